// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "epolldispatcher_p.h"

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <QCoreApplication>
#include <cerrno>

using namespace std::chrono_literals;

namespace jackfield::net {

namespace {
constexpr quint32 failures = EPOLLHUP | EPOLLERR;
/// By QSocketNotifier::Type.
constexpr std::array<quint32, 3> interests { EPOLLIN, EPOLLOUT, EPOLLPRI };

timespec toTimespec(std::chrono::nanoseconds duration)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(duration);
    return { .tv_sec = seconds.count(), .tv_nsec = long((duration - seconds).count()) };
}

/// ENOSYS where the C library does not know nanoseconds.
int epollWait(int epoll, std::array<epoll_event, 256> &events, const timespec *timeout)
{
#if __GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 35)
    return epoll_pwait2(epoll, events.data(), int(events.size()), timeout, nullptr);
#else
    return errno = ENOSYS, -1;
#endif
}
} // namespace

EpollDispatcher::EpollDispatcher()
    : m_wakeFd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    openEpoll();
}

EpollDispatcher::~EpollDispatcher()
{
    close(m_epoll);
    close(m_wakeFd);
}

void EpollDispatcher::openEpoll()
{
    m_epoll = epoll_create1(EPOLL_CLOEXEC);
    // Edge-triggered: each write wakes once, and nobody has to read.
    epoll_event event { .events = EPOLLIN | EPOLLET, .data = { .u64 = quint32(m_wakeFd) } };
    if (m_epoll < 0 || epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeFd, &event) != 0)
        qFatal("no descriptors are left for an event loop"); // as Qt's own
}

void EpollDispatcher::wakeUp()
{
    if (m_state.exchange(Woken) == Waiting)
        eventfd_write(m_wakeFd, 1);
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted = true;
    wakeUp();
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    const bool withSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    const bool withTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    const bool wasInterrupted = m_isInterrupted.exchange(false);
    Q_EMIT awake();
    int handled = m_state.exchange(Running) == Woken ? 1 : 0;
    QCoreApplication::sendPostedEvents();

    // QEventLoop::exec() turns on, so its turn may wait even though something was handled.
    const bool isDone = wasInterrupted || (handled && !flags.testFlag(QEventLoop::EventLoopExec));
    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !isDone
        && m_state == Running && !m_isInterrupted;
    if (mayWait)
        Q_EMIT aboutToBlock();
    if (m_isInterrupted)
        return false;

    if (withSockets)
        applyChanges();
    State running = Running;
    const bool waits =
        mayWait && m_ready.empty() && m_state.compare_exchange_strong(running, Waiting);
    const Instant due = withTimers ? m_timers.nextDue() : Instant::max();
    if (withSockets)
        waitForSockets(waits ? due : Instant());
    else if (waits)
        waitForWakeUp(due);
    State waiting = Waiting;
    if (waits && !m_state.compare_exchange_strong(waiting, Running))
        ++handled; // posted events wait for the next turn
    if (withSockets)
        handled += activateNotifiers();
    if (withTimers)
        handled += m_timers.fire();
    if (wasInterrupted) // the loop around this one may be meant too: it shall not wait either
        wakeUp();
    return handled > 0;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = int(notifier->socket());
    Descriptor &descriptor = m_descriptors[fd];
    QSocketNotifier *&place = descriptor.notifiers[notifier->type()];
    if (place && place != notifier) // its descriptor was closed, and the number is used again
        descriptor.watched = descriptor.ready = 0;
    place = notifier;
    noteChange(fd, descriptor);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = int(notifier->socket());
    const auto found = m_descriptors.find(fd);
    if (found == m_descriptors.end())
        return;
    Descriptor &descriptor = found->second;
    if (descriptor.notifiers[notifier->type()] != notifier)
        return;
    descriptor.notifiers[notifier->type()] = nullptr;
    descriptor.ready &= ~(1U << notifier->type());
    if (descriptor.notifiers != std::array<QSocketNotifier *, 3> {})
        return noteChange(fd, descriptor);
    // At once: later the number may belong to another descriptor. It fails if that is closed already.
    watch(fd, descriptor, 0);
    m_descriptors.erase(found);
}

void EpollDispatcher::noteChange(int fd, Descriptor &descriptor)
{
    if (!std::exchange(descriptor.isChanged, true))
        m_changed.push_back(fd);
}

/// Once a turn, so that a notifier that was enabled and disabled since costs nothing.
void EpollDispatcher::applyChanges()
{
    std::vector<int> toWrite;
    for (const int fd : m_changed) {
        const auto found = m_descriptors.find(fd);
        if (found == m_descriptors.end() || !std::exchange(found->second.isChanged, false))
            continue;
        Descriptor &descriptor = found->second;
        quint32 events = 0;
        for (std::size_t type = 0; type < interests.size(); ++type)
            events |= descriptor.notifiers[type] ? interests[type] : 0;
        if (events & ~descriptor.watched & EPOLLOUT) {
            events &= ~quint32(EPOLLOUT);
            toWrite.push_back(fd);
        }
        watch(fd, descriptor, events);
    }
    m_changed.clear();
    if (!toWrite.empty())
        noteWritable(std::move(toWrite));
    for (const int fd : m_refused)
        noteReady(fd, m_descriptors.at(fd), EPOLLIN | EPOLLOUT);
}

/// Most sockets can take what a new writer has. So one poll() for all of them comes first, and epoll, which must be told
/// of each and told again when it is done, is for those that have to wait.
void EpollDispatcher::noteWritable(std::vector<int> fds)
{
    std::vector<pollfd> polled;
    for (const int fd : fds)
        polled.push_back({ .fd = fd, .events = POLLOUT, .revents = 0 });
    if (::poll(polled.data(), nfds_t(polled.size()), 0) < 0)
        polled.assign(polled.size(), {});
    for (std::size_t i = 0; i < fds.size(); ++i) {
        Descriptor &descriptor = m_descriptors.at(fds[i]);
        if (polled[i].revents & (POLLOUT | POLLHUP | POLLERR)) {
            noteReady(fds[i], descriptor, EPOLLOUT);
            noteChange(fds[i], descriptor);
        } else {
            watch(fds[i], descriptor, descriptor.watched | EPOLLOUT);
        }
    }
}

/// Tells epoll of the wanted events; of none to make it forget the descriptor.
void EpollDispatcher::watch(int fd, Descriptor &descriptor, quint32 events)
{
    m_refused.erase(fd);
    if (events == descriptor.watched)
        return;
    if (descriptor.watched == 0)
        descriptor.generation = ++m_generation;
    epoll_event event { .events = events,
                        .data = { .u64 = quint64(descriptor.generation) << 32 | quint32(fd) } };
    const int known = events ? EPOLL_CTL_MOD : EPOLL_CTL_DEL;
    int result = epoll_ctl(m_epoll, descriptor.watched ? known : EPOLL_CTL_ADD, fd, &event);
    if (result != 0 && events && errno == ENOENT) // the number is used again
        result = epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
    else if (result != 0 && errno == EEXIST)
        result = epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event);
    descriptor.watched = result == 0 ? events : 0;
    if (result != 0 && events && errno == EPERM)
        m_refused.insert(fd);
    else if (result != 0 && events)
        qErrnoWarning("a socket notifier cannot watch descriptor %d", fd);
}

void EpollDispatcher::noteReady(int fd, Descriptor &descriptor, quint32 events)
{
    quint32 types = 0;
    for (std::size_t type = 0; type < interests.size(); ++type)
        types |=
            descriptor.notifiers[type] && (events & (interests[type] | failures)) ? 1U << type : 0;
    descriptor.ready |= types;
    if (types && !std::exchange(descriptor.isListed, true))
        m_ready.push_back(fd);
}

/// `until` may be in the past, not to wait, or Instant::max(), to wait for ever.
void EpollDispatcher::waitForSockets(Instant until)
{
    std::array<epoll_event, 256> events;
    int count = -1;
    do {
        const Duration left =
            std::max(0ns, until - (until == Instant() ? until : TimerQueue::Clock::now()));
        const timespec timeout = toTimespec(left);
        if (m_hasNanoseconds)
            count = epollWait(m_epoll, events, until == Instant::max() ? nullptr : &timeout);
        if (count < 0 && m_hasNanoseconds && (errno == ENOSYS || errno == EPERM))
            m_hasNanoseconds = false;
        if (m_hasNanoseconds)
            continue;
        const auto ms =
            std::min<qint64>(std::chrono::ceil<std::chrono::milliseconds>(left).count(), 1 << 30);
        count = epoll_wait(
            m_epoll, events.data(), int(events.size()), until == Instant::max() ? -1 : int(ms));
    } while (count < 0 && errno == EINTR);

    bool isStale = false;
    for (int i = 0; i < count; ++i) {
        const int fd = int(quint32(events[i].data.u64));
        const auto found = m_descriptors.find(fd);
        if (found != m_descriptors.end() && found->second.generation == events[i].data.u64 >> 32)
            noteReady(fd, found->second, events[i].events);
        else
            isStale = isStale || fd != m_wakeFd;
    }
    if (!isStale)
        return;
    // What is closed but lives on in a duplicate stays in an epoll instance and cannot be taken out of it.
    close(m_epoll);
    openEpoll();
    for (auto &[fd, descriptor] : m_descriptors) {
        descriptor.watched = 0;
        noteChange(fd, descriptor);
    }
}

void EpollDispatcher::waitForWakeUp(Instant until) const
{
    pollfd wake { .fd = m_wakeFd, .events = POLLIN, .revents = 0 };
    const timespec timeout = toTimespec(std::max(0ns, until - TimerQueue::Clock::now()));
    ppoll(&wake, 1, until == Instant::max() ? nullptr : &timeout, nullptr);
    eventfd_t count = 0;
    eventfd_read(m_wakeFd, &count);
}

/// A loop within a slot goes on with the rest of the list, and may add to it.
int EpollDispatcher::activateNotifiers()
{
    int activated = 0;
    QEvent event(QEvent::SockAct);
    while (m_nextReady < m_ready.size()) {
        const int fd = m_ready[m_nextReady++];
        if (m_nextReady == m_ready.size()) {
            m_ready.clear();
            m_nextReady = 0;
        }
        if (const auto found = m_descriptors.find(fd); found != m_descriptors.end())
            found->second.isListed = false;
        for (std::size_t type = 0; type < interests.size(); ++type) {
            const auto found = m_descriptors.find(fd); // again, after each slot
            if (found == m_descriptors.end() || !(found->second.ready & 1U << type))
                continue;
            found->second.ready &= ~(1U << type);
            QCoreApplication::sendEvent(found->second.notifiers[type], &event);
            ++activated;
        }
    }
    return activated;
}

} // namespace jackfield::net
