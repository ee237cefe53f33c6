// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/assertion.h>
#include <jackfield/replay/verdict.h>
#include <jackfield/session/session.h>

namespace jackfield {

/// A message as it stands in a difference.
QString shown(const WsMessage &message);

/// One about a message; what is to be said of it is left to the caller.
Difference about(Difference::Kind kind, const MessagePlace &place);
Difference missing(const MessagePlace &place, const WsMessage &expected, const QString &instead);
Difference additional(const MessagePlace &place, const WsMessage &actual);
/// A message that came before the client's message `ask`, unasked.
Difference early(const MessagePlace &place, int ask, const WsMessage &actual);
/// A message that came, but not where it was recorded; `order` says where that was.
Difference outOfOrder(const MessagePlace &place, const QString &order, const WsMessage &actual);
Difference
late(const MessagePlace &place, std::chrono::milliseconds limit, std::chrono::milliseconds took);
/// The differences as a verdict names them: by connection and message, those about the session first.
QList<Difference> inOrder(QList<Difference> differences);
/// Assertions about connections that are not in the session: nobody would check them.
QList<Difference> aboutNobody(const Session &session, const QList<Assertion> &assertions);
/// What cannot be played: messages of connections whose handshake is not in the session, or no connection at all.
QList<Difference> unplayable(const Session &session);
/// A difference about the connection, not about a message.
Difference
aboutConnection(Difference::Kind kind, int conn, const QString &expected, const QString &actual);

} // namespace jackfield
