// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/clock.h>

#include <memory>

namespace jackfield::testing {

/// Time that passes only when told. Copies share the same time. Offline connections keep their tasks and timers
/// here: several clients given one clock live in one time.
class TestClock
{
public:
    /// Starts at 2026-01-01T00:00:00Z.
    TestClock();

    std::chrono::microseconds elapsed() const;
    /// What is due now runs, then what is due within `duration`, in the order of time; then that much time has passed.
    /// Called from within a task it does nothing: time does not pass inside time. Thread: one at a time.
    void advance(std::chrono::milliseconds duration);
    /// Runs `task` when that much time has passed. Thread: any.
    void schedule(std::chrono::milliseconds delay, std::function<void()> task) const;
    /// The time until the next task; nothing if none waits.
    std::optional<std::chrono::microseconds> untilNext() const;
    /// This time for whoever takes a Clock.
    Clock clock() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace jackfield::testing
