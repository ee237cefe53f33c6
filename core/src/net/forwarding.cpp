// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "forwarding_p.h"
#include "httphead_p.h"

namespace jackfield::net {

Headers endToEnd(const Headers &headers)
{
    QList<QByteArray> dropped { "connection", "keep-alive", "proxy-connection",  "te",
                                "trailer",    "upgrade",    "transfer-encoding", "content-length" };
    for (const QByteArray &name : headers.listValues("Connection"))
        dropped.append(name.toLower());
    Headers kept;
    for (const auto &[name, value] : headers.fields()) {
        const QByteArray lower = name.toLower();
        if (!dropped.contains(lower) && !lower.startsWith("sec-websocket-"))
            kept.append(name, value);
    }
    return kept;
}

QByteArray forwardedTarget(const QUrl &target, const Request &request)
{
    QByteArray path = target.path(QUrl::FullyEncoded).toLatin1();
    while (path.endsWith('/'))
        path.chop(1);
    return path + request.uri().pathAndQuery();
}

ClientConfig forwardedConfig(const ProxyTarget &target, const Request &request)
{
    Headers headers = endToEnd(request.headers());
    if (!target.preserveHost)
        headers.remove("Host");
    return { .headers = headers,
             .subprotocols = request.offeredSubprotocols(),
             .tls = target.tls,
             .timeout = target.timeout,
             .transport = Transport::Exact }; // nothing may change on the way
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
