// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "logentry.h"
#include "sharedbytes.h"

#include <QSet>
#include <vector>

namespace jackfield::ui {

/// The rows of a log up to some moment. A copy is cheap whatever there is, keeps what it shows, and may be read on another
/// thread while the log grows: what was stored is never written again.
class MessageRows
{
public:
    struct Record
    {
        qint64 time; ///< microseconds since the epoch
        quint64 chunk : 27;
        quint64 offset : 21;
        quint64 code : 16; ///< close code or HTTP status; of a message its frames and touch, below
        quint32 size;
        quint32 connection : 25;
        EntryKind kind : 4;
        bool fromServer : 1;
        bool clean : 1;
        bool isAnswer : 1; ///< of a message: sent by itself

        Side from() const { return fromServer ? Side::Server : Side::Client; }
        /// How many frames of a message are kept behind the payload.
        int frameCount() const { return isMessage() ? int(code & frameBits) : 0; }
        WsTouch touch() const
        {
            return isMessage() || kind == EntryKind::Dropped ? WsTouch(code >> touchShift)
                                                             : WsTouch::None;
        }
        static constexpr int touchShift = 13;
        static constexpr quint16 frameBits = (1 << touchShift) - 1;
        bool isMessage() const { return kind == EntryKind::Text || kind == EntryKind::Binary; }
    };
    static_assert(sizeof(Record) == 24);

    qsizetype size() const { return m_size; }
    /// Precondition: 0 <= row < size().
    Record at(qsizetype row) const
    {
        return reinterpret_cast<const Record *>(
            m_segments[size_t(row) / segmentRows].bytes.get())[size_t(row) % segmentRows];
    }
    /// The bytes of a row; valid until this object is changed or gone.
    QByteArrayView payload(const Record &record) const
    {
        return { m_chunks[record.chunk].bytes.get() + record.offset, qsizetype(record.size) };
    }
    QByteArrayView payload(qsizetype row) const { return payload(at(row)); }
    /// The same, valid whatever becomes of the log.
    SharedBytes sharedPayload(const Record &record) const
    {
        return { .owner = m_chunks[record.chunk].bytes, .view = payload(record) };
    }

    /// The frames of a message that was not one plain frame, as far as they were seen; at most `mostFrames`.
    QList<SessionFrame> frames(const Record &record) const;
    static constexpr qsizetype mostFrames = 4096;

    /// Whether somebody noted something there.
    bool isNoted(qsizetype row) const { return m_noted && m_noted->contains(row); }
    /// The handshake of the row's connection; -1 if it is not there.
    qsizetype handshakeOf(qsizetype row) const;
    /// The pages of these rows that are on disk need not stay in memory. Thread: any.
    void release(qsizetype from, qsizetype to) const;

protected:
    /// A frame behind a payload.
    struct PackedFrame
    {
        qint64 time; ///< microseconds since the epoch
        quint64 length;
        quint32 mask;
        quint8 head; ///< the first byte on the wire: FIN, RSV, opcode
        bool isMasked;
    };
    static_assert(sizeof(PackedFrame) == 24);

    static constexpr size_t segmentRows = 1 << 14;
    static constexpr size_t segmentBytes = segmentRows * sizeof(Record);

    /// A piece of memory, in the heap or a file's.
    struct Piece
    {
        std::shared_ptr<char[]> bytes;
        size_t capacity = 0;
        size_t used = 0;
        bool isOnDisk = false;
    };

    std::vector<Piece> m_chunks; ///< payloads
    std::vector<Piece> m_segments; ///< records
    std::vector<quint32> m_handshakes; ///< rows
    std::shared_ptr<const QSet<qsizetype>> m_noted;
    qsizetype m_size = 0;
};

} // namespace jackfield::ui
