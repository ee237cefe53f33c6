// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "socketend_p.h"

#include <QHostAddress>
#include <QTimer>

namespace jackfield::net {

void closeAtOnce(QTcpSocket *socket)
{
    socket->disconnect();
    socket->abort();
    socket->deleteLater();
}

void closeGently(QTcpSocket *socket)
{
    socket->disconnect();
    if (socket->state() != QAbstractSocket::ConnectedState)
        return socket->deleteLater();
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); });
    QTimer::singleShot(std::chrono::seconds(2), socket, [socket] { closeAtOnce(socket); });
    socket->readAll();
    socket->flush();
    socket->disconnectFromHost();
}

void closeWhenPeerCloses(QTcpSocket *socket)
{
    socket->disconnect();
    if (socket->state() != QAbstractSocket::ConnectedState)
        return socket->deleteLater();
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); });
    QTimer::singleShot(std::chrono::seconds(1), socket, [socket] { closeGently(socket); });
}

QString peerName(const QTcpSocket &socket)
{
    const QHostAddress address = socket.peerAddress();
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return QStringLiteral("%1:%2")
        .arg(isV6 ? QStringLiteral("[%1]").arg(address.toString()) : address.toString())
        .arg(socket.peerPort());
}

} // namespace jackfield::net
