// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield::mock {

/// What a JSON Schema asks for that has no bound: a message could keep its server busy for ever.
struct SchemaProblem
{
    JsonPointer place;
    QString words;
};

/// Looks for regular expressions, for references to elsewhere, to nothing or in circles, and for schemas that grow
/// beyond a bound where their references are filled in.
std::optional<SchemaProblem> problemOf(const JsonValue &schema);

/// Whether the members of a keyword's value have names of their own, which are no keywords.
bool holdsNames(const QString &keyword);
/// Whether a keyword's value is no schema.
bool holdsValues(const QString &keyword);

/// Whether it asks whether all items are different, which costs the square of their number.
bool comparesItems(const JsonValue &schema);

} // namespace jackfield::mock
