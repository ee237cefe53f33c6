// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsontableview.h"

#include "styled.h"
#include "tablecells.h"
#include "uniformtable.h"

#include <ui/models/format.h>
#include <ui/models/payloadtext.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int rowHeight = 22;
} // namespace

JsonTableView::JsonTableView(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_bar(panelBar(this))
    , m_path(new QComboBox(this))
    , m_table(new UniformTable(rowHeight, this))
{
    m_path->setObjectName(u"tablePath"_s);
    m_path->setAccessibleName(tr("Array shown as a table"));
    m_path->setFont(look.monospace());
    m_path->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_bar->layout()->addWidget(quietLabel(tr("array"), this));
    static_cast<QHBoxLayout *>(m_bar->layout())->addWidget(m_path, 1);
    m_table->setLayoutDirection(Qt::LeftToRight); // as the text of the payload
    m_table->setObjectName(u"payloadTable"_s);
    m_table->setAccessibleName(tr("The payload as a table"));
    look.setMonospace(m_table);
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new CellDelegate(look, m_table));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSectionsMovable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setToolTip(tr("A click on a heading sorts by it, a second one in reverse"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_table, 1);
    connect(
        header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
            m_model.sort(std::max(0, column), column < 0 ? Qt::AscendingOrder : order);
        });
    connect(m_path, &QComboBox::currentIndexChanged, this, &JsonTableView::showArray);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        fitColumns(*m_table);
        Q_EMIT tableChanged();
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &JsonTableView::openMenu);
}

bool JsonTableView::setValue(const JsonValue &value)
{
    m_arrays = arraysIn(value);
    const auto best = std::ranges::find_if(m_arrays, &JsonArrayPlace::isOfObjects);
    {
        const QSignalBlocker quiet(m_path);
        m_path->clear();
        for (const JsonArrayPlace &place : std::as_const(m_arrays)) {
            m_path->addItem(u"%1 · %2"_s.arg(previewText(place.path.toUtf8(), 100),
                                             formattedCount(place.array.size())));
        }
        m_path->setCurrentIndex(best == m_arrays.end() ? 0 : int(best - m_arrays.begin()));
    }
    m_bar->setVisible(m_arrays.size() > 1);
    showArray();
    return !m_arrays.isEmpty();
}

void JsonTableView::showArray()
{
    const QSignalBlocker quiet(m_table->horizontalHeader());
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model.setArray(m_arrays.value(m_path->currentIndex()).array);
}

QList<qsizetype> JsonTableView::elements(bool isAll) const
{
    QList<qsizetype> chosen;
    if (isAll) {
        for (int row = 0; row < m_model.rowCount(); ++row)
            chosen.append(m_model.element(row));
        return chosen;
    }
    QList<int> rows;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::ranges::sort(rows);
    for (const int row : std::as_const(rows))
        chosen.append(m_model.element(row));
    return chosen;
}

void JsonTableView::copy(bool isAll, char separator) const
{
    QGuiApplication::clipboard()->setText(
        exactText(tableText(m_model.table(), elements(isAll), separator)));
}

void JsonTableView::openMenu(QPoint position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool hasSelection = m_table->selectionModel()->hasSelection();
    const auto add = [&](const QString &name, bool isAll, char separator) {
        QAction *action = menu->addAction(
            m_look.icon(u"edit-copy"_s), name, this, [=, this] { copy(isAll, separator); });
        action->setEnabled(isAll || hasSelection);
        return action;
    };
    add(tr("Copy rows with tabs"), false, '\t')->setShortcut(QKeySequence::Copy);
    add(tr("Copy rows as CSV"), false, ',');
    menu->addSeparator();
    add(tr("Copy all with tabs"), true, '\t');
    add(tr("Copy all as CSV"), true, ',');
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

bool JsonTableView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress
        || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    if (m_table->selectionModel()->hasSelection())
        copy(false, '\t');
    return true;
}

} // namespace jackfield::ui
