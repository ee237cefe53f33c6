// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>
#include <jackfield/session/session.h>

namespace jackfield::testing {

/// Compares a whole conversation with an approved one, the file `approved` (NAME.session.jsonl): connections, handshakes,
/// messages of each direction and closes, as replay::diff() does; times and what `matching` ignores do not count.
///
///     JACKFIELD_OK(testing::approveSession(recorder.session(), approvedFile));
///
/// Where it differs, or there is no such file yet, the conversation is written beside it, to NAME.actual.session.jsonl, and
/// the error's message names the differences and the one command that approves it. Where it does not, that file goes.
/// Errors: Missing, Invalid (differs), Io.
Result<void>
approveSession(const Session &session, const QString &approved, const Matching &matching = {});

} // namespace jackfield::testing
