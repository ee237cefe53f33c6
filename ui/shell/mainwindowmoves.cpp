// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How files and folders of the workspace are renamed, moved, copied and deleted.
#include "comparisontab.h"
#include "mainwindow.h"

#include <ui/models/scriptfiles.h>
#include <ui/views/notice.h>
#include <ui/views/pagetabs.h>
#include <ui/views/workspaceview.h>

#include <QFileInfo>
#include <QTabBar>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

QList<Tab *> MainWindow::tabsOf(const QString &path) const
{
    QList<Tab *> inside = tabs();
    inside.removeIf([&](const Tab *tab) {
        return tab->path() != path && !tab->path().startsWith(path + u'/');
    });
    return inside;
}

Result<void> MainWindow::unlessRecorded(const QString &path) const
{
    for (const Tab *tab : tabs()) {
        const auto *page = qobject_cast<const Page *>(tab);
        if (!page || !page->log().isRecording())
            continue;
        const QString &recording = page->log().recordingPath();
        if (recording != path && !recording.startsWith(path + u'/'))
            continue;
        return failure(Error::Code::Invalid,
                       tr("“%1” is being recorded and stays as it is. Stop the recording first.")
                           .arg(Workspace::titleOf(recording)),
                       recording);
    }
    return {};
}

bool MainWindow::isBeingRecorded(const QString &path)
{
    const auto free = unlessRecorded(path);
    if (!free)
        m_notice->tell(free.error().message);
    return !free;
}

/// Tabs of what stood at `from`, a file or a folder, are of what stands at `to`.
void MainWindow::followMove(const QString &from, const QString &to)
{
    const auto moved = [&](const QString &path) { return to + path.sliced(from.size()); };
    if (const auto kept = m_model.workspace().keepOrder(from, to); !kept)
        m_notice->tell(kept.error().message);
    if (const auto kept = follow(m_model.workspace(), from, to); !kept)
        m_notice->tell(kept.error().message);
    m_tree->followMove(from, to);
    m_model.reload();
    for (TabState &tab : m_closed) {
        if (tab.path == from || tab.path.startsWith(from + u'/'))
            tab.path = moved(tab.path);
    }
    for (Tab *tab : tabs()) {
        if (auto *comparison = qobject_cast<ComparisonTab *>(tab))
            comparison->follow(from, to);
    }
    for (Tab *tab : tabsOf(from)) {
        if (tab->kind() != TabState::Kind::Session) {
            tab->moveTo(moved(tab->path()));
            continue;
        }
        // It reads from the file: another tab in its place.
        TabState state = tab->state();
        state.path = moved(state.path);
        const int index = m_tabs->indexOf(tab);
        const QList<TabState> closed = m_closed; // it comes back at once
        closeTab(index);
        m_closed = closed;
        openTab(state);
        m_tabs->tabBar()->moveTab(m_tabs->count() - 1, index);
    }
    m_tree->select(to);
}

void MainWindow::renamePath(const QString &path, const QString &title)
{
    if (m_notice->text() == m_refusal)
        m_notice->dismiss();
    if (isBeingRecorded(path))
        return;
    for (Tab *tab : tabsOf(path))
        tab->leave();
    const QStringList before = m_model.workspace().order();
    const auto renamed = renameFile(path, title);
    if (!renamed) {
        m_notice->tell(renamed.error().message);
        return;
    }
    followMove(path, *renamed);
    m_history.push(
        moving(tr("rename of “%1”").arg(Workspace::titleOf(path)), path, *renamed, before));
}

void MainWindow::moveInTree(const QString &path, const QString &folder, int row)
{
    QString target = path;
    const bool isElsewhere = QFileInfo(path).absolutePath() != folder;
    const auto group = m_model.workspace().groupOf(path);
    if (!group || (isElsewhere && isBeingRecorded(path)))
        return;
    for (Tab *tab : tabsOf(path))
        tab->leave();
    const QStringList before = m_model.workspace().order();
    QStringList order;
    for (const WorkspaceEntry &entry : m_model.workspace().entriesIn(*group, folder))
        order.append(entry.path);
    if (isElsewhere) {
        const auto moved = movePath(path, folder);
        if (!moved) {
            m_notice->tell(moved.error().message);
            return;
        }
        target = *moved;
    }
    if (row >= 0) {
        const QString behind = order.value(order.value(row) == path ? row + 1 : row);
        order.removeAll(path);
        const qsizetype place = order.indexOf(behind);
        order.insert(place < 0 ? order.size() : place, target);
        if (const auto saved = m_model.workspace().setOrder(folder, order); !saved)
            m_notice->tell(saved.error().message);
    }
    if (isElsewhere)
        followMove(path, target);
    m_model.reload();
    m_tree->select(target);
    if (isElsewhere || before != m_model.workspace().order())
        m_history.push(
            moving(tr("move of “%1”").arg(Workspace::titleOf(path)), path, target, before));
}

void MainWindow::makeFolderIn(const QString &folder)
{
    const auto made = makeFolder(folder);
    if (!made) {
        m_notice->tell(made.error().message);
        return;
    }
    m_history.push(creation(tr("new folder"), *made));
    nameInTree(*made);
}

/// What is new stands in the tree, with its name to be written.
void MainWindow::nameInTree(const QString &path)
{
    m_model.reload();
    setPane(&Panes::tree, true);
    m_tree->select(path);
    // A menu that closes takes the focus back from an editor that is there before.
    QMetaObject::invokeMethod(m_tree, &WorkspaceView::rename, Qt::QueuedConnection);
}

void MainWindow::duplicatePath(const QString &path)
{
    if (QFileInfo(path).isDir())
        return;
    for (Tab *tab : tabsOf(path))
        tab->leave();
    const auto copy = duplicateFile(m_model.workspace(), path);
    if (!copy) {
        m_notice->tell(copy.error().message);
        return;
    }
    if (Workspace::groupOfName(*copy) == WorkspaceGroup::Mocks) {
        if (const auto kept = keepNames(path, *copy); !kept)
            m_notice->tell(kept.error().message);
    }
    m_history.push(creation(tr("duplication of “%1”").arg(Workspace::titleOf(path)), *copy));
    openPath(*copy);
    nameInTree(*copy);
}

void MainWindow::removePath(const QString &path)
{
    const QString title = m_model.indexOf(path).data().toString();
    const auto away = std::make_shared<Away>();
    if (const auto removed = takeAway(path, *away); !removed) {
        m_notice->tell(removed.error().message);
        return;
    }
    m_history.push({ tr("deletion of “%1”").arg(title),
                     [this, away] { return putBack(*away); },
                     [this, away, path] { return takeAway(path, *away); } });
    m_deletion = tr("“%1” was deleted.").arg(title);
    m_notice->tell(m_deletion, Notice::Tone::Warning, { tr("Undo"), [this] { m_history.undo(); } });
}

} // namespace jackfield::ui
