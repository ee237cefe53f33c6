// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
//
// qtserver [epoll] - a bare QWebSocketServer, as its documentation shows it, on Qt's own event dispatcher or on
// Jackfield's.
#include "../descriptors.h"
#include "net/epolldispatcher_p.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QThread>
#include <QWebSocket>
#include <QWebSocketServer>
#include <cstdio>
#include <cstring>
#include <memory>

namespace {
class Peers final : public QObject
{
public:
    explicit Peers(QWebSocketServer &server)
        : m_server(server)
    {
        connect(&server, &QWebSocketServer::newConnection, this, &Peers::take);
    }

private:
    void take()
    {
        QWebSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
        if (socket->requestUrl().path() != QLatin1String("/broadcast")) {
            connect(socket,
                    &QWebSocket::textMessageReceived,
                    socket,
                    [socket](const QString &text) { socket->sendTextMessage(text); });
            return;
        }
        m_listeners.append(socket);
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_listeners.removeOne(socket);
        });
        connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
            for (QWebSocket *listener : std::as_const(m_listeners))
                listener->sendTextMessage(text);
        });
    }

    QWebSocketServer &m_server;
    QList<QWebSocket *> m_listeners;
};
} // namespace

namespace {
int serve()
{
    QWebSocketServer server(QString(), QWebSocketServer::NonSecureMode);
    server.setMaxPendingConnections(1024);
    const Peers peers(server);
    if (!server.listen(QHostAddress::LocalHost))
        return 1;
    std::printf("listening on ws://127.0.0.1:%d\n", server.serverPort());
    std::fflush(stdout);
    QEventLoop loop;
    return loop.exec();
}
} // namespace

int main(int argc, char **argv)
{
    jackfield::bench::raiseDescriptorLimit();
    const QCoreApplication app(argc, argv);
    if (argc < 2 || std::strcmp(argv[1], "epoll") != 0)
        return serve();
    const std::unique_ptr<QThread> thread(QThread::create(serve));
    thread->setEventDispatcher(new jackfield::net::EpollDispatcher);
    thread->start();
    return QCoreApplication::exec();
}
