// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The columns of the log.
#include "messagelogdelegate.h"
#include "messagelogview.h"

#include <ui/models/format.h>
#include <ui/models/messagelogmodel.h>

#include <QHeaderView>
#include <QMenu>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int lensWidth = 120;

/// The widest text of each column but the last; the columns take their width from it.
const QStringList &widestTexts()
{
    static const QStringList texts { u"999 999"_s, u"00:00:00.000"_s, u"9:59 min"_s,
                                     u"dir"_s,     u"refused"_s,      u"1023 KiB"_s };
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
}

void MessageLogView::fitColumns()
{
    const QFontMetrics metrics(font());
    for (int column = 0; column < widestTexts().size(); ++column) {
        const int width = metrics.horizontalAdvance(widestTexts()[column]);
        setColumnWidth(column, (width + 2 * MessageLogDelegate::padding + 3) / 4 * 4);
    }
}

/// Lenses stand before the preview, which takes what is left.
void MessageLogView::placeLenses()
{
    QHeaderView *header = horizontalHeader();
    for (int column = MessageLogModel::ColumnCount; column < m_model->columnCount(); ++column) {
        const int last = header->visualIndex(MessageLogModel::Preview);
        if (header->visualIndex(column) > last) {
            header->moveSection(header->visualIndex(column), last);
            header->resizeSection(column, lensWidth);
        }
    }
    updateGeometries();
}

/// Makes room when the numbers get a digit more.
void MessageLogView::fitNumbers()
{
    const QString last = formattedCount(m_model->store().size());
    const int width =
        QFontMetrics(font()).horizontalAdvance(last) + 2 * MessageLogDelegate::padding;
    if (width > columnWidth(MessageLogModel::Number))
        setColumnWidth(MessageLogModel::Number, (width + 3) / 4 * 4);
}

void MessageLogView::showHeaderMenu(const QPoint &position)
{
    const int column = horizontalHeader()->logicalIndexAt(position);
    if (column < MessageLogModel::ColumnCount)
        return;
    const qsizetype lens = column - MessageLogModel::ColumnCount;
    QMenu menu(this);
    menu.addAction(m_look.icon(u"edit-delete-remove"_s), tr("Remove the column"), this, [=, this] {
        Q_EMIT lensUnwanted(lens);
    });
    menu.exec(horizontalHeader()->mapToGlobal(position));
}

} // namespace jackfield::ui
