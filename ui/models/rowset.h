// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "logscan.h"
#include "messagestore.h"

namespace jackfield::ui {

/// The rows of a store that pass a filter, kept up to date as the store grows. A few new rows are looked at on the spot,
/// many in the background.
class RowSet : public QObject
{
    Q_OBJECT

public:
    /// `store` outlives it. `local`: as with MessageFilter.
    RowSet(const MessageStore &store, Side local, QObject *parent = nullptr);

    const MessageFilter &filter() const { return m_filter; }
    /// Begins anew. With an empty filter the set stays empty.
    void setFilter(const MessageFilter &filter);
    /// The store has grown.
    void grow();

    /// Rows in the store, in order.
    const std::vector<quint32> &rows() const { return m_rows; }
    bool contains(qsizetype row) const;
    /// So many rows of the store were looked at.
    qsizetype scanned() const { return m_scanned; }

Q_SIGNALS:
    /// `rows()` may have become longer, `scanned()` has.
    void grown();

private:
    void take(qsizetype end, const std::vector<quint32> &rows);

    const MessageStore &m_store;
    const Side m_local;
    MessageFilter m_filter;
    std::vector<quint32> m_rows;
    qsizetype m_scanned = 0;
    LogScan m_scan;
};

} // namespace jackfield::ui
