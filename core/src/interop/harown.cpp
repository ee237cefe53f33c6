// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "harconnection_p.h"
#include "harown_p.h"

#include <algorithm>

namespace jackfield::har {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

namespace {
struct Placed
{
    qint64 n;
    SessionEvent event;
};

using Failure = std::unexpected<QString>;

/// How much of an event's line stands in its item.
enum class Line {
    Whole,
    Rest, ///< what the entry does not hold
};

/// [n,{...}].
std::expected<Placed, QString> placedOf(const JsonValue &item, Line kind)
{
    const QList<JsonValue> parts = item.elements();
    const auto n = parts.size() == 2 ? parts.front().toInteger() : std::nullopt;
    if (!n || !parts.back().isObject())
        return Failure(u"%1: not [n,{...}]"_s.arg(item.position()));
    QByteArray line = parts.back().toJson();
    if (kind == Line::Rest && memberOf(parts.back(), u"event").toString() == "message"_L1) {
        line.chop(1);
        line += parts.back().contains(u"base64") ? R"(,"from":"server"})"
                                                 : R"(,"from":"server","text":""})";
    }
    const auto event = eventFromLine(line);
    if (!event)
        return Failure(u"%1: %2"_s.arg(item.position(), event.error().message));
    return Placed { *n, *event };
}

QByteArray octets(const JsonValue &text)
{
    return text.toString().toLatin1();
}

Headers headersOf(const JsonValue &part)
{
    Headers headers;
    for (const JsonValue &field : memberOf(part, u"headers").elements())
        headers.append(octets(memberOf(field, u"name")), octets(memberOf(field, u"value")));
    return headers;
}

/// Puts what the entry's request and response hold into its handshake.
void addHandshake(SessionEvent &event, const JsonValue &item, const JsonValue &entry)
{
    const WsOpened &rest = event.opened();
    const JsonValue request = memberOf(entry, u"request");
    const JsonValue response = memberOf(entry, u"response");
    const JsonValue restOfRequest = memberOf(item, u"request");
    WsOpened opened { .subprotocol = rest.subprotocol, .upstream = rest.upstream };
    opened.url = restOfRequest.contains(u"url") ? rest.url : memberOf(request, u"url").toString();
    const QByteArray target = restOfRequest.contains(u"target")
        ? rest.request.uri().target()
        : Uri(opened.url.toUtf8()).pathAndQuery();
    QByteArray version = octets(memberOf(request, u"httpVersion"));
    if (version.startsWith("HTTP/"))
        version = version.sliced(5);
    opened.request = Request(Method { octets(memberOf(request, u"method")) }, Uri(target))
                         .withHttpVersion(version)
                         .withHeaders(headersOf(request))
                         .withBody(rest.request.body());
    const int status = int(memberOf(response, u"status").toInteger().value_or(0));
    const QByteArray reason = octets(memberOf(response, u"statusText"));
    opened.response = Response(status)
                          .reason(reason == reasonPhrase(status) ? QByteArray() : reason)
                          .withHeaders(headersOf(response))
                          .body(bodyOf(response));
    event.handshake = std::make_shared<const WsOpened>(std::move(opened));
}

/// Puts an element of "_webSocketMessages" into its event.
bool addPayload(SessionEvent &event, const JsonValue &item, const JsonValue &message)
{
    const QString type = memberOf(message, u"type").toString();
    const JsonValue data = memberOf(message, u"data");
    if (!data.isString() || (type != "send"_L1 && type != "receive"_L1))
        return false;
    event.from = type == "send"_L1 ? Side::Client : Side::Server;
    if (item.contains(u"base64"))
        return true;
    if (memberOf(message, u"opcode").toInteger() == 1) {
        event.message = WsMessage::fromUtf8(data.toString().toUtf8());
        return true;
    }
    const auto bytes = QByteArray::fromBase64Encoding(data.toString().toLatin1(),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    if (bytes)
        event.message = WsMessage::binary(*bytes);
    return bool(bytes);
}

/// The events of an entry.
std::expected<QList<Placed>, QString> eventsOf(const JsonValue &entry)
{
    const JsonValue own = memberOf(entry, u"_wsx");
    const qint64 conn = memberOf(own, u"conn").toInteger().value_or(0);
    if (conn <= 0 || conn > std::numeric_limits<int>::max())
        return Failure(
            u"%1: an entry without the number of its connection"_s.arg(entry.position()));
    const QList<JsonValue> messages = memberOf(entry, u"_webSocketMessages").elements();
    QList<Placed> events;
    qsizetype taken = 0;
    bool isOpened = false;
    for (const JsonValue &item : memberOf(own, u"events").elements()) {
        auto placed = placedOf(item, Line::Rest);
        if (!placed)
            return Failure(placed.error());
        SessionEvent &event = placed->event;
        const JsonValue line = item.at(1);
        const bool isHandshake = event.kind == Kind::Open || event.kind == Kind::Refused;
        if (isHandshake && !std::exchange(isOpened, true))
            addHandshake(event, line, entry);
        if (event.kind == Kind::Message
            && (taken == messages.size() || !addPayload(event, line, messages.at(taken++))))
            return Failure(
                u"%1: the messages of the entry are not those any more"_s.arg(item.position()));
        event.conn = int(conn);
        events.append(*std::move(placed));
    }
    if (taken != messages.size())
        return Failure(u"%1: the entry has messages that were not in it"_s.arg(entry.position()));
    return events;
}
} // namespace

std::expected<Session, QString> ownSession(const JsonValue &log)
{
    const JsonValue own = memberOf(log, u"_wsx");
    if (!own.isObject())
        return Failure(QString());
    const auto version = memberOf(own, u"version").toInteger();
    auto header = headerFromLine(memberOf(own, u"header").toJson());
    if (version != 1 || !header)
        return Failure(version != 1 ? u"_wsx is of a version that is not known"_s
                                    : header.error().message);
    Session session { .header = *std::move(header), .events = {}, .notes = {} };
    QList<Placed> all;
    for (const JsonValue &item : memberOf(own, u"events").elements()) {
        auto placed = placedOf(item, Line::Whole);
        if (!placed)
            return Failure(placed.error());
        all.append(*std::move(placed));
    }
    for (const JsonValue &entry : memberOf(log, u"entries").elements()) {
        if (!isWebSocket(entry))
            continue;
        auto events = eventsOf(entry);
        if (!events)
            return Failure(events.error());
        all += *std::move(events);
    }
    std::ranges::sort(all, {}, &Placed::n);
    if (std::ranges::adjacent_find(all, {}, &Placed::n) != all.end())
        return Failure(u"two events have the same place"_s);
    for (Placed &each : all)
        session.events.append(std::move(each.event));
    return session;
}

} // namespace jackfield::har
