// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QString>
#include <QStringList>

namespace jackfield {

/// A place in a JSON document (RFC 6901): "" is the whole, "/items/0/price" a number in it.
class JsonPointer
{
public:
    /// The whole document.
    JsonPointer() = default;

    /// Error: Invalid if it does not begin with `/` or holds a `~` that is not `~0` or `~1`.
    static Result<JsonPointer> parse(const QString &text);

    /// Keys and array indexes from the root on, unescaped.
    const QStringList &tokens() const { return m_tokens; }
    bool isEmpty() const { return m_tokens.isEmpty(); }
    /// As it is written, `~` and `/` escaped.
    QString toString() const;

    JsonPointer child(const QString &key) const;
    JsonPointer child(qsizetype index) const { return child(QString::number(index)); }
    /// Whether `other` is this place or one below it.
    bool covers(const JsonPointer &other) const;

    bool operator==(const JsonPointer &) const = default;

private:
    explicit JsonPointer(QStringList tokens)
        : m_tokens(std::move(tokens))
    { }

    QStringList m_tokens;
};

} // namespace jackfield
