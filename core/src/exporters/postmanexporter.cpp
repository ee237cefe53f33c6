// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientrequest_p.h"
#include "filename_p.h"
#include "handshakeurl_p.h"
#include "losses_p.h"
#include "support/utf8_p.h"
#include "tables_p.h"

#include <jackfield/json/jsonvalue.h>

#include <QUtf8StringView>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
// Postman puts values in the place of {{ names }}.
const RequestLimits limits {
    .holdsMessage =
        [](const WsMessage &message) {
            return !message.isText()
                || (QUtf8StringView(message.bytes()).isValidUtf8()
                    && !message.bytes().contains("{{"));
        },
    .holdsHeader =
        [](const QByteArray &, const QByteArray &value) {
            return QUtf8StringView(value).isValidUtf8() && !value.contains("{{");
        },
    .whose = u"Postman"_s,
};

/// Whether a YAML stream may have it as it is, and people see it.
bool isPlain(char32_t c)
{
    if (c < 0xA0)
        return c >= ' ' && c < 0x7F;
    return c != 0x2028 && c != 0x2029 && c != 0xFEFF && (c & 0xFFFE) != 0xFFFE
        && (c < 0x202A || c > 0x202E) && (c < 0x2066 || c > 0x2069);
}

/// UTF-8 as a scalar in double quotes.
QByteArray quoted(const QByteArray &utf8)
{
    QByteArray text = "\"";
    for (const char32_t c : charactersOf(utf8).toUcs4()) {
        if (c == '"' || c == '\\')
            text += '\\' + QByteArray(1, char(c));
        else if (c == '\n' || c == '\r' || c == '\t')
            text += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
        else if (isPlain(c))
            text += QString(QChar::fromUcs4(c)).toUtf8();
        else
            text += (c > 0xFFFF ? "\\U" : "\\u")
                + QByteArray::number(uint(c), 16).rightJustified(c > 0xFFFF ? 8 : 4, '0');
    }
    return text + '"';
}

QByteArray messageOf(const WsMessage &message, qsizetype number)
{
    const auto value = JsonValue::parse(message.bytes());
    const bool isJson = message.isText() && value && (value->isObject() || value->isArray());
    const QByteArray content = message.isText() ? message.bytes() : message.bytes().toBase64();
    const QByteArray type = message.isText() ? (isJson ? "json" : "text") : "base64";
    return "$kind: websocket-message\ncontent: " + quoted(content) + "\ncontentType: " + type
        + "\norder: " + QByteArray::number(number * 1000) + '\n';
}

QByteArray requestOf(const WsOpened &opened, const QString &name, qsizetype number)
{
    QByteArray headers;
    const Headers held = heldHeaders(opened.request.headers(), limits);
    for (const auto &[header, value] : held.fields())
        headers += "  - key: " + quoted(header) + "\n    value: " + quoted(value) + '\n';
    return "$kind: websocket-request\nname: " + quoted(name.toUtf8())
        + "\nurl: " + quoted(urlOf(opened).toUtf8()) + '\n'
        + (headers.isEmpty() ? headers : QByteArray("headers:\n" + headers))
        + "messages: " + quoted(".resources/" + fileName(name, u".resources/messages").toUtf8())
        + "\norder: " + QByteArray::number(number * 1000) + '\n';
}
} // namespace

QStringList lostInPostman(const Session &session, const ExportOptions &)
{
    return lostInRequests(session, limits);
}

Result<QList<ExportedFile>> exportPostman(const Session &session, const ExportOptions &options)
{
    const QString folder = u"postman/collections/"_s + fileName(options.name, {}) + u'/';
    QList<ExportedFile> files;
    const QList<NamedRequest> requests = namedRequests(session, options.name);
    for (const auto &[name, number, events] : requests) {
        files.append({ folder + fileName(name, u".request.yaml"),
                       requestOf(events.front().opened(), name, number) });
        const QString messages =
            folder + u".resources/"_s + fileName(name, u".resources/messages/");
        const QList<WsMessage> said = heldMessages(events, limits);
        for (qsizetype i = 0; i < said.size(); ++i)
            files.append({ messages + u"message %1.message.yaml"_s.arg(i + 1, 3, 10, '0'_L1),
                           messageOf(said[i], i + 1) });
    }
    if (files.isEmpty())
        return failure(Error::Code::Missing,
                       u"the session has no connection to make a request of"_s);
    const QByteArray collection =
        "$kind: collection\nname: " + quoted(options.name.toUtf8()) + '\n';
    files.append({ folder + u".resources/definition.yaml"_s, collection, true });
    return files;
}

} // namespace jackfield
