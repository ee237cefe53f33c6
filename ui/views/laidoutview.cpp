// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "laidoutview.h"

#include <QAccessible>
#include <QEvent>
#include <utility>

namespace jackfield::ui {

LaidOutView::LaidOutView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setLayoutDirection(Qt::LeftToRight); // text of others and bytes, in every language
    offerSeenText();
}

/// What is painted is what is seen.
bool LaidOutView::viewportEvent(QEvent *event)
{
    const bool isTaken = QAbstractScrollArea::viewportEvent(event);
    if (event->type() == QEvent::Paint && QAccessible::isActive()) {
        const SeenText now = seenText();
        tellSeenText(*this, std::exchange(m_told, now), now);
    }
    return isTaken;
}

void LaidOutView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void LaidOutView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

void LaidOutView::focusInEvent(QFocusEvent *)
{
    viewport()->update();
}

void LaidOutView::focusOutEvent(QFocusEvent *)
{
    viewport()->update();
}

} // namespace jackfield::ui
