// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rowset.h"

#include <algorithm>

namespace jackfield::ui {

namespace {
// Looked at on the spot: well below a frame's time, whatever the filter is.
constexpr qsizetype fewRows = 2000;
constexpr qint64 fewBytes = 1 << 20;
} // namespace

RowSet::RowSet(const MessageStore &store, Side local, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_local(local)
{
    connect(&m_scan, &LogScan::found, this, &RowSet::take);
}

void RowSet::setFilter(const MessageFilter &filter)
{
    m_scan.stop();
    m_filter = filter;
    m_rows.clear();
    m_scanned = 0;
    grow();
}

void RowSet::grow()
{
    if (m_filter.isEmpty() || m_scan.isRunning())
        return;
    qint64 bytes = 0;
    const qsizetype end = std::min(m_store.size(), m_scanned + fewRows);
    for (; m_scanned < end; ++m_scanned) {
        bytes += m_store.at(m_scanned).size;
        if (bytes > fewBytes)
            break;
        if (m_filter.matches(m_store, m_scanned, m_local))
            m_rows.push_back(quint32(m_scanned));
    }
    if (m_scanned < m_store.size())
        m_scan.start(m_store, m_scanned, m_filter, m_local);
    Q_EMIT grown();
}

void RowSet::take(qsizetype end, const std::vector<quint32> &rows)
{
    m_scanned = end;
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    Q_EMIT grown();
    if (!m_scan.isRunning() && m_scanned < m_store.size())
        grow();
}

bool RowSet::contains(qsizetype row) const
{
    return std::ranges::binary_search(m_rows, quint32(row));
}

} // namespace jackfield::ui
