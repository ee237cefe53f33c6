// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <QMetaType>

namespace jackfield::lens {

/// How a value is written in a message or a body.
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

/// The object of `type` at `source`, as writeJson() writes it; a QByteArray is a byte string in the binary notations.
/// Error: Unsupported (a type, or in MessagePack a number, that has no such form).
Result<QByteArray> write(Notation notation, QMetaType type, const void *source);

} // namespace jackfield::lens
