// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "eventline_p.h"
#include "frameslist_p.h"
#include "linefields_p.h"
#include "messageline_p.h"
#include "payloadfile_p.h"

#include <jackfield/json/embeddable.h>
#include <jackfield/json/jsonwriter.h>
#include <jackfield/session/sessionreader.h>
#include <jackfield/ws/recordable.h>

#include <QUtf8StringView>

namespace jackfield {

namespace {
using Kind = SessionEvent::Kind;

// What may be recorded can be read: its base64 and a list of its frames, 48 bytes each, in a line with a little besides.
static_assert((recordableBytes + 2) / 3 * 4 + 48 * recordableFrames + 1024
              <= SessionReader::longestLine);

QString name(Side side)
{
    return side == Side::Client ? QStringLiteral("client") : QStringLiteral("server");
}

QByteArray requestObject(const SessionEvent &event)
{
    const Request &request = event.opened().request;
    LineFields fields;
    fields.latin1("method", request.method().name);
    fields.latin1("target", request.uri().target());
    fields.string("url", event.opened().url);
    fields.latin1("httpVersion", request.httpVersion());
    fields.headers(request.headers());
    fields.body(request.body());
    fields.unknown(event.unknown, QStringLiteral("request"));
    return fields.end();
}

QByteArray responseObject(const SessionEvent &event)
{
    const Response &response = event.opened().response;
    LineFields fields;
    fields.number("status", response.status());
    fields.latin1("reason", response.reason());
    fields.headers(response.headers());
    fields.body(response.body());
    fields.unknown(event.unknown, QStringLiteral("response"));
    return fields.end();
}

void writeHandshake(LineFields &line, const SessionEvent &event)
{
    line.raw("request", requestObject(event));
    line.raw("response", responseObject(event));
    if (!event.opened().subprotocol.isEmpty())
        line.string("subprotocol", event.opened().subprotocol);
    if (!event.opened().upstream.isEmpty())
        line.string("upstream", event.opened().upstream);
}

void writePayload(LineFields &line, const SessionEvent &event, qint64 longestText)
{
    const WsMessage &message = event.message;
    if (isApart(event)) {
        line.string("file", event.text);
        if (message.isText())
            line.string("mode", u"text");
        return;
    }
    const QByteArray bytes = message.bytes();
    if (!message.isText()) {
        line.base64("base64", bytes);
        return;
    }
    const bool isUtf8 = QUtf8StringView(bytes).isValidUtf8();
    if (isUtf8 && json::isEmbeddable(bytes)) {
        line.raw("json", bytes);
    } else if (isUtf8 && bytes.size() <= longestText) {
        line.raw("text", json::quotedUtf8(bytes, json::Escape::Invisible));
    } else {
        line.base64("base64", bytes);
        line.string("mode", u"text");
    }
}

void writeTouch(LineFields &line, WsTouch touch)
{
    if (touch != WsTouch::None)
        line.string("touch", touchName(touch));
}

void writeBody(LineFields &line, const SessionEvent &event, qint64 longestText)
{
    switch (event.kind) {
    case Kind::Open:
    case Kind::Refused:
        return writeHandshake(line, event);
    case Kind::Message:
        line.string("from", name(event.from));
        writePayload(line, event, longestText);
        writeFrames(line, event.frames);
        if (event.partial)
            line.boolean("partial", true);
        return writeTouch(line, event.touch);
    case Kind::Dropped:
        line.string("from", name(event.from));
        writePayload(line, event, longestText);
        return writeTouch(line, event.touch);
    case Kind::Ping:
    case Kind::Pong:
    case Kind::Frame:
        line.string("from", name(event.from));
        return line.base64("base64", event.payload);
    case Kind::Close:
        line.string("from", name(event.from));
        if (event.status) {
            line.number("code", event.status->code);
            line.string("reason", event.status->reason);
        }
        return;
    case Kind::End:
        line.string("by", name(event.from));
        line.boolean("clean", event.clean);
        if (event.status) {
            line.number("status", event.status->code);
            if (!event.status->reason.isEmpty())
                line.string("reason", event.status->reason);
        }
        return;
    case Kind::Error:
        line.string("from", name(event.from));
        return line.string("message", event.text);
    case Kind::Gap:
        line.number("bytes", event.bytes);
        return line.string("message", event.text);
    case Kind::Redacted:
        line.string("secret", event.text);
        return line.string("where", event.where);
    case Kind::Unknown:
        return;
    }
}

QByteArray lineOf(const SessionEvent &event, qint64 longestText)
{
    LineFields line;
    line.raw("t", milliseconds(event.t));
    if (event.conn > 0)
        line.number("conn", event.conn);
    line.string("event", eventName(event));
    writeBody(line, event, longestText);
    line.unknown(event.unknown, {});
    return line.end();
}
} // namespace

QByteArray lineWithin(const SessionEvent &event, qint64 longest)
{
    // Escapes make up to six bytes of one; the frames are to fit beside them.
    const qint64 longestText = longest / 8;
    QByteArray line = lineOf(event, longestText);
    if (line.size() < longest)
        return line;
    const SessionEvent gap {
        .kind = Kind::Gap,
        .t = event.t,
        .conn = event.conn,
        .text = QStringLiteral("a line of %1 bytes for a %2, and %3 are the limit")
                    .arg(line.size() + 1)
                    .arg(eventName(event))
                    .arg(longest),
        .bytes = line.size() + 1,
    };
    return lineOf(gap, longestText);
}

QByteArray toLine(const SessionEvent &event)
{
    return lineWithin(event, SessionReader::longestLine);
}

} // namespace jackfield
