// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "lens/mediatype_p.h"

#include <jackfield/lens/body.h>

#include <QStringDecoder>
#include <stdexcept>

namespace jackfield::lens {

namespace {
QByteArray essence(const QByteArray &contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower();
}

/// By its charset, if it has one; ASCII is UTF-8.
bool isUtf8(const QByteArray &contentType)
{
    for (const QByteArray &parameter : contentType.toLower().split(';').sliced(1)) {
        const QByteArray text =
            QByteArray(parameter).replace('"', "").simplified().replace(' ', "");
        if (text.startsWith("charset="))
            return text == "charset=utf-8" || text == "charset=us-ascii";
    }
    return true;
}

/// Whether `body::content` takes it; else why not.
std::optional<Error>
refused(const Headers &headers, QByteArrayView mediaType, body::Negotiation negotiation)
{
    if (negotiation == body::Negotiation::None)
        return std::nullopt;
    if (negotiation == body::Negotiation::Strict && !headers.contains("Content-Type")) {
        return Error { Error::Code::Unsupported,
                       QStringLiteral("must be %1, and say so in Content-Type")
                           .arg(QString::fromLatin1(mediaType)),
                       QStringLiteral("Content-Type") };
    }
    return detail::otherMediaType(headers, mediaType);
}

template<typename Message>
Message withBody(const Message &message, const QByteArray &octets)
{
    if constexpr (requires { message.withBody(octets); })
        return message.withBody(octets);
    else
        return message.body(octets);
}

template<typename Message>
Content<Message>
bodyContent(const QByteArray &mediaType, body::Negotiation negotiation, bool isFromPeer)
{
    const auto read = [=](const Message &message,
                          const LensMeta &meta) -> std::expected<QByteArray, LensProblem> {
        const auto refusal = refused(message.headers(), mediaType, negotiation);
        if (!refusal)
            return message.body();
        auto problem =
            jackfield::detail::lensProblem(Error::Code::Unsupported, meta, refusal->message);
        problem.httpStatus = 415;
        problem.closeStatus = WsStatus::UnsupportedData;
        return std::unexpected(jackfield::detail::blamed(std::move(problem)));
    };
    const auto write = [=](const QByteArray &octets, const Message &message) {
        Headers headers = message.headers();
        if (refused(headers, mediaType, body::Negotiation::Strict))
            headers.replace("Content-Type", mediaType);
        return withBody(message.withHeaders(headers), octets);
    };
    return {
        .place = QStringLiteral("body"), .read = read, .write = write, .isFromPeer = isFromPeer
    };
}
} // namespace

std::optional<Error> detail::otherMediaType(const Headers &headers, QByteArrayView expected)
{
    const auto given = headers.value("Content-Type");
    if (!given)
        return std::nullopt;
    const bool isOfFamily = expected == "application/json" && essence(*given).endsWith("+json");
    if ((essence(*given) == expected || isOfFamily) && isUtf8(*given))
        return std::nullopt;
    return Error { Error::Code::Unsupported,
                   QStringLiteral("must be %1, not '%2'")
                       .arg(QString::fromLatin1(expected), QString::fromUtf8(*given).left(100)),
                   QStringLiteral("Content-Type") };
}

QString body::detail::fromUtf8(const QByteArray &octets)
{
    QStringDecoder decode(QStringDecoder::Utf8,
                          QStringDecoder::Flag::Stateless
                              | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decode(octets);
    if (decode.hasError())
        throw std::invalid_argument("it is not UTF-8");
    return text;
}

Content<Request>
body::content(const Request *, const QByteArray &mediaType, Negotiation negotiation)
{
    return bodyContent<Request>(mediaType, negotiation, true);
}

Content<Response>
body::content(const Response *, const QByteArray &mediaType, Negotiation negotiation)
{
    return bodyContent<Response>(mediaType, negotiation, false);
}

} // namespace jackfield::lens
