// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "findableview.h"

#include <QKeyEvent>

namespace jackfield::ui {

namespace {
/// Keys that mean something else in the rest of the window.
bool isFindKey(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Find) || event.matches(QKeySequence::FindNext)
        || event.matches(QKeySequence::FindPrevious);
}
} // namespace

bool FindableView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isFindKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return LaidOutView::event(event);
}

bool FindableView::findByKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Find))
        Q_EMIT findRequested();
    else if (event.matches(QKeySequence::FindNext))
        findNext(true);
    else if (event.matches(QKeySequence::FindPrevious))
        findNext(false);
    else
        return false;
    return true;
}

} // namespace jackfield::ui
