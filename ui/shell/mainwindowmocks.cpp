// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How a mock begins: empty, or made of a recording.
#include "mainwindow.h"
#include "mockpage.h"
#include "treehistory.h"

#include <ui/models/newmock.h>
#include <ui/models/workspacefiles.h>
#include <ui/views/logmenu.h>
#include <ui/views/notice.h>
#include <ui/views/styled.h>

#include <QFile>
#include <QMenu>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void MainWindow::newMock()
{
    if (Tab *tab = makeFile(WorkspaceGroup::Mocks, tr("mock"), ui::newMock(), tr("new mock “%1”")))
        tab->focusComposer();
}

Tab *MainWindow::makeFile(WorkspaceGroup group,
                          const QString &name,
                          const QByteArray &text,
                          const QString &step)
{
    const auto path = m_model.workspace().reservePath(group, name);
    if (!path) {
        m_notice->tell(path.error().message);
        return nullptr;
    }
    QFile file(*path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0) {
        m_notice->tell(tr("%1 cannot be written: %2").arg(*path, file.errorString()));
        return nullptr;
    }
    file.close();
    m_model.reload();
    m_history.push(creation(step.arg(Workspace::titleOf(*path)), *path));
    return openPath(*path);
}

void MainWindow::makeMockOf(const QString &session, MockOf how)
{
    const auto made = ui::makeMockOf(m_model.workspace(), session, how);
    if (!made) {
        m_notice->tell(made.error().message);
        return;
    }
    m_model.reload();
    m_history.push(creation(tr("new mock “%1”").arg(Workspace::titleOf(*made)), *made));
    openPath(*made)->focusComposer();
}

void MainWindow::addMockActions(QMenu &menu, const QString &session)
{
    menu.addAction(tr("Make a mock with its rules"), this, [this, session] {
        makeMockOf(session, MockOf::Rules);
    });
    menu.addAction(tr("Make a mock that replays it"), this, [this, session] {
        makeMockOf(session, MockOf::Replay);
    });
}

void MainWindow::placeRule(Page *page, const QString &requestPath, const JsonValue &rule)
{
    if (page->kind() == TabState::Kind::Mock)
        return static_cast<MockPage *>(page)->addRule(requestPath, rule);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"ruleTargets"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addHeading(menu, tr("The rule is for"));
    for (const QString &mock : m_model.workspace().filesOf(WorkspaceGroup::Mocks)) {
        menu->addAction(
            LogMenu::title(Workspace::titleOf(mock)), this, [this, mock, requestPath, rule] {
                static_cast<MockPage *>(openPath(mock))->addRule(requestPath, rule);
            });
    }
    menu->addSeparator();
    menu->addAction(tr("a new mock"), this, [this, requestPath, rule] {
        newMock();
        if (auto *mock = qobject_cast<MockPage *>(currentTab()))
            mock->addRule(requestPath, rule);
    });
    menu->setActiveAction(menu->actions().value(1));
    menu->popup(QCursor::pos());
}

} // namespace jackfield::ui
