// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/request.h>
#include <jackfield/session/sessionevent.h>

namespace jackfield {

namespace mock {
class Condition;
} // namespace mock

/// One thing that happened at a mock.
struct JournalEntry
{
    quint64 number = 0; ///< from 1, one more for each
    QString server;
    QString path; ///< of the route, its template; empty: none answered
    std::shared_ptr<const Request> request; ///< of the connection, with the route's values
    /// As in a session: `conn` is LiveConnection::number, `t` the time since the mock began.
    SessionEvent event;
    QString rule; ///< of a message: the rule that answered it, "2 (subscribe)"
    QString nearest; ///< of a message that nothing answered: as in MockMiss
    QString why;
};

/// The entry as a line of a session with more members: "n", "server", "path"; of a message "rule", "nearest" and "why".
QByteArray toLine(const JournalEntry &entry);

/// What is kept of a journal; the oldest go first.
struct JournalLimits
{
    qsizetype entries = 100'000; ///< 0: nothing is written down
    qint64 bytes = 64 << 20; ///< of payloads
};

/// A part of a journal.
struct JournalPage
{
    QList<JournalEntry> entries;
    quint64 last = 0; ///< the number to go on after
    quint64 lost = 0; ///< entries that would belong here, but were too old to be kept
};

/// Which entries are meant. Usable on any thread.
class JournalFilter
{
public:
    /// `{"when": {"path": "$.type", "equals": "subscribe"}}`: what a rule's `when` can say of messages and handshakes;
    /// besides "event" ("message" without it), "from" ("client" for messages), "connection", "server" and "path",
    /// a route's template or a path that was asked for. Invalid: with the place in the message.
    static Result<JournalFilter> parse(const QByteArray &text);

    /// 0 to 1, which is that it fits.
    struct Fit
    {
        double nearness = 0;
        QString why; ///< it does not fit: "$.type is \"b\", not \"a\""
    };
    bool fits(const JournalEntry &entry) const;
    /// Of an entry that does not fit.
    Fit fit(const JournalEntry &entry) const;

private:
    friend class JournalFilterReader;

    /// All but `when`.
    bool isAbout(const JournalEntry &entry) const;

    QString m_event;
    std::optional<Side> m_from;
    int m_connection = 0;
    std::optional<QString> m_server;
    std::optional<QString> m_path;
    std::shared_ptr<const mock::Condition> m_when;
};

/// What a journal has of what is looked for.
struct JournalFinding
{
    static constexpr qsizetype mostEntries = 100;

    qint64 count = 0;
    QList<JournalEntry> entries; ///< the first of them, up to mostEntries
    std::optional<JournalEntry> nearest; ///< of those that do not fit; only if `count` is too small
    QString why; ///< it does not fit
    quint64 last = 0; ///< the number of the last entry that was looked at
    quint64 lost = 0; ///< entries that were too old to be looked at
};

} // namespace jackfield
