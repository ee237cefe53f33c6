// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "relayingproxy.h"

#include <QtEndian>
#include <map>

namespace {
/// Both ways, from now on.
void relay(QTcpSocket &client, const QString &host, quint16 port, const QByteArray &opened)
{
    auto *server = new QTcpSocket(&client);
    QObject::disconnect(&client, &QTcpSocket::readyRead, &client, nullptr);
    QObject::connect(server, &QTcpSocket::connected, &client, [=, &client] {
        client.write(opened);
        server->write(client.readAll());
        QObject::connect(&client, &QTcpSocket::readyRead, server, [=, &client] {
            server->write(client.readAll());
        });
    });
    QObject::connect(
        server, &QTcpSocket::readyRead, &client, [=, &client] { client.write(server->readAll()); });
    QObject::connect(
        server, &QTcpSocket::disconnected, &client, [&client] { client.disconnectFromHost(); });
    server->connectToHost(host, port);
}

/// One connection's SOCKS5 talk (RFC 1928, RFC 1929).
void answerSocks(const RelayingProxy &proxy, QTcpSocket &socket, int &step, QByteArray &bytes)
{
    if (step == 0 && bytes.size() >= 2 && bytes.size() >= 2 + bytes.at(1)) {
        const char method = proxy.user.isEmpty() ? 0 : 2;
        const bool isOffered = bytes.sliced(2, bytes.at(1)).contains(method);
        socket.write(QByteArray("\x05") + (isOffered ? method : '\xff'));
        bytes.remove(0, 2 + bytes.at(1));
        step = proxy.user.isEmpty() ? 2 : 1;
    }
    if (step == 1) {
        const QByteArray expected = QByteArray("\x01") + char(proxy.user.size()) + proxy.user
            + char(proxy.password.size()) + proxy.password;
        if (bytes.size() < 2 || bytes.size() < 3 + bytes.at(1)
            || bytes.size() < 3 + bytes.at(1) + bytes.at(2 + bytes.at(1)))
            return;
        socket.write(QByteArray("\x01") + char(bytes == expected ? 0 : 1));
        bytes.clear();
        step = 2;
    }
    if (step == 2 && bytes.size() >= 7) {
        step = 3;
        if (!proxy.refusal.isEmpty()) {
            socket.write(proxy.refusal);
            return;
        }
        QString host;
        const char *address = bytes.constData() + 4;
        if (bytes.at(3) == 1)
            host = QHostAddress(qFromBigEndian<quint32>(address)).toString();
        else if (bytes.at(3) == 4)
            host = QHostAddress(reinterpret_cast<const quint8 *>(address)).toString();
        else
            host = QString::fromLatin1(address + 1, *address);
        const quint16 port = qFromBigEndian<quint16>(bytes.constData() + bytes.size() - 2);
        relay(socket, host, port, QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
    }
}

void answerConnect(const RelayingProxy &proxy, QTcpSocket &socket, QByteArray &bytes)
{
    const QByteArray head = takeHead(bytes);
    if (head.isEmpty())
        return;
    const QByteArray proof = "Basic " + QByteArray(proxy.user + ':' + proxy.password).toBase64();
    if (!proxy.user.isEmpty() && headerOf(head, "Proxy-Authorization") != proof) {
        socket.write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic "
                     "realm=\"p\"\r\nContent-Length: 8\r\n\r\nwho then");
        return;
    }
    if (!proxy.refusal.isEmpty()) {
        socket.write(proxy.refusal);
        return socket.disconnectFromHost();
    }
    const QUrl target(QStringLiteral("x://") + QString::fromLatin1(head.split(' ').value(1)));
    relay(socket, target.host(), quint16(target.port()), "HTTP/1.1 200 Open\r\n\r\n");
}
} // namespace

ScriptedServer::Script RelayingProxy::script() const
{
    const auto steps = std::make_shared<std::map<int, int>>();
    return [proxy = *this, steps](QTcpSocket &socket, int number, QByteArray &bytes) {
        if (proxy.isSilent)
            return;
        if (steps->contains(number) || bytes.startsWith('\x05'))
            answerSocks(proxy, socket, (*steps)[number], bytes);
        else
            answerConnect(proxy, socket, bytes);
    };
}
