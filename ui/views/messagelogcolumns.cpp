// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The columns of the log.
#include "messagelogdelegate.h"
#include "messagelogview.h"

#include <ui/models/format.h>
#include <ui/models/messagelogmodel.h>

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int lensWidth = 120;
constexpr int widestColumn = 2000;

/// The widest text of each column but the last; the columns take their width from it.
const QStringList &widestTexts()
{
    static const QStringList texts { u"999 999"_s, u"conn"_s,    u"00:00:00.000"_s, u"9:59 min"_s,
                                     u"dir"_s,     u"refused"_s, u"1023 KiB"_s };
    return texts;
}
} // namespace

void MessageLogView::createHeaders()
{
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(),
            &QWidget::customContextMenuRequested,
            this,
            &MessageLogView::showHeaderMenu);
    connect(horizontalHeader(),
            &QHeaderView::sectionResized,
            this,
            [this](int column, int, int width) { keepWidth(column, width); });
}

/// What a column goes by when its width is kept: a lens by its path, which begins with "$".
QString MessageLogView::keyOf(int column) const
{
    static const QStringList names { u"number"_s, u"conn"_s, u"time"_s, u"delta"_s,
                                     u"dir"_s,    u"kind"_s, u"size"_s };
    const qsizetype lens = column - MessageLogModel::ColumnCount;
    return lens >= 0 ? m_model->lenses()[lens].text() : names.value(column);
}

/// As it was given, or as it is needed.
int MessageLogView::widthOf(int column) const
{
    const auto given = m_widths.constFind(keyOf(column));
    if (given != m_widths.constEnd())
        return *given;
    if (column >= MessageLogModel::ColumnCount)
        return lensWidth;
    const QFontMetrics metrics(font());
    int width = metrics.horizontalAdvance(widestTexts()[column]);
    if (column == MessageLogModel::Number)
        width = std::max(width, metrics.horizontalAdvance(formattedCount(m_model->store().size())));
    return (width + 2 * MessageLogDelegate::padding + 3) / 4 * 4;
}

void MessageLogView::fitColumns()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (column != MessageLogModel::Preview)
            setColumnWidth(column, widthOf(column));
    }
}

QList<std::pair<QString, QString>> MessageLogView::hideableColumns() const
{
    QList<std::pair<QString, QString>> columns;
    for (int column = MessageLogModel::Connection; column < MessageLogModel::Preview; ++column) {
        const QString heading =
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        if (column != MessageLogModel::Connection || m_model->hasConnections())
            columns.append({ keyOf(column), heading });
    }
    return columns;
}

void MessageLogView::setHiddenColumns(const QStringList &names)
{
    m_hiddenColumns = names;
    hideColumns();
    Q_EMIT columnsChanged();
}

/// What is not wanted, and that of connections as long as there is one.
void MessageLogView::hideColumns()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    for (int column = MessageLogModel::Connection; column < MessageLogModel::Preview; ++column) {
        const bool isEmpty = column == MessageLogModel::Connection && !m_model->hasConnections();
        const bool isHidden = isEmpty || m_hiddenColumns.contains(keyOf(column));
        if (isHidden != isColumnHidden(column))
            setColumnHidden(column, isHidden);
    }
}

/// Lenses stand before the preview, which takes what is left.
void MessageLogView::placeLenses()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    QHeaderView *header = horizontalHeader();
    for (int column = MessageLogModel::ColumnCount; column < m_model->columnCount(); ++column) {
        const int last = header->visualIndex(MessageLogModel::Preview);
        if (header->visualIndex(column) > last) {
            header->moveSection(header->visualIndex(column), last);
            header->resizeSection(column, widthOf(column));
        }
    }
    updateGeometries();
}

/// Makes room when the numbers get a digit more.
void MessageLogView::fitNumbers()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    if (const int width = widthOf(MessageLogModel::Number);
        width > columnWidth(MessageLogModel::Number))
        setColumnWidth(MessageLogModel::Number, width);
}

void MessageLogView::setWidths(const QMap<QString, int> &widths)
{
    m_widths = widths;
    for (int &width : m_widths)
        width = std::clamp(width, horizontalHeader()->minimumSectionSize(), widestColumn);
    fitColumns();
    Q_EMIT columnsChanged();
}

void MessageLogView::keepWidth(int column, int width)
{
    if (m_isFitting || !m_model || column == MessageLogModel::Preview || width <= 0)
        return;
    m_widths[keyOf(column)] = width;
    Q_EMIT columnsChanged();
}

int MessageLogView::sizeHintForColumn(int column) const
{
    const QFontMetrics metrics(font());
    const int first = std::max(0, indexAt({ 0, 0 }).row());
    const int seen = viewport()->height() / MessageLogDelegate::rowHeight + 1;
    int width = 0;
    for (int row = first; row <= first + seen && row < m_model->rowCount(); ++row) {
        const QString text = m_model->index(row, column).data().toString();
        width = std::max(width, metrics.horizontalAdvance(text));
    }
    return std::min(width + 2 * MessageLogDelegate::padding, widestColumn);
}

void MessageLogView::showHeaderMenu(const QPoint &position)
{
    const int column = horizontalHeader()->logicalIndexAt(position);
    const qsizetype lens = column - MessageLogModel::ColumnCount;
    QMenu menu(this);
    if (lens >= 0) {
        menu.addAction(m_look.icon(u"edit-delete-remove"_s),
                       tr("Remove the column"),
                       this,
                       [=, this] { Q_EMIT lensUnwanted(lens); });
    } else if (column >= MessageLogModel::Connection && column < MessageLogModel::Preview) {
        menu.addAction(m_look.icon(u"view-hidden"_s), tr("Hide the column"), this, [=, this] {
            setHiddenColumns(hiddenColumns() + QStringList { keyOf(column) });
        });
    } else {
        return;
    }
    menu.exec(horizontalHeader()->mapToGlobal(position));
}

} // namespace jackfield::ui
