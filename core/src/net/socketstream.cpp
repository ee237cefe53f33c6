// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "socketend_p.h"
#include "socketstream_p.h"

#include <QHostAddress>
#include <QSslSocket>

namespace jackfield::net {

namespace {
constexpr qint64 unreadBytes = 1 << 20; ///< what may come in while reading is paused
}

SocketStream::SocketStream(QTcpSocket *socket, QObject *parent)
    : ByteStream(parent)
    , m_socket(socket)
{
    socket->setParent(this);
    socket->setReadBufferSize(unreadBytes);
    connect(socket, &QTcpSocket::readyRead, this, &SocketStream::readAll);
    connect(socket, &QTcpSocket::disconnected, this, [this] { tellReadable(); });
    connect(socket, &QTcpSocket::bytesWritten, this, [this] { tellWritten(); });
    if (const auto *tls = qobject_cast<QSslSocket *>(socket)) // encrypted is not sent yet
        connect(tls, &QSslSocket::encryptedBytesWritten, this, [this] { tellWritten(); });
}

/// For its end, with nothing connected to it, as a child of the stream's parent; the stream is deleted later.
QTcpSocket *SocketStream::takeSocket()
{
    QTcpSocket *socket = m_socket;
    m_socket = nullptr;
    socket->disconnect(this);
    socket->setParent(parent());
    deleteLater();
    return socket;
}

/// QTcpSocket says only once that there is something to read, and that it is over.
void SocketStream::readAll()
{
    const QPointer<SocketStream> self(this);
    if (!m_isPaused && isOver())
        return tellReadable();
    while (self && m_socket && !m_isPaused && m_socket->bytesAvailable() > 0) {
        const qint64 before = m_socket->bytesAvailable();
        tellReadable();
        if (self && m_socket && m_socket->bytesAvailable() == before)
            return; // nobody reads now
    }
}

QByteArrayView SocketStream::read()
{
    const auto [buffer, size] = readBuffer();
    const qint64 count = m_socket && m_socket->isOpen() ? m_socket->read(buffer, size) : 0;
    return { buffer, std::max<qint64>(count, 0) };
}

bool SocketStream::isOver() const
{
    return !m_socket
        || (m_socket->state() == QAbstractSocket::UnconnectedState
            && m_socket->bytesAvailable() == 0);
}

void SocketStream::flush()
{
    if (m_socket && m_socket->isOpen())
        m_socket->write(m_out);
    m_out = {};
}

qint64 SocketStream::unwrittenBytes() const
{
    return m_out.size() + (m_socket ? net::unwrittenBytes(*m_socket) : 0);
}

void SocketStream::setPaused(bool paused)
{
    if (std::exchange(m_isPaused, paused) && !paused)
        QMetaObject::invokeMethod(this, &SocketStream::readAll, Qt::QueuedConnection);
}

QString SocketStream::peerName() const
{
    return nameOf(m_socket->peerAddress().toString(), m_socket->peerPort());
}

void SocketStream::closeGently()
{
    flush();
    if (m_socket)
        net::closeGently(takeSocket());
}

void SocketStream::closeWhenPeerCloses()
{
    flush();
    if (m_socket)
        net::closeWhenPeerCloses(takeSocket());
}

void SocketStream::closeAtOnce()
{
    if (m_socket)
        net::closeAtOnce(takeSocket());
}

} // namespace jackfield::net
