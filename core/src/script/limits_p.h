// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>
#include <chrono>

namespace jackfield::script {

/// What the process of a script may use.
struct Limits
{
    std::chrono::milliseconds time { 1000 }; ///< of the processor, for a turn
    qint64 memory = 192 << 20; ///< bytes, beyond what an empty script takes

    bool operator==(const Limits &) const = default;
};

/// Of the function of a request, at most: a server has to wait for it.
inline constexpr std::chrono::milliseconds handshakeTime(50);

/// The exit code of a process that did not come back from a turn in twice its time.
inline constexpr int overdue = 124;
/// Of one that got no more memory.
inline constexpr int outOfMemory = 125;

} // namespace jackfield::script
