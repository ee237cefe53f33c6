// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "harconnection_p.h"

namespace jackfield::har {

using namespace Qt::StringLiterals;

namespace {
/// Octets of a header: Latin-1 as it was on the wire, or UTF-8 if there is more in it.
QByteArray octets(const QString &text)
{
    const bool isLatin1 = std::ranges::all_of(text, [](QChar c) { return c.unicode() <= 0xFF; });
    return isLatin1 ? text.toLatin1() : text.toUtf8();
}

Headers headersOf(const JsonValue &part, Notes &notes)
{
    Headers headers;
    for (const JsonValue &field : memberOf(part, u"headers").elements()) {
        const QByteArray name = octets(memberOf(field, u"name").toString());
        const QByteArray value = octets(memberOf(field, u"value").toString());
        if (isToken(name) && isHeaderValue(value))
            headers.append(name, value);
        else
            notes.add(u"a header that is none was left out"_s);
    }
    return headers;
}

/// "1.1" of "HTTP/1.1", "2" of "h2".
QByteArray versionOf(const QString &text)
{
    QByteArray version = text.toLatin1().toLower();
    for (const char *prefix : { "http/", "h" }) {
        if (version.startsWith(prefix))
            version = version.sliced(qstrlen(prefix));
    }
    const bool isNumber = !version.isEmpty()
        && std::ranges::all_of(version, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return isNumber ? version : QByteArrayLiteral("1.1");
}

/// ws: and wss: for http: and https:.
QString urlOf(const JsonValue &request, Notes &notes)
{
    const QString url = memberOf(request, u"url").toString();
    if (url.isEmpty())
        notes.add(u"the request has no url: the target / was taken"_s);
    for (const auto &[http, ws] : { std::pair(u"http:"_s, u"ws:"_s), { u"https:"_s, u"wss:"_s } }) {
        if (url.startsWith(http, Qt::CaseInsensitive))
            return ws + url.sliced(http.size());
    }
    return url;
}

/// Path and query; what may not stand in a request line is percent-encoded.
QByteArray targetOf(const QString &url)
{
    QByteArray target;
    for (const char c : Uri(url.toUtf8()).pathAndQuery()) {
        if (c > ' ' && c <= '~')
            target += c;
        else
            target += '%' + QByteArray(1, c).toHex().toUpper();
    }
    return target;
}

Request requestOf(const JsonValue &part, const QString &url, Notes &notes)
{
    const QByteArray method = octets(memberOf(part, u"method").toString());
    if (!isToken(method))
        notes.add(u"the request has no method: GET was taken"_s);
    return Request(isToken(method) ? Method { method } : Method::Get, Uri(targetOf(url)))
        .withHttpVersion(versionOf(memberOf(part, u"httpVersion").toString()))
        .withHeaders(headersOf(part, notes));
}
} // namespace

bool isWebSocket(const JsonValue &entry)
{
    const JsonValue request = memberOf(entry, u"request");
    const JsonValue response = memberOf(entry, u"response");
    const QString url = memberOf(request, u"url").toString().left(6).toLower();
    if (entry.contains(u"_webSocketMessages") || url.startsWith("ws:"_L1)
        || url.startsWith("wss:"_L1)
        || memberOf(entry, u"_resourceType").toString() == "websocket"_L1)
        return true;
    if (memberOf(response, u"status").toInteger() != 101)
        return false;
    Notes unused;
    const auto upgrade = headersOf(response, unused).value("Upgrade");
    return !upgrade || upgrade->toLower() == "websocket";
}

Handshake handshakeOf(const JsonValue &entry, bool hasMessages, Notes &notes)
{
    const JsonValue response = memberOf(entry, u"response");
    Handshake handshake;
    WsOpened &opened = handshake.opened;
    const JsonValue request = memberOf(entry, u"request");
    opened.url = urlOf(request, notes);
    opened.request = requestOf(request, opened.url, notes);
    const qint64 status = memberOf(response, u"status").toInteger().value_or(0);
    handshake.isAccepted = status == 101 || hasMessages;
    if (handshake.isAccepted && status != 101)
        notes.add(u"the status is %1, but messages passed: 101 was taken"_s.arg(status));
    if (!handshake.isAccepted && status == 0)
        notes.add(u"there is no answer to the handshake"_s);
    const int taken = handshake.isAccepted ? 101 : int(std::clamp<qint64>(status, 0, 999));
    const QByteArray reason = octets(memberOf(response, u"statusText").toString());
    opened.response =
        Response(taken)
            .reason(taken != status || !isHeaderValue(reason) || reason == reasonPhrase(taken)
                        ? QByteArray()
                        : reason)
            .withHeaders(headersOf(response, notes));
    if (!handshake.isAccepted)
        opened.response = opened.response.body(bodyOf(response));
    opened.subprotocol = QString::fromLatin1(
        opened.response.header("Sec-WebSocket-Protocol").value_or(QByteArray()));
    return handshake;
}

QByteArray bodyOf(const JsonValue &response)
{
    const JsonValue content = memberOf(response, u"content");
    const QByteArray text = memberOf(content, u"text").toString().toUtf8();
    const bool isBase64 = memberOf(content, u"encoding").toString() == "base64"_L1;
    return isBase64 ? QByteArray::fromBase64(text) : text;
}

} // namespace jackfield::har
