// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsresponse.h>

namespace jackfield {

/// What becomes of a client that offers no subprotocol of the server's.
enum class NoSubprotocol {
    GoOn, ///< without one, as RFC 6455 section 4.2.2 allows
    Refuse, ///< with 400, which names those that are spoken here
};

/// Agrees on the first of `known` that the client offers: the server's order, so that the newest one wins whatever order
/// a client has. The handler gets a request that offers the agreed one and no other, so that match::subprotocol finds the
/// row for it; the consumer has it as WebSocket::subprotocol(). A handler whose answer names one itself keeps that.
/// Without one in `known`, with one that is no token (RFC 9110 section 5.6.2), or with one twice, the filter warns when it
/// is made (logging category jackfield.filter), and answers 500.
WsFilter negotiateSubprotocol(const QList<QString> &known,
                              NoSubprotocol otherwise = NoSubprotocol::GoOn);

} // namespace jackfield
