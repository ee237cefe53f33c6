// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/testing/testclock.h>

#include <QTimeZone>
#include <map>
#include <mutex>

namespace jackfield::testing {

using std::chrono::microseconds;

struct TestClock::State
{
    mutable std::mutex mutex;
    microseconds now { 0 };
    std::multimap<microseconds, std::function<void()>> tasks; ///< equal times keep their order
    bool running = false;

    /// The next task due until `end`; time moves on to it.
    std::function<void()> take(microseconds end)
    {
        const std::scoped_lock lock(mutex);
        const auto first = tasks.begin();
        if (first == tasks.end() || first->first > end)
            return {};
        now = std::max(now, first->first);
        auto task = std::move(first->second);
        tasks.erase(first);
        return task;
    }
};

TestClock::TestClock()
    : m_state(std::make_shared<State>())
{ }

microseconds TestClock::elapsed() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->now;
}

void TestClock::advance(std::chrono::milliseconds duration)
{
    const auto state = m_state; // a task may destroy the last client
    microseconds end;
    {
        const std::scoped_lock lock(state->mutex);
        if (state->running)
            return;
        state->running = true;
        end = state->now + duration;
    }
    while (const auto task = state->take(end))
        task();
    const std::scoped_lock lock(state->mutex);
    state->now = std::max(state->now, end);
    state->running = false;
}

void TestClock::schedule(std::chrono::milliseconds delay, std::function<void()> task) const
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->tasks.emplace(m_state->now + delay, std::move(task));
}

std::optional<microseconds> TestClock::untilNext() const
{
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->tasks.empty())
        return std::nullopt;
    return m_state->tasks.begin()->first - m_state->now;
}

Clock TestClock::clock() const
{
    return { .elapsed = [*this] { return elapsed(); },
             .now =
                 [*this] {
                     static const QDateTime start(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC);
                     return start.addMSecs(elapsed().count() / 1000);
                 } };
}

} // namespace jackfield::testing
