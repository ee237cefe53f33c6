// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/room.h>

#include <QHash>
#include <QSet>
#include <map>
#include <mutex>

namespace jackfield {

struct Room::State
{
    std::mutex mutex;
    std::map<quint64, WebSocket> members; ///< by the number of their joining
    QHash<quint64, quint64> joinings; ///< of a connection's id
    QSet<quint64> watched; ///< ids whose end is listened for
    quint64 lastJoining = 0;

    bool remove(quint64 id)
    {
        std::optional<WebSocket> gone; // its last handle must not go while the lock is held
        const std::scoped_lock lock(mutex);
        const auto joining = joinings.constFind(id);
        if (joining == joinings.constEnd())
            return false;
        const auto member = members.find(*joining);
        gone = member->second;
        members.erase(member);
        joinings.erase(joining);
        return true;
    }
};

Room::Room()
    : m_state(std::make_shared<State>())
{ }

void Room::join(const WebSocket &socket) const
{
    {
        const std::scoped_lock lock(m_state->mutex);
        if (m_state->joinings.contains(socket.id()))
            return;
        const quint64 joining = ++m_state->lastJoining;
        m_state->joinings.insert(socket.id(), joining);
        m_state->members.emplace(joining, socket);
        if (m_state->watched.contains(socket.id()))
            return;
        m_state->watched.insert(socket.id());
    }
    // Of a connection that is over already it is called, too.
    socket.onClose([room = std::weak_ptr(m_state), id = socket.id()](const WsStatus &, Side, bool) {
        if (const auto state = room.lock()) {
            state->remove(id);
            const std::scoped_lock lock(state->mutex);
            state->watched.remove(id);
        }
    });
}

bool Room::leave(const WebSocket &socket) const
{
    return m_state->remove(socket.id());
}

Room::Broadcast Room::broadcast(const WsMessage &message, quint64 except) const
{
    (void)message.bytes(); // encoded once, before many threads ask for it
    Broadcast result;
    for (const WebSocket &member : members()) {
        if (member.id() == except)
            continue;
        try {
            const SendResult sent = member.send(message);
            const bool isTaken = sent == SendResult::Accepted || sent == SendResult::Buffered
                || sent == SendResult::Queued;
            result.accepted += isTaken;
            result.buffered += sent == SendResult::Buffered;
            result.failed += !isTaken;
        } catch (...) { // a decorated send is user code
            ++result.failed;
        }
    }
    return result;
}

void Room::close(const WsStatus &status) const
{
    for (const WebSocket &member : members()) {
        try {
            member.close(status);
        } catch (...) { // the others are to be closed all the same
            member.abort();
        }
    }
}

QList<WebSocket> Room::members() const
{
    const std::scoped_lock lock(m_state->mutex);
    QList<WebSocket> found;
    found.reserve(qsizetype(m_state->members.size()));
    for (const auto &[joining, member] : m_state->members)
        found.append(member);
    return found;
}

qsizetype Room::size() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->joinings.size();
}

bool Room::contains(const WebSocket &socket) const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->joinings.contains(socket.id());
}

} // namespace jackfield
