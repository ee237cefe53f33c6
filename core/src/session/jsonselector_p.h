// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/jsondocument_p.h"

#include <QList>
#include <functional>

namespace jackfield {

/// A way to values of a document, one step a level. Unlike JsonPath it finds all of duplicate members.
struct JsonSelector
{
    struct Step
    {
        enum class Kind {
            Name, ///< a member
            Index, ///< an element
            Token, ///< of a JSON Pointer: either
            Any,
        };
        Kind kind = Kind::Any;
        QString name; ///< of Name and Token
        qsizetype index = -1; ///< of Index; of Token if it is one
        bool descends = false; ///< any number of levels may lie before it
    };

    QList<Step> steps;
};

JsonSelector selectorOf(const JsonPointer &pointer);
/// Of a JSONPath of names, indexes and wildcards; nothing for one that computes or filters.
std::optional<JsonSelector> selectorOf(const QString &jsonPath);

/// Tells `selected(selector, node)` of what the selectors select, in document order; what lies within a value that was
/// selected is not told of.
void select(const JsonDocument &document,
            const QList<JsonSelector> &selectors,
            const std::function<void(qsizetype, quint32)> &selected);
/// The same for places, however many: each is looked up once.
void selectPlaces(const JsonDocument &document,
                  const QList<JsonPointer> &places,
                  const std::function<void(quint32)> &selected);

} // namespace jackfield
