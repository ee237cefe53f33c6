// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonpath.h>

#include <optional>

namespace jackfield {

/// Places in JSON messages: a JSON Pointer ("/items/0/id", a place and all below it) or a JSONPath ("$.items[*].id").
/// Cheap to copy; usable on any thread.
class JsonPlaces
{
public:
    /// The whole.
    JsonPlaces() = default;
    explicit JsonPlaces(const JsonPointer &pointer);
    /// Error: Invalid, for what begins with neither `/` nor `$` and is not empty, and what its notation does not allow.
    static Result<JsonPlaces> parse(const QString &text);

    /// As it was written.
    const QString &text() const { return m_text; }
    /// Nothing if it is a JSONPath.
    const JsonPointer *pointer() const { return m_path ? nullptr : &m_pointer; }
    /// Those that are there, in document order.
    QList<JsonPointer> in(const JsonValue &root) const;

    bool operator==(const JsonPlaces &other) const { return m_text == other.m_text; }

private:
    QString m_text;
    JsonPointer m_pointer;
    std::optional<JsonPath> m_path; ///< else the pointer
};

} // namespace jackfield
