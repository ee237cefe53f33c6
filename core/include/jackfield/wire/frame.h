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

/// One frame. `payload` is unmasked; `mask` is what it was or shall be masked with.
struct Frame
{
    Opcode opcode = Opcode::Text;
    QByteArray payload;
    bool fin = true;
    quint8 rsv = 0; ///< the three reserved bits, RSV1 is 4
    std::optional<quint32> mask = {};

    bool isControl() const { return quint8(opcode) & 0x8; }
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

/// Masks or unmasks in place; `key` as it stands on the wire, read big-endian (RFC 6455 section 5.3).
void applyMask(QByteArray &payload, quint32 key);

/// Cuts a byte stream into frames, however the stream was cut before. Checks what a single frame can break:
/// reserved bits and opcodes, the form of lengths and control frames, masking, and the limit.
class FrameReader
{
public:
    /// `reader`: the end that reads. `maxPayload`: bytes of one frame, 0 for no limit.
    explicit FrameReader(Role reader, qint64 maxPayload = 0)
        : m_reader(reader)
        , m_maxPayload(maxPayload)
    { }

    void feed(QByteArrayView bytes);
    /// The next whole frame; nothing if it has not come yet. After a violation, ask no more.
    std::expected<std::optional<Frame>, Violation> next();
    /// Bytes that were fed and are part of no frame yet.
    qsizetype pendingBytes() const { return m_buffer.size() - m_start; }

private:
    struct Header;
    std::expected<std::optional<Header>, Violation> header() const;
    std::optional<Violation> objection(const Header &header) const;

    const Role m_reader;
    const qint64 m_maxPayload;
    QByteArray m_buffer;
    qsizetype m_start = 0; ///< what stands before it in the buffer was taken
};

} // namespace jackfield::wire
