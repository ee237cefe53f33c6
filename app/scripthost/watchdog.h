// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <ctime>
#include <functional>
#include <mutex>
#include <thread>

namespace jackfield::scripthost {

/// Watches how much processor time the thread that made it takes for a turn: after its time it is interrupted, after twice
/// that the process ends. It ends, too, when nobody is at the other end of standard input any more.
class Watchdog
{
public:
    explicit Watchdog(std::function<void()> interrupt);
    ~Watchdog();
    Watchdog(const Watchdog &) = delete;
    Watchdog &operator=(const Watchdog &) = delete;

    void begin(std::chrono::milliseconds time);
    void end();

private:
    void watch();
    std::chrono::nanoseconds used() const;

    const std::function<void()> m_interrupt;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::chrono::milliseconds m_time {}; ///< of the turn
    clockid_t m_clock {}; ///< of the thread
    bool m_isBusy = false;
    std::chrono::nanoseconds m_since {}; ///< when the turn began, or was interrupted
    bool m_isInterrupted = false;
    bool m_isAsleep = false; ///< until the next turn begins
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace jackfield::scripthost
