// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractEventDispatcher>
#include <chrono>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace jackfield::net {

/// The timers of an event dispatcher, in the order in which they are due. Thread: one.
class TimerQueue
{
public:
    using Duration = QAbstractEventDispatcher::Duration;
    using TimerInfo = QAbstractEventDispatcher::TimerInfoV2;
    using Clock = std::chrono::steady_clock;
    using Instant = std::chrono::time_point<Clock, Duration>;

    /// Takes the place of a timer with the same id.
    void add(Qt::TimerId id, Duration interval, Qt::TimerType type, QObject *object);
    bool remove(Qt::TimerId id);
    bool removeAllOf(QObject *object);
    QList<TimerInfo> timersOf(QObject *object) const;
    /// Duration::min() of a timer that is not there.
    Duration remainingTime(Qt::TimerId id) const;

    /// Of the first that may be fired; Instant::max() without one.
    Instant nextDue() const
    {
        return m_queue.empty() ? Instant::max() : m_queue.begin()->first.first;
    }
    /// Sends its event for each that is due, once; not for those whose slot is just running. How many it were, without
    /// those of 0 ms: QCoreApplication::processEvents() turns while something happens, and would never end.
    int fire();

private:
    struct Timer
    {
        TimerInfo info;
        QObject *object = nullptr;
        Instant exact {}; ///< what `due` is aligned from
        Instant due {};
        quint64 serial = 0; ///< of its place in the queue
    };
    using Queue = std::map<std::pair<Instant, quint64>, Timer *>;

    static void setDue(Timer &timer, Instant exact);

    std::unordered_map<Qt::TimerId, Timer> m_timers;
    std::set<std::pair<QObject *, Qt::TimerId>> m_byObject;
    Queue m_queue; ///< all but those whose slot is running
    quint64 m_serial = 0;
};

} // namespace jackfield::net
