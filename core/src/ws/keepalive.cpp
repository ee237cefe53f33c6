// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/keepalive.h>

#include <algorithm>
#include <deque>

namespace jackfield {

using std::chrono::microseconds;

namespace {
/// The pings of one connection that have no pong yet. Thread: the connection's.
struct Unanswered
{
    struct Ping
    {
        quint64 number;
        microseconds sent;
    };
    std::deque<Ping> pings;
    quint64 last = 0;

    static QByteArray payload(quint64 number) { return "keep-alive " + QByteArray::number(number); }
    bool waitsFor(quint64 number) const { return !pings.empty() && pings.front().number <= number; }
};

void expire(const WebSocket &socket,
            const std::shared_ptr<Unanswered> &unanswered,
            quint64 number,
            std::chrono::milliseconds timeout)
{
    if (!unanswered->waitsFor(number))
        return;
    if (socket.isHeldUp()) // the pong may be there, and has not got through
        return socket.after(timeout, [=] { expire(socket, unanswered, number, timeout); });
    // Where the thread was busy the pong may have come and not been read: one turn of the loop reads it.
    socket.after(std::chrono::milliseconds(0), [=] {
        if (unanswered->waitsFor(number))
            socket.abort({ Error::Code::Timeout,
                           QStringLiteral("no pong came within %1 ms of a ping; the peer is gone")
                               .arg(timeout.count()),
                           {} });
    });
}
} // namespace

void keepAlive(const WebSocket &socket, const KeepAlive &policy)
{
    if (policy.interval.count() <= 0)
        return;
    const auto unanswered = std::make_shared<Unanswered>();
    socket.onPong([unanswered, policy, socket](const QByteArray &payload) {
        auto &pings = unanswered->pings;
        const auto answered = std::ranges::find_if(pings, [&](const Unanswered::Ping &ping) {
            return Unanswered::payload(ping.number) == payload;
        });
        if (answered == pings.end())
            return;
        const microseconds took = socket.elapsed() - answered->sent;
        pings.erase(pings.begin(), answered + 1); // a later pong answers for the earlier ones
        socket.setRoundTrip(took);
        if (policy.onRoundTrip)
            policy.onRoundTrip(took);
    });
    socket.every(policy.interval, [=] {
        const quint64 number = ++unanswered->last;
        unanswered->pings.push_back({ number, socket.elapsed() });
        if (unanswered->pings.size() > 1000) // of a peer that is given for ever
            unanswered->pings.pop_front();
        if (policy.pongTimeout.count() > 0)
            socket.after(policy.pongTimeout,
                         [=] { expire(socket, unanswered, number, policy.pongTimeout); });
        socket.ping(Unanswered::payload(number));
    });
}

} // namespace jackfield
