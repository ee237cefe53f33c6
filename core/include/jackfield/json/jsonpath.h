// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield {

/// A JSONPath expression, read once and used for many values: `$.items[?(@.price < 10)].name`.
/// Cheap to copy; usable on any thread.
class JsonPath
{
public:
    /// Errors: Invalid; Unsupported for regular expressions, which a value could keep busy for ever. `where` is
    /// "line:column" within `text`.
    static Result<JsonPath> compile(const QString &text);

    const QString &text() const { return m_text; }
    /// The one place that it names, if it can name no other: findJson() finds it without reading the whole value. In a
    /// pointer an index may be a member's name, too; in a path it is not.
    std::optional<JsonPointer> place() const;
    /// The values it selects, in document order and as they were written; what a function computes is built anew.
    /// Error: Invalid, if the expression cannot be applied.
    Result<QList<JsonValue>> evaluate(const JsonValue &root) const;
    /// Where they stand; what a function computes stands nowhere. Error: as evaluate().
    Result<QList<JsonPointer>> locate(const JsonValue &root) const;

private:
    class SinglePlace;
    class AnyDepth;
    struct Expression;
    JsonPath(QString text, std::shared_ptr<const Expression> expression);

    QString m_text;
    std::shared_ptr<const Expression> m_expression;
};

} // namespace jackfield
