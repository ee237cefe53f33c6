// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/frame.h>

namespace jackfield::wire {

/// The body of a close frame (RFC 6455 section 5.5.1).
struct CloseBody
{
    quint16 code = 1000;
    QByteArray reason; ///< UTF-8, at most 123 bytes

    bool operator==(const CloseBody &) const = default;
};

/// The payload of a close frame; without a body it is empty.
QByteArray encoded(const std::optional<CloseBody> &body);
/// Nothing for an empty payload. Violation: one byte, a code that may not be sent, a reason that is not UTF-8.
std::expected<std::optional<CloseBody>, Violation> parseClose(const QByteArray &payload);

/// A whole message, or a control frame: `opcode` is never Continuation.
struct Received
{
    Opcode opcode = Opcode::Text;
    QByteArray payload; ///< of text: valid UTF-8; of Close: what parseClose() takes

    bool operator==(const Received &) const = default;
};

/// Puts frames together to messages (RFC 6455 section 5.4). Control frames come out between the fragments of a
/// message, where they stood. Text is checked when it is whole (section 8.1).
class MessageReader
{
public:
    /// `maxMessage`: bytes of one message, 0 for no limit; above it the violation has 1009.
    explicit MessageReader(Role reader, qint64 maxMessage = 0)
        : m_frames(reader, maxMessage)
        , m_maxMessage(maxMessage)
    { }

    void feed(QByteArrayView bytes) { m_frames.feed(bytes); }
    /// What came next; nothing if it has not come yet. After a violation or a Close, ask no more.
    std::expected<std::optional<Received>, Violation> next();

private:
    std::expected<std::optional<Received>, Violation> take(const Frame &frame);
    std::expected<std::optional<Received>, Violation> takeData(const Frame &frame);

    FrameReader m_frames;
    const qint64 m_maxMessage;
    std::optional<Opcode> m_opcode; ///< of the message whose fragments are coming
    QByteArray m_payload; ///< that came so far
};

} // namespace jackfield::wire
