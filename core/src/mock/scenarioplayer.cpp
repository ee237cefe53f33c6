// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversation_p.h"
#include "scenario_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

ScenarioPlayer::ScenarioPlayer(std::shared_ptr<const Scenario> scenario,
                               std::shared_ptr<Conversation> conversation,
                               std::function<void(const MockMiss &)> missed)
    : m_scenario(std::move(scenario))
    , m_conversation(std::move(conversation))
    , m_missed(std::move(missed))
    , m_frames { { .items = m_scenario->items } }
    , m_context(m_conversation->context())
{ }

/// Goes on until something has to be waited for. Loops that never wait are broken off: they would hold up all others.
void ScenarioPlayer::run()
{
    constexpr int most = 100'000;
    constexpr qint64 enoughWaits = 1 << 20;
    m_isPaused = false;
    for (; !m_frames.empty(); ++m_played) {
        if (m_conversation->socket().bufferedBytes() > enoughWaits)
            return resumeAfter(std::chrono::milliseconds(1), [this] { run(); });
        if (m_played > most)
            return breakOff(u"the scenario goes on and on and never waits"_s);
        Frame &frame = m_frames.back();
        if (frame.next == frame.items->size()) {
            pop();
            continue;
        }
        const ScenarioItem &item = frame.items->at(frame.next++);
        if (!std::visit([this](const auto &what) { return play(what); }, item.what))
            return;
    }
    while (!m_waiting.empty()) {
        over(m_waiting.front());
        m_waiting.pop_front();
    }
}

void ScenarioPlayer::over(const Message &message)
{
    const QString why = u"the scenario is over"_s;
    tell(message, why);
    if (m_scenario->isStrict)
        m_conversation->close({ WsStatus::PolicyViolation.code, why });
}

void ScenarioPlayer::came(const WsMessage &message)
{
    constexpr size_t most = 256;
    const Received received(message);
    m_waiting.push_back({ received, m_conversation->received(received) });
    if (m_frames.empty()) {
        over(m_waiting.front());
        m_waiting.clear();
    } else if (m_expected) {
        if (take(*m_expected))
            return run();
        if (m_scenario->isStrict)
            return refuse(m_waiting.back(), *m_expected);
    }
    if (m_waiting.size() > most) {
        tell(m_waiting.front(), u"nothing in the scenario has taken it"_s);
        m_waiting.pop_front();
    }
}

bool ScenarioPlayer::play(const Step &step)
{
    if (step.delay.count() == 0) {
        m_conversation->perform(step, m_context);
        return true;
    }
    m_played = 0;
    resumeAfter(step.delay, [this, step] {
        m_conversation->perform(step, m_context);
        run();
    });
    return false;
}

bool ScenarioPlayer::play(const ScenarioItem::Wait &wait)
{
    m_played = 0;
    resumeAfter(wait.time, [this] { run(); });
    return false;
}

bool ScenarioPlayer::play(const ScenarioItem::Expect &expect)
{
    if (take(expect))
        return true;
    m_expected = &expect;
    m_played = 0;
    if (m_scenario->isStrict && !m_waiting.empty()) {
        refuse(m_waiting.front(), expect);
    } else if (expect.within) {
        resumeAfter(*expect.within, [this, &expect] { expire(expect); });
    }
    return false;
}

bool ScenarioPlayer::play(const ScenarioItem::Repeat &repeat)
{
    m_frames.push_back({ .items = repeat.items, .repeat = &repeat });
    return true;
}

/// Only to go into: a loop with nothing in it comes here again and again.
void ScenarioPlayer::push(const ScenarioItems &items)
{
    if (!items->isEmpty())
        m_frames.push_back({ .items = items });
}

/// The end of some items, or of one round of a loop.
void ScenarioPlayer::pop()
{
    Frame &frame = m_frames.back();
    const ScenarioItem::Repeat *repeat = frame.repeat;
    const bool isOver = !repeat || (repeat->times && frame.round >= *repeat->times)
        || (repeat->until && repeat->until->holds(m_last, m_context));
    if (isOver) {
        m_frames.pop_back();
        return;
    }
    ++frame.round;
    frame.next = 0;
}

/// Another pause, or a message in the place of this one's end, makes it void.
void ScenarioPlayer::resumeAfter(std::chrono::milliseconds delay, const std::function<void()> &task)
{
    m_isPaused = true;
    const quint64 pause = ++m_pause;
    m_conversation->socket().after(delay, [self = shared_from_this(), pause, task] {
        if (self->m_isPaused && self->m_pause == pause)
            task();
    });
}

/// Whether a message that has come fits: the first one that does; in a strict scenario only the first one may.
bool ScenarioPlayer::take(const ScenarioItem::Expect &expect)
{
    for (auto message = m_waiting.begin(); message != m_waiting.end(); ++message) {
        if (m_scenario->isStrict && message != m_waiting.begin())
            return false;
        for (const ScenarioItem::Expect::Way &way : expect.ways) {
            if (!way.when.holds(message->received, message->context))
                continue;
            m_last = message->received;
            m_context = message->context;
            way.when.capture(message->received, m_context);
            m_waiting.erase(message);
            m_expected = nullptr;
            push(way.items);
            return true;
        }
    }
    return false;
}

void ScenarioPlayer::expire(const ScenarioItem::Expect &expect)
{
    m_expected = nullptr;
    if (!expect.otherwise)
        return breakOff(u"nothing of what is expected came in time"_s);
    push(expect.otherwise);
    run();
}

/// What is not expected in a strict scenario.
void ScenarioPlayer::refuse(const Message &message, const ScenarioItem::Expect &expect)
{
    const QString why = expect.ways.first().when.mismatch(message.received, message.context).why;
    tell(message, why);
    breakOff(u"not what is expected: "_s + why);
}

void ScenarioPlayer::breakOff(const QString &why)
{
    m_frames.clear();
    m_waiting.clear();
    m_expected = nullptr;
    m_conversation->close({ WsStatus::PolicyViolation.code, why });
}

void ScenarioPlayer::tell(const Message &message, const QString &why) const
{
    if (!m_missed)
        return;
    m_missed({ .path = m_scenario->path,
               .connection = m_conversation->socket().id(),
               .message = message.received.message,
               .nearest = {},
               .why = why });
}

} // namespace jackfield::mock
