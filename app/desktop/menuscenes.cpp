// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Pictures of the window's menus and dialogs.
#include "scenes.h"

#include <ui/shell/mainwindow.h>
#include <ui/views/addressbar.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace jackfield::shots {

namespace {
/// The menu of a button, where it would stand.
bool pop(QWidget *owner, QMenu *menu)
{
    if (!menu)
        return false;
    Q_EMIT menu->aboutToShow();
    const int right = owner->width() - menu->sizeHint().width();
    menu->popup(owner->mapToGlobal(QPoint(std::min(0, right), owner->height())));
    return true;
}

template<typename Button>
bool popMenuOf(MainWindow &window, const QString &name)
{
    if (!connection(window))
        return false;
    auto *button = window.findChild<Button *>(name);
    return button && pop(button, button->menu());
}

/// Of a file in the tree.
bool treeMenu(MainWindow &window)
{
    if (!connection(window))
        return false;
    auto *tree = window.findChild<WorkspaceView *>();
    Q_EMIT tree->menuRequested(tree->currentIndex(), tree->viewport()->mapToGlobal(QPoint(80, 68)));
    return true;
}
} // namespace

QList<Scene> menuScenes()
{
    return {
        { u"menu"_s, [](MainWindow &w) { return popMenuOf<QToolButton>(w, u"menuButton"_s); } },
        { u"workspaces"_s,
          [](MainWindow &w) { return popMenuOf<QToolButton>(w, u"workspaceButton"_s); } },
        { u"connectionmenu"_s,
          [](MainWindow &w) { return popMenuOf<QToolButton>(w, u"connectionMenu"_s); } },
        { u"sent"_s, [](MainWindow &w) { return popMenuOf<QPushButton>(w, u"sentMessages"_s); } },
        { u"treemenu"_s, treeMenu }
    };
}

} // namespace jackfield::shots
