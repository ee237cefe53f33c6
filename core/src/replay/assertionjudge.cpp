// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "assertionchecks_p.h"
#include "differences_p.h"

#include <algorithm>

namespace jackfield {

AssertionJudge::AssertionJudge(int conn, const Matching &matching, const ScriptRun &run)
    : m_conn(conn)
{
    int index = 0;
    for (const Assertion &assertion : matching.assertions()) {
        if (assertion.conn() == 0 || assertion.conn() == conn)
            m_watched.push_back({ assertion.name, index, Check::of(assertion, index, conn, run) });
        ++index;
    }
}

AssertionJudge::AssertionJudge(AssertionJudge &&) noexcept = default;
AssertionJudge::~AssertionJudge() = default;

void AssertionJudge::begin(const std::function<Time()> &now, const Request &request)
{
    m_now = now;
    for (const Watched &watched : m_watched)
        watched.check->begin(now(), request);
}

void AssertionJudge::askNoMore(Time since)
{
    for (const Watched &watched : m_watched)
        watched.check->askNoMore(since);
}

void AssertionJudge::saw(Side from, const ReadMessage &message, Time at)
{
    if (m_watched.empty())
        return;
    const int ordinal = ++m_counts.at(from == Side::Client ? 0 : 1);
    const Seen seen { .place = { .conn = m_conn, .from = from },
                      .ordinal = ordinal,
                      .n = m_counts[0] + m_counts[1],
                      .read = message,
                      .at = at };
    for (const Watched &watched : m_watched)
        watched.check->saw(seen);
}

QList<Difference> AssertionJudge::found(bool isOver) const
{
    QList<Difference> all;
    const Time now = isOver || !m_now ? Time::max() : m_now();
    for (const Watched &watched : m_watched) {
        for (const Finding &finding : watched.check->found(isOver, now)) {
            all.append(aboutConnection(
                Difference::Kind::Assertion, m_conn, finding.expected, finding.actual));
            all.last().name = watched.name;
            all.last().assertion = watched.index;
        }
    }
    return all;
}

std::optional<AssertionJudge::Time> AssertionJudge::isWaitingUntil(Time patience) const
{
    std::optional<Time> until;
    for (const Watched &watched : m_watched)
        until = std::max(until, watched.check->isWaitingUntil(patience));
    return until;
}

} // namespace jackfield
