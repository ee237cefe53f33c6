// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagerows.h"

#include <QtSystemDetection>
#include <algorithm>
#include <cstring>

#ifdef Q_OS_UNIX
#include <sys/mman.h>
#endif

namespace jackfield::ui {

namespace {
void releasePages([[maybe_unused]] char *bytes, [[maybe_unused]] size_t size)
{
#ifdef Q_OS_UNIX
    ::madvise(bytes, size, MADV_DONTNEED); // of a file's mapping: read again when somebody looks
#endif
}
} // namespace

QList<SessionFrame> MessageRows::frames(const Record &record) const
{
    QList<SessionFrame> frames;
    if (!record.isMessage())
        return frames;
    const QByteArrayView bytes = payload(record);
    const char *at = bytes.data() + bytes.size();
    for (int i = 0; i < record.frameCount(); ++i, at += sizeof(PackedFrame)) {
        PackedFrame packed;
        std::memcpy(&packed, at, sizeof(packed));
        WsFrame frame { .fin = bool(packed.head & 0x80),
                        .rsv = quint8((packed.head >> 4) & 7),
                        .opcode = quint8(packed.head & 15),
                        .length = packed.length };
        if (packed.isMasked)
            frame.mask = packed.mask;
        frames.append({ .t = std::chrono::microseconds(packed.time), .frame = frame });
    }
    return frames;
}

qsizetype MessageRows::handshakeOf(qsizetype row) const
{
    const quint32 connection = at(row).connection;
    const auto end = std::ranges::upper_bound(m_handshakes, row);
    for (auto handshake = end; handshake != m_handshakes.begin();) {
        if (at(*--handshake).connection == connection)
            return *handshake;
    }
    return -1;
}

void MessageRows::release(qsizetype from, qsizetype to) const
{
    if (from >= to)
        return;
    const auto inRange = [](const std::vector<Piece> &pieces, size_t first, size_t last) {
        for (size_t i = first; i <= last; ++i) {
            if (pieces[i].isOnDisk)
                releasePages(pieces[i].bytes.get(), pieces[i].capacity);
        }
    };
    inRange(m_chunks, at(from).chunk, at(to - 1).chunk);
    inRange(m_segments, size_t(from) / segmentRows, size_t(to - 1) / segmentRows);
}

} // namespace jackfield::ui
