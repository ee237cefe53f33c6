// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/response.h>
#include <jackfield/lens/content.h>

/// Lenses on the body of a request, or of a response: `lens::body::json<Order, Response>()`. Written, they set
/// Content-Type. A body of another media type is Unsupported (415).
namespace jackfield::lens::body {

/// What is asked of the Content-Type of a body.
enum class Negotiation {
    Lenient, ///< if there is one it must fit; its parameters do not matter
    Strict, ///< it must be there and fit
    None, ///< it is not looked at
};

/// `mediaType`: "text/plain"; for "application/json" every "+json" fits too.
Content<Request> content(const Request *, const QByteArray &mediaType, Negotiation negotiation);
Content<Response> content(const Response *, const QByteArray &mediaType, Negotiation negotiation);

namespace detail {
/// Throws std::invalid_argument for octets that are no UTF-8.
QString fromUtf8(const QByteArray &octets);
} // namespace detail

/// The octets, of whatever type; written as application/octet-stream.
template<typename Target = Request>
BiDiLens<Target, QByteArray> binary(Negotiation negotiation = Negotiation::None)
{
    return contentBytes(
        content(static_cast<const Target *>(nullptr), "application/octet-stream", negotiation),
        QStringLiteral("octets"));
}

/// UTF-8 of the media type text/plain. What is not UTF-8 is Invalid.
template<typename Target = Request>
BiDiLens<Target, QString> text(Negotiation negotiation = Negotiation::Lenient)
{
    return contentBytes(content(static_cast<const Target *>(nullptr), "text/plain", negotiation),
                        QStringLiteral("text"))
        .map(detail::fromUtf8, [](const QString &text) { return text.toUtf8(); });
}

/// T: JsonValue, a Q_GADGET, or any other type that readJson() takes.
template<typename T = JsonValue, typename Target = Request>
BiDiLens<Target, T> in(Notation notation, Negotiation negotiation = Negotiation::Lenient)
{
    return contentValue<T>(
        content(static_cast<const Target *>(nullptr), mediaType(notation), negotiation), notation);
}

/// The same in JSON.
template<typename T = JsonValue, typename Target = Request>
BiDiLens<Target, T> json(Negotiation negotiation = Negotiation::Lenient)
{
    return in<T, Target>(Notation::Json, negotiation);
}

} // namespace jackfield::lens::body
