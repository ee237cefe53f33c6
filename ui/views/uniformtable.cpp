// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "uniformtable.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace jackfield::ui {

/// What the header of rows shows.
class UniformTable::NoRows : public QAbstractTableModel
{
public:
    int rowCount(const QModelIndex &) const override { return 0; }
    int columnCount(const QModelIndex &) const override { return 0; }
    QVariant data(const QModelIndex &, int) const override { return {}; }
};

UniformTable::UniformTable(int rowHeight, QWidget *parent)
    : QTableView(parent)
    , m_noRows(std::make_unique<NoRows>())
    , m_rowHeight(rowHeight)
{
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    for (QAbstractButton *corner : findChildren<QAbstractButton *>(Qt::FindDirectChildrenOnly))
        corner->hide();
    connect(
        horizontalHeader(), &QHeaderView::sectionMoved, viewport(), qOverload<>(&QWidget::update));
}

UniformTable::~UniformTable()
{
    verticalHeader()->setModel(nullptr);
}

void UniformTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    verticalHeader()->setModel(m_noRows.get());
    updateGeometries();
}

QRect UniformTable::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != model())
        return {};
    return { columnViewportPosition(index.column()),
             index.row() * m_rowHeight - verticalOffset(),
             columnWidth(index.column()),
             m_rowHeight };
}

QModelIndex UniformTable::indexAt(const QPoint &point) const
{
    const int y = point.y() + verticalOffset();
    const int column = columnAt(point.x());
    return y < 0 || column < 0 || y / m_rowHeight >= rows()
        ? QModelIndex()
        : model()->index(y / m_rowHeight, column);
}

std::pair<int, int> UniformTable::visibleRows() const
{
    const int first = verticalOffset() / m_rowHeight;
    const int last = (verticalOffset() + viewport()->height() - 1) / m_rowHeight;
    return { first, std::min(last, rows() - 1) };
}

void UniformTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int top = index.row() * m_rowHeight;
    const int space = viewport()->height() - m_rowHeight;
    const int offset = verticalOffset();
    QScrollBar *bar = verticalScrollBar();
    if (hint == PositionAtCenter)
        bar->setValue(top - space / 2);
    else if (hint == PositionAtTop || (hint == EnsureVisible && top < offset))
        bar->setValue(top);
    else if (hint == PositionAtBottom || (hint == EnsureVisible && top > offset + space))
        bar->setValue(top - space);
}

int UniformTable::horizontalOffset() const
{
    return horizontalHeader()->offset();
}

int UniformTable::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void UniformTable::updateGeometries()
{
    QHeaderView *header = horizontalHeader();
    const int height = header->isHidden() ? 0 : header->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    header->setGeometry(area.left(), area.top() - height, area.width(), height);

    QScrollBar *vertical = verticalScrollBar();
    vertical->setSingleStep(m_rowHeight);
    vertical->setPageStep(area.height());
    // At the end, too, the first row is a whole one.
    const int hidden = std::max(0, rows() * m_rowHeight - area.height());
    vertical->setRange(0, (hidden + m_rowHeight - 1) / m_rowHeight * m_rowHeight);
    QScrollBar *horizontal = horizontalScrollBar();
    horizontal->setSingleStep(m_rowHeight);
    horizontal->setPageStep(area.width());
    horizontal->setRange(0, std::max(0, header->length() - area.width()));
    QAbstractItemView::updateGeometries();
}

void UniformTable::scrollContentsBy(int dx, int)
{
    if (dx != 0)
        horizontalHeader()->setOffset(horizontalScrollBar()->value());
    viewport()->update();
}

void UniformTable::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    updateGeometries();
    if (first <= (verticalOffset() + viewport()->height()) / m_rowHeight)
        viewport()->update();
}

void UniformTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QHeaderView *header = horizontalHeader();
    const QRect exposed = event->rect();
    const int firstRow = (exposed.top() + verticalOffset()) / m_rowHeight;
    const int lastRow = std::min(rows() - 1, (exposed.bottom() + verticalOffset()) / m_rowHeight);
    for (int row = firstRow; row <= lastRow; ++row) {
        const QStyle::State state = selectionModel()->isRowSelected(row)
            ? option.state | QStyle::State_Selected
            : option.state & ~QStyle::State_Selected;
        for (int visual = 0; visual < header->count(); ++visual) {
            const int column = header->logicalIndex(visual);
            const QModelIndex index = model()->index(row, column);
            QStyleOptionViewItem cell = option;
            cell.state = state;
            cell.rect = visualRect(index);
            if (!header->isSectionHidden(column) && cell.rect.intersects(exposed))
                itemDelegate()->paint(&painter, cell, index);
        }
    }
}

QModelIndex UniformTable::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (rows() == 0)
        return {};
    const QModelIndex current = currentIndex();
    int row = current.isValid() ? current.row() : -1;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveNext:
        ++row;
        break;
    case MovePageUp:
        row -= pageRows();
        break;
    case MovePageDown:
        row += pageRows();
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rows() - 1;
        break;
    case MoveLeft:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        break;
    case MoveRight:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        break;
    }
    return model()->index(std::clamp(row, 0, rows() - 1), std::max(0, current.column()));
}

void UniformTable::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const int first = std::max(0, (rect.top() + verticalOffset()) / m_rowHeight);
    const int last = std::min(rows() - 1, (rect.bottom() + verticalOffset()) / m_rowHeight);
    if (last < first)
        return;
    const QModelIndex top = model()->index(first, 0);
    const QModelIndex bottom = model()->index(last, model()->columnCount() - 1);
    selectionModel()->select(QItemSelection(top, bottom), command);
}

QRegion UniformTable::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const QRect area = viewport()->rect();
    for (const QItemSelectionRange &range : selection) {
        const int top = range.top() * m_rowHeight - verticalOffset();
        const int bottom = (range.bottom() + 1) * m_rowHeight - verticalOffset();
        region += QRect(0, top, area.width(), bottom - top) & area;
    }
    return region;
}

} // namespace jackfield::ui
