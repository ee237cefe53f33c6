// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filename_p.h"
#include "handshakeurl_p.h"
#include "tables_p.h"

#include <jackfield/json/jsonwriter.h>
#include <jackfield/support/printable.h>

#include <QUtf8StringView>

#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

namespace {
/// Words that stand as they are: nothing in them is markup, and nothing is hidden.
QByteArray words(const QString &text)
{
    QByteArray safe;
    const QByteArray utf8 = printable(text).toUtf8();
    for (const char c : utf8) {
        if (QByteArrayView("\\`*_{}[]<>()#+-!|~&").contains(c))
            safe += '\\';
        safe += c;
    }
    return safe;
}

/// A block that its content cannot end.
QByteArray block(const QByteArray &kind, QByteArray content)
{
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const char c : std::as_const(content)) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QByteArray fence(longest + 1, '`');
    if (!content.endsWith('\n'))
        content += '\n';
    return fence + kind + '\n' + content + fence + "\n\n";
}

/// Up to the last whole character within the limit.
QByteArray shortened(const QByteArray &bytes)
{
    qsizetype end = std::min(bytes.size(), longestMarkdownPayload);
    while (end < bytes.size() && end > 0 && (quint8(bytes[end]) & 0xC0) == 0x80)
        --end;
    return bytes.first(end);
}

QByteArray payload(const WsMessage &message)
{
    const QByteArray bytes = message.bytes();
    const QByteArray shown = shortened(bytes);
    QByteArray made;
    if (!message.isText() || !QUtf8StringView(bytes).isValidUtf8()) {
        made = block("", bytes.first(std::min(bytes.size(), longestMarkdownPayload)).toHex(' '));
    } else if (const auto value = JsonValue::parse(bytes);
               value && (value->isObject() || value->isArray()) && shown == bytes) {
        made = block("json", json::pretty(*value));
    } else {
        QByteArrayList lines;
        for (const QByteArray &line : shown.split('\n'))
            lines.append(printable(QString::fromUtf8(line)).toUtf8());
        made = block("text", lines.join('\n'));
    }
    if (bytes.size() > longestMarkdownPayload)
        made += QByteArray::number(bytes.size()) + " bytes in all.\n\n";
    return made;
}

QByteArray time(const SessionEvent &event)
{
    return QByteArray::number(double(event.t.count()) / 1'000'000, 'f', 3) + " s";
}

QByteArray statusWords(const SessionEvent &event)
{
    if (!event.status)
        return "without a code";
    const QByteArray reason = words(event.status->reason);
    return QByteArray(QByteArray::number(event.status->code) + ' ' + reason).trimmed();
}

QByteArray headersOf(const Headers &headers)
{
    QByteArray all;
    for (const auto &[name, value] : headers.fields())
        all += printable(QString::fromLatin1(name + ": " + value)).toUtf8() + '\n';
    return all.isEmpty() ? all : block("http", all);
}

/// What stands behind the time, and what follows it.
std::pair<QByteArray, QByteArray> described(const SessionEvent &event)
{
    const QByteArray from = event.from == Side::Client ? "client" : "server";
    const WsOpened &opened = event.opened();
    switch (event.kind) {
    case Kind::Open:
        return { "connected to " + words(urlOf(opened)), headersOf(opened.request.headers()) };
    case Kind::Refused:
        return { words(urlOf(opened)) + " was refused with "
                     + QByteArray::number(opened.response.status()),
                 headersOf(opened.request.headers()) };
    case Kind::Message:
        return { from + (event.partial ? ", a message that was never completed" : ""),
                 payload(event.message) };
    case Kind::Dropped:
        return { from + ", a message that was not delivered", payload(event.message) };
    case Kind::Ping:
    case Kind::Pong:
        return { from + (event.kind == Kind::Ping ? " pings" : " pongs"), {} };
    case Kind::Close:
        return { from + " closes with " + statusWords(event), {} };
    case Kind::End:
        return { "ended by the " + from + (event.clean ? ", cleanly, with " : ", uncleanly, with ")
                     + statusWords(event),
                 {} };
    case Kind::Error:
        return { from + ", an error: " + words(event.text), {} };
    case Kind::Frame:
        return {
            from + ", a frame that breaks the protocol",
            block("", event.payload.first(std::min<qsizetype>(event.payload.size(), 64)).toHex(' '))
        };
    case Kind::Gap:
        return { "the recording lost " + QByteArray::number(event.bytes) + " bytes here", {} };
    case Kind::Redacted:
        return { words(event.text) + " stands for a secret from here on", {} };
    case Kind::Unknown:
        return { words(event.name), {} };
    }
    return {};
}
} // namespace

Result<QList<ExportedFile>> exportMarkdown(const Session &session, const ExportOptions &options)
{
    const auto connections = session.connections();
    QByteArray text = "# " + words(options.name) + "\n\nRecorded "
        + session.header.startedAt.toString(u"yyyy-MM-dd hh:mm:ss"_s).toLatin1() + " UTC, "
        + QByteArray::number(connections.size())
        + (connections.size() == 1 ? " connection.\n\n" : " connections.\n\n");
    for (const SessionEvent &event : session.events) {
        const auto [title, below] = described(event);
        text += "**" + time(event) + "** "
            + (connections.size() > 1 && event.conn > 0
                   ? '(' + QByteArray::number(event.conn) + ") "
                   : QByteArray())
            + title + "\n\n" + below;
    }
    return QList<ExportedFile> { { fileName(options.name, u".md"), text.trimmed() + '\n' } };
}

} // namespace jackfield
