// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/response.h>

#include <algorithm>
#include <array>

namespace jackfield {

namespace {
struct Phrase
{
    int status;
    const char *text;
};

constexpr std::array phrases {
    Phrase { 101, "Switching Protocols" },
    Phrase { 200, "OK" },
    Phrase { 201, "Created" },
    Phrase { 202, "Accepted" },
    Phrase { 204, "No Content" },
    Phrase { 301, "Moved Permanently" },
    Phrase { 302, "Found" },
    Phrase { 303, "See Other" },
    Phrase { 304, "Not Modified" },
    Phrase { 307, "Temporary Redirect" },
    Phrase { 308, "Permanent Redirect" },
    Phrase { 400, "Bad Request" },
    Phrase { 401, "Unauthorized" },
    Phrase { 403, "Forbidden" },
    Phrase { 404, "Not Found" },
    Phrase { 405, "Method Not Allowed" },
    Phrase { 408, "Request Timeout" },
    Phrase { 409, "Conflict" },
    Phrase { 410, "Gone" },
    Phrase { 411, "Length Required" },
    Phrase { 413, "Content Too Large" },
    Phrase { 414, "URI Too Long" },
    Phrase { 415, "Unsupported Media Type" },
    Phrase { 422, "Unprocessable Content" },
    Phrase { 426, "Upgrade Required" },
    Phrase { 429, "Too Many Requests" },
    Phrase { 431, "Request Header Fields Too Large" },
    Phrase { 500, "Internal Server Error" },
    Phrase { 501, "Not Implemented" },
    Phrase { 502, "Bad Gateway" },
    Phrase { 503, "Service Unavailable" },
    Phrase { 504, "Gateway Timeout" },
    Phrase { 505, "HTTP Version Not Supported" },
};
} // namespace

QByteArray reasonPhrase(int status)
{
    const auto found = std::ranges::find(phrases, status, &Phrase::status);
    return found == phrases.end() ? QByteArray() : QByteArray(found->text);
}

QByteArray Response::reason() const
{
    return m_reason.isEmpty() ? reasonPhrase(m_status) : m_reason;
}

Response Response::reason(QByteArray phrase) const
{
    Response copy = *this;
    copy.m_reason = std::move(phrase);
    return copy;
}

Response Response::header(QByteArray name, QByteArray value) const
{
    Response copy = *this;
    copy.m_headers.append(std::move(name), std::move(value));
    return copy;
}

Response Response::withHeaders(Headers headers) const
{
    Response copy = *this;
    copy.m_headers = std::move(headers);
    return copy;
}

Response Response::body(QByteArray body) const
{
    Response copy = *this;
    copy.m_body = std::move(body);
    return copy;
}

Response plainText(int status, const QString &text)
{
    return Response(status)
        .header("Content-Type", "text/plain; charset=utf-8")
        .body(text.toUtf8() + '\n');
}

} // namespace jackfield
