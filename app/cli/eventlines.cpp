// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "eventlines.h"

#include "terminal.h"

#include <jackfield/session/framecollector.h>
#include <jackfield/session/redaction.h>
#include <jackfield/support/clock.h>

#include <algorithm>
#include <mutex>

namespace jackfield::cli {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

namespace {
QString statusText(const std::optional<WsStatus> &status)
{
    if (!status)
        return u"without a code"_s;
    const QStringList parts { QString::number(status->code), status->name(), status->reason };
    return QStringList(parts).join(u' ').simplified();
}

QString payloadText(const QByteArray &payload)
{
    return payload.isEmpty() ? QString() : QString::fromLatin1(payload.toHex(' '));
}

QString handshake(const WsOpened &opened)
{
    const Response &response = opened.response;
    QString line = u"%1 %2 -> %3 %4"_s.arg(QString::fromLatin1(opened.request.method().name),
                                           QString::fromUtf8(opened.request.uri().target()),
                                           QString::number(response.status()),
                                           QString::fromLatin1(response.reason()));
    if (!opened.subprotocol.isEmpty())
        line += u", "_s + opened.subprotocol;
    if (!opened.upstream.isEmpty())
        line += u", from "_s + opened.upstream;
    return line;
}

QString content(const SessionEvent &event)
{
    switch (event.kind) {
    case Kind::Open:
    case Kind::Refused:
        return handshake(event.opened());
    case Kind::Message: {
        const QString text =
            event.message.isText() ? event.message.text() : printable(event.message);
        return event.partial
            ? u"[never completed, of it came %1 bytes] "_s.arg(event.message.size()) + text
            : text;
    }
    case Kind::Dropped:
        return u"[not delivered] "_s
            + (event.message.isText() ? event.message.text() : printable(event.message));
    case Kind::Ping:
    case Kind::Pong:
    case Kind::Frame:
        return payloadText(event.payload);
    case Kind::Close:
        return statusText(event.status);
    case Kind::End:
        return statusText(event.status) + (event.clean ? QString() : u", not clean"_s);
    case Kind::Error:
        return event.text;
    case Kind::Gap:
        return u"%1 bytes lost: %2"_s.arg(event.bytes).arg(event.text);
    case Kind::Redacted:
        return u"%1 stands for %2"_s.arg(event.text, event.where);
    case Kind::Unknown:
        break;
    }
    return {};
}

bool hasSide(Kind kind)
{
    return kind == Kind::Message || kind == Kind::Dropped || kind == Kind::Ping
        || kind == Kind::Pong || kind == Kind::Close || kind == Kind::End || kind == Kind::Error
        || kind == Kind::Frame;
}

/// What all connections of a printing sink share.
struct Printing
{
    std::mutex mutex;
    Clock clock = Clock::system();
    std::chrono::microseconds origin = clock.elapsed();
    Redactor redactor;
    int connections = 0;

    std::chrono::microseconds now() const { return clock.elapsed() - origin; }

    /// Precondition: the mutex is held.
    void print(SessionEvent event, int conn)
    {
        event.t = now();
        event.conn = conn;
        printLine(safeJsonLine(event));
    }

    int opened(const WsOpened &opened, Kind kind)
    {
        const std::scoped_lock lock(mutex);
        QList<Redactor::Replaced> fresh;
        print({ .kind = kind,
                .handshake = std::make_shared<const WsOpened>(redactor.redacted(opened, &fresh)) },
              ++connections);
        return connections;
    }
};
} // namespace

QString milliseconds(std::chrono::microseconds t)
{
    return QString::number(double(t.count()) / 1000, 'f', 3);
}

QString describe(const SessionEvent &event)
{
    const QString arrow = !hasSide(event.kind) ? u"  "_s
        : event.from == Side::Client           ? u"->"_s
                                               : u"<-"_s;
    const QString time = milliseconds(event.t);
    const QString line = time + u" #"_s + QString::number(event.conn) + u' ' + arrow + u' '
        + eventName(event).leftJustified(7) + u' ' + content(event);
    return time.rightJustified(12).chopped(time.size()) + printable(line).trimmed();
}

QStringList describeFrames(const SessionEvent &event)
{
    QStringList lines;
    if (event.kind == Kind::Message && event.frames.isEmpty())
        lines.append(u"one plain frame of %1 B"_s.arg(event.message.size()));
    for (const SessionFrame &seen : event.frames) {
        const WsFrame &frame = seen.frame;
        const QString mask = frame.mask
            ? u"mask "_s + QString::number(*frame.mask, 16).rightJustified(8, u'0')
            : u"not masked"_s;
        lines.append(u"%1 frame FIN %2 RSV %3 opcode %4, %5 B on the wire, %6"_s
                         .arg(milliseconds(seen.t), 12)
                         .arg(int(frame.fin))
                         .arg(frame.rsv)
                         .arg(frame.opcode)
                         .arg(frame.length)
                         .arg(mask));
    }
    return lines;
}

QByteArray safeJsonLine(const SessionEvent &event)
{
    const QByteArray line = toLine(event);
    if (std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; }))
        return line;
    return printable(QString::fromUtf8(line), Escapes::Json).toUtf8();
}

WsSink printingSink()
{
    const auto printing = std::make_shared<Printing>();
    const auto observed = [printing](const WsOpened &opened) -> WsObserver {
        const int conn = printing->opened(opened, Kind::Open);
        const auto frames = std::make_shared<FrameCollector>();
        return { .event =
                     [printing, conn, frames](const WsEvent &seen) {
                         const std::scoped_lock lock(printing->mutex);
                         SessionEvent event = eventOf(seen);
                         if (event.kind == Kind::Message)
                             event.frames = frames->take(seen.from);
                         printing->print(event, conn);
                     },
                 .frame =
                     [printing, frames](const WsFrame &frame, Side from) {
                         const std::scoped_lock lock(printing->mutex);
                         frames->seen(frame, from, printing->now());
                     } };
    };
    return { .opened = observed, .refused = [printing](const WsOpened &opened) {
                printing->opened(opened, Kind::Refused);
            } };
}

} // namespace jackfield::cli
