// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/request.h>
#include <jackfield/http/response.h>

#include <expected>

namespace jackfield::net {

/// What is wrong with an HTTP message: the status that answers it (400, 413, 431, 501, 505) and a sentence.
struct HttpFault
{
    int status = 400;
    QString message;

    bool operator==(const HttpFault &) const = default;
};

template<typename T>
using Parsed = std::expected<std::optional<T>, HttpFault>; ///< nothing: more bytes are needed

/// A request or response without its body, and how many bytes it took.
template<typename Message>
struct Head
{
    Message message;
    qsizetype size = 0;
};

/// Reads a request line and headers (RFC 9112) from the start of `bytes`. Strict, since what reads loosely can be
/// fooled: CRLF only, no NUL, no folded lines, no blank before a colon, exactly one Host in HTTP/1.1.
/// `limit`: bytes of the head; above it 431.
Parsed<Head<Request>> readRequestHead(QByteArrayView bytes, qint64 limit);
/// The same for a response.
Parsed<Head<Response>> readResponseHead(QByteArrayView bytes, qint64 limit);

/// A body and how many bytes it took on the wire.
struct Body
{
    QByteArray content;
    qsizetype size = 0;
};

/// Reads the body that `headers` announce from the start of `bytes`: Content-Length or chunked (RFC 9112 section 6).
/// None announced is an empty body. `limit`: bytes of content; above it, or above eight times as many with the framing
/// of chunks, 413. Trailers of more than 8 KiB are 431. `soFar` is empty at first and keeps the chunks that were read:
/// give it again with the same bytes and more, and none is read twice.
Parsed<Body> readBody(const Headers &headers, QByteArrayView bytes, qint64 limit, Body &soFar);
/// Whether `headers` say where the body ends; if not, a response's body ends with the stream.
bool announcesBody(const Headers &headers);

/// What becomes of the stream behind an answer.
enum class Behind { Close, KeepAlive };
/// What the client wants (RFC 9112 section 9.3).
Behind behind(const Request &request);

/// The response as bytes, with Content-Length and `Connection` in the place of whatever it had of framing and of
/// hop-by-hop fields. A response that cannot be written (a line break in a header) becomes a 500.
QByteArray serialized(const Response &response,
                      const Method &method = Method::Get,
                      Behind behind = Behind::Close);
/// The response as it is written by that: what a recording shows.
Response asWritten(const Response &response,
                   const Method &method = Method::Get,
                   Behind behind = Behind::Close);

} // namespace jackfield::net
