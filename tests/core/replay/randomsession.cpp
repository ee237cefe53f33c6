// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "randomsession.h"

#include <jackfield/json/jsonwriter.h>

#include <QSet>
#include <array>

using namespace jackfield;
using Kind = SessionEvent::Kind;

QString RandomSessions::text()
{
    static const QList<QString> pieces {
        QStringLiteral("a"),        QStringLiteral("\""),       QStringLiteral("\\"),
        QStringLiteral("\n"),       QStringLiteral("\r\n"),     QChar(0),
        QStringLiteral("\u007f"),   QStringLiteral("\u0085"),   QStringLiteral("\u2028"),
        QStringLiteral("\ufeff"),   QStringLiteral("\u202e"),   QStringLiteral("é"),
        QStringLiteral("漢"),       QStringLiteral("😀"),       QStringLiteral("{"),
        QStringLiteral("}"),        QStringLiteral("<secret:"), QStringLiteral(" "),
        QStringLiteral("</script>")
    };
    QString out;
    for (int i = below(12); i > 0; --i)
        out += pieces.at(below(int(pieces.size())));
    return out + QString::number(below(1000));
}

QByteArray RandomSessions::json(int depth)
{
    switch (depth > 3 ? below(4) : below(7)) {
    case 0:
        return jackfield::json::quoted(text());
    case 1:
        return QByteArray::number(below(100000));
    case 2:
        return QByteArray::number(below(100000)) + ".50e1";
    case 3:
        return chance(50) ? "true" : "null";
    case 4: {
        QByteArrayList elements;
        for (int i = below(4); i > 0; --i)
            elements += json(depth + 1);
        return '[' + elements.join(", ") + ']';
    }
    default: {
        QByteArrayList members;
        const QStringList names {
            QStringLiteral("id"), QStringLiteral("type"), QStringLiteral("a/b~c"), text()
        };
        for (int i = below(4); i > 0; --i)
            members += jackfield::json::quoted(names.at(below(4))) + ':' + json(depth + 1);
        return '{' + members.join(',') + '}';
    }
    }
}

WsMessage RandomSessions::message()
{
    const int kind = below(10);
    if (kind < 4)
        return WsMessage::fromUtf8(json(0));
    if (kind < 8)
        return WsMessage::text(text());
    QByteArray bytes;
    for (int i = below(kind == 9 ? 400 : 20); i > 0; --i)
        bytes += char(below(256));
    return WsMessage::binary(bytes);
}

WsStatus RandomSessions::status()
{
    static constexpr std::array<quint16, 6> codes { 1000, 1001, 1008, 1011, 3000, 4999 };
    return { codes[size_t(below(6))], chance(50) ? text().left(20) : QString() };
}

void RandomSessions::add(Session &session, SessionEvent event, int conn)
{
    event.conn = conn;
    m_now += std::chrono::microseconds(below(3000));
    event.t = m_now;
    session.events.append(std::move(event));
}

void RandomSessions::open(Session &session, int conn)
{
    WsOpened opened {
        .request = Request::get(QStringLiteral("/c%1?x=%2").arg(conn).arg(below(10)))
                       .withHeader("Host", "localhost")
                       .withHeader("X-Any", QByteArray("\xe9 ") + QByteArray::number(below(99))),
        .response = Response(101),
        .subprotocol = {},
        .url = QStringLiteral("ws://localhost/c%1").arg(conn)
    };
    const bool isRefused = chance(5);
    if (isRefused)
        opened.response = Response(403).header("X-Why", "so").body(text().toUtf8());
    add(session,
        { .kind = isRefused ? Kind::Refused : Kind::Open,
          .handshake = std::make_shared<const WsOpened>(opened) },
        conn);
}

void RandomSessions::end(Session &session, int conn)
{
    const Side by = chance(50) ? Side::Client : Side::Server;
    if (chance(20)) { // it vanishes
        add(session,
            { .kind = Kind::End, .from = by, .status = WsStatus::AbnormalClosure, .clean = false },
            conn);
        return;
    }
    const auto code = chance(10) ? std::nullopt : std::optional(status());
    add(session, { .kind = Kind::Close, .from = by, .status = code }, conn);
    add(session, { .kind = Kind::Close, .from = other(by), .status = code }, conn);
    add(session,
        { .kind = Kind::End, .from = by, .status = code.value_or(WsStatus::NoStatusReceived) },
        conn);
}

Session RandomSessions::next()
{
    Session session;
    session.header.startedAt =
        QDateTime::fromMSecsSinceEpoch(1'795'428'000'000 + below(1000), QTimeZone::UTC);
    session.header.recorder = chance(50) ? QStringLiteral("server") : QStringLiteral("proxy");
    m_now = {};
    QSet<int> isOpen;
    const int connections = 1 + below(3);
    for (int conn = 1; conn <= connections; ++conn) {
        open(session, conn);
        if (session.events.last().kind == Kind::Open)
            isOpen.insert(conn);
    }
    for (int i = below(25); i > 0 && !isOpen.isEmpty(); --i) {
        const int conn = 1 + below(connections);
        if (!isOpen.contains(conn))
            continue;
        const Side from = chance(50) ? Side::Client : Side::Server;
        if (chance(10))
            add(session,
                { .kind = chance(50) ? Kind::Ping : Kind::Pong,
                  .from = from,
                  .payload = text().toUtf8().left(100) },
                conn);
        else
            add(session, { .kind = Kind::Message, .from = from, .message = message() }, conn);
    }
    for (int conn = 1; conn <= connections; ++conn) {
        if (isOpen.contains(conn))
            end(session, conn);
    }
    return session;
}

std::optional<Session> RandomSessions::mutated(const Session &session, qsizetype &index)
{
    QList<qsizetype> messages;
    for (qsizetype i = 0; i < session.events.size(); ++i) {
        if (session.events.at(i).kind == Kind::Message)
            messages.append(i);
    }
    if (messages.isEmpty())
        return std::nullopt;
    index = messages.at(below(int(messages.size())));
    Session changed = session;
    WsMessage &at = changed.events[index].message;
    const QByteArray bytes = at.bytes();
    // One more character, or one less bit: never the same, neither as bytes nor as JSON.
    if (at.isText())
        at = WsMessage::fromUtf8(bytes + "!");
    else
        at = WsMessage::binary(bytes.isEmpty()
                                   ? QByteArray("x")
                                   : QByteArray(1, char(bytes.at(0) ^ 1)) + bytes.sliced(1));
    return changed;
}
