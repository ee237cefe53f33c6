// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsresponse.h>

namespace jackfield {

/// What becomes of what a handler sends to a peer that does not keep up.
enum class Pressure {
    Block, ///< `send` waits; on a thread that runs connections, which must go on to empty buffers, it does not
    Drop, ///< the newest messages are let go: `send` says Dropped
    Close, ///< the connection is closed with 1008
};

/// A peer does not keep up from a `send` that says Buffered, more than the high-water mark being unsent, until half of
/// that is left (see ServerLimits::highWaterBytes). Without this filter messages are taken until
/// ServerLimits::unsentBytes, and then the peer is dropped.
WsFilter backPressure(Pressure policy);

} // namespace jackfield
