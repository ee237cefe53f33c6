// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/replay.h>

namespace jackfield {

/// What becomes of connections that are compared while they happen.
struct LiveComparison
{
    ReplayReport report = {};
    /// A connection is over, the recorded one `conn` (0: none is like it); all that was found. Thread: the connection's.
    std::function<void(int conn, const QList<Difference> &found)> over = {};
};

namespace replay {
/// Compares connections of a server, a client or a proxy with the recorded ones, as diff() does: each with the one whose
/// turn it is for its target, as of asHandler(). Changes nothing.
WsSink
compareWith(const Session &session, const Matching &matching = {}, const LiveComparison &how = {});
} // namespace replay

} // namespace jackfield
