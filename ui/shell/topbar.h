// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions.h"

#include <QFrame>

class QComboBox;
class QPushButton;
class QMenu;
class QToolButton;

namespace jackfield::ui {

struct WorkspaceDescription;

/// The top of the window: workspace, environment, recording, menu.
class TopBar : public QFrame
{
    Q_OBJECT

public:
    TopBar(Look &look, const Actions &actions, QWidget *parent = nullptr);

    void
    show(const QString &folder, const WorkspaceDescription &workspace, const QString &environment);
    QString environment() const;
    /// Folders of other workspaces, to go to.
    void setRecent(const QStringList &folders);

Q_SIGNALS:
    void workspaceChosen(const QString &folder);
    void environmentChanged();

private:
    QPushButton *createSearchButton(Look &look, const Actions &actions);
    QToolButton *createWorkspaceButton();
    QToolButton *createMenuButton(Look &look, const Actions &actions);
    static void addWindowActions(QMenu *menu, const Actions &actions);

    Look &m_look;
    const Actions m_actions;
    QToolButton *m_workspace;
    QComboBox *m_environment;
};

} // namespace jackfield::ui
