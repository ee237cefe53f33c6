// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/replay.h>

namespace jackfield {

/// What becomes of connections that are compared while they happen.
struct LiveComparison
{
    ReplayReport report = {};
    /// The `number`-th connection is over, counted as they open or are refused; all that was found about it. Thread: its own.
    std::function<void(int number, const QList<Difference> &found)> over = {};
    /// The real values of pseudonyms in messages: {"<secret:1>", "abc"}. In a handshake a pseudonym stands for anything.
    QList<std::pair<QString, QString>> secrets = {};
};

namespace replay {
/// Compares connections of a server, a client or a proxy with the recorded ones, as diff() does: each with the one whose
/// turn it is for its target, or else its path. One more than were recorded is a difference. Changes nothing.
WsSink
compareWith(const Session &session, const Matching &matching = {}, const LiveComparison &how = {});
} // namespace replay

} // namespace jackfield
