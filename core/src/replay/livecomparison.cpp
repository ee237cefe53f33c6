// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cast_p.h"
#include "connectionjudge_p.h"
#include "replaylog_p.h"

#include <jackfield/replay/livecomparison.h>

#include <QDateTime>

namespace jackfield::replay {

namespace {
using std::chrono::microseconds;

/// All connections that are compared. Thread: any.
class Comparisons
{
public:
    Comparisons(const Session &session, const Matching &matching, LiveComparison how)
        : m_cast(session, matching)
        , m_matching(matching)
        , m_how(std::move(how))
    {
        log().expect(m_cast.connections());
    }

    ReplayReport::Log &log() const { return *m_how.report.log(); }

    /// The judge of a new connection, or nothing, and that is told.
    ConnectionJudge *begin(const WsOpened &opened)
    {
        const ServedScript *script = m_cast.next(opened.request.uri());
        if (!script) {
            const Difference unknown =
                aboutConnection(Difference::Kind::Connection,
                                0,
                                QStringLiteral("none"),
                                QStringLiteral("a connection to %1")
                                    .arg(QString::fromLatin1(opened.request.uri().pathAndQuery())));
            log().found(unknown);
            if (m_how.over)
                m_how.over(0, { unknown });
            return nullptr;
        }
        log().opened(script->conn);
        ConnectionJudge &judge =
            log().begin(ConnectionJudge(script->events, script->header, m_matching));
        log().locked([&] { judge.opened(opened); });
        return &judge;
    }

    void saw(ConnectionJudge &judge, const WsEvent &seen)
    {
        SessionEvent event = eventOf(seen);
        event.t = m_clock.elapsed();
        const microseconds now = std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch());
        log().locked([&] { judge.saw(event, now); });
        if (seen.kind == WsEvent::Kind::End)
            end(judge);
    }

    void end(ConnectionJudge &judge)
    {
        const int conn = judge.conn();
        const QList<Difference> found = log().end(judge);
        if (m_how.over)
            m_how.over(conn, inOrder(found));
    }

private:
    Cast m_cast;
    const Matching m_matching;
    const LiveComparison m_how;
    const Clock m_clock = Clock::system();
};
} // namespace

WsSink compareWith(const Session &session, const Matching &matching, const LiveComparison &how)
{
    const auto all = std::make_shared<Comparisons>(session, matching, how);
    return {
        .opened =
            [all](const WsOpened &opened) {
                ConnectionJudge *judge = all->begin(opened);
                if (!judge)
                    return WsObserver();
                return WsObserver {
                    .event = [all, judge](const WsEvent &event) { all->saw(*judge, event); },
                };
            },
        .refused =
            [all](const WsOpened &opened) {
                if (ConnectionJudge *judge = all->begin(opened))
                    all->end(*judge);
            },
    };
}

} // namespace jackfield::replay
