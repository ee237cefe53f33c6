// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions.h"

#include <QFrame>

class QComboBox;
class QPushButton;
class QToolButton;

namespace jackfield::ui {

class Workspace;

/// The top of the window: workspace, environment, recording, menu.
class TopBar : public QFrame
{
    Q_OBJECT

public:
    TopBar(Look &look, const Actions &actions, QWidget *parent = nullptr);

    void show(const Workspace &workspace, const QString &environment);
    QString environment() const;

Q_SIGNALS:
    void environmentChanged();

private:
    QPushButton *createSearchButton(Look &look, const Actions &actions);
    QToolButton *createWorkspaceButton(Look &look, const Actions &actions);
    QToolButton *createMenuButton(Look &look, const Actions &actions);

    QToolButton *m_workspace;
    QComboBox *m_environment;
};

} // namespace jackfield::ui
