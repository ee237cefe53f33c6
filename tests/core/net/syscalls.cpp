// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "syscalls.h"

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace {
/// `isEndless`: the wait has no time limit.
template<typename... Arguments>
int wait(bool isEndless, long number, Arguments... arguments)
{
    ++syscalls::waits;
    syscalls::blocked += isEndless ? 1 : 0;
    const long count = syscall(number, arguments...);
    syscalls::blocked -= isEndless ? 1 : 0;
    return int(count);
}

int counted(int events)
{
    syscalls::events += events > 0 ? events : 0;
    return events;
}
} // namespace

extern "C" {

int epoll_ctl(int epoll, int operation, int fd, epoll_event *event) noexcept
{
    ++syscalls::changes;
    return int(syscall(SYS_epoll_ctl, epoll, operation, fd, event));
}

int epoll_wait(int epoll, epoll_event *events, int size, int timeout)
{
    return counted(wait(timeout < 0, SYS_epoll_pwait, epoll, events, size, timeout, nullptr, 8L));
}

int epoll_pwait2(
    int epoll, epoll_event *events, int size, const timespec *timeout, const sigset_t *mask)
{
    if (!syscalls::hasNanoseconds)
        return errno = ENOSYS, -1;
    return counted(wait(!timeout, SYS_epoll_pwait2, epoll, events, size, timeout, mask, 8L));
}

int ppoll(pollfd *fds, nfds_t count, const timespec *timeout, const sigset_t *mask)
{
    timespec left = timeout ? *timeout : timespec {}; // the kernel writes to it
    return wait(!timeout, SYS_ppoll, fds, count, timeout ? &left : nullptr, mask, 8L);
}

int eventfd_write(int fd, eventfd_t value)
{
    ++syscalls::wakeUps;
    return write(fd, &value, sizeof(value)) == sizeof(value) ? 0 : -1;
}

} // extern "C"
