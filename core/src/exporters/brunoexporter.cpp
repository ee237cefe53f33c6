// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientrequest_p.h"
#include "filename_p.h"
#include "handshakeurl_p.h"
#include "losses_p.h"
#include "tables_p.h"

#include <jackfield/json/jsonwriter.h>

#include <QUtf8StringView>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
// A block of text ends at its border, a value with its line, blanks around both are cut, {{ names }} are replaced, and
// nothing is sent where nothing stands.
const RequestLimits limits {
    .holdsMessage =
        [](const WsMessage &message) {
            const QByteArray bytes = message.bytes();
            return message.isText() && QUtf8StringView(bytes).isValidUtf8() && !bytes.isEmpty()
                && QString::fromUtf8(bytes) == QString::fromUtf8(bytes).trimmed()
                && !bytes.contains("'''") && !bytes.contains("{{") && !bytes.contains('\r')
                && !bytes.contains('\0');
        },
    .holdsHeader =
        [](const QByteArray &name, const QByteArray &value) {
            return !name.startsWith('~') && value == value.trimmed() && !value.startsWith("'''")
                && !value.contains("{{") && QUtf8StringView(value).isValidUtf8();
        },
    .whose = u"Bruno"_s,
};

QByteArray messageOf(const WsMessage &message, qsizetype number)
{
    const auto value = JsonValue::parse(message.bytes());
    const bool isJson = value && (value->isObject() || value->isArray());
    QByteArrayList lines;
    for (const QByteArray &line : message.bytes().split('\n'))
        lines.append("    " + line);
    return "body:ws {\n  name: message " + QByteArray::number(number) + "\n  type: "
        + (isJson ? "json" : "text") + "\n  content: '''\n" + lines.join('\n') + "\n  '''\n}\n";
}

QByteArray headersOf(const Headers &recorded)
{
    QByteArray all;
    const Headers held = heldHeaders(recorded, limits);
    for (const auto &[name, value] : held.fields())
        all += "  " + name + ": " + value + '\n';
    return all.isEmpty() ? all : "headers {\n" + all + "}\n\n";
}

/// A request with what the client of a connection said.
QByteArray requestOf(const QList<SessionEvent> &events, const QString &name, qsizetype number)
{
    const WsOpened &opened = events.front().opened();
    QByteArrayList messages;
    for (const WsMessage &message : heldMessages(events, limits))
        messages.append(messageOf(message, messages.size() + 1));
    return "meta {\n  name: " + name.toUtf8() + "\n  type: ws\n  seq: " + QByteArray::number(number)
        + "\n}\n\nws {\n  url: " + urlOf(opened).toUtf8() + "\n  body: ws\n  auth: none\n}\n\n"
        + headersOf(opened.request.headers()) + messages.join('\n')
        + (messages.isEmpty() ? "" : "\n")
        + "settings {\n  timeout: 0\n  keepAliveInterval: 0\n}\n";
}
} // namespace

QStringList lostInBruno(const Session &session, const ExportOptions &)
{
    return lostInRequests(session, limits);
}

Result<QList<ExportedFile>> exportBruno(const Session &session, const ExportOptions &options)
{
    QList<ExportedFile> files;
    const QList<NamedRequest> requests = namedRequests(session, options.name);
    for (const NamedRequest &request : requests) {
        QString name = request.name;
        if (name == u"folder"_s || name == u"collection"_s) // files with settings are called so
            name += u" request"_s;
        files.append({ fileName(name, u".bru"), requestOf(request.events, name, request.number) });
    }
    if (files.isEmpty())
        return failure(Error::Code::Missing,
                       u"the session has no connection to make a request of"_s);
    const QByteArray collection = "{\n  \"version\": \"1\",\n  \"name\": "
        + json::quoted(options.name, json::Escape::Invisible)
        + ",\n  \"type\": \"collection\"\n}\n";
    files.append({ u"bruno.json"_s, collection, true });
    return files;
}

} // namespace jackfield
