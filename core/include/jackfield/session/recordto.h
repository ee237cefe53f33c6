// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionrecorder.h>
#include <jackfield/ws/wsresponse.h>

namespace jackfield {

/// Records every connection of a handler, refusals too: `then(recordTo(recorder), handler)`. Takes a SessionRecorder,
/// a SessionWriter or any other sink. What only a socket sees (final headers, pongs that a transport answers by itself)
/// is seen by a server's own `.sink`.
WsFilter recordTo(const WsSink &sink);

} // namespace jackfield
