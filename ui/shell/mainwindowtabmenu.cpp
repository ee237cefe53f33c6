// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What can be done with a tab, by its menu and by the palette.
#include "mainwindow.h"

#include <ui/views/pagetabs.h>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void MainWindow::connectTabMenu()
{
    connect(m_tabs, &PageTabs::menuRequested, this, &MainWindow::showTabMenu);
    connect(m_actions.closeOthers, &QAction::triggered, this, [this] {
        closeTabsWhere([kept = m_tabs->currentIndex()](int index) { return index != kept; });
    });
    connect(m_actions.closeRight, &QAction::triggered, this, [this] {
        closeTabsWhere([last = m_tabs->currentIndex()](int index) { return index > last; });
    });
    connect(m_actions.duplicateTab, &QAction::triggered, this, [this] {
        if (const Tab *tab = currentTab())
            duplicateTab(*tab);
    });
    connect(m_actions.copyPlace, &QAction::triggered, this, [this] {
        if (const Tab *tab = currentTab())
            QGuiApplication::clipboard()->setText(tab->place());
    });
}

void MainWindow::showTabMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({ m_actions.closeTab, m_actions.closeOthers, m_actions.closeRight });
    menu->addSeparator();
    menu->addActions({ m_actions.duplicateTab, m_actions.copyPlace });
    menu->popup(position);
}

void MainWindow::closeTabsWhere(const std::function<bool(int index)> &isMeant)
{
    for (int index = m_tabs->count() - 1; index >= 0; --index) {
        if (isMeant(index))
            closeTab(index);
    }
}

/// A connection, or a server of no file, to go on with by itself; of anything else the file, which has one tab.
void MainWindow::duplicateTab(const Tab &tab)
{
    if (tab.kind() == TabState::Kind::Connection || tab.path().isEmpty())
        openTab(tab.copied());
    else
        duplicatePath(tab.path());
}

} // namespace jackfield::ui
