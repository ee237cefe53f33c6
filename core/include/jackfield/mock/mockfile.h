// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/filter/chaos.h>
#include <jackfield/routing/routing.h>
#include <jackfield/support/clock.h>
#include <jackfield/support/error.h>
#include <jackfield/ws/websocket.h>

#include <QHash>
#include <QUrl>

namespace jackfield {

namespace mock {
class Counters;
class Rooms;
class Watch;
} // namespace mock

/// A message that no rule answered, and no fallback.
struct MockMiss
{
    QString server = {}; ///< its name
    QString path; ///< of the route, its template
    QString place = {}; ///< of the route: MockRoute::place
    quint64 connection = 0; ///< WebSocket::id()
    WsMessage message;
    QString nearest; ///< the rule that came nearest, "rule 2 (subscribe)"; empty: there is none
    QString why; ///< it did not answer: "$.type is \"b\", not \"a\""
};

/// Something that a mock says to who runs it.
struct MockLog
{
    QString source; ///< the script, as the definition calls it
    quint64 connection = 0; ///< WebSocket::id(); 0: of none
    QString text; ///< may have several lines: of an exception, where it was thrown
    bool isError = false;
};

/// What a mock is given by who runs it.
struct MockServices
{
    /// Passes the messages of a connection on to a server, and back what that says: what it returns is called with each
    /// message of the client. net::passMessages is one.
    using PassOn =
        std::function<std::function<void(const WsMessage &)>(const QUrl &, const WebSocket &)>;

    Clock clock = Clock::system(); ///< for `{{ now }}`
    std::function<void(const MockMiss &)>
        missed = {}; ///< of every message that nothing answered; on any thread
    std::function<void(const MockLog &)> log = {}; ///< of scripts; on any thread
    std::optional<ChaosSwitch>
        faults = {}; ///< turns the `faults` of all routes off and on, also of open connections; else they are on
    PassOn passOn = {}; ///< without it proxies close with 1014
};

/// What a mock route is built with.
struct MockSetup
{
    MockServices services;
    std::function<quint32()> seed; ///< of the random numbers of the next connection
    std::shared_ptr<mock::Rooms> rooms; ///< of the server
    std::shared_ptr<mock::Counters> counters; ///< of the server
    std::shared_ptr<mock::Watch> watch = {}; ///< of the mock, if somebody looks
    QString server = {}; ///< its name
    QString route = {}; ///< which of the server's; the same when the file is read again
    QString place = {}; ///< MockRoute::place
};

/// One row of a mock server.
struct MockRoute
{
    QString path; ///< a URI template; empty, of a script: every path
    RouteMatcher when = match::all();
    QStringList subprotocols; ///< the client's first that is on the list is agreed on
    QList<Chaos> faults; ///< seed 0: the server's, or any
    QString kind; ///< the handler's key: "echo", "rules", ...
    QString place = {}; ///< in the definition, a JSON Pointer: "/servers/0/routes/2"
    std::function<WsHandler(const MockSetup &)> make;
};

/// A server as a mock file defines it: a name, where it wants to listen, and what it answers.
struct MockServer
{
    QString name;
    quint16 port = 0; ///< 0: any free port
    std::optional<quint32> seed; ///< set: every connection gets the same random numbers
    QList<MockRoute> routes;

    /// The server as a function: it can be hosted, and asked offline.
    WsHandler handler(const MockServices &services = {}) const;
};

/// What a definition's variables, `{{ var.NAME }}`, are in a run of it.
struct MockVariables
{
    QString environment = {}; ///< one of the file's; empty: none
    QHash<QString, QString>
        values = {}; ///< before those of the file: JSON numbers, true and false as these, else texts
};

/// A mock definition, `NAME.mock.json`; docs/mocks.md describes it.
struct MockFile
{
    QList<MockServer> servers;
    QStringList files; ///< that it names and that were read: data, sessions, scripts

    /// Errors: Io; Invalid and Unsupported (a newer version) with `where` "file:line:column" and the JSON Pointer in
    /// the message. Nothing is guessed: a key that is not known is an error that says which are.
    /// An environment or a variable that the file does not have is Invalid, too.
    static Result<MockFile> load(const QString &path, const MockVariables &variables = {});
    /// `name`: how the text is called in errors; files that it names are looked for in the folder of that name.
    static Result<MockFile>
    parse(const QByteArray &text, const QString &name = {}, const MockVariables &variables = {});
};

} // namespace jackfield
