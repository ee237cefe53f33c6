// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsontable.h"
#include "latestresult.h"

#include <QAbstractTableModel>

namespace jackfield::ui {

/// A JsonTable behind a column of row numbers. Cells are read when they are seen; long arrays are read and sorted on the pool.
class JsonTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit JsonTableModel(QObject *parent = nullptr);

    /// Shows an array in its own order; nothing until it is read.
    void setArray(const JsonValue &array);
    const JsonTable &table() const { return m_table; }
    /// The element behind a row of this model.
    qsizetype element(int row) const { return m_order.isEmpty() ? row : m_order[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Column 0 is the order of the array.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    using Order = QList<qsizetype>;

    void setOrder(const Order &order);

    JsonTable m_table;
    Order m_order; ///< elements by row; empty: as they stand
    LatestResult<JsonTable> m_reading;
    LatestResult<Order> m_sorting;
};

} // namespace jackfield::ui
