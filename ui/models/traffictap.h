// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsevent.h>

#include <functional>
#include <memory>
#include <vector>

namespace jackfield::ui {

/// One sink that feeds several, which come and go while connections live: a listener that is added late is told at
/// once of the connections that are open. A shared handle; thread: any.
class TrafficTap
{
public:
    TrafficTap();

    /// For clients and servers.
    WsSink sink() const;
    /// The number to remove it by.
    int add(const WsSink &listener);
    void remove(int listener);
    /// The listener begins anew, as if it was added now, and `others` with it, so that all of them are told of the same
    /// connections in the same order. `between` runs when nothing can come. The numbers, the listener's first.
    std::vector<int> renew(int listener,
                           const WsSink &sink,
                           const std::vector<WsSink> &others,
                           const std::function<void()> &between);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace jackfield::ui
