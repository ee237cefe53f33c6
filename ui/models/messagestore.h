// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <array>

namespace jackfield::ui {

/// What passed in one direction: data messages only, payload bytes.
struct Volume
{
    qint64 messages = 0;
    qint64 bytes = 0;

    bool operator==(const Volume &) const = default;
};

/// All rows of one log. It only grows: payloads stand in chunks of 1 MiB, what is known about them in records of
/// fixed size, so a message costs its payload and 24 bytes; one that was not one plain frame 24 more for each frame. Full
/// pieces may move to disk. Thread: one.
class MessageStore : public MessageRows
{
public:
    void append(const LogEntry &entry);
    void setNoted(const QSet<qsizetype> &rows)
    {
        m_noted = std::make_shared<QSet<qsizetype>>(rows);
    }

    const Volume &volume(Side from) const { return m_volumes[from == Side::Server ? 1 : 0]; }
    /// Bytes of heap that are held.
    qint64 memory() const { return qint64(m_heap); }

    /// Which piece of the store, and what is in it.
    struct Full
    {
        bool isPayload = true;
        size_t index = 0;
        std::shared_ptr<char[]> bytes;
        size_t size = 0;
    };
    /// The oldest pieces in the heap that are never written again, so many that without them no more than `bytes` of
    /// heap are held.
    QList<Full> fullAbove(qint64 bytes) const;
    /// The same bytes are at `mapped`, which takes the place of the piece's heap.
    void moved(const Full &piece, std::shared_ptr<char[]> mapped);

private:
    static constexpr size_t chunkBytes = 1 << 20;

    static quint16 codeOf(const LogEntry &entry, qsizetype frames);
    static void packFrames(const QList<SessionFrame> &frames, char *to);
    Piece &chunkFor(size_t bytes);
    Piece newPiece(size_t capacity);

    std::array<Volume, 2> m_volumes;
    size_t m_heap = 0;
    size_t m_chunksOnDisk = 0; ///< so many at the front
    size_t m_segmentsOnDisk = 0;
};

} // namespace jackfield::ui
