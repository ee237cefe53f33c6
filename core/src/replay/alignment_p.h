// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expectations_p.h"

namespace jackfield {

/// A message that came in this run.
struct Arrival
{
    int n = 0; ///< of the connection's messages, where it comes from a recording
    TimedMessage message;
    int after = 0; ///< so many messages of the other side had been sent before
    std::chrono::microseconds elapsed { 0 }; ///< when it came, on a clock that nobody sets
    bool isOptional = false;
};

/// Which arrival is which recorded message; -1: none. Every arrival and every expectation stands in one row.
struct AlignedPair
{
    qsizetype expected = -1;
    qsizetype actual = -1;
    bool isMoved = false; ///< it came, and not in its order
};

/// Finds the pairs that leave the least to be said: those that are alike, in their order; then those that are alike
/// and came elsewhere; then, between those, the most similar ones. The rows come in the order of the recording, what is
/// unexpected where it came. Values that are bound must be the right ones; no more is bound. Its cost grows with the number
/// of messages, not with its square.
QList<AlignedPair> aligned(const QList<Expectation> &expected,
                           const QList<Arrival> &actual,
                           const Comparer &comparer,
                           Bindings bindings);

} // namespace jackfield
