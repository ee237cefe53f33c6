// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the window does with the files of the workspace.
#include "connectionpage.h"
#include "mainwindow.h"
#include "mockpage.h"
#include "sessionpage.h"
#include "topbar.h"

#include <ui/models/scriptfiles.h>
#include <ui/views/environmentpanel.h>
#include <ui/views/notice.h>
#include <ui/views/pagetabs.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QMenu>
#include <QTabBar>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void MainWindow::connectTree()
{
    connect(m_tree, &WorkspaceView::opened, this, &MainWindow::openPath);
    connect(m_tree, &WorkspaceView::menuRequested, this, &MainWindow::showMenu);
    connect(m_tree, &WorkspaceView::newRequested, this, [this](WorkspaceGroup group) {
        makingOf(group)->trigger();
    });
    connect(m_tree, &WorkspaceView::nameRefused, this, [this](const QString &reason) {
        m_refusal = reason;
        m_notice->tell(reason, Notice::Tone::Warning);
    });
    connect(m_tree, &WorkspaceView::removeRequested, this, &MainWindow::removePath);
    connect(m_tree, &WorkspaceView::closedFoldersChanged, &m_saving, qOverload<>(&QTimer::start));
    connect(&m_model,
            &WorkspaceModel::moveRequested,
            this,
            &MainWindow::moveInTree,
            Qt::QueuedConnection); // the drop is still there
    connect(&m_model,
            &WorkspaceModel::renameRequested,
            this,
            &MainWindow::renamePath,
            Qt::QueuedConnection); // the editor is still there
    m_tree->addActions({ m_actions.undo, m_actions.redo, m_actions.rename, m_actions.duplicate });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        const QWidget *focus = QApplication::focusWidget(); // a name may be written there
        const bool isUsed = m_tree->hasFocus() || m_tree->isAncestorOf(focus);
        if (const Tab *tab = currentTab(); tab && !isUsed)
            m_tree->select(tab->path());
    });
    connectTreeActions();
    connectHistory();
}

void MainWindow::connectHistory()
{
    connect(m_actions.undo, &QAction::triggered, &m_history, &TreeHistory::undo);
    connect(m_actions.redo, &QAction::triggered, &m_history, &TreeHistory::redo);
    connect(&m_history, &TreeHistory::changed, this, &MainWindow::showHistory);
    connect(&m_history, &TreeHistory::undoFailed, this, [this](const QString &problem) {
        m_notice->tell(tr("Not undone: %1").arg(problem),
                       Notice::Tone::Failure,
                       { tr("Try again"), [this] { m_history.undo(); } },
                       { tr("Skip this step"), [this] { m_history.forgetUndo(); } });
    });
    connect(&m_history, &TreeHistory::redoFailed, this, [this](const QString &problem) {
        m_notice->tell(tr("Not redone: %1").arg(problem),
                       Notice::Tone::Failure,
                       { tr("Try again"), [this] { m_history.redo(); } },
                       { tr("Skip this step"), [this] { m_history.forgetRedo(); } });
    });
    showHistory();
}

void MainWindow::connectTreeActions()
{
    connect(m_actions.rename, &QAction::triggered, this, [this] { setPane(&Panes::tree, true); });
    // A menu that closes takes the focus back from an editor that is there before.
    connect(m_actions.rename,
            &QAction::triggered,
            m_tree,
            &WorkspaceView::rename,
            Qt::QueuedConnection);
    const auto withPath = [this](const auto &task) {
        return [this, task] {
            if (const QString path = m_tree->currentPath(); !path.isEmpty())
                task(path);
        };
    };
    connect(m_actions.duplicate, &QAction::triggered, this, withPath([this](const QString &path) {
                duplicatePath(path);
            }));
    connect(m_actions.remove, &QAction::triggered, this, withPath([this](const QString &path) {
                removePath(path);
            }));
}

QAction *MainWindow::makingOf(WorkspaceGroup group) const
{
    if (group == WorkspaceGroup::Scripts)
        return m_actions.newScript;
    return group == WorkspaceGroup::Mocks ? m_actions.newMock : m_actions.newConnection;
}

void MainWindow::showMenu(const QModelIndex &index, const QPoint &position)
{
    const QString path = index.data(WorkspaceModel::PathRole).toString();
    QMenu &menu = *new QMenu(this);
    menu.setAttribute(Qt::WA_DeleteOnClose);
    if (WorkspaceView::canMake(index))
        menu.addAction(makingOf(WorkspaceGroup(index.data(WorkspaceModel::GroupRole).toInt())));
    if (path.isEmpty()
        && WorkspaceGroup(index.data(WorkspaceModel::GroupRole).toInt())
            == WorkspaceGroup::Sessions)
        menu.addAction(m_actions.runTests);
    if (!m_model.folderAt(index).isEmpty()) {
        menu.addAction(m_look.icon(u"folder-new"_s),
                       tr("New folder"),
                       this,
                       [this, folder = m_model.folderAt(index)] { makeFolderIn(folder); });
    } else {
        addOpenActions(menu, path);
    }
    if (!path.isEmpty()) {
        menu.addSeparator();
        m_tree->setCurrentIndex(index);
        menu.addAction(m_actions.rename);
        if (m_model.folderAt(index).isEmpty())
            menu.addAction(m_actions.duplicate);
        menu.addAction(m_actions.remove);
    }
    menu.addSeparator();
    if (m_history.canUndo())
        menu.addAction(m_actions.undo);
    if (m_history.canRedo())
        menu.addAction(m_actions.redo);
    menu.popup(position);
}

void MainWindow::addOpenActions(QMenu &menu, const QString &path)
{
    menu.addAction(tr("Open"), this, [this, path] { openPath(path); });
    if (path.endsWith(u".mock.json"_s)) {
        menu.addAction(
            tr("Start"), this, [this, path] { static_cast<MockPage *>(openPath(path))->start(); });
    } else if (path.endsWith(u".session.jsonl"_s)) {
        menu.addAction(tr("Replay"), this, [this, path] {
            static_cast<SessionPage *>(openPath(path))->replay();
        });
        menu.addAction(tr("Export…"), this, [this, path] {
            static_cast<SessionPage *>(openPath(path))->showExport();
        });
        addMockActions(menu, path);
    } else if (Workspace::groupOfName(path) == WorkspaceGroup::Connections) {
        menu.addAction(tr("Connect"), this, [this, path] {
            static_cast<ConnectionPage *>(openPath(path))->connectNow();
        });
    }
}

/// One that runs, to go on from.
void MainWindow::newScript()
{
    if (Tab *tab =
            makeFile(WorkspaceGroup::Scripts, tr("script"), ui::newScript(), tr("new script “%1”")))
        tab->focusAddress();
}

} // namespace jackfield::ui
