// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run.h"

namespace jackfield::bench {

/// `connections` clients with `inFlight` messages each on the way, next to `idle` ones that stay silent: each echo is
/// answered with the next message. Also the memory for an idle connection.
Outcome echo(Run &run);
/// `connections` clients on /broadcast. One sends a message, the server sends it to all; when all have it the next
/// client sends. Counts what was received.
Outcome broadcast(Run &run);
/// `connections` times TCP connection, opening handshake, close frames both ways; `atOnce` at a time. Raw: TCP
/// connection, one message echoed, close.
Outcome connectRate(Run &run);

} // namespace jackfield::bench
