// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "timelineview.h"

#include "styled.h"

#include <ui/models/format.h>
#include <ui/models/replytimes.h>
#include <ui/models/timeline.h>

#include <QHelpEvent>
#include <QKeyEvent>
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
constexpr int grip = 5; ///< pixels beside the scrubber that are of it
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
    setLayoutDirection(Qt::LeftToRight); // time goes as in other diagrams
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
        const double from = std::min(xOf(*m_from), xOf(*m_to));
        painter.fillRect(QRectF(from, 1, std::abs(xOf(*m_to) - xOf(*m_from)), height() - 1),
                         theme.selected);
    }
    paintBars(painter);
    if (m_timeline.peak() == 0)
        return;
    if (m_hasScrubber)
        paintScrubber(painter);
    const int free = m_hasScrubber ? 2 * grip : 0; // where it stands at the end
    const QRect words(margin, 0, width() - 2 * margin - free, area().top());
    painter.setPen(theme.muted);
    painter.drawText(words,
                     Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(summary(), Qt::ElideLeft, words.width()));
}

double TimelineView::xOf(qint64 time) const
{
    const double slot = double(time - m_timeline.begin(0)) / double(m_timeline.width());
    return area().left() + slot * slotWidth();
}

void TimelineView::setScrubbing(bool on)
{
    m_hasScrubber = on;
    setMouseTracking(on);
    setFocusPolicy(on ? Qt::StrongFocus : Qt::NoFocus);
    setAccessibleName(on ? tr("Messages over time; arrows go back in time")
                         : tr("Messages over time"));
    clearScrub();
}

void TimelineView::clearScrub()
{
    m_isScrubbing = false;
    m_scrub.reset();
    setAccessibleDescription({});
    update();
}

double TimelineView::scrubX() const
{
    const double end = area().left() + double(m_timeline.slots().size()) * slotWidth();
    return m_scrub ? std::min(end, xOf(*m_scrub)) : end;
}

void TimelineView::scrubTo(double x)
{
    if (m_timeline.slots().empty())
        return;
    const double part = std::max(0.0, (x - area().left()) / slotWidth());
    m_scrub.reset();
    if (part < double(m_timeline.slots().size()))
        m_scrub = m_timeline.begin(0) + qint64(part * double(m_timeline.width()));
    setAccessibleDescription(m_scrub ? formattedTime(*m_scrub) : QString());
    update();
    Q_EMIT scrubbed(m_scrub);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const double step = slotWidth();
    const double end = area().right() + step;
    switch (event->key()) {
    case Qt::Key_Left:
        return scrubTo(scrubX() - step);
    case Qt::Key_Right:
        return scrubTo(scrubX() + step);
    case Qt::Key_Home:
        return scrubTo(area().left());
    case Qt::Key_End:
    case Qt::Key_Escape:
        return scrubTo(end);
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

/// What is behind it has not come yet.
void TimelineView::paintScrubber(QPainter &painter) const
{
    const Theme &theme = m_look.theme();
    const double x = std::round(scrubX());
    QColor veil = theme.window;
    veil.setAlphaF(0.7F);
    painter.fillRect(QRectF(x, area().top() - 1, width() - x, area().height() + 2), veil);
    painter.fillRect(QRectF(x - 0.5, 6, 1, height() - 10), theme.accent);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(theme.ink, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(theme.accent);
    painter.drawPolygon(QPolygonF { QPointF(x - grip, 3),
                                    QPointF(x + grip, 3),
                                    QPointF(x + grip, 9),
                                    QPointF(x, 14),
                                    QPointF(x - grip, 9) });
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (!m_scrub)
        return;
    painter.setPen(theme.accent);
    const QString time = formattedTime(*m_scrub);
    const double wide = fontMetrics().horizontalAdvance(time);
    const double left = x + 10 + wide < width() / 2.0 ? x + 10 : std::max(4.0, x - 10 - wide);
    painter.drawText(QRectF(left, 0, wide + 2, area().top()), Qt::AlignVCenter, time);
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
        .arg(leftToRight(formattedDuration(m_replies.within(0.5))),
             leftToRight(formattedDuration(m_replies.within(0.95))),
             leftToRight(formattedDuration(m_replies.within(0.99))),
             peak);
}

QString TimelineView::about(size_t slot) const
{
    const Timeline::Slot &there = m_timeline.slots()[slot];
    return tr("%1, for %2: %3 in, %4 out, %5")
        .arg(formattedTime(m_timeline.begin(slot)),
             leftToRight(formattedDuration(m_timeline.width())),
             formattedCount(there.in),
             formattedCount(there.out),
             leftToRight(formattedSize(qint64(there.bytes))));
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
    const bool isAtScrubber = std::abs(event->position().x() - scrubX()) < grip;
    if (m_hasScrubber && (isAtScrubber || event->position().y() < area().top())) {
        m_isScrubbing = true;
        scrubTo(event->position().x());
        return;
    }
    m_from = m_timeline.begin(slotAt(event->pos().x()));
    m_to.reset();
    update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isScrubbing)
        return scrubTo(event->position().x());
    const bool isForScrubber = m_hasScrubber
        && (event->position().y() < area().top()
            || std::abs(event->position().x() - scrubX()) < grip);
    setCursor(isForScrubber ? Qt::SplitHCursor : Qt::IBeamCursor);
    if (!m_from || !(event->buttons() & Qt::LeftButton))
        return;
    m_to = m_timeline.begin(slotAt(event->pos().x()));
    update();
}

/// A click without a way clears.
void TimelineView::mouseReleaseEvent(QMouseEvent *)
{
    if (std::exchange(m_isScrubbing, false))
        return;
    if (m_from && m_to && m_from != m_to) {
        const auto [from, to] = std::minmax(*m_from, *m_to);
        Q_EMIT rangeChosen(from, to);
        return;
    }
    clearRange();
    Q_EMIT rangeCleared();
}

} // namespace jackfield::ui
