// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "frameslist_p.h"
#include "linefields_p.h"
#include "messageline_p.h"
#include "payloadfile_p.h"

#include <jackfield/session/sessionevent.h>

#include <array>

namespace jackfield {

namespace {
using Kind = SessionEvent::Kind;

struct KindName
{
    Kind kind;
    const char *name;
};

constexpr std::array kindNames {
    KindName { Kind::Open, "open" },         KindName { Kind::Refused, "refused" },
    KindName { Kind::Message, "message" },   KindName { Kind::Ping, "ping" },
    KindName { Kind::Pong, "pong" },         KindName { Kind::Close, "close" },
    KindName { Kind::End, "end" },           KindName { Kind::Error, "error" },
    KindName { Kind::Frame, "frame" },       KindName { Kind::Gap, "gap" },
    KindName { Kind::Redacted, "redacted" }, KindName { Kind::Dropped, "dropped" },
};

struct TouchName
{
    WsTouch touch;
    const char *name;
};

constexpr std::array touchNames { TouchName { WsTouch::Changed, "changed" },
                                  TouchName { WsTouch::Injected, "injected" },
                                  TouchName { WsTouch::Lost, "lost" } };

Kind kindOf(WsEvent::Kind kind)
{
    switch (kind) {
    case WsEvent::Kind::Message:
        return Kind::Message;
    case WsEvent::Kind::Ping:
        return Kind::Ping;
    case WsEvent::Kind::Pong:
        return Kind::Pong;
    case WsEvent::Kind::Close:
        return Kind::Close;
    case WsEvent::Kind::End:
        return Kind::End;
    case WsEvent::Kind::Error:
        return Kind::Error;
    case WsEvent::Kind::Frame:
        return Kind::Frame;
    case WsEvent::Kind::Dropped:
        return Kind::Dropped;
    }
    return Kind::Unknown;
}

void readHandshake(FieldReader &line, SessionEvent &event)
{
    const QString requestKey = QStringLiteral("request");
    const QString responseKey = QStringLiteral("response");
    const JsonValue empty = JsonValue::object({});
    FieldReader request(line.take(requestKey).value_or(empty), requestKey);
    const QByteArray method = request.latin1(QStringLiteral("method"), "GET");
    const QByteArray target = request.latin1(QStringLiteral("target"), "/");
    WsOpened opened;
    opened.url = request.string(QStringLiteral("url"));
    const QByteArray version = request.latin1(QStringLiteral("httpVersion"), "1.1");
    opened.request = Request(Method { method }, Uri(target))
                         .withHttpVersion(version)
                         .withHeaders(request.headers())
                         .withBody(request.body());

    FieldReader response(line.take(responseKey).value_or(empty), responseKey);
    const int status = int(response.integer(QStringLiteral("status")).value_or(0));
    const QByteArray reason = response.latin1(QStringLiteral("reason"));
    opened.response = Response(status)
                          .reason(reason == reasonPhrase(status) ? QByteArray() : reason)
                          .withHeaders(response.headers())
                          .body(response.body());
    opened.subprotocol = line.string(QStringLiteral("subprotocol"));
    opened.upstream = line.string(QStringLiteral("upstream"));
    event.handshake = std::make_shared<const WsOpened>(std::move(opened));
    for (const FieldReader *part : { &request, &response }) {
        event.unknown += part->rest();
        if (part->error())
            line.fail(*part->error());
    }
}

/// Of bytes, which may have come as text.
bool readIsText(FieldReader &line)
{
    const QString mode = line.string(QStringLiteral("mode"), QStringLiteral("binary"));
    const bool isText = mode == QLatin1String("text");
    if (!isText && mode != QLatin1String("binary"))
        line.fail(QStringLiteral("mode"), QStringLiteral("must be \"text\" or \"binary\""));
    return isText;
}

void readPayload(FieldReader &line, SessionEvent &event)
{
    const auto json = line.take(QStringLiteral("json"));
    const auto text = line.take(QStringLiteral("text"), JsonValue::Type::String);
    const auto base64 = line.base64(QStringLiteral("base64"));
    const auto file = line.take(QStringLiteral("file"), JsonValue::Type::String);
    if (int(json.has_value()) + int(text.has_value()) + int(base64.has_value())
            + int(file.has_value())
        != 1)
        return line.fail({}, QStringLiteral("must hold one of json, text, base64 and file"));
    if (json)
        event.message = WsMessage::fromUtf8(json->toJson());
    if (text) {
        event.message = WsMessage::fromUtf8(text->toString().toUtf8());
        if (!text->toString().isValidUtf16())
            line.fail(QStringLiteral("text"), QStringLiteral("holds a lone surrogate"));
    }
    if (base64) {
        event.message =
            readIsText(line) ? WsMessage::fromUtf8(*base64) : WsMessage::binary(*base64);
    }
    if (file) {
        event.message = readIsText(line) ? WsMessage() : WsMessage::binary({});
        event.text = file->toString();
        if (!isPayloadName(event.text))
            line.fail(QStringLiteral("file"), QStringLiteral("must be a SHA-256, 64 hex digits"));
    }
}

WsTouch readTouch(FieldReader &line)
{
    const QString key = QStringLiteral("touch");
    const QString name = line.string(key);
    if (name.isEmpty())
        return WsTouch::None;
    const auto touch = touchNamed(name);
    if (!touch)
        line.fail(key, QStringLiteral("must be \"changed\", \"injected\" or \"lost\""));
    return touch.value_or(WsTouch::None);
}

std::optional<WsStatus> readStatus(FieldReader &line, const QString &key)
{
    const auto code = line.integer(key);
    const QString reason = line.string(QStringLiteral("reason"));
    if (!code)
        return std::nullopt;
    if (*code < 0 || *code > 0xFFFF)
        line.fail(key, QStringLiteral("is no close code: it has 16 bits"));
    return WsStatus { quint16(*code), reason };
}

void readBody(FieldReader &line, SessionEvent &event)
{
    const auto readFrom = [&](const QString &key) {
        event.from = line.side(key).value_or(Side::Server);
    };
    const QString from = QStringLiteral("from");
    switch (event.kind) {
    case Kind::Open:
    case Kind::Refused:
        return readHandshake(line, event);
    case Kind::Message:
        readFrom(from);
        readPayload(line, event);
        event.frames = readFrames(line);
        event.partial = line.boolean(QStringLiteral("partial"), false);
        event.touch = readTouch(line);
        return;
    case Kind::Dropped:
        readFrom(from);
        readPayload(line, event);
        event.touch = readTouch(line);
        return;
    case Kind::Ping:
    case Kind::Pong:
    case Kind::Frame:
        readFrom(from);
        event.payload = line.base64(QStringLiteral("base64")).value_or(QByteArray());
        return;
    case Kind::Close:
        readFrom(from);
        event.status = readStatus(line, QStringLiteral("code"));
        return;
    case Kind::End:
        readFrom(QStringLiteral("by"));
        event.clean = line.boolean(QStringLiteral("clean"), true);
        event.status = readStatus(line, QStringLiteral("status"));
        return;
    case Kind::Error:
        readFrom(from);
        event.text = line.string(QStringLiteral("message"));
        return;
    case Kind::Gap:
        event.bytes = line.integer(QStringLiteral("bytes")).value_or(0);
        event.text = line.string(QStringLiteral("message"));
        return;
    case Kind::Redacted:
        event.text = line.string(QStringLiteral("secret"));
        event.where = line.string(QStringLiteral("where"));
        return;
    case Kind::Unknown:
        return;
    }
}

/// What every event has.
void readCommon(FieldReader &line, SessionEvent &event)
{
    const QString tKey = QStringLiteral("t");
    const auto t = line.take(tKey, JsonValue::Type::Number);
    if (const auto time = t ? timeOf(*t) : std::nullopt)
        event.t = *time;
    else
        line.fail(tKey, QStringLiteral("must be milliseconds, not negative"));
    const QString connKey = QStringLiteral("conn");
    const qint64 conn = line.integer(connKey).value_or(0);
    if (conn < 0 || conn > std::numeric_limits<int>::max())
        line.fail(connKey, QStringLiteral("must count from 1"));
    event.conn = int(conn);
    event.name = line.string(QStringLiteral("event"));
    if (event.name.isEmpty())
        line.fail(QStringLiteral("event"), QStringLiteral("must name the event"));
    const auto known = std::ranges::find_if(kindNames, [&](const KindName &kindName) {
        return event.name == QLatin1String(kindName.name);
    });
    event.kind = known == kindNames.end() ? Kind::Unknown : known->kind;
    if (event.kind != Kind::Unknown)
        event.name.clear();
}
} // namespace

QString touchName(WsTouch touch)
{
    const auto row = std::ranges::find(touchNames, touch, &TouchName::touch);
    return row == touchNames.end() ? QString() : QString::fromLatin1(row->name);
}

std::optional<WsTouch> touchNamed(const QString &name)
{
    const auto row = std::ranges::find_if(
        touchNames, [&](const TouchName &one) { return name == QLatin1String(one.name); });
    return row == touchNames.end() ? std::nullopt : std::optional(row->touch);
}

SessionEvent eventOf(const WsEvent &seen)
{
    return { .kind = kindOf(seen.kind),
             .from = seen.from,
             .message = seen.message,
             .partial = seen.partial,
             .touch = seen.touch,
             .payload = seen.payload,
             .status = seen.status,
             .clean = seen.clean,
             .text = seen.error.message };
}

QString eventName(const SessionEvent &event)
{
    const auto known = std::ranges::find(kindNames, event.kind, &KindName::kind);
    return known == kindNames.end() ? event.name : QString::fromLatin1(known->name);
}

Result<SessionEvent> eventFromLine(QByteArrayView text)
{
    if (auto message = messageFromLine(text))
        return *std::move(message);
    return anyFromLine(text.toByteArray());
}

Result<SessionEvent> anyFromLine(const QByteArray &text)
{
    const auto object = JsonValue::parse(text);
    if (!object)
        return std::unexpected(object.error());
    FieldReader line(*object, {});
    SessionEvent event;
    readCommon(line, event);
    readBody(line, event);
    if (line.error())
        return std::unexpected(*line.error());
    event.unknown += line.rest();
    return event;
}

const WsOpened &SessionEvent::opened() const
{
    static const WsOpened none;
    return handshake ? *handshake : none;
}

bool operator==(const SessionEvent &a, const SessionEvent &b)
{
    return a.kind == b.kind && a.t == b.t && a.conn == b.conn && toLine(a) == toLine(b);
}

char *toString(const SessionEvent &event)
{
    return qstrdup(toLine(event).constData());
}

} // namespace jackfield
