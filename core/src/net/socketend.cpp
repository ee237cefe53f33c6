// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "descriptorstream_p.h"
#include "socketend_p.h"

#include <fcntl.h>

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

/// QTcpSocket closes its descriptor as soon as everything has left, and what is unread then resets the connection, which
/// tears up on its way what was sent last. So another descriptor of the same connection outlives it, and the socket.
void readOnAfterwards(QTcpSocket *socket)
{
    const int kept = ::fcntl(int(socket->socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    if (kept < 0) {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        return;
    }
    auto *rest = new DescriptorStream(kept, socket);
    rest->setPaused(true);
    QObject::connect(socket, &QTcpSocket::disconnected, rest, &DescriptorStream::closeGently);
    QObject::connect(rest, &QObject::destroyed, socket, &QObject::deleteLater);
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
    readOnAfterwards(socket);
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
