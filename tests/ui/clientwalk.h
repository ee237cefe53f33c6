// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "windowwalk.h"

#include <jackfield/net/server.h>
#include <ui/models/connectionrequest.h>
#include <ui/shell/connectionpage.h>
#include <ui/views/addressbar.h>
#include <ui/views/composer.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/requestpanel.h>
#include <ui/views/trafficview.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>
#include <mutex>

/// A new client tab of the real window, with its request panel open, and a real server that keeps what it was asked.
class ClientWalk : public WindowWalk
{
protected:
    void start()
    {
        moveIn();
        m_server = std::make_unique<net::Server>(
            [this](const Request &request) -> WsResponse {
                const std::scoped_lock lock(m_mutex);
                m_requests.append(request);
                if (request.uri().path() == u"/refused")
                    return refuse(Response(403).body("not you"));
                return WsResponse([this](const WebSocket &socket) {
                           socket.onMessage([this, socket](const WsMessage &message) {
                               if (message.bytes() == "end")
                                   socket.abort();
                               else
                                   socket.send(message);
                           });
                           socket.onClose([this](const WsStatus &status, Side, bool) {
                               const std::scoped_lock closing(m_mutex);
                               m_closed.append(status);
                           });
                       })
                    .withSubprotocol(request.offeredSubprotocols().value(0));
            },
            ServerConfig { .transport = Transport::Exact, .compression = Compression() });
        QVERIFY(m_server->start());
        open();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+N"_s));
        QTest::keyClicks(named<QLineEdit>(u"url"_s), url(u"/chat?a=1&b={{%20x%20}}"_s));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+H"_s));
        QVERIFY(panel()->isVisible());
    }
    void stop()
    {
        m_window.reset();
        m_server.reset();
        m_requests.clear();
        m_closed.clear();
    }

    template<typename Widget>
    Widget *named(const QString &name) const
    {
        return m_window->currentPage()->findChild<Widget *>(name);
    }
    ConnectionPage *page() const { return static_cast<ConnectionPage *>(m_window->currentPage()); }
    RequestPanel *panel() const { return page()->findChild<RequestPanel *>(); }
    AddressBar *address() const { return page()->findChild<AddressBar *>(); }
    QString preview() const { return named<QPlainTextEdit>(u"requestPreview"_s)->toPlainText(); }
    QString url(const QString &path) const
    {
        return u"ws://"_s + m_server->url().authority() + path;
    }
    static void type(FieldTable *table, int row, int column, const QString &text)
    {
        table->item(row, column)->setText(text);
    }
    void choose(RequestPanel::Tab tab) { named<QTabBar>(u"requestTabs"_s)->setCurrentIndex(tab); }
    void connectNow()
    {
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        QTRY_VERIFY(hasRow(EntryKind::Open));
    }
    bool hasRow(EntryKind kind) const
    {
        const MessageStore &store = page()->log().store();
        for (qsizetype row = 0; row < store.size(); ++row) {
            if (store.at(row).kind == kind)
                return true;
        }
        return false;
    }
    QByteArray lastPayload() const
    {
        const MessageStore &store = page()->log().store();
        return store.payload(store.size() - 1).toByteArray();
    }
    Request lastRequest()
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests.last();
    }
    WsStatus lastClose()
    {
        const std::scoped_lock lock(m_mutex);
        return m_closed.value(m_closed.size() - 1, WsStatus { 0, {} });
    }

    std::mutex m_mutex;
    QList<Request> m_requests;
    QList<WsStatus> m_closed;
    std::unique_ptr<net::Server> m_server;
};
