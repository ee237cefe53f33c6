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
        Matching
            alone = {}; ///< that rule and no other: Matching::add() takes those that are wanted
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

/// The whole messages of a recording that some of the rules are about, in its order: those that a rule for places finds one in,
/// and those that others select. Assertions are not looked at.
QList<MessagePlace> touched(const Session &session, const Matching &rules);

/// How much two recordings look like the same flow, from 0 to 1: by the paths that were asked for, and how many messages of each
/// kind there are.
double likeness(const Session &first, const Session &second);
} // namespace replay

} // namespace jackfield
