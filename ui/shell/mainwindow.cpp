// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"

#include "connectionpage.h"
#include "mockpage.h"
#include "sessionpage.h"
#include "topbar.h"

#include <ui/views/commandpalette.h>
#include <ui/views/composer.h>
#include <ui/views/environmentpanel.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/pagetabs.h>
#include <ui/views/settingspanel.h>
#include <ui/views/shortcutspanel.h>
#include <ui/views/startpage.h>
#include <ui/views/styled.h>
#include <ui/views/trafficview.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int sideWidth = 232;
constexpr QSize firstSize(1280, 800);
constexpr QSize leastSize(860, 520);

} // namespace

MainWindow::MainWindow(Look &look, const Services &services, QWidget *parent)
    : QMainWindow(parent)
    , m_look(look)
    , m_services(services)
    , m_actions(createActions(look, this))
    , m_secrets(services.secrets)
    , m_top(new TopBar(look, m_actions, this))
    , m_palette(new CommandPalette(look, this))
    , m_tree(new WorkspaceView(look, m_model, this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_notice(new Notice(look, this))
    , m_environments(new EnvironmentPanel(look, this))
    , m_settingsPanel(new SettingsPanel(look, services.stateFolder, this))
    , m_shortcuts(new ShortcutsPanel(look, this))
    , m_start(new StartPage(look, this))
    , m_tabs(new PageTabs(look, m_actions.newConnection, this))
    , m_strip(new StatusStrip(look, this))
    , m_mailbox(this)
{
    setWindowTitle(u"Jackfield"_s);
    resize(firstSize);
    setAcceptDrops(true);
    createLayout();
    connectActions();
    connectTabActions();
    connectTree();
    connectVariables();
    createSettings();
    connectPanes();
    connect(m_palette, &CommandPalette::recentChanged, &m_saving, qOverload<>(&QTimer::start));
    connect(&look, &Look::changed, this, [this] {
        for (Tab *tab : tabs())
            tabChanged(tab);
    });
    m_saving.setSingleShot(true);
    m_saving.setInterval(std::chrono::milliseconds(500));
    connect(&m_saving, &QTimer::timeout, this, &MainWindow::save);
    connect(&m_clock, &QTimer::timeout, this, &MainWindow::updateStrip);
    m_clock.start(std::chrono::seconds(1));
}

MainWindow::~MainWindow()
{
    // What is in it goes while this is only a QWidget any more, and tells nobody: tabs, an editor that was open.
    m_tabs->disconnect(this);
    m_environments->disconnect(this);
    m_history.disconnect(this); // it is emptied when what it tells is gone
    for (Tab *tab : tabs())
        tab->disconnect(this);
}

void MainWindow::createLayout()
{
    setMenuWidget(m_top);
    m_stack->addWidget(scrolling(m_start, m_stack));
    m_stack->addWidget(m_tabs);

    auto *side = new QFrame(this);
    side->setObjectName(u"sideBar"_s);
    side->setMinimumWidth(160);
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(0, 4, 0, 4);
    sideLayout->addWidget(m_tree);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(side);
    m_split->addWidget(m_stack);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({ sideWidth, firstSize.width() - sideWidth });

    auto *centre = new QWidget(this);
    m_notice->setParent(centre); // before the tabs, which have some, too
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_environments);
    m_environments->hide();
    layout->addWidget(m_settingsPanel);
    m_settingsPanel->hide();
    layout->addWidget(m_shortcuts);
    m_shortcuts->hide();
    layout->addWidget(m_split, 1);
    layout->addWidget(m_notice); // where it moves nothing above it
    layout->addWidget(m_strip);
    setCentralWidget(centre);
    // What is shown makes room for what is added; the window never grows for it.
    m_split->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    centre->setMinimumSize(1, 1);
    setMinimumSize(leastSize);
}

void MainWindow::connectActions()
{
    const auto openConnection = [this] {
        openTab({ .kind = TabState::Kind::Connection })->focusAddress();
    };
    connect(m_actions.newConnection, &QAction::triggered, this, openConnection);
    connect(m_actions.hostEcho, &QAction::triggered, this, &MainWindow::hostEcho);
    connect(m_actions.newMock, &QAction::triggered, this, &MainWindow::newMock);
    connect(m_actions.runTests, &QAction::triggered, this, &MainWindow::runTests);
    const auto openProxy = [this] { openTab({ .kind = TabState::Kind::Proxy })->focusAddress(); };
    connect(m_actions.newProxy, &QAction::triggered, this, openProxy);
    connect(m_actions.newScript, &QAction::triggered, this, &MainWindow::newScript);
    connect(m_actions.newWorkspace, &QAction::triggered, this, &MainWindow::chooseNewFolder);
    connect(m_actions.openFolder, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(m_actions.openFile, &QAction::triggered, this, &MainWindow::chooseFiles);
    connect(m_actions.openSample, &QAction::triggered, this, &MainWindow::startSample);
    connect(m_actions.palette, &QAction::triggered, this, &MainWindow::showPalette);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.themes, &QActionGroup::triggered, this, [this](const QAction *theme) {
        chooseTheme(ThemeChoice(theme->data().toInt()));
    });
    connect(m_start, &StartPage::connectRequested, this, openConnection);
    connect(m_start, &StartPage::hostRequested, this, &MainWindow::hostEcho);
    connect(m_start, &StartPage::proxyRequested, this, openProxy);
    connect(m_start, &StartPage::sampleRequested, this, &MainWindow::startSample);
    connect(m_top, &TopBar::workspaceChosen, this, &MainWindow::openWorkspace);
    connect(m_split, &QSplitter::splitterMoved, &m_saving, qOverload<>(&QTimer::start));
}

void MainWindow::connectTabActions()
{
    const auto withTab = [this](const auto &task) {
        return [this, task] {
            if (Tab *tab = currentTab())
                task(tab);
        };
    };
    const auto withPage = [this](const auto &task) {
        return [this, task] {
            if (Page *page = currentPage())
                task(page);
        };
    };
    connect(m_actions.save, &QAction::triggered, this, withTab([](Tab *tab) {
                tab->saveToWorkspace();
            }));
    connect(m_actions.record, &QAction::triggered, this, withPage([](Page *page) {
                page->setRecording(!page->log().isRecording());
            }));
    connect(m_actions.releaseHeld, &QAction::triggered, this, withTab([](Tab *tab) {
                tab->releaseHeld();
            }));
    connect(m_actions.clearLog, &QAction::triggered, this, withPage([](Page *page) {
                page->log().clear();
            }));
    connect(m_actions.focusUrl, &QAction::triggered, this, withTab([](Tab *tab) {
                tab->focusAddress();
            }));
    connect(m_actions.focusComposer, &QAction::triggered, this, withTab([](Tab *tab) {
                tab->focusComposer();
            }));
    connect(m_actions.showRequest, &QAction::triggered, this, withTab([](Tab *tab) {
                tab->setRequestVisible(!tab->isRequestVisible());
            }));
    connect(m_actions.focusFilter, &QAction::triggered, this, withTab([](Tab *tab) {
                tab->find(false);
            }));
    connect(
        m_actions.markInLog, &QAction::triggered, this, withTab([](Tab *tab) { tab->find(true); }));
    connect(m_actions.nextMarked, &QAction::triggered, this, withTab([](Tab *tab) {
                tab->findNext(true);
            }));
    connect(m_actions.previousMarked, &QAction::triggered, this, withTab([](Tab *tab) {
                tab->findNext(false);
            }));
    connectLogActions();
    connect(m_actions.closeTab, &QAction::triggered, this, [this] {
        closeTab(m_tabs->currentIndex());
    });
    connectTabMenu();
    connect(m_actions.reopenTab, &QAction::triggered, this, &MainWindow::reopenTab);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closeTab);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::currentChanged);
    connect(m_tabs->tabBar(), &QTabBar::tabMoved, &m_saving, qOverload<>(&QTimer::start));
    for (int i = 0; i < 9; ++i) {
        auto *shortcut = new QShortcut(QKeySequence(u"Alt+%1"_s.arg(i + 1)), this);
        connect(shortcut, &QShortcut::activated, this, [this, i] { m_tabs->setCurrentIndex(i); });
    }
}

void MainWindow::connectLogActions()
{
    using Task = void (*)(LogPanel *panel);
    const std::pair<QAction *, Task> tasks[] = {
        { m_actions.bookmark, [](LogPanel *panel) { panel->view()->toggleBookmark(); } },
        { m_actions.writeNote, [](LogPanel *panel) { panel->view()->writeNote(); } },
        { m_actions.nextNote, [](LogPanel *panel) { panel->view()->showNoted(true); } },
        { m_actions.previousNote, [](LogPanel *panel) { panel->view()->showNoted(false); } },
        { m_actions.foldHeartbeats,
          [](LogPanel *panel) { panel->setFolding(!panel->isFolding()); } },
        { m_actions.switchLog,
          [](LogPanel *panel) { panel->setConversation(!panel->isConversation()); } },
        { m_actions.savePicture, [](LogPanel *panel) { panel->savePicture(); } },
    };
    for (const auto &[action, task] : tasks) {
        connect(action, &QAction::triggered, this, [this, task] {
            if (Page *page = currentPage())
                task(page->view()->logPanel());
        });
    }
    connect(m_actions.saveSelection, &QAction::triggered, this, [this] {
        if (Page *page = currentPage())
            page->saveSelection();
    });
}

void MainWindow::openWorkspace(const QString &folder)
{
    if (!QDir(folder).exists()) {
        m_notice->tell(tr("There is no folder %1. Open another one with Ctrl+O.").arg(folder));
        return;
    }
    const Workspace workspace(QDir(folder).absolutePath());
    showVariables(false); // they are of the other one
    if (workspace.folder() != m_model.workspace().folder())
        m_history.clear();
    m_closedFolders[m_model.workspace().folder()] = m_tree->closedFolders();
    m_chosen[m_model.workspace().folder()] = m_top->environment();
    m_model.setWorkspace(workspace);
    m_described = { .name = QFileInfo(workspace.folder()).fileName() };
    m_description.setFiles({ workspace.folder() + u"/workspace.json"_s });
    m_tree->setClosedFolders(m_closedFolders.value(workspace.folder()));
    remember(workspace.folder());
    m_top->setRecent(recentWorkspaces());
    describe(m_chosen.value(workspace.folder(), m_top->environment()));
    for (Tab *tab : tabs())
        tabChanged(tab);
    m_saving.start();
}

void MainWindow::hostEcho()
{
    auto *page = static_cast<MockPage *>(openTab({ .kind = TabState::Kind::Echo }));
    page->start();
}

} // namespace jackfield::ui
