// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>
#include <jackfield/session/session.h>

namespace jackfield {

/// What a server's message answers.
struct Cause
{
    enum class By {
        Rule, ///< the matching rules say so
        Correlation, ///< both carry the same id, which no other message of the client does
        Stream, ///< it is one of many that come at their own rhythm since that message
        Order, ///< it is the client's last message before it
    };

    int n = 0; ///< the server's message, the n-th of the connection
    int to = 0; ///< the client's message; 0: none, it comes by itself since the connection is open
    By by = By::Order;

    bool operator==(const Cause &) const = default;
};

namespace replay {
/// Of every message of the server in the events of one connection, in their order.
QList<Cause> causes(const QList<SessionEvent> &connection, const Matching &matching = {});
} // namespace replay

} // namespace jackfield
