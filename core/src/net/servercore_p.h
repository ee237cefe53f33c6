// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service_p.h"

#include <jackfield/support/error.h>

#include <QUrl>

namespace jackfield::net {

class LoopThread;
class Worker;

/// What servers and proxies have in common: threads, a listening socket, start and stop.
class ServerCore
{
public:
    /// `descriptorsEach`: what a connection takes.
    ServerCore(HttpHandler http, LaterWsHandler ws, ServerConfig config, int descriptorsEach = 1);
    ~ServerCore();
    Q_DISABLE_COPY_MOVE(ServerCore)

    Result<void> start();
    void stop(std::chrono::milliseconds drain);
    quint16 port() const { return m_port; }
    QUrl url(const QString &path) const;
    QByteArray certificateSha256() const;
    bool isRunning() const { return !m_posts.empty(); }

private:
    /// One worker and where it works.
    struct Post
    {
        std::unique_ptr<LoopThread> thread; ///< none for the caller's
        std::shared_ptr<Loop> loop;
        std::unique_ptr<Worker> worker; ///< made and destroyed on the loop's thread
    };
    Result<void> prepare(const QHostAddress &address);
    Result<quint16> open(const QHostAddress &address);

    const int m_descriptorsEach;
    const std::shared_ptr<Service> m_service;
    std::vector<Post> m_posts;
    quint16 m_port = 0;
};

/// A handler that answers at once.
LaterWsHandler atOnce(const WsHandler &handler);

} // namespace jackfield::net
