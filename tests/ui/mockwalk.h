// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "windowwalk.h"

#include <jackfield/net/client.h>
#include <ui/shell/mockpage.h>

#include <QPushButton>
#include <QTabBar>

/// A mock that the real window hosts, and clients of it.
class MockWalk : public WindowWalk
{
protected:
    using Client = std::unique_ptr<WsClient>;

    template<typename Widget>
    Widget *named(const QString &name) const
    {
        return m_page->findChild<Widget *>(name);
    }
    void press(const QString &button) const
    {
        QTest::mouseClick(named<QPushButton>(button), Qt::LeftButton);
    }
    QString file() const { return path(u"mocks/guests.mock.json"_s); }
    /// One route, as the definition has it; it is hosted, and the panel named `tab` shown.
    void openRoute(const QByteArray &route, const QString &tab)
    {
        QVERIFY(write(file(),
                      "{\"jackfield\":\"mock\",\"version\":1,\"servers\":[{\"name\":\"s\","
                      "\"routes\":["
                          + route + "]}]}"));
        m_page = static_cast<MockPage *>(m_window->openPath(file()));
        m_page->startSomewhere();
        QTRY_VERIFY(m_page->isHosted());
        showPanel(tab);
    }
    /// Whatever count stands behind its name.
    void showPanel(const QString &name) const
    {
        auto *tabs = named<QTabBar>(u"mockPanels"_s);
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i).startsWith(name)) {
                QVERIFY(tabs->isTabVisible(i));
                tabs->setCurrentIndex(i);
                return;
            }
        }
        QFAIL(qPrintable(u"no panel "_s + name));
    }
    QString panel() const
    {
        const auto *tabs = named<QTabBar>(u"mockPanels"_s);
        return tabs->tabText(tabs->currentIndex());
    }
    Client connectTo(const QString &target) const
    {
        auto client = net::blockingClient(QUrl(m_page->url()).resolved(QUrl(target)));
        return client ? std::move(*client) : nullptr;
    }
    static QString heard(const Client &client)
    {
        const auto message = client->receive();
        return message
            ? message->text()
            : u"closed %1 %2"_s.arg(message.error().status.code).arg(message.error().status.reason);
    }
    static bool hearsNothing(const Client &client)
    {
        const auto message = client->receive(std::chrono::milliseconds(0));
        return !message && message.error().reason == ReceiveEnd::Reason::Timeout;
    }

    MockPage *m_page = nullptr;
};
