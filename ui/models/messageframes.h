// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <QAbstractTableModel>
#include <optional>

namespace jackfield::ui {

/// How a row of a log stood on the wire (RFC 6455 section 5.2).
struct MessageFrames
{
    QList<SessionFrame> frames; ///< one at least
    Side from = Side::Server;
    quint64 size = 0; ///< of the message, in bytes
    /// False: there was one plain frame, or nobody saw others; sizes are by the RFC, no time and no masking key is known.
    bool isSeen = false;

    bool isCompressed() const { return frames.first().frame.rsv & 4; }
    quint64 payload() const; ///< bytes of payloads as they were on the wire
    quint64 onWire() const; ///< with headers
    /// With its header and, from a client, its masking key.
    quint64 sizeOf(const WsFrame &frame) const;
    /// What can be said of all of them, in a sentence.
    QString summary() const;
};

/// Nothing for a row that was no frame: a handshake, an end, an error, a note.
std::optional<MessageFrames> framesOf(const MessageRows &rows, qsizetype row);

/// "text", "binary", "continuation", "close", "ping", "pong", or the number of a reserved one.
QString opcodeName(quint8 opcode);

/// A row for each frame.
class FrameTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, After, Fin, Rsv, Opcode, Mask, Payload, OnWire, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFrames(const std::optional<MessageFrames> &frames);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(qsizetype row, int column) const;

    std::optional<MessageFrames> m_frames;
};

} // namespace jackfield::ui
