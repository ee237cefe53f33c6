// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Breakpoints in the window: real clients and a real server on both sides of its proxy.
#include "windowwalk.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/session/session.h>
#include <ui/shell/proxypage.h>
#include <ui/views/codeview.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

class TestProxyHolding : public WindowWalk
{
    Q_OBJECT

    ProxyPage *page() const { return static_cast<ProxyPage *>(m_window->currentPage()); }
    template<typename Widget>
    Widget *named(const QString &name) const
    {
        return page()->findChild<Widget *>(name);
    }
    CodeView *editorIn(const QString &name) const
    {
        return named<QWidget>(name)->findChild<CodeView *>();
    }
    QStringList queue(const QString &name) const
    {
        const auto *model = named<QListView>(name)->model();
        QStringList rows;
        for (int row = 0; row < model->rowCount(); ++row)
            rows.append(model->index(row, 0).data().toString());
        return rows;
    }
    /// Kind, what was done, and payload of each row that is a message or was one.
    QStringList rows() const
    {
        const auto *model = page()->log().model();
        const MessageStore &store = page()->log().store();
        QStringList rows;
        for (qsizetype row = 0; row < store.size(); ++row) {
            const auto record = store.at(row);
            if (!record.isMessage() && record.kind != EntryKind::Dropped)
                continue;
            const QString touch =
                model->index(int(row), 0).data(MessageLogModel::TouchRole).toString();
            rows.append(QString(touch + u": "_s + QString::fromUtf8(store.payload(row))));
        }
        return rows;
    }
    void addBreakpoint(const QString &filter)
    {
        named<QTabBar>(u"proxyPanels"_s)->setCurrentIndex(1);
        auto *edit = named<QLineEdit>(u"breakpointFilter"_s);
        edit->setFocus();
        QTest::keyClicks(edit, filter);
        QTest::keyClick(edit, Qt::Key_Return);
        named<QTabBar>(u"proxyPanels"_s)->setCurrentIndex(0);
    }
    void replaceText(CodeView *editor, const QString &text)
    {
        editor->setFocus();
        QTest::keySequence(editor, QKeySequence(u"Ctrl+A"_s));
        QTest::keyClicks(editor, text);
    }
    void say(const QString &text) { m_client->send(WsMessage::text(text)); }
    QString heard()
    {
        const auto message = m_client->receive();
        return message ? message->text() : u"(nothing)"_s;
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        open();
        m_server = std::make_unique<net::Server>(
            [](const Request &) {
                return WsResponse([](const WebSocket &socket) {
                    socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
                });
            },
            ServerConfig { .transport = Transport::Exact });
        QVERIFY(m_server->start());
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+P"_s));
        page()->setUrl(m_server->url().toString());
        page()->start();
        auto connected = net::blockingClient(QUrl(page()->address()));
        QVERIFY(connected);
        m_client = *std::move(connected);
        QTRY_COMPARE(page()->words(), u"running, 1 connection"_s);
    }
    void cleanup()
    {
        m_client.reset();
        m_window.reset();
        m_server.reset();
    }

    void whatABreakpointFindsIsHeldAndChanged()
    {
        addBreakpoint(u"dir:in $.type = order"_s);
        say(u"{\"type\":\"hello\"}"_s);
        QCOMPARE(heard(), u"{\"type\":\"hello\"}"_s);
        say(u"{\"type\":\"order\",\"id\":1}"_s);
        say(u"{\"type\":\"tick\"}"_s);
        QTRY_COMPARE(
            queue(u"clientQueue"_s),
            (QStringList { u"● {\"type\":\"order\",\"id\":1}"_s, u"… {\"type\":\"tick\"}"_s }));
        QCOMPARE(page()->words(), u"running, 1 connection, 2 held"_s);
        QCOMPARE(page()->health(), Health::Busy);
        QVERIFY(queue(u"serverQueue"_s).isEmpty());
        QVERIFY(named<QLabel>(u"clientQueueDepth"_s)->text().startsWith(u"To the server: 2"_s));
        CodeView *editor = editorIn(u"heldEditor"_s);
        QCOMPARE(editor->text(), u"{\"type\":\"order\",\"id\":1}"_s); // the first one, by itself
        replaceText(editor, u"{\"type\":\"order\",\"id\":2}"_s);
        QTRY_VERIFY(queue(u"clientQueue"_s).first().startsWith(u"✎"_s));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(heard(), u"{\"type\":\"order\",\"id\":2}"_s);
        QCOMPARE(heard(), u"{\"type\":\"tick\"}"_s);
        QTRY_COMPARE(rows().mid(2, 3),
                     (QStringList { u"came so, the next went on: {\"type\":\"order\",\"id\":1}"_s,
                                    u"changed: {\"type\":\"order\",\"id\":2}"_s,
                                    u": {\"type\":\"tick\"}"_s }));
        QTRY_COMPARE(page()->words(), u"running, 1 connection"_s);
        // Before and after stand side by side.
        page()->view()->logPanel()->view()->showStoreRow(4);
        auto *inspector = page()->findChild<PayloadInspector *>();
        inspector->findChild<QTabBar *>()->setCurrentIndex(PayloadInspector::Diff);
        QTRY_VERIFY(page()->log().model()->likeBefore(4) == 3);
    }

    void dropDuplicateAndReleaseAllByOneKey()
    {
        named<QCheckBox>(u"holdAll"_s)->click();
        for (const QString &text : { u"one"_s, u"two"_s, u"three"_s })
            say(text);
        QTRY_COMPARE(queue(u"clientQueue"_s).size(), 3);
        QTest::mouseClick(named<QToolButton>(u"heldDrop"_s), Qt::LeftButton);
        QTRY_COMPARE(queue(u"clientQueue"_s).size(), 2);
        QTest::mouseClick(named<QToolButton>(u"heldDuplicate"_s), Qt::LeftButton);
        QTRY_COMPARE(queue(u"clientQueue"_s),
                     (QStringList { u"● two"_s, u"● two"_s, u"● three"_s }));
        named<QCheckBox>(u"holdAll"_s)->click();
        QTest::keySequence(m_window.get(), QKeySequence(u"F8"_s));
        for (const QString &text : { u"two"_s, u"two"_s, u"three"_s })
            QCOMPARE(heard(), text);
        QTRY_VERIFY(queue(u"clientQueue"_s).isEmpty());
        QTRY_COMPARE(
            rows().first(4),
            (QStringList { u"dropped: one"_s, u": two"_s, u"injected: two"_s, u": three"_s }));
    }

    void tenThousandGoOnByOneKeyInTheirOrder()
    {
        constexpr int count = 10'000;
        named<QCheckBox>(u"holdAll"_s)->click();
        for (int i = 0; i < count; ++i)
            say(u"number %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(
            page()->words(), u"running, 1 connection, 10\u2009000 held"_s, 60'000);
        named<QCheckBox>(u"holdAll"_s)->click();
        QTest::keySequence(m_window.get(), QKeySequence(u"F8"_s));
        for (int i = 0; i < count; ++i)
            QCOMPARE(heard(), u"number %1"_s.arg(i));
        QTRY_COMPARE(page()->words(), u"running, 1 connection"_s);
        QTRY_COMPARE(page()->log().store().size(), 2 * count + 1);
    }

    void tenThousandThatAreLostHoldNobodyUp()
    {
        constexpr int count = 10'000;
        named<QCheckBox>(u"holdAll"_s)->click();
        for (int i = 0; i < count; ++i)
            say(u"number %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(queue(u"clientQueue"_s).size(), count, 60'000);
        QTest::mouseClick(named<QPushButton>(u"proxyButton"_s), Qt::LeftButton);
        QTRY_VERIFY(!page()->isHolding());
        QCOMPARE(queue(u"clientQueue"_s).size(), count);
        QTRY_COMPARE(rows().size(), count);
        QTest::mouseClick(named<QPushButton>(u"forgetLost"_s), Qt::LeftButton);
        QTRY_VERIFY(queue(u"clientQueue"_s).isEmpty());
    }

    void allOfItIsDoneByKeys()
    {
        named<QTabBar>(u"proxyPanels"_s)->setCurrentIndex(1);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+M"_s));
        QVERIFY(editorIn(u"injectEditor"_s)->hasFocus());
        named<QCheckBox>(u"holdAll"_s)->click();
        say(u"one"_s);
        say(u"two"_s);
        QTRY_COMPARE(queue(u"clientQueue"_s).size(), 2);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+M"_s));
        QVERIFY(editorIn(u"heldEditor"_s)->hasFocus());
        auto *list = named<QListView>(u"clientQueue"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_COMPARE(queue(u"clientQueue"_s), QStringList { u"● two"_s });
        named<QCheckBox>(u"holdAll"_s)->click();
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(editorIn(u"heldEditor"_s)->hasFocus());
        QTest::keySequence(editorIn(u"heldEditor"_s), QKeySequence(u"Ctrl+A"_s));
        QTest::keyClicks(editorIn(u"heldEditor"_s), u"2"_s);
        QTest::keyClick(editorIn(u"heldEditor"_s), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(heard(), u"2"_s);
    }

    void whatIsWrittenStaysWithItsMessage()
    {
        named<QCheckBox>(u"holdAll"_s)->click();
        say(u"one"_s);
        say(u"two"_s);
        QTRY_COMPARE(queue(u"clientQueue"_s).size(), 2);
        replaceText(editorIn(u"heldEditor"_s), u"ONE"_s);
        auto *list = named<QListView>(u"clientQueue"_s);
        list->setCurrentIndex(list->model()->index(1, 0));
        QCOMPARE(editorIn(u"heldEditor"_s)->text(), u"two"_s);
        list->setCurrentIndex(list->model()->index(0, 0));
        QCOMPARE(editorIn(u"heldEditor"_s)->text(), u"ONE"_s);
        list->setCurrentIndex(list->model()->index(1, 0));
        named<QCheckBox>(u"holdAll"_s)->click();
        QTest::keySequence(m_window.get(), QKeySequence(u"F8"_s));
        QCOMPARE(heard(), u"ONE"_s);
        QCOMPARE(heard(), u"two"_s);
    }

    void hexThatIsNoneIsSaidAndNothingReleased()
    {
        named<QCheckBox>(u"holdAll"_s)->click();
        m_client->send(WsMessage::binary("\x01\x02"));
        QTRY_COMPARE(queue(u"clientQueue"_s).size(), 1);
        CodeView *editor = editorIn(u"heldEditor"_s);
        QCOMPARE(editor->text(), u"01 02"_s);
        replaceText(editor, u"01 0x"_s);
        QVERIFY(!named<QToolButton>(u"heldRelease"_s)->isEnabled());
        QTest::keySequence(m_window.get(), QKeySequence(u"F8"_s));
        QVERIFY(page()->view()->notice()->text().contains(u"Nothing was released"_s));
        QCOMPARE(queue(u"clientQueue"_s).size(), 1);
        replaceText(editor, u"ff 00"_s);
        named<QCheckBox>(u"holdAll"_s)->click();
        QTest::mouseClick(named<QToolButton>(u"heldRelease"_s), Qt::LeftButton);
        const auto message = m_client->receive();
        QVERIFY(message && *message == WsMessage::binary("\xff\x00"_ba));
    }

    void whatIsInjectedReachesEitherSide()
    {
        named<QTabBar>(u"proxyPanels"_s)->setCurrentIndex(2);
        replaceText(editorIn(u"injectEditor"_s), u"from nobody"_s);
        named<QComboBox>(u"injectTo"_s)->setCurrentIndex(1); // the client
        QTest::mouseClick(named<QPushButton>(u"inject"_s), Qt::LeftButton);
        QCOMPARE(heard(), u"from nobody"_s);
        named<QComboBox>(u"injectTo"_s)->setCurrentIndex(0);
        QTest::keyClick(editorIn(u"injectEditor"_s), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(heard(), u"from nobody"_s); // the server's echo
        QTRY_COMPARE(rows(),
                     (QStringList { u"injected: from nobody"_s,
                                    u"injected: from nobody"_s,
                                    u": from nobody"_s }));
    }

    void whoStopsIsToldWhatWasLostAndRecordingsTellIt()
    {
        page()->setRecording(true);
        named<QCheckBox>(u"holdAll"_s)->click();
        say(u"unheard"_s);
        QTRY_COMPARE(queue(u"clientQueue"_s).size(), 1);
        const QString recording = page()->log().recordingPath();
        QTest::mouseClick(named<QPushButton>(u"proxyButton"_s), Qt::LeftButton);
        QVERIFY(page()->view()->notice()->text().contains(u"One message was held"_s));
        QTRY_COMPARE(queue(u"clientQueue"_s), QStringList { u"✗ unheard"_s });
        QTRY_COMPARE(rows(), QStringList { u"held until it was lost: unheard"_s });
        QVERIFY(!page()->isHolding());
        page()->setRecording(false);
        const auto session = Session::load(recording);
        QVERIFY(session);
        const auto dropped =
            std::ranges::find(session->events, SessionEvent::Kind::Dropped, &SessionEvent::kind);
        QVERIFY(dropped != session->events.end());
        QCOMPARE(dropped->touch, WsTouch::Lost);
        QTest::mouseClick(named<QPushButton>(u"forgetLost"_s), Qt::LeftButton);
        QTRY_VERIFY(queue(u"clientQueue"_s).isEmpty());
    }

    void whoHangsUpIsSaidAndStillHeard()
    {
        named<QCheckBox>(u"holdAll"_s)->click();
        say(u"last words"_s);
        QTRY_COMPARE(queue(u"clientQueue"_s).size(), 1);
        m_client.reset();
        QTRY_VERIFY(named<QLabel>(u"clientQueueDepth"_s)->text().contains(u"the client hung up"_s));
        QCOMPARE(queue(u"clientQueue"_s), QStringList { u"● last words"_s });
        QTest::keySequence(m_window.get(), QKeySequence(u"F8"_s));
        QTRY_COMPARE(rows().value(0), u": last words"_s); // it was delivered
        QTRY_VERIFY(queue(u"clientQueue"_s).isEmpty());
    }

    void breakpointsAreKeptAndCheckedWhileTyped()
    {
        auto *edit = named<QLineEdit>(u"breakpointFilter"_s);
        edit->setText(u"size>much"_s);
        QVERIFY(!named<QPushButton>(u"addBreakpoint"_s)->isEnabled());
        QVERIFY(!named<QLabel>(u"breakpointProblem"_s)->text().isEmpty());
        edit->clear();
        addBreakpoint(u"kind:binary"_s);
        addBreakpoint(u"order"_s);
        auto *list = named<QListWidget>(u"breakpoints"_s);
        list->item(0)->setCheckState(Qt::Unchecked);
        QCOMPARE(named<QTabBar>(u"proxyPanels"_s)->tabText(1), u"Breakpoints · 1"_s);
        m_client.reset();
        restart();
        list = named<QListWidget>(u"breakpoints"_s);
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->text(), u"kind:binary"_s);
        QCOMPARE(list->item(0)->checkState(), Qt::Unchecked);
        QCOMPARE(list->item(1)->checkState(), Qt::Checked);
        QVERIFY(!named<QCheckBox>(u"holdAll"_s)->isChecked());
    }

    void onesLikeARowAreHeldByItsMenu()
    {
        say(u"{\"type\":\"order\",\"id\":1}"_s);
        QCOMPARE(heard(), u"{\"type\":\"order\",\"id\":1}"_s);
        QTRY_COMPARE(rows().size(), 2);
        page()->view()->logPanel()->view()->showStoreRow(1);
        Q_EMIT page()->view()->logPanel()->view()->holdRequested(u"$.type = \"order\" dir:in"_s);
        QCOMPARE(named<QListWidget>(u"breakpoints"_s)->count(), 1);
        say(u"{\"type\":\"order\",\"id\":2}"_s);
        QTRY_COMPARE(queue(u"clientQueue"_s).size(), 1);
    }

private:
    std::unique_ptr<net::Server> m_server;
    std::unique_ptr<WsClient> m_client;
};

QTEST_MAIN(TestProxyHolding)
#include "tst_proxyholding.moc"
