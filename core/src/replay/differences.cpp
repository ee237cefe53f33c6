// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "differences_p.h"

#include <QSet>
#include <algorithm>
#include <limits>

namespace jackfield {

QString shown(const WsMessage &message)
{
    return message.isText() ? message.text() : QString::fromLatin1(message.bytes().toHex(' '));
}

Difference about(Difference::Kind kind, const MessagePlace &place)
{
    Difference difference;
    difference.kind = kind;
    difference.conn = place.conn;
    difference.n = place.n;
    difference.from = place.from;
    return difference;
}

Difference missing(const MessagePlace &place, const WsMessage &expected, const QString &instead)
{
    Difference difference = about(Difference::Kind::Missing, place);
    difference.expected = shown(expected);
    difference.actual = instead;
    return difference;
}

Difference additional(const MessagePlace &place, const WsMessage &actual)
{
    Difference difference = about(Difference::Kind::Additional, place);
    difference.actual = shown(actual);
    return difference;
}

Difference early(const MessagePlace &place, int ask, const WsMessage &actual)
{
    Difference difference = about(Difference::Kind::Early, place);
    difference.expected = QStringLiteral("it after the client's message %1").arg(ask);
    difference.actual = shown(actual);
    return difference;
}

Difference outOfOrder(const MessagePlace &place, const QString &order, const WsMessage &actual)
{
    Difference difference = about(Difference::Kind::OutOfOrder, place);
    difference.expected = order;
    difference.actual = shown(actual);
    return difference;
}

Difference
late(const MessagePlace &place, std::chrono::milliseconds limit, std::chrono::milliseconds took)
{
    Difference difference = about(Difference::Kind::Late, place);
    difference.expected = QStringLiteral("an answer within %1 ms").arg(limit.count());
    difference.actual = QStringLiteral("%1 ms").arg(took.count());
    return difference;
}

QList<Difference> inOrder(QList<Difference> differences)
{
    // About the connection comes behind its messages, but for what is about its beginning.
    const auto place = [](const Difference &difference) {
        using Kind = Difference::Kind;
        const bool isBeginning = difference.kind == Kind::Handshake
            || difference.kind == Kind::Subprotocol || difference.kind == Kind::Connection;
        const int n =
            difference.n > 0 || isBeginning ? difference.n : std::numeric_limits<int>::max();
        return std::pair(difference.conn, n);
    };
    std::ranges::stable_sort(differences, {}, place);
    return differences;
}

QList<Difference> unplayable(const Session &session)
{
    using Kind = SessionEvent::Kind;
    QSet<int> begun;
    QSet<int> told;
    QList<Difference> found;
    for (const SessionEvent &event : session.events) {
        if (event.kind == Kind::Open || event.kind == Kind::Refused)
            begun.insert(event.conn);
        if (event.kind != Kind::Message || begun.contains(event.conn) || told.contains(event.conn))
            continue;
        told.insert(event.conn);
        found.append(aboutConnection(Difference::Kind::Connection,
                                     event.conn,
                                     QStringLiteral("its handshake before its messages"),
                                     QStringLiteral("none in the session")));
    }
    if (begun.isEmpty() && told.isEmpty()) {
        found.append(aboutConnection(Difference::Kind::Connection,
                                     0,
                                     QStringLiteral("a connection to play"),
                                     QStringLiteral("no connection in the session")));
    }
    return found;
}

QList<Difference> aboutNobody(const Session &session, const QList<Assertion> &assertions)
{
    QList<Difference> found;
    int index = -1;
    for (const Assertion &assertion : assertions) {
        ++index;
        const int conn = assertion.conn();
        if (conn == 0 || std::ranges::contains(session.events, conn, &SessionEvent::conn))
            continue;
        found.append(aboutConnection(Difference::Kind::Assertion,
                                     0,
                                     QStringLiteral("a connection %1 in the recording").arg(conn),
                                     QStringLiteral("none")));
        found.last().name = assertion.name;
        found.last().assertion = index;
    }
    return found;
}

Difference
aboutConnection(Difference::Kind kind, int conn, const QString &expected, const QString &actual)
{
    Difference difference = about(kind, { .conn = conn });
    difference.expected = expected;
    difference.actual = actual;
    return difference;
}

} // namespace jackfield
