// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagelogmodel.h"

#include "format.h"
#include "payloadtext.h"
#include "rowreading.h"
#include "rowterms.h"

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype nearbyRows = 100'000;
constexpr qint64 nearbyBytes = 16 << 20;

} // namespace

MessageLogModel::MessageLogModel(Side local, QObject *parent)
    : QAbstractTableModel(parent)
    , m_spill(m_store)
    , m_notes(m_store)
    , m_passing(m_store, local)
    , m_marked(m_store, local)
    , m_local(local)
{
    connect(&m_passing, &RowSet::grown, this, &MessageLogModel::publish);
    connect(&m_marked, &RowSet::grown, this, &MessageLogModel::marksChanged);
    connect(&m_notes, &LogNotes::changed, this, &MessageLogModel::notesChanged);
}

void MessageLogModel::append(const QList<LogEntry> &entries)
{
    const qsizetype last = filter().isEmpty() && m_shown > 0 ? storeRow(int(m_shown - 1)) : -1;
    for (const LogEntry &entry : entries) {
        m_store.append(entry);
        m_connection = m_connection == 0 ? entry.connection : m_connection;
        m_hasConnections |= entry.connection != 0 && entry.connection != m_connection;
        if (entry.kind == EntryKind::Open && firstLine(entry.payload).contains("EIO="))
            m_engineIo.insert(entry.connection);
        const bool isBeat =
            isHeartbeat(entry.kind, entry.payload, m_engineIo.contains(entry.connection));
        m_heartbeats.append(m_store.size() - 1, isBeat);
        m_replies.add(entry);
        if (entry.kind == EntryKind::Text || entry.kind == EntryKind::Binary)
            m_timeline.add(entry.time, entry.from != m_local, quint32(entry.payload.size()));
    }
    takeBack(last);
    m_spill.relieve();
    m_marked.grow();
    m_notes.grow();
    if (filter().isEmpty())
        publish();
    else
        m_passing.grow();
}

/// The row of the store that was shown last is not shown any more: it was the second heartbeat of what is a run now.
void MessageLogModel::takeBack(qsizetype last)
{
    if (last < 0 || !m_heartbeats.isHidden(last))
        return;
    beginRemoveRows({}, int(m_shown - 1), int(m_shown - 1));
    --m_shown;
    endRemoveRows();
}

void MessageLogModel::clear()
{
    beginResetModel();
    m_spill.forget();
    m_store = MessageStore();
    m_heartbeats = Heartbeats(m_heartbeats.isFolding(), m_heartbeats.shown());
    m_connection = 0;
    m_hasConnections = false;
    m_engineIo.clear();
    m_timeline = Timeline();
    m_replies = ReplyTimes();
    m_rowColours.clear();
    m_previews.clear();
    m_cells.clear();
    m_findings.clear();
    m_shown = 0;
    m_passing.setFilter(filter());
    m_marked.setFilter(m_marked.filter());
    endResetModel();
    m_notes.clear(); // what asks for them begins anew, too
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

/// What is filtered, marked or coloured by them changes, too.
void MessageLogModel::notesChanged()
{
    QSet<qsizetype> noted;
    for (const auto &[row, text] : m_notes.notes())
        noted.insert(row);
    m_store.setNoted(noted);
    m_rowColours.clear();
    if (filter().asksForNotes())
        setFilter(filter());
    if (m_marked.filter().asksForNotes())
        m_marked.setFilter(m_marked.filter());
    Q_EMIT marksChanged();
}

qsizetype MessageLogModel::nextMarked(int row, bool isForward) const
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
        const bool isHidden = filter().isEmpty() && m_heartbeats.isHidden(candidate);
        if (shown >= 0 && (isHidden || storeRow(shown) == candidate))
            return candidate;
    }
    return -1;
}

bool MessageLogModel::isMarkedBetween(double begin, double end) const
{
    const auto &marked = m_marked.rows();
    const auto rowAt = [this](double part) {
        const auto row = qsizetype(part * double(m_shown));
        return row < m_shown ? storeRow(int(row)) : m_store.size();
    };
    const qsizetype last = rowAt(end);
    const auto first = std::ranges::lower_bound(marked, rowAt(begin));
    const auto finding = m_findings.lowerBound(rowAt(begin));
    return (first != marked.end() && *first < last)
        || (finding != m_findings.end() && finding.key() < last);
}

/// The message whose place one took: it stands right before, but for what passed on other connections.
qsizetype MessageLogModel::replacedBefore(qsizetype row) const
{
    const MessageStore::Record wanted = m_store.at(row);
    const qsizetype last = std::max<qsizetype>(0, row - nearbyRows);
    for (qsizetype before = row - 1; before >= last; --before) {
        const MessageStore::Record record = m_store.at(before);
        if (record.kind == EntryKind::Dropped && record.touch() == WsTouch::Changed
            && record.connection == wanted.connection && record.from() == wanted.from())
            return before;
    }
    return -1;
}

qsizetype MessageLogModel::likeBefore(qsizetype row) const
{
    const MessageStore::Record wanted = m_store.at(row);
    if (wanted.isMessage() && wanted.touch() == WsTouch::Changed)
        return replacedBefore(row);
    const auto kind = kindTermOf(m_store, row);
    const MessageFilter like =
        MessageFilter::parse(kind.value_or(QString())).value_or(MessageFilter());
    const bool isObject = m_store.payload(wanted).startsWith('{');
    const bool isQuick = !decodedRow(m_store, row);
    const qint64 mostBytes = isQuick ? nearbyBytes : nearbyBytes / 16;
    qint64 bytes = 0;
    const qsizetype last = std::max<qsizetype>(0, row - nearbyRows);
    for (qsizetype before = row - 1; before >= last && bytes < mostBytes; --before) {
        const MessageStore::Record record = m_store.at(before);
        if (record.connection != wanted.connection || record.kind != wanted.kind
            || record.from() != wanted.from())
            continue;
        bytes += record.size;
        const bool isLike = kind ? like.matches(m_store, before, m_local)
                                 : m_store.payload(record).startsWith('{') == isObject;
        if (isLike)
            return before;
    }
    return -1;
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
    m_cells.clear();
    endRemoveColumns();
}

void MessageLogModel::setColours(const QList<ColourRule> &rules)
{
    m_colours = ColourRules(rules);
    m_rowColours.clear();
    Q_EMIT marksChanged();
}

void MessageLogModel::setFindings(const QMap<qsizetype, QString> &findings)
{
    m_findings = findings;
    Q_EMIT marksChanged();
}

void MessageLogModel::setTimes(TimeStyle style)
{
    m_times = style;
    if (m_shown > 0)
        Q_EMIT dataChanged(index(0, Time), index(int(m_shown - 1), Time), { Qt::DisplayRole });
}

qsizetype MessageLogModel::passing() const
{
    return filter().isEmpty() ? m_store.size() - m_heartbeats.hidden()
                              : qsizetype(m_passing.rows().size());
}

void MessageLogModel::publish()
{
    const qsizetype count = passing();
    if (count > m_shown) {
        beginInsertRows({}, int(m_shown), int(count - 1));
        m_shown = count;
        endInsertRows();
    }
    if (filter().isEmpty() && m_shown > 0 && isFolded(m_store.size() - 1)) {
        const int last = int(m_shown - 1); // it tells of more
        Q_EMIT dataChanged(index(last, Preview), index(last, Preview));
    }
    Q_EMIT countsChanged();
}

qsizetype MessageLogModel::storeRow(int row) const
{
    return filter().isEmpty() ? m_heartbeats.storeRow(row)
                              : qsizetype(m_passing.rows()[size_t(row)]);
}

int MessageLogModel::rowOf(qsizetype storeRow) const
{
    if (filter().isEmpty()) {
        const qsizetype shown = m_heartbeats.shownRow(storeRow);
        return shown < m_shown ? int(shown) : -1;
    }
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
        return index.column() == Delta ? delta(index.row()) : text(row, index.column());
    case Qt::TextAlignmentRole:
        return int(alignment(row, index.column()));
    case Qt::AccessibleTextRole:
        if (index.column() == Direction && m_store.at(row).isAnswer)
            return tr("outgoing, answered by itself");
        if (index.column() == Direction)
            return m_store.at(row).from() == m_local ? tr("outgoing") : tr("incoming");
        if (const QString words = touchWords(row); index.column() == Preview && !words.isEmpty())
            return QString(words + u": "_s + text(row, Preview));
        if (index.column() == Preview && m_findings.contains(row))
            return QString(text(row, Preview) + u"; "_s + m_findings.value(row));
        return {};
    case Qt::ToolTipRole:
        return index.column() == Direction && m_store.at(row).isAnswer
            ? QVariant(tr("A saved message answered by itself"))
            : QVariant();
    case ToneRole:
        return int(tone(row));
    case TouchRole:
        return touchWords(row);
    case DroppedRole:
        return m_store.at(row).kind == EntryKind::Dropped;
    case RowRole:
        return row;
    case MarkedRole:
        return m_marked.contains(row);
    case ColourRole:
        return int(colour(row));
    case NoteRole:
        return m_notes.at(row)
            .transform([](const QString &text) { return QVariant(text); })
            .value_or(QVariant());
    case FindingRole:
        return m_findings.contains(row) ? QVariant(m_findings.value(row)) : QVariant();
    default:
        return {};
    }
}

} // namespace jackfield::ui
