// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "timerqueue_p.h"

#include <QCoreApplication>
#include <bit>

using namespace std::chrono_literals;

namespace jackfield::net {

namespace {
/// How late a timer may be, in ns: 5 % if it is coarse, a second if it is very coarse.
qint64 tolerance(std::chrono::nanoseconds interval, Qt::TimerType type)
{
    if (type == Qt::PreciseTimer)
        return 1;
    const auto part = type == Qt::CoarseTimer ? interval / 20 : interval;
    return std::clamp<std::chrono::nanoseconds>(part, 1ns, 1s).count();
}
} // namespace

/// At a multiple of a power of two, so that timers go off together; never early.
void TimerQueue::setDue(Timer &timer, Instant exact)
{
    const Duration grid(
        std::bit_floor(quint64(tolerance(timer.info.interval, timer.info.timerType))));
    const bool isEndOfTime = exact > Instant::max() - grid;
    timer.exact = exact;
    timer.due =
        isEndOfTime ? exact : Instant((exact.time_since_epoch() + grid - 1ns) / grid * grid);
}

void TimerQueue::add(Qt::TimerId id, Duration interval, Qt::TimerType type, QObject *object)
{
    remove(id);
    Timer &timer = m_timers[id];
    timer = { .info = { interval, id, type }, .object = object, .serial = ++m_serial };
    const Instant now = Clock::now();
    setDue(timer, now + std::min(interval, Instant::max() - now));
    m_queue.emplace(std::pair(timer.due, timer.serial), &timer);
    m_byObject.emplace(object, id);
}

bool TimerQueue::remove(Qt::TimerId id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return false;
    m_queue.erase({ found->second.due, found->second.serial });
    m_byObject.erase({ found->second.object, id });
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeAllOf(QObject *object)
{
    const auto timers = timersOf(object);
    for (const TimerInfo &timer : timers)
        remove(timer.timerId);
    return !timers.isEmpty();
}

QList<TimerQueue::TimerInfo> TimerQueue::timersOf(QObject *object) const
{
    QList<TimerInfo> timers;
    auto it = m_byObject.lower_bound({ object, Qt::TimerId::Invalid });
    for (; it != m_byObject.end() && it->first == object; ++it)
        timers.append(m_timers.at(it->second).info);
    return timers;
}

TimerQueue::Duration TimerQueue::remainingTime(Qt::TimerId id) const
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return Duration::min();
    return std::max<Duration>(0ns, found->second.due - Clock::now());
}

int TimerQueue::fire()
{
    int fired = 0;
    const Instant now = Clock::now();
    const quint64 newest = m_serial; // what comes into the queue meanwhile is for the next turn
    while (nextDue() <= now && m_queue.begin()->first.second <= newest) {
        auto place = m_queue.extract(m_queue.begin()); // until its slot returns: no recursion
        Timer &timer = *place.mapped();
        const auto [id, serial] = std::pair(timer.info.timerId, timer.serial);
        const Duration interval = timer.info.interval;
        Instant next = timer.exact + std::min(interval, Instant::max() - timer.exact);
        if (next < now) // what was missed is left out
            next = now + interval;
        setDue(timer, next);
        fired += interval > 0ns ? 1 : 0;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer.object, &event);
        const auto again = m_timers.find(id);
        if (again == m_timers.end() || again->second.serial != serial)
            continue; // it was stopped, and perhaps another has its id
        again->second.serial = ++m_serial;
        place.key() = { again->second.due, m_serial };
        m_queue.insert(std::move(place));
    }
    return fired;
}

} // namespace jackfield::net
