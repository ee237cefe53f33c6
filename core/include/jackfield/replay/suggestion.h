// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>
#include <jackfield/session/session.h>

namespace jackfield::replay {

/// What can be asserted of messages like some of a recording.
enum class Suggestion {
    Answer, ///< after one like the first, one like the second; of one message: it and its question, or its answer
    Never, ///< none like them
    Count, ///< as many like them as there are
    Order, ///< one like each, in this order
};

/// An assertion that the connection holds, about messages like some of it: of the same side and kind (by `type`, `event`, `op`
/// and the like, else by the first words of a text). An answer carries the id of its question, if these do, and comes within
/// three times as long as it took, rounded up to 100, 200, 500, 1000... milliseconds.
/// `events`: of one connection. `messages`: their numbers, both directions counted from 1.
/// Errors: Missing, nothing answers that message; Invalid, too few messages, or one that is not there.
Result<Assertion> suggested(Suggestion what,
                            const QList<SessionEvent> &events,
                            const QList<int> &messages,
                            const Matching &matching = {});

} // namespace jackfield::replay
