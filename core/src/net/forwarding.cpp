// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "forwarding_p.h"
#include "httphead_p.h"
#include "openinghandshake_p.h"
#include "ws/callersheaders_p.h"

namespace jackfield::net {

namespace {
/// What concerns one hop only.
QList<QByteArray> hopByHop(const Headers &headers)
{
    QList<QByteArray> names { "connection", "keep-alive", "proxy-connection",  "te",
                              "trailer",    "upgrade",    "transfer-encoding", "content-length" };
    for (const QByteArray &name : headers.listValues("Connection"))
        names.append(name.toLower());
    return names;
}

/// The headers of a handshake; where it asks for the next hop's protocol, each hop does so itself.
Headers passedOn(const Headers &headers)
{
    const QList<QByteArray> dropped = hopByHop(headers);
    Headers kept;
    for (const auto &[name, value] : headers.fields()) {
        const QByteArray lower = name.toLower();
        if (!kept.contains(name) && lower == "upgrade")
            kept.append(name, "websocket");
        else if (!kept.contains(name) && lower == "connection")
            kept.append(name, "Upgrade");
        else if (!dropped.contains(lower))
            kept.append(name, value);
    }
    return kept;
}
} // namespace

Headers endToEnd(const Headers &headers)
{
    const QList<QByteArray> dropped = hopByHop(headers);
    Headers kept;
    for (const auto &[name, value] : headers.fields()) {
        const QByteArray lower = name.toLower();
        if (!dropped.contains(lower) && !lower.startsWith("sec-websocket-"))
            kept.append(name, value);
    }
    return kept;
}

// Not QUrl::resolved(): "//host/x" is a path here, and would be another server there.
QUrl upstreamUrl(const QUrl &target, const QByteArray &path)
{
    const auto parts =
        QUrl::FormattingOptions(QUrl::RemovePath) | QUrl::RemoveQuery | QUrl::RemoveFragment;
    return QUrl::fromEncoded(QByteArray(target.toEncoded(parts) + path));
}

QByteArray forwardedTarget(const QUrl &target, const Request &request)
{
    QByteArray path = target.path(QUrl::FullyEncoded).toLatin1();
    while (path.endsWith('/'))
        path.chop(1);
    return path + request.uri().pathAndQuery();
}

Request forwardedRequest(const ProxyTarget &target, const Request &request)
{
    Headers headers = passedOn(request.headers());
    if (!target.preserveHost)
        headers.replace("Host", hostHeader(target.url));
    if (!headers.contains("Authorization"))
        appendCallersHeaders(headers, target.url, {});
    return Request(request.method(), Uri(forwardedTarget(target.url, request)))
        .withHeaders(headers);
}

Response forwardedSwitching(const Response &switching)
{
    return switching.withHeaders(passedOn(switching.headers()));
}

Response refusalFor(const ConnectFailure &failure)
{
    using Kind = ConnectFailure::Kind;
    if (failure.kind == Kind::Http) {
        const Response &response = failure.response;
        Headers headers = endToEnd(response.headers());
        if (const auto upgrade = response.header("Upgrade")) // a 426 must name it
            headers.append("Upgrade", *upgrade);
        for (const QByteArray &version : response.headers().values("Sec-WebSocket-Version"))
            headers.append("Sec-WebSocket-Version", version);
        return response.withHeaders(headers);
    }
    return plainText(
        failure.kind == Kind::Timeout ? 504 : 502,
        QStringLiteral("The server behind this proxy cannot be had. %1").arg(failure.message));
}

} // namespace jackfield::net
