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

/// How a header writes its length; RFC 6455 section 5.2 wants the shortest.
enum class LengthForm { Shortest, Bits7, Bits16, Bits64 };

/// `header.length` in that form, whether it is right or not; of a length that does not fit the lower bits. `size` is not
/// looked at. For frames that are wrong on purpose; appendFrame() makes the others.
QByteArray encodedHeader(const FrameHeader &header, LengthForm form);

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

/// The frame at the start of `bytes`, as far as it is there, at most 64 KiB of it; what is wrong with it does not matter.
QByteArray firstFrame(QByteArrayView bytes);

/// A frame that has come whole, as it stands on the wire.
struct WholeFrame
{
    FrameHeader header;
    QByteArrayView bytes; ///< header and payload, masked if it is

    QByteArray payload() const; ///< unmasked
};

/// Cuts the bytes of a stream into whole frames, however they were cut, and checks what a single frame can break. Keeps
/// what came of a frame and nothing else.
class FrameReader
{
public:
    using Next = std::expected<std::optional<WholeFrame>, Violation>;

    explicit FrameReader(const FrameRules &rules)
        : m_rules(rules)
    { }

    /// The next frame in `bytes`, which loses what was read off its front; valid until the next call, and as long as
    /// `bytes` are. Nothing: all of them were read, and more are needed. After a violation, ask no more.
    Next next(QByteArrayView &bytes);
    /// After a violation: the frame that broke the rules, as firstFrame() has it.
    const QByteArray &offendingFrame() const { return m_offending; }

private:
    Next continuePart(QByteArrayView &bytes);
    std::unexpected<Violation> violated(const Violation &violation, QByteArrayView frame);

    const FrameRules m_rules;
    QByteArray m_part; ///< a frame that comes in more than one read, as far as it came
    std::optional<FrameHeader> m_header; ///< of it
    bool m_isTaken = false; ///< it has come whole, and was returned
    QByteArray m_offending;
};

} // namespace jackfield::wire
