// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "judge_p.h"

#include <jackfield/replay/replay.h>

namespace jackfield::replay {

namespace {
using Kind = SessionEvent::Kind;

/// One recorded connection, as far as it is compared.
struct Recorded
{
    int conn = 0;
    std::optional<SessionEvent> handshake;
    QList<SessionEvent> events;
    QString closeCode;
};

Recorded recordedOf(const QList<SessionEvent> &events)
{
    Recorded recorded { .conn = events.front().conn, .events = events };
    for (const SessionEvent &event : events) {
        if (event.kind == Kind::Open || event.kind == Kind::Refused)
            recorded.handshake = event;
        if (event.kind == Kind::End && event.status)
            recorded.closeCode = QString::number(event.status->code);
    }
    return recorded;
}

class Comparison
{
public:
    Comparison(const Session &expected, const Session &actual, const Matching &matching)
        : m_expected(expected.header)
        , m_actual(actual.header)
        , m_matching(matching)
    { }

    void compare(const Recorded &expected, const Recorded &actual)
    {
        compareHandshakes(expected, actual);
        const auto bindings = std::make_shared<Bindings>();
        compareMessages(Side::Server, expected, actual, bindings);
        compareMessages(Side::Client, expected, actual, bindings);
        add(Difference::Kind::Close, expected.conn, expected.closeCode, actual.closeCode);
    }
    void add(Difference::Kind kind, int conn, const QString &expected, const QString &actual)
    {
        if (expected != actual)
            m_found.append(aboutConnection(kind, conn, expected, actual));
    }
    Verdict verdict(int connections) const { return { inOrder(m_found), connections, m_messages }; }

private:
    void compareHandshakes(const Recorded &expected, const Recorded &actual)
    {
        const WsOpened mine = expected.handshake ? expected.handshake->opened() : WsOpened();
        const WsOpened theirs = actual.handshake ? actual.handshake->opened() : WsOpened();
        add(Difference::Kind::Connection,
            expected.conn,
            QString::fromLatin1(mine.request.uri().pathAndQuery()),
            QString::fromLatin1(theirs.request.uri().pathAndQuery()));
        add(Difference::Kind::Handshake,
            expected.conn,
            QString::number(mine.response.status()),
            QString::number(theirs.response.status()));
        add(Difference::Kind::Subprotocol, expected.conn, mine.subprotocol, theirs.subprotocol);
    }

    void compareMessages(Side from,
                         const Recorded &expected,
                         const Recorded &actual,
                         const std::shared_ptr<Bindings> &bindings)
    {
        Judge judge(expected.conn,
                    from,
                    expectationsOf(expected.events, m_expected, from, m_matching),
                    m_matching,
                    bindings);
        int n = 0;
        for (const SessionEvent &event : actual.events) {
            if (!event.isWholeMessage())
                continue;
            ++n;
            if (event.from == from)
                judge.came({ ReadMessage(event.message), momentOf(m_actual, event.t) }, event.t, n);
        }
        const Judgement judgement = judge.judgement(true, QStringLiteral("it is not there"));
        m_messages += judgement.messages;
        m_found += judgement.differences;
    }

    const SessionHeader &m_expected;
    const SessionHeader &m_actual;
    const Matching &m_matching;
    QList<Difference> m_found;
    int m_messages = 0;
};
} // namespace

Verdict diff(const Session &expected, const Session &actual, const Matching &matching)
{
    const QList<QList<SessionEvent>> mine = expected.split();
    const QList<QList<SessionEvent>> theirs = actual.split();
    Comparison comparison(expected, actual, matching);
    const qsizetype both = std::min(mine.size(), theirs.size());
    for (qsizetype i = 0; i < both; ++i)
        comparison.compare(recordedOf(mine.at(i)), recordedOf(theirs.at(i)));
    const QString connection = QStringLiteral("a connection");
    const QString none = QStringLiteral("none");
    for (qsizetype i = both; i < mine.size(); ++i)
        comparison.add(Difference::Kind::Connection, mine.at(i).front().conn, connection, none);
    for (qsizetype i = both; i < theirs.size(); ++i)
        comparison.add(Difference::Kind::Connection, theirs.at(i).front().conn, none, connection);
    return comparison.verdict(int(mine.size()));
}

} // namespace jackfield::replay
