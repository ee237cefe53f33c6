// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "httphead_p.h"
#include "streamsocket_p.h"
#include "upgrade_p.h"

#include <jackfield/wire/handshakekey.h>

#include <QCoreApplication>
#include <QWebSocket>
#include <QWebSocketServer>
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

QWebSocket *becomeQWebSocket(StreamSocket &socket)
{
    // Without anything that Qt could find fault with: its own limits are lower than ours, and whatever was agreed on
    // stands in our 101. Its 101 goes nowhere.
    static constexpr char handshake[] =
        "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    QWebSocketServer upgrader(QString(), QWebSocketServer::NonSecureMode);
    socket.setInput(QByteArrayView(handshake));
    upgrader.handleConnection(&socket); // which reads it in its next event
    QCoreApplication::sendPostedEvents(&upgrader, QEvent::MetaCall);
    QWebSocket *web = upgrader.nextPendingConnection();
    Q_ASSERT(web);
    web->setParent(nullptr);
    socket.forgetPeeked();
    return web;
}

} // namespace jackfield::net
