// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/wsmessage.h>

namespace jackfield::lens {

namespace {
LensProblem wrongMode(const LensMeta &meta, bool isTextNeeded)
{
    const QString text = QStringLiteral("the message must be %1")
                             .arg(isTextNeeded ? QStringLiteral("text") : QStringLiteral("binary"));
    return { .meta = meta,
             .error = { Error::Code::Unsupported, text, {} },
             .closeStatus = WsStatus::UnsupportedData };
}

Content<WsMessage> messageContent(bool isText)
{
    return { .place = QStringLiteral("message"),
             .read = [isText](const WsMessage &message,
                              const LensMeta &meta) -> std::expected<QByteArray, LensProblem> {
                 if (message.isText() != isText)
                     return std::unexpected(wrongMode(meta, isText));
                 return message.bytes();
             },
             .write =
                 [isText](const QByteArray &bytes, const WsMessage &) {
                     return isText ? WsMessage::fromUtf8(bytes) : WsMessage::binary(bytes);
                 } };
}
} // namespace

LensFailure detail::contentFailure(LensMeta meta, Error error, Fault fault)
{
    if (fault == Fault::Malformed)
        error.message = QStringLiteral("the %1 is not %2").arg(meta.place, error.message);
    meta.isFromPeer = meta.isFromPeer && fault != Fault::Writing;
    const WsStatus close =
        fault == Fault::Malformed ? WsStatus::InvalidFramePayloadData : WsStatus::PolicyViolation;
    return jackfield::detail::blamed(
        { .meta = std::move(meta), .error = std::move(error), .closeStatus = close });
}

const Content<WsMessage> &message::content(Notation notation)
{
    static const Content<WsMessage> text = messageContent(true);
    static const Content<WsMessage> binary = messageContent(false);
    return notation == Notation::Json ? text : binary;
}

BiDiLens<WsMessage, QString> message::text()
{
    const LensMeta meta { .place = QStringLiteral("message"),
                          .name = {},
                          .type = QStringLiteral("text") };
    return { meta,
             [meta](const WsMessage &message) -> LensResult<QString> {
                 if (!message.isText())
                     return std::unexpected(LensFailure(wrongMode(meta, true)));
                 return message.text();
             },
             [](const QString &value, const WsMessage &) { return WsMessage::text(value); } };
}

BiDiLens<WsMessage, QByteArray> message::binary()
{
    return contentBytes(content(Notation::Cbor), QStringLiteral("binary"));
}

} // namespace jackfield::lens
