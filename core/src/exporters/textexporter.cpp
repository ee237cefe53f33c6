// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filename_p.h"
#include "tables_p.h"

#include <jackfield/json/embeddable.h>
#include <jackfield/json/jsonwriter.h>

#include <QUtf8StringView>

namespace jackfield {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

namespace {
constexpr qsizetype shownBytes = 64;

/// Without anything that a terminal obeys or that hides.
QByteArray safe(QStringView text)
{
    const QByteArray quoted = json::quoted(text, json::Escape::Invisible);
    return quoted.sliced(1).chopped(1);
}

QByteArray hex(const QByteArray &bytes)
{
    const QByteArray size = QByteArray::number(bytes.size()) + " bytes";
    if (bytes.isEmpty())
        return size;
    return size + ": " + bytes.first(std::min(bytes.size(), shownBytes)).toHex(' ')
        + (bytes.size() > shownBytes ? " ..." : "");
}

QByteArray payload(const WsMessage &message)
{
    const QByteArray bytes = message.bytes();
    if (!message.isText())
        return "binary, " + hex(bytes);
    if (!QUtf8StringView(bytes).isValidUtf8())
        return "text that is not UTF-8, " + hex(bytes);
    return json::isEmbeddable(bytes) ? bytes : json::quotedUtf8(bytes, json::Escape::Invisible);
}

QByteArray status(const std::optional<WsStatus> &status)
{
    if (!status)
        return "without a code";
    QByteArray text = QByteArray::number(status->code);
    if (const QString name = status->name(); !name.isEmpty())
        text += ' ' + name.toUtf8();
    if (!status->reason.isEmpty())
        text += ": " + json::quoted(status->reason, json::Escape::Invisible);
    return text;
}

QByteArray handshake(const WsOpened &opened)
{
    const QByteArray target = opened.request.uri().target();
    QByteArray text = safe(QString::fromLatin1(opened.request.method().name)) + ' '
        + safe(opened.url.isEmpty() ? QString::fromLatin1(target) : opened.url) + ", answered "
        + QByteArray::number(opened.response.status()) + ' '
        + safe(QString::fromLatin1(opened.response.reason()));
    if (!opened.subprotocol.isEmpty())
        text += ", subprotocol " + safe(opened.subprotocol);
    if (!opened.upstream.isEmpty())
        text += ", from " + safe(opened.upstream);
    return text;
}

QByteArray touched(WsTouch touch)
{
    return touch == WsTouch::Changed ? "(changed) "
        : touch == WsTouch::Injected ? "(injected) "
                                     : "";
}

QByteArray content(const SessionEvent &event)
{
    switch (event.kind) {
    case Kind::Open:
    case Kind::Refused:
        return handshake(event.opened());
    case Kind::Message:
        return (event.partial ? "(never completed) " : touched(event.touch))
            + payload(event.message);
    case Kind::Dropped:
        return (event.touch == WsTouch::Changed    ? "(came so, the next went on) "
                    : event.touch == WsTouch::Lost ? "(held until it was lost) "
                                                   : "(dropped) ")
            + payload(event.message);
    case Kind::Ping:
    case Kind::Pong:
    case Kind::Frame:
        return hex(event.payload);
    case Kind::Close:
        return status(event.status);
    case Kind::End:
        return status(event.status) + (event.clean ? "" : ", not clean");
    case Kind::Error:
        return safe(event.text);
    case Kind::Gap:
        return QByteArray::number(event.bytes) + " bytes lost: " + safe(event.text);
    case Kind::Redacted:
        return safe(event.text) + " stands for a secret (" + safe(event.where) + ')';
    case Kind::Unknown:
        break;
    }
    return {};
}

QByteArray side(const SessionEvent &event)
{
    switch (event.kind) {
    case Kind::Message:
    case Kind::Dropped:
    case Kind::Ping:
    case Kind::Pong:
    case Kind::Close:
    case Kind::End:
    case Kind::Error:
    case Kind::Frame:
        return event.from == Side::Client ? "client" : "server";
    default:
        return {};
    }
}

/// Milliseconds with three decimals, so that they stand below each other.
QByteArray time(std::chrono::microseconds t)
{
    return QByteArray::number(qint64(t.count() / 1000)) + '.'
        + QByteArray::number(qint64(t.count() % 1000)).rightJustified(3, '0');
}

QByteArray line(const SessionEvent &event)
{
    const QByteArray conn = event.conn > 0 ? '#' + QByteArray::number(event.conn) : QByteArray();
    QByteArray text = time(event.t).rightJustified(12) + ' ' + conn.leftJustified(4) + ' '
        + side(event).leftJustified(6) + ' ' + safe(eventName(event)).leftJustified(8) + ' '
        + content(event);
    while (text.endsWith(' '))
        text.chop(1);
    return text + '\n';
}
} // namespace

Result<QList<ExportedFile>> exportText(const Session &session, const ExportOptions &options)
{
    QByteArray text = session.header.startedAt.toUTC().toString(Qt::ISODateWithMs).toUtf8();
    if (!session.header.recorder.isEmpty())
        text += ", recorded by " + safe(session.header.recorder);
    text += '\n';
    for (const SessionEvent &event : session.events)
        text += line(event);
    return QList<ExportedFile> { { fileName(options.name, u".txt"), text, false } };
}

} // namespace jackfield
