// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "topbar.h"

#include <ui/models/payloadtext.h>
#include <ui/models/workspace.h>
#include <ui/views/styled.h>

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QMenu>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int barHeight = 44;
constexpr int searchWidth = 280;
constexpr qsizetype longestName = 60;
} // namespace

TopBar::TopBar(Look &look, const Actions &actions, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_actions(actions)
    , m_workspace(createWorkspaceButton())
    , m_environment(new QComboBox(this))
{
    setObjectName(u"topBar"_s);
    setFixedHeight(barHeight);
    auto *logo = iconLabel(look.logo(), 20, this);
    auto *brand = plainLabel(u"Jackfield"_s, this);
    brand->setObjectName(u"brand"_s);
    m_environment->setObjectName(u"environment"_s);
    m_environment->setToolTip(tr("Environment with the values of {{ variables }}"));
    auto *variables = new QToolButton(this);
    variables->setObjectName(u"editVariables"_s);
    variables->setDefaultAction(actions.editVariables);
    auto *record = new QToolButton(this);
    record->setObjectName(u"record"_s);
    record->setDefaultAction(actions.record);
    record->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(logo);
    layout->addWidget(brand);
    layout->addSpacing(16);
    layout->addWidget(m_workspace);
    layout->addWidget(m_environment);
    layout->addWidget(variables);
    layout->addStretch(1);
    layout->addWidget(createSearchButton(look, actions));
    layout->addStretch(1);
    layout->addWidget(record);
    layout->addWidget(createMenuButton(look, actions));
    connect(m_environment, &QComboBox::activated, this, &TopBar::environmentChanged);
}

QPushButton *TopBar::createSearchButton(Look &look, const Actions &actions)
{
    auto *button = new QPushButton(tr("Search or do…    Ctrl+K"), this);
    button->setObjectName(u"search"_s);
    button->setIcon(look.icon(u"search"_s));
    button->setMinimumWidth(searchWidth);
    button->setFocusPolicy(Qt::NoFocus);
    button->setToolTip(actions.palette->toolTip());
    connect(button, &QPushButton::clicked, actions.palette, &QAction::trigger);
    return button;
}

QToolButton *TopBar::createWorkspaceButton()
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"workspaceButton"_s);
    button->setIcon(m_look.icon(u"folder-open"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    return button;
}

void TopBar::setRecent(const QStringList &folders)
{
    QMenu *menu = m_workspace->menu();
    menu->clear();
    menu->addAction(m_actions.newWorkspace);
    menu->addAction(m_actions.openFolder);
    menu->addAction(m_actions.openSample);
    menu->addAction(m_actions.reload);
    if (!folders.isEmpty())
        addHeading(menu, tr("Recent"));
    for (const QString &folder : folders) {
        const QString name = Workspace(folder).name();
        QAction *action =
            menu->addAction(QString(previewText(name.toUtf8(), longestName)).replace(u'&', u"&&"_s),
                            this,
                            [this, folder] { Q_EMIT workspaceChosen(folder); });
        action->setIcon(m_look.icon(u"folder"_s));
        action->setToolTip(plainToolTip(folder));
    }
    menu->setToolTipsVisible(true);
}

/// How it looks.
void TopBar::addWindowActions(QMenu *menu, const Actions &actions)
{
    menu->addSeparator();
    menu->addMenu(tr("Window"))
        ->addActions({ actions.showTree,
                       actions.showPanel,
                       actions.showPayload,
                       actions.showTimeLine,
                       actions.placePanes,
                       actions.zoomIn,
                       actions.zoomOut,
                       actions.zoomReset });
    QMenu *themes = menu->addMenu(tr("Theme"));
    themes->addActions(actions.themes->actions());
    menu->addActions({ actions.settings, actions.shortcuts });
}

QToolButton *TopBar::createMenuButton(Look &look, const Actions &actions)
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"menuButton"_s);
    button->setIcon(look.icon(u"application-menu"_s));
    button->setToolTip(tr("Menu (F10)"));
    button->setAccessibleName(tr("Menu"));
    button->setShortcut(QKeySequence(u"F10"_s));
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    menu->addActions({ actions.newConnection,
                       actions.hostEcho,
                       actions.newMock,
                       actions.newProxy,
                       actions.newScript,
                       actions.openFile,
                       actions.runTests,
                       actions.undo,
                       actions.redo,
                       actions.save,
                       actions.focusComposer,
                       actions.showRequest,
                       actions.editVariables });
    menu->addSeparator();
    menu->addMenu(tr("Tab"))->addActions({ actions.closeTab,
                                           actions.closeOthers,
                                           actions.closeRight,
                                           actions.reopenTab,
                                           actions.duplicateTab,
                                           actions.copyPlace });
    menu->addSeparator();
    menu->addActions(
        { actions.focusFilter, actions.markInLog, actions.nextMarked, actions.previousMarked });
    menu->addSeparator();
    menu->addMenu(tr("Notes"))
        ->addActions(
            { actions.bookmark, actions.writeNote, actions.nextNote, actions.previousNote });
    menu->addMenu(tr("Log"))->addActions({ actions.foldHeartbeats,
                                           actions.switchLog,
                                           actions.savePicture,
                                           actions.saveSelection,
                                           actions.clearLog });
    menu->addAction(actions.releaseHeld);
    addWindowActions(menu, actions);
    menu->addSeparator();
    menu->addAction(actions.quit);
    button->setMenu(menu);
    return button;
}

void TopBar::show(const QString &folder,
                  const WorkspaceDescription &workspace,
                  const QString &environment)
{
    m_workspace->setText(workspace.name);
    m_workspace->setToolTip(plainToolTip(folder));
    m_environment->clear();
    for (const Environment &one : workspace.environments)
        m_environment->addItem(one.name);
    m_environment->setCurrentIndex(std::max(0, m_environment->findText(environment)));
    m_environment->setVisible(m_environment->count() > 0);
}

QString TopBar::environment() const
{
    return m_environment->currentText();
}

} // namespace jackfield::ui
