// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "copyforms.h"

#include "payloadtext.h"

#include <jackfield/json/embeddable.h>
#include <jackfield/json/jsonwriter.h>

#include <QUrl>
#include <QtTranslation>
#include <algorithm>
#include <array>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
using Rows = MessageRows;
using Selection = QList<qsizetype>;

bool isText(const Rows &rows, qsizetype row)
{
    const EntryKind kind = rows.at(row).kind;
    return kind != EntryKind::Binary && kind != EntryKind::Ping && kind != EntryKind::Pong;
}

/// As a word of a shell, whatever is in it. A terminal acts on control characters when they are pasted, between quotes, too:
/// those are spelled, as bash, zsh and ksh read it.
QString shellWord(QString text)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (std::ranges::none_of(text, isControl))
        return u'\'' + text.replace(u"'"_s, u"'\\''"_s) + u'\'';
    QString word = u"$'"_s;
    for (const QChar c : std::as_const(text)) {
        if (c == u'\'' || c == u'\\')
            word += u'\\' + QString(c);
        else if (c == u'\n')
            word += u"\\n"_s;
        else if (isControl(c) && c.unicode() < 0x80)
            word += u"\\x%1"_s.arg(c.unicode(), 2, 16, QChar(u'0'));
        else if (isControl(c))
            word += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            word += c;
    }
    return word + u'\'';
}

/// Of the handshake of the row's connection; nothing if it is not in the log.
QString urlOf(const Rows &rows, qsizetype row)
{
    const qsizetype handshake = rows.handshakeOf(row);
    if (handshake < 0)
        return {};
    const QString url = QString::fromUtf8(firstLine(rows.payload(handshake)));
    return url.startsWith(u"ws://") || url.startsWith(u"wss://") ? url : QString();
}

QString asText(const Rows &rows, const Selection &selected)
{
    QStringList lines;
    for (const qsizetype row : selected) {
        const QByteArrayView payload = rows.payload(row);
        lines.append(isText(rows, row) ? exactText(payload)
                                       : QString::fromLatin1(payload.toByteArray().toHex(' ')));
    }
    return lines.join(u'\n');
}

/// An array: JSON as it is, other texts as strings, binary as Base64.
QString asJson(const Rows &rows, const Selection &selected)
{
    QStringList elements;
    for (const qsizetype row : selected) {
        const QByteArrayView payload = rows.payload(row);
        if (!isText(rows, row))
            elements.append(QString::fromLatin1(
                json::quoted(QString::fromLatin1(payload.toByteArray().toBase64()))));
        else if (JsonValue::parse(payload.toByteArray()))
            elements.append(exactText(payload).trimmed());
        else
            elements.append(QString::fromUtf8(json::quoted(exactText(payload))));
    }
    return "[\n  "_L1 + elements.join(u",\n  "_s) + "\n]"_L1;
}

/// A command line holds no more.
bool isShort(const Rows &rows, const Selection &selected)
{
    constexpr qint64 longest = 100'000;
    qint64 bytes = 0;
    for (qsizetype i = 0; i < selected.size() && bytes <= longest; ++i)
        bytes += 16 + rows.at(selected[i]).size;
    return bytes <= longest;
}

/// A command that connects and sends what was selected; `option` writes a message, and says nothing if it cannot.
template<typename Option>
QString
asCommand(const QString &program, const Rows &rows, const Selection &selected, const Option &option)
{
    const QString url = urlOf(rows, selected.first());
    if (url.isEmpty() || !isShort(rows, selected))
        return {};
    QString command = program + u' ' + shellWord(url);
    for (const qsizetype row : selected) {
        if (!rows.at(row).isMessage() || rows.payload(row).contains('\0'))
            return {};
        const QString added = option(row, rows.payload(row));
        if (added.isEmpty())
            return {};
        command += u' ' + added;
    }
    return command;
}

QString asJackfield(const Rows &rows, const Selection &selected)
{
    return asCommand(
        u"jackfield-cli connect"_s, rows, selected, [&](qsizetype row, QByteArrayView payload) {
            return isText(rows, row)
                ? QString("--send "_L1 + shellWord(exactText(payload)))
                : QString("--send-hex "_L1 + QString::fromLatin1(payload.toByteArray().toHex()));
        });
}

QString asWscat(const Rows &rows, const Selection &selected)
{
    if (selected.size() > 1)
        return {};
    return asCommand(u"wscat -c"_s, rows, selected, [&](qsizetype row, QByteArrayView payload) {
        return isText(rows, row) ? QString("-x "_L1 + shellWord(exactText(payload))) : QString();
    });
}

QString asWebsocat(const Rows &rows, const Selection &selected)
{
    if (selected.size() > 1 || !isText(rows, selected.first()) || !isShort(rows, selected))
        return {};
    const QString command =
        asCommand(u"websocat --no-line -n"_s, rows, selected, [](qsizetype, QByteArrayView) {
            return u"-"_s;
        });
    if (command.isEmpty())
        return {};
    return "printf %s "_L1 + shellWord(exactText(rows.payload(selected.first()))) + " | "_L1
        + command.chopped(2);
}

/// The handshake alone.
QString asCurl(const Rows &rows, const Selection &selected)
{
    QUrl url(urlOf(rows, selected.first()));
    if (url.isEmpty())
        return {};
    url.setScheme(url.scheme() == u"wss" ? u"https"_s : u"http"_s);
    return "curl --include --no-buffer --http1.1 -H 'Connection: Upgrade' -H 'Upgrade: websocket' "
           "-H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' "_L1
        + shellWord(url.toString(QUrl::FullyEncoded));
}

constexpr std::array forms {
    CopyForm { QT_TRANSLATE_NOOP("CopyForm", "Text"), &asText, true },
    CopyForm { QT_TRANSLATE_NOOP("CopyForm", "JSON array"), &asJson, true },
    CopyForm { QT_TRANSLATE_NOOP("CopyForm", "jackfield-cli command"), &asJackfield },
    CopyForm { QT_TRANSLATE_NOOP("CopyForm", "websocat command"), &asWebsocat },
    CopyForm { QT_TRANSLATE_NOOP("CopyForm", "wscat command"), &asWscat },
    CopyForm { QT_TRANSLATE_NOOP("CopyForm", "curl command, the handshake alone"), &asCurl },
};
} // namespace

std::span<const CopyForm> copyForms()
{
    return forms;
}

} // namespace jackfield::ui
