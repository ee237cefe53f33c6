// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "format.h"

#include <QString>

namespace jackfield::ui {

/// Which parts of the window are seen, and where they stand.
struct Panes
{
    bool tree = true; ///< the workspace
    bool panel = true; ///< the composer, or what stands in its place
    bool payload = true;
    bool timeLine = true;
    bool areBeside = false; ///< panel and payload stand right of the log, else below it

    bool operator==(const Panes &) const = default;
};

/// What holds for every tab, on this machine; none of it is the workspace's.
struct Settings
{
    static constexpr int leastMemory = 16;
    static constexpr int mostMemory = 1 << 16;

    static constexpr int leastText = 6;
    static constexpr int mostText = 32;

    int logMemory = 256; ///< MiB of each log that stay in memory; older rows are on disk
    TimeStyle times = TimeStyle::Local;
    Panes panes = {};
    QString language = {}; ///< a Language::code; empty: the system's. Counts from the next start
    int textSize = 0; ///< points of what is in logs, payloads and editors; 0: the system's

    bool operator==(const Settings &) const = default;
};

} // namespace jackfield::ui
