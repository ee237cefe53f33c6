// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagefilter.h"
#include "messagestore.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace jackfield::ui {

/// A log as a table over its store. Strings are made for the cells that are asked for, never kept.
/// With a filter it holds the numbers of the rows that pass and looks through long logs in slices.
class MessageLogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Time, Delta, Direction, Kind, Size, Preview, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< Tone
        RowRole, ///< row in the store
    };
    /// What a row is, for whoever paints it.
    enum class Tone { Plain, Incoming, Outgoing, Control, Failure };
    Q_ENUM(Tone)

    /// `local`: the side whose incoming and outgoing is meant.
    explicit MessageLogModel(Side local, QObject *parent = nullptr);

    const MessageStore &store() const { return m_store; }
    Side local() const { return m_local; }
    void append(const QList<LogEntry> &entries);
    void clear();

    void setFilter(const MessageFilter &filter);
    /// Whether rows are still being looked through for the filter.
    bool isFiltering() const { return m_scanned < m_store.size(); }

    /// The store's row behind a row of this table. Precondition: a valid row.
    qsizetype storeRow(int row) const;
    /// The table's row of a row in the store, or the one behind it; -1 if there is none.
    int rowOf(qsizetype storeRow) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Rows came, or a slice was looked through.
    void countsChanged();

private:
    void publish();
    void publishMatches();
    QString text(qsizetype row, Column column) const;
    Tone tone(qsizetype row) const;
    QString preview(qsizetype row) const;

    MessageStore m_store;
    MessageFilter m_filter;
    std::vector<quint32> m_matches; ///< rows in the store, used only with a filter
    qsizetype m_shown = 0; ///< rows that views were told of
    qsizetype m_scanned = 0; ///< rows of the store that are shown or were looked through
    QTimer m_slices;
    const Side m_local;
};

} // namespace jackfield::ui
