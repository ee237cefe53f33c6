// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Pictures of the recording proxy, with the sample's feed behind it and a real client before it.
#include "scenes.h"

#include <ui/shell/connectionpage.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/proxypage.h>
#include <ui/views/breakpointlist.h>
#include <ui/views/heldpanel.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QTabBar>
#include <QTabWidget>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace jackfield::shots {

namespace {
ProxyPage *opened(MainWindow &window)
{
    return static_cast<ProxyPage *>(window.openTab({ .kind = TabState::Kind::Proxy }));
}

/// The client goes on through the proxy, whose tab is in front.
ProxyPage *between(MainWindow &window)
{
    if (!connection(window))
        return nullptr;
    auto *client = static_cast<ConnectionPage *>(window.currentPage());
    client->setRecording(false);
    ProxyPage *page = opened(window);
    page->setUrl(client->url());
    page->start();
    if (!page->isRunning())
        return nullptr;
    auto *through = static_cast<ConnectionPage *>(window.openTab(client->copied()));
    through->setUrl(page->address());
    through->connectNow();
    if (!until([=] { return through->linkState() == ClientLink::State::Open; }))
        return nullptr;
    through->send(WsMessage::text(u"{\"type\":\"subscribe\",\"symbol\":\"ACME\"}"_s));
    auto *tabs = window.findChild<QTabWidget *>(u"pages"_s);
    tabs->setCurrentWidget(page);
    return until([=] { return page->log().store().size() >= 12; }) ? page : nullptr;
}

bool idle(MainWindow &window)
{
    return opened(window);
}

bool running(MainWindow &window)
{
    ProxyPage *page = between(window);
    if (page)
        selectRow(page, "subscribe");
    return page;
}

/// Orders of the client wait, the first one is being edited, and what was done to others is in the log.
bool holding(MainWindow &window)
{
    ProxyPage *page = between(window);
    if (!page)
        return false;
    auto *tabs = window.findChild<QTabWidget *>(u"pages"_s);
    auto *client = static_cast<ConnectionPage *>(tabs->widget(tabs->count() - 1));
    client->send(WsMessage::text(u"{\"type\":\"unsubscribe\",\"id\":3}"_s));
    auto *breakpoints = page->findChild<BreakpointList *>();
    breakpoints->add(u"$.type = order dir:in"_s);
    const auto order = [&](int id) {
        client->send(WsMessage::text(
            u"{\"type\":\"order\",\"id\":%1,\"side\":\"buy\",\"quantity\":10}"_s.arg(id)));
    };
    auto *panel = page->findChild<HeldPanel *>();
    const auto holds = [&](int depth) { return until([=] { return panel->depth() == depth; }); };
    auto *editor = panel->findChild<CodeView *>();
    order(4);
    if (!holds(1))
        return false;
    editor->replaceText(u"{\"type\":\"order\",\"id\":4,\"side\":\"sell\",\"quantity\":10}"_s);
    page->releaseHeld();
    if (!holds(0))
        return false;
    order(5);
    if (!holds(1))
        return false;
    panel->menuActions().last()->trigger(); // dropped
    if (!holds(0))
        return false;
    for (const int id : { 6, 7, 8 })
        order(id);
    client->send(WsMessage::text(u"{\"type\":\"ping\",\"id\":9}"_s));
    if (!holds(4))
        return false;
    editor->replaceText(u"{\"type\":\"order\",\"id\":6,\"side\":\"buy\",\"quantity\":1000}"_s);
    page->findChild<PayloadInspector *>()->findChild<QTabBar *>()->setCurrentIndex(
        PayloadInspector::Diff);
    return selectRow(page, "\"sell\",\"quantity\"") >= 0;
}

bool breakpoints(MainWindow &window)
{
    if (!holding(window))
        return false;
    auto *page = static_cast<ProxyPage *>(window.currentPage());
    page->findChild<BreakpointList *>()->add(u"size>64k"_s);
    page->findChild<QTabBar *>(u"proxyPanels"_s)->setCurrentIndex(1);
    return true;
}

bool injecting(MainWindow &window)
{
    ProxyPage *page = between(window);
    if (page)
        page->compose(selectRow(page, "subscribe"));
    return page;
}
} // namespace

QList<Scene> proxyScenes()
{
    return { { u"proxyidle"_s, idle },
             { u"proxy"_s, running },
             { u"holding"_s, holding },
             { u"breakpoints"_s, breakpoints },
             { u"injecting"_s, injecting } };
}

} // namespace jackfield::shots
