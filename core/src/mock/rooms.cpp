// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rooms_p.h"

#include <algorithm>

namespace jackfield::mock {

void Rooms::join(const QString &name, const WebSocket &socket)
{
    const std::lock_guard lock(m_mutex);
    if (m_rooms.size() >= m_most)
        forgetEmpty();
    m_rooms[name].join(socket);
}

void Rooms::leave(const QString &name, const WebSocket &socket)
{
    const std::lock_guard lock(m_mutex);
    const auto room = m_rooms.constFind(name);
    if (room != m_rooms.constEnd())
        room->leave(socket);
}

void Rooms::leaveAll(const WebSocket &socket)
{
    const std::lock_guard lock(m_mutex);
    for (const Room &room : std::as_const(m_rooms))
        room.leave(socket);
}

void Rooms::broadcast(const QString &name, const WsMessage &message, quint64 except) const
{
    std::optional<Room> room;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_rooms.constFind(name); found != m_rooms.constEnd())
            room = *found;
    }
    if (room) // outside of the lock: it calls others
        room->broadcast(message, except);
}

QList<std::pair<QString, Room>> Rooms::all() const
{
    const std::lock_guard lock(m_mutex);
    QList<std::pair<QString, Room>> rooms;
    for (const auto &[name, room] : m_rooms.asKeyValueRange()) {
        if (room.size() > 0)
            rooms.append({ name, room });
    }
    std::ranges::sort(rooms, {}, &std::pair<QString, Room>::first);
    return rooms;
}

Room Rooms::everyone(const QString &route)
{
    const std::lock_guard lock(m_mutex);
    return m_routes[route];
}

/// Connections that close leave by themselves.
void Rooms::forgetEmpty()
{
    m_rooms.removeIf([](const auto &entry) { return entry.value().size() == 0; });
    m_most = std::max<qsizetype>(64, 2 * m_rooms.size());
}

} // namespace jackfield::mock
