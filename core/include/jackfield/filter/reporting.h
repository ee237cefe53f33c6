// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/clock.h>
#include <jackfield/ws/wsevent.h>
#include <jackfield/ws/wsresponse.h>

#include <array>

namespace jackfield {

/// What became of one opening handshake, and of the connection if there was one.
struct WsTransaction
{
    struct Count
    {
        qint64 messages = 0;
        qint64 bytes = 0; ///< of payloads, decompressed
    };

    Request request; ///< with its route, where the filter stands within a table
    std::optional<Response> refusal; ///< then there was no connection
    Count received; ///< by the handler's side
    Count sent;
    std::optional<WsStatus> status; ///< of the end
    Side initiator = Side::Server; ///< who ended it
    bool clean = false; ///< whether the closing handshake was completed
    std::chrono::microseconds duration {}; ///< from the handshake to the end
};

/// Tells of every connection once it is over, and of every refusal. Thread: that of the connection's end.
WsFilter reportTransaction(const std::function<void(const WsTransaction &)> &report,
                           const Clock &clock = Clock::system());

/// Tells everything that passes, a line for each event: "#7 client: text, 5 bytes: hello". Changes nothing of it.
/// Thread: as of WsObserver, for many connections at once.
WsFilter debug(const std::function<void(const QString &line)> &print);

} // namespace jackfield
