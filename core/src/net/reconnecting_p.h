// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialler_p.h"
#include "loop_p.h"

#include <jackfield/net/client.h>
#include <jackfield/ws/keepalive.h>

namespace jackfield::net {

class QueuedTransport;

/// Calls the keep-alive of `config`, then `consumer`.
void startKeepingAlive(const WebSocket &socket, const ClientConfig &config);

/// Dials, and dials again as the policy says; keeps what is sent meanwhile. Thread: one.
class Client::Private : public std::enable_shared_from_this<Client::Private>
{
public:
    using Failed = std::function<void(const ConnectFailure &)>;

    Private(NextDestination next, ReconnectPolicy policy, WsConsumer consumer, Failed onFailure);
    ~Private();

    void dial();
    SendResult send(const WsMessage &message);
    void close(const WsStatus &status);

    const std::optional<WebSocket> &socket() const { return m_socket; }
    const std::deque<WsMessage> &queue() const { return m_queue; }
    bool isReconnecting() const;

private:
    enum class State {
        Dialling,
        Up,
        Waiting, ///< for the next time
        Over,
    };

    void dial(Destination destination);
    void connected(Dialled dialled);
    void failed(const ConnectFailure &failure);
    void ended(const WsStatus &status, Side initiator, bool clean);
    bool isOver(const WsStatus &status, Side initiator, bool clean) const;
    void dialLater(const QString &reason);
    void giveUp(ConnectFailure failure);
    SendResult enqueue(const WsMessage &message);
    void sendQueue();

    const NextDestination m_next;
    const ReconnectPolicy m_policy;
    ClientConfig m_config; ///< of what was dialled last
    const WsConsumer m_consumer;
    const Failed m_onFailure;
    const std::shared_ptr<Loop> m_loop = std::make_shared<Loop>();
    std::unique_ptr<Dialler> m_dialler;
    std::shared_ptr<QueuedTransport> m_transport;
    std::optional<WebSocket> m_socket;
    State m_state = State::Dialling;
    int m_attempts = 0; ///< since a connection held
    std::chrono::steady_clock::time_point m_upSince;
    std::optional<Error>
        m_fault; ///< what ended the connection, where that was no decision of this side
    QTimer m_timer;
    std::deque<WsMessage> m_queue;
    qint64 m_queueBytes = 0;
};

} // namespace jackfield::net
