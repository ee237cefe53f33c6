// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsontape_p.h"

namespace jackfield {

/// Finds many places of one value. Those that come in document order cost one walk, however many there are: for each
/// container on the way to the last one it knows where it was.
class JsonFinder
{
public:
    explicit JsonFinder(const JsonValue &root)
        : m_root(root)
    { }

    /// What JsonValue::at() says.
    std::optional<JsonValue> at(const JsonPointer &pointer);
    /// The node of a value that was read from a text.
    std::optional<quint32> node(const JsonPointer &pointer);

private:
    struct Level
    {
        quint32 container = 0;
        qsizetype index = 0; ///< of an array's element that was found last
        quint32 element = 0;
        std::optional<QHash<QString, quint32>> members = {}; ///< of an object that has many
    };

    static std::optional<quint32> element(const JsonTape &tape, Level &level, const QString &token);
    static std::optional<quint32> member(const JsonTape &tape, Level &level, const QString &token);

    const JsonValue m_root;
    std::vector<Level> m_levels;
};

} // namespace jackfield
