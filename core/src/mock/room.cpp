// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversation_p.h"
#include "handlerkinds_p.h"

#include <algorithm>
#include <deque>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
struct RoomRules
{
    TextTemplate name; ///< of the server's room
    bool toSender = false; ///< who says something hears it, too
    qsizetype history = 0; ///< so many of the last messages are told to who comes
    QList<Step> greeting;
    QList<Step> farewell;
};

/// The rooms of a route: all members hear the same in the same order, who comes in the middle as well. Thread: any.
class Chat
{
public:
    Chat(std::shared_ptr<Rooms> rooms, qsizetype history)
        : m_rooms(std::move(rooms))
        , m_history(history)
    { }

    void enter(const QString &room, const WebSocket &socket)
    {
        const std::lock_guard lock(m_mutex);
        for (const WsMessage &message : m_said.value(room).messages)
            socket.send(message);
        m_rooms->join(room, socket);
    }
    void say(const QString &room, const WsMessage &message, quint64 except)
    {
        const std::lock_guard lock(m_mutex);
        if (m_history > 0)
            keep(room, message);
        m_rooms->broadcast(room, message, except);
    }

private:
    struct Said
    {
        std::deque<WsMessage> messages;
        qsizetype bytes = 0;
        quint64 last = 0; ///< grows with what is said
    };

    /// Within bounds: peers name the rooms, and the next one gets all of it at once.
    void keep(const QString &room, const WsMessage &message)
    {
        constexpr qsizetype mostBytes = 2 << 20; // of a room
        constexpr qsizetype mostRooms = 64;
        if (m_said.size() >= mostRooms && !m_said.contains(room)) {
            const auto oldest =
                std::ranges::min_element(m_said, {}, [](const Said &said) { return said.last; });
            m_said.erase(oldest);
        }
        Said &said = m_said[room];
        said.last = ++m_count;
        said.messages.push_back(message);
        said.bytes += message.size();
        while (qsizetype(said.messages.size()) > m_history || said.bytes > mostBytes) {
            said.bytes -= said.messages.front().size();
            said.messages.pop_front();
        }
    }

    const std::shared_ptr<Rooms> m_rooms;
    const qsizetype m_history; ///< messages of each room that are kept
    std::mutex m_mutex;
    QHash<QString, Said> m_said;
    quint64 m_count = 0;
};

std::shared_ptr<const RoomRules> roomOf(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"name"_s, u"toSender"_s, u"history"_s, u"greeting"_s, u"farewell"_s });
    RoomRules rules;
    constexpr qint64 longest = 10'000;
    rules.name = textOf(node.required(u"name"_s), scope);
    if (const auto toSender = node.member(u"toSender"_s))
        rules.toSender = toSender->boolean();
    if (const auto history = node.member(u"history"_s))
        rules.history = history->integer(0, longest);
    if (const auto greeting = node.member(u"greeting"_s))
        rules.greeting = Step::read(*greeting, scope);
    if (const auto farewell = node.member(u"farewell"_s))
        rules.farewell = Step::readFarewell(*farewell, scope);
    return std::make_shared<const RoomRules>(std::move(rules));
}

void enter(const std::shared_ptr<const RoomRules> &rules,
           const std::shared_ptr<Conversation> &conversation,
           const std::shared_ptr<Chat> &chat)
{
    const WebSocket &socket = conversation->socket();
    const QString name = rules->name.expand(conversation->context());
    chat->enter(name, socket);
    conversation->play(rules->greeting, conversation->context());
    const quint64 except = rules->toSender ? 0 : socket.id();
    socket.onMessage([=](const WsMessage &message) { chat->say(name, message, except); });
    socket.onClose([=](const WsStatus &, Side, bool) {
        conversation->play(rules->farewell, conversation->context());
    });
}
} // namespace

MakeHandler readRoom(const Node &node, const Scope &scope)
{
    return [rules = roomOf(node, scope)](const MockSetup &setup) -> WsHandler {
        const auto chat = std::make_shared<Chat>(setup.rooms, rules->history);
        return [=](const Request &request) -> WsResponse {
            return [=](const WebSocket &socket) {
                enter(rules, std::make_shared<Conversation>(socket, request, setup), chat);
            };
        };
    };
}

} // namespace jackfield::mock
