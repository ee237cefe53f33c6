// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace jackfield::cli {

/// What the program ends with; docs/cli.md promises these.
enum ExitCode {
    Done = 0,
    CheckFailed = 1, ///< a verdict, an assertion, a missed --expect, a difference
    BadInput = 2, ///< wrong usage, or a file that cannot be read or is malformed
    NoConnection = 3, ///< could not connect or listen
    BadEnd = 4, ///< the connection ended uncleanly or with a protocol error
    Interrupted = 130, ///< work cut short by a signal
};

} // namespace jackfield::cli
