// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the scenarios are written with.
#pragma once

#include "scenarios_p.h"

#include <condition_variable>
#include <mutex>

namespace jackfield::testing::contract {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline QString shown(const WsStatus &status)
{
    return u"%1 '%2'"_s.arg(status.code).arg(status.reason);
}

inline QString shown(const std::expected<WsMessage, ReceiveEnd> &received)
{
    if (received)
        return describe(*received);
    return received.error().reason == ReceiveEnd::Reason::Timeout
        ? u"nothing in time"_s
        : u"closed "_s + shown(received.error().status);
}

inline Outcome same(const QString &actual, const QString &expected)
{
    return actual == expected ? Outcome() : u"expected: %1; was: %2"_s.arg(expected, actual);
}

/// The next thing that comes must be `expected`.
inline Outcome next(WsClient &client, const WsMessage &expected)
{
    const auto received = client.receive();
    return received && *received == expected ? Outcome()
                                             : same(shown(received), describe(expected));
}

/// The next thing that comes must be this end, and then the same end again.
inline Outcome ends(WsClient &client, const WsStatus &expected)
{
    if (const Outcome first = same(shown(client.receive()), u"closed "_s + shown(expected)))
        return first;
    return same(shown(client.receive()), u"closed "_s + shown(expected));
}

/// Words that a server's callbacks leave, on whatever thread, for the test to wait for.
class Notes
{
public:
    void add(const QString &note)
    {
        const std::scoped_lock lock(m_mutex);
        m_notes << note;
        m_added.notify_all();
    }
    QString wait(qsizetype count)
    {
        std::unique_lock lock(m_mutex);
        m_added.wait_for(lock, 5s, [&] { return m_notes.size() >= count; });
        return m_notes.join(u", "_s);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_added;
    QStringList m_notes;
};

/// Connects to a server of `consumer` and goes on with the client.
inline Outcome with(const Connect &connect,
                    const WsConsumer &consumer,
                    const std::function<Outcome(WsClient &)> &go)
{
    const auto connected =
        connect([consumer](const Request &) { return WsResponse(consumer); }, Request::get(u"/"_s));
    if (!connected)
        return u"refused with %1"_s.arg(connected.error().response.status());
    return go(*connected->client);
}

inline void echo(const WebSocket &socket)
{
    socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
}

inline Outcome echoes(const Connect &connect, const WsMessage &message)
{
    return with(connect, echo, [&](WsClient &client) {
        client.send(message);
        return next(client, message);
    });
}

inline Outcome
refusal(const Connect &connect, const WsHandler &handler, int status, const QByteArray &body)
{
    const auto connected = connect(handler, Request::get(u"/"_s));
    if (connected)
        return u"was accepted"_s;
    const Response &response = connected.error().response;
    if (!response.body().contains(body))
        return same(QString::fromUtf8(response.body()), QString::fromUtf8(body));
    return same(QString::number(response.status()), QString::number(status));
}

inline Outcome
closesWhenThrowing(const Connect &connect, void (*thrower)(), const WsStatus &expected)
{
    const auto inListener = [thrower](const WebSocket &socket) {
        socket.onMessage([thrower](const WsMessage &) { thrower(); });
    };
    const Outcome failed = with(connect, inListener, [&](WsClient &client) {
        client.send(WsMessage());
        return ends(client, expected);
    });
    if (failed)
        return failed;
    return with(
        connect,
        [thrower](const WebSocket &) { thrower(); },
        [&](WsClient &client) { return ends(client, expected); });
}

inline QString shownEnd(const WsStatus &status, Side initiator, bool clean)
{
    return shown(status) + (initiator == Side::Client ? u" client"_s : u" server"_s)
        + (clean ? u" clean"_s : u" unclean"_s);
}

/// Leaves a note when it goes: its listener was dropped and can hear nothing more.
struct Farewell
{
    explicit Farewell(std::shared_ptr<Notes> notes)
        : m_notes(std::move(notes))
    { }
    ~Farewell() { m_notes->add(u"gone"_s); }
    Q_DISABLE_COPY_MOVE(Farewell)

private:
    const std::shared_ptr<Notes> m_notes;
};

/// Notes every end that is told, and then that no other one can be.
inline void noteEnds(const WebSocket &socket, const std::shared_ptr<Notes> &notes)
{
    const auto farewell = std::make_shared<Farewell>(notes);
    socket.onClose([notes, farewell](const WsStatus &status, Side initiator, bool clean) {
        notes->add(shownEnd(status, initiator, clean));
    });
}

inline WsConsumer noting(const std::shared_ptr<Notes> &notes)
{
    return [notes](const WebSocket &socket) {
        socket.onClose([notes](const WsStatus &status, Side initiator, bool clean) {
            notes->add(shownEnd(status, initiator, clean));
        });
    };
}

} // namespace jackfield::testing::contract
