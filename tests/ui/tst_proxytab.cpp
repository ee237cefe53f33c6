// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The recording proxy of the window: real clients and a real server on both sides of it.
#include "windowwalk.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/session/session.h>
#include <ui/shell/proxypage.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTcpServer>
#include <QToolButton>

namespace {
/// Answers each message with itself, and says on which path and as which host it was found.
std::unique_ptr<net::Server> echo(quint16 port = 0)
{
    auto server = std::make_unique<net::Server>(
        [](const Request &request) -> WsResponse {
            return WsResponse([request](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
                socket.send(WsMessage::text(QString::fromLatin1(
                    request.uri().pathAndQuery() + ' ' + request.header("Host").value_or(""))));
            });
        },
        ServerConfig { .port = port, .transport = Transport::Exact });
    return server->start() ? std::move(server) : nullptr;
}
} // namespace

class TestProxyTab : public WindowWalk
{
    Q_OBJECT

    ProxyPage *page() const { return static_cast<ProxyPage *>(m_window->currentPage()); }
    template<typename Widget>
    Widget *named(const QString &name) const
    {
        return page()->findChild<Widget *>(name);
    }
    bool hasRow(EntryKind kind, const QByteArray &payload) const
    {
        const MessageStore &store = page()->log().store();
        for (qsizetype row = 0; row < store.size(); ++row) {
            if (store.at(row).kind == kind && store.payload(row).contains(payload))
                return true;
        }
        return false;
    }
    /// As somebody does it: a key, the URL, Enter.
    void startFor(const QString &url)
    {
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+P"_s));
        auto *edit = named<QLineEdit>(u"url"_s);
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClicks(edit, url);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    static quint16 freePort()
    {
        QTcpServer taken;
        return taken.listen(QHostAddress::LocalHost) ? taken.serverPort() : 0;
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        open();
        m_server = echo();
        QVERIFY(m_server);
    }
    void cleanup()
    {
        m_window.reset();
        m_server.reset();
    }

    void whatPassesIsInTheLogAndRecorded()
    {
        startFor(m_server->url().authority() + u"/feed?x=1"_s);
        QVERIFY(page()->isRunning());
        QCOMPARE(named<QLineEdit>(u"url"_s)->text(),
                 QString(u"ws://"_s + m_server->url().authority() + u"/feed?x=1"_s));
        const QString address = named<QLineEdit>(u"address"_s)->text();
        QVERIFY(address.startsWith(u"ws://127.0.0.1:"_s) && address.endsWith(u"/feed?x=1"_s));
        QVERIFY(!address.contains(m_server->url().authority()));
        QTest::mouseClick(named<QPushButton>(u"copyAddress"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), address);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+R"_s));
        QVERIFY(page()->log().isRecording());

        auto connected = net::blockingClient(QUrl(address));
        QVERIFY(connected);
        WsClient *client = connected->get();
        QCOMPARE(client->receive().value().text(),
                 QString(u"/feed?x=1 "_s + m_server->url().authority()));
        client->send(WsMessage::text(u"hello"_s));
        QCOMPARE(client->receive().value().text(), u"hello"_s);
        QTRY_VERIFY(hasRow(EntryKind::Open, "/feed?x=1"));
        QTRY_COMPARE(page()->words(), u"running, 1 connection"_s);
        client->close();
        QTRY_VERIFY(hasRow(EntryKind::End, {}));
        QTRY_COMPARE(page()->words(), u"running, 0 connections"_s);
        const QString recording = page()->log().recordingPath();
        page()->setRecording(false);
        const auto session = Session::load(recording);
        QVERIFY(session);
        QCOMPARE(session->header.recorder, u"proxy"_s);
        const auto messages =
            std::ranges::count(session->events, SessionEvent::Kind::Message, &SessionEvent::kind);
        QCOMPARE(messages, 3);
        QVERIFY(!page()->log().isRecording());
    }

    void aServerThatIsNotThereIsSaidAndRetracted()
    {
        const quint16 port = freePort();
        startFor(u"127.0.0.1:%1"_s.arg(port));
        const QUrl address(page()->address());
        QVERIFY(!net::blockingClient(address));
        QTRY_VERIFY(page()->view()->notice()->isVisible());
        QVERIFY2(page()->view()->notice()->text().contains(u"A client was refused."_s),
                 qPrintable(page()->view()->notice()->text()));
        QTRY_VERIFY(hasRow(EntryKind::Refused, {}));
        m_server = echo(port);
        QVERIFY(m_server);
        QVERIFY(net::blockingClient(address));
        QTRY_VERIFY(!page()->view()->notice()->isVisible());
    }

    void whatCannotBeIsSaid_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << u""_s << u"Enter its URL"_s;
        QTest::newRow("another scheme") << u"ftp://a"_s << u"this is ftp://"_s;
        QTest::newRow("no host") << u"ws:///x"_s << u"names no host"_s;
        QTest::newRow("no URL") << u"ws://a:b:c"_s << u"is no URL"_s;
        QTest::newRow("a variable that is not there") << u"ws://{{ nowhere }}"_s << u"nowhere"_s;
    }
    void whatCannotBeIsSaid()
    {
        QFETCH(QString, url);
        QFETCH(QString, words);
        startFor(url);
        QVERIFY(!page()->isRunning());
        QVERIFY(page()->view()->notice()->isVisible());
        QVERIFY2(page()->view()->notice()->text().contains(words),
                 qPrintable(page()->view()->notice()->text()));
        QCOMPARE(named<QPushButton>(u"proxyButton"_s)->text(), u"Start"_s);
    }

    void aPortThatIsTakenIsSaidAndAnotherOffered()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+P"_s));
        page()->setUrl(m_server->url().toString());
        named<QSpinBox>(u"proxyPort"_s)->setValue(taken.serverPort());
        page()->start();
        QVERIFY(!page()->isRunning());
        auto *remedy = page()->view()->notice()->findChild<QPushButton *>(u"noticeButton"_s);
        QCOMPARE(remedy->text(), u"Use a free port"_s);
        QTest::mouseClick(remedy, Qt::LeftButton);
        QVERIFY(page()->isRunning());
        QVERIFY(QUrl(page()->address()).port() != taken.serverPort());
    }

    void itDoesNotStandBeforeItself()
    {
        const quint16 port = freePort();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+P"_s));
        page()->setUrl(u"ws://localhost:%1"_s.arg(port));
        named<QSpinBox>(u"proxyPort"_s)->setValue(port);
        page()->start();
        QVERIFY(!page()->isRunning());
        QVERIFY(page()->view()->notice()->text().contains(u"before itself"_s));
    }

    void itComesBackWithItsAddressAndOptions()
    {
        startFor(m_server->url().toString());
        const QString address = page()->address();
        for (QAction *option : named<QToolButton>(u"proxyOptions"_s)->menu()->actions()) {
            if (option->text().contains(u"Host"_s))
                option->trigger();
        }
        QCOMPARE(named<QToolButton>(u"proxyOptions"_s)->text(), u"Options · 1"_s);
        QVERIFY(net::blockingClient(QUrl(address)));
        QTRY_VERIFY(hasRow(EntryKind::End, {}));
        restart();
        QVERIFY(!page()->isRunning());
        QVERIFY(hasRow(EntryKind::End, {}));
        QCOMPARE(page()->title(), QString(u"proxy "_s + m_server->url().authority()));
        page()->start();
        QCOMPARE(page()->address(), address); // the other program has it
        auto connected = net::blockingClient(QUrl(address));
        QVERIFY(connected);
        WsClient *client = connected->get();
        QCOMPARE(client->receive().value().text(), QString(u"/ "_s + QUrl(address).authority()));
    }

private:
    std::unique_ptr<net::Server> m_server;
};

QTEST_MAIN(TestProxyTab)
#include "tst_proxytab.moc"
