// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connectionjudge_p.h"
#include "scriptrun_p.h"

#include <jackfield/replay/comparison.h>
#include <jackfield/replay/replay.h>

#include <vector>

namespace jackfield::replay {

using Kind = SessionEvent::Kind;

namespace {
/// A connection of both recordings.
struct Pair
{
    ConnectionJudge judge;
    qsizetype left; ///< events of the second recording that were not looked at yet
    Judgement judgement = {};
};

/// Looks at all of a connection's events before the first: where it opened may stand further behind.
void open(ConnectionJudge &judge, const QList<SessionEvent> &actual)
{
    const auto isHandshake = [](const SessionEvent &event) {
        return event.kind == Kind::Open || event.kind == Kind::Refused;
    };
    const auto handshake = std::ranges::find_if(actual, isHandshake);
    const bool isThere = handshake != actual.end();
    const std::chrono::microseconds at = isThere ? handshake->t : actual.front().t;
    judge.opened(isThere ? handshake->opened() : WsOpened(), [at] { return at; });
}

/// Judges them in the order in which all of it happened, which a script of the rules can tell.
std::vector<Pair>
judged(std::vector<Pair> pairs, const QList<QList<SessionEvent>> &theirs, const Session &actual)
{
    QHash<int, size_t> indexes;
    for (size_t i = 0; i < pairs.size(); ++i)
        indexes.insert(theirs.at(qsizetype(i)).front().conn, i);
    for (const SessionEvent &event : actual.events) {
        const auto index = indexes.constFind(event.conn);
        if (index == indexes.constEnd())
            continue;
        Pair &pair = pairs[*index];
        if (pair.left == theirs.at(qsizetype(*index)).size())
            open(pair.judge, theirs.at(qsizetype(*index)));
        pair.judge.saw(event, momentOf(actual.header, event.t));
        if (--pair.left == 0)
            pair.judgement = pair.judge.judgement(true);
    }
    return pairs;
}

Difference count(int conn, const char *expected, const char *actual)
{
    return aboutConnection(Difference::Kind::Connection,
                           conn,
                           QString::fromLatin1(expected),
                           QString::fromLatin1(actual));
}
/// Of each pair of connections `take` is told what became of it.
template<typename Take>
Verdict compareEach(const Session &expected,
                    const Session &actual,
                    const Matching &matching,
                    bool keepsPairs,
                    const Take &take)
{
    const QList<QList<SessionEvent>> mine = expected.split();
    const QList<QList<SessionEvent>> theirs = actual.split();
    QList<Difference> found = aboutNobody(expected, matching.assertions());
    int messages = 0;
    const qsizetype both = std::min(mine.size(), theirs.size());
    const ScriptRun run(matching);
    std::vector<Pair> pairs;
    for (qsizetype i = 0; i < both; ++i) {
        pairs.push_back({ .judge = ConnectionJudge(mine.at(i), expected.header, matching, run),
                          .left = theirs.at(i).size() });
        if (keepsPairs)
            pairs.back().judge.keepPairs();
    }
    pairs = judged(std::move(pairs), theirs, actual);
    for (qsizetype i = 0; i < both; ++i) {
        const Judgement &judgement = pairs[size_t(i)].judgement;
        found += judgement.differences;
        messages += judgement.messages;
        take(mine.at(i), theirs.at(i), judgement);
    }
    for (qsizetype i = both; i < mine.size(); ++i)
        found.append(count(mine.at(i).front().conn, "a connection", "none"));
    for (qsizetype i = both; i < theirs.size(); ++i)
        found.append(count(theirs.at(i).front().conn, "none", "a connection"));
    return Verdict(inOrder(found), int(mine.size()), messages);
}

/// The messages of a connection, and who sent each.
QList<Side> sidesOf(const QList<SessionEvent> &connection)
{
    QList<Side> sides;
    for (const SessionEvent &event : connection) {
        if (event.isWholeMessage())
            sides.append(event.from);
    }
    return sides;
}

/// Puts the messages of two connections side by side.
class SideBySide
{
public:
    using Kind = ComparedMessage::Kind;

    SideBySide(const QList<SessionEvent> &expected,
               const QList<SessionEvent> &actual,
               const Judgement &judgement)
        : m_conn(expected.front().conn)
        , m_actualConn(actual.front().conn)
        , m_expected(sidesOf(expected))
        , m_actual(sidesOf(actual))
        , m_partners(size_t(m_expected.size()) + 1, 0)
        , m_isTaken(size_t(m_actual.size()) + 1, false)
    {
        for (const JudgedPair &pair : judgement.pairs) {
            m_partners[size_t(pair.expected)] = pair.actual;
            m_isTaken[size_t(pair.actual)] = true;
        }
        for (const Difference &difference : judgement.differences) {
            if (difference.n > 0)
                (difference.kind == Difference::Kind::Additional ? m_unexpected
                                                                 : m_told)[difference.n]
                    .append(difference);
        }
    }

    void appendTo(QList<ComparedMessage> &all)
    {
        for (int n = 1; n <= m_expected.size(); ++n) {
            const int partner = m_partners[size_t(n)];
            if (partner > m_last)
                appendUnexpected(all, partner);
            all.append(message(n, partner));
            m_last = std::max(m_last, partner);
        }
        appendUnexpected(all, int(m_actual.size()) + 1);
    }

private:
    /// What nobody took in front of the second recording's message `end`.
    void appendUnexpected(QList<ComparedMessage> &all, int end)
    {
        for (int n = m_last + 1; n < end; ++n) {
            if (!m_isTaken[size_t(n)])
                all.append(message(0, n));
        }
        m_last = std::max(m_last, end - 1);
    }

    ComparedMessage message(int expected, int actual) const
    {
        ComparedMessage message {
            .conn = m_conn,
            .from = expected > 0 ? m_expected.at(expected - 1) : m_actual.at(actual - 1),
            .expected = expected,
            .actual = actual,
            .actualConn = m_actualConn,
            .differences = expected > 0 ? m_told.value(expected) : m_unexpected.value(actual),
        };
        const bool isTold = !message.differences.isEmpty();
        if (expected > 0 && actual > 0)
            message.kind = isTold ? Kind::Changed : Kind::Same;
        else if (isTold)
            message.kind = expected > 0 ? Kind::Missing : Kind::Unexpected;
        else
            message.kind = Kind::NotCompared;
        return message;
    }

    const int m_conn;
    const int m_actualConn;
    const QList<Side> m_expected;
    const QList<Side> m_actual;
    std::vector<int> m_partners; ///< of each message of the first recording; 0: none
    std::vector<bool> m_isTaken;
    QHash<int, QList<Difference>> m_told; ///< about messages of the first one
    QHash<int, QList<Difference>> m_unexpected;
    int m_last =
        0; ///< of the second recording, all up to it stand already, or stand for one to come
};
} // namespace

Verdict diff(const Session &expected, const Session &actual, const Matching &matching)
{
    return compareEach(expected, actual, matching, false, [](const auto &...) { });
}

Comparison compare(const Session &expected, const Session &actual, const Matching &matching)
{
    Comparison comparison;
    comparison.verdict =
        compareEach(expected,
                    actual,
                    matching,
                    true,
                    [&](const QList<SessionEvent> &mine,
                        const QList<SessionEvent> &theirs,
                        const Judgement &judgement) {
                        SideBySide(mine, theirs, judgement).appendTo(comparison.messages);
                    });
    return comparison;
}

} // namespace jackfield::replay
