// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/decode/decoder.h>
#include <jackfield/json/jsonvalue.h>

namespace jackfield::decode {

constexpr qsizetype mostBytes = 64 << 20; ///< that come out of a payload

/// gzip (RFC 1952) or zlib (RFC 1950), told apart by their first bytes; a stream that was flushed and not ended, too.
Result<Payload> inflated(const Payload &payload);
/// A packet of Engine.IO 4 with one of Socket.IO 5 in it.
Result<Payload> socketIo(const Payload &payload);
/// Frames of STOMP 1.2.
Result<Payload> stomp(const Payload &payload);
/// Records of SignalR's JSON protocol.
Result<Payload> signalR(const Payload &payload);
/// Control packets of MQTT 3.1.1; of MQTT 5 properties stand in front of what they belong to.
Result<Payload> mqtt(const Payload &payload);

/// As text, for people.
Payload jsonPayload(const JsonValue &value);
/// The JSON that it is, else its characters; bytes that are no UTF-8 as Base64.
JsonValue jsonOrText(const QByteArray &bytes);
std::unexpected<Error> notThat(const QString &what, const QString &why);

} // namespace jackfield::decode
