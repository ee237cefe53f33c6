// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the palette offers: commands, files, places in the log, other workspaces.
#include "mainwindow.h"
#include "page.h"

#include <ui/models/format.h>
#include <ui/views/commandpalette.h>
#include <ui/views/logpanel.h>
#include <ui/views/trafficview.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using Entry = CommandPalette::Entry;

namespace {
/// Known by its keys, or by its name: that of one that shows and hides something changes.
Entry entryOf(QAction *action, const QString &detail, const QIcon &otherwise)
{
    const QString title = QString(action->text()).replace(u"&&"_s, u"&"_s);
    return { .title = title,
             .detail = detail,
             .icon = action->icon().isNull() ? otherwise : action->icon(),
             .run = [action] { action->trigger(); },
             .key = u"action "_s
                 + (action->shortcut().isEmpty() ? title : action->shortcut().toString()) };
}

QList<Entry> entriesOf(const QList<QAction *> &actions, const QIcon &otherwise)
{
    QList<Entry> entries;
    for (QAction *action : actions) {
        if (action->isEnabled())
            entries.append(
                entryOf(action, action->shortcut().toString(QKeySequence::NativeText), otherwise));
    }
    return entries;
}
} // namespace

void MainWindow::showPalette()
{
    QList<QAction *> commands = actions();
    commands.removeAll(m_actions.palette);
    if (const Tab *tab = currentTab())
        commands.append(tab->actions());
    QList<Entry> entries = entriesOf(commands, m_look.icon(u"system-run"_s));
    for (const WorkspaceGroup group : workspaceGroups) {
        const QIcon icon = WorkspaceView::iconOf(m_look, group);
        for (const QString &path : m_model.workspace().filesOf(group)) {
            entries.append({ .title = Workspace::titleOf(path),
                             .detail = QFileInfo(m_model.workspace().relative(path)).path(),
                             .icon = icon,
                             .run = [this, path] { openPath(path); },
                             .key = path });
        }
    }
    if (currentPage()) {
        for (const auto &[row, note] : currentPage()->log().model()->notes().notes()) {
            entries.append({ .title = note.isEmpty() ? tr("Bookmark") : note,
                             .detail = u"#%1"_s.arg(formattedCount(row + 1)),
                             .icon = m_look.icon(u"bookmarks"_s),
                             .run = [this, row] {
                                 currentPage()->view()->logPanel()->view()->showStoreRow(row);
                             } });
        }
    }
    for (const QString &folder : recentWorkspaces()) {
        entries.append({ .title = Workspace(folder).name(),
                         .detail = tr("workspace"),
                         .icon = m_look.icon(u"folder-open"_s),
                         .run = [this, folder] { openWorkspace(folder); },
                         .key = folder });
    }
    for (QAction *theme : m_actions.themes->actions())
        entries.append(entryOf(theme, tr("theme"), m_look.icon(u"color-management"_s)));
    m_palette->ask(entries);
}

} // namespace jackfield::ui
