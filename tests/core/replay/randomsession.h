// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Sessions that can be played, from a seed.
#pragma once

#include <jackfield/session/session.h>

#include <QRandomGenerator>

/// Makes sessions as a server and its clients may have had them, so that both sides can be played: interleaved
/// connections, text, JSON and binary, hostile characters, control frames, any end. What else a file may hold is in
/// anysession.h.
class RandomSessions
{
public:
    explicit RandomSessions(quint32 seed)
        : m_random(seed)
    { }

    jackfield::Session next();
    /// A copy in which one message is another one; `index` is its event. Nothing: it has no message.
    std::optional<jackfield::Session> mutated(const jackfield::Session &session, qsizetype &index);
    int below(int bound) { return int(m_random.bounded(bound)); }

private:
    bool chance(int percent) { return below(100) < percent; }
    QString text();
    QByteArray json(int depth);
    jackfield::WsMessage message();
    jackfield::WsStatus status();
    void open(jackfield::Session &session, int conn);
    void add(jackfield::Session &session, jackfield::SessionEvent event, int conn);
    void end(jackfield::Session &session, int conn);

    QRandomGenerator m_random;
    std::chrono::microseconds m_now { 0 };
};
