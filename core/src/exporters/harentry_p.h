// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

namespace jackfield::har {

/// An event, and where it stands in the session, from 0.
struct Placed
{
    qsizetype n = 0;
    SessionEvent event;
};

/// Microseconds since 1970, within the years that a date can be written with.
qint64 sinceEpoch(const SessionHeader &header, std::chrono::microseconds t);
/// Of milliseconds since 1970, UTC.
QString isoDate(qint64 milliseconds);
/// [n,{...}]: what "_wsx" holds of an event. `json`: its line, as far as it stands nowhere else.
QByteArray item(qsizetype n, const QByteArray &json);
/// What an import kept of the file it read; null if there is nothing.
JsonValue kept(const QList<UnknownField> &unknown);

/// The entry of one connection. Precondition: `events`, all of that connection, are not empty.
QByteArray entry(const SessionHeader &header, const QList<Placed> &events);
/// The objects "request" and "response" of an entry.
QByteArray request(const WsOpened &opened, const JsonValue &kept);
QByteArray response(const WsOpened &opened, const JsonValue &kept);

} // namespace jackfield::har
