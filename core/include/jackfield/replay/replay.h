// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>
#include <jackfield/replay/verdict.h>
#include <jackfield/session/session.h>
#include <jackfield/support/clock.h>
#include <jackfield/ws/wsclient.h>
#include <jackfield/ws/wsresponse.h>

namespace jackfield {

/// What a session that plays the server has seen of its clients. A shared, locked handle; thread: any.
class ReplayReport
{
public:
    ReplayReport();

    /// Until now. Differences are also: recorded connections that nobody opened; of a connection that is over, client
    /// messages that never came and server messages that it ended before; a client that ends it with another code.
    Verdict verdict() const;

    class Log;
    const std::shared_ptr<Log> &log() const { return m_log; }

private:
    std::shared_ptr<Log> m_log;
};

/// How a session plays the server.
struct ServerReplay
{
    double speed = 0; ///< 1: as fast as it was recorded; 0: without waiting
    /// Close with 1008 at the first message that is not the recorded one; take no other target of a recorded path.
    bool strict = false;
    ReplayReport report = {};
    /// Made for a connection at its first message that is none of the recorded ones; what it makes gets that one, and the
    /// later ones of which this holds. Without it such a message is taken for the one that is most like it.
    std::function<std::function<void(const WsMessage &)>(const WebSocket &)> otherwise = {};
};

/// How a session plays the client.
struct ClientReplay
{
    double speed = 0; ///< 1: as fast as it was recorded; 0: without waiting
    std::chrono::milliseconds timeout = std::chrono::seconds(5); ///< for each recorded message
    Clock clock = Clock::system();
    /// The real values of pseudonyms: {"<secret:1>", "abc"}, in headers, targets and messages. Headers with unknown ones are left out.
    QList<std::pair<QString, QString>> secrets = {};
};

namespace replay {

/// The recorded server. A connection gets the recorded one of the same target, else of the same path: the first, then
/// the next, and again from the start; without one it is refused with 404, and that is told. What the server said before the client's
/// first message comes at once; what followed a client's message comes after that message. A client's message that
/// differs is told to the report and taken as if it were the recorded one.
WsHandler
asHandler(const Session &session, const Matching &matching = {}, const ServerReplay &how = {});

/// The same for connections that the recording has; nothing for others.
WsAnswers
answers(const Session &session, const Matching &matching = {}, const ServerReplay &how = {});

/// Plays the recorded clients to a handler, offline: no time passes in reality. Connections that overlapped overlap.
/// An answer that is there before its question is a difference; in what a client or proxy recorded, only if it had been
/// quiet for 20 ms before the question, since else the recording cannot tell.
Verdict againstHandler(const Session &session,
                       const WsHandler &handler,
                       const Matching &matching = {},
                       const ClientReplay &how = {});

/// Plays the recorded clients to a server. The recorded target is asked for unless `url` has a path of its own.
/// Recorded headers are sent but for those of the handshake itself; `config` comes before them. A failure to connect
/// that is no HTTP answer ends the replay.
std::expected<Verdict, ConnectFailure> againstClient(const Session &session,
                                                     const WsClientFactory &factory,
                                                     const QString &url,
                                                     const ClientConfig &config = {},
                                                     const Matching &matching = {},
                                                     const ClientReplay &how = {});

/// Compares two recordings, connection by connection, each direction in its order.
Verdict diff(const Session &expected, const Session &actual, const Matching &matching = {});

} // namespace replay
} // namespace jackfield
