// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagelogmodel.h"

#include "format.h"
#include "payloadtext.h"
#include "rowterms.h"

#include <QRegularExpression>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype previewLength = 240; ///< characters
constexpr qsizetype nearbyRows = 100'000;
constexpr qsizetype longestLens = 4 * previewLength; ///< bytes

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
    , m_spill(m_store)
    , m_passing(m_store, local)
    , m_marked(m_store, local)
    , m_local(local)
{
    connect(&m_passing, &RowSet::grown, this, &MessageLogModel::publish);
    connect(&m_marked, &RowSet::grown, this, &MessageLogModel::marksChanged);
}

void MessageLogModel::append(const QList<LogEntry> &entries)
{
    for (const LogEntry &entry : entries)
        m_store.append(entry);
    m_spill.relieve();
    m_marked.grow();
    if (filter().isEmpty())
        publish();
    else
        m_passing.grow();
}

void MessageLogModel::clear()
{
    beginResetModel();
    m_spill.forget();
    m_store = MessageStore();
    m_shown = 0;
    m_passing.setFilter(filter());
    m_marked.setFilter(m_marked.filter());
    endResetModel();
    Q_EMIT countsChanged();
}

void MessageLogModel::setFilter(const MessageFilter &filter)
{
    beginResetModel();
    m_shown = 0;
    {
        const QSignalBlocker quiet(m_passing); // views hear of it as of a reset
        m_passing.setFilter(filter);
    }
    m_shown = passing();
    endResetModel();
    Q_EMIT countsChanged();
}

bool MessageLogModel::isFiltering() const
{
    return !filter().isEmpty() && m_passing.scanned() < m_store.size();
}

void MessageLogModel::setSearch(const MessageFilter &search)
{
    m_marked.setFilter(search);
    Q_EMIT marksChanged();
}

int MessageLogModel::nextMarked(int row, bool isForward) const
{
    const auto &marked = m_marked.rows();
    if (marked.empty() || m_shown == 0)
        return -1;
    const auto count = qsizetype(marked.size());
    const qsizetype from = row < 0 ? (isForward ? -1 : m_store.size()) : storeRow(row);
    const auto behind =
        isForward ? std::ranges::upper_bound(marked, from) : std::ranges::lower_bound(marked, from);
    qsizetype at = (behind - marked.begin()) - (isForward ? 0 : 1);
    for (qsizetype i = 0; i < count; ++i, at += isForward ? 1 : -1) {
        const qsizetype candidate = marked[size_t((at % count + count) % count)];
        const int shown = rowOf(candidate);
        if (shown >= 0 && storeRow(shown) == candidate)
            return shown;
    }
    return -1;
}

bool MessageLogModel::isMarkedBetween(double begin, double end) const
{
    const auto &marked = m_marked.rows();
    const auto size = double(m_store.size());
    const auto first = std::ranges::lower_bound(marked, begin * size);
    return first != marked.end() && *first < end * size;
}

qsizetype MessageLogModel::likeBefore(qsizetype row) const
{
    const MessageStore::Record wanted = m_store.at(row);
    const QString term = termsOf(m_store, row, m_local).first();
    const bool isNamed = term.startsWith(u'$');
    const MessageFilter like = MessageFilter::parse(term).value_or(MessageFilter());
    const bool isObject = m_store.payload(wanted).startsWith('{');
    for (qsizetype before = row - 1; before >= std::max<qsizetype>(0, row - nearbyRows); --before) {
        const MessageStore::Record record = m_store.at(before);
        if (record.connection == wanted.connection && record.kind == wanted.kind
            && record.from() == wanted.from()
            && (isNamed || m_store.payload(record).startsWith('{') == isObject)
            && like.matches(m_store, before, m_local))
            return before;
    }
    return -1;
}

decode::Hint MessageLogModel::hintOf(qsizetype row) const
{
    const qsizetype handshake = m_store.handshakeOf(row);
    if (handshake < 0)
        return {};
    const QString text = QString::fromUtf8(m_store.payload(handshake));
    static const QRegularExpression agreed(
        u"\\nHTTP/1.1 101 .*\\nSec-WebSocket-Protocol: *([^\\n]*)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return { .subprotocol = agreed.match(text).captured(1).trimmed(),
             .target = text.section(u'\n', 0, 0) };
}

void MessageLogModel::addLens(const PayloadPath &path)
{
    const int column = columnCount();
    beginInsertColumns({}, column, column);
    m_lenses.append(path);
    endInsertColumns();
}

void MessageLogModel::removeLens(qsizetype lens)
{
    const int column = ColumnCount + int(lens);
    beginRemoveColumns({}, column, column);
    m_lenses.removeAt(lens);
    endRemoveColumns();
}

qsizetype MessageLogModel::passing() const
{
    return filter().isEmpty() ? m_store.size() : qsizetype(m_passing.rows().size());
}

void MessageLogModel::publish()
{
    const qsizetype count = passing();
    if (count > m_shown) {
        beginInsertRows({}, int(m_shown), int(count - 1));
        m_shown = count;
        endInsertRows();
    }
    Q_EMIT countsChanged();
}

qsizetype MessageLogModel::storeRow(int row) const
{
    return filter().isEmpty() ? row : qsizetype(m_passing.rows()[size_t(row)]);
}

int MessageLogModel::rowOf(qsizetype storeRow) const
{
    if (filter().isEmpty())
        return storeRow < m_shown ? int(storeRow) : -1;
    const auto shown = std::span(m_passing.rows()).first(size_t(m_shown));
    const auto found = std::ranges::lower_bound(shown, quint32(storeRow));
    return found == shown.end() ? -1 : int(found - shown.begin());
}

int MessageLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown);
}

int MessageLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount + int(m_lenses.size());
}

QVariant MessageLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qsizetype row = storeRow(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return int(alignment(row, index.column()));
    case Qt::AccessibleTextRole:
        if (index.column() == Direction)
            return m_store.at(row).from() == m_local ? tr("outgoing") : tr("incoming");
        return {};
    case ToneRole:
        return int(tone(row));
    case RowRole:
        return row;
    case MarkedRole:
        return m_marked.contains(row);
    default:
        return {};
    }
}

Qt::Alignment MessageLogModel::alignment(qsizetype row, int column) const
{
    if (column == Direction)
        return Qt::AlignCenter;
    bool isRight = column <= Delta || column == Size;
    if (column >= ColumnCount) {
        isRight = m_lenses[column - ColumnCount].any(
            m_store.payload(row), [](QByteArrayView raw) { return isJsonNumber(raw); });
    }
    return (isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

/// By the last value of it nearby.
bool MessageLogModel::isOfNumbers(const PayloadPath &lens) const
{
    constexpr qsizetype looked = 100;
    bool isNumber = false;
    const auto take = [&isNumber](QByteArrayView raw) {
        isNumber = isJsonNumber(raw);
        return true;
    };
    const qsizetype end = std::max<qsizetype>(0, m_store.size() - looked);
    for (qsizetype row = m_store.size() - 1; row >= end; --row) {
        if (lens.any(m_store.payload(row), take))
            break;
    }
    return isNumber;
}

QString MessageLogModel::lensText(qsizetype row, const PayloadPath &lens) const
{
    QString text;
    lens.any(m_store.payload(row), [&text](QByteArrayView raw) {
        text = previewText(textOfJson(raw.first(std::min(raw.size(), longestLens))).toUtf8(),
                           previewLength);
        return true;
    });
    return text;
}

QString MessageLogModel::text(qsizetype row, int column) const
{
    if (column >= ColumnCount)
        return lensText(row, m_lenses[column - ColumnCount]);
    const MessageStore::Record record = m_store.at(row);
    switch (Column(column)) {
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
    const MessageStore::Record record = m_store.at(row);
    const QByteArrayView payload = m_store.payload(row);
    switch (record.kind) {
    case EntryKind::Open:
        return previewText(firstLine(payload), previewLength);
    case EntryKind::Text:
    case EntryKind::Error:
    case EntryKind::Note:
        return previewText(payload, previewLength);
    case EntryKind::Refused:
        return u"%1 %2 · %3"_s.arg(QString::number(record.code),
                                   QString::fromLatin1(reasonPhrase(record.code)),
                                   previewText(firstLine(payload), previewLength));
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
    const MessageStore::Record record = m_store.at(row);
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
        const bool right = section >= ColumnCount ? isOfNumbers(m_lenses[section - ColumnCount])
                                                  : section <= Delta || section == Size;
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    if (section >= ColumnCount)
        return m_lenses[section - ColumnCount].text();
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
