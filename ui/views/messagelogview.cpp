// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagelogview.h"

#include "messagelogdelegate.h"

#include <ui/models/format.h>
#include <ui/models/messagelogmodel.h>

#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QWheelEvent>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int pillDistance = 12;

/// The widest text of each column but the last; the columns take their width from it.
const QStringList &widestTexts()
{
    static const QStringList texts { u"999 999"_s, u"00:00:00.000"_s, u"9:59 min"_s,
                                     u"dir"_s,     u"refused"_s,      u"1023 KiB"_s };
    return texts;
}
} // namespace

MessageLogView::MessageLogView(Look &look, QWidget *parent)
    : UniformTable(MessageLogDelegate::rowHeight, parent)
    , m_look(look)
    , m_pill(new QPushButton(this))
{
    setObjectName(u"messageLog"_s);
    setItemDelegate(new MessageLogDelegate(look, this));
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setFont(look.monospace());
    setAccessibleName(tr("Message log"));
    createHeaders();

    m_pill->setObjectName(u"newMessages"_s);
    m_pill->setProperty("pill", true);
    m_pill->setFocusPolicy(Qt::NoFocus);
    m_pill->setToolTip(tr("Go to the end and follow (End)"));
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, [this] { setFollowing(true); });
    connect(verticalScrollBar(), &QScrollBar::sliderMoved, this, &MessageLogView::lookedElsewhere);
    connect(&look, &Look::changed, viewport(), qOverload<>(&QWidget::update));
}

void MessageLogView::createHeaders()
{
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(24);
}

void MessageLogView::setLog(MessageLogModel *model)
{
    m_model = model;
    setModel(model);
    fitColumns();
    fitNumbers();
    connect(model,
            &QAbstractItemModel::rowsInserted,
            this,
            [this](const QModelIndex &, int from, int to) { rowsArrived(to - from + 1); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_unseen = 0;
        updatePill();
        Q_EMIT currentRowChanged(-1);
    });
    scrollToBottom();
}

void MessageLogView::fitColumns()
{
    const QFontMetrics metrics(font());
    for (int column = 0; column < widestTexts().size(); ++column) {
        const int width = metrics.horizontalAdvance(widestTexts()[column]);
        setColumnWidth(column, (width + 2 * MessageLogDelegate::padding + 3) / 4 * 4);
    }
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

void MessageLogView::rowsArrived(int count)
{
    fitNumbers();
    if (m_following) {
        scrollToBottom();
        return;
    }
    if (m_still)
        return;
    m_unseen += count;
    updatePill();
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
    updatePill();
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

void MessageLogView::updatePill()
{
    m_pill->setVisible(!m_following && m_unseen > 0);
    if (!m_pill->isVisible())
        return;
    m_pill->setText(tr("%1 new, press End").arg(formattedCount(m_unseen)));
    m_pill->adjustSize();
    m_pill->move(viewport()->width() - m_pill->width() - pillDistance,
                 height() - m_pill->height() - pillDistance);
}

void MessageLogView::showStoreRow(qsizetype row)
{
    const int shown = m_model->rowOf(row);
    if (shown < 0)
        return;
    setFollowing(false);
    setCurrentIndex(m_model->index(shown, MessageLogModel::Preview));
    scrollTo(currentIndex(), PositionAtCenter);
}

void MessageLogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
        return;
    }
    if (event->key() == Qt::Key_End) {
        setFollowing(true);
        if (m_model && m_model->rowCount() > 0)
            setCurrentIndex(m_model->index(m_model->rowCount() - 1, MessageLogModel::Preview));
        return;
    }
    UniformTable::keyPressEvent(event);
    static const QList<int> moves {
        Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home
    };
    if (moves.contains(event->key()))
        lookedElsewhere();
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
    updatePill();
}

void MessageLogView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    UniformTable::currentChanged(current, previous);
    if (current.isValid() && current.row() != previous.row())
        Q_EMIT currentRowChanged(m_model->storeRow(current.row()));
}

} // namespace jackfield::ui
