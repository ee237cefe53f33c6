// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <expected>
#include <optional>

namespace jackfield::wire {

/// What a frame is (RFC 6455 section 5.2); other values are reserved.
enum class Opcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};

/// Which end of a connection writes or reads: clients mask, servers do not (RFC 6455 section 5.1).
enum class Role { Client, Server };

constexpr quint8 rsv1 = 4; ///< of Frame::rsv: the message is compressed (RFC 7692 section 6)

inline bool isControl(Opcode opcode)
{
    return quint8(opcode) & 0x8;
}

/// One frame. `payload` is unmasked; `mask` is what it was or shall be masked with.
struct Frame
{
    Opcode opcode = Opcode::Text;
    QByteArray payload;
    bool fin = true;
    quint8 rsv = 0; ///< the three reserved bits, RSV1 is 4
    std::optional<quint32> mask = {};

    bool isControl() const { return wire::isControl(opcode); }
    bool operator==(const Frame &) const = default;
};

/// How the peer broke RFC 6455: the close code that answers it, and a sentence.
struct Violation
{
    quint16 closeCode = 1002;
    QString message;

    bool operator==(const Violation &) const = default;
};

/// The frame as bytes; nothing about it is checked, so that wrong frames can be written too.
QByteArray encoded(const Frame &frame);

/// What stands before a frame's payload.
struct FrameHeader
{
    static constexpr qsizetype maxSize = 14;

    Opcode opcode = Opcode::Text;
    bool fin = true;
    quint8 rsv = 0;
    quint64 length = 0; ///< bytes of the payload
    std::optional<quint32> mask = {};
    qsizetype size = 0; ///< bytes of the header itself
};

/// What a reader of frames takes.
struct FrameRules
{
    Role reader = Role::Client; ///< the end that reads
    qint64 maxPayload =
        0; ///< bytes of one data frame, 0 for no limit; above it the violation has 1009
    bool isCompressed = false; ///< permessage-deflate was agreed on: RSV1 may begin a message
};

/// Adds a frame to `out`; the payload is masked if the header has a mask. `length` and `size` are not looked at.
void appendFrame(QByteArray &out, const FrameHeader &header, QByteArrayView payload);
/// The header at the start of `bytes`; nothing if more bytes are needed. A violation is told as soon as the bytes show
/// it: reserved bits and opcodes, the form of lengths and control frames, masking, the limit.
std::expected<std::optional<FrameHeader>, Violation> parseHeader(QByteArrayView bytes,
                                                                 const FrameRules &rules);
/// Copies `from` to `to`, masked or unmasked (the same, RFC 6455 section 5.3). `key` as it stands on the wire, read
/// big-endian; `offset`: how many bytes of the payload stand before.
void copyMasked(char *to, QByteArrayView from, quint32 key, quint64 offset = 0);

/// Cuts a byte stream into whole frames, however the stream was cut before, and checks what a single frame can break.
class FrameReader
{
public:
    /// `reader`: the end that reads. `maxPayload`: bytes of one frame, 0 for no limit.
    explicit FrameReader(Role reader, qint64 maxPayload = 0)
        : FrameReader(FrameRules { .reader = reader, .maxPayload = maxPayload })
    { }
    explicit FrameReader(const FrameRules &rules)
        : m_rules(rules)
    { }

    void feed(QByteArrayView bytes);
    /// The next whole frame; nothing if it has not come yet. After a violation, ask no more.
    std::expected<std::optional<Frame>, Violation> next();
    /// Bytes that were fed and are part of no frame yet.
    qsizetype pendingBytes() const { return m_buffer.size() - m_start; }

private:
    const FrameRules m_rules;
    QByteArray m_buffer;
    qsizetype m_start = 0; ///< what stands before it in the buffer was taken
};

} // namespace jackfield::wire
