// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messageframes.h"

#include "format.h"

#include <array>
#include <numeric>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr quint16 noCode = 1005;
constexpr quint64 codeBytes = 2; ///< of a close frame with a code

std::optional<quint8> opcodeOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Text:
        return 1;
    case EntryKind::Binary:
        return 2;
    case EntryKind::Close:
        return 8;
    case EntryKind::Ping:
        return 9;
    case EntryKind::Pong:
        return 10;
    default:
        return std::nullopt;
    }
}

QString bits(quint8 rsv)
{
    return u"%1"_s.arg(rsv, 3, 2, '0'_L1);
}
} // namespace

quint64 MessageFrames::sizeOf(const WsFrame &frame) const
{
    const quint64 lengthBytes = frame.length < 126 ? 0 : frame.length < 65536 ? 2 : 8;
    const quint64 maskBytes = from == Side::Client ? 4 : 0;
    return 2 + lengthBytes + maskBytes + frame.length;
}

quint64 MessageFrames::payload() const
{
    return std::accumulate(
        frames.begin(), frames.end(), quint64(0), [](quint64 sum, const SessionFrame &one) {
            return sum + one.frame.length;
        });
}

quint64 MessageFrames::onWire() const
{
    return std::accumulate(
        frames.begin(), frames.end(), quint64(0), [this](quint64 sum, const SessionFrame &one) {
            return sum + sizeOf(one.frame);
        });
}

QString MessageFrames::summary() const
{
    const QString wire = formattedSize(qint64(onWire()));
    if (!isSeen)
        return FrameTableModel::tr(
                   "one plain frame, as far as was seen · %1 on the wire, by RFC 6455")
            .arg(wire);
    QString text = frames.size() == 1
        ? FrameTableModel::tr("one frame")
        : FrameTableModel::tr("%1 frames within %2")
              .arg(formattedCount(frames.size()),
                   formattedDuration((frames.last().t - frames.first().t).count()));
    text += FrameTableModel::tr(" · %1 on the wire").arg(wire);
    if (!frames.last().frame.fin)
        return text + FrameTableModel::tr(" · only the first frames were kept");
    if (isCompressed() && size > 0) {
        text += FrameTableModel::tr(" · compressed to %1 % of %2")
                    .arg(QString::number((payload() * 100 + size / 2) / size),
                         formattedSize(qint64(size)));
    }
    return text;
}

std::optional<MessageFrames> framesOf(const MessageRows &rows, qsizetype row)
{
    const MessageRows::Record record = rows.at(row);
    const auto opcode = opcodeOf(record.kind);
    if (!opcode)
        return std::nullopt;
    MessageFrames all { .frames = rows.frames(record), .from = record.from(), .size = record.size };
    all.isSeen = !all.frames.isEmpty();
    if (all.isSeen)
        return all;
    const bool hasCode = record.kind == EntryKind::Close && record.code != noCode;
    all.frames.append(
        { .frame = { .opcode = *opcode, .length = record.size + (hasCode ? codeBytes : 0) } });
    return all;
}

QString opcodeName(quint8 opcode)
{
    switch (opcode) {
    case 0:
        return u"continuation"_s;
    case 1:
        return u"text"_s;
    case 2:
        return u"binary"_s;
    case 8:
        return u"close"_s;
    case 9:
        return u"ping"_s;
    case 10:
        return u"pong"_s;
    default:
        return u"0x%1"_s.arg(opcode, 0, 16);
    }
}

void FrameTableModel::setFrames(const std::optional<MessageFrames> &frames)
{
    beginResetModel();
    m_frames = frames;
    endResetModel();
}

int FrameTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_frames ? 0 : int(m_frames->frames.size());
}

int FrameTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FrameTableModel::text(qsizetype row, int column) const
{
    const auto &[t, frame] = m_frames->frames[row];
    switch (column) {
    case Number:
        return formattedCount(row + 1);
    case After:
        return m_frames->isSeen ? formattedDuration((t - m_frames->frames.first().t).count())
                                : QString();
    case Fin:
        return frame.fin ? u"1"_s : u"0"_s;
    case Rsv:
        return bits(frame.rsv);
    case Opcode:
        return u"%1 %2"_s.arg(QString::number(frame.opcode, 16), opcodeName(frame.opcode));
    case Mask:
        if (frame.mask)
            return u"%1"_s.arg(*frame.mask, 8, 16, '0'_L1);
        return m_frames->from == Side::Client ? tr("not kept") : tr("none");
    case Payload:
        return tr("%1 B").arg(formattedCount(qint64(frame.length)));
    case OnWire:
        return tr("%1 B").arg(formattedCount(qint64(m_frames->sizeOf(frame))));
    }
    return {};
}

QVariant FrameTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return text(index.row(), index.column());
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    return {};
}

QVariant FrameTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static constexpr std::array<const char *, ColumnCount> names {
        "#",
        QT_TR_NOOP("after"),
        "FIN",
        "RSV",
        QT_TR_NOOP("opcode"),
        QT_TR_NOOP("mask"),
        QT_TR_NOOP("payload"),
        QT_TR_NOOP("on the wire"),
    };
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isRight =
            section == Number || section == After || section == Payload || section == OnWire;
        return int((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter
                   | Qt::AlignAbsolute);
    }
    return role == Qt::DisplayRole ? QVariant(tr(names[size_t(section)])) : QVariant();
}

} // namespace jackfield::ui
