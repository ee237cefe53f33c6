// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/mock/livemock.h>

#include <QAbstractTableModel>

namespace jackfield::ui {

/// The routes of a mock that runs and below each its rules, with how often they were used: which answered, and which never.
class RuleTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Use, What, When, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// `definition`: the text that the routes stand in.
    void take(const QList<RouteUse> &routes, const QString &definition);
    /// Where the route or rule of a row stands in the definition.
    JsonPointer placeOf(int row) const;
    /// How many rules there are, and how many of them have answered.
    int ruleCount() const;
    int usedCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString place; ///< a JSON Pointer
        QString what;
        QString when; ///< in words
        qint64 used = 0;
        bool isRule = false;

        bool operator==(const Row &) const = default;
    };

    static QString wordsOf(const Row &row);

    QList<Row> m_rows;
};

} // namespace jackfield::ui
