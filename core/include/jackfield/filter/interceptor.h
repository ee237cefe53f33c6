// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/clock.h>
#include <jackfield/ws/wsevent.h>

#include <QList>
#include <memory>
#include <vector>

namespace jackfield {

/// Stops messages on their way through a proxy until somebody has decided about them. Each direction of each connection is a
/// queue: what comes behind a message that is held waits for it, so that the order is that of the sender.
/// A shared handle: one who carries messages offers them and asks what may go on, another one looks and decides. Knows no
/// socket. Thread: any, for both.
class Interceptor
{
public:
    /// A message that has just come.
    struct Passing
    {
        int connection = 0; ///< as in lines()
        Side from = Side::Server;
        WsMessage message;
    };
    /// Whether a message is held. Runs on the carrier's thread, several at a time for several of them.
    using Rule = std::function<bool(const Passing &passing)>;

    /// A message that waits.
    struct Held
    {
        quint64 id = 0; ///< grows with each one
        int connection = 0;
        Side from = Side::Server;
        WsMessage message;
        bool isHeld = true; ///< until somebody decides; else it waits for what is before it
        bool isCopy = false; ///< made by duplicate()
        std::chrono::microseconds since { 0 }; ///< by the clock, when it came
        QString lost; ///< why it cannot be delivered any more; empty: it can
    };
    /// A connection that lives.
    struct Line
    {
        int connection = 0;
        QString url; ///< that the client asked for
        bool isClientGone = false; ///< it says nothing more; what it said is still delivered
        bool isServerGone = false;
    };

    /// `mostBytes`: of payloads that wait in one direction of a connection; its sender is not read from while there are so many.
    explicit Interceptor(const Clock &clock = Clock::system(), qint64 mostBytes = 64 << 20);

    // Who decides.
    /// For what comes from now on; what is held stays held. An empty rule holds nothing.
    void setRule(const Rule &rule) const;
    /// What waits and what was lost, in the order in which it came; of what was lost the last `mostBytes`.
    QList<Held> held() const;
    QList<Line> lines() const;
    std::chrono::microseconds now() const;
    /// As it came. False: it has gone on, or is lost, here and below.
    bool release(quint64 id) const;
    /// `message` goes on in its place.
    bool release(quint64 id, const WsMessage &message) const;
    bool drop(quint64 id) const;
    /// A copy waits right behind it, held.
    bool duplicate(quint64 id) const;
    /// All that is held now.
    void releaseAll() const;
    /// A message of nobody goes to the other side of `from` as soon as a whole message may, before what waits. False: there is
    /// no such connection, or the message is malformed.
    bool inject(int connection, Side from, const WsMessage &message) const;
    /// What was lost is not listed any more.
    void forgetLost() const;
    /// Called when something of the above has changed, on any thread, as often as it does; it must not call back.
    void onChanged(const std::function<void()> &listener) const;
    /// Numbers connections by somebody else's count, asked on the carrier's thread when one begins.
    void numberBy(const std::function<int()> &number) const;

    // Who carries.
    /// What becomes of a message that was offered, or of one that was not.
    struct Decision
    {
        quint64 id = 0; ///< 0: it was never offered
        WsMessage message; ///< that goes on, unless it is dropped
        WsTouch touch = WsTouch::None; ///< Changed, Injected
        bool isDropped = false;
    };
    /// `wake` is called, on any thread, when take() may give something. The number of the connection.
    int begin(const QString &url, const std::function<void()> &wake) const;
    /// Whether anything may be held.
    bool isArmed() const;
    /// The number by which a message waits; nothing if it goes on at once.
    std::optional<quint64> offer(const Passing &passing) const;
    /// What may go on now, in order.
    std::vector<Decision> take(int connection, Side from) const;
    qint64 mostBytes() const;
    /// Whether the sender is to wait.
    bool isFull(int connection, Side from) const;
    void senderGone(int connection, Side from) const;
    /// It has ended; what waits is lost, `why` says how.
    void end(int connection, const QString &why) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace jackfield
