// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Who is connected to a mock, and what is said to them by hand.
#include "mockwalk.h"

#include <ui/shell/connectionpage.h>
#include <ui/shell/mockclients.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>
#include <QTabBar>

class TestMockClients : public MockWalk
{
    Q_OBJECT

    QAbstractItemView *table() const { return named<QAbstractItemView>(u"clientTable"_s); }
    QString cell(int row, ClientTable::Column column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    void open(const QByteArray &route)
    {
        openRoute(route, u"Clients"_s);
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

    void somethingWrongIsSentByHand()
    {
        open("{\"path\":\"/\",\"rules\":{}}");
        const Client client = connectTo(u"/"_s);
        QVERIFY(client);
        QTRY_VERIFY(named<QPushButton>(u"clientsFault"_s)->isEnabled());
        const QMenu *menu = named<QPushButton>(u"clientsFault"_s)->menu();
        QStringList names;
        for (const QAction *action : menu->actions())
            names.append(action->text());
        QVERIFY(names.contains(u"fragmentStorm"));
        QCOMPARE(names.size(), 21); // one that stays, a line, nineteen faults
        menu->actions().at(names.indexOf(u"reservedBit"))->trigger();
        QVERIFY(heard(client).startsWith(u"closed"));
        const auto codes = [&] {
            QList<int> all;
            const MessageStore &store = m_page->log().store();
            for (qsizetype row = 0; row < store.size(); ++row) {
                if (store.at(row).kind == EntryKind::Close)
                    all.append(store.at(row).code);
            }
            return all;
        };
        QTRY_COMPARE(codes().value(0), 1002); // what the client said to it
    }

    void faultsOfTheDefinitionAreSwitched()
    {
        open("{\"path\":\"/\",\"faults\":{\"received\":{\"drop\":1}},\"echo\":{}}");
        auto *faults = named<QCheckBox>(u"misbehaves"_s);
        QVERIFY(faults->isVisible() && faults->isChecked());
        const Client client = connectTo(u"/"_s);
        QVERIFY(client);
        client->send(WsMessage::text(u"lost"_s));
        QTRY_COMPARE(m_page->log().store().size(), 2);
        QTest::mouseClick(faults, Qt::LeftButton, {}, QPoint(8, faults->height() / 2));
        QVERIFY(!faults->isChecked());
        client->send(WsMessage::text(u"found"_s));
        QCOMPARE(heard(client), u"found"_s);
        QVERIFY(write(file(),
                      "{\"jackfield\":\"mock\",\"version\":1,\"servers\":[{\"name\":\"s\","
                      "\"routes\":[{\"path\":\"/\",\"echo\":{}}]}]}"));
        QTRY_VERIFY(!named<QCheckBox>(u"misbehaves"_s)->isVisible());
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
};

QTEST_MAIN(TestMockClients)
#include "tst_mockclients.moc"
