// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "format.h"

namespace jackfield::ui {

/// What holds for every tab, on this machine; none of it is the workspace's.
struct Settings
{
    static constexpr int leastMemory = 16;
    static constexpr int mostMemory = 1 << 16;

    int logMemory = 256; ///< MiB of each log that stay in memory; older rows are on disk
    TimeStyle times = TimeStyle::Local;

    bool operator==(const Settings &) const = default;
};

} // namespace jackfield::ui
