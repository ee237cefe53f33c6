// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How what was done in the tree is taken back, and done again.
#include "mainwindow.h"

#include <ui/views/notice.h>
#include <ui/views/pagetabs.h>
#include <ui/views/styled.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QDir>
#include <QFileInfo>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void MainWindow::showHistory()
{
    // What it offers to undo is not the next step any more.
    if (!m_deletion.isEmpty() && m_notice->text() == m_deletion)
        m_notice->dismiss();
    m_deletion.clear();
    const auto show = [](QAction *action, bool isPossible, const QString &text) {
        action->setEnabled(isPossible);
        action->setText(QString(text).replace(u'&', u"&&"_s));
        action->setToolTip(plainToolTip(
            u"%1 (%2)"_s.arg(text, action->shortcut().toString(QKeySequence::NativeText))));
    };
    show(m_actions.undo,
         m_history.canUndo(),
         m_history.canUndo() ? tr("Undo %1").arg(m_history.undoText()) : tr("Undo in the tree"));
    show(m_actions.redo,
         m_history.canRedo(),
         m_history.canRedo() ? tr("Redo %1").arg(m_history.redoText()) : tr("Redo in the tree"));
}

Result<void> MainWindow::takeAway(const QString &path, Away &away)
{
    if (const auto free = unlessRecorded(path); !free)
        return free;
    if (!QFileInfo::exists(path))
        return failure(Error::Code::Io, tr("%1 is no longer there").arg(path), path);
    for (Tab *tab : tabsOf(path))
        tab->leave();
    const auto removed = removeFile(path, m_services.stateFolder + u"/trash"_s);
    if (!removed)
        return std::unexpected(removed.error());
    away = { .files = *removed, .wereOpen = {} };
    for (Tab *tab : tabsOf(path)) {
        away.wereOpen.append(tab->state());
        closeTab(m_tabs->indexOf(tab));
    }
    m_model.reload();
    return {};
}

Result<void> MainWindow::putBack(const Away &away)
{
    if (const auto restored = away.files.restore(); !restored)
        return restored;
    m_model.reload();
    for (TabState tab : away.wereOpen) {
        const auto closed = std::ranges::find(m_closed, tab.id, &TabState::id);
        if (closed != m_closed.end()) // it may have been opened and closed again since
            tab = m_closed.takeAt(closed - m_closed.begin());
        if (!std::ranges::contains(tabs(), tab.path, &Tab::path))
            openTab(tab);
    }
    m_tree->select(away.files.path);
    return {};
}

/// The order is put back as it was, unless somebody else changed it meanwhile.
Result<void> MainWindow::moveAgain(const QString &from,
                                   const QString &to,
                                   const QStringList &orderThere,
                                   const QStringList &order)
{
    const Workspace &workspace = m_model.workspace();
    const bool isOrderThere = workspace.order() == orderThere;
    if (from != to) {
        if (const auto free = unlessRecorded(from); !free)
            return free;
        for (Tab *tab : tabsOf(from))
            tab->leave();
        if (const auto moved = moveTo(from, to); !moved)
            return std::unexpected(moved.error());
        followMove(from, to);
    } else if (!isOrderThere) {
        return failure(Error::Code::Invalid,
                       tr("somebody else changed the order in workspace.json"),
                       workspace.folder());
    }
    const auto saved = isOrderThere ? workspace.setWholeOrder(order) : Result<void>();
    m_model.reload();
    m_tree->select(to);
    if (saved || from == to)
        return saved;
    m_notice->tell(saved.error().message); // the file is where it was, all the same
    return {};
}

TreeHistory::Step MainWindow::moving(const QString &text,
                                     const QString &from,
                                     const QString &to,
                                     const QStringList &before)
{
    const QStringList after = m_model.workspace().order();
    return { text,
             [=, this] { return moveAgain(to, from, after, before); },
             [=, this] { return moveAgain(from, to, before, after); } };
}

/// What somebody wrote there meanwhile stays: files in a folder, or another text in a file.
Result<void> MainWindow::unlessWritten(const QString &path, const QByteArray &created) const
{
    for (Tab *tab : tabsOf(path))
        tab->leave();
    const QString name = QFileInfo(path).fileName();
    if (QFileInfo(path).isDir() && !QDir(path).isEmpty())
        return failure(Error::Code::Invalid, tr("“%1” now has files in it").arg(name), path);
    if (QFileInfo::exists(path) && fingerprint(path) != created)
        return failure(
            Error::Code::Invalid,
            tr("“%1” was changed after it was made; delete it yourself if you want to").arg(name),
            path);
    return {};
}

TreeHistory::Step MainWindow::creation(const QString &text, const QString &path)
{
    const auto away = std::make_shared<Away>();
    return { text,
             [this, away, path, created = fingerprint(path)]() -> Result<void> {
                 if (const auto isOurs = unlessWritten(path, created); !isOurs)
                     return isOurs;
                 return takeAway(path, *away);
             },
             [this, away] { return putBack(*away); } };
}

} // namespace jackfield::ui
