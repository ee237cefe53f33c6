// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "assertionview.h"

#include "styled.h"

#include <ui/models/assertiontable.h>

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int padding = 8;
constexpr int vertical = 4; ///< above and below a row's text
constexpr int outcomeWidth = 32;
constexpr int nameWidth = 128;
constexpr int withinWidth = 76;

class AssertionDelegate : public QStyledItemDelegate
{
public:
    AssertionDelegate(const Look &look, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
    { }

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = m_look.theme();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selected);
        const QRect area = option.rect.adjusted(padding, vertical, -padding, -vertical);
        painter->setFont(option.font);
        painter->setPen(inkOf(index));
        const QString text = index.data().toString();
        if (index.column() != AssertionTable::What) {
            const int side = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignHorizontal_Mask;
            painter->drawText(area,
                              side | Qt::AlignTop,
                              option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
            return;
        }
        painter->save();
        painter->setClipRect(area);
        const QRect words = painter->boundingRect(area, wrapped, text);
        painter->drawText(area, wrapped, text);
        painter->setPen(theme.failure);
        painter->drawText(area.adjusted(0, words.height(), 0, 0), wrapped, reasonOf(index));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int line = option.fontMetrics.height() + 2 * vertical;
        if (index.column() != AssertionTable::What)
            return { option.rect.width(), line };
        const auto *view = qobject_cast<const QTableView *>(option.widget);
        const int room = view ? view->columnWidth(index.column()) - 2 * padding : 200;
        const auto heightOf = [&](const QString &text) {
            return text.isEmpty()
                ? 0
                : option.fontMetrics.boundingRect(QRect(0, 0, room, 10'000), wrapped, text)
                      .height();
        };
        return { room,
                 std::max(line,
                          heightOf(index.data().toString()) + heightOf(reasonOf(index))
                              + 2 * vertical) };
    }

private:
    static constexpr int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

    static QString reasonOf(const QModelIndex &index)
    {
        return index.data(AssertionTable::ReasonRole).toString();
    }

    QColor inkOf(const QModelIndex &index) const
    {
        const Theme &theme = m_look.theme();
        if (index.column() != AssertionTable::Outcome)
            return index.column() == AssertionTable::Within ? theme.muted : theme.ink;
        const QVariant held = index.data(AssertionTable::HeldRole);
        if (!held.isValid())
            return theme.muted;
        return held.toBool() ? theme.good : theme.failure;
    }

    const Look &m_look;
};
} // namespace

AssertionView::AssertionView(Look &look, QWidget *parent)
    : QTableView(parent)
    , m_look(look)
{
    setObjectName(u"assertions"_s);
    setAccessibleName(tr("Assertions"));
    horizontalHeader()->setToolTip(
        tr("What must hold whatever was recorded. F2 edits the name, a double click the "
           "name or the time; Delete deletes, Ctrl+Z takes it back."));
    setItemDelegate(new AssertionDelegate(look, this));
    setSelectionBehavior(SelectRows);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void AssertionView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &AssertionView::fit);
    fit();
}

void AssertionView::fit()
{
    if (!model())
        return;
    setColumnWidth(AssertionTable::Outcome, outcomeWidth);
    setColumnWidth(AssertionTable::Within, withinWidth);
    const int room = viewport()->width() - outcomeWidth - withinWidth;
    const int name = std::min(nameWidth, room / 3);
    setColumnWidth(AssertionTable::Name, name);
    setColumnWidth(AssertionTable::What, std::max(1, room - name));
    resizeRowsToContents();
}

void AssertionView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fit();
}

QList<int> AssertionView::chosen() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows, std::ranges::greater());
    return rows;
}

void AssertionView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || chosen().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto editing = [&](AssertionTable::Column column, const QString &text) {
        const QModelIndex cell = index.siblingAtColumn(column);
        menu->addAction(m_look.icon(u"document-edit"_s), text, this, [this, cell] { edit(cell); })
            ->setEnabled(cell.flags() & Qt::ItemIsEditable);
    };
    editing(AssertionTable::Name, tr("Edit the name"));
    editing(AssertionTable::Within, tr("Edit the time"));
    menu->addAction(m_look.icon(u"edit-delete"_s),
                    tr("Delete"),
                    QKeySequence(Qt::Key_Delete),
                    this,
                    [this] { Q_EMIT removeRequested(chosen()); })
        ->setEnabled(index.siblingAtColumn(AssertionTable::Name).flags() & Qt::ItemIsEditable);
    menu->popup(event->globalPos());
}

/// A row in all its words; what a peer said is in them.
bool AssertionView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QTableView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    const QString words = index.data(AssertionTable::WordsRole).toString();
    const QString reason = index.data(AssertionTable::ReasonRole).toString();
    QToolTip::showText(help->globalPos(),
                       plainToolTip(reason.isEmpty() ? words : words + u"\n\n"_s + reason),
                       viewport());
    return true;
}

void AssertionView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo))
        Q_EMIT undoRequested();
    else if (event->matches(QKeySequence::Redo))
        Q_EMIT redoRequested();
    else if (event->key() == Qt::Key_Delete && !chosen().isEmpty())
        Q_EMIT removeRequested(chosen());
    else if (event->key() == Qt::Key_F2 && currentIndex().isValid()
             && !(currentIndex().flags() & Qt::ItemIsEditable))
        edit(currentIndex().siblingAtColumn(AssertionTable::Name));
    else
        QTableView::keyPressEvent(event);
}

} // namespace jackfield::ui
