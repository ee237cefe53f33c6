// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comparison_p.h"

#include <functional>

namespace jackfield {

/// A recorded message of one direction of a connection, and what the rules say of it.
struct Expectation
{
    MessagePlace place;
    TimedMessage message;
    int answers =
        0; ///< the n of the other side's message that it answers, where lateness matters; 0: none
    int after = 0; ///< so many messages of the other side were there before it, for sure
    bool isOptional = false;
    int group = -1; ///< the run of neighbours that may come in any order
};

/// The messages of one side of a recorded connection, background left out. `isOrderSure`: of a message that follows one
/// of the other side after such a silence.
QList<Expectation>
expectationsOf(const QList<SessionEvent> &connection,
               const SessionHeader &header,
               Side from,
               const Matching &matching,
               const std::function<bool(std::chrono::microseconds)> &isOrderSure = {});

/// The recorded point in time, since the epoch.
std::chrono::microseconds momentOf(const SessionHeader &header, std::chrono::microseconds t);

} // namespace jackfield
