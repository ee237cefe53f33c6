// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QWidget>
#include <optional>

namespace jackfield::ui {

class ReplyTimes;
class Timeline;

/// When messages passed, as bars: incoming upwards, outgoing on top of them; and in words above them how many and how
/// long answers took. Dragging over it chooses a time. Above the bars a scrubber can be dragged, which goes back in time.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    TimelineView(const Look &look,
                 const Timeline &timeline,
                 const ReplyTimes &replies,
                 QWidget *parent = nullptr);

    /// How many messages came at most, and how long answers took; empty if there were none.
    QString summary() const;
    /// No time is chosen any more; tells nobody.
    void clearRange();

    /// Whether there is a scrubber.
    void setScrubbing(bool on);
    /// It is at the end again; tells nobody.
    void clearScrub();

Q_SIGNALS:
    /// Microseconds since the epoch, the second exclusive.
    void rangeChosen(qint64 from, qint64 to);
    void rangeCleared();
    /// Microseconds since the epoch; nothing: the scrubber is at the end.
    void scrubbed(const std::optional<qint64> &time);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect area() const;
    double slotWidth() const;
    size_t slotAt(int x) const;
    double xOf(qint64 time) const;
    double scrubX() const;
    void scrubTo(double x);
    void paintScrubber(QPainter &painter) const;
    QString about(size_t slot) const;
    void paintBars(QPainter &painter) const;

    const Look &m_look;
    const Timeline &m_timeline;
    const ReplyTimes &m_replies;
    std::optional<qint64> m_from; ///< of the range, microseconds since the epoch
    std::optional<qint64> m_to;
    bool m_hasScrubber = false;
    bool m_isScrubbing = false; ///< it is being dragged
    std::optional<qint64> m_scrub; ///< where it is; nothing: at the end
};

} // namespace jackfield::ui
