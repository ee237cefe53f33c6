// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionevent.h>

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

namespace jackfield {

/// The first line of a session file.
struct SessionHeader
{
    static constexpr int newestVersion = 1;

    /// UTC, to the millisecond.
    QDateTime startedAt = QDateTime::fromMSecsSinceEpoch(0, QTimeZone::UTC);
    QString recorder; ///< who made it: "proxy", "client", ...
    QList<UnknownField> unknown;

    bool operator==(const SessionHeader &other) const;
};

QByteArray toLine(const SessionHeader &header);
/// Errors: Invalid; Unsupported for a version from the future.
Result<SessionHeader> headerFromLine(const QByteArray &line);

/// A recorded conversation of one or more connections: the value behind a NAME.session.jsonl.
struct Session
{
    SessionHeader header;
    QList<SessionEvent> events;
    QStringList notes; ///< what reading had to pass over, in words; not part of the value

    /// Errors: Io; Invalid and Unsupported with `where` as "file:line".
    static Result<Session> load(const QString &path);
    /// The same from bytes; `name` stands for the file in errors.
    static Result<Session> parse(const QByteArray &text, const QString &name = {});
    /// Replaces the file at once or not at all; only its owner may read it. Error: Io.
    Result<void> save(const QString &path) const;
    QByteArray toText() const;

    /// The numbers of the connections, in order of their first event.
    QList<int> connections() const;
    /// The events of one connection.
    QList<SessionEvent> eventsOf(int conn) const;
    /// Those of each connection, in the order of `connections`, at the cost of one pass.
    QList<QList<SessionEvent>> split() const;

    bool operator==(const Session &other) const
    {
        return header == other.header && events == other.events;
    }
};

} // namespace jackfield
