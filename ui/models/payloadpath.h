// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <jackfield/json/jsonpath.h>

#include <functional>

namespace jackfield::ui {

/// A JSONPath that is applied to payloads as they stand in the log. One that names a single place costs a walk to it,
/// others a reading of the whole payload. Usable on any thread.
class PayloadPath
{
public:
    /// Errors: those of JsonPath::compile.
    static Result<PayloadPath> compile(const QString &text);

    const QString &text() const { return m_path.text(); }
    /// Whether `test` holds for one of the values that it names, each as it is written. A payload that is no JSON has none.
    bool any(QByteArrayView payload, const std::function<bool(QByteArrayView)> &test) const;
    /// The same for a row, or for what it decodes to.
    bool any(const MessageRows &rows,
             qsizetype row,
             const std::function<bool(QByteArrayView)> &test) const;

private:
    explicit PayloadPath(const JsonPath &path)
        : m_path(path)
        , m_place(path.place())
    { }

    JsonPath m_path;
    std::optional<JsonPointer> m_place;
};

/// Whether a value, as it is written, is a number.
bool isJsonNumber(QByteArrayView raw);
/// The characters of a JSON string, or another value as it is written.
QString textOfJson(QByteArrayView raw);

} // namespace jackfield::ui
