// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparison_p.h"

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

Difference
aboutConnection(Difference::Kind kind, int conn, const QString &expected, const QString &actual)
{
    Difference difference = about(kind, { .conn = conn });
    difference.expected = expected;
    difference.actual = actual;
    return difference;
}

bool hasPseudonym(QByteArrayView value)
{
    constexpr QByteArrayView begin("<secret:");
    for (qsizetype at = value.indexOf(begin); at >= 0; at = value.indexOf(begin, at + 1)) {
        const qsizetype next = at + begin.size();
        if (next < value.size() && value[next] >= '0' && value[next] <= '9')
            return true;
    }
    return false;
}

Headers replayable(const Headers &recorded)
{
    static constexpr std::array never { "connection", "upgrade",          "host",
                                        "date",       "content-length",   "transfer-encoding",
                                        "keep-alive", "proxy-connection", "te",
                                        "trailer" };
    Headers headers;
    for (const auto &[name, value] : recorded.fields()) {
        const QByteArray lower = name.toLower();
        const bool isOwn = lower.startsWith("sec-websocket-")
            || std::ranges::any_of(never, [&](const char *own) { return lower == own; });
        if (!isOwn && !hasPseudonym(value))
            headers.append(name, value);
    }
    return headers;
}

} // namespace jackfield
