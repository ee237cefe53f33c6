// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "socketend_p.h"

#include <QSslSocket>
#include <QTimer>

namespace jackfield::net {

namespace {
/// Two seconds in which nothing leaves are the end.
void limitClosing(QTcpSocket *socket)
{
    QTimer::singleShot(std::chrono::seconds(2), socket, [socket, before = unwrittenBytes(*socket)] {
        if (unwrittenBytes(*socket) < before)
            limitClosing(socket);
        else
            closeAtOnce(socket);
    });
}
} // namespace

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
    socket->readAll();
    socket->flush();
    limitClosing(socket);
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

qint64 unwrittenBytes(const QTcpSocket &socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

QString nameOf(const QString &address, quint16 port)
{
    const bool isV6 = address.contains(QLatin1Char(':'));
    return QStringLiteral("%1:%2")
        .arg(isV6 ? QStringLiteral("[%1]").arg(address) : address)
        .arg(port);
}

} // namespace jackfield::net
