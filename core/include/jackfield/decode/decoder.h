// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>
#include <span>

namespace jackfield::decode {

/// What a message carries.
struct Payload
{
    QByteArray bytes;
    bool isText = true; ///< UTF-8

    bool operator==(const Payload &) const = default;
};

/// What is known of the connection that it came on.
struct Hint
{
    QString subprotocol;
    QString target; ///< of the handshake's request: "/socket.io/?EIO=4"
};

/// One way to read payloads that are written in something.
struct Decoder
{
    const char *name; ///< "MessagePack"
    /// Whether a payload seems to be written so; decode() may still fail.
    bool (*fits)(const Payload &payload, const Hint &hint);
    /// What stands in it: JSON for what has a structure. At most 64 MiB come out.
    /// Errors: Invalid, Unsupported; `message` is a sentence.
    Result<Payload> (*decode)(const Payload &payload);
};

/// All of them, the surest signs first: gzip, zlib, CBOR, MessagePack, Socket.IO, STOMP, SignalR, MQTT 3.1.1, Base64.
std::span<const Decoder> decoders();
/// Nothing if there is none of that name.
const Decoder *decoderNamed(QStringView name);

struct Decoded
{
    Payload payload;
    QStringList by; ///< names of the decoders, the outermost first
};

/// Decodes by whatever fits, one in the other, at most three. Nothing if nothing fits, or what fits fails.
std::optional<Decoded> decodeByContent(const Payload &payload, const Hint &hint = {});

} // namespace jackfield::decode
