// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Sessions of one connection, as a few words.
#pragma once

#include <jackfield/replay/replay.h>

#include <QTest>

/// "> text" is the client's, "< text" the server's, "<x 00ff" a binary one; "@120 < text" came at 120 ms, else a
/// millisecond after the one before. Single quotes stand for double ones. The client closes with 1000.
inline jackfield::Session talk(const QByteArrayList &lines,
                               const char *startedAt = "2026-11-23T10:00:00.000Z")
{
    using namespace jackfield;
    using Kind = SessionEvent::Kind;
    Session session;
    session.header.startedAt =
        QDateTime::fromString(QString::fromLatin1(startedAt), Qt::ISODateWithMs);
    const auto add = [&](const SessionEvent &event, double t) {
        session.events.append(event);
        session.events.last().conn = 1;
        session.events.last().t = std::chrono::microseconds(qRound64(t * 1000));
    };
    const WsOpened opened { .request = Request::get(QStringLiteral("/")),
                            .response = Response(101) };
    add({ .kind = Kind::Open, .handshake = std::make_shared<const WsOpened>(opened) }, 0);
    double t = 0;
    for (QByteArray line : lines) {
        line.replace('\'', '"');
        t += 1;
        if (line.startsWith('@')) {
            t = line.sliced(1, line.indexOf(' ') - 1).toDouble();
            line = line.sliced(line.indexOf(' ') + 1);
        }
        const Side from = line.startsWith('>') ? Side::Client : Side::Server;
        const QByteArray payload = line.sliced(line.indexOf(' ') + 1);
        const bool isBinary = line.at(1) == 'x';
        add({ .kind = Kind::Message,
              .from = from,
              .message = isBinary ? WsMessage::binary(QByteArray::fromHex(payload))
                                  : WsMessage::fromUtf8(payload) },
            t);
    }
    add({ .kind = Kind::Close, .from = Side::Client, .status = WsStatus::NormalClosure }, t + 1);
    add({ .kind = Kind::End, .from = Side::Client, .status = WsStatus::NormalClosure }, t + 2);
    return session;
}

/// Rules as they stand in a file; single quotes stand for double ones.
inline jackfield::Matching rules(QByteArray members)
{
    members.replace('\'', '"');
    const auto matching =
        jackfield::Matching::parse("{\"jackfield\":\"matching\",\"version\":1"
                                       + (members.isEmpty() ? members : ',' + members) + '}',
                                   QStringLiteral("rules"));
    if (!matching)
        qFatal("%s", qPrintable(matching.error().message));
    return *matching;
}

/// Its differences, one a line, without the connection.
inline QString told(const jackfield::Verdict &verdict)
{
    QStringList lines;
    for (const jackfield::Difference &difference : verdict.differences())
        lines += difference.text().remove(QStringLiteral("connection 1, "));
    return lines.join(u'\n');
}
