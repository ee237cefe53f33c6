// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "tablecells.h"

#include "uniformtable.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <algorithm>

namespace jackfield::ui {

namespace {
constexpr int recordHeight = 22;
constexpr int padding = 8;
constexpr int measuredRows = 50;
constexpr int narrowest = 40;
constexpr int widest = 280;
} // namespace

void CellDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Theme &theme = m_look.theme();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selected);
    const QRect area = option.rect.adjusted(padding, 0, -padding, 0);
    const QString text = index.data().toString();
    painter->setFont(option.font);
    painter->setPen(index.column() == 0 ? theme.muted : theme.ink);
    painter->drawText(
        area,
        int(QStyle::visualAlignment(option.direction,
                                    Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()))),
        option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
}

UniformTable *recordTable(const Look &look, QAbstractItemModel &model, QWidget *parent)
{
    auto *table = new UniformTable(recordHeight, parent);
    table->setFont(look.monospace());
    table->setModel(&model);
    table->setItemDelegate(new CellDelegate(look, table));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

void fitColumns(QTableView &table)
{
    const QFontMetrics metrics(table.font());
    const QAbstractItemModel &model = *table.model();
    const int rows = std::min(measuredRows, model.rowCount());
    for (int column = 0; column < model.columnCount(); ++column) {
        int width = metrics.horizontalAdvance(model.headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < rows; ++row) {
            const QString text = model.index(row, column).data().toString();
            width = std::max(width, metrics.horizontalAdvance(text));
        }
        table.setColumnWidth(column, std::clamp(width + 3 * padding, narrowest, widest));
    }
}

} // namespace jackfield::ui
