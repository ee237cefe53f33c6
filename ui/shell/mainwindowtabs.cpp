// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The tabs of the window: how they come, go, and show how they stand.
#include "comparisontab.h"
#include "connectionpage.h"
#include "mainwindow.h"
#include "mockpage.h"
#include "proxypage.h"
#include "scripttab.h"
#include "sessionpage.h"
#include "teststab.h"
#include "topbar.h"

#include <ui/views/pagetabs.h>
#include <ui/views/startpage.h>
#include <ui/views/styled.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QPainter>
#include <QStackedWidget>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int closedKept = 10;

/// How the tab stands; beside it, when it records, a ring with a dot as on recorders.
QIcon dot(const QColor &colour, const std::optional<QColor> &recording)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (!recording) {
        painter.drawEllipse(8, 8, 16, 16);
        return pixmap;
    }
    painter.drawEllipse(QPointF(5, 16), 5, 5);
    painter.setBrush(*recording);
    painter.drawEllipse(QPointF(22, 16), 5, 5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(*recording, 2));
    painter.drawEllipse(QPointF(22, 16), 9, 9);
    return pixmap;
}

bool isRecording(const Tab *tab)
{
    const auto *page = qobject_cast<const Page *>(tab);
    return page && page->log().isRecording();
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
    return theme.muted;
}
} // namespace

/// The folder with the group that the file is in; for a tab without one, the workspace that is open.
QString MainWindow::workspaceOf(const TabState &state) const
{
    const QString &open = m_model.workspace().folder();
    if (!state.workspace.isEmpty())
        return state.workspace;
    if (state.path.isEmpty() || state.path.startsWith(open + u'/'))
        return open;
    return Workspace::rootOf(state.path);
}

Tab *MainWindow::createTab(const TabState &given)
{
    TabState state = given;
    state.workspace = workspaceOf(given);
    const QString &folder = state.workspace;
    const PageContext context {
        .look = m_look,
        .services = m_services,
        .workspace = [this] { return m_model.workspace(); },
        .folder = folder,
        .variables = [this, folder] { return variables(folder); },
        .secrets = [this,
                    folder] { return SecretReferences { folder, environment(folder).secrets }; },
        .readSecrets =
            [this](const SecretReferences &references, const Secrets::Answered &answered) {
                m_secrets.read(references, answered);
            },
        .knownSecrets = m_secrets.all(),
        .makeSecret = [this, folder](const auto &name,
                                     const auto &value,
                                     const auto &made) { makeSecret(folder, name, value, made); },
        .mockAt = [this](int port) { return mockAt(port); },
        .startMock = [this](const auto &path, const auto &then) { startMock(path, then); },
        .urls = [this] { return knownUrls(); },
        .visited = [this](const QString &url) { rememberUrl(url); },
        .replayed = [this](const QString &session) { return replayedAgainst(session); },
        .keepReplayed = [this](const auto &session,
                               const auto &mock) { keepReplayed(session, mock); },
        .exportTarget = [this] { return m_exportTarget; },
        .exportTargetChosen =
            [this](const QString &target) {
                m_exportTarget = target;
                m_saving.start();
            }
    };
    switch (state.kind) {
    case TabState::Kind::Mock:
    case TabState::Kind::Echo:
        return new MockPage(context, state);
    case TabState::Kind::Session:
        return new SessionPage(context, state);
    case TabState::Kind::Script:
        return new ScriptTab(context, state);
    case TabState::Kind::Comparison:
        return new ComparisonTab(context, state);
    case TabState::Kind::Tests:
        return new TestsTab(context, state);
    case TabState::Kind::Proxy:
        return new ProxyPage(context, state);
    case TabState::Kind::Connection:
        break;
    }
    return new ConnectionPage(context, state);
}

Tab *MainWindow::openTab(const TabState &state)
{
    Tab *tab = createTab(state);
    addTab(tab);
    return tab;
}

void MainWindow::addTab(Tab *tab)
{
    connect(tab, &Tab::changed, this, [this, tab] { tabChanged(tab); });
    connect(tab, &Tab::edited, &m_saving, qOverload<>(&QTimer::start));
    connect(tab, &Tab::created, this, &MainWindow::nameInTree);
    connect(tab, &Tab::openRequested, this, [this](const QString &path) {
        openPath(path)->focusAddress(); // what asked for it is not seen any more
    });
    connect(tab, &Tab::clientRequested, this, [this](const QString &url) {
        openTab({ .kind = TabState::Kind::Connection, .url = url })->focusAddress();
    });
    connect(tab, &Tab::placeRequested, this, [this](const QString &path, int line) {
        openPath(path)->goToLine(line);
    });
    connectSessions(tab);
    connect(tab, &Tab::panelNeeded, this, [this] { setPane(&Panes::panel, true); });
    connect(tab, &Tab::payloadNeeded, this, [this] { setPane(&Panes::payload, true); });
    if (auto *page = qobject_cast<Page *>(tab)) {
        connect(page, &Page::ruleRequested, this, [this, page](const auto &path, const auto &rule) {
            placeRule(page, path, rule);
        });
    }
    tab->apply(m_settings);
    m_tabs->addTab(tab, tab->title());
    m_tabs->setCurrentWidget(tab);
    m_stack->setCurrentWidget(m_tabs);
    tabChanged(tab);
    m_saving.start();
}

Tab *MainWindow::openPath(const QString &path)
{
    for (Tab *tab : tabs()) {
        if (tab->path() == path) {
            m_tabs->setCurrentWidget(tab);
            return tab;
        }
    }
    const auto closed = std::ranges::find(m_closed, path, &TabState::path);
    if (closed != m_closed.end()) // as it was left, with what was not saved
        return openTab(m_closed.takeAt(closed - m_closed.begin()));
    TabState state { .kind = TabState::Kind::Connection, .path = path };
    if (path.endsWith(u".session.jsonl"_s))
        state.kind = TabState::Kind::Session;
    else if (path.endsWith(u".mock.json"_s))
        state.kind = TabState::Kind::Mock;
    else if (path.endsWith(u".js"_s))
        state.kind = TabState::Kind::Script;
    return openTab(state);
}

QList<Tab *> MainWindow::tabs() const
{
    QList<Tab *> tabs;
    for (int i = 0; i < m_tabs->count(); ++i)
        tabs.append(static_cast<Tab *>(m_tabs->widget(i)));
    return tabs;
}

Tab *MainWindow::currentTab() const
{
    return static_cast<Tab *>(m_tabs->currentWidget());
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(currentTab());
}

void MainWindow::closeTab(int index)
{
    if (index < 0)
        return;
    Tab *tab = tabs()[index];
    tab->leave();
    m_closed.prepend(tab->state());
    forgetOldestClosed();
    m_model.setStatus(tab->path(), {});
    const bool hasKeys = tab->isAncestorOf(focusWidget());
    m_tabs->removeTab(index);
    delete tab;
    if (hasKeys) // else the next widget gets them, the first button of the window
        m_tree->setFocus();
    if (m_tabs->count() == 0)
        m_stack->setCurrentIndex(0);
    m_saving.start();
}

/// What is not in its file stays.
void MainWindow::forgetOldestClosed()
{
    for (qsizetype i = m_closed.size() - 1; i > 0 && m_closed.size() > closedKept; --i) {
        if (!m_closed[i].hasUnsaved())
            m_closed.removeAt(i);
    }
}

/// A file has one tab.
void MainWindow::reopenTab()
{
    if (m_closed.isEmpty())
        return;
    const TabState last = m_closed.first();
    if (!last.path.isEmpty()) {
        openPath(last.path);
        m_closed.removeIf([&](const TabState &one) { return one.id == last.id; });
    } else {
        openTab(m_closed.takeFirst());
    }
}

void MainWindow::tabChanged(Tab *tab)
{
    const int index = m_tabs->indexOf(tab);
    const QString mark = tab->isChanged() ? u" •"_s : QString();
    m_tabs->setTabText(index, QString(tab->title()).replace(u'&', u"&&"_s) + mark);
    const bool records = isRecording(tab);
    m_tabs->setTabIcon(index,
                       dot(colourOf(tab->health(), m_look.theme()),
                           records ? std::optional(m_look.theme().failure) : std::nullopt));
    const QString file =
        tab->path().isEmpty() ? QString() : m_model.workspace().relative(tab->path());
    QString words = file.isEmpty() ? tab->title() : file;
    if (tab->isChanged())
        words = tr("%1, changed: Ctrl+S saves it").arg(words);
    if (records)
        words = tr("%1, recording").arg(words);
    m_tabs->setTabToolTip(
        index, plainToolTip(index < 9 ? u"%1 (Alt+%2)"_s.arg(words).arg(index + 1) : words));
    const bool isLive = tab->canRecord() && tab->health() == Health::Live;
    if (!tab->path().isEmpty())
        m_model.setStatus(tab->path(), { isLive, tab->detail(), records });
    updateStrip();
}

void MainWindow::currentChanged()
{
    const Tab *tab = currentTab();
    Page *page = currentPage();
    m_strip->watch(page ? &page->log() : nullptr, page && page->canRecord());
    m_tree->select(tab ? tab->path() : QString());
    updateStrip();
    m_saving.start();
}

void MainWindow::updateStrip()
{
    const Tab *tab = currentTab();
    const Page *page = currentPage();
    setWindowTitle(tab ? tab->title() + u" – Jackfield"_s : u"Jackfield"_s);
    m_strip->setState(tab ? tab->health() : Health::Idle, tab ? tab->words() : QString());
    m_actions.record->setEnabled(page && page->canRecord());
    m_actions.clearLog->setEnabled(page && page->canRecord());
    m_actions.releaseHeld->setEnabled(tab && tab->isHolding());
    const bool isRecording = page && page->log().isRecording();
    m_actions.record->setChecked(isRecording);
    const QString act = isRecording ? tr("Stop recording") : tr("Record");
    m_actions.record->setToolTip(recordingTip(act));
    if (act == m_actions.record->text())
        return;
    m_actions.record->setText(act);
    m_actions.record->setIcon(
        m_look.icon(isRecording ? u"media-playback-stop"_s : u"media-record"_s));
}

/// With the other tabs that record.
QString MainWindow::recordingTip(const QString &act) const
{
    QStringList others;
    for (const Tab *tab : tabs()) {
        if (tab != currentTab() && ui::isRecording(tab))
            others.append(tab->title());
    }
    const QString tip =
        u"%1 (%2)"_s.arg(act, m_actions.record->shortcut().toString(QKeySequence::NativeText));
    return plainToolTip(others.isEmpty() ? tip
                                         : tr("%1. Other tabs that record: %2 (%3)")
                                               .arg(tip)
                                               .arg(others.size())
                                               .arg(others.join(u", "_s)));
}

} // namespace jackfield::ui
