// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>
#include <jackfield/replay/verdict.h>
#include <jackfield/session/session.h>

namespace jackfield {

/// Where a message is: what every difference about it repeats.
struct MessagePlace
{
    int conn = 0;
    int n = 0;
    Side from = Side::Server;
};

/// A message as it stands in a difference.
QString shown(const WsMessage &message);

/// Nothing if they are the same.
QList<Difference> compared(const MessagePlace &place,
                           const WsMessage &expected,
                           const WsMessage &actual,
                           const Matching &matching);
Difference missing(const MessagePlace &place, const WsMessage &expected, const QString &instead);
Difference additional(const MessagePlace &place, const WsMessage &actual);
/// A message that came before the client's message `ask`, unasked.
Difference early(const MessagePlace &place, int ask, const WsMessage &actual);
/// What cannot be played: messages of connections whose handshake is not in the session, or no connection at all.
QList<Difference> unplayable(const Session &session);
/// A difference about the connection, not about a message.
Difference
aboutConnection(Difference::Kind kind, int conn, const QString &expected, const QString &actual);

} // namespace jackfield
