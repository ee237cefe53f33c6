// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparison_p.h"

#include <QSet>

namespace jackfield {

namespace {
/// The payload as a value if it is an object or array.
std::optional<JsonValue> structure(const WsMessage &message)
{
    if (!message.isText())
        return std::nullopt;
    const auto value = JsonValue::parse(message.bytes());
    if (!value || !(value->isObject() || value->isArray()))
        return std::nullopt;
    return *value;
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

QString raw(const std::optional<JsonValue> &value)
{
    return value ? QString::fromUtf8(value->raw()) : QString();
}
} // namespace

QString shown(const WsMessage &message)
{
    return message.isText() ? message.text() : QString::fromLatin1(message.bytes().toHex(' '));
}

QList<Difference> compared(const MessagePlace &place,
                           const WsMessage &expected,
                           const WsMessage &actual,
                           const Matching &matching)
{
    QList<Difference> found;
    if (expected == actual)
        return found;
    const auto mine = structure(expected);
    const auto theirs = structure(actual);
    if (mine && theirs) {
        for (const json::Difference &part : json::diff(*mine, *theirs)) {
            if (matching.isIgnored(part.pointer))
                continue;
            Difference difference = about(Difference::Kind::Message, place);
            difference.where = part.pointer.toString();
            difference.expected = raw(part.expected);
            difference.actual = raw(part.actual);
            found.append(difference);
        }
        return found;
    }
    if (matching.isIgnored(JsonPointer()))
        return found;
    Difference difference = about(Difference::Kind::Message, place);
    const bool sameMode = expected.mode() == actual.mode();
    difference.expected = sameMode ? shown(expected) : describe(expected);
    difference.actual = sameMode ? shown(actual) : describe(actual);
    found.append(difference);
    return found;
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

Difference
aboutConnection(Difference::Kind kind, int conn, const QString &expected, const QString &actual)
{
    Difference difference = about(kind, { .conn = conn });
    difference.expected = expected;
    difference.actual = actual;
    return difference;
}

} // namespace jackfield
