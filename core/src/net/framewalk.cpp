// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "framewalk_p.h"

#include <QtEndian>
#include <algorithm>

namespace jackfield::net {

namespace {
constexpr int in16Bits = 126;
constexpr int in64Bits = 127;

int shortLength(char second)
{
    return quint8(second) & 0x7F;
}

qsizetype lengthSize(char second)
{
    const int length = shortLength(second);
    return length == in16Bits ? 2 : length == in64Bits ? 8 : 0;
}

quint64 lengthOf(const char *head)
{
    const int length = shortLength(head[1]);
    return length == in16Bits ? qFromBigEndian<quint16>(head + 2)
        : length == in64Bits  ? qFromBigEndian<quint64>(head + 2)
                              : quint64(length);
}
} // namespace

/// Bytes of the header, as far as those that came tell.
qsizetype FrameWalk::headSize() const
{
    constexpr qsizetype first = 2;
    if (m_headSize < first)
        return first;
    const bool isMasked = quint8(m_head[1]) & 0x80;
    return first + lengthSize(m_head[1]) + (isMasked ? 4 : 0);
}

bool FrameWalk::isEndless() const
{
    return m_headSize > 2 && shortLength(m_head[1]) == in64Bits && (quint8(m_head[2]) & 0x80);
}

FrameWalk::Piece FrameWalk::next(QByteArrayView &bytes)
{
    Piece piece { .bytes = bytes, .begins = isBetweenFrames() };
    qsizetype used = 0;
    bool isWhole = !piece.begins && m_headSize == headSize();
    while (!isWhole && used < bytes.size()) {
        m_head[size_t(m_headSize++)] = bytes[used++];
        isWhole = m_headSize == headSize() && m_headSize >= 2;
        piece.hasHead = isWhole;
    }
    if (piece.hasHead)
        m_left = m_length = lengthOf(m_head.data());
    if (isWhole) {
        const auto part = qsizetype(std::min(quint64(bytes.size() - used), m_left));
        used += part;
        m_left -= quint64(part);
        piece.ends = m_left == 0;
    }
    if (piece.ends)
        m_headSize = 0;
    piece.bytes = bytes.first(used);
    bytes = bytes.sliced(used);
    return piece;
}

} // namespace jackfield::net
