// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The log as a sequence diagram.
#include "conversationpainter.h"
#include "messagelogdelegate.h"
#include "messagelogview.h"

#include <ui/models/messagelogmodel.h>

#include <QEvent>
#include <QHeaderView>
#include <QItemSelection>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace jackfield::ui {

namespace {
/// The names on top of the lanes.
class LaneHead : public QWidget
{
public:
    LaneHead(const ConversationPainter &diagram, QWidget *parent)
        : QWidget(parent)
        , m_diagram(diagram)
    { }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_diagram.paintHead(painter, rect());
    }

private:
    const ConversationPainter &m_diagram;
};
} // namespace

void MessageLogView::createDiagram()
{
    m_diagram = new ConversationPainter(m_look, *m_model, this);
    m_head = new LaneHead(*m_diagram, this);
    m_head->setObjectName(QStringLiteral("lanes"));
    Conversation *conversation = &m_diagram->conversation();
    connect(conversation, &Conversation::grown, viewport(), qOverload<>(&QWidget::update));
    connect(conversation, &Conversation::lanesChanged, this, &MessageLogView::fitDiagram);
    connect(
        horizontalScrollBar(), &QScrollBar::valueChanged, m_head, qOverload<>(&QWidget::update));
    connect(&m_look, &Look::changed, m_head, qOverload<>(&QWidget::update));
}

const ConversationPainter &MessageLogView::diagram()
{
    if (!m_diagram)
        createDiagram();
    m_diagram->conversation().setActive(true);
    return *m_diagram;
}

/// What is selected stays selected, and in view.
void MessageLogView::setConversation(bool on)
{
    if (on == m_isConversation || !m_model)
        return;
    if (!m_diagram)
        createDiagram();
    const QList<qsizetype> rows = selectedRows();
    m_isConversation = on;
    m_model->setShownHeartbeats(on ? 1 : 2);
    m_diagram->conversation().setActive(on);
    horizontalHeader()->setHidden(on);
    m_head->setVisible(on);
    horizontalScrollBar()->setValue(0);
    setAccessibleName(on ? tr("Conversation") : tr("Message log"));
    setAccessibleDescription({});
    fitDiagram();
    selectStoreRows(rows);
    if (m_following)
        scrollToBottom();
    else if (currentIndex().isValid())
        scrollTo(currentIndex(), PositionAtCenter);
    showLane(currentIndex());
}

void MessageLogView::fitDiagram()
{
    if (!m_isConversation) {
        setRowHeight(MessageLogDelegate::rowHeight);
        updateGeometries();
        return;
    }
    constexpr int around = 10;
    const int lines = 2 * fontMetrics().height() + around; // the pause and the time
    m_diagram->setCanvas({ .area = viewport()->rect(),
                           .font = font(),
                           .scrolled = horizontalScrollBar()->value(),
                           .rowHeight = rowHeight() });
    setRowHeight(std::max(lines, ConversationPainter::rowHeight));
    m_head->setAccessibleName(tr("Lanes: %1").arg(m_diagram->headInWords()));
    updateGeometries();
    m_head->update();
    viewport()->update();
}

/// A model that shows other rows has lost the selection; the current one was kept.
void MessageLogView::selectStoreRows(const QList<qsizetype> &rows)
{
    if (rows.isEmpty() || rows == selectedRows())
        return;
    QItemSelection selection;
    for (const qsizetype row : rows) {
        const int shown = m_model->rowOf(row);
        if (shown >= 0)
            selection.select(m_model->index(shown, 0),
                             m_model->index(shown, m_model->columnCount() - 1));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void MessageLogView::changeEvent(QEvent *event)
{
    UniformTable::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_isConversation)
        fitDiagram();
}

int MessageLogView::contentWidth() const
{
    return m_isConversation ? m_diagram->width() : UniformTable::contentWidth();
}

int MessageLogView::headHeight() const
{
    return m_isConversation ? ConversationPainter::headHeight : 0;
}

void MessageLogView::updateGeometries()
{
    if (m_isConversation) {
        m_diagram->setCanvas({ .area = viewport()->rect(),
                               .font = font(),
                               .scrolled = horizontalScrollBar()->value(),
                               .rowHeight = rowHeight() });
    }
    UniformTable::updateGeometries();
    if (!m_head)
        return;
    const QRect area = viewport()->geometry();
    m_head->setGeometry(area.left(), area.top() - headHeight(), area.width(), headHeight());
}

QRect MessageLogView::visualRect(const QModelIndex &index) const
{
    if (!m_isConversation || !index.isValid())
        return UniformTable::visualRect(index);
    return { 0, yOf(index.row()), viewport()->width(), rowHeight() };
}

QModelIndex MessageLogView::indexAt(const QPoint &point) const
{
    if (!m_isConversation)
        return UniformTable::indexAt(point);
    const int row = rowAtY(point.y());
    return row < 0 || row >= m_model->rowCount() ? QModelIndex()
                                                 : m_model->index(row, MessageLogModel::Preview);
}

void MessageLogView::paintEvent(QPaintEvent *event)
{
    if (!m_isConversation)
        return UniformTable::paintEvent(event);
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_look.theme().base);
    m_diagram->setCanvas({ .area = viewport()->rect(),
                           .font = font(),
                           .scrolled = horizontalScrollBar()->value(),
                           .rowHeight = rowHeight() });
    const int first = std::max(0, rowAtY(0));
    const int last = std::min(m_model->rowCount() - 1, rowAtY(viewport()->height()));
    if (first <= last) {
        m_diagram->paint(painter, first, last, yOf(first), [this](int row) {
            return selectionModel()->isRowSelected(row);
        });
    }
}

/// Of many connections, the one of the row is scrolled into view. Who hears the window hears the step.
void MessageLogView::showLane(const QModelIndex &index)
{
    if (!m_isConversation || !index.isValid())
        return;
    setAccessibleDescription(m_diagram->steps().inWords(index.row()));
    const quint32 connection = m_model->store().at(m_model->storeRow(index.row())).connection;
    horizontalScrollBar()->setValue(m_diagram->scrolledTo(connection));
}

void MessageLogView::showTime(const std::optional<qint64> &time)
{
    if (!m_diagram)
        return;
    m_diagram->setNow(time);
    viewport()->update();
    if (!time)
        return;
    // Rows are in the order of their times.
    const MessageStore &store = m_model->store();
    qsizetype from = 0;
    for (qsizetype count = store.size(); count > 0;) {
        const qsizetype half = count / 2;
        const bool isEarlier = store.at(from + half).time <= *time;
        from = isEarlier ? from + half + 1 : from;
        count = isEarlier ? count - half - 1 : half;
    }
    const int row = m_model->rowOf(std::max<qsizetype>(0, from - 1));
    setFollowing(false);
    scrollTo(m_model->index(row < 0 ? m_model->rowCount() - 1 : row, MessageLogModel::Preview),
             PositionAtCenter);
}

void MessageLogView::showUnanswered(bool isForward)
{
    if (!m_diagram)
        return;
    const qsizetype from = currentStoreRow();
    showStoreRow(m_diagram->conversation().nextUnanswered(
        from < 0 && !isForward ? m_model->store().size() : from, isForward));
}

} // namespace jackfield::ui
