// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "watchdog.h"

#include "script/limits_p.h"

#include <poll.h>
#include <pthread.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

namespace jackfield::scripthost {

namespace {
bool isAlone()
{
    pollfd input { .fd = STDIN_FILENO, .events = POLLRDHUP, .revents = 0 };
    return poll(&input, 1, 0) > 0 && (input.revents & (POLLRDHUP | POLLHUP)) != 0;
}
} // namespace

Watchdog::Watchdog(std::function<void()> interrupt)
    : m_interrupt(std::move(interrupt))
{
    if (pthread_getcpuclockid(pthread_self(), &m_clock) != 0)
        std::abort();
    m_thread = std::thread([this] { watch(); });
}

std::chrono::nanoseconds Watchdog::used() const
{
    timespec time {};
    clock_gettime(m_clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

Watchdog::~Watchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void Watchdog::begin(std::chrono::milliseconds time)
{
    const std::lock_guard lock(m_mutex);
    m_isBusy = true;
    m_since = used();
    m_time = time;
    m_isInterrupted = false;
    if (std::exchange(m_isAsleep, false)) // not for every turn of many
        m_changed.notify_all();
}

void Watchdog::end()
{
    const std::lock_guard lock(m_mutex);
    m_isBusy = false;
}

void Watchdog::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_isOver) {
        if (!m_isBusy) {
            m_isAsleep = true;
            m_changed.wait(lock);
            continue;
        }
        const auto left = m_since + m_time - used();
        constexpr std::chrono::nanoseconds often = std::chrono::milliseconds(10);
        if (isAlone())
            std::_Exit(EXIT_SUCCESS);
        if (left.count() > 0) {
            m_changed.wait_for(
                lock, std::min(left, often)); // and again, if it had to share the processor
        } else if (m_isInterrupted) {
            std::_Exit(script::overdue);
        } else {
            m_isInterrupted = true;
            m_since = used(); // so long it has to obey
            m_interrupt();
        }
    }
}

} // namespace jackfield::scripthost
