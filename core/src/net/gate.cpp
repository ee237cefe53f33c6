// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "gate_p.h"

#include <jackfield/wire/frame.h>

#include <QRandomGenerator>
#include <algorithm>

namespace jackfield::net {

namespace {
constexpr quint8 compressedBit = 0x40; ///< RSV1, in the first byte of a frame
}

Gate::Gate(Setup setup)
    : m_setup(std::move(setup))
{ }

void Gate::take(const FrameWalk::Piece &piece, const FrameWalk &walk, bool isClose)
{
    if (walk.isControl())
        takeControl(piece, walk, isClose);
    else
        takeData(piece, walk);
}

/// Passes as a whole: something else may be written between two of its pieces.
void Gate::takeControl(const FrameWalk::Piece &piece, const FrameWalk & /*walk*/, bool isClose)
{
    m_control.bytes += piece.bytes;
    std::ranges::move(std::exchange(m_heard, {}), std::back_inserter(m_control.heard));
    if (!piece.ends)
        return;
    Unit unit = std::exchange(m_control, {});
    unit.isClose = isClose;
    if (!isClose)
        return pass(unit);
    // Fragments of a message that will not be completed go before it.
    unit.bytes.prepend(std::exchange(m_data.bytes, {}));
    waitOrPass(std::move(unit));
}

void Gate::takeData(const FrameWalk::Piece &piece, const FrameWalk &walk)
{
    if (piece.begins && !m_isWithin) {
        m_isWithheld = m_isRewriting || !m_queue.empty() || m_setup.interceptor.isArmed();
        m_data.isCompressed = quint8(piece.bytes.front()) & compressedBit;
    }
    m_isMidFrame = !piece.ends;
    if (piece.ends)
        m_isWithin = !walk.fin();
    const bool isWhole = piece.ends && walk.fin();
    if (!m_isWithheld) {
        tellHeard(std::exchange(m_heard, {}));
        m_out += piece.bytes;
        if (isWhole)
            decide(); // somebody may have waited for a place between messages
        return;
    }
    m_data.bytes += piece.bytes;
    std::ranges::move(std::exchange(m_heard, {}), std::back_inserter(m_data.heard));
    if (isWhole)
        completed(std::exchange(m_data, {}));
}

void Gate::completed(Unit &&unit)
{
    const auto message = std::ranges::find_if(unit.heard, [](const Heard &heard) {
        return heard.event && heard.event->kind == WsEvent::Kind::Message;
    });
    if (message != unit.heard.end()) {
        const auto id = m_setup.interceptor.offer({ .connection = m_setup.connection,
                                                    .from = m_setup.from,
                                                    .message = message->event->message });
        unit.id = id.value_or(0);
    }
    waitOrPass(std::move(unit));
    decide();
}

void Gate::waitOrPass(Unit &&unit)
{
    if (unit.id == 0 && m_queue.empty())
        return pass(unit);
    m_queuedBytes += unit.bytes.size();
    m_queue.push_back(std::move(unit));
}

void Gate::tellHeard(const std::vector<Heard> &heard) const
{
    for (const Heard &one : heard) {
        if (one.event)
            m_setup.event(*one.event);
        else
            m_setup.frame(*one.frame);
    }
}

/// As it came, if the receiver can understand that.
void Gate::pass(const Unit &unit)
{
    if (unit.isCompressed && m_isRewriting)
        return write(messageOf(unit), WsTouch::None);
    tellHeard(unit.heard);
    if (unit.isClose)
        m_setup.closed();
    m_out += unit.bytes;
}

void Gate::decide()
{
    if (!mayWrite())
        return; // the message that passes is to end first
    for (const auto &decision : m_setup.interceptor.take(m_setup.connection, m_setup.from)) {
        if (decision.id == 0) {
            write(decision.message, decision.touch);
            continue;
        }
        passUnheld();
        if (m_queue.empty() || m_queue.front().id != decision.id)
            continue;
        const Unit unit = std::move(m_queue.front());
        m_queue.pop_front();
        m_queuedBytes -= unit.bytes.size();
        carryOut(decision, unit);
    }
    passUnheld();
}

/// What stands in front and was never offered.
void Gate::passUnheld()
{
    while (!m_queue.empty() && m_queue.front().id == 0) {
        const Unit unit = std::move(m_queue.front());
        m_queue.pop_front();
        m_queuedBytes -= unit.bytes.size();
        pass(unit);
    }
}

void Gate::carryOut(const Interceptor::Decision &decision, const Unit &unit)
{
    if (!decision.isDropped && decision.touch == WsTouch::None)
        return pass(unit);
    m_setup.event({ .kind = WsEvent::Kind::Dropped,
                    .from = m_setup.from,
                    .message = messageOf(unit),
                    .touch = decision.touch });
    m_isRewriting = m_isRewriting || (unit.isCompressed && m_setup.keepsContext);
    if (!decision.isDropped)
        write(decision.message, decision.touch);
}

/// As one plain frame.
void Gate::write(const WsMessage &message, WsTouch touch)
{
    m_setup.event({ .from = m_setup.from, .message = message, .touch = touch });
    wire::FrameHeader header { .opcode =
                                   message.isText() ? wire::Opcode::Text : wire::Opcode::Binary };
    if (m_setup.from == Side::Client)
        header.mask = QRandomGenerator::global()->generate();
    wire::appendFrame(m_out, header, message.bytes());
}

WsMessage Gate::messageOf(const Unit &unit)
{
    for (const Heard &heard : unit.heard) {
        if (heard.event && heard.event->kind == WsEvent::Kind::Message)
            return heard.event->message;
    }
    return {};
}

void Gate::settle()
{
    std::ranges::move(std::exchange(m_heard, {}), std::back_inserter(m_data.heard));
    if (!m_isWithheld || m_data.bytes.isEmpty())
        return tellHeard(std::exchange(m_data.heard, {}));
    waitOrPass(std::exchange(m_data, {}));
}

void Gate::lose()
{
    std::vector<quint64> dropped;
    for (const auto &decision : m_setup.interceptor.take(m_setup.connection, m_setup.from)) {
        if (decision.isDropped)
            dropped.push_back(decision.id);
    }
    for (const Unit &unit : std::exchange(m_queue, {})) {
        if (unit.id == 0) {
            tellHeard(unit.heard);
            continue;
        }
        m_setup.event(
            { .kind = WsEvent::Kind::Dropped,
              .from = m_setup.from,
              .message = messageOf(unit),
              .touch = std::ranges::contains(dropped, unit.id) ? WsTouch::None : WsTouch::Lost });
    }
    m_queuedBytes = 0;
    m_data = {};
}

bool Gate::isFull() const
{
    return m_queuedBytes >= m_setup.interceptor.mostBytes()
        || m_setup.interceptor.isFull(m_setup.connection, m_setup.from);
}

} // namespace jackfield::net
