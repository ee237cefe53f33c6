// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

namespace jackfield {

/// What another client's request can hold of a recorded one.
struct RequestLimits
{
    bool (*holdsMessage)(const WsMessage &message);
    bool (*holdsHeader)(const QByteArray &name, const QByteArray &value);
    QString whose; ///< the program's name, "Bruno"
};

/// A connection that was opened, as a request with a name of its own.
struct NamedRequest
{
    QString name; ///< the session's, from the second one on with a number
    qsizetype number = 0; ///< from 1
    QList<SessionEvent> events;
};
QList<NamedRequest> namedRequests(const Session &session, const QString &name);

/// The headers that a client sent for itself and that such a request holds, the offered subprotocols among them.
Headers heldHeaders(const Headers &recorded, const RequestLimits &limits);
/// What it said, in order, as far as such a request holds it.
QList<WsMessage> heldMessages(const QList<SessionEvent> &connection, const RequestLimits &limits);
/// What of a session such requests do not hold, each a part of a sentence.
QStringList lostInRequests(const Session &session, const RequestLimits &limits);

} // namespace jackfield
