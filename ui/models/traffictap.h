// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsevent.h>

#include <memory>

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

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace jackfield::ui
