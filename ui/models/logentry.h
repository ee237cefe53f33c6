// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

#include <QByteArray>

namespace jackfield::ui {

/// What one row of a message log is about.
enum class EntryKind : quint8 {
    Open, ///< payload: the URL, and behind its line both heads of the handshake; code: the HTTP status
    Refused, ///< the same, of a handshake that was answered with something else than 101
    Text,
    Binary,
    Ping,
    Pong,
    Close, ///< payload: the reason as UTF-8; code 1005 if the frame had none
    End, ///< the same, of the connection as a whole
    Error, ///< payload: a sentence as UTF-8
    Note, ///< the same, of the recording itself
    Dropped, ///< payload: a message as it came, which a breakpoint did not deliver; `touch` says why
};

/// One row on its way into a MessageStore.
struct LogEntry
{
    qint64 time = 0; ///< microseconds since 1970-01-01T00:00:00Z
    quint32 connection = 0; ///< counts from 1 within one log
    EntryKind kind = EntryKind::Text;
    Side from = Side::Server;
    bool clean = true; ///< of End: whether the closing handshake was completed
    quint16 code = 0; ///< close code or HTTP status; 0 for others
    QByteArray payload; ///< as it stood on the wire
    /// Of a message; empty if it was one plain frame, or nobody saw its frames. `t` is since the epoch.
    QList<SessionFrame> frames = {};
    bool isAnswer = false; ///< of a message: a saved one answered by itself
    WsTouch touch = WsTouch::None; ///< of a message, and of Dropped
};

/// The line of a payload's start, without its end.
QByteArrayView firstLine(QByteArrayView payload);
/// The head of a request or a response, a line each.
QByteArray headOf(const Request &request);
QByteArray headOf(const Response &response);

/// What the row of a line of a session file is about.
EntryKind kindOf(const SessionEvent &event);
/// The row of one event. `time` and `connection` as in LogEntry.
LogEntry entryOf(const WsEvent &event, qint64 time, quint32 connection);
/// The row of an accepted (101) or refused handshake.
LogEntry entryOf(const WsOpened &opened, qint64 time, quint32 connection);
/// The row of a line of a session file. `startedAt`: when its session started, in microseconds since the epoch.
LogEntry entryOf(const SessionEvent &event, qint64 startedAt);

} // namespace jackfield::ui
