// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/websocket.h>

namespace jackfield {

/// How a connection is asked whether its peer is still there.
struct KeepAlive
{
    std::chrono::milliseconds interval = std::chrono::seconds(30); ///< between pings; 0: none
    std::chrono::milliseconds pongTimeout = std::chrono::seconds(20); ///< after each; 0: for ever
    /// From a ping to its pong. Thread: the connection's.
    std::function<void(std::chrono::microseconds)> onRoundTrip = {};
};

/// Pings the peer every `interval` until the connection closes. A peer whose pong does not come within `pongTimeout` is
/// gone, whatever TCP says: `onError` says so (Timeout), and the connection ends with 1006. Only a pong that repeats
/// the ping's payload counts, and none is missed while the connection is held up. `socket.roundTrip()` tells how long the
/// latest one took. Call it in the consumer, on the connection's thread.
void keepAlive(const WebSocket &socket, const KeepAlive &policy);

} // namespace jackfield
