// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "framewalk_p.h"

#include <jackfield/filter/interceptor.h>

#include <deque>
#include <vector>

namespace jackfield::net {

/// One direction of a passage that an interceptor may stop messages in. What it does not hold, and what is released as it was,
/// passes byte for byte; pings and pongs overtake what waits, so that both peers see each other alive. While nothing can be held a
/// message passes as it comes, else when it is whole. Thread: the loop's.
class Gate
{
public:
    struct Setup
    {
        Interceptor interceptor;
        int connection = 0;
        Side from = Side::Client; ///< who sends
        bool keepsContext = false; ///< its compressed messages refer to those before
        // Told in the order in which it passes, before the bytes are taken.
        std::function<void(const WsEvent &)> event;
        std::function<void(const WsFrame &)> frame;
        std::function<void()> closed; ///< its close frame passes
    };
    explicit Gate(Setup setup);

    // What the tap saw in the piece that is taken next.
    void heard(const WsEvent &event) { m_heard.push_back({ .event = event, .frame = {} }); }
    void heardFrame(const WsFrame &frame) { m_heard.push_back({ .event = {}, .frame = frame }); }
    /// A piece of the stream; `isClose`: the tap has found a close frame in it.
    void take(const FrameWalk::Piece &piece, const FrameWalk &walk, bool isClose);
    /// No more pieces come, or none that can be understood: what was heard is told in its place.
    void settle();
    /// Lets go on what was decided.
    void decide();
    /// What cannot be delivered any more is told to be lost.
    void lose();
    /// What goes on now.
    QByteArray takeOut() { return std::exchange(m_out, {}); }
    bool isEmpty() const { return m_queue.empty(); }
    /// Whether so much waits that nothing more should be read.
    bool isFull() const;

private:
    struct Heard
    {
        std::optional<WsEvent> event;
        std::optional<WsFrame> frame;
    };
    /// A message or a close frame on its way, or what could not be understood.
    struct Unit
    {
        quint64 id = 0; ///< at the interceptor; 0: it waits for what is before it alone
        QByteArray bytes; ///< as they came
        std::vector<Heard> heard;
        bool isCompressed = false;
        bool isClose = false;
    };

    void takeControl(const FrameWalk::Piece &piece, const FrameWalk &walk, bool isClose);
    void takeData(const FrameWalk::Piece &piece, const FrameWalk &walk);
    void completed(Unit &&unit);
    bool mayWrite() const { return m_isWithheld || (!m_isWithin && !m_isMidFrame); }
    void tellHeard(const std::vector<Heard> &heard) const;
    void waitOrPass(Unit &&unit);
    void pass(const Unit &unit);
    void carryOut(const Interceptor::Decision &decision, const Unit &unit);
    void write(const WsMessage &message, WsTouch touch);
    void passUnheld();
    static WsMessage messageOf(const Unit &unit);

    const Setup m_setup;
    std::vector<Heard> m_heard;
    Unit m_data; ///< the message that is coming, if it is withheld
    Unit m_control; ///< the control frame that is coming
    std::deque<Unit> m_queue;
    qint64 m_queuedBytes = 0; ///< of units, as they came
    QByteArray m_out;
    bool m_isWithheld = true; ///< the message that is coming waits until it is whole
    bool m_isWithin = false; ///< frames of a message came, and it is not whole
    bool m_isMidFrame = false; ///< of data
    bool m_isRewriting =
        false; ///< what the sender compresses refers to something that the receiver never had
};

} // namespace jackfield::net
