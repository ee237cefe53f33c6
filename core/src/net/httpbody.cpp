// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "httphead_p.h"

#include <algorithm>

namespace jackfield::net {

namespace {
constexpr qsizetype maxChunkLine = 256; ///< a chunk's size and extensions

std::unexpected<HttpFault> fault(int status, const QString &message)
{
    return std::unexpected(HttpFault { status, message });
}

std::unexpected<HttpFault> tooLarge(qint64 limit)
{
    return fault(413, QStringLiteral("the body has more than %1 bytes").arg(limit));
}

/// A number of up to 15 digits, nothing but digits.
std::optional<qint64> parseNumber(QByteArrayView text, int base)
{
    const bool isPlain =
        !text.isEmpty() && text.size() <= 15 && std::ranges::all_of(text, [base](char c) {
            return base == 16 ? isxdigit(uchar(c)) : isdigit(uchar(c));
        });
    return isPlain ? std::optional(text.toLongLong(nullptr, base)) : std::nullopt;
}

/// How many bytes the trailers take; `bytes` begins with the CRLF of the last chunk's line.
Parsed<qsizetype> readTrailers(QByteArrayView bytes)
{
    constexpr qsizetype limit = 8 << 10;
    const qsizetype end = bytes.first(qMin(bytes.size(), limit)).indexOf("\r\n\r\n");
    if (end >= 0)
        return end + 4;
    if (bytes.size() >= limit)
        return fault(431, QStringLiteral("the trailers have more than %1 bytes").arg(limit));
    return std::nullopt;
}

/// The size that a chunk begins with; its extensions are skipped. `line` is without CRLF.
std::expected<qint64, HttpFault> chunkSize(QByteArrayView line)
{
    if (line.size() > maxChunkLine)
        return fault(
            400, QStringLiteral("a chunk's first line has more than %1 bytes").arg(maxChunkLine));
    const qsizetype extension = line.indexOf(';');
    const auto size = parseNumber((extension < 0 ? line : line.first(extension)).trimmed(), 16);
    if (!size)
        return fault(400, QStringLiteral("a chunk's size is not a hexadecimal number"));
    return *size;
}

/// RFC 9112 section 7.1; extensions and trailers are skipped. Goes on where `body` ends.
Parsed<Body> readChunked(QByteArrayView bytes, qint64 limit, Body &body)
{
    while (true) {
        if ((body.size - (16 << 10)) / 8 > limit)
            return fault(413, QStringLiteral("the body is in too many small chunks"));
        const qsizetype lineEnd = bytes.indexOf("\r\n", body.size);
        if (lineEnd < 0)
            return bytes.size() - body.size > maxChunkLine + 1
                ? Parsed<Body>(fault(400, QStringLiteral("a chunk without a size")))
                : std::nullopt;
        const auto size = chunkSize(bytes.sliced(body.size, lineEnd - body.size));
        if (!size)
            return std::unexpected(size.error());
        if (body.content.size() + *size > limit)
            return tooLarge(limit);
        if (*size == 0) {
            const auto trailers = readTrailers(bytes.sliced(lineEnd));
            if (!trailers)
                return std::unexpected(trailers.error());
            if (!*trailers)
                return std::nullopt;
            body.size = lineEnd + **trailers;
            return body;
        }
        const qsizetype start = lineEnd + 2;
        if (bytes.size() < start + *size + 2)
            return std::nullopt;
        if (bytes.sliced(start + *size, 2) != QByteArrayView("\r\n"))
            return fault(400, QStringLiteral("a chunk is longer than its size"));
        body.content.append(bytes.sliced(start, *size));
        body.size = start + *size + 2;
    }
}

/// Fields that belong to one hop (RFC 9110 section 7.6.1) or say where the body ends.
bool isHopByHop(const QByteArray &name, const Response &response)
{
    static const QList<QByteArray> always { "connection", "content-length",
                                            "keep-alive", "proxy-connection",
                                            "trailer",    "transfer-encoding" };
    const QByteArray lower = name.toLower();
    if (lower == "upgrade")
        return false; // a 426 must name it
    return always.contains(lower) || response.headers().lists("Connection", lower);
}

/// A 101 is no answer that ends something; one with a key of its own is a fault that is asked for.
bool isWritable(const Response &response)
{
    const auto &fields = response.headers().fields();
    const bool isSwitching =
        response.status() == 101 && response.headers().contains("Sec-WebSocket-Accept");
    return (response.status() >= 200 || isSwitching) && response.status() <= 999
        && isHeaderValue(response.reason()) && std::ranges::all_of(fields, [](const auto &field) {
               return isToken(field.first) && isHeaderValue(field.second);
           });
}
} // namespace

Behind behind(const Request &request)
{
    const Headers &headers = request.headers();
    const bool keeps = request.httpVersion() == "1.0" ? headers.lists("Connection", "keep-alive")
                                                      : !headers.lists("Connection", "close");
    return keeps ? Behind::KeepAlive : Behind::Close;
}

bool announcesBody(const Headers &headers)
{
    return headers.contains("Content-Length") || headers.contains("Transfer-Encoding");
}

Parsed<Body> readBody(const Headers &headers, QByteArrayView bytes, qint64 limit, Body &soFar)
{
    const QList<QByteArray> encodings = headers.listValues("Transfer-Encoding");
    const QList<QByteArray> lengths = headers.values("Content-Length");
    if (!encodings.isEmpty() && !lengths.isEmpty())
        return fault(400, QStringLiteral("both Content-Length and Transfer-Encoding"));
    if (!encodings.isEmpty()) {
        if (encodings.size() != 1 || encodings.first().toLower() != "chunked")
            return fault(501, QStringLiteral("a transfer encoding other than chunked"));
        return readChunked(bytes, limit, soFar);
    }
    if (lengths.isEmpty())
        return Body {};
    const auto length = lengths.size() == 1 ? parseNumber(lengths.first(), 10) : std::nullopt;
    if (!length)
        return fault(400, QStringLiteral("Content-Length is not one number"));
    if (*length > limit)
        return tooLarge(limit);
    if (bytes.size() < *length)
        return std::nullopt;
    return Body { bytes.first(*length).toByteArray(), *length };
}

Response asWritten(const Response &response, const Method &method, Behind behind)
{
    if (!isWritable(response))
        return asWritten(
            plainText(500, QStringLiteral("the answer could not be written")), method, behind);
    const bool hasNoBody =
        response.status() < 200 || response.status() == 204 || response.status() == 304;
    Headers headers;
    for (const auto &[name, value] : response.headers().fields()) {
        if (!isHopByHop(name, response))
            headers.append(name, value);
    }
    if (!hasNoBody)
        headers.append("Content-Length", QByteArray::number(response.body().size()));
    const QByteArray after = behind == Behind::Close ? "close" : "keep-alive";
    headers.append("Connection", headers.contains("Upgrade") ? "Upgrade, " + after : after);
    return response.withHeaders(headers).body(
        hasNoBody || method == Method::Head ? QByteArray() : response.body());
}

QByteArray serialized(const Response &response, const Method &method, Behind behind)
{
    const Response written = asWritten(response, method, behind);
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(written.status()) + ' ' + written.reason() + "\r\n";
    for (const auto &[name, value] : written.headers().fields())
        bytes += name + ": " + value + "\r\n";
    return bytes += "\r\n" + written.body();
}

} // namespace jackfield::net
