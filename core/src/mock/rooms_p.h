// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/room.h>

#include <QHash>
#include <mutex>

namespace jackfield::mock {

/// The rooms of a server, by name; one that nobody is in is forgotten. Thread: any.
class Rooms
{
public:
    void join(const QString &name, const WebSocket &socket);
    void leave(const QString &name, const WebSocket &socket);
    void leaveAll(const WebSocket &socket);
    void broadcast(const QString &name, const WsMessage &message, quint64 except) const;
    /// Those that somebody is in.
    QList<std::pair<QString, Room>> all() const;
    /// All connections of a route, MockSetup::route.
    Room everyone(const QString &route);

private:
    void forgetEmpty();

    mutable std::mutex m_mutex;
    QHash<QString, Room> m_rooms;
    QHash<QString, Room> m_routes;
    qsizetype m_most = 64; ///< from which on empty ones are looked for
};

} // namespace jackfield::mock
