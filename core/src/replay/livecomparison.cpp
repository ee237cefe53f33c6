// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cast_p.h"
#include "replaylog_p.h"
#include "scriptrun_p.h"

#include <jackfield/replay/livecomparison.h>
#include <jackfield/session/pseudonyms.h>

#include <QDateTime>
#include <atomic>

namespace jackfield::replay {

namespace {
using Compared = ReplayReport::Log::Compared;

/// All connections that are compared. Thread: any.
class Comparisons
{
public:
    Comparisons(const Session &session, const Matching &matching, const LiveComparison &how)
        : m_cast(withSecretsInTexts(session, how.secrets), matching)
        , m_matching(matching)
        , m_how(how)
        , m_scripts(matching)
    {
        log().expect(m_cast.connections());
        for (const Difference &difference :
             unplayable(session) + aboutNobody(session, matching.assertions()))
            log().found(difference);
    }

    /// One connection, or nothing, and that is told.
    std::shared_ptr<Compared> begin(const WsOpened &opened)
    {
        const int number = ++m_connections;
        const auto [script, isAgain, others] = m_cast.next(opened.request.uri());
        if (!script || isAgain) {
            const Difference unknown = notRecorded(opened.request);
            log().found(unknown);
            tell(number, { unknown });
            return nullptr;
        }
        log().opened(script->conn);
        auto compared = log().compare(
            number, ConnectionJudge(script->events, script->header, m_matching, m_scripts));
        compared->locked([&](ConnectionJudge &judge) { judge.opened(opened, m_clock.elapsed); });
        return compared;
    }

    void saw(const std::shared_ptr<Compared> &compared, const WsEvent &seen)
    {
        SessionEvent event = eventOf(seen);
        event.t = m_clock.elapsed();
        const std::chrono::milliseconds now(QDateTime::currentMSecsSinceEpoch());
        compared->locked([&](ConnectionJudge &judge) { judge.saw(event, now); });
        if (seen.kind == WsEvent::Kind::End)
            end(compared);
    }

    void end(const std::shared_ptr<Compared> &compared)
    {
        tell(compared->number(), inOrder(log().end(compared)));
    }

private:
    ReplayReport::Log &log() const { return *m_how.report.log(); }
    void tell(int number, const QList<Difference> &found) const
    {
        if (m_how.over)
            m_how.over(number, found);
    }

    Cast m_cast;
    const Matching m_matching;
    const LiveComparison m_how;
    const Clock m_clock = Clock::system();
    const ScriptRun m_scripts;
    std::atomic<int> m_connections = 0;
};
} // namespace

WsSink compareWith(const Session &session, const Matching &matching, const LiveComparison &how)
{
    const auto all = std::make_shared<Comparisons>(session, matching, how);
    return {
        .opened =
            [all](const WsOpened &opened) {
                const auto compared = all->begin(opened);
                if (!compared)
                    return WsObserver();
                return WsObserver {
                    .event = [all, compared](const WsEvent &event) { all->saw(compared, event); },
                };
            },
        .refused =
            [all](const WsOpened &opened) {
                if (const auto compared = all->begin(opened))
                    all->end(compared);
            },
    };
}

} // namespace jackfield::replay
