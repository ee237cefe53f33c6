// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "assertionjudge_p.h"
#include "judge_p.h"
#include "scriptrun_p.h"

#include <jackfield/replay/replay.h>

#include <map>

namespace jackfield {

/// Connects as the recorded client did; the failure is what the handshake was refused with, or why there was none.
using Connected = std::expected<std::unique_ptr<WsClient>, ConnectFailure>;
using Connect = std::function<Connected(const WsOpened &recorded)>;

/// Plays the client's side of a session, line by line.
class ClientPlay
{
public:
    /// `leastSilence`: for that long at least nothing may come before the client closes; 0: offline.
    ClientPlay(const Matching &matching,
               const ClientReplay &how,
               std::chrono::milliseconds leastSilence,
               Connect connect)
        : m_matching(matching)
        , m_how(how)
        , m_leastSilence(leastSilence)
        , m_isOffline(leastSilence.count() == 0)
        , m_connect(std::move(connect))
        , m_start(how.clock.elapsed())
        , m_scripts(matching)
    { }

    std::expected<Verdict, ConnectFailure> run(Session session);

private:
    struct Peer
    {
        Peer(Judge ofServer, AssertionJudge ofBoth, std::shared_ptr<Bindings> of)
            : judge(std::move(ofServer))
            , assertions(std::move(ofBoth))
            , bindings(std::move(of))
        { }

        Judge judge;
        AssertionJudge assertions;
        std::optional<QList<Difference>> asserted = {}; ///< what came of them, once it is over
        std::shared_ptr<Bindings> bindings;
        std::unique_ptr<WsClient> client; ///< nothing once the connection is over
        std::optional<ReceiveEnd> end;
        bool isJudged = false; ///< its handshake was the recorded one
        bool isLate = false; ///< a message did not come in time: do not wait again
        int conn = 0;
        int n = 0; ///< of the recording
        std::chrono::microseconds last { 0 }; ///< the recorded time of the last event
    };

    std::optional<ConnectFailure> open(const SessionEvent &event, Peer &peer);
    Peer &join(const Session &session, const QList<SessionEvent> &connection);
    void play(const SessionEvent &event, const SessionHeader &header);
    void pace(Peer &peer, std::chrono::microseconds t);
    bool receive(Peer &peer, std::chrono::milliseconds timeout);
    void drain(Peer &peer, std::chrono::milliseconds timeout);
    void send(Peer &peer, const SessionEvent &event, const SessionHeader &header);
    void expectMessages(Peer &peer);
    void awaitAsserted(Peer &peer);
    void expectClose(Peer &peer, const SessionEvent &event);
    void expectNothing(Peer &peer,
                       int conn,
                       std::chrono::milliseconds timeout,
                       const QString &closeCode);
    void finish(Peer &peer, const SessionEvent &event);
    Verdict verdict();

    const Matching &m_matching;
    const ClientReplay &m_how;
    const std::chrono::milliseconds m_leastSilence;
    const bool m_isOffline;
    const Connect m_connect;
    const std::chrono::microseconds m_start;
    const ScriptRun m_scripts;
    std::map<int, Peer> m_peers;
    QList<Difference> m_found;
    int m_connections = 0;
};

} // namespace jackfield
