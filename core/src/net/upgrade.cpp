// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "httphead_p.h"
#include "upgrade_p.h"

#include <jackfield/wire/handshakekey.h>

#include <algorithm>

namespace jackfield::net {

bool isUpgrade(const Request &request)
{
    return request.headers().lists("Upgrade", "websocket")
        || request.headers().contains("Sec-WebSocket-Key");
}

std::optional<Response> handshakeFault(const Request &request)
{
    if (request.method() != Method::Get)
        return plainText(400, QStringLiteral("An opening handshake is a GET."));
    if (request.httpVersion() != "1.1")
        return plainText(400, QStringLiteral("An opening handshake is HTTP/1.1."));
    if (!request.headers().lists("Upgrade", "websocket")
        || !request.headers().lists("Connection", "upgrade"))
        return plainText(
            400,
            QStringLiteral(
                "An opening handshake has 'Upgrade: websocket' and 'Connection: Upgrade'."));
    if (request.headers().values("Sec-WebSocket-Version") != QList<QByteArray> { "13" })
        return plainText(
                   426, QStringLiteral("Only version 13 of the WebSocket protocol is spoken here."))
            .header("Upgrade", "websocket")
            .header("Sec-WebSocket-Version", "13");
    const auto keys = request.headers().values("Sec-WebSocket-Key");
    if (keys.size() != 1 || !wire::isHandshakeKey(keys.first()))
        return plainText(
            400,
            QStringLiteral(
                "An opening handshake has one Sec-WebSocket-Key of 16 bytes in Base64."));
    return std::nullopt;
}

Response switchingProtocols(const Request &request,
                            const WsResponse &answer,
                            const QString &subprotocol,
                            const QByteArray &extensions)
{
    static const QList<QByteArray> own { "upgrade",
                                         "connection",
                                         "content-length",
                                         "transfer-encoding",
                                         "sec-websocket-accept",
                                         "sec-websocket-protocol",
                                         "sec-websocket-extensions" };
    Headers headers { { "Upgrade", "websocket" },
                      { "Connection", "Upgrade" },
                      { "Sec-WebSocket-Accept",
                        wire::acceptValue(
                            request.header("Sec-WebSocket-Key").value_or(QByteArray())) } };
    if (!subprotocol.isEmpty())
        headers.append("Sec-WebSocket-Protocol", subprotocol.toLatin1());
    if (!extensions.isEmpty())
        headers.append("Sec-WebSocket-Extensions", extensions);
    for (const auto &[name, value] : answer.headers().fields()) {
        if (isToken(name) && isHeaderValue(value) && !own.contains(name.toLower()))
            headers.append(name, value);
    }
    return Response(101).withHeaders(headers);
}

QByteArray serializedUpgrade(const Response &switching)
{
    QByteArray bytes = "HTTP/1.1 101 " + switching.reason() + "\r\n";
    for (const auto &[name, value] : switching.headers().fields())
        bytes += name + ": " + value + "\r\n";
    return bytes += "\r\n";
}

} // namespace jackfield::net
