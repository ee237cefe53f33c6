// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <chrono>
#include <functional>

namespace jackfield {

/// Time as an argument: whatever measures time is given a Clock, so that tests decide what time it is.
struct Clock
{
    /// Monotonic; only differences mean something.
    std::function<std::chrono::microseconds()> elapsed;
    /// Wall clock, UTC.
    std::function<QDateTime()> now;

    /// The machine's own clocks.
    static Clock system();
};

} // namespace jackfield
