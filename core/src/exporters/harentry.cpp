// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "harentry_p.h"
#include "jsonmembers_p.h"

#include <jackfield/json/jsonwriter.h>

#include <QUtf8StringView>

#include <algorithm>

namespace jackfield::har {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

namespace {
bool isHandshake(const SessionEvent &event)
{
    return event.kind == Kind::Open || event.kind == Kind::Refused;
}

/// Whether "data" can hold the payload of a text message.
bool isUtf8(const WsMessage &message)
{
    return QUtf8StringView(message.bytes()).isValidUtf8();
}

QByteArray seconds(qint64 microseconds)
{
    return QByteArray::number(microseconds / 1'000'000) + '.'
        + QByteArray::number(microseconds % 1'000'000).rightJustified(6, '0');
}

JsonValue lineOf(const SessionEvent &event)
{
    return JsonValue::parse(toLine(event), JsonValue::greatestDepth).value_or(JsonValue());
}

/// What an entry's request and response do not hold of its handshake.
QByteArray restOfHandshake(const SessionEvent &event)
{
    const WsOpened &opened = event.opened();
    QStringList ofRequest { u"method"_s, u"httpVersion"_s, u"headers"_s };
    if (!opened.url.isEmpty())
        ofRequest.append(u"url"_s);
    if (Uri(opened.url.toUtf8()).pathAndQuery() == opened.request.uri().target())
        ofRequest.append(u"target"_s);
    QStringList ofResponse { u"status"_s, u"reason"_s, u"headers"_s };
    if (const QByteArray &body = opened.response.body(); !body.isEmpty())
        ofResponse.append(QUtf8StringView(body).isValidUtf8() ? u"body"_s : u"bodyBase64"_s);
    const JsonValue line = lineOf(event);
    const QByteArray request = without(line.value(u"request").value_or(JsonValue()), ofRequest);
    const QByteArray response = without(line.value(u"response").value_or(JsonValue()), ofResponse);
    QByteArray rest = without(line, { u"conn"_s, u"request"_s, u"response"_s });
    rest.chop(1);
    if (request != "{}")
        rest += ",\"request\":" + request;
    if (response != "{}")
        rest += ",\"response\":" + response;
    return rest + '}';
}

/// What "_webSocketMessages" does not hold of a message: its time, its frames, what nobody knows.
QByteArray restOfMessage(SessionEvent event)
{
    if (event.message.isText() && !isUtf8(event.message))
        return without(lineOf(event), { u"conn"_s, u"from"_s });
    event.message = WsMessage();
    return without(lineOf(event), { u"conn"_s, u"from"_s, u"text"_s });
}

QByteArray message(const SessionHeader &header, const SessionEvent &event)
{
    const bool isText = event.message.isText();
    JsonMembers members;
    members.setString(u"type"_s, event.from == Side::Client ? u"send" : u"receive");
    members.set(u"time"_s, seconds(sinceEpoch(header, event.t)));
    members.setNumber(u"opcode"_s, isText ? 1 : 2);
    if (!isText)
        members.set(u"data"_s, '"' + event.message.bytes().toBase64() + '"');
    else if (isUtf8(event.message))
        members.set(u"data"_s, json::quotedUtf8(event.message.bytes(), json::Escape::Invisible));
    else
        members.setString(u"data"_s, event.message.text());
    const JsonValue foreign = kept(event.unknown);
    members.setAll(foreign, { u"type"_s, u"time"_s, u"opcode"_s, u"data"_s });
    const auto opcode = foreign.value(u"opcode").value_or(JsonValue()).toInteger();
    if (opcode && *opcode > 2 && !isText)
        members.setNumber(u"opcode"_s, *opcode);
    return members.json();
}

/// As HTTP Toolkit says how a connection ended; nothing if nobody knows.
QByteArray closing(const SessionHeader &header, const QList<Placed> &events)
{
    const auto kindIs = [](Kind kind) {
        return [kind](const Placed &each) { return each.event.kind == kind; };
    };
    auto found = std::ranges::find_if(events, kindIs(Kind::End));
    if (found == events.end())
        found = std::ranges::find_if(events, kindIs(Kind::Close));
    if (found == events.end())
        return {};
    if (found->event.kind == Kind::End && !found->event.clean)
        return "\"aborted\"";
    JsonMembers members;
    if (const auto &status = found->event.status) {
        members.setNumber(u"code"_s, status->code);
        members.setString(u"reason"_s, status->reason);
    }
    members.set(u"timestamp"_s, seconds(sinceEpoch(header, found->event.t)));
    return members.json();
}

/// "_wsx" of an entry.
QByteArray rest(const QList<Placed> &events)
{
    QByteArrayList items;
    bool isFirst = true;
    for (const auto &[n, event] : events) {
        if (event.kind == Kind::Message)
            items.append(item(n, restOfMessage(event)));
        else if (isHandshake(event) && std::exchange(isFirst, false))
            items.append(item(n, restOfHandshake(event)));
        else
            items.append(item(n, without(lineOf(event), { u"conn"_s })));
    }
    return "{\"conn\":" + QByteArray::number(events.front().event.conn)
        + ",\"events\":" + linesOf(items) + '}';
}
} // namespace

qint64 sinceEpoch(const SessionHeader &header, std::chrono::microseconds t)
{
    constexpr qint64 last = 253'402'300'799'999; // of the year 9999, in milliseconds
    const qint64 start = std::clamp<qint64>(header.startedAt.toMSecsSinceEpoch(), 0, last);
    return std::min(start * 1000 + std::clamp<qint64>(t.count(), 0, last * 1000), last * 1000);
}

QString isoDate(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::UTC).toString(Qt::ISODateWithMs);
}

QByteArray item(qsizetype n, const QByteArray &json)
{
    return '[' + QByteArray::number(n) + ',' + json + ']';
}

JsonValue kept(const QList<UnknownField> &unknown)
{
    const auto found = std::ranges::find_if(unknown, [](const UnknownField &field) {
        return field.within.isEmpty() && field.key == u"har";
    });
    return found == unknown.end() ? JsonValue() : found->value;
}

QByteArray entry(const SessionHeader &header, const QList<Placed> &events)
{
    const auto opening =
        std::ranges::find_if(events, [](const Placed &each) { return isHandshake(each.event); });
    const SessionEvent first = opening == events.end() ? events.front().event : opening->event;
    const JsonValue foreign = kept(first.unknown);
    const qint64 start = sinceEpoch(header, first.t);
    const qint64 end = std::max(start, sinceEpoch(header, events.back().event.t));
    const QByteArray time = QByteArray::number(double(end - start) / 1000, 'f', 3);
    QByteArrayList messages;
    for (const Placed &each : events) {
        if (each.event.kind == Kind::Message)
            messages.append(message(header, each.event));
    }
    JsonMembers members;
    members.setString(u"_resourceType"_s, u"websocket");
    members.setString(u"startedDateTime"_s, isoDate(start / 1000));
    members.set(u"time"_s, time);
    members.set(u"request"_s,
                request(first.opened(), foreign.value(u"request").value_or(JsonValue())));
    members.set(u"response"_s,
                response(first.opened(), foreign.value(u"response").value_or(JsonValue())));
    members.set(u"cache"_s, "{}");
    members.set(u"timings"_s, "{\"send\":0,\"wait\":0,\"receive\":" + time + '}');
    members.setAll(foreign,
                   { u"_resourceType"_s,
                     u"startedDateTime"_s,
                     u"request"_s,
                     u"response"_s,
                     u"_webSocketMessages"_s,
                     u"_webSocketClose"_s,
                     u"_wsx"_s });
    members.set(u"_webSocketMessages"_s, linesOf(messages));
    if (const QByteArray closed = closing(header, events); !closed.isEmpty())
        members.set(u"_webSocketClose"_s, closed);
    members.set(u"_wsx"_s, rest(events));
    return members.json();
}

} // namespace jackfield::har
