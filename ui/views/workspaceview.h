// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/workspace.h>

#include <QSet>
#include <QTreeView>

namespace jackfield::ui {

class WorkspaceModel;

/// The workspace's files; beside each name a few words in the ink of what is secondary.
class WorkspaceView : public QTreeView
{
    Q_OBJECT

public:
    WorkspaceView(Look &look, WorkspaceModel &model, QWidget *parent = nullptr);
    /// What a file of a group has beside its name.
    static QIcon iconOf(const Look &look, WorkspaceGroup group);
    /// Selects the file of that path.
    void select(const QString &path);
    /// Has the name of the current file edited.
    void rename();
    /// Of the current file or folder; empty if there is none.
    QString currentPath() const;
    /// The name that is written cannot be, and stays to be mended.
    void refuseName(const QString &reason) { Q_EMIT nameRefused(reason); }
    /// Folders and groups whose contents are hidden, as paths in the workspace; all others are open, new ones, too.
    QStringList closedFolders() const;
    void setClosedFolders(const QStringList &paths);
    /// A folder has another name, or is in another one.
    void followMove(const QString &from, const QString &to);

    /// Whether it is a group of which new ones can be made, and where in its row that is asked for.
    static bool canMake(const QModelIndex &index);
    static QRect plusIn(const QRect &row);

    /// Opens no folder for it.
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    void removeRequested(const QString &path);
    void opened(const QString &path);
    /// A new one of that kind.
    void newRequested(jackfield::ui::WorkspaceGroup group);
    void nameRefused(const QString &reason);
    void closedFoldersChanged();
    /// `path` is empty for a group.
    void menuRequested(const QModelIndex &index, const QPoint &position);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    /// Among the entries of its folder.
    void moveCurrent(bool isUp);
    void open(const QModelIndex &index);
    bool isOnPlus(const QPoint &position) const;
    void openFolders(const QModelIndex &below = {});

    WorkspaceModel &m_model;
    QSet<QString> m_closed; ///< absolute paths
};

} // namespace jackfield::ui
