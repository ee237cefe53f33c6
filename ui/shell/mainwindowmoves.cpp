// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How files and folders of the workspace are renamed, moved, copied and deleted.
#include "mainwindow.h"

#include <ui/models/scriptfiles.h>
#include <ui/views/notice.h>
#include <ui/views/workspaceview.h>

#include <QFileInfo>
#include <QTabBar>
#include <QTabWidget>

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

bool MainWindow::isBeingRecorded(const QString &path)
{
    for (Tab *tab : tabs()) {
        const auto *page = qobject_cast<const Page *>(tab);
        if (!page || !page->log().isRecording())
            continue;
        const QString &recording = page->log().recordingPath();
        if (recording != path && !recording.startsWith(path + u'/'))
            continue;
        m_notice->tell(tr("“%1” stays as it is: it is being recorded. Stop the recording first.")
                           .arg(Workspace::titleOf(recording)));
        return true;
    }
    return false;
}

/// Tabs of what stood at `from`, a file or a folder, are of what stands at `to`.
void MainWindow::followMove(const QString &from, const QString &to)
{
    const auto moved = [&](const QString &path) { return to + path.sliced(from.size()); };
    if (const auto kept = m_model.workspace().keepOrder(from, to); !kept)
        m_notice->tell(kept.error().message);
    const QStringList scripts = m_model.workspace().filesOf(WorkspaceGroup::Scripts);
    for (const QString &script : scripts) {
        if (script != to && !script.startsWith(to + u'/'))
            continue;
        const QString before = from + script.sliced(to.size());
        if (const auto kept = followScript(m_model.workspace(), before, script); !kept)
            m_notice->tell(kept.error().message);
    }
    m_model.reload();
    for (TabState &tab : m_closed) {
        if (tab.path == from || tab.path.startsWith(from + u'/'))
            tab.path = moved(tab.path);
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
    if (isBeingRecorded(path))
        return;
    for (Tab *tab : tabsOf(path))
        tab->leave();
    if (const auto renamed = renameFile(path, title))
        followMove(path, *renamed);
    else
        m_notice->tell(renamed.error().message);
}

void MainWindow::moveInTree(const QString &path, const QString &folder, int row)
{
    QString target = path;
    const bool isElsewhere = QFileInfo(path).absolutePath() != folder;
    const auto group = m_model.workspace().groupOf(path);
    if (!group || (isElsewhere && isBeingRecorded(path)))
        return;
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
}

void MainWindow::makeFolderIn(const QString &folder)
{
    const auto made = makeFolder(folder);
    if (!made) {
        m_notice->tell(made.error().message);
        return;
    }
    m_model.reload();
    m_tree->select(*made);
    QMetaObject::invokeMethod(m_tree, &WorkspaceView::rename, Qt::QueuedConnection);
}

void MainWindow::duplicatePath(const QString &path)
{
    if (QFileInfo(path).isDir())
        return;
    const auto copy = duplicateFile(m_model.workspace(), path);
    if (copy)
        openPath(*copy);
    else
        m_notice->tell(copy.error().message);
}

void MainWindow::removePath(const QString &path)
{
    if (isBeingRecorded(path))
        return;
    for (Tab *tab : tabsOf(path))
        tab->leave();
    const QString title = m_model.indexOf(path).data().toString();
    const auto removed = removeFile(path, m_services.stateFolder + u"/trash"_s);
    if (!removed) {
        m_notice->tell(removed.error().message);
        return;
    }
    QStringList wereOpen;
    for (Tab *tab : tabsOf(path)) {
        wereOpen.append(tab->path());
        closeTab(m_tabs->indexOf(tab));
    }
    m_notice->tell(
        tr("“%1” was deleted.").arg(title),
        Notice::Tone::Warning,
        { tr("Undo"), [this, removed = *removed, wereOpen] { restorePath(removed, wereOpen); } });
}

void MainWindow::restorePath(const RemovedFiles &removed, const QStringList &wereOpen)
{
    if (const auto restored = removed.restore(); !restored) {
        m_notice->tell(restored.error().message);
        return;
    }
    m_notice->dismiss();
    for (const QString &path : wereOpen) {
        const auto closed = std::ranges::find(m_closed, path, &TabState::path);
        if (closed != m_closed.end())
            openTab(m_closed.takeAt(closed - m_closed.begin()));
    }
}

} // namespace jackfield::ui
