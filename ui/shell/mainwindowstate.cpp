// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How the window comes back as it was left, and how the sample starts.
#include "connectionpage.h"
#include "mainwindow.h"
#include "mockpage.h"
#include "proxypage.h"
#include "topbar.h"

#include <ui/models/scriptfiles.h>
#include <ui/views/commandpalette.h>
#include <ui/views/composer.h>
#include <ui/views/environmentpanel.h>
#include <ui/views/notice.h>
#include <ui/views/pagetabs.h>
#include <ui/views/settingspanel.h>
#include <ui/views/shortcutspanel.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDir>
#include <QPointer>
#include <QSplitter>
#include <QUrl>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostVisited = 30;

/// The first of the paths that ends so, else the first.
QString endingWith(const QStringList &paths, const QString &end)
{
    const auto found =
        std::ranges::find_if(paths, [&](const QString &path) { return path.endsWith(end); });
    return found == paths.end() ? paths.first() : *found;
}
} // namespace

void MainWindow::restore(const QString &folder)
{
    const WindowState last = WindowState::load(WindowState::fileIn(m_services.stateFolder));
    m_settings = last.settings;
    chooseTheme(last.theme);
    m_look.setTextSize(m_settings.textSize);
    showPanes();
    m_recent = last.recent;
    m_closedFolders = last.closedFolders;
    openWorkspace(QDir(last.workspace).exists() && !last.workspace.isEmpty() ? last.workspace
                                                                             : sampleWorkspace());
    if (!folder.isEmpty())
        openWorkspace(folder);
    describe(last.environment);
    restoreGeometry(last.geometry);
    m_split->restoreState(last.split);
    m_closed = last.closed;
    m_visited = last.visited;
    m_replays = last.replays;
    m_exportTarget = last.exportTarget;
    m_palette->setRecent(last.commands);
    for (const TabState &tab : last.tabs)
        openTab(tab);
    if (last.current >= 0)
        m_tabs->setCurrentIndex(last.current);
    m_tree->setFocus();
    dropLogsOfForgottenTabs();
}

void MainWindow::chooseTheme(ThemeChoice theme)
{
    m_look.choose(theme);
    for (QAction *action : m_actions.themes->actions())
        action->setChecked(action->data().toInt() == int(theme));
    m_settingsPanel->show(m_settings, theme);
    m_saving.start();
}

void MainWindow::createSettings()
{
    connect(m_actions.settings, &QAction::triggered, this, [this] {
        m_settingsPanel->show(m_settings, m_look.choice());
        showAbove(m_settingsPanel->isHidden() ? m_settingsPanel : nullptr);
    });
    connect(m_actions.shortcuts, &QAction::triggered, this, [this] {
        m_shortcuts->show(actions());
        showAbove(m_shortcuts->isHidden() ? m_shortcuts : nullptr);
    });
    connect(m_shortcuts, &ShortcutsPanel::closed, m_shortcuts, &QWidget::hide);
    connectTextSize();
    connect(m_settingsPanel, &SettingsPanel::closed, m_settingsPanel, &QWidget::hide);
    connect(m_settingsPanel, &SettingsPanel::themeChosen, this, &MainWindow::chooseTheme);
    connect(m_settingsPanel, &SettingsPanel::edited, this, [this](const Settings &settings) {
        m_settings = settings;
        m_look.setTextSize(settings.textSize);
        for (Tab *tab : tabs())
            tab->apply(settings);
        m_saving.start();
    });
}

void MainWindow::connectTextSize()
{
    connect(m_actions.zoomIn, &QAction::triggered, this, [this] {
        setTextSize(m_look.textSize() + 1);
    });
    connect(m_actions.zoomOut, &QAction::triggered, this, [this] {
        setTextSize(m_look.textSize() - 1);
    });
    connect(m_actions.zoomReset, &QAction::triggered, this, [this] { setTextSize(0); });
}

void MainWindow::setTextSize(int points)
{
    m_settings.textSize =
        points == 0 ? 0 : std::clamp(points, Settings::leastText, Settings::mostText);
    m_look.setTextSize(m_settings.textSize);
    m_settingsPanel->show(m_settings, m_look.choice());
    m_saving.start();
}

void MainWindow::showAbove(const QWidget *panel)
{
    m_environments->setVisible(panel == m_environments);
    m_settingsPanel->setVisible(panel == m_settingsPanel);
    m_shortcuts->setVisible(panel == m_shortcuts);
}

QString MainWindow::sampleWorkspace()
{
    if (const auto copied = copyFolder(m_services.sampleFolder, m_services.sampleCopy); !copied)
        m_notice->tell(copied.error().message);
    return m_services.sampleCopy;
}

QString MainWindow::mockAt(int port) const
{
    for (const QString &path : m_model.workspace().filesOf(WorkspaceGroup::Mocks)) {
        if (listensAt(path, port))
            return path;
    }
    return {};
}

/// Of the workspace's connections, of what is hosted here, and those that were visited.
QStringList MainWindow::knownUrls() const
{
    QStringList urls;
    for (const QString &path : m_model.workspace().filesOf(WorkspaceGroup::Connections)) {
        const auto file = ConnectionFile::load(path);
        if (file && !file->url.isEmpty())
            urls.append(file->url);
    }
    for (const Tab *tab : tabs()) {
        if (const auto *mock = qobject_cast<const MockPage *>(tab))
            urls.append(mock->urls());
        else if (const auto *proxy = qobject_cast<const ProxyPage *>(tab);
                 proxy && proxy->isRunning())
            urls.append(proxy->address());
    }
    return urls + m_visited;
}

void MainWindow::rememberUrl(const QString &url)
{
    m_visited.removeAll(url);
    m_visited.prepend(url);
    if (m_visited.size() > mostVisited)
        m_visited.removeLast();
    m_saving.start();
}

/// The tab that asked for it stays in front, unless somebody went on meanwhile.
void MainWindow::startMock(const QString &path, const std::function<void()> &then)
{
    const QPointer<Tab> current = currentTab();
    auto *mock = static_cast<MockPage *>(openPath(path));
    mock->start([this, current, mock, then] {
        if (current && currentTab() == mock)
            m_tabs->setCurrentWidget(current);
        then();
    });
}

void MainWindow::startSample()
{
    openWorkspace(sampleWorkspace());
    const QStringList mocks = m_model.workspace().filesOf(WorkspaceGroup::Mocks);
    if (mocks.isEmpty())
        return;
    auto *mock = static_cast<MockPage *>(openPath(endingWith(mocks, u"/trading.mock.json"_s)));
    mock->startSomewhere([this, mock] { connectSample(*mock); });
}

void MainWindow::connectSample(const MockPage &mock)
{
    const QStringList connections = m_model.workspace().filesOf(WorkspaceGroup::Connections);
    if (connections.isEmpty())
        return;
    auto *client =
        static_cast<ConnectionPage *>(openPath(endingWith(connections, u"/feed.json"_s)));
    if (const auto url = expanded(client->url(), variables(m_model.workspace().folder()))) {
        const QUrl host(mock.url());
        if (QUrl(*url).port() != host.port())
            client->setUrl(host.resolved(QUrl(QUrl(*url).path())).toString());
    }
    // The composer's message goes out as soon as the connection is open: one click, and ticks come.
    auto *once = new QObject(client);
    connect(client, &Page::changed, once, [client, once] {
        if (client->linkState() != ClientLink::State::Open)
            return;
        client->disconnect(once);
        once->deleteLater();
        client->send(WsMessage::text(client->composer()->text()));
    });
    client->connectNow();
}

WindowState MainWindow::state() const
{
    WindowState state { .workspace = m_model.workspace().folder(),
                        .recent = m_recent,
                        .environment = m_top->environment(),
                        .theme = m_look.choice(),
                        .settings = m_settings,
                        .geometry = saveGeometry(),
                        .split = m_split->saveState(),
                        .closedFolders = {},
                        .closed = m_closed,
                        .visited = m_visited,
                        .replays = m_replays,
                        .exportTarget = m_exportTarget,
                        .commands = m_palette->recent(),
                        .current = m_tabs->currentIndex() };
    for (const QString &folder : m_recent) {
        const QStringList closed = folder == m_model.workspace().folder()
            ? m_tree->closedFolders()
            : m_closedFolders.value(folder);
        if (!closed.isEmpty())
            state.closedFolders[folder] = closed;
    }
    for (const Tab *tab : tabs())
        state.tabs.append(tab->state());
    return state;
}

void MainWindow::save()
{
    if (const auto saved = state().save(WindowState::fileIn(m_services.stateFolder)); !saved)
        m_notice->tell(saved.error().message);
}

void MainWindow::dropLogsOfForgottenTabs()
{
    QStringList kept;
    for (const Tab *tab : tabs())
        kept.append(tab->state().id);
    for (const TabState &tab : std::as_const(m_closed))
        kept.append(tab.id);
    QDir folder(m_services.stateFolder + u"/traffic"_s);
    for (const QString &name : folder.entryList(QDir::Files)) {
        if (!kept.contains(name.section(u'.', 0, 0)))
            folder.remove(name);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (Tab *tab : tabs())
        tab->leave();
    save();
    m_saving.stop();
    QMainWindow::closeEvent(event);
}

} // namespace jackfield::ui
