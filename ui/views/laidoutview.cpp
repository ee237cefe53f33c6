// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "laidoutview.h"

#include <QEvent>

namespace jackfield::ui {

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
