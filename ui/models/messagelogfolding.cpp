// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Which heartbeats of a log are folded.
#include "messagelogmodel.h"

#include <algorithm>

namespace jackfield::ui {

void MessageLogModel::setFolding(bool on)
{
    beginResetModel();
    m_heartbeats.setFolding(on);
    m_shown = passing();
    endResetModel();
    Q_EMIT countsChanged();
}

void MessageLogModel::setShownHeartbeats(qsizetype count)
{
    if (count == m_heartbeats.shown())
        return;
    if (!filter().isEmpty() || m_heartbeats.hidden() == 0) { // the rows stay as they are
        m_heartbeats.setShown(count);
        return;
    }
    beginResetModel();
    m_heartbeats.setShown(count);
    m_shown = passing();
    endResetModel();
    Q_EMIT countsChanged();
}

qsizetype MessageLogModel::foldable(qsizetype row) const
{
    const auto fold = filter().isEmpty() ? m_heartbeats.foldAt(row) : std::nullopt;
    return fold ? fold->second : 0;
}

qsizetype MessageLogModel::foldedBehind(qsizetype row) const
{
    const auto fold = isFolded(row) ? m_heartbeats.foldAt(row) : std::nullopt;
    return fold && row + 1 == fold->first ? fold->second : 0;
}

bool MessageLogModel::isFolded(qsizetype row) const
{
    return filter().isEmpty() && m_heartbeats.isFolded(row);
}

void MessageLogModel::setFolded(qsizetype row, bool on)
{
    const auto fold = m_heartbeats.foldAt(row);
    if (!fold || m_heartbeats.isFolded(row) == on)
        return;
    if (!filter().isEmpty()) {
        m_heartbeats.setFolded(row, on);
        return;
    }
    publish(); // rows that views do not know of yet
    const auto [first, count] = *fold;
    const qsizetype before = m_heartbeats.shownRow(first - 1);
    if (on)
        beginRemoveRows({}, int(before + 1), int(before + count));
    else
        beginInsertRows({}, int(before + 1), int(before + count));
    m_heartbeats.setFolded(row, on);
    m_shown += on ? -count : count;
    on ? endRemoveRows() : endInsertRows();
    Q_EMIT dataChanged(index(int(before), Preview), index(int(before), Preview));
    Q_EMIT countsChanged();
}

void MessageLogModel::reveal(qsizetype row)
{
    if (m_heartbeats.isHidden(row))
        setFolded(row, false);
}

} // namespace jackfield::ui
