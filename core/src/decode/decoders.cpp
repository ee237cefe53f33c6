// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "decoders_p.h"

#include <jackfield/json/jsonwriter.h>
#include <jackfield/json/notation.h>

#include <QStringDecoder>
#include <algorithm>
#include <array>

namespace jackfield::decode {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostLayers = 3;

bool isJson(const QByteArray &bytes)
{
    const auto value = JsonValue::parse(bytes);
    return value && (value->isObject() || value->isArray());
}

template<notations::Notation notation>
Result<Payload> parsed(const Payload &payload)
{
    const auto value = notations::parse(notation, payload.bytes);
    if (!value)
        return std::unexpected(value.error());
    return jsonPayload(*value);
}

/// Numbers and short texts are written in both notations by almost any bytes; maps and lists are not.
template<notations::Notation notation>
bool isWritten(const Payload &payload, const Hint &)
{
    constexpr qsizetype longestTried = 1 << 20;
    if (payload.isText || payload.bytes.size() < 2 || payload.bytes.size() > longestTried)
        return false;
    const auto value = notations::parse(notation, payload.bytes);
    return value && (value->isObject() || value->isArray());
}

Result<Payload> fromBase64(const Payload &payload)
{
    const auto options = QByteArray::AbortOnBase64DecodingErrors
        | (payload.bytes.contains('-') || payload.bytes.contains('_')
               ? QByteArray::Base64UrlEncoding
               : QByteArray::Base64Encoding);
    const auto decoded = QByteArray::fromBase64Encoding(payload.bytes.trimmed(), options);
    if (!decoded)
        return notThat(u"Base64"_s, u"other characters stand in it"_s);
    return Payload { decoded.decoded, decoded.decoded.isValidUtf8() };
}

/// Many words are Base64 by chance: only what has something in it that is known.
bool isBase64(const Payload &payload, const Hint &hint)
{
    constexpr qsizetype shortest = 16;
    if (!payload.isText || payload.bytes.size() < shortest)
        return false;
    const auto inner = fromBase64(payload);
    if (!inner)
        return false;
    return isJson(inner->bytes) || decodeByContent({ inner->bytes, false }, hint).has_value();
}

constexpr std::array table {
    Decoder { "gzip",
              [](const Payload &payload, const Hint &) {
                  return payload.bytes.startsWith("\x1f\x8b\x08");
              },
              &inflated },
    Decoder { "zlib",
              [](const Payload &payload, const Hint &) {
                  const QByteArray &bytes = payload.bytes;
                  return !payload.isText && bytes.size() > 6 && bytes[0] == 0x78
                      && (0x7800 + quint8(bytes[1])) % 31 == 0;
              },
              &inflated },
    Decoder { "CBOR", &isWritten<notations::Notation::Cbor>, &parsed<notations::Notation::Cbor> },
    Decoder { "MessagePack",
              &isWritten<notations::Notation::MessagePack>,
              &parsed<notations::Notation::MessagePack> },
    Decoder { "Socket.IO",
              [](const Payload &payload, const Hint &hint) {
                  return payload.isText && hint.target.contains(u"EIO=");
              },
              &socketIo },
    Decoder { "STOMP",
              [](const Payload &payload, const Hint &hint) {
                  return hint.subprotocol.contains(u"stomp")
                      || (payload.isText && payload.bytes.endsWith('\0'));
              },
              &stomp },
    Decoder { "SignalR",
              [](const Payload &payload, const Hint &) {
                  return payload.isText && payload.bytes.endsWith('\x1e');
              },
              &signalR },
    Decoder { "MQTT",
              [](const Payload &payload, const Hint &hint) {
                  return !payload.isText && hint.subprotocol.startsWith(u"mqtt");
              },
              &mqtt },
    Decoder { "Base64", &isBase64, &fromBase64 },
};
} // namespace

Payload jsonPayload(const JsonValue &value)
{
    return { json::pretty(value).trimmed(), true };
}

JsonValue jsonOrText(const QByteArray &bytes)
{
    if (const auto value = JsonValue::parse(bytes))
        return *value;
    return JsonValue::string(bytes.isValidUtf8() ? QString::fromUtf8(bytes)
                                                 : QString::fromLatin1(bytes.toBase64()));
}

std::unexpected<Error> notThat(const QString &what, const QString &why)
{
    return failure(Error::Code::Invalid, u"this is not %1: %2"_s.arg(what, why), what);
}

std::span<const Decoder> decoders()
{
    return table;
}

const Decoder *decoderNamed(QStringView name)
{
    const auto row = std::ranges::find_if(
        table, [&](const Decoder &decoder) { return name == QLatin1StringView(decoder.name); });
    return row == table.end() ? nullptr : &*row;
}

std::optional<Decoded> decodeByContent(const Payload &payload, const Hint &hint)
{
    Decoded decoded { .payload = payload, .by = {} };
    while (decoded.by.size() < mostLayers) {
        if (decoded.payload.isText && isJson(decoded.payload.bytes))
            break;
        const auto next = std::ranges::find_if(
            table, [&](const Decoder &one) { return one.fits(decoded.payload, hint); });
        if (next == table.end())
            break;
        const auto inner = next->decode(decoded.payload);
        if (!inner)
            break;
        decoded.payload = *inner;
        decoded.by.append(QString::fromLatin1(next->name));
    }
    return decoded.by.isEmpty() ? std::nullopt : std::optional(decoded);
}

} // namespace jackfield::decode
