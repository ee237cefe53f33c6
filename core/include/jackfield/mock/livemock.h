// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/mock/journal.h>
#include <jackfield/mock/mockfile.h>

namespace jackfield {

/// Somebody who is connected to a mock.
struct LiveConnection
{
    int number = 0; ///< from 1, in the order in which they came
    QString server;
    QString path; ///< of the route, its template
    Request request;
    QString subprotocol;
    QString peer;
    QStringList rooms;
    JsonValue state; ///< an object of what steps have set
    qint64 received = 0; ///< messages
    qint64 sent = 0;
};

/// Which of the connections are meant; what is not set does not matter.
struct Audience
{
    std::optional<int> connection = {};
    std::optional<QString> server = {};
    std::optional<QString> path = {}; ///< a route's template, or the path that was asked for
    std::optional<QString> room = {};
};

/// How often a rule has answered.
struct RuleUse
{
    QString rule; ///< "2 (subscribe)"
    qint64 answered = 0;
};

/// How often a route was asked for, and its rules have answered, all of them, in the order of the file.
struct RouteUse
{
    QString server;
    QString path;
    QString kind;
    QString
        place; ///< MockRoute::place; rule 2 stands at place + "/rules/rules/1", of a proxy "/proxy/rules/1"
    qint64 connections = 0; ///< that were accepted
    QList<RuleUse> rules;
};

/// A mock definition that is being played. Its handlers are hosted or asked offline; meanwhile it tells who is connected
/// and what has passed, and steps can be played to connections by hand. A shared handle: all copies are the same mock.
/// Thread: any.
class LiveMock
{
public:
    explicit LiveMock(const MockFile &file,
                      const MockServices &services = {},
                      const JournalLimits &limits = {});

    /// Of the newest definition.
    QList<MockServer> servers() const;
    /// Of the server at `index`: each connection gets the newest definition.
    WsHandler handler(qsizetype index) const;
    /// The definition for connections to come. Those that are there stay as they are, and with them rooms, counters,
    /// the journal, and how often a rule has answered that has its number and name still. Invalid: other servers or ports than before.
    Result<void> replace(const MockFile &file) const;
    /// As if it had just begun: connections are closed with 1001; rooms, counters, random numbers, histories and the
    /// journal begin anew. Only numbers of connections and entries go on.
    void reset() const;

    QList<LiveConnection> connections(const Audience &audience = {}) const;
    /// In the order of the file.
    QList<RouteUse> routes() const;
    /// Plays `steps`, one or an array of them as in a rule's reply, to each; it gives their numbers. What is said leaves on
    /// the connections' threads, soon. Invalid: with the place in the message.
    Result<QList<int>> play(const Audience &audience, const QByteArray &steps) const;

    /// At most `most` entries whose numbers are greater than `after`.
    JournalPage journal(quint64 after = 0, qsizetype most = 1000) const;
    void clearJournal() const;
    /// What fits among the entries after `after`, all that are there.
    JournalFinding find(const JournalFilter &filter, quint64 after = 0) const;
    /// The same until `count` are found, or the time is over: it blocks. Not on a thread of the mock's connections.
    JournalFinding wait(const JournalFilter &filter,
                        qint64 count,
                        std::chrono::milliseconds timeout,
                        quint64 after = 0) const;
    /// Whoever waits now, or would later, waits no longer.
    void endWaiting() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace jackfield
