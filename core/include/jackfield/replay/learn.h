// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/replay.h>

namespace jackfield {

/// Rules that two recordings of the same flow suggest.
struct Learnt
{
    /// One rule, and what suggests it.
    struct Reason
    {
        QString rule; ///< in words: "/id: bound as 'id'"
        int count = 0; ///< how many pairs of messages differ there
        QString first; ///< what stands there in the first recording, as JSON, once
        QString second; ///< and in the other one
    };

    Matching matching;
    QList<Reason> reasons;
    /// The recordings compared under these rules: what it still names could not be learnt.
    Verdict rest;
};

namespace replay {
/// Looks at where two recordings of one flow differ: a value that means the same in several places is bound; one that
/// moves with its message is a time; a number that stays near has a tolerance; else only the type is kept, or nothing.
/// Messages that come more often in one of them are background, those that change places unordered. `known` rules stay.
/// What differs for another reason is learnt as well: look at the reasons.
Learnt learn(const Session &first, const Session &second, const Matching &known = {});
} // namespace replay

} // namespace jackfield
