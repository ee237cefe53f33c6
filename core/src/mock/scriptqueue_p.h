// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtClassHelperMacros>
#include <functional>
#include <memory>

namespace jackfield::mock {

/// Runs tasks one after the other on a thread of its own, which begins with the first one. It may be destroyed by one of
/// them. Thread: any.
class ScriptQueue
{
public:
    ScriptQueue();
    /// Waits for the task that runs; those behind it are dropped.
    ~ScriptQueue();
    Q_DISABLE_COPY_MOVE(ScriptQueue)

    void post(std::function<void()> task);

private:
    struct State;
    const std::shared_ptr<State> m_state; ///< the thread's, too
};

} // namespace jackfield::mock
