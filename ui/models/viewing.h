// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThreadPool>

namespace jackfield::ui {

/// Runs on a thread of the pool what somebody waits for in front of the window, before tasks that go through whole logs.
inline void startViewing(std::function<void()> task)
{
    constexpr int priority = 1; // others have 0
    QThreadPool::globalInstance()->start(std::move(task), priority);
}

} // namespace jackfield::ui
