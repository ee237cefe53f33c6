// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/mock/livemock.h>

#include <QAbstractTableModel>

namespace jackfield::ui {

/// Who is connected to a mock, in the order in which they came.
class ClientTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Target, Rooms, State, Received, Sent, Subprotocol, Peer, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// Those of now. Rows of clients that stay are the same ones, so that what is selected stays.
    void take(const QList<LiveConnection> &clients);
    const QList<LiveConnection> &clients() const { return m_clients; }
    /// In the order of their names.
    QStringList rooms() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const LiveConnection &client, int column) const;

    QList<LiveConnection> m_clients;
};

} // namespace jackfield::ui
