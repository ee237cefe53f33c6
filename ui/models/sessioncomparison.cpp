// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sessioncomparison.h"

#include "payloadtext.h"
#include "replayfindings.h"

#include <jackfield/session/session.h>

#include <QElapsedTimer>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using Kind = ComparedMessage::Kind;

namespace {
constexpr qsizetype longestPreview = 400; ///< bytes

/// Adds the handshakes and messages of a recording to `entries`; which entry each message is, by connection and number.
QHash<std::pair<int, int>, qsizetype>
addEntries(const Session &session, quint32 connectionsBefore, QList<LogEntry> &entries)
{
    const qint64 startedAt = session.header.startedAt.toMSecsSinceEpoch() * 1000;
    QHash<std::pair<int, int>, qsizetype> places;
    QHash<int, int> numbers;
    for (const SessionEvent &event : session.events) {
        const bool isMessage = event.isWholeMessage();
        if (!isMessage && event.kind != SessionEvent::Kind::Open
            && event.kind != SessionEvent::Kind::Refused)
            continue;
        if (isMessage)
            places.insert({ event.conn, ++numbers[event.conn] }, entries.size());
        LogEntry entry = entryOf(event, startedAt);
        entry.connection += connectionsBefore;
        entries.append(entry);
    }
    return places;
}

/// What is said of connections, behind the messages of each.
std::vector<ComparedRow> withConnections(std::vector<ComparedRow> rows, const Verdict &verdict)
{
    QMap<int, std::vector<ComparedRow>> said;
    for (const Difference &difference : verdict.differences()) {
        if (difference.n > 0)
            continue;
        ComparedRow row;
        row.message = { .kind = Kind::Changed,
                        .conn = difference.conn,
                        .from = difference.from,
                        .differences = { difference } };
        said[difference.conn].push_back(row);
    }
    std::vector<ComparedRow> all = said.take(0);
    for (size_t i = 0; i < rows.size(); ++i) {
        const int conn = rows[i].message.conn;
        all.push_back(std::move(rows[i]));
        if (i + 1 == rows.size() || rows[i + 1].message.conn != conn)
            std::ranges::move(said.take(conn), std::back_inserter(all));
    }
    for (auto &rest : said) // connections that only one has, or without a message
        std::ranges::move(rest, std::back_inserter(all));
    return all;
}
} // namespace

Result<ComparedSessions>
ComparedSessions::of(const QString &left, const QString &right, bool isByRules)
{
    QElapsedTimer timer;
    timer.start();
    const auto first = Session::load(left);
    if (!first)
        return std::unexpected(first.error());
    const auto second = Session::load(right);
    if (!second)
        return std::unexpected(second.error());
    const auto rules = isByRules ? Matching::beside(left) : Matching();
    if (!rules)
        return std::unexpected(rules.error());
    Comparison comparison = replay::compare(*first, *second, *rules);
    ComparedSessions compared { .verdict = comparison.verdict };
    const auto mine = addEntries(*first, 0, compared.entries);
    compared.firstOfRight = compared.entries.size();
    const QList<int> connections = first->connections();
    const int before = connections.isEmpty() ? 0 : std::ranges::max(connections);
    const auto theirs = addEntries(*second, quint32(before), compared.entries);
    std::vector<ComparedRow> rows;
    rows.reserve(size_t(comparison.messages.size()));
    for (ComparedMessage &message : comparison.messages) {
        const qsizetype one = mine.value({ message.conn, message.expected }, -1);
        const qsizetype other = theirs.value({ message.actualConn, message.actual }, -1);
        rows.push_back({ std::move(message), one, other });
    }
    compared.rows = withConnections(std::move(rows), compared.verdict);
    compared.took =
        timer.durationElapsed() / std::chrono::milliseconds(1) * std::chrono::milliseconds(1);
    return compared;
}

SessionComparison::SessionComparison(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void SessionComparison::take(const ComparedSessions &compared)
{
    beginResetModel();
    m_log.clear();
    m_log.append(compared.entries);
    m_verdict = compared.verdict;
    m_rows = compared.rows;
    m_firstOfRight = compared.firstOfRight;
    m_hasConnections = std::ranges::any_of(m_rows, [this](const ComparedRow &row) {
        return row.message.conn != m_rows.front().message.conn;
    });
    choose();
    endResetModel();
}

void SessionComparison::show(bool isOnlyDifferent, const QString &text)
{
    beginResetModel();
    m_isOnlyDifferent = isOnlyDifferent;
    m_text = text;
    choose();
    endResetModel();
}

void SessionComparison::choose()
{
    const auto has = [&](qsizetype logRow) {
        return logRow >= 0
            && QString::fromUtf8(m_log.store().payload(logRow))
                   .contains(m_text, Qt::CaseInsensitive);
    };
    m_shown.clear();
    m_different.clear();
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const ComparedRow &row = m_rows[i];
        if ((m_isOnlyDifferent && !row.isDifferent())
            || (!m_text.isEmpty() && !has(row.left) && !has(row.right)))
            continue;
        if (row.isDifferent())
            m_different.push_back(int(m_shown.size()));
        m_shown.push_back(i);
    }
}

QString SessionComparison::nameOf(qsizetype logRow) const
{
    const bool isRight = logRow >= m_firstOfRight;
    const auto row = std::ranges::find_if(m_rows, [logRow](const ComparedRow &one) {
        return one.left == logRow || one.right == logRow;
    });
    if (row == m_rows.end())
        return {};
    const int n = isRight ? row->message.actual : row->message.expected;
    return isRight ? tr("right #%1").arg(formattedCount(n)) : tr("left #%1").arg(formattedCount(n));
}

int SessionComparison::nextDifference(int row, bool isForward) const
{
    if (m_different.empty())
        return -1;
    if (isForward) {
        const auto next = std::ranges::upper_bound(m_different, row);
        return next == m_different.end() ? m_different.front() : *next;
    }
    const auto next = std::ranges::lower_bound(m_different, row);
    return next == m_different.begin() ? m_different.back() : *std::prev(next);
}

bool SessionComparison::differsBetween(double begin, double end) const
{
    const double rows = double(m_shown.size());
    const auto next = std::ranges::lower_bound(
        m_different, begin * rows, {}, [](int row) { return double(row); });
    return next != m_different.end() && *next < end * rows;
}

QString SessionComparison::wordsOf(int row) const
{
    QStringList lines;
    for (const Difference &difference : at(row).message.differences) {
        const QString place = difference.where.isEmpty()
            ? QString()
            : shownPath(difference.where, m_log.store(), at(row).left) + u": "_s;
        lines.append(place + difference.sentence());
    }
    return visibleText(lines.join(u'\n').toUtf8());
}

int SessionComparison::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int SessionComparison::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SessionComparison::side(const ComparedRow &row, bool isLeft) const
{
    const qsizetype logRow = isLeft ? row.left : row.right;
    if (logRow >= 0) {
        const MessageStore::Record record = m_log.store().at(logRow);
        return record.kind == EntryKind::Binary
            ? previewBytes(m_log.store().payload(record), longestPreview / 4)
            : previewText(m_log.store().payload(record), longestPreview);
    }
    if (row.right >= 0 || row.left >= 0 || row.message.differences.isEmpty())
        return {};
    const Difference &difference = row.message.differences.first();
    const QString said = isLeft ? difference.expected : difference.actual;
    return previewText(said.toUtf8(), longestPreview);
}

/// An arrow for who sent it, how it compares, and where the first difference is.
QString SessionComparison::outcome(const ComparedRow &row) const
{
    const Kind kind = row.message.kind;
    const bool isMessage = row.left >= 0 || row.right >= 0;
    const QString arrow = !isMessage       ? QString()
        : row.message.from == Side::Client ? u"→ "_s
                                           : u"← "_s;
    switch (kind) {
    case Kind::Same:
        return arrow + u'=';
    case Kind::Missing:
        return arrow + tr("− missing");
    case Kind::Unexpected:
        return arrow + tr("+ unexpected");
    case Kind::NotCompared:
        return arrow + tr("not compared");
    case Kind::Changed:
        break;
    }
    const QList<Difference> &all = row.message.differences;
    const Difference &first = all.first();
    QString what;
    switch (first.kind) {
    case Difference::Kind::Message:
        what =
            first.where.isEmpty() ? tr("other") : shownPath(first.where, m_log.store(), row.left);
        break;
    case Difference::Kind::OutOfOrder:
        what = tr("elsewhere");
        break;
    case Difference::Kind::Late:
        what = tr("late");
        break;
    case Difference::Kind::Handshake:
        what = tr("handshake");
        break;
    case Difference::Kind::Subprotocol:
        what = tr("subprotocol");
        break;
    case Difference::Kind::Close:
        what = tr("close code");
        break;
    case Difference::Kind::Assertion:
        what = first.name.isEmpty() ? tr("assertion") : first.name;
        break;
    default:
        what = tr("connection");
        break;
    }
    const QString more = all.size() > 1 ? u" +%1"_s.arg(all.size() - 1) : QString();
    return visibleText(QString(arrow + u"≠ "_s + what + more).toUtf8());
}

QString SessionComparison::number(int n, int conn) const
{
    if (n == 0)
        return {};
    return m_hasConnections ? u"%1:%2"_s.arg(conn).arg(n) : formattedCount(n);
}

/// Since the recording began.
QString SessionComparison::time(qsizetype logRow) const
{
    if (logRow < 0)
        return {};
    const MessageStore &store = m_log.store();
    const qsizetype first = logRow < m_firstOfRight ? 0 : m_firstOfRight;
    return formattedDuration(store.at(logRow).time - store.at(first).time);
}

QVariant SessionComparison::text(const ComparedRow &row, int column) const
{
    switch (column) {
    case LeftNumber:
        return number(row.message.expected, row.message.conn);
    case LeftTime:
        return time(row.left);
    case Left:
        return side(row, true);
    case Outcome:
        return outcome(row);
    case RightNumber:
        return number(row.message.actual, row.message.actualConn);
    case RightTime:
        return time(row.right);
    case Right:
        return side(row, false);
    default:
        return {};
    }
}

QVariant SessionComparison::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ComparedRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole: {
        const bool isRight =
            index.column() != Left && index.column() != Right && index.column() != Outcome;
        return int((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter
                   | Qt::AlignAbsolute);
    }
    case KindRole:
        return int(row.message.kind);
    case ConnectionRole:
        return row.left < 0 && row.right < 0;
    case FromRole:
        return int(row.message.from);
    default:
        return {};
    }
}

QVariant SessionComparison::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Left || section == Right || section == Outcome ? Qt::AlignLeft
                                                                              : Qt::AlignRight)
                   | Qt::AlignVCenter | Qt::AlignAbsolute);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LeftNumber:
    case RightNumber:
        return u"#"_s;
    case LeftTime:
    case RightTime:
        return tr("time");
    case Left:
        return tr("first");
    case Right:
        return tr("second");
    default:
        return tr("compared");
    }
}

} // namespace jackfield::ui
