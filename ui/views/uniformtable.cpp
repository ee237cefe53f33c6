// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "uniformtable.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace jackfield::ui {

namespace {
constexpr qint64 mostPixels = 1 << 30;
}

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
    , m_leastHeight(rowHeight)
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

void UniformTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRowHeight();
}

void UniformTable::setRowHeight(int least)
{
    m_leastHeight = least;
    fitRowHeight();
}

/// The row on top stays there; who is at the end stays at the end.
void UniformTable::fitRowHeight()
{
    constexpr int around = 6;
    const int height = std::max(m_leastHeight, fontMetrics().height() + around);
    if (height == m_rowHeight)
        return;
    QScrollBar *bar = verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    const qint64 top = pixelOffset() / m_rowHeight;
    m_rowHeight = height;
    updateGeometries();
    bar->setValue(isAtEnd ? bar->maximum() : int(top * m_rowHeight / m_unit));
    viewport()->update();
}

void UniformTable::setModel(QAbstractItemModel *model)
{
    if (this->model())
        disconnect(this->model(), nullptr, this, nullptr);
    QTableView::setModel(model);
    verticalHeader()->setModel(m_noRows.get());
    // Other tables hear from their header of rows that there are fewer.
    if (model) {
        connect(model, &QAbstractItemModel::modelReset, this, &UniformTable::updateGeometries);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &UniformTable::updateGeometries);
    }
    updateGeometries();
}

QRect UniformTable::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != model())
        return {};
    return { columnViewportPosition(index.column()),
             yOf(index.row()),
             columnWidth(index.column()),
             m_rowHeight };
}

QModelIndex UniformTable::indexAt(const QPoint &point) const
{
    const int row = rowAtY(point.y());
    const int column = columnAt(point.x());
    return row < 0 || column < 0 || row >= rows() ? QModelIndex() : model()->index(row, column);
}

void UniformTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const qint64 top = qint64(index.row()) * m_rowHeight;
    const int space = viewport()->height() - m_rowHeight;
    const auto go = [this](qint64 offset) {
        verticalScrollBar()->setValue(int((offset + m_unit - 1) / m_unit));
    };
    if (hint == PositionAtCenter)
        go(top - space / 2);
    else if (hint == PositionAtTop || (hint == EnsureVisible && top < pixelOffset()))
        go(top);
    else if (hint == PositionAtBottom || (hint == EnsureVisible && top > pixelOffset() + space))
        go(top - space);
}

int UniformTable::contentWidth() const
{
    return horizontalHeader()->length();
}

int UniformTable::horizontalOffset() const
{
    return horizontalHeader()->offset();
}

int UniformTable::verticalOffset() const
{
    return int(std::min<qint64>(pixelOffset(), std::numeric_limits<int>::max()));
}

qint64 UniformTable::pixelOffset() const
{
    return qint64(verticalScrollBar()->value()) * m_unit;
}

int UniformTable::rowAtY(int y) const
{
    const qint64 pixel = pixelOffset() + y;
    return pixel < 0 ? -1 : int(pixel / m_rowHeight);
}

int UniformTable::yOf(int row) const
{
    constexpr qint64 far = 1 << 24; // outside, and small enough to add to
    return int(std::clamp(qint64(row) * m_rowHeight - pixelOffset(), -far, far));
}

void UniformTable::updateGeometries()
{
    QHeaderView *header = horizontalHeader();
    const int height = header->isHidden() ? headHeight() : header->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    header->setGeometry(area.left(), area.top() - height, area.width(), height);

    QScrollBar *vertical = verticalScrollBar();
    // A scroll bar counts in 32 bits: beyond what they hold of pixels, in rows.
    const qint64 hidden = std::max<qint64>(0, qint64(rows()) * m_rowHeight - area.height());
    const int unit = hidden > mostPixels ? m_rowHeight : 1;
    const qint64 offset = pixelOffset();
    m_unit = unit;
    vertical->setSingleStep(m_rowHeight / m_unit);
    vertical->setPageStep(area.height() / m_unit);
    // At the end, too, the first row is a whole one.
    vertical->setRange(0, int((hidden + m_rowHeight - 1) / m_rowHeight * m_rowHeight / m_unit));
    if (offset != pixelOffset())
        vertical->setValue(int(offset / m_unit));
    QScrollBar *horizontal = horizontalScrollBar();
    horizontal->setSingleStep(m_rowHeight);
    horizontal->setPageStep(area.width());
    horizontal->setRange(0, std::max(0, contentWidth() - area.width()));
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
    if (first <= rowAtY(viewport()->height()))
        viewport()->update();
}

void UniformTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(
        Qt::LeftToRight); // columns are mirrored, not what came over the wire
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

void UniformTable::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
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
    // Upwards the rectangle is turned over.
    const int first = std::max(0, rowAtY(std::min(rect.top(), rect.bottom())));
    const int last = std::min(rows() - 1, rowAtY(std::max(rect.top(), rect.bottom())));
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
        const int top = yOf(range.top());
        const int bottom = yOf(range.bottom() + 1);
        region += QRect(0, top, area.width(), bottom - top) & area;
    }
    return region;
}

} // namespace jackfield::ui
