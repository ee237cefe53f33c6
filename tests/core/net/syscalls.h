// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

/// What the program asked the kernel since it was last set to zero. Its own definitions of the C library's functions
/// come before the library's, for Qt's libraries too.
namespace syscalls {

inline std::atomic<int> changes = 0; ///< epoll_ctl
inline std::atomic<int> waits = 0; ///< epoll_wait, epoll_pwait2, ppoll
inline std::atomic<int> events = 0; ///< that those of epoll returned
inline std::atomic<int> wakeUps = 0; ///< eventfd_write
inline std::atomic<int> blocked = 0; ///< threads that are in a wait without an end
inline std::atomic<bool> hasNanoseconds = true; ///< false: epoll_pwait2 fails as on an old kernel

inline void reset()
{
    changes = waits = events = wakeUps = 0;
}

} // namespace syscalls
