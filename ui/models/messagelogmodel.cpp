// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagelogmodel.h"

#include "format.h"
#include "payloadtext.h"

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype sliceRows = 200'000;
constexpr qsizetype sliceBytes = 16 << 20; ///< looked through in about 10 ms
constexpr qsizetype previewLength = 240; ///< characters

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
} // namespace

MessageLogModel::MessageLogModel(Side local, QObject *parent)
    : QAbstractTableModel(parent)
    , m_local(local)
{
    m_slices.setSingleShot(true);
    connect(&m_slices, &QTimer::timeout, this, &MessageLogModel::publish);
}

void MessageLogModel::append(const QList<LogEntry> &entries)
{
    for (const LogEntry &entry : entries)
        m_store.append(entry);
    publish();
}

void MessageLogModel::clear()
{
    beginResetModel();
    m_store = MessageStore();
    m_matches.clear();
    m_shown = 0;
    m_scanned = 0;
    endResetModel();
    Q_EMIT countsChanged();
}

void MessageLogModel::setFilter(const MessageFilter &filter)
{
    beginResetModel();
    m_filter = filter;
    m_matches.clear();
    m_shown = 0;
    m_scanned = 0;
    endResetModel();
    publish();
}

void MessageLogModel::publish()
{
    if (!m_filter.isEmpty()) {
        publishMatches();
    } else if (m_store.size() > m_shown) {
        beginInsertRows({}, int(m_shown), int(m_store.size() - 1));
        m_shown = m_store.size();
        m_scanned = m_shown;
        endInsertRows();
    }
    Q_EMIT countsChanged();
}

void MessageLogModel::publishMatches()
{
    qsizetype bytes = 0;
    const qsizetype end = std::min(m_store.size(), m_scanned + sliceRows);
    for (; m_scanned < end && bytes < sliceBytes; ++m_scanned) {
        bytes += m_store.at(m_scanned).size;
        if (m_filter.matches(m_store, m_scanned, m_local))
            m_matches.push_back(quint32(m_scanned));
    }
    const auto found = qsizetype(m_matches.size());
    if (found > m_shown) {
        beginInsertRows({}, int(m_shown), int(found - 1));
        m_shown = found;
        endInsertRows();
    }
    if (isFiltering())
        m_slices.start(0);
}

qsizetype MessageLogModel::storeRow(int row) const
{
    return m_filter.isEmpty() ? row : qsizetype(m_matches[size_t(row)]);
}

int MessageLogModel::rowOf(qsizetype storeRow) const
{
    if (m_filter.isEmpty())
        return storeRow < m_shown ? int(storeRow) : -1;
    const auto shown = std::span(m_matches).first(size_t(m_shown));
    const auto found = std::ranges::lower_bound(shown, quint32(storeRow));
    return found == shown.end() ? -1 : int(found - shown.begin());
}

int MessageLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown);
}

int MessageLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MessageLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qsizetype row = storeRow(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, Column(index.column()));
    case Qt::TextAlignmentRole:
        if (index.column() <= Delta || index.column() == Size)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (index.column() == Direction)
            return int(Qt::AlignCenter);
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        if (index.column() == Direction)
            return m_store.at(row).from() == m_local ? tr("outgoing") : tr("incoming");
        return {};
    case ToneRole:
        return int(tone(row));
    case RowRole:
        return row;
    default:
        return {};
    }
}

QString MessageLogModel::text(qsizetype row, Column column) const
{
    const MessageStore::Record &record = m_store.at(row);
    switch (column) {
    case Number:
        return formattedCount(row + 1);
    case Time:
        return formattedTime(record.time);
    case Delta:
        return row == 0 ? QString() : formattedDuration(record.time - m_store.at(row - 1).time);
    case Direction:
        return record.from() == m_local ? u"→"_s : u"←"_s;
    case Kind:
        return nameOf(record.kind);
    case Size:
        return record.kind == EntryKind::Ping || record.kind == EntryKind::Pong
                || record.isMessage()
            ? formattedSize(record.size)
            : QString();
    case Preview:
        return preview(row);
    case ColumnCount:
        break;
    }
    return {};
}

QString MessageLogModel::preview(qsizetype row) const
{
    const MessageStore::Record &record = m_store.at(row);
    const QByteArrayView payload = m_store.payload(row);
    switch (record.kind) {
    case EntryKind::Text:
    case EntryKind::Open:
    case EntryKind::Error:
    case EntryKind::Note:
        return previewText(payload, previewLength);
    case EntryKind::Refused:
        return u"%1 %2 · %3"_s.arg(QString::number(record.code),
                                   QString::fromLatin1(reasonPhrase(record.code)),
                                   previewText(payload, previewLength));
    case EntryKind::Binary:
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

MessageLogModel::Tone MessageLogModel::tone(qsizetype row) const
{
    const MessageStore::Record &record = m_store.at(row);
    switch (record.kind) {
    case EntryKind::Text:
    case EntryKind::Binary:
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
        const bool right = section <= Delta || section == Size;
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Number:
        return u"#"_s;
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
