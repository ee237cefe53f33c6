// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "httphead_p.h"
#include "upgrade_p.h"

#include <jackfield/wire/handshakekey.h>

#include <QSslSocket>
#include <QWebSocket>
#include <QWebSocketServer>
#include <algorithm>

namespace jackfield::net {

namespace {
bool lists(const Request &request, QByteArrayView header, QByteArrayView item)
{
    return std::ranges::any_of(
        request.headers().listValues(header),
        [item](const QByteArray &value) { return value.compare(item, Qt::CaseInsensitive) == 0; });
}

template<typename Socket>
DoorSocket doorSocket()
{
    auto *socket = new MutableSocket<Socket>();
    return { socket, [socket](bool muted) { socket->setMuted(muted); } };
}
} // namespace

bool isUpgrade(const Request &request)
{
    return lists(request, "Upgrade", "websocket")
        || request.headers().contains("Sec-WebSocket-Key");
}

std::optional<Response> handshakeFault(const Request &request)
{
    if (request.method() != Method::Get)
        return plainText(400, QStringLiteral("An opening handshake is a GET."));
    if (request.httpVersion() != "1.1")
        return plainText(400, QStringLiteral("An opening handshake is HTTP/1.1."));
    if (!lists(request, "Upgrade", "websocket") || !lists(request, "Connection", "upgrade"))
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
    Response response =
        Response(101)
            .header("Upgrade", "websocket")
            .header("Connection", "Upgrade")
            .header("Sec-WebSocket-Accept",
                    wire::acceptValue(request.header("Sec-WebSocket-Key").value_or(QByteArray())));
    if (!subprotocol.isEmpty())
        response = response.header("Sec-WebSocket-Protocol", subprotocol.toLatin1());
    if (!extensions.isEmpty())
        response = response.header("Sec-WebSocket-Extensions", extensions);
    for (const auto &[name, value] : answer.headers().fields()) {
        if (isToken(name) && isHeaderValue(value) && !own.contains(name.toLower()))
            response = response.header(name, value);
    }
    return response;
}

QByteArray serializedUpgrade(const Response &switching)
{
    QByteArray bytes = "HTTP/1.1 101 " + switching.reason() + "\r\n";
    for (const auto &[name, value] : switching.headers().fields())
        bytes += name + ": " + value + "\r\n";
    return bytes += "\r\n";
}

DoorSocket plainDoorSocket()
{
    return doorSocket<QTcpSocket>();
}

DoorSocket tlsDoorSocket()
{
    return doorSocket<QSslSocket>();
}

void becomeQWebSocket(const DoorSocket &door, const std::function<void(QWebSocket *)> &done)
{
    auto *upgrader = new QWebSocketServer(QString(), QWebSocketServer::NonSecureMode, door.socket);
    QObject::connect(upgrader, &QWebSocketServer::newConnection, upgrader, [upgrader, door, done] {
        QWebSocket *web = upgrader->nextPendingConnection();
        web->setParent(nullptr);
        door.setMuted(false);
        upgrader->deleteLater();
        done(web);
    });
    // What Qt reads is a handshake without anything that it could find fault with: its own limits are lower than
    // ours, and whatever was agreed on stands in our 101.
    door.setMuted(true);
    putBack(*door.socket,
            "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
    upgrader->handleConnection(door.socket);
}

void putBack(QTcpSocket &socket, const QByteArray &bytes)
{
    for (qsizetype i = bytes.size() - 1; i >= 0; --i)
        socket.ungetChar(bytes.at(i));
}

} // namespace jackfield::net
