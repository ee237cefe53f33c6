// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/websocket.h>

#include <QList>

namespace jackfield {

/// Connections that hear the same: a chat room, the subscribers of a topic. A shared, locked handle: all copies are the
/// same room. Thread: any.
class Room
{
public:
    /// What became of one message for all members.
    struct Broadcast
    {
        qsizetype accepted = 0;
        qsizetype buffered = 0; ///< accepted too, by members who are slow to read
        qsizetype failed = 0; ///< closed, refused, or their `send` threw
    };

    Room();

    /// The connection hears what is said from now on, until it leaves or closes. Joining again does nothing.
    void join(const WebSocket &socket) const;
    /// Whether it was in.
    bool leave(const WebSocket &socket) const;
    /// To every member, in the order in which they joined, but the one whose `id()` is `except`. The payload is encoded
    /// once. Whoever cannot take it, or throws, does not keep it from the others.
    Broadcast broadcast(const WsMessage &message, quint64 except = 0) const;
    /// Closes every member's connection.
    void close(const WsStatus &status = WsStatus::GoingAway) const;

    QList<WebSocket> members() const;
    qsizetype size() const;
    bool contains(const WebSocket &socket) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace jackfield
