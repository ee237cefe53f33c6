// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "heads_p.h"

#include <jackfield/wire/handshakekey.h>

#include <algorithm>

namespace jackfield::wire::conformance {

using namespace Qt::StringLiterals;

QByteArray usualRequest()
{
    return "GET {target} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
           "Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
           "Sec-WebSocket-Version: 13\r\n{headers}\r\n";
}

QByteArray usualResponse()
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
           "Connection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n{headers}\r\n";
}

QByteArray Head::value(const QByteArray &name) const
{
    QByteArrayList values;
    for (const auto &[known, value] : headers) {
        if (known == name)
            values.append(value);
    }
    return values.join(", ");
}

int Head::count(const QByteArray &name) const
{
    return int(std::ranges::count(headers, name, &std::pair<QByteArray, QByteArray>::first));
}

bool Head::lists(const QByteArray &name, const QByteArray &token) const
{
    return std::ranges::any_of(value(name).split(','), [&](const QByteArray &part) {
        return part.trimmed().toLower() == token;
    });
}

int Head::status() const
{
    return firstLine.startsWith("HTTP/1.") ? firstLine.sliced(9).left(3).toInt() : 0;
}

std::optional<Head> headOf(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    Head head { .size = end + 4 };
    for (const QByteArray &line : bytes.first(end).split('\n')) {
        const QByteArray trimmed = line.trimmed();
        const qsizetype colon = trimmed.indexOf(':');
        if (head.firstLine.isEmpty())
            head.firstLine = trimmed;
        else
            head.headers.append({ trimmed.first(qMax<qsizetype>(colon, 0)).toLower(),
                                  trimmed.sliced(colon + 1).trimmed() });
    }
    return head;
}

QString requestFault(const Head &request)
{
    const bool isGet =
        request.firstLine.startsWith("GET ") && request.firstLine.endsWith(" HTTP/1.1");
    if (!isGet)
        return u"the request does not begin with GET and end with HTTP/1.1"_s;
    if (request.count("host") != 1)
        return u"the request has %1 Host headers"_s.arg(request.count("host"));
    if (!request.lists("upgrade", "websocket"))
        return u"the request does not upgrade to websocket"_s;
    if (!request.lists("connection", "upgrade"))
        return u"the request has no 'Connection: Upgrade'"_s;
    if (request.value("sec-websocket-version") != "13")
        return u"the request is not of version 13"_s;
    if (!isHandshakeKey(request.value("sec-websocket-key")))
        return u"the request's key is not Base64 of 16 bytes"_s;
    return {};
}

QString switchingFault(const Head &answer,
                       const QByteArray &key,
                       const QList<QByteArray> &subprotocols,
                       bool offersDeflate)
{
    if (answer.value("upgrade").toLower() != "websocket")
        return u"the 101 does not upgrade to websocket"_s;
    if (!answer.lists("connection", "upgrade"))
        return u"the 101 has no 'Connection: Upgrade'"_s;
    if (answer.value("sec-websocket-accept") != acceptValue(key))
        return u"the 101 has the wrong Sec-WebSocket-Accept"_s;
    const QByteArray subprotocol = answer.value("sec-websocket-protocol");
    if (answer.count("sec-websocket-protocol") > 0 && !subprotocols.contains(subprotocol))
        return u"the 101 has a subprotocol that was not offered"_s;
    if (!offersDeflate && answer.count("sec-websocket-extensions") > 0)
        return u"the 101 has an extension that was not offered"_s;
    return {};
}

} // namespace jackfield::wire::conformance
