// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/deflate.h>
#include <jackfield/wire/utf8checker.h>

#include <array>
#include <functional>

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

/// For a message whose frames are more than a reader takes.
Violation tooManyFrames(qint64 limit);

/// A whole message, or a control frame: `opcode` is never Continuation.
struct Received
{
    Opcode opcode = Opcode::Text;
    QByteArray payload; ///< of text: valid UTF-8; of Close: what parseClose() takes

    bool operator==(const Received &) const = default;
};

/// Puts the bytes of a stream together to messages (RFC 6455 section 5.4), however they were cut. Control frames come
/// out between the fragments of a message, where they stood. Text is checked as it comes (section 8.1), so that what is
/// wrong is told at its first byte. Compressed messages (RFC 7692) come out decompressed. Keeps what came of a message and
/// nothing else.
class MessageReader
{
public:
    struct Rules
    {
        Role reader = Role::Client; ///< the end that reads
        qint64 maxMessage =
            0; ///< bytes of one message, decompressed; 0 for no limit; above it 1009
        qint64 maxFragments = 0; ///< frames of one message, 0 for no limit; above it 1008
        std::optional<DeflateParameters> deflate = {}; ///< what was agreed on
    };
    using Next = std::expected<std::optional<Received>, Violation>;

    explicit MessageReader(const Rules &rules);

    /// What comes next in `bytes`, which loses what was read off its front. Nothing: all of them were read, and more are
    /// needed. After a violation or a Close, ask no more.
    Next next(QByteArrayView &bytes);

    /// Memory for the payload of the next message, of one that nobody holds any more: to ask the system for it, and to
    /// give it back, costs as much as a short message.
    void reuse(QByteArray memory);

    /// Called for every frame once it is whole, before next() returns what it completes.
    void onFrame(std::function<void(const FrameHeader &)> listener)
    {
        m_frameListener = std::move(listener);
    }
    /// After a violation: the frame that broke the rules, as far as it came, at most 64 KiB of it.
    const QByteArray &offendingFrame() const { return m_offending; }
    /// The message whose fragments were coming, as far as they came; nothing between messages.
    std::optional<Received> partial() const;

private:
    std::expected<bool, Violation> begin(QByteArrayView &bytes);
    QByteArrayView head() const { return { m_head.data(), m_headSize }; }
    std::optional<Violation> objectionToBegin(const FrameHeader &header) const;
    std::optional<Violation> absorb(QByteArrayView bytes);
    std::optional<Violation> checkText(qsizetype from);
    Next end();
    Next endData();
    std::unexpected<Violation> violated(const Violation &violation, QByteArrayView frame);
    std::unexpected<Violation> violatedInPayload(const Violation &violation);

    const Rules m_rules;
    const FrameRules m_frameRules;
    std::function<void(const FrameHeader &)> m_frameListener;
    std::array<char, FrameHeader::maxSize> m_head; ///< of the current frame, as far as it came
    qsizetype m_headSize = 0;
    std::optional<FrameHeader> m_frame; ///< whose payload is coming
    quint64 m_came = 0; ///< bytes of its payload
    QByteArray m_control; ///< payload of a control frame
    std::optional<Opcode> m_opcode; ///< of the message whose fragments are coming
    QByteArray m_payload; ///< of the message, as far as it came
    QByteArray m_spare; ///< empty; memory for the next one
    qsizetype m_frameStart = 0; ///< where the current frame's part of it begins
    qint64 m_fragments = 0;
    Utf8Checker m_text;
    bool m_isCompressed = false; ///< the message
    std::optional<Inflater> m_inflater;
    QByteArray m_offending;
};

} // namespace jackfield::wire
