// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagestore.h"

#include <cstring>
#include <new>

namespace jackfield::ui {

MessageStore::Piece MessageStore::newPiece(size_t capacity)
{
    m_heap += capacity;
    return { .bytes = std::shared_ptr<char[]>(new char[capacity]), .capacity = capacity };
}

MessageStore::Piece &MessageStore::chunkFor(size_t bytes)
{
    if (m_chunks.empty() || m_chunks.back().capacity - m_chunks.back().used < bytes)
        m_chunks.push_back(newPiece(std::max(bytes, chunkBytes)));
    return m_chunks.back();
}

void MessageStore::packFrames(const QList<SessionFrame> &frames, char *to)
{
    for (const auto &[t, frame] : frames) {
        const PackedFrame packed { .time = t.count(),
                                   .length = frame.length,
                                   .mask = frame.mask.value_or(0),
                                   .head = quint8((frame.fin ? 0x80 : 0) | (frame.rsv & 7) << 4
                                                  | (frame.opcode & 15)),
                                   .isMasked = frame.mask.has_value() };
        std::memcpy(to, &packed, sizeof(packed));
        to += sizeof(packed);
    }
}

quint16 MessageStore::codeOf(const LogEntry &entry, qsizetype frames)
{
    static_assert(mostFrames <= Record::frameBits);
    const bool hasTouch = entry.kind == EntryKind::Text || entry.kind == EntryKind::Binary
        || entry.kind == EntryKind::Dropped;
    return hasTouch ? quint16(frames | int(entry.touch) << Record::touchShift) : entry.code;
}

void MessageStore::append(const LogEntry &entry)
{
    const size_t bytes = size_t(entry.payload.size());
    const bool isMessage = entry.kind == EntryKind::Text || entry.kind == EntryKind::Binary;
    const QList<SessionFrame> frames = isMessage
        ? entry.frames.first(std::min(entry.frames.size(), mostFrames))
        : QList<SessionFrame>();
    const size_t all = bytes + size_t(frames.size()) * sizeof(PackedFrame);
    Piece &chunk = chunkFor(all);
    if (bytes > 0)
        std::memcpy(chunk.bytes.get() + chunk.used, entry.payload.constData(), bytes);
    packFrames(frames, chunk.bytes.get() + chunk.used + bytes);

    if (size_t(m_size) % segmentRows == 0)
        m_segments.push_back(newPiece(segmentBytes));
    Piece &segment = m_segments.back();
    const Record record { .time = entry.time,
                          .chunk = m_chunks.size() - 1,
                          .offset = all > 0 ? chunk.used : 0,
                          .code = codeOf(entry, frames.size()),
                          .size = quint32(bytes),
                          .connection = entry.connection,
                          .kind = entry.kind,
                          .fromServer = entry.from == Side::Server,
                          .clean = entry.clean,
                          .isAnswer = entry.isAnswer };
    new (segment.bytes.get() + segment.used) Record(record);
    if (entry.kind == EntryKind::Open || entry.kind == EntryKind::Refused)
        m_handshakes.push_back(quint32(m_size));
    segment.used += sizeof(Record);
    chunk.used += all;
    ++m_size;
    if (record.isMessage()) {
        Volume &volume = m_volumes[record.fromServer ? 1 : 0];
        ++volume.messages;
        volume.bytes += qint64(bytes);
    }
}

QList<MessageStore::Full> MessageStore::fullAbove(qint64 bytes) const
{
    QList<Full> pieces;
    qint64 left = memory();
    size_t chunk = m_chunksOnDisk;
    size_t segment = m_segmentsOnDisk;
    while (left > bytes && chunk + 1 < m_chunks.size()) {
        // Records go when the payloads that they are about are gone.
        const bool isSegmentNext = segment + 1 < m_segments.size()
            && at(qsizetype((segment + 1) * segmentRows - 1)).chunk < chunk;
        const size_t index = isSegmentNext ? segment++ : chunk++;
        const Piece &piece = (isSegmentNext ? m_segments : m_chunks)[index];
        pieces.append({ .isPayload = !isSegmentNext,
                        .index = index,
                        .bytes = piece.bytes,
                        .size = piece.used });
        left -= qint64(piece.capacity);
    }
    return pieces;
}

void MessageStore::moved(const Full &piece, std::shared_ptr<char[]> mapped)
{
    Piece &place = (piece.isPayload ? m_chunks : m_segments)[piece.index];
    m_heap -= place.capacity;
    place = {
        .bytes = std::move(mapped), .capacity = piece.size, .used = piece.size, .isOnDisk = true
    };
    ++(piece.isPayload ? m_chunksOnDisk : m_segmentsOnDisk);
}

} // namespace jackfield::ui
