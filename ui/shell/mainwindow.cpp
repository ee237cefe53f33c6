// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"

#include "connectionpage.h"
#include "mockpage.h"
#include "sessionpage.h"
#include "topbar.h"

#include <ui/views/composer.h>
#include <ui/views/logpanel.h>
#include <ui/views/startpage.h>
#include <ui/views/trafficview.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int closedKept = 10;
constexpr int sideWidth = 232;
constexpr QSize firstSize(1280, 800);

QIcon dot(const QColor &colour)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(8, 8, 16, 16);
    return pixmap;
}

QColor colourOf(Health health, const Theme &theme)
{
    switch (health) {
    case Health::Live:
        return theme.good;
    case Health::Busy:
        return theme.warning;
    case Health::Failed:
        return theme.failure;
    case Health::Idle:
        break;
    }
    return theme.line;
}
} // namespace

MainWindow::MainWindow(Look &look, const Services &services, QWidget *parent)
    : QMainWindow(parent)
    , m_look(look)
    , m_services(services)
    , m_actions(createActions(look, this))
    , m_top(new TopBar(look, m_actions, this))
    , m_tree(new WorkspaceView(look, m_model, this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_start(new StartPage(look, this))
    , m_tabs(new QTabWidget(this))
    , m_strip(new StatusStrip(look, this))
{
    setWindowTitle(u"Jackfield"_s);
    resize(firstSize);
    createLayout();
    connectActions();
    connectTabActions();
    connectTree();
    connect(&look, &Look::changed, this, [this] {
        for (Page *page : pages())
            pageChanged(page);
    });
    m_saving.setSingleShot(true);
    m_saving.setInterval(std::chrono::milliseconds(500));
    connect(&m_saving, &QTimer::timeout, this, &MainWindow::save);
    connect(&m_clock, &QTimer::timeout, this, &MainWindow::updateStrip);
    m_clock.start(std::chrono::seconds(1));
}

MainWindow::~MainWindow()
{
    // The tabs go while this is only a QWidget any more; they tell nobody.
    m_tabs->disconnect(this);
    for (Page *page : pages())
        page->disconnect(this);
}

void MainWindow::createLayout()
{
    setMenuWidget(m_top);
    m_tabs->setObjectName(u"pages"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->tabBar()->setElideMode(Qt::ElideRight);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setIconSize({ 16, 16 });
    m_stack->addWidget(m_start);
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
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_split, 1);
    layout->addWidget(m_strip);
    setCentralWidget(centre);
}

void MainWindow::connectActions()
{
    const auto openConnection = [this] {
        openTab({ .kind = TabState::Kind::Connection })->focusAddress();
    };
    connect(m_actions.newConnection, &QAction::triggered, this, openConnection);
    connect(m_actions.hostEcho, &QAction::triggered, this, &MainWindow::hostEcho);
    connect(m_actions.openFolder, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(m_actions.openSample, &QAction::triggered, this, &MainWindow::startSample);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.themes, &QActionGroup::triggered, this, [this](const QAction *theme) {
        m_look.choose(ThemeChoice(theme->data().toInt()));
        m_saving.start();
    });
    connect(m_start, &StartPage::connectRequested, this, openConnection);
    connect(m_start, &StartPage::hostRequested, this, &MainWindow::hostEcho);
    connect(m_start, &StartPage::sampleRequested, this, &MainWindow::startSample);
    connect(m_top, &TopBar::environmentChanged, &m_saving, qOverload<>(&QTimer::start));
    connect(m_split, &QSplitter::splitterMoved, &m_saving, qOverload<>(&QTimer::start));
}

void MainWindow::connectTabActions()
{
    const auto withPage = [this](const auto &task) {
        return [this, task] {
            if (Page *page = currentPage())
                task(page);
        };
    };
    connect(m_actions.save, &QAction::triggered, this, withPage([](Page *page) {
                page->saveToWorkspace();
            }));
    connect(m_actions.record, &QAction::triggered, this, withPage([](Page *page) {
                page->setRecording(!page->log().isRecording());
            }));
    connect(m_actions.clearLog, &QAction::triggered, this, withPage([](Page *page) {
                page->log().clear();
            }));
    connect(m_actions.focusUrl, &QAction::triggered, this, withPage([](Page *page) {
                page->focusAddress();
            }));
    connect(m_actions.focusFilter, &QAction::triggered, this, withPage([](Page *page) {
                page->view()->logPanel()->focusFilter();
            }));
    connect(m_actions.closeTab, &QAction::triggered, this, [this] {
        closePage(m_tabs->currentIndex());
    });
    connect(m_actions.reopenTab, &QAction::triggered, this, &MainWindow::reopenTab);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closePage);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::currentChanged);
    connect(m_tabs->tabBar(), &QTabBar::tabMoved, &m_saving, qOverload<>(&QTimer::start));
    for (int i = 0; i < 9; ++i) {
        auto *shortcut = new QShortcut(QKeySequence(u"Alt+%1"_s.arg(i + 1)), this);
        connect(shortcut, &QShortcut::activated, this, [this, i] { m_tabs->setCurrentIndex(i); });
    }
}

void MainWindow::connectTree()
{
    connect(m_tree, &WorkspaceView::opened, this, &MainWindow::openPath);
    connect(m_tree, &WorkspaceView::menuRequested, this, &MainWindow::showMenu);
}

void MainWindow::openWorkspace(const QString &folder)
{
    const Workspace workspace(QDir(folder).absolutePath());
    m_model.setWorkspace(workspace);
    m_top->show(workspace, m_top->environment());
    for (Page *page : pages())
        pageChanged(page);
    m_saving.start();
}

void MainWindow::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open a workspace"), m_model.workspace().folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openWorkspace);
    dialog->open();
}

QMap<QString, QString> MainWindow::variables() const
{
    const QString chosen = m_top->environment();
    for (const Environment &environment : m_model.workspace().environments()) {
        if (environment.name == chosen)
            return environment.variables;
    }
    return {};
}

Page *MainWindow::createPage(const TabState &state)
{
    const PageContext context { .look = m_look,
                                .services = m_services,
                                .workspace = [this] { return m_model.workspace(); },
                                .variables = [this] { return variables(); },
                                .mockAt = [this](int port) { return mockAt(port); },
                                .startMock =
                                    [this](const QString &path) { return startMock(path); } };
    switch (state.kind) {
    case TabState::Kind::Mock:
    case TabState::Kind::Echo:
        return new MockPage(context, state);
    case TabState::Kind::Session:
        return new SessionPage(context, state);
    case TabState::Kind::Connection:
        break;
    }
    return new ConnectionPage(context, state);
}

Page *MainWindow::openTab(const TabState &state)
{
    Page *page = createPage(state);
    addPage(page);
    return page;
}

void MainWindow::addPage(Page *page)
{
    connect(page, &Page::changed, this, [this, page] { pageChanged(page); });
    connect(page, &Page::edited, &m_saving, qOverload<>(&QTimer::start));
    m_tabs->addTab(page, page->title());
    m_tabs->setCurrentWidget(page);
    m_stack->setCurrentWidget(m_tabs);
    pageChanged(page);
    m_saving.start();
}

Page *MainWindow::openPath(const QString &path)
{
    for (Page *page : pages()) {
        if (page->path() == path) {
            m_tabs->setCurrentWidget(page);
            return page;
        }
    }
    TabState state { .kind = TabState::Kind::Connection, .path = path };
    if (path.endsWith(u".session.jsonl"_s))
        state.kind = TabState::Kind::Session;
    else if (path.endsWith(u".mock.json"_s))
        state.kind = TabState::Kind::Mock;
    return openTab(state);
}

QList<Page *> MainWindow::pages() const
{
    QList<Page *> pages;
    for (int i = 0; i < m_tabs->count(); ++i)
        pages.append(static_cast<Page *>(m_tabs->widget(i)));
    return pages;
}

Page *MainWindow::currentPage() const
{
    return static_cast<Page *>(m_tabs->currentWidget());
}

void MainWindow::closePage(int index)
{
    if (index < 0)
        return;
    Page *page = pages()[index];
    m_closed.prepend(page->state());
    if (m_closed.size() > closedKept)
        m_closed.removeLast();
    m_model.setStatus(page->path(), {});
    m_tabs->removeTab(index);
    delete page;
    if (m_tabs->count() == 0)
        m_stack->setCurrentWidget(m_start);
    m_saving.start();
}

void MainWindow::reopenTab()
{
    if (!m_closed.isEmpty())
        openTab(m_closed.takeFirst());
}

void MainWindow::pageChanged(Page *page)
{
    const int index = m_tabs->indexOf(page);
    m_tabs->setTabText(index, QString(page->title()).replace(u'&', u"&&"_s));
    m_tabs->setTabIcon(index, dot(colourOf(page->health(), m_look.theme())));
    m_tabs->setTabToolTip(index, tr("Alt+%1").arg(index + 1));
    const bool isLive = page->canRecord() && page->health() == Health::Live;
    if (!page->path().isEmpty())
        m_model.setStatus(page->path(), { isLive, page->detail() });
    updateStrip();
}

void MainWindow::currentChanged()
{
    Page *page = currentPage();
    m_strip->watch(page ? &page->log() : nullptr, page && page->canRecord());
    m_tree->select(page ? page->path() : QString());
    updateStrip();
    m_saving.start();
}

void MainWindow::updateStrip()
{
    const Page *page = currentPage();
    m_strip->setState(page ? page->health() : Health::Idle, page ? page->words() : QString());
    m_actions.record->setEnabled(page && page->canRecord());
    m_actions.record->setChecked(page && const_cast<Page *>(page)->log().isRecording());
}

void MainWindow::showMenu(const QModelIndex &index, const QPoint &position)
{
    const QString path = index.data(WorkspaceModel::PathRole).toString();
    QMenu menu;
    if (path.isEmpty()) {
        const auto group = WorkspaceGroup(index.data(WorkspaceModel::GroupRole).toInt());
        if (group == WorkspaceGroup::Sessions)
            return;
        menu.addAction(group == WorkspaceGroup::Mocks ? m_actions.hostEcho
                                                      : m_actions.newConnection);
        menu.exec(position);
        return;
    }
    menu.addAction(tr("Open"), this, [this, path] { openPath(path); });
    if (path.endsWith(u".mock.json"_s)) {
        menu.addAction(
            tr("Start"), this, [this, path] { static_cast<MockPage *>(openPath(path))->start(); });
    } else if (!path.endsWith(u".session.jsonl"_s)) {
        menu.addAction(tr("Connect"), this, [this, path] {
            static_cast<ConnectionPage *>(openPath(path))->connectNow();
        });
    }
    menu.exec(position);
}

void MainWindow::hostEcho()
{
    auto *page = static_cast<MockPage *>(openTab({ .kind = TabState::Kind::Echo }));
    page->start();
}

} // namespace jackfield::ui
