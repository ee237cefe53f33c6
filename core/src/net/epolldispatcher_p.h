// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timerqueue_p.h"

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>
#include <array>
#include <atomic>
#include <set>
#include <unordered_map>
#include <vector>

namespace jackfield::net {

/// The event dispatcher of a thread with many sockets: a turn costs what is ready, where Qt's own dispatchers ask the
/// kernel about every descriptor on every turn. Linux only; given to QThread::setEventDispatcher().
/// Thread: its own, but for wakeUp() and interrupt().
class EpollDispatcher final : public QAbstractEventDispatcherV2
{
public:
    EpollDispatcher();
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void
    registerTimer(Qt::TimerId id, Duration interval, Qt::TimerType type, QObject *object) override
    {
        m_timers.add(id, interval, type, object);
    }
    bool unregisterTimer(Qt::TimerId id) override { return m_timers.remove(id); }
    bool unregisterTimers(QObject *object) override { return m_timers.removeAllOf(object); }
    QList<TimerInfoV2> timersForObject(QObject *object) const override
    {
        return m_timers.timersOf(object);
    }
    Duration remainingTime(Qt::TimerId id) const override { return m_timers.remainingTime(id); }

    /// A system call only if the dispatcher waits, so never in its own thread. Thread: any.
    void wakeUp() override;
    /// Thread: any.
    void interrupt() override;

private:
    using Instant = TimerQueue::Instant;

    struct Descriptor
    {
        std::array<QSocketNotifier *, 3> notifiers {}; ///< by QSocketNotifier::Type
        quint32 watched = 0; ///< the events epoll was told of; 0: it does not know the descriptor
        quint32 generation =
            0; ///< of what epoll was told, to know events of the number's earlier owner
        quint32 ready = 0; ///< bits of types that are still to be activated
        bool isChanged = false; ///< is in m_changed
        bool isListed = false; ///< is in m_ready, and not taken from it
    };

    void openEpoll();
    void noteChange(int fd, Descriptor &descriptor);
    void applyChanges();
    void watch(int fd, Descriptor &descriptor, quint32 events);
    void noteReady(int fd, Descriptor &descriptor, quint32 events);
    void noteWritable(std::vector<int> fds);
    void waitForSockets(Instant until);
    void waitForWakeUp(Instant until) const;
    int activateNotifiers();

    enum State { Running, Waiting, Woken };
    std::atomic<State> m_state = Running;
    std::atomic<bool> m_isInterrupted = false;
    int m_epoll = -1;
    const int m_wakeFd;
    bool m_hasNanoseconds = true; ///< the kernel takes them

    std::unordered_map<int, Descriptor> m_descriptors;
    std::vector<int> m_changed; ///< descriptors whose notifiers epoll has not been told of
    std::vector<int> m_ready; ///< descriptors with bits in `ready`
    std::size_t m_nextReady = 0; ///< which of them is activated next
    std::set<int> m_refused; ///< by epoll, such as regular files: always ready
    quint32 m_generation = 0;

    TimerQueue m_timers;
};

} // namespace jackfield::net
