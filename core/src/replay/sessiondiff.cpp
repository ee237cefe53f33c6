// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparison_p.h"

#include <jackfield/replay/replay.h>

namespace jackfield::replay {

namespace {
using Kind = SessionEvent::Kind;

struct Numbered
{
    WsMessage message;
    int n;
};

/// One recorded connection, as far as it is compared.
struct Recorded
{
    int conn = 0;
    std::optional<SessionEvent> handshake;
    QList<Numbered> fromClient;
    QList<Numbered> fromServer;
    QString closeCode;
};

Recorded recordedOf(const QList<SessionEvent> &events)
{
    Recorded recorded { .conn = events.front().conn };
    int n = 0;
    for (const SessionEvent &event : events) {
        if (event.kind == Kind::Open || event.kind == Kind::Refused)
            recorded.handshake = event;
        if (event.kind == Kind::Message)
            (event.from == Side::Client ? recorded.fromClient : recorded.fromServer)
                .append({ event.message, ++n });
        if (event.kind == Kind::End && event.status)
            recorded.closeCode = QString::number(event.status->code);
    }
    return recorded;
}

class Comparison
{
public:
    explicit Comparison(const Matching &matching)
        : m_matching(matching)
    { }

    void compare(const Recorded &expected, const Recorded &actual)
    {
        compareHandshakes(expected, actual);
        compareMessages(expected.conn, Side::Client, expected.fromClient, actual.fromClient);
        compareMessages(expected.conn, Side::Server, expected.fromServer, actual.fromServer);
        add(Difference::Kind::Close, expected.conn, expected.closeCode, actual.closeCode);
    }
    void add(Difference::Kind kind, int conn, const QString &expected, const QString &actual)
    {
        if (expected != actual)
            m_found.append(aboutConnection(kind, conn, expected, actual));
    }
    Verdict verdict(int connections) const { return { m_found, connections, m_messages }; }

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

    void compareMessages(int conn,
                         Side from,
                         const QList<Numbered> &expected,
                         const QList<Numbered> &actual)
    {
        for (qsizetype i = 0; i < std::max(expected.size(), actual.size()); ++i) {
            const bool isBoth = i < expected.size() && i < actual.size();
            const Numbered &first = i < expected.size() ? expected.at(i) : actual.at(i);
            const MessagePlace place { conn, first.n, from };
            ++m_messages;
            if (isBoth)
                m_found += compared(place, first.message, actual.at(i).message, m_matching);
            else if (i < expected.size())
                m_found.append(missing(place, first.message, QStringLiteral("it is not there")));
            else
                m_found.append(additional(place, first.message));
        }
    }

    const Matching &m_matching;
    QList<Difference> m_found;
    int m_messages = 0;
};
} // namespace

Verdict diff(const Session &expected, const Session &actual, const Matching &matching)
{
    const QList<QList<SessionEvent>> mine = expected.split();
    const QList<QList<SessionEvent>> theirs = actual.split();
    Comparison comparison(matching);
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
