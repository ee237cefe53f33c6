// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "replaylog_p.h"

#include <jackfield/ws/websocket.h>

namespace jackfield {

/// What a recorded connection has in store for whoever plays its client.
struct ServedScript
{
    struct Step
    {
        SessionEvent event;
        int n = 0; ///< of messages
        bool isClients() const { return event.from == Side::Client; }
    };

    int conn = 0;
    SessionEvent handshake;
    std::optional<quint16> closeCode; ///< nothing: it was open when the recording ended
    QList<Step>
        steps; ///< the messages of both sides; of the server also pings, and the close if it began it

    /// Of the events of one connection, at least one.
    static ServedScript of(const QList<SessionEvent> &events);
};

/// One live connection of a session that plays the server. Thread: the connection's.
class ServedConnection final : public std::enable_shared_from_this<ServedConnection>
{
public:
    ServedConnection(ServedScript script, Matching matching, const ServerReplay &how);

    static void start(const std::shared_ptr<ServedConnection> &self, const WebSocket &socket);

private:
    using Step = ServedScript::Step;

    void received(const WebSocket &socket, const WsMessage &message);
    void pump(const WebSocket &socket);
    void perform(const WebSocket &socket, const Step &step);
    void ended(const WsStatus &status, Side initiator);
    qsizetype nextOf(Side side, qsizetype from) const;

    const ServedScript m_script;
    const Matching m_matching;
    const ServerReplay m_how;
    qsizetype m_nextClient; ///< the client's message that is waited for
    qsizetype
        m_nextServer; ///< what the server does next, as soon as all client messages before it have come
    int m_n = 0; ///< messages of both sides until now
    bool m_isWaiting = false; ///< a timer of the recorded pace runs
    bool m_isRejected = false; ///< closed for a difference that is told
};

} // namespace jackfield
