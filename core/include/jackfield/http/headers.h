// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <optional>
#include <utility>

namespace jackfield {

/// The header fields of a request or response: ordered, a name may stand several times.
/// Names and values are octets as they were on the wire; names compare without case (RFC 9110 section 5.1).
class Headers
{
public:
    using Field = std::pair<QByteArray, QByteArray>;

    Headers() = default;
    Headers(std::initializer_list<Field> fields)
        : m_fields(fields)
    { }

    const QList<Field> &fields() const { return m_fields; }
    bool isEmpty() const { return m_fields.isEmpty(); }
    bool contains(QByteArrayView name) const { return value(name).has_value(); }

    /// The first value of `name`.
    std::optional<QByteArray> value(QByteArrayView name) const;
    /// All values of `name`, in order.
    QList<QByteArray> values(QByteArrayView name) const;
    /// All values of `name` split at commas and trimmed: what list-typed fields (Connection,
    /// Sec-WebSocket-Protocol) mean (RFC 9110 section 5.6.1).
    QList<QByteArray> listValues(QByteArrayView name) const;
    /// Whether `item` is one of them; options and protocols compare without case (RFC 9110 section 7.6.1).
    bool lists(QByteArrayView name, QByteArrayView item) const;

    void append(QByteArray name, QByteArray value);
    /// Puts `value` in the place of all values of `name`, or at the end.
    void replace(const QByteArray &name, const QByteArray &value);
    void remove(QByteArrayView name);

    bool operator==(const Headers &) const = default;

private:
    QList<Field> m_fields;
};

/// Whether `text` may stand as a header name (RFC 9110 token).
bool isToken(QByteArrayView text);
/// Whether `text` may stand as a header value: no CR, LF, NUL.
bool isHeaderValue(QByteArrayView text);

} // namespace jackfield
