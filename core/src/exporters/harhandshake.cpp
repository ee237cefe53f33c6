// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handshakeurl_p.h"
#include "harentry_p.h"
#include "jsonmembers_p.h"

#include <jackfield/http/setcookie.h>
#include <jackfield/json/jsonwriter.h>

#include <QUtf8StringView>

namespace jackfield::har {

using namespace Qt::StringLiterals;

namespace {
QByteArray namedValue(QStringView name, QStringView value)
{
    JsonMembers pair;
    pair.setString(u"name"_s, name);
    pair.setString(u"value"_s, value);
    return pair.json();
}

QByteArray listOf(const QByteArrayList &elements)
{
    return '[' + elements.join(',') + ']';
}

QByteArray headerList(const Headers &headers)
{
    QByteArrayList list;
    for (const auto &[name, value] : headers.fields())
        list.append(namedValue(QString::fromLatin1(name), QString::fromLatin1(value)));
    return listOf(list);
}

QByteArray queryList(const WsOpened &opened)
{
    QByteArrayList list;
    for (const auto &[name, value] : opened.request.uri().queries())
        list.append(namedValue(name, value.value_or(QString())));
    return listOf(list);
}

QByteArray cookiesSent(const Headers &headers)
{
    QByteArrayList list;
    for (const QByteArray &field : headers.values("Cookie")) {
        for (const QByteArray &pair : field.split(';')) {
            const qsizetype equals = pair.indexOf('=');
            if (equals > 0)
                list.append(namedValue(QString::fromLatin1(pair.first(equals).trimmed()),
                                       QString::fromLatin1(pair.sliced(equals + 1).trimmed())));
        }
    }
    return listOf(list);
}

QByteArray cookiesSet(const Response &response)
{
    QByteArrayList list;
    for (const Cookie &cookie : cookiesSetBy(response))
        list.append(
            namedValue(QString::fromLatin1(cookie.name), QString::fromLatin1(cookie.value)));
    return listOf(list);
}

QByteArray content(const Response &response)
{
    const QByteArray &body = response.body();
    JsonMembers members;
    members.setNumber(u"size"_s, body.size());
    members.setString(u"mimeType"_s,
                      QString::fromLatin1(response.header("Content-Type").value_or("x-unknown")));
    if (!body.isEmpty() && QUtf8StringView(body).isValidUtf8()) {
        members.set(u"text"_s, json::quotedUtf8(body, json::Escape::Invisible));
    } else if (!body.isEmpty()) {
        members.setString(u"text"_s, QString::fromLatin1(body.toBase64()));
        members.setString(u"encoding"_s, u"base64");
    }
    return members.json();
}
} // namespace

QByteArray request(const WsOpened &opened, const JsonValue &kept)
{
    const Request &request = opened.request;
    JsonMembers members;
    members.setString(u"method"_s, QString::fromLatin1(request.method().name));
    members.setString(u"url"_s, urlOf(opened));
    members.setString(u"httpVersion"_s,
                      QString(u"HTTP/"_s + QString::fromLatin1(request.httpVersion())));
    members.set(u"headers"_s, headerList(request.headers()));
    members.set(u"queryString"_s, queryList(opened));
    members.set(u"cookies"_s, cookiesSent(request.headers()));
    members.setNumber(u"headersSize"_s, -1);
    members.setNumber(u"bodySize"_s, request.body().size());
    members.setAll(
        kept,
        { u"method"_s, u"url"_s, u"httpVersion"_s, u"headers"_s, u"queryString"_s, u"cookies"_s });
    return members.json();
}

QByteArray response(const WsOpened &opened, const JsonValue &kept)
{
    const Response &response = opened.response;
    JsonMembers members;
    members.setNumber(u"status"_s, response.status());
    members.setString(u"statusText"_s, QString::fromLatin1(response.reason()));
    members.setString(u"httpVersion"_s,
                      QString(u"HTTP/"_s + QString::fromLatin1(opened.request.httpVersion())));
    members.set(u"headers"_s, headerList(response.headers()));
    members.set(u"cookies"_s, cookiesSet(response));
    members.set(u"content"_s, content(response));
    members.setString(u"redirectURL"_s,
                      QString::fromLatin1(response.header("Location").value_or(QByteArray())));
    members.setNumber(u"headersSize"_s, -1);
    members.setNumber(u"bodySize"_s, response.body().size());
    members.setAll(kept,
                   { u"status"_s, u"statusText"_s, u"headers"_s, u"cookies"_s, u"content"_s });
    return members.json();
}

} // namespace jackfield::har
