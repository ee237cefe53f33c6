// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "misstable.h"

#include "format.h"
#include "payloadtext.h"

#include <QDateTime>
#include <mutex>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestCell = 200; ///< characters

/// What is kept of it.
MockMiss bounded(MockMiss miss)
{
    if (miss.message.size() <= MissTable::longestMessage)
        return miss;
    const QByteArray start = miss.message.bytes().first(longestCell);
    miss.message = miss.message.isText() ? WsMessage::text(QString::fromUtf8(start))
                                         : WsMessage::binary(start);
    miss.place.clear(); // nothing is to be made of a part of it
    return miss;
}
} // namespace

/// What was missed and is not shown yet.
struct MissTable::Waiting
{
    std::mutex mutex;
    QList<Missed> misses;
    qsizetype bytes = 0;
    qint64 total = 0;
};

MissTable::MissTable(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
    , m_mailbox(this)
    , m_waiting(std::make_shared<Waiting>())
{ }

std::function<void(const MockMiss &)> MissTable::sink()
{
    // The window is woken once for what has come until it looks.
    return [this, clock = m_clock, waiting = m_waiting, box = m_mailbox.address()](
               const MockMiss &miss) {
        const std::scoped_lock lock(waiting->mutex);
        const bool isFirst = waiting->total++ == 0;
        waiting->misses.append({ clock.now().toMSecsSinceEpoch() * 1000, bounded(miss) });
        waiting->bytes += waiting->misses.constLast().miss.message.size();
        while (waiting->misses.size() > most || waiting->bytes > mostBytes)
            waiting->bytes -= waiting->misses.takeFirst().miss.message.size();
        if (!isFirst)
            return;
        box.post([this, waiting] {
            std::unique_lock unlocked(waiting->mutex);
            const QList<Missed> misses = std::exchange(waiting->misses, {});
            const qint64 total = std::exchange(waiting->total, 0);
            waiting->bytes = 0;
            unlocked.unlock();
            take(misses, total);
        });
    };
}

void MissTable::take(const QList<Missed> &misses, qint64 total)
{
    m_total += total;
    const int first = int(m_misses.size());
    beginInsertRows({}, first, first + int(misses.size()) - 1);
    for (const Missed &missed : misses) {
        m_misses.append(missed);
        m_bytes += missed.miss.message.size();
    }
    endInsertRows();
    forgetOldest();
    Q_EMIT came();
}

void MissTable::forgetOldest()
{
    qsizetype gone = 0;
    while (m_misses.size() - gone > most || m_bytes > mostBytes)
        m_bytes -= m_misses[gone++].miss.message.size();
    if (gone == 0)
        return;
    beginRemoveRows({}, 0, int(gone) - 1);
    m_misses.remove(0, gone);
    endRemoveRows();
}

void MissTable::clear()
{
    beginResetModel();
    m_misses.clear();
    m_bytes = 0;
    m_total = 0;
    endResetModel();
}

QString MissTable::whyOf(int row) const
{
    const MockMiss &miss = m_misses[row].miss;
    const QString why = previewText(miss.why.toUtf8(), longestCell);
    if (miss.nearest.isEmpty())
        return why.isEmpty() ? tr("there is no rule") : why;
    return tr("rule %1: %2").arg(previewText(miss.nearest.toUtf8(), longestCell), why);
}

int MissTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_misses.size());
}

int MissTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString MissTable::text(const Missed &missed, int column) const
{
    switch (column) {
    case Time:
        return formattedTime(missed.time);
    case Path:
        return previewText(missed.miss.path.toUtf8(), longestCell);
    case Message:
        return missed.miss.message.isText()
            ? previewText(missed.miss.message.bytes().first(
                              std::min(missed.miss.message.size(), 4 * longestCell)),
                          longestCell)
            : tr("%1 of binary").arg(formattedSize(missed.miss.message.size()));
    default:
        return {};
    }
}

QVariant MissTable::data(const QModelIndex &index, int role) const
{
    const int column = index.column();
    if (role == Qt::DisplayRole)
        return column == Why ? whyOf(index.row()) : text(m_misses[index.row()], column);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    return {};
}

QVariant MissTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = { tr("time"), tr("route"), tr("message"), tr("nearest") };
    return names[section];
}

} // namespace jackfield::ui
