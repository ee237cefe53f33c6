// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/headers.h>
#include <jackfield/http/method.h>
#include <jackfield/http/uri.h>

#include <QHash>
#include <memory>
#include <optional>

namespace jackfield {

/// What routing found out about a request: the template that matched, and the decoded path values by name.
struct RouteMatch
{
    QString uriTemplate;
    QList<std::pair<QString, QString>> values;

    std::optional<QString> value(const QString &name) const;
    bool operator==(const RouteMatch &) const = default;
};

/// An HTTP request; the opening handshake of a WebSocket is one (RFC 6455 section 4.1). Immutable: `with...` copies.
class Request
{
public:
    Request() = default;
    Request(Method method, Uri uri)
        : m_method(std::move(method))
        , m_uri(std::move(uri))
    { }

    /// A GET of `target` (path and query, as it would stand on the request line).
    static Request get(const QString &target);

    const Method &method() const { return m_method; }
    const Uri &uri() const { return m_uri; }
    const Headers &headers() const { return m_headers; }
    /// The first value of a header, octets.
    std::optional<QByteArray> header(QByteArrayView name) const { return m_headers.value(name); }
    const QByteArray &body() const { return m_body; }
    /// "1.1" and the like, as on the request line.
    const QByteArray &httpVersion() const { return m_httpVersion; }
    /// Set by routing; nothing if the request was not routed.
    const std::optional<RouteMatch> &route() const { return m_route; }
    /// The subprotocols the client offers, in its order of preference.
    QList<QString> offeredSubprotocols() const;

    Request withMethod(Method method) const;
    Request withUri(Uri uri) const;
    Request withHeader(QByteArray name, QByteArray value) const;
    Request withHeaders(Headers headers) const;
    Request withBody(QByteArray body) const;
    Request withHttpVersion(QByteArray version) const;
    Request withRoute(RouteMatch match) const;

    /// What was put there with `withContext`; nothing if there is none. Keys are unique in the program: see
    /// lens::context, which makes them.
    std::shared_ptr<const void> context(quint64 key) const { return m_context.value(key); }
    /// A null pointer takes it away.
    Request withContext(quint64 key, std::shared_ptr<const void> value) const;

    /// The context does not count.
    friend bool operator==(const Request &a, const Request &b);

private:
    Method m_method = Method::Get;
    Uri m_uri;
    Headers m_headers;
    QByteArray m_body;
    QByteArray m_httpVersion = QByteArrayLiteral("1.1");
    std::optional<RouteMatch> m_route;
    QHash<quint64, std::shared_ptr<const void>> m_context;
};

} // namespace jackfield
