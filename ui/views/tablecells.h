// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QStyledItemDelegate>

class QAbstractItemModel;
class QTableView;

namespace jackfield::ui {

/// Cells of a table of what came over the wire: off the edge, the first column, which numbers, in the ink of what is secondary.
class CellDelegate : public QStyledItemDelegate
{
public:
    CellDelegate(const Look &look, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
    { }

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const Look &m_look;
};

class UniformTable;

/// A table of rows of one height, in the monospace font, that Tab leaves. `model` outlives it.
UniformTable *recordTable(const Look &look, QAbstractItemModel &model, QWidget *parent);

/// Columns as wide as their headings and the first cells, within bounds.
void fitColumns(QTableView &table);

} // namespace jackfield::ui
