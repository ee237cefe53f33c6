// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logentry.h"

#include "format.h"

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr quint16 noCode = 1005;

EntryKind kindOf(const WsEvent &event)
{
    switch (event.kind) {
    case WsEvent::Kind::Message:
        if (event.partial)
            return EntryKind::Note;
        return event.message.isText() ? EntryKind::Text : EntryKind::Binary;
    case WsEvent::Kind::Ping:
        return EntryKind::Ping;
    case WsEvent::Kind::Pong:
        return EntryKind::Pong;
    case WsEvent::Kind::Close:
        return EntryKind::Close;
    case WsEvent::Kind::End:
        return EntryKind::End;
    case WsEvent::Kind::Frame:
        return EntryKind::Note;
    case WsEvent::Kind::Dropped:
        return EntryKind::Dropped;
    case WsEvent::Kind::Error:
        break;
    }
    return EntryKind::Error;
}

/// Of a message that was never completed.
QByteArray partialNote(const WsMessage &message)
{
    const QByteArray bytes = message.bytes();
    return "a message that was never completed, of it came " + QByteArray::number(bytes.size())
        + " bytes: " + (message.isText() ? bytes : bytes.toHex(' '));
}

QByteArray frameNote(const QByteArray &frame)
{
    return "raw frame: " + frame.toHex(' ');
}

QByteArray payloadOf(const WsEvent &event)
{
    switch (event.kind) {
    case WsEvent::Kind::Message:
        return event.partial ? partialNote(event.message) : event.message.bytes();
    case WsEvent::Kind::Ping:
    case WsEvent::Kind::Pong:
        return event.payload;
    case WsEvent::Kind::Close:
    case WsEvent::Kind::End:
        return event.status ? event.status->reason.toUtf8() : QByteArray();
    case WsEvent::Kind::Frame:
        return frameNote(event.payload);
    case WsEvent::Kind::Dropped:
        return event.message.bytes();
    case WsEvent::Kind::Error:
        break;
    }
    return event.error.message.toUtf8();
}

std::optional<WsEvent::Kind> kindOf(SessionEvent::Kind kind)
{
    switch (kind) {
    case SessionEvent::Kind::Message:
        return WsEvent::Kind::Message;
    case SessionEvent::Kind::Ping:
        return WsEvent::Kind::Ping;
    case SessionEvent::Kind::Pong:
        return WsEvent::Kind::Pong;
    case SessionEvent::Kind::Close:
        return WsEvent::Kind::Close;
    case SessionEvent::Kind::End:
        return WsEvent::Kind::End;
    case SessionEvent::Kind::Error:
        return WsEvent::Kind::Error;
    case SessionEvent::Kind::Dropped:
        return WsEvent::Kind::Dropped;
    default:
        return std::nullopt;
    }
}

/// What stands in a session besides what passed on the wire.
QString noteOf(const SessionEvent &event)
{
    switch (event.kind) {
    case SessionEvent::Kind::Gap:
        return u"the recording lost %1: %2"_s.arg(formattedSize(event.bytes), event.text);
    case SessionEvent::Kind::Redacted:
        return u"%1 stands for a secret (%2)"_s.arg(event.text, event.where);
    case SessionEvent::Kind::Frame:
        return QString::fromLatin1(frameNote(event.payload));
    default:
        return event.name;
    }
}
QByteArray linesOf(const Headers &headers)
{
    QByteArray lines;
    for (const auto &[name, value] : headers.fields())
        lines += name + ": " + value + '\n';
    return lines;
}

QByteArray handshakeOf(const WsOpened &opened)
{
    QByteArray text = opened.url.toUtf8() + '\n' + headOf(opened.request) + '\n';
    for (const Response &redirect : opened.redirects)
        text += headOf(redirect) + '\n';
    text += headOf(opened.response);
    return opened.response.body().isEmpty() ? text : text + '\n' + opened.response.body();
}
} // namespace

QByteArrayView firstLine(QByteArrayView payload)
{
    const qsizetype end = payload.indexOf('\n');
    return end < 0 ? payload : payload.first(end);
}

QByteArray headOf(const Request &request)
{
    return request.method().name + ' ' + request.uri().target() + " HTTP/1.1\n"
        + linesOf(request.headers());
}

QByteArray headOf(const Response &response)
{
    return "HTTP/1.1 " + QByteArray::number(response.status()) + ' ' + response.reason() + '\n'
        + linesOf(response.headers());
}

EntryKind kindOf(const SessionEvent &event)
{
    if (event.kind == SessionEvent::Kind::Open)
        return EntryKind::Open;
    if (event.kind == SessionEvent::Kind::Refused)
        return EntryKind::Refused;
    const auto kind = kindOf(event.kind);
    return kind
        ? kindOf(WsEvent { .kind = *kind, .message = event.message, .partial = event.partial })
        : EntryKind::Note;
}

LogEntry entryOf(const WsEvent &event, qint64 time, quint32 connection)
{
    const bool ends = event.kind == WsEvent::Kind::Close || event.kind == WsEvent::Kind::End;
    quint16 code = 0;
    if (ends)
        code = event.status ? event.status->code : noCode;
    return { .time = time,
             .connection = connection,
             .kind = kindOf(event),
             .from = event.from,
             .clean = event.clean,
             .code = code,
             .payload = payloadOf(event),
             .touch = event.touch };
}

LogEntry entryOf(const WsOpened &opened, qint64 time, quint32 connection)
{
    const bool accepted = opened.response.status() == 101;
    return { .time = time,
             .connection = connection,
             .kind = accepted ? EntryKind::Open : EntryKind::Refused,
             .from = accepted ? Side::Client : Side::Server,
             .code = quint16(opened.response.status()),
             .payload = handshakeOf(opened) };
}

LogEntry entryOf(const SessionEvent &event, qint64 startedAt)
{
    const qint64 time = startedAt + event.t.count();
    const auto connection = quint32(event.conn);
    if (event.kind == SessionEvent::Kind::Open || event.kind == SessionEvent::Kind::Refused)
        return entryOf(event.opened(), time, connection);
    if (const auto kind = kindOf(event.kind)) {
        LogEntry entry = entryOf(WsEvent { .kind = *kind,
                                           .from = event.from,
                                           .message = event.message,
                                           .payload = event.payload,
                                           .status = event.status,
                                           .clean = event.clean,
                                           .error = { .message = event.text },
                                           .partial = event.partial,
                                           .touch = event.touch },
                                 time,
                                 connection);
        entry.frames = event.frames;
        for (SessionFrame &frame : entry.frames)
            frame.t += std::chrono::microseconds(startedAt);
        return entry;
    }
    return { .time = time,
             .connection = connection,
             .kind = EntryKind::Note,
             .from = event.from,
             .payload = noteOf(event).toUtf8() };
}

} // namespace jackfield::ui
