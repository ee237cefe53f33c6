// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagestore.h"

#include <cstring>

namespace jackfield::ui {

MessageStore::Chunk &MessageStore::chunkFor(size_t bytes)
{
    if (m_chunks.empty() || m_chunks.back().capacity - m_chunks.back().used < bytes) {
        const size_t capacity = std::max(bytes, chunkBytes);
        m_chunks.push_back({ std::make_unique_for_overwrite<char[]>(capacity), capacity, 0 });
    }
    return m_chunks.back();
}

void MessageStore::append(const LogEntry &entry)
{
    const size_t bytes = size_t(entry.payload.size());
    Chunk &chunk = chunkFor(bytes);
    if (bytes > 0)
        std::memcpy(chunk.bytes.get() + chunk.used, entry.payload.constData(), bytes);

    if (size_t(m_size) % segmentRows == 0)
        m_segments.push_back(std::make_unique<std::array<Record, segmentRows>>());
    Record &record = (*m_segments.back())[size_t(m_size) % segmentRows];
    record = { .time = entry.time,
               .chunk = quint32(m_chunks.size() - 1),
               .offset = quint32(chunk.used),
               .size = quint32(bytes),
               .connection = entry.connection,
               .code = entry.code,
               .kind = entry.kind,
               .fromServer = entry.from == Side::Server,
               .clean = entry.clean };
    chunk.used += bytes;
    ++m_size;
    if (record.isMessage()) {
        Volume &volume = m_volumes[record.fromServer ? 1 : 0];
        ++volume.messages;
        volume.bytes += qint64(bytes);
    }
}

QByteArrayView MessageStore::payload(qsizetype row) const
{
    const Record &record = at(row);
    return { m_chunks[record.chunk].bytes.get() + record.offset, qsizetype(record.size) };
}

qint64 MessageStore::memory() const
{
    size_t bytes = m_segments.size() * sizeof(std::array<Record, segmentRows>);
    for (const Chunk &chunk : m_chunks)
        bytes += chunk.capacity;
    return qint64(bytes);
}

} // namespace jackfield::ui
