// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/wsmessage.h>

namespace jackfield::lens::message {

namespace {
LensMeta metaOf(const char *type)
{
    return { .place = QStringLiteral("message"), .name = {}, .type = QString::fromLatin1(type) };
}

LensFailure wrongMode(const LensMeta &meta, const char *expected)
{
    const QString text = QStringLiteral("the message must be %1").arg(QLatin1String(expected));
    return { meta, { Error::Code::Unsupported, text, {} }, WsStatus::UnsupportedData };
}
} // namespace

LensResult<JsonValue> detail::parse(const LensMeta &meta, const WsMessage &message)
{
    if (!message.isText())
        return std::unexpected(wrongMode(meta, "text"));
    return JsonValue::parse(message.bytes()).transform_error([&](Error error) {
        error.message = QStringLiteral("the message is not JSON: ") + error.message;
        return LensFailure(meta, std::move(error), WsStatus::InvalidFramePayloadData);
    });
}

LensFailure detail::wrongShape(const LensMeta &meta, const Error &error)
{
    return { meta, error, WsStatus::PolicyViolation };
}

BiDiLens<WsMessage, QString> text()
{
    const LensMeta meta = metaOf("text");
    return { meta,
             [meta](const WsMessage &message) -> LensResult<QString> {
                 if (!message.isText())
                     return std::unexpected(wrongMode(meta, "text"));
                 return message.text();
             },
             [](const QString &value, const WsMessage &) { return WsMessage::text(value); } };
}

BiDiLens<WsMessage, QByteArray> binary()
{
    const LensMeta meta = metaOf("binary");
    return { meta,
             [meta](const WsMessage &message) -> LensResult<QByteArray> {
                 if (message.isText())
                     return std::unexpected(wrongMode(meta, "binary"));
                 return message.bytes();
             },
             [](const QByteArray &value, const WsMessage &) { return WsMessage::binary(value); } };
}

BiDiLens<WsMessage, JsonValue> json()
{
    const LensMeta meta = metaOf("JSON");
    return { meta,
             [meta](const WsMessage &message) { return detail::parse(meta, message); },
             [](const JsonValue &value, const WsMessage &) {
                 return WsMessage::fromUtf8(value.toJson());
             } };
}

} // namespace jackfield::lens::message
