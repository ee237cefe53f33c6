// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagelogview.h"

#include "logmenu.h"
#include "markedscrollbar.h"
#include "messagelogdelegate.h"

#include <ui/models/copyforms.h>
#include <ui/models/format.h>
#include <ui/models/jsontreemodel.h>
#include <ui/models/messagelogmodel.h>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

MessageLogView::MessageLogView(Look &look, QWidget *parent)
    : UniformTable(MessageLogDelegate::rowHeight, parent)
    , m_look(look)
{
    setObjectName(u"messageLog"_s);
    setItemDelegate(new MessageLogDelegate(look, this));
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setAcceptDrops(true);
    setVerticalScrollBar(new MarkedScrollBar(look, [this](double begin, double end) {
        return m_model && m_model->isMarkedBetween(begin, end);
    }));
    look.setMonospace(this);
    setAccessibleName(tr("Message log"));
    createHeaders();

    connect(verticalScrollBar(), &QScrollBar::sliderMoved, this, &MessageLogView::lookedElsewhere);
    connect(&look, &Look::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&look, &Look::textSizeChanged, this, [this] {
        if (m_model)
            fitColumns();
    });
}

void MessageLogView::setLog(MessageLogModel *model)
{
    m_model = model;
    setModel(model);
    fitColumns();
    hideColumns();
    connect(model, &MessageLogModel::countsChanged, this, &MessageLogView::hideColumns);
    connect(model,
            &QAbstractItemModel::rowsInserted,
            this,
            [this](const QModelIndex &, int from, int to) {
                if (!m_isOwnChange)
                    rowsArrived(to - from + 1);
            });
    connect(model, &QAbstractItemModel::columnsInserted, this, &MessageLogView::placeLenses);
    connect(model, &MessageLogModel::marksChanged, this, [this] {
        viewport()->update();
        verticalScrollBar()->update();
    });
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (currentIndex().isValid())
            m_kept = m_model->storeRow(currentIndex().row());
    });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_unseen = 0;
        tellUnseen();
        keepCurrentRow();
    });
    scrollToBottom();
}

/// A message that one looks at stays selected when the filter changes, if it passes.
void MessageLogView::keepCurrentRow()
{
    if (m_kept < 0)
        return;
    if (m_kept >= m_model->store().size()) {
        m_kept = -1;
        Q_EMIT currentRowChanged(-1);
        return;
    }
    const QScopedValueRollback quiet(m_isOwnChange, true);
    m_model->reveal(m_kept);
    const int row = m_model->rowOf(m_kept);
    if (row < 0)
        return;
    if (m_model->storeRow(row) == m_kept) {
        setCurrentIndex(m_model->index(row, MessageLogModel::Preview));
        if (!m_following)
            scrollTo(currentIndex(), PositionAtCenter);
    }
    m_kept = -1;
}

void MessageLogView::rowsArrived(int count)
{
    keepCurrentRow();
    fitNumbers();
    if (m_following) {
        scrollToBottom();
        return;
    }
    if (m_still)
        return;
    m_unseen += count;
    tellUnseen();
}

void MessageLogView::setFollowing(bool following)
{
    if (m_still) {
        if (following)
            scrollToBottom();
        return;
    }
    if (following) {
        m_unseen = 0;
        scrollToBottom();
    }
    if (m_following == following)
        return;
    m_following = following;
    tellUnseen();
    Q_EMIT followingChanged(following);
}

void MessageLogView::setStill()
{
    m_still = true;
    m_following = false;
}

void MessageLogView::lookedElsewhere()
{
    if (m_still)
        return;
    const QScrollBar *bar = verticalScrollBar();
    setFollowing(bar->value() >= bar->maximum());
}

void MessageLogView::tellUnseen()
{
    Q_EMIT unseenChanged(m_following ? 0 : m_unseen);
}

void MessageLogView::showStoreRow(qsizetype row)
{
    if (row < 0)
        return;
    {
        const QScopedValueRollback quiet(m_isOwnChange, true);
        m_model->reveal(row);
    }
    if (const int shown = m_model->rowOf(row); shown >= 0)
        goTo(shown);
}

void MessageLogView::goTo(int row)
{
    setFollowing(false);
    setCurrentIndex(m_model->index(row, MessageLogModel::Preview));
    scrollTo(currentIndex(), PositionAtCenter);
}

qsizetype MessageLogView::currentStoreRow() const
{
    return currentIndex().isValid() ? m_model->storeRow(currentIndex().row()) : -1;
}

void MessageLogView::showMarked(bool isForward)
{
    const QModelIndex current = currentIndex();
    showStoreRow(m_model->nextMarked(current.isValid() ? current.row() : -1, isForward));
}

void MessageLogView::showNoted(bool isForward)
{
    const qsizetype from = currentStoreRow();
    showStoreRow(
        m_model->notes().next(from < 0 && !isForward ? m_model->store().size() : from, isForward));
}

void MessageLogView::toggleBookmark()
{
    if (const qsizetype row = currentStoreRow(); row >= 0)
        Q_EMIT bookmarkRequested(row);
}

void MessageLogView::writeNote()
{
    if (const qsizetype row = currentStoreRow(); row >= 0)
        Q_EMIT noteRequested(row);
}

void MessageLogView::sendAgain()
{
    Q_EMIT sendAgainRequested(currentStoreRow());
}

bool MessageLogView::toggleFold(qsizetype storeRow)
{
    if (storeRow < 0 || m_model->foldable(storeRow) == 0)
        return false;
    const QScopedValueRollback quiet(m_isOwnChange, true);
    m_model->setFolded(storeRow, !m_model->isFolded(storeRow));
    setFollowing(false);
    return true;
}

QList<qsizetype> MessageLogView::selectedRows(qsizetype most) const
{
    QList<qsizetype> rows;
    QItemSelection selection = selectionModel()->selection();
    std::ranges::sort(selection, {}, &QItemSelectionRange::top);
    for (const QItemSelectionRange &range : std::as_const(selection)) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < most; ++row)
            rows.append(m_model->storeRow(row));
    }
    return rows;
}

QList<qsizetype> MessageLogView::selectedWithFolded(qsizetype most) const
{
    QList<qsizetype> rows;
    for (const qsizetype row : selectedRows(most)) {
        const qsizetype last = row + m_model->foldedBehind(row);
        for (qsizetype one = row; one <= last && rows.size() < most; ++one)
            rows.append(one);
    }
    return rows;
}

void MessageLogView::copySelected()
{
    const QList<qsizetype> rows = selectedWithFolded(mostCopied);
    if (rows.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(copyForms().front().write(m_model->store(), rows));
    if (rows.size() == mostCopied) {
        QToolTip::showText(viewport()->mapToGlobal(viewport()->rect().center()),
                           tr("The first %1 rows were copied").arg(formattedCount(mostCopied)),
                           viewport());
    }
}

void MessageLogView::contextMenuEvent(QContextMenuEvent *event)
{
    const QList<qsizetype> rows = selectedRows();
    if (rows.isEmpty())
        return;
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    auto *menu = new LogMenu(m_look, *m_model, rows, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &LogMenu::termRequested, this, &MessageLogView::termRequested);
    connect(menu, &LogMenu::lensRequested, this, &MessageLogView::lensRequested);
    connect(menu, &LogMenu::compareRequested, this, &MessageLogView::compareRequested);
    connect(menu, &LogMenu::composeRequested, this, &MessageLogView::composeRequested);
    connect(menu, &LogMenu::colourRequested, this, &MessageLogView::colourRequested);
    connect(menu, &LogMenu::bookmarkRequested, this, &MessageLogView::bookmarkRequested);
    connect(menu, &LogMenu::noteRequested, this, &MessageLogView::noteRequested);
    connect(menu, &LogMenu::foldRequested, this, &MessageLogView::toggleFold);
    connect(menu, &LogMenu::excerptRequested, this, &MessageLogView::excerptRequested);
    connect(menu, &LogMenu::answerRequested, this, &MessageLogView::answerRequested);
    connect(menu, &LogMenu::ruleRequested, this, &MessageLogView::ruleRequested);
    connect(menu, &LogMenu::sendAgainRequested, this, &MessageLogView::sendAgainRequested);
    connect(menu, &LogMenu::holdRequested, this, &MessageLogView::holdRequested);
    if (m_canAnswer)
        menu->offerAnswer();
    if (m_canHold)
        menu->offerHolding();
    if (m_sendingProblem)
        menu->offerSending(*m_sendingProblem);
    menu->offerAssertions(m_assertions);
    if (m_removal)
        menu->addAction(m_removal);
    menu->popup(isByKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                        : event->globalPos());
}

void MessageLogView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(QString::fromLatin1(JsonTreeModel::pathMimeType)))
        event->acceptProposedAction();
}

void MessageLogView::dragMoveEvent(QDragMoveEvent *event)
{
    event->acceptProposedAction();
}

void MessageLogView::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT lensRequested(QString::fromUtf8(
        event->mimeData()->data(QString::fromLatin1(JsonTreeModel::pathMimeType))));
}

/// Who chooses a row wants to look at it.
void MessageLogView::mousePressEvent(QMouseEvent *event)
{
    UniformTable::mousePressEvent(event);
    if (indexAt(event->position().toPoint()).isValid())
        setFollowing(false);
}

void MessageLogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (!index.isValid() || !toggleFold(m_model->storeRow(index.row())))
        UniformTable::mouseDoubleClickEvent(event);
}

/// Keys that do something else here than in other tables; whether this is one.
bool MessageLogView::doKey(const QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelected();
        return true;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        setFollowing(!m_following);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (toggleFold(currentStoreRow()))
            return true;
        if (!m_isConversation)
            return false;
        Q_EMIT payloadRequested();
        return true;
    case Qt::Key_End:
        setFollowing(true);
        if (m_model && m_model->rowCount() > 0)
            setCurrentIndex(m_model->index(m_model->rowCount() - 1, MessageLogModel::Preview));
        return true;
    default:
        return false;
    }
}

void MessageLogView::keyPressEvent(QKeyEvent *event)
{
    if (doKey(event))
        return;
    UniformTable::keyPressEvent(event);
    static const QList<int> moves {
        Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home
    };
    if (!moves.contains(event->key()))
        return;
    scrollTo(currentIndex()); // also if it was current before
    const bool isDown = event->key() == Qt::Key_Down || event->key() == Qt::Key_PageDown;
    setFollowing(isDown && m_model && currentIndex().row() == m_model->rowCount() - 1);
}

void MessageLogView::wheelEvent(QWheelEvent *event)
{
    UniformTable::wheelEvent(event);
    lookedElsewhere();
}

void MessageLogView::resizeEvent(QResizeEvent *event)
{
    UniformTable::resizeEvent(event);
    if (m_following)
        scrollToBottom();
}

void MessageLogView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    UniformTable::currentChanged(current, previous);
    if (!m_isOwnChange)
        m_kept = -1; // the user looks at another one
    showLane(current);
    if (current.isValid() && current.row() != previous.row())
        Q_EMIT currentRowChanged(m_model->storeRow(current.row()));
}

} // namespace jackfield::ui
