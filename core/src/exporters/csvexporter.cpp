// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filename_p.h"
#include "session/frameslist_p.h"
#include "tables_p.h"

#include <jackfield/exporters/csvcell.h>

#include <QUtf8StringView>

#include <QHash>

namespace jackfield {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

namespace {
/// What a row says of an event besides its place.
struct Content
{
    const char *mode = ""; ///< how the payload is written
    std::optional<qsizetype> bytes = {};
    QByteArray text;
};

Content binary(const QByteArray &bytes)
{
    return { "binary-base64", bytes.size(), bytes.toBase64() };
}

QByteArray statusText(const std::optional<WsStatus> &status)
{
    if (!status)
        return {};
    const QByteArray code = QByteArray::number(status->code);
    return status->reason.isEmpty() ? code : code + ' ' + status->reason.toUtf8();
}

Content content(const SessionEvent &event)
{
    const WsOpened &opened = event.opened();
    switch (event.kind) {
    case Kind::Open:
    case Kind::Refused:
        return { .text = (opened.url.isEmpty() ? QString::fromLatin1(opened.request.uri().target())
                                               : opened.url)
                             .toUtf8()
                     + " -> " + QByteArray::number(opened.response.status()) };
    case Kind::Dropped:
    case Kind::Message: {
        const QByteArray bytes = event.message.bytes();
        if (!event.message.isText())
            return binary(bytes);
        if (QUtf8StringView(bytes).isValidUtf8())
            return { "text", bytes.size(), bytes };
        return { "text-base64", bytes.size(), bytes.toBase64() };
    }
    case Kind::Ping:
    case Kind::Pong:
    case Kind::Frame:
        return binary(event.payload);
    case Kind::Close:
    case Kind::End:
        return { .text = statusText(event.status) };
    case Kind::Gap:
        return { .bytes = event.bytes, .text = event.text.toUtf8() };
    case Kind::Error:
    case Kind::Redacted:
        return { .text = event.text.toUtf8() };
    case Kind::Unknown:
        break;
    }
    return {};
}

/// Of what one side did.
QByteArray sideOf(const SessionEvent &event)
{
    switch (event.kind) {
    case Kind::Open:
    case Kind::Refused:
    case Kind::Gap:
    case Kind::Redacted:
    case Kind::Unknown:
        return {};
    default:
        return event.from == Side::Client ? "client" : "server";
    }
}
} // namespace

Result<QList<ExportedFile>> exportCsv(const Session &session, const ExportOptions &options)
{
    QByteArray table = "connection,n,time_ms,from,kind,mode,bytes,payload\r\n";
    QHash<int, int> counts;
    for (const SessionEvent &event : session.events) {
        const Content row = content(event);
        const QByteArrayList cells {
            event.conn > 0 ? QByteArray::number(event.conn) : QByteArray(),
            event.isWholeMessage() ? QByteArray::number(++counts[event.conn]) : QByteArray(),
            milliseconds(event.t),
            sideOf(event),
            event.partial ? "partial"_ba : csvCell(eventName(event).toUtf8()),
            row.mode,
            row.bytes ? QByteArray::number(*row.bytes) : QByteArray(),
            csvCell(row.text),
        };
        table += cells.join(',') + "\r\n";
    }
    return QList<ExportedFile> { { fileName(options.name, u".csv"), table, false } };
}

} // namespace jackfield
