// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Which parts of the window are seen, and where.
#include "mainwindow.h"

#include <ui/views/styled.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QSplitter>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void MainWindow::connectPanes()
{
    const std::pair<QAction *, bool Panes::*> panes[] = {
        { m_actions.showTree, &Panes::tree },        { m_actions.showPanel, &Panes::panel },
        { m_actions.showPayload, &Panes::payload },  { m_actions.showTimeLine, &Panes::timeLine },
        { m_actions.placePanes, &Panes::areBeside },
    };
    for (const auto &[action, pane] : panes) {
        connect(action, &QAction::triggered, this, [this, pane] {
            setPane(pane, !(m_settings.panes.*pane));
        });
    }
    showPanes();
}

void MainWindow::setPane(bool Panes::*pane, bool on)
{
    if (m_settings.panes.*pane == on)
        return;
    m_settings.panes.*pane = on;
    showPanes();
    m_saving.start();
}

/// The actions say what they would do.
void MainWindow::showPanes()
{
    const Panes &panes = m_settings.panes;
    m_split->widget(0)->setVisible(panes.tree);
    for (Tab *tab : tabs())
        tab->apply(m_settings);
    const auto say = [](QAction *action, const QString &text) {
        action->setText(text);
        action->setToolTip(
            u"%1 (%2)"_s.arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    };
    say(m_actions.showTree, panes.tree ? tr("Hide the workspace") : tr("Show the workspace"));
    say(m_actions.showPanel,
        panes.panel ? tr("Hide the composer, or the panel in its place")
                    : tr("Show the composer, or the panel in its place"));
    say(m_actions.showPayload, panes.payload ? tr("Hide the payload") : tr("Show the payload"));
    say(m_actions.showTimeLine, panes.timeLine ? tr("Hide the timeline") : tr("Show the timeline"));
    say(m_actions.placePanes,
        panes.areBeside ? tr("Composer and payload below the log")
                        : tr("Composer and payload right of the log"));
}

} // namespace jackfield::ui
