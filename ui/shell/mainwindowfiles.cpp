// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the window does with the files of the workspace.
#include "connectionpage.h"
#include "mainwindow.h"
#include "mockpage.h"
#include "sessionpage.h"
#include "topbar.h"

#include <ui/views/environmentpanel.h>
#include <ui/views/notice.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QMenu>
#include <QTabBar>
#include <QTabWidget>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void MainWindow::connectTree()
{
    connect(m_tree, &WorkspaceView::opened, this, &MainWindow::openPath);
    connect(m_tree, &WorkspaceView::menuRequested, this, &MainWindow::showMenu);
    connect(m_tree, &WorkspaceView::removeRequested, this, &MainWindow::removePath);
    connect(&m_model,
            &WorkspaceModel::renameRequested,
            this,
            &MainWindow::renamePath,
            Qt::QueuedConnection); // the editor is still there
    m_tree->addActions({ m_actions.rename, m_actions.duplicate });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (const Page *page = currentPage(); page && !m_tree->hasFocus())
            m_tree->select(page->path());
    });
    connect(m_actions.rename, &QAction::triggered, m_tree, &WorkspaceView::rename);
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

void MainWindow::showMenu(const QModelIndex &index, const QPoint &position)
{
    const QString path = index.data(WorkspaceModel::PathRole).toString();
    QMenu menu;
    if (path.isEmpty()) {
        const auto group = WorkspaceGroup(index.data(WorkspaceModel::GroupRole).toInt());
        if (group == WorkspaceGroup::Sessions)
            return;
        menu.addAction(group == WorkspaceGroup::Mocks ? m_actions.hostEcho
                                                      : m_actions.newConnection);
        menu.exec(position);
        return;
    }
    menu.addAction(tr("Open"), this, [this, path] { openPath(path); });
    if (path.endsWith(u".mock.json"_s)) {
        menu.addAction(
            tr("Start"), this, [this, path] { static_cast<MockPage *>(openPath(path))->start(); });
    } else if (path.endsWith(u".session.jsonl"_s)) {
        menu.addAction(tr("Replay offline"), this, [this, path] {
            static_cast<SessionPage *>(openPath(path))->replay();
        });
        menu.addAction(tr("Export…"), this, [this, path] {
            static_cast<SessionPage *>(openPath(path))->showExport();
        });
    } else {
        menu.addAction(tr("Connect"), this, [this, path] {
            static_cast<ConnectionPage *>(openPath(path))->connectNow();
        });
    }
    menu.addSeparator();
    m_tree->setCurrentIndex(index);
    menu.addActions({ m_actions.rename, m_actions.duplicate, m_actions.remove });
    menu.exec(position);
}

void MainWindow::showVariables(bool on)
{
    if (on) {
        m_environmentFolder = m_model.workspace().folder();
        const auto file = EnvironmentFile::load(m_environmentFolder);
        if (!file) {
            m_notice->tell(file.error().message);
            return;
        }
        m_environments->show(*file, m_top->environment());
    }
    m_environments->setVisible(on);
}

/// At once: what is typed next may need it.
void MainWindow::saveVariables()
{
    if (const auto saved = m_environments->file().save(m_environmentFolder); !saved) {
        m_notice->tell(saved.error().message);
        return;
    }
    m_top->show(m_model.workspace(), m_top->environment());
    variablesChanged();
}

void MainWindow::undoEnvironment(const QString &folder, EnvironmentFile before)
{
    const auto now = EnvironmentFile::load(folder);
    before.loaded = now ? now->loaded : before.loaded;
    if (const auto saved = before.save(folder); !saved) {
        m_notice->tell(saved.error().message);
        return;
    }
    m_notice->dismiss();
    m_top->show(m_model.workspace(), m_top->environment());
    if (m_environments->isVisible())
        showVariables(true);
    variablesChanged();
}

void MainWindow::variablesChanged()
{
    for (Page *page : pages())
        page->variablesChanged();
    m_saving.start();
}

Page *MainWindow::pageOf(const QString &path) const
{
    const QList<Page *> all = pages();
    const auto found = std::ranges::find(all, path, &Page::path);
    return found == all.end() ? nullptr : *found;
}

bool MainWindow::isBeingRecorded(const QString &path)
{
    const QList<Page *> all = pages();
    const bool isRecorded = std::ranges::any_of(all, [&](Page *page) {
        return page->log().isRecording() && page->log().recordingPath() == path;
    });
    if (isRecorded) {
        m_notice->tell(tr("“%1” stays as it is: it is being recorded. Stop the recording first.")
                           .arg(Workspace::titleOf(path)));
    }
    return isRecorded;
}

void MainWindow::renamePath(const QString &path, const QString &title)
{
    Page *page = pageOf(path);
    if (isBeingRecorded(path))
        return;
    const auto renamed = renameFile(path, title);
    if (!renamed) {
        m_notice->tell(renamed.error().message);
        return;
    }
    if (page && page->kind() == TabState::Kind::Session) {
        // It reads from the file: another tab in its place.
        TabState state = page->state();
        state.path = *renamed;
        const int index = m_tabs->indexOf(page);
        closePage(index);
        m_closed.removeFirst();
        openTab(state);
        m_tabs->tabBar()->moveTab(m_tabs->count() - 1, index);
    } else if (page) {
        page->moveTo(*renamed);
    }
    m_tree->selectLater(*renamed);
}

void MainWindow::duplicatePath(const QString &path)
{
    const auto copy = duplicateFile(m_model.workspace(), path);
    if (copy)
        openPath(*copy);
    else
        m_notice->tell(copy.error().message);
}

void MainWindow::removePath(const QString &path)
{
    Page *page = pageOf(path);
    if (isBeingRecorded(path))
        return;
    const auto removed = removeFile(path, m_services.stateFolder + u"/trash"_s);
    if (!removed) {
        m_notice->tell(removed.error().message);
        return;
    }
    if (page)
        closePage(m_tabs->indexOf(page));
    m_notice->tell(tr("“%1” was deleted.").arg(Workspace::titleOf(path)),
                   Notice::Tone::Warning,
                   { tr("Undo"), [this, removed = *removed, wasOpen = page != nullptr] {
                        restorePath(removed, wasOpen);
                    } });
}

void MainWindow::restorePath(const RemovedFiles &removed, bool wasOpen)
{
    if (const auto restored = removed.restore(); !restored) {
        m_notice->tell(restored.error().message);
        return;
    }
    m_notice->dismiss();
    const auto closed = std::ranges::find(m_closed, removed.path, &TabState::path);
    if (wasOpen && closed != m_closed.end())
        openTab(m_closed.takeAt(closed - m_closed.begin()));
}

} // namespace jackfield::ui
