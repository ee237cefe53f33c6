// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <QCoreApplication>
#include <atomic>
#include <mutex>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ConnectFailure::Kind;
/// A server that is told what to do with each connection, by its number from 0, and keeps what it heard.
class Scene
{
public:
    using Act = std::function<void(const WebSocket &socket, int number)>;

    explicit Scene(Act act, QList<int> refusals = {}, quint16 port = 0)
        : m_act(std::move(act))
        , m_refusals(std::move(refusals))
        , m_server({ {}, [this](const Request &) { return answer(); } }, { .port = port })
    {
        m_isUp = m_server.start().has_value();
    }

    bool isUp() const { return m_isUp; }
    QUrl url() const { return m_server.url(); }
    quint16 port() const { return m_server.port(); }
    int asked() const { return m_asked; } ///< handshakes
    /// "0:text" for each message, with the number of its connection.
    QStringList heard() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_heard;
    }

private:
    WsResponse answer()
    {
        const int number = m_asked++;
        if (const int status = m_refusals.value(number); status > 0)
            return refuse(Response(status));
        return [this, number](const WebSocket &socket) {
            socket.onMessage([this, socket, number](const WsMessage &message) {
                {
                    const std::scoped_lock lock(m_mutex);
                    m_heard += u"%1:%2"_s.arg(number).arg(message.text());
                }
                if (message.text() == u"drop")
                    socket.abort();
            });
            m_act(socket, number);
        };
    }

    const Act m_act;
    const QList<int> m_refusals;
    std::atomic<int> m_asked = 0;
    mutable std::mutex m_mutex;
    QStringList m_heard;
    bool m_isUp = false;
    net::Server m_server; // last: its threads end before what they use
};

inline void stay(const WebSocket &, int) { }

inline ReconnectPolicy quick()
{
    return { .isOn = true, .firstDelay = 1ms, .ceiling = 20ms };
}

/// What a client's callbacks heard.
struct Log
{
    int connections = 0;
    QList<int> attempts;
    QStringList reasons;
    std::optional<ConnectFailure> failure;
};

inline net::Client clientOf(
    Log &log,
    const QUrl &url,
    ReconnectPolicy policy,
    const WsConsumer &consumer = [](const WebSocket &) { })
{
    policy.onReconnecting = [&log](int attempt, std::chrono::milliseconds, const QString &reason) {
        log.attempts.append(attempt);
        log.reasons.append(reason);
    };
    const auto counted = [&log, consumer](const WebSocket &socket) {
        ++log.connections;
        consumer(socket);
    };
    return net::client(url,
                       { .reconnect = policy },
                       counted,
                       [&log](const ConnectFailure &failure) { log.failure = failure; });
}

inline void turnTheLoop(int times = 200)
{
    for (int turn = 0; turn < times; ++turn)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
}
