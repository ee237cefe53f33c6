// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Who is connected to a mock, and what is said to them by hand.
#include "windowwalk.h"

#include <jackfield/net/client.h>
#include <ui/shell/connectionpage.h>
#include <ui/shell/mockclients.h>
#include <ui/shell/mockpage.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>

class TestMockClients : public WindowWalk
{
    Q_OBJECT

    using Client = std::unique_ptr<WsClient>;

    template<typename Widget>
    Widget *named(const QString &name) const
    {
        return m_page->findChild<Widget *>(name);
    }
    QAbstractItemView *table() const { return named<QAbstractItemView>(u"clientTable"_s); }
    QString cell(int row, ClientTable::Column column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    void press(const QString &button) const
    {
        QTest::mouseClick(named<QPushButton>(button), Qt::LeftButton);
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
    void open(const QByteArray &route)
    {
        const QString file = path(u"mocks/guests.mock.json"_s);
        QVERIFY(
            write(file,
                  "{\"jackfield\":\"mock\",\"version\":1,\"servers\":[{\"name\":\"s\",\"routes\":["
                      + route + "]}]}"));
        m_page = static_cast<MockPage *>(m_window->openPath(file));
        m_page->startSomewhere();
        QTRY_VERIFY(m_page->isHosted());
        named<QTabBar>(u"mockPanels"_s)->setCurrentIndex(1);
        QVERIFY(table()->isVisible());
        QVERIFY(!named<QPushButton>(u"clientsClose"_s)->isEnabled());
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        WindowWalk::open();
    }
    void cleanup() { m_window.reset(); }

    void theyAreShownWithWhatTheyAskedFor()
    {
        open("{\"path\":\"/room/{name}\",\"rules\":{\"greeting\":[{\"join\":\"{{ path.name }}\"},"
             "{\"set\":{\"user\":\"{{ query.user }}\"}}]}}");
        const Client ann = connectTo(u"/room/red?user=ann"_s);
        const Client bob = connectTo(u"/room/blue?user=%3Cb%3Ebob"_s);
        QVERIFY(ann && bob);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        QCOMPARE(cell(0, ClientTable::Number), u"1"_s);
        QCOMPARE(cell(0, ClientTable::Target), u"/room/red?user=ann"_s);
        QTRY_COMPARE(cell(1, ClientTable::Rooms), u"blue"_s);
        QTRY_COMPARE(cell(1, ClientTable::State), u"{\"user\":\"<b>bob\"}"_s);
        QVERIFY(!table()
                     ->model()
                     ->index(1, ClientTable::State)
                     .data(Qt::ToolTipRole)
                     .toString()
                     .contains(u"<b>"));
        QCOMPARE(named<QTabBar>(u"mockPanels"_s)->tabText(1), u"Clients · 2"_s);
        ann->send(WsMessage::text(u"hi"_s));
        QTRY_COMPARE(cell(0, ClientTable::Received), u"1"_s);
        // Who stays keeps its selection.
        table()->setCurrentIndex(table()->model()->index(1, 0));
        ann->abort();
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(table()->currentIndex().row(), 0);
        m_page->stop();
        QCOMPARE(table()->model()->rowCount(), 0);
    }

    void messagesGoToAllToSomeOrToARoom()
    {
        open("{\"path\":\"/{name}\",\"rules\":{\"greeting\":{\"join\":\"{{ path.name }}\"}}}");
        const Client one = connectTo(u"/red"_s);
        const Client two = connectTo(u"/blue"_s);
        QVERIFY(one && two);
        auto *to = named<QComboBox>(u"clientsTo"_s);
        QTRY_COMPARE(to->count(), 4);
        auto *message = named<QLineEdit>(u"clientsMessage"_s);
        QTest::keyClicks(message, u"all of {{ path.name }}"_s);
        QTest::keyClick(message, Qt::Key_Return);
        QCOMPARE(heard(one), u"all of red"_s);
        QCOMPARE(heard(two), u"all of blue"_s);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, { 100, 30 });
        QCOMPARE(to->currentText(), u"to the selected"_s);
        press(u"clientsSend"_s);
        QCOMPARE(heard(two), u"all of blue"_s);
        to->setCurrentText(u"to room red"_s);
        message->setText(u"only red"_s);
        press(u"clientsSend"_s);
        QCOMPARE(heard(one), u"only red"_s);
        QVERIFY(hearsNothing(two));
        message->setText(u"{{ nothing"_s);
        press(u"clientsSend"_s);
        QVERIFY(m_page->view()->notice()->isVisible());
        QVERIFY(hearsNothing(one));
    }

    void connectionsAreClosedOrDropped()
    {
        open("{\"path\":\"/\",\"echo\":{}}");
        const Client one = connectTo(u"/"_s);
        const Client two = connectTo(u"/"_s);
        QVERIFY(one && two);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, { 100, 5 });
        named<QSpinBox>(u"clientsCode"_s)->setValue(1005);
        press(u"clientsClose"_s);
        QVERIFY(m_page->view()->notice()->text().contains(u"1005"));
        named<QSpinBox>(u"clientsCode"_s)->setValue(4001);
        QTest::keyClicks(named<QLineEdit>(u"clientsReason"_s), u"bye"_s);
        QTest::keyClick(named<QLineEdit>(u"clientsReason"_s), Qt::Key_Return);
        QCOMPARE(heard(one), u"closed 4001 bye"_s);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QVERIFY(hearsNothing(two));
        press(u"clientsDrop"_s);
        QCOMPARE(heard(two).section(u' ', 0, 1), u"closed 1006"_s);
        QTRY_COMPARE(table()->model()->rowCount(), 0);
        QVERIFY(!named<QPushButton>(u"clientsDrop"_s)->isEnabled());
    }

    void aClientIsOneClickAway()
    {
        open("{\"path\":\"/feed/{symbol}\",\"echo\":{}}");
        const QString url = m_page->url() + u"feed/{symbol}"_s;
        press(u"connectToIt"_s);
        auto *client = qobject_cast<ConnectionPage *>(m_window->currentPage());
        QVERIFY(client);
        QCOMPARE(client->url(), url);
        QCOMPARE(client->findChild<QLineEdit *>(u"url"_s), QApplication::focusWidget());
    }

    void anEchoHasThemToo()
    {
        m_page = static_cast<MockPage *>(m_window->openTab({ .kind = TabState::Kind::Echo }));
        m_page->start();
        QTRY_VERIFY(m_page->isHosted());
        named<QTabBar>(u"mockPanels"_s)->setCurrentIndex(1);
        QVERIFY(connectTo(u"/"_s));
        const Client client = connectTo(u"/any/where"_s);
        QVERIFY(client);
        client->send(WsMessage::binary("\x01"));
        const auto back = client->receive();
        QVERIFY(back && *back == WsMessage::binary("\x01"));
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(cell(0, ClientTable::Target), u"/any/where"_s);
    }

private:
    MockPage *m_page = nullptr;
};

QTEST_MAIN(TestMockClients)
#include "tst_mockclients.moc"
