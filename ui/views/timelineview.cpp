// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "timelineview.h"

#include <ui/models/format.h>
#include <ui/models/replytimes.h>
#include <ui/models/timeline.h>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int barsHeight = 24;
constexpr int margin = 12;
constexpr int widestBar = 8;
constexpr qint64 fewReplies = 20; ///< of which percentiles say nothing
} // namespace

TimelineView::TimelineView(const Look &look,
                           const Timeline &timeline,
                           const ReplyTimes &replies,
                           QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_timeline(timeline)
    , m_replies(replies)
{
    setObjectName(u"timeline"_s);
    setFixedHeight(fontMetrics().height() + barsHeight + 8);
    setCursor(Qt::IBeamCursor);
    setAccessibleName(tr("Messages over time"));
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void TimelineView::clearRange()
{
    m_from.reset();
    m_to.reset();
    update();
}

/// Of the bars; above them are the words.
QRect TimelineView::area() const
{
    return rect().adjusted(margin, height() - barsHeight - 4, -margin, -4);
}

double TimelineView::slotWidth() const
{
    const auto count = double(std::max<size_t>(1, m_timeline.slots().size()));
    return std::min<double>(widestBar, area().width() / count);
}

size_t TimelineView::slotAt(int x) const
{
    const double slot = std::max(0.0, (x - area().left()) / slotWidth());
    return std::min(size_t(slot), m_timeline.slots().size());
}

void TimelineView::paintBars(QPainter &painter) const
{
    const Theme &theme = m_look.theme();
    const QRect whole = area();
    const double scale = double(whole.height()) / std::max(1u, m_timeline.peak());
    const double width = slotWidth();
    const double gap = width > 3 ? 1 : 0;
    for (size_t i = 0; i < m_timeline.slots().size(); ++i) {
        const Timeline::Slot &slot = m_timeline.slots()[i];
        if (slot.in + slot.out == 0)
            continue;
        const double left = whole.left() + double(i) * width;
        const double in = slot.in * scale;
        // However few there were: something was there.
        const double out = slot.out == 0 ? 0 : std::max(1.0, slot.out * scale);
        const double bottom = whole.bottom() + 1;
        painter.fillRect(QRectF(left,
                                bottom - std::max(in, slot.in > 0 ? 1.0 : 0.0),
                                width - gap,
                                std::max(in, slot.in > 0 ? 1.0 : 0.0)),
                         theme.incoming);
        painter.fillRect(QRectF(left, bottom - in - out, width - gap, out), theme.outgoing);
    }
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_look.theme();
    painter.fillRect(rect(), theme.window);
    painter.fillRect(0, 0, width(), 1, theme.line);
    if (m_from && m_to) {
        const auto x = [this](qint64 time) {
            const double slot = double(time - m_timeline.begin(0)) / double(m_timeline.width());
            return area().left() + slot * slotWidth();
        };
        const double from = std::min(x(*m_from), x(*m_to));
        painter.fillRect(QRectF(from, 1, std::abs(x(*m_to) - x(*m_from)), height() - 1),
                         theme.selected);
    }
    paintBars(painter);
    if (m_timeline.peak() == 0)
        return;
    const QRect words(margin, 0, width() - 2 * margin, area().top());
    painter.setPen(theme.muted);
    painter.drawText(words,
                     Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(summary(), Qt::ElideLeft, words.width()));
}

QString TimelineView::summary() const
{
    if (m_timeline.peak() == 0)
        return {};
    const QString peak = tr("peak %1 in a second").arg(formattedCount(m_timeline.peakSecond()));
    const qint64 count = m_replies.count();
    if (count == 0)
        return peak;
    if (count < fewReplies) {
        const QString took = formattedDurations(m_replies.shortest(), m_replies.longest());
        const QString few =
            count == 1 ? tr("1 answer, %1").arg(took) : tr("%1 answers, %2").arg(count).arg(took);
        return few + u"   "_s + peak;
    }
    return tr("answers p50 %1 · p95 %2 · p99 %3   %4")
        .arg(formattedDuration(m_replies.within(0.5)),
             formattedDuration(m_replies.within(0.95)),
             formattedDuration(m_replies.within(0.99)),
             peak);
}

QString TimelineView::about(size_t slot) const
{
    const Timeline::Slot &there = m_timeline.slots()[slot];
    return tr("%1, for %2: %3 in, %4 out, %5")
        .arg(formattedTime(m_timeline.begin(slot)),
             formattedDuration(m_timeline.width()),
             formattedCount(there.in),
             formattedCount(there.out),
             formattedSize(qint64(there.bytes)));
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const size_t slot = slotAt(help->pos().x());
    if (slot < m_timeline.slots().size())
        QToolTip::showText(help->globalPos(), about(slot), this);
    else
        QToolTip::hideText();
    return true;
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    m_from = m_timeline.begin(slotAt(event->pos().x()));
    m_to.reset();
    update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_from || !(event->buttons() & Qt::LeftButton))
        return;
    m_to = m_timeline.begin(slotAt(event->pos().x()));
    update();
}

/// A click without a way clears.
void TimelineView::mouseReleaseEvent(QMouseEvent *)
{
    if (m_from && m_to && m_from != m_to) {
        const auto [from, to] = std::minmax(*m_from, *m_to);
        Q_EMIT rangeChosen(from, to);
        return;
    }
    clearRange();
    Q_EMIT rangeCleared();
}

} // namespace jackfield::ui
