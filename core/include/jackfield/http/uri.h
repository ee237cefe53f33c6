// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>
#include <utility>

namespace jackfield {

/// A request target, kept octet for octet as it was sent (RFC 9112 section 3.2).
class Uri
{
public:
    /// One query parameter, decoded by form rules (`+` is a blank). `?x` has no value, `?x=` an empty one.
    using Query = std::pair<QString, std::optional<QString>>;

    Uri() = default;
    explicit Uri(QByteArray target)
        : m_target(std::move(target))
    { }

    /// The target as it was sent: path and query, or an absolute URI.
    const QByteArray &target() const { return m_target; }
    /// The path, still percent-encoded; "/" if the target has none.
    QString path() const;
    /// The path's and query's part of the target, whatever form it has.
    QByteArray pathAndQuery() const;
    QList<Query> queries() const;
    /// The values of every parameter of that name, in order; `?x` counts as "".
    QList<QString> queryValues(const QString &name) const;
    /// A copy with these values for that parameter, and nothing else changed; see withFormValues().
    Uri withQueryValues(const QString &name, const QList<std::optional<QString>> &values) const;

    bool operator==(const Uri &) const = default;

private:
    QByteArray m_target = QByteArrayLiteral("/");
};

/// The pairs of application/x-www-form-urlencoded text, decoded.
QList<Uri::Query> formPairs(const QByteArray &text);
/// Such text with these values for `name`, where its first one stood or at the end; `x` is written for one that is nothing,
/// `x=` for an empty one. All other pairs stay octet for octet.
QByteArray withFormValues(const QByteArray &text,
                          const QString &name,
                          const QList<std::optional<QString>> &values);

/// Percent-decodes `text` (UTF-8). Nothing if a `%` is not followed by two hex digits or the bytes are not UTF-8.
std::optional<QString> percentDecoded(QByteArrayView text);

/// The host of "example.com:80" or "[::1]:80", without brackets, in lower case; nothing if that is malformed.
std::optional<QString> hostOf(const QString &authority);

} // namespace jackfield
