// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../target.h"
#include "net/httphead_p.h"

#include <algorithm>

using namespace jackfield;
using namespace jackfield::net;

namespace {
constexpr qint64 headLimit = 1000;
constexpr qint64 bodyLimit = 300;

/// How an outcome compares: the status of a fault, or how many bytes were taken, or -1 for more to come.
template<typename T>
qint64 summary(const Parsed<T> &parsed)
{
    return !parsed ? -100 - parsed.error().status : *parsed ? (*parsed)->size : -1;
}

/// Where a stream that comes in `pieces` stands when something is known of it.
template<typename Read>
auto readInPieces(const QList<QByteArrayView> &pieces, const Read &read)
{
    qsizetype size = 0;
    auto outcome = read(size);
    for (const QByteArrayView piece : pieces) {
        if (!outcome || *outcome)
            return outcome;
        outcome = read(size += piece.size());
    }
    return outcome;
}

void readBodyOf(const Headers &headers, QByteArrayView bytes, quint8 seed)
{
    Body noneYet;
    const auto whole = readBody(headers, bytes, bodyLimit, noneYet);
    Body soFar;
    const auto cut = readInPieces(cutInPieces(bytes, seed), [&](qsizetype size) {
        return readBody(headers, bytes.first(size), bodyLimit, soFar);
    });
    require(summary(whole) == summary(cut), "a body does not depend on cuts");
    if (!whole || !*whole)
        return;
    require((*whole)->content == (*cut)->content, "a body's content does not depend on cuts");
    require((*whole)->content.size() <= bodyLimit, "no body is above the limit");
    require((*whole)->size <= bytes.size(), "no body is longer than what came");
}

void check(const Headers &headers)
{
    for (const auto &[name, value] : headers.fields()) {
        require(isToken(name), "a header's name is a token");
        require(!value.contains('\r') && !value.contains('\n') && !value.contains('\0'),
                "a header's value has no line break");
    }
}

void run(QByteArrayView input)
{
    const quint8 options = takeByte(input);
    const quint8 seed = takeByte(input);
    const QList<QByteArrayView> pieces = cutInPieces(input, seed);
    if (options & 1) {
        const auto whole = readResponseHead(input, headLimit);
        const auto cut = readInPieces(
            pieces, [&](qsizetype size) { return readResponseHead(input.first(size), headLimit); });
        require(summary(whole) == summary(cut), "a response does not depend on cuts");
        if (!whole || !*whole)
            return;
        const Response &response = (*whole)->message;
        check(response.headers());
        const QByteArray written = serialized(response);
        const auto back = readResponseHead(written, written.size());
        require(back && *back, "a response that is written can be read");
        readBodyOf(response.headers(), input.sliced((*whole)->size), seed);
        return;
    }
    const auto whole = readRequestHead(input, headLimit);
    const auto cut = readInPieces(
        pieces, [&](qsizetype size) { return readRequestHead(input.first(size), headLimit); });
    require(summary(whole) == summary(cut), "a request does not depend on cuts");
    if (!whole || !*whole)
        return;
    const Request &request = (*whole)->message;
    require(request == (*cut)->message, "a request's content does not depend on cuts");
    require(isToken(request.method().name), "a method is a token");
    check(request.headers());
    readBodyOf(request.headers(), input.sliced((*whole)->size), seed);
}
} // namespace

const FuzzTarget httpHeadTarget { "httphead", run };
