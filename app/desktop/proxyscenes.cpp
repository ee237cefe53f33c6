// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Pictures of the recording proxy, with the sample's feed behind it and a real client before it.
#include "scenes.h"

#include <ui/shell/connectionpage.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/proxypage.h>
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
} // namespace

QList<Scene> proxyScenes()
{
    return { { u"proxyidle"_s, idle }, { u"proxy"_s, running } };
}

} // namespace jackfield::shots
