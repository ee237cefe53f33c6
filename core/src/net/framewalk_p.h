// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <array>

namespace jackfield::net {

/// Where the frames of a stream begin and end (RFC 6455 section 5.2), whatever else is wrong with them.
class FrameWalk
{
public:
    /// Bytes that belong to one frame.
    struct Piece
    {
        QByteArrayView bytes;
        bool begins = false; ///< the frame's first byte is the first of them
        bool hasHead = false; ///< the last byte of its header is among them
        bool ends = false; ///< its last byte is the last of them
    };
    /// Takes the next piece off the front of `bytes`, which must not be empty.
    Piece next(QByteArrayView &bytes);

    bool isBetweenFrames() const { return m_headSize == 0; }
    /// A length of 2^63 or more, as far as it came: there is no next frame.
    bool isEndless() const;

    // Of the present frame, or of the one that has just ended; all but the length are known from its first byte on.
    quint8 opcode() const { return quint8(m_head[0]) & 0x0F; }
    bool isControl() const { return quint8(m_head[0]) & 0x08; }
    bool fin() const { return quint8(m_head[0]) & 0x80; }
    quint64 length() const { return m_length; }

private:
    qsizetype headSize() const;

    std::array<char, 14> m_head {};
    qsizetype m_headSize = 0; ///< as far as it came
    quint64 m_length = 0;
    quint64 m_left = 0; ///< bytes of the payload that are to come
};

} // namespace jackfield::net
