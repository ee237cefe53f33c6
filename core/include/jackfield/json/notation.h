// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield::notations {

/// How a value of JSON's kind is written.
enum class Notation {
    Json, ///< RFC 8259, text
    Cbor, ///< RFC 8949, binary
    MessagePack, ///< msgpack.org, binary
};

/// "JSON", "CBOR", "MessagePack"
QString notationName(Notation notation);
/// "application/json" (RFC 8259), "application/cbor" (RFC 8949), "application/vnd.msgpack" (IANA)
QByteArray mediaType(Notation notation);

/// One value, and nothing behind it. Of the binary notations: byte strings become Base64 text, keys of other types text,
/// infinities and NaN the strings "Infinity", "-Infinity" and "NaN", a big number keeps its digits.
/// Errors: Invalid, Unsupported (nested too deep).
Result<JsonValue> parse(Notation notation, const QByteArray &bytes);

} // namespace jackfield::notations
