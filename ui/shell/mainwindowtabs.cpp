// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The tabs of the window: how they come, go, and show how they stand.
#include "connectionpage.h"
#include "mainwindow.h"
#include "mockpage.h"
#include "sessionpage.h"
#include "topbar.h"

#include <ui/views/startpage.h>
#include <ui/views/styled.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QPainter>
#include <QStackedWidget>
#include <QTabWidget>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int closedKept = 10;

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

Page *MainWindow::createPage(const TabState &state)
{
    const PageContext context {
        .look = m_look,
        .services = m_services,
        .workspace = [this] { return m_model.workspace(); },
        .variables = [this] { return variables(); },
        .secrets = [this] { return secretsOf(environment()); },
        .readSecrets =
            [this](const SecretReferences &references, const Secrets::Answered &answered) {
                m_secrets.read(references, answered);
            },
        .mockAt = [this](int port) { return mockAt(port); },
        .startMock = [this](const QString &path) { return startMock(path); },
        .urls = [this] { return knownUrls(); },
        .visited = [this](const QString &url) { rememberUrl(url); }
    };
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
    connect(page, &Page::openRequested, this, &MainWindow::openPath);
    page->apply(m_settings);
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
    const QString file =
        page->path().isEmpty() ? QString() : m_model.workspace().relative(page->path());
    m_tabs->setTabToolTip(index,
                          plainToolTip(tr("%1 (Alt+%2)").arg(file).arg(index + 1).trimmed()));
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
    m_actions.clearLog->setEnabled(page && page->canRecord());
    m_actions.record->setChecked(page && page->log().isRecording());
}

} // namespace jackfield::ui
