// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What stands in the cells of a log.
#include "format.h"
#include "messagelogmodel.h"
#include "payloadtext.h"
#include "rowreading.h"

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype previewLength = 240; ///< characters
constexpr qsizetype longestLens = 4 * previewLength; ///< bytes
constexpr quint32 longestPreviewed = 8 << 10; ///< bytes of what is decoded for a preview
/// Bytes of a payload, for a column: it is done while painting.
constexpr qsizetype longestSearched = 4 << 20;

/// The start of JSON as it is laid out for people, without line breaks and indents, which stand in no string.
QByteArray onOneLine(const QByteArray &json)
{
    QByteArrayList lines = json.first(std::min(json.size(), 4 * previewLength)).split('\n');
    for (QByteArray &line : lines)
        line = line.trimmed();
    return lines.join(' ');
}

bool isAbnormal(quint16 code)
{
    return code != 1000 && code != 1001 && code != 1005;
}

QString closing(quint16 code, QByteArrayView reason)
{
    const QString name = WsStatus { code, {} }.name();
    QString text = name.isEmpty() ? QString::number(code) : u"%1 %2"_s.arg(code).arg(name);
    if (!reason.isEmpty())
        text += u" · "_s + previewText(reason, previewLength);
    return text;
}

/// Numbers are read from their last digit, in mirrored columns, too; at the front, marks of the row have room.
Qt::Alignment aligned(int column, bool isRight)
{
    const Qt::Alignment side = !isRight     ? Qt::AlignLeft
        : column == MessageLogModel::Number ? Qt::AlignRight
                                            : Qt::AlignRight | Qt::AlignAbsolute;
    return side | Qt::AlignVCenter;
}
} // namespace

Qt::Alignment MessageLogModel::alignment(qsizetype row, int column) const
{
    if (column == Direction)
        return Qt::AlignCenter;
    bool isRight = column <= Delta || column == Size;
    if (column >= ColumnCount)
        isRight = lensCell(row, column - ColumnCount).isNumber;
    return aligned(column, isRight);
}

/// By the last value of it nearby.
bool MessageLogModel::isOfNumbers(int lens) const
{
    constexpr qsizetype looked = 50;
    const qsizetype end = std::max<qsizetype>(0, m_store.size() - looked);
    for (qsizetype row = m_store.size() - 1; row >= end; --row) {
        if (const LensCell &cell = lensCell(row, lens); !cell.text.isEmpty())
            return cell.isNumber;
    }
    return false;
}

const MessageLogModel::LensCell &MessageLogModel::lensCell(qsizetype row, int lens) const
{
    if (const LensCell *known = m_cells.object({ row, lens }))
        return *known;
    auto *cell = new LensCell;
    if (m_store.at(row).size > longestSearched) {
        cell->text = tr("too long");
    } else {
        m_lenses[lens].any(m_store, row, [cell](QByteArrayView raw) {
            const QByteArrayView shown = raw.first(std::min(raw.size(), longestLens));
            cell->text = previewText(textOfJson(shown).toUtf8(), previewLength);
            cell->isNumber = isJsonNumber(raw);
            return true;
        });
    }
    m_cells.insert({ row, lens }, cell);
    return *cell;
}

QString MessageLogModel::text(qsizetype row, int column) const
{
    if (column >= ColumnCount)
        return lensCell(row, column - ColumnCount).text;
    const MessageStore::Record record = m_store.at(row);
    switch (Column(column)) {
    case Number:
        return formattedCount(row + 1);
    case Connection:
        return record.connection == 0 ? QString() : formattedCount(record.connection);
    case Time:
        return formattedTime(record.time, m_times, m_store.at(0).time);
    case Delta:
        break; // by the row that is shown before
    case Direction:
        if (record.isAnswer)
            return u"↪"_s;
        return record.from() == m_local ? u"→"_s : u"←"_s;
    case Kind:
        return nameOf(record.kind);
    case Size:
        return record.kind == EntryKind::Ping || record.kind == EntryKind::Pong
                || record.isMessage() || record.kind == EntryKind::Dropped
            ? formattedSize(record.size)
            : QString();
    case Preview:
        return preview(row) + folded(row);
    case ColumnCount:
        break;
    }
    return {};
}

/// Of a row of the table: since the one that is shown before, whatever is hidden between them.
QString MessageLogModel::delta(int row) const
{
    if (row == 0)
        return {};
    return formattedDuration(m_store.at(storeRow(row)).time - m_store.at(storeRow(row - 1)).time);
}

/// Behind the last row that is shown of a run of heartbeats.
QString MessageLogModel::folded(qsizetype row) const
{
    const qsizetype count = foldedBehind(row);
    if (count == 0)
        return {};
    const QString until = formattedTime(m_store.at(row + count).time, m_times, m_store.at(0).time);
    const QString text =
        tr("and %1 more heartbeats until %2 (Enter shows them)").arg(formattedCount(count), until);
    return m_store.at(row).size == 0 ? text : QString(u" · "_s + text);
}

/// The rows on a screen are asked for again and again.
RowColour MessageLogModel::colour(qsizetype row) const
{
    if (m_colours.rules().isEmpty())
        return RowColour::None;
    if (const RowColour *known = m_rowColours.object(row))
        return *known;
    const bool isShort = m_store.at(row).size <= longestSearched;
    const RowColour colour = isShort ? m_colours.of(m_store, row, m_local) : RowColour::None;
    m_rowColours.insert(row, new RowColour(colour));
    return colour;
}

QString MessageLogModel::preview(qsizetype row) const
{
    const MessageStore::Record record = m_store.at(row);
    const QByteArrayView payload = m_store.payload(row);
    switch (record.kind) {
    case EntryKind::Open:
        return previewText(firstLine(payload), previewLength);
    case EntryKind::Dropped:
        return payload.isValidUtf8() ? previewText(payload, previewLength)
                                     : previewBytes(payload, previewLength / 3);
    case EntryKind::Text:
    case EntryKind::Error:
    case EntryKind::Note:
        return previewText(payload, previewLength);
    case EntryKind::Refused:
        return u"%1 %2 · %3"_s.arg(QString::number(record.code),
                                   QString::fromLatin1(reasonPhrase(record.code)),
                                   previewText(firstLine(payload), previewLength));
    case EntryKind::Binary:
        return binaryPreview(row);
    case EntryKind::Ping:
    case EntryKind::Pong:
        return previewBytes(payload, previewLength / 3);
    case EntryKind::Close:
        return closing(record.code, payload);
    case EntryKind::End:
        break;
    }
    const QString text = closing(record.code, payload);
    return record.clean ? text : tr("%1, without a closing handshake").arg(text);
}

/// What is written in something, and in what; else its bytes.
const QString &MessageLogModel::binaryPreview(qsizetype row) const
{
    if (const QString *known = m_previews.object(row))
        return *known;
    QString preview = previewBytes(m_store.payload(row), previewLength / 3);
    // While painting: of what is long only the bytes.
    const auto decoded =
        m_store.at(row).size <= longestPreviewed ? decodedRow(m_store, row) : std::nullopt;
    if (decoded && decoded->payload.isText) {
        preview = decoded->by.join(u", "_s) + u" · "_s
            + previewText(onOneLine(decoded->payload.bytes), previewLength);
    }
    m_previews.insert(row, new QString(preview));
    return *m_previews.object(row);
}

/// What a breakpoint has done to a message.
QString MessageLogModel::touchWords(qsizetype row) const
{
    const MessageStore::Record record = m_store.at(row);
    const WsTouch touch = record.touch();
    if (record.kind == EntryKind::Dropped) {
        return touch == WsTouch::Changed ? tr("came so, the next went on")
            : touch == WsTouch::Lost     ? tr("held until it was lost")
                                         : tr("dropped");
    }
    return touch == WsTouch::Changed ? tr("changed")
        : touch == WsTouch::Injected ? tr("injected")
                                     : QString();
}

MessageLogModel::Tone MessageLogModel::tone(qsizetype row) const
{
    const MessageStore::Record record = m_store.at(row);
    switch (record.kind) {
    case EntryKind::Dropped:
        return Tone::Touched;
    case EntryKind::Text:
    case EntryKind::Binary:
        if (record.touch() != WsTouch::None)
            return Tone::Touched;
        return record.from() == m_local ? Tone::Outgoing : Tone::Incoming;
    case EntryKind::Error:
    case EntryKind::Refused:
        return Tone::Failure;
    case EntryKind::Close:
    case EntryKind::End:
        return isAbnormal(record.code) || !record.clean ? Tone::Failure : Tone::Control;
    default:
        return Tone::Control;
    }
}

QVariant MessageLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        if (section == Direction)
            return int(Qt::AlignCenter);
        const bool right = section >= ColumnCount ? isOfNumbers(section - ColumnCount)
                                                  : section <= Delta || section == Size;
        return int(aligned(section, right));
    }
    if (role == Qt::ToolTipRole && section == Delta)
        return tr("Time since the row shown before it");
    if (role == Qt::ToolTipRole && section == Connection)
        return tr("Connection of this log; conn:2 shows only the second");
    if (role != Qt::DisplayRole)
        return {};
    if (section >= ColumnCount)
        return m_lenses[section - ColumnCount].text();
    switch (Column(section)) {
    case Number:
        return u"#"_s;
    case Connection:
        return tr("conn");
    case Time:
        return tr("time");
    case Delta:
        return tr("delta");
    case Direction:
        return tr("dir");
    case Kind:
        return tr("kind");
    case Size:
        return tr("size");
    case Preview:
        return tr("preview");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace jackfield::ui
