// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "json/bignumbers_p.h"
#include "json/cborcheck_p.h"

#include <jackfield/json/notation.h>
#include <jsoncons/json_encoder.hpp>
#include <jsoncons_ext/cbor/cbor.hpp>
#include <jsoncons_ext/msgpack/msgpack.hpp>

namespace jackfield::notations {

namespace {
struct NotationRow
{
    Notation notation;
    const char *name;
    const char *mediaType;
};
constexpr NotationRow notations[] {
    { Notation::Json, "JSON", "application/json" },
    { Notation::Cbor, "CBOR", "application/cbor" },
    { Notation::MessagePack, "MessagePack", "application/vnd.msgpack" },
};

template<typename Reader, typename Options>
Result<JsonValue> read(Notation notation, const QByteArray &bytes, const Options &options)
{
    const auto format = jsoncons::json_options()
                            .nan_to_str("NaN")
                            .inf_to_str("Infinity")
                            .neginf_to_str("-Infinity")
                            .byte_string_format(jsoncons::byte_string_chars_format::base64)
                            .bignum_format(jsoncons::bignum_format_kind::raw);
    std::string text;
    std::error_code error;
    qsizetype end = 0;
    try {
        jsoncons::compact_json_string_encoder encoder(text, format);
        Reader reader(bytes, encoder, options);
        reader.read(error);
        end = qsizetype(reader.column());
        encoder.flush();
    } catch (const std::exception &) {
        error = std::make_error_code(std::errc::invalid_argument);
    }
    if (error || end != bytes.size()) {
        const QString where = QStringLiteral("byte %1").arg(end);
        const QString why = error ? QString::fromStdString(error.message())
                                  : QStringLiteral("something stands behind the value");
        return failure(Error::Code::Invalid,
                       QStringLiteral("%1: %2, at %3").arg(notationName(notation), why, where),
                       where);
    }
    return JsonValue::parse(QByteArray::fromStdString(text), JsonValue::greatestDepth);
}

Result<JsonValue> parseBinary(Notation notation, const QByteArray &bytes)
{
    constexpr int depth = JsonValue::defaultDepth;
    prepareBigNumbers();
    if (notation == Notation::Cbor) {
        if (const auto taken = checkCbor(bytes); !taken)
            return std::unexpected(taken.error());
        return read<jsoncons::cbor::cbor_bytes_reader>(
            notation, bytes, jsoncons::cbor::cbor_options().max_nesting_depth(depth));
    }
    return read<jsoncons::msgpack::msgpack_bytes_reader>(
        notation, bytes, jsoncons::msgpack::msgpack_options().max_nesting_depth(depth));
}
} // namespace

void prepareBigNumbers()
{
    static const bool isDone = [] {
        std::string text;
        jsoncons::bigint::from_string("123456789012345678901234567890").write_string(text);
        return !text.empty();
    }();
    Q_UNUSED(isDone)
}

QString notationName(Notation notation)
{
    return QString::fromLatin1(notations[int(notation)].name);
}

QByteArray mediaType(Notation notation)
{
    return notations[int(notation)].mediaType;
}

Result<JsonValue> parse(Notation notation, const QByteArray &bytes)
{
    return notation == Notation::Json ? JsonValue::parse(bytes) : parseBinary(notation, bytes);
}

} // namespace jackfield::notations
