// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "httphead_p.h"

#include <algorithm>

namespace jackfield::net {

namespace {
constexpr QByteArrayView headEnd("\r\n\r\n");

struct Lines
{
    QByteArray startLine;
    Headers headers;
    qsizetype size = 0;
};

std::unexpected<HttpFault> fault(int status, const QString &message)
{
    return std::unexpected(HttpFault { status, message });
}

/// A byte that may not stand in a head, seen as early as possible.
std::optional<HttpFault> badByte(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\0')
            return HttpFault { 400, QStringLiteral("a NUL byte in the head") };
        if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r'))
            return HttpFault { 400, QStringLiteral("a line ends with LF instead of CR LF") };
        if (i > 0 && bytes[i - 1] == '\r' && bytes[i] != '\n')
            return HttpFault { 400, QStringLiteral("a CR without LF in the head") };
    }
    return std::nullopt;
}

std::expected<Headers::Field, HttpFault> parseField(QByteArrayView line)
{
    if (line.startsWith(' ') || line.startsWith('\t'))
        return fault(400, QStringLiteral("a folded header line"));
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return fault(
            400,
            QStringLiteral("a header line without a colon: '%1'").arg(QString::fromLatin1(line)));
    const QByteArrayView name = line.first(colon);
    if (!isToken(name))
        return fault(400,
                     QStringLiteral("'%1' is not a header name").arg(QString::fromLatin1(name)));
    return Headers::Field { name.toByteArray(), line.sliced(colon + 1).trimmed().toByteArray() };
}

Parsed<Lines> readLines(QByteArrayView bytes, qint64 limit)
{
    const qsizetype end = bytes.indexOf(headEnd);
    const QByteArrayView head = end < 0 ? bytes : bytes.first(end + headEnd.size());
    if (const auto bad = badByte(head))
        return std::unexpected(*bad);
    if (head.size() > limit)
        return fault(431, QStringLiteral("the head has more than %1 bytes").arg(limit));
    if (end < 0)
        return std::nullopt;
    const auto lineFrom = [bytes](qsizetype from) {
        return bytes.sliced(from, bytes.indexOf("\r\n", from) - from);
    };
    Lines read { lineFrom(0).toByteArray(), {}, end + headEnd.size() };
    for (qsizetype from = read.startLine.size() + 2; from < end + 2;) {
        const auto line = lineFrom(from);
        auto field = parseField(line);
        if (!field)
            return std::unexpected(field.error());
        read.headers.append(std::move(field->first), std::move(field->second));
        from += line.size() + 2;
    }
    return read;
}

/// "HTTP/1.x" -> "1.x".
std::optional<QByteArray> parseVersion(const QByteArray &text)
{
    const bool isForm = text.size() == 8 && text.startsWith("HTTP/") && text.at(6) == '.';
    if (!isForm || !isdigit(uchar(text.at(5))) || !isdigit(uchar(text.at(7))))
        return std::nullopt;
    return text.sliced(5);
}

bool isTarget(const QByteArray &target)
{
    const bool isVisible = std::ranges::all_of(target, [](char c) { return c > ' ' && c != 0x7F; });
    return isVisible
        && (target.startsWith('/') || target.startsWith("http://") || target.startsWith("ws://")
            || target.startsWith("https://") || target.startsWith("wss://") || target == "*");
}
} // namespace

Parsed<Head<Request>> readRequestHead(QByteArrayView bytes, qint64 limit)
{
    const auto lines = readLines(bytes, limit);
    if (!lines)
        return std::unexpected(lines.error());
    if (!*lines)
        return std::nullopt;
    const QList<QByteArray> parts = (*lines)->startLine.split(' ');
    const auto version = parts.size() == 3 ? parseVersion(parts.at(2)) : std::nullopt;
    if (!version || !isToken(parts.at(0)))
        return fault(400, QStringLiteral("the first line is not an HTTP request line"));
    if (!version->startsWith("1."))
        return fault(
            505, QStringLiteral("HTTP/%1 is not spoken here").arg(QString::fromLatin1(*version)));
    if (!isTarget(parts.at(1)))
        return fault(400, QStringLiteral("the request target is malformed"));
    const Headers &headers = (*lines)->headers;
    const qsizetype hosts = headers.values("Host").size();
    if (hosts > 1 || (hosts == 0 && *version != "1.0"))
        return fault(400, QStringLiteral("%1 Host headers; HTTP/1.1 wants one").arg(hosts));
    return Head<Request> { Request(Method { parts.at(0) }, Uri(parts.at(1)))
                               .withHttpVersion(*version)
                               .withHeaders(headers),
                           (*lines)->size };
}

Parsed<Head<Response>> readResponseHead(QByteArrayView bytes, qint64 limit)
{
    const auto lines = readLines(bytes, limit);
    if (!lines)
        return std::unexpected(lines.error());
    if (!*lines)
        return std::nullopt;
    const QByteArray &line = (*lines)->startLine;
    const QByteArray code = line.mid(9, 3);
    const bool isCode =
        code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    const bool isForm =
        parseVersion(line.first(qMin<qsizetype>(8, line.size()))) && line.mid(8, 1) == " ";
    if (!isForm || !isCode || code.toInt() < 100 || (line.size() > 12 && line.at(12) != ' '))
        return fault(400, QStringLiteral("the first line is not an HTTP status line"));
    return Head<Response> {
        Response(code.toInt()).reason(line.mid(13)).withHeaders((*lines)->headers), (*lines)->size
    };
}

} // namespace jackfield::net
