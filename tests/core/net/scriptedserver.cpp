// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptedserver.h"

#include "rawpeer.h"

#include <jackfield/wire/handshakekey.h>

#include <QEventLoop>
#include <QTcpServer>
#include <semaphore>

ScriptedServer::ScriptedServer(Script script, const QHostAddress &address)
{
    std::binary_semaphore isReady { 0 }; // a thread sanitizer sees it, and not Qt's queued calls
    m_thread.reset(QThread::create([=, this, &isReady] {
        QTcpServer server;
        if (server.listen(address))
            m_port = server.serverPort();
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            serve(server.nextPendingConnection(), script);
        });
        isReady.release();
        QEventLoop().exec();
    }));
    m_thread->start();
    isReady.acquire();
}

void ScriptedServer::serve(QTcpSocket *socket, const Script &script)
{
    int number = 0;
    {
        const QMutexLocker lock(&m_mutex);
        number = int(m_received.size());
        m_received.append(QByteArray());
    }
    const auto bytes = std::make_shared<QByteArray>();
    const auto come = [=, this] {
        const QByteArray more = socket->readAll();
        {
            const QMutexLocker lock(&m_mutex);
            m_received[number] += more;
        }
        *bytes += more;
        script(*socket, number, *bytes);
    };
    QObject::connect(socket, &QTcpSocket::readyRead, socket, come);
    if (socket->bytesAvailable() > 0)
        come();
}

ScriptedServer::~ScriptedServer()
{
    m_thread->quit();
    m_thread->wait();
}

QUrl ScriptedServer::url(const QString &rest) const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(m_port).arg(rest));
}

int ScriptedServer::connections() const
{
    const QMutexLocker lock(&m_mutex);
    return int(m_received.size());
}

QByteArray ScriptedServer::received(int number) const
{
    const QMutexLocker lock(&m_mutex);
    return m_received.value(number);
}

QByteArray takeHead(QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    const QByteArray head = bytes.first(end + 4);
    bytes.remove(0, end + 4);
    return head;
}

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    const qsizetype start = head.indexOf(QByteArray("\r\n" + name + ": "));
    if (start < 0)
        return {};
    const qsizetype value = start + name.size() + 4;
    return head.sliced(value, head.indexOf("\r\n", value) - value);
}

QByteArray switchingFor(const QByteArray &head, const QByteArray &more)
{
    return switchingProtocols(jackfield::wire::acceptValue(headerOf(head, "Sec-WebSocket-Key")),
                              more);
}
