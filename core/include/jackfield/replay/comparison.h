// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>
#include <jackfield/replay/verdict.h>
#include <jackfield/session/session.h>

namespace jackfield {

/// A message of one recording beside the one of the other that it stands for.
struct ComparedMessage
{
    enum class Kind {
        Same, ///< as the rules see it
        Changed, ///< `differences` say where and how, or that it came elsewhere, or too late
        Missing, ///< only the first recording has it
        Unexpected, ///< only the second one has it
        NotCompared, ///< only one has it and need not: background, or optional
    };

    Kind kind = Kind::Same;
    int conn = 0; ///< as it is numbered in the first recording
    Side from = Side::Server;
    int expected =
        0; ///< the n-th message of the connection, both directions counted; 0: there is none
    int actual = 0; ///< of the second recording's connection
    int actualConn = 0; ///< how that is numbered
    QList<Difference> differences = {}; ///< about this message
};

/// Two recordings side by side.
struct Comparison
{
    Verdict verdict; ///< as of diff()
    /// Every whole message of the connections that both have, one connection behind the other: those of the first recording in its
    /// order, and what only the second one has where it came.
    QList<ComparedMessage> messages;
};

namespace replay {
/// As diff(), and which message was taken for which.
Comparison compare(const Session &expected, const Session &actual, const Matching &matching = {});
} // namespace replay

} // namespace jackfield
