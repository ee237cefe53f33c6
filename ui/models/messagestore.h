// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "logentry.h"

#include <array>
#include <memory>
#include <vector>

namespace jackfield::ui {

/// What passed in one direction: data messages only, payload bytes.
struct Volume
{
    qint64 messages = 0;
    qint64 bytes = 0;

    bool operator==(const Volume &) const = default;
};

/// All rows of one log. It only grows: payloads stand in chunks of 1 MiB, what is known about them in fixed-size
/// records, so ten million messages cost their payload and 32 bytes each, and nothing that was stored ever moves.
/// Thread: one.
class MessageStore
{
public:
    struct Record
    {
        qint64 time; ///< microseconds since the epoch
        quint32 chunk;
        quint32 offset;
        quint32 size;
        quint32 connection;
        quint16 code;
        EntryKind kind;
        bool fromServer : 1;
        bool clean : 1;

        Side from() const { return fromServer ? Side::Server : Side::Client; }
        bool isMessage() const { return kind == EntryKind::Text || kind == EntryKind::Binary; }
    };
    static_assert(sizeof(Record) <= 32);

    qsizetype size() const { return m_size; }
    void append(const LogEntry &entry);

    /// Precondition: 0 <= row < size(). The reference stays valid as long as the store.
    const Record &at(qsizetype row) const
    {
        return (*m_segments[size_t(row) / segmentRows])[size_t(row) % segmentRows];
    }
    /// The bytes of a row; valid as long as the store.
    QByteArrayView payload(qsizetype row) const;
    const Volume &volume(Side from) const { return m_volumes[from == Side::Server ? 1 : 0]; }
    /// Bytes held: payload chunks as allocated, and records.
    qint64 memory() const;

private:
    static constexpr size_t chunkBytes = 1 << 20;
    static constexpr size_t segmentRows = 4096;
    struct Chunk
    {
        std::unique_ptr<char[]> bytes;
        size_t capacity = 0;
        size_t used = 0;
    };

    Chunk &chunkFor(size_t bytes);

    std::vector<Chunk> m_chunks;
    std::vector<std::unique_ptr<std::array<Record, segmentRows>>> m_segments;
    std::array<Volume, 2> m_volumes;
    qsizetype m_size = 0;
};

} // namespace jackfield::ui
