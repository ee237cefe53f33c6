// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rawpeer.h"

#include <QDeadlineTimer>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>

namespace {
/// Whether an answer with a Content-Length is all there.
bool isWhole(const QByteArray &answer)
{
    const qsizetype head = answer.indexOf("\r\n\r\n");
    const qsizetype length = answer.indexOf("Content-Length: ");
    if (head < 0 || length < 0 || length > head)
        return false;
    const qsizetype start = length + 16;
    return answer.size()
        >= head + 4 + answer.sliced(start, answer.indexOf('\r', start) - start).toInt();
}
} // namespace

QByteArray askRaw(quint16 port, const QByteArray &bytes, int milliseconds)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(milliseconds))
        return "no connection";
    socket.write(bytes);
    QDeadlineTimer deadline(milliseconds);
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState && !isWhole(answer)
           && !deadline.hasExpired()) {
        socket.waitForReadyRead(int(std::min<qint64>(deadline.remainingTime(), 50)));
        answer += socket.readAll();
    }
    return answer + socket.readAll();
}

QByteArray openingHandshake(const QByteArray &target, const QByteArray &more)
{
    const bool hasHost = more.contains("Host:");
    return "GET " + target + " HTTP/1.1\r\n" + (hasHost ? "" : "Host: localhost\r\n")
        + "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + more + "\r\n";
}

QByteArray switchingProtocols(const QByteArray &accept, const QByteArray &more)
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
           "Upgrade\r\nSec-WebSocket-Accept: "
        + accept + "\r\n" + more + "\r\n";
}

RawServer::RawServer(std::function<QByteArray(const QByteArray &)> answer, bool stays)
{
    QSemaphore ready;
    m_thread.reset(QThread::create([&ready, this, answer, stays] {
        QTcpServer server;
        if (server.listen(QHostAddress::LocalHost))
            m_port = server.serverPort();
        ready.release();
        if (!server.waitForNewConnection(10'000))
            return;
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        QByteArray request;
        while (!request.contains("\r\n\r\n") && socket->waitForReadyRead(3000))
            request += socket->readAll();
        {
            const QMutexLocker lock(&m_mutex);
            m_request = request;
        }
        socket->write(answer(request));
        if (stays)
            socket->waitForDisconnected(10'000);
        else
            socket->disconnectFromHost();
        if (socket->state() != QAbstractSocket::UnconnectedState)
            socket->waitForDisconnected(3000);
    }));
    m_thread->start();
    ready.acquire();
}

RawServer::~RawServer()
{
    QTcpSocket last; // whom it may still wait for
    last.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    last.waitForConnected(1000);
    last.abort();
    m_thread->wait();
}

QByteArray RawServer::request() const
{
    const QMutexLocker lock(&m_mutex);
    return m_request;
}
