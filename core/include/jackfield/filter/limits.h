// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsresponse.h>

#include <chrono>

namespace jackfield {

// What one handler takes, below the limits of its server. A limit that cannot be is told when the filter is made (logging
// category jackfield.filter), and every handshake is answered with 500. Time is the connection's: offline a TestClock's.

/// Greatest messages, in bytes of the payload, decompressed; nothing: any.
struct MessageSizes
{
    std::optional<qint64> received = {};
    std::optional<qint64> sent = {};
};

/// Closes with 1009 on a greater message. One of the peer is not delivered, one of the handler is not sent (`Closed`).
WsFilter limitSize(const MessageSizes &greatest);

/// So much a second in the long run, and `burst` at once (a token bucket, full at first).
struct Rate
{
    double perSecond = 0;
    double burst = 0; ///< at least 1
};

/// What becomes of a message that is too much.
enum class Excess {
    Close, ///< with 1008
    Drop, ///< it is not delivered, and takes nothing from the rates
};

/// What a peer may send; nothing: any.
struct ReceivedRates
{
    std::optional<Rate> messages = {};
    std::optional<Rate> bytes = {}; ///< a message of more than `burst` is always too much
    Excess excess = Excess::Close;
};

WsFilter limitRate(const ReceivedRates &rates);

/// Closes with 1001 when for so long the handler has sent no message and heard none. Nobody has broken a rule, so the peer
/// may come back. Pings do not count: keepAlive() finds peers that are gone. While the connection is held up nothing is
/// closed.
WsFilter closeWhenIdle(std::chrono::milliseconds timeout);

/// At most so many connections through this filter at once; others are refused with 503 and Retry-After.
WsFilter limitConnections(int most, std::chrono::seconds retryAfter = std::chrono::seconds(1));

} // namespace jackfield
