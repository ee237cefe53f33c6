// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "assertionjudge_p.h"
#include "judge_p.h"

#include <jackfield/session/session.h>

namespace jackfield {

/// Judges a whole connection, both directions, by a recorded one: as it happens, or from another recording. Thread: one
/// at a time.
class ConnectionJudge
{
public:
    /// `expected`: the events of one connection, at least one.
    /// `run`: what the connections of one run share.
    ConnectionJudge(const QList<SessionEvent> &expected,
                    const SessionHeader &header,
                    const Matching &matching,
                    const ScriptRun &run);

    int conn() const { return m_conn; }
    /// As Judge::keepPairs(), for both directions.
    void keepPairs();
    /// The handshake, the clock of all times here, and what it was answered with.
    void opened(const WsOpened &opened, const std::function<std::chrono::microseconds()> &clock);
    /// What happened next, at `at` since the epoch.
    void saw(const SessionEvent &event, std::chrono::microseconds at);

    /// What is to be said now. `isOver`: nothing will come.
    Judgement judgement(bool isOver) const;

private:
    ConnectionJudge(const QList<SessionEvent> &expected,
                    const SessionHeader &header,
                    const Matching &matching,
                    const ScriptRun &run,
                    const std::shared_ptr<Bindings> &bindings);
    void add(Difference::Kind kind, const QString &expected, const QString &actual);

    int m_conn;
    Matching m_matching;
    WsOpened m_handshake;
    QString m_expectedClose;
    QString m_close;
    Judge m_server;
    Judge m_client;
    AssertionJudge m_assertions;
    bool m_isOpen = false;
    QList<Difference> m_found;
    int m_messages = 0; ///< of both sides
};

} // namespace jackfield
