// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/headers.h>
#include <jackfield/http/request.h>

#include <functional>

namespace jackfield {

/// An HTTP response. Immutable: the setters copy, so they chain: `Response(404).body("no such room")`.
/// Status 0 means that the peer sent none.
class Response
{
public:
    Response() = default;
    explicit Response(int status)
        : m_status(status)
    { }

    int status() const { return m_status; }
    /// The reason phrase that came or was set, else the standard one (RFC 9110 section 15).
    QByteArray reason() const;
    const Headers &headers() const { return m_headers; }
    std::optional<QByteArray> header(QByteArrayView name) const { return m_headers.value(name); }
    const QByteArray &body() const { return m_body; }

    Response reason(QByteArray phrase) const;
    /// Adds one field; a name may stand several times.
    Response header(QByteArray name, QByteArray value) const;
    Response withHeaders(Headers headers) const;
    Response body(QByteArray body) const;

    bool operator==(const Response &) const = default;

private:
    int m_status = 0;
    QByteArray m_reason;
    Headers m_headers;
    QByteArray m_body;
};

/// A line of plain text, UTF-8, with a line feed behind it.
Response plainText(int status, const QString &text);

using HttpHandler = std::function<Response(const Request &)>;
/// Wraps a handler.
using HttpFilter = std::function<HttpHandler(HttpHandler)>;

/// The standard reason phrase of a status code; empty if it has none.
QByteArray reasonPhrase(int status);

} // namespace jackfield
