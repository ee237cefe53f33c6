// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Mocks of the workspace that are read beside the window, and what their scripts say.
#include "windowwalk.h"

#include <ui/shell/connectionpage.h>
#include <ui/shell/mockpage.h>
#include <ui/shell/scriptoutput.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>

class TestHosting : public WindowWalk
{
    Q_OBJECT

    QString auction() const { return path(u"scripts/auction.js"_s); }
    MockPage *openMock() const
    {
        return static_cast<MockPage *>(m_window->openPath(path(u"mocks/auction.mock.json"_s)));
    }
    static QPushButton *button(const MockPage *mock)
    {
        return mock->findChild<QPushButton *>(u"hostButton"_s);
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        open();
    }
    void cleanup() { m_window.reset(); }

    void aScriptThatDoesNotEndHoldsUpNothing()
    {
        QVERIFY(write(auction(), "for (;;) {}\n"));
        MockPage *mock = openMock();
        QCOMPARE(mock->words(), u"reading the definition…"_s);
        QCOMPARE(mock->findChild<QLineEdit *>(u"address"_s)->placeholderText(), mock->words());
        bool isHeard = false;
        mock->start([&isHeard] { isHeard = true; });
        QCOMPARE(mock->words(), u"reading the definition…"_s);
        QCOMPARE(button(mock)->text(), u"Stop"_s);
        QVERIFY(!mock->view()->notice()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(mock->view()->notice()->isVisible(), 60'000);
        QVERIFY(mock->view()->notice()->text().contains(u"auction.js"_s));
        QTRY_COMPARE(mock->words(), u"a mistake in line 8"_s);
        QCOMPARE(button(mock)->text(), u"Start"_s);
        QVERIFY(!isHeard);
    }

    /// Nor does it run where only a port is looked for.
    void aMockThatIsOfferedIsNotRunForThat()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const quint16 port = taken.serverPort();
        taken.close();
        QVERIFY(write(auction(), "for (;;) {}\n"));
        QVERIFY(write(path(u"mocks/auction.mock.json"_s),
                      "{\"jackfield\":\"mock\",\"version\":1,\"servers\":[{\"port\":"
                          + QByteArray::number(port)
                          + ",\"routes\":[{\"script\":{\"file\":\"../scripts/auction.js\"}}]}]}"));
        auto *page =
            static_cast<ConnectionPage *>(m_window->openPath(path(u"connections/feed.json"_s)));
        page->setUrl(u"ws://127.0.0.1:%1/"_s.arg(port));
        page->connectNow();
        const auto *remedy = page->view()->notice()->findChild<QPushButton *>(u"noticeButton"_s);
        QTRY_COMPARE(remedy->text(), u"Start the mock “auction”"_s);
    }

    void itIsHostedOnceItIsRead()
    {
        MockPage *mock = openMock();
        int heard = 0;
        mock->startSomewhere([&heard] { ++heard; });
        QVERIFY(!mock->isHosted());
        QVERIFY(mock->findChild<QLabel *>(u"logHint"_s)->text().contains(u"Start the server"_s));
        QTRY_VERIFY(mock->isHosted());
        QCOMPARE(heard, 1);
        QVERIFY(!mock->findChild<QLabel *>(u"logHint"_s)->text().contains(u"Start the server"_s));
        mock->start([&heard] { ++heard; }); // it is
        QCOMPARE(heard, 2);
        QCOMPARE(mock->words(), u"running, 0 clients"_s);
    }

    void whoStopsBeforeItIsReadHostsNothing()
    {
        MockPage *mock = openMock();
        bool isHeard = false;
        mock->startSomewhere([&isHeard] { isHeard = true; });
        QTest::mouseClick(button(mock), Qt::LeftButton);
        QCOMPARE(button(mock)->text(), u"Start"_s);
        QTRY_COMPARE(mock->words(), u"stopped"_s);
        QVERIFY(!mock->isHosted());
        QVERIFY(!isHeard);
    }

    void aBrokenScriptThatIsMendedIsNoticed()
    {
        const QByteArray good = contents(auction());
        QVERIFY(write(auction(), ")"));
        auto *mock =
            static_cast<MockPage *>(m_window->openPath(path(u"mocks/auction.mock.json"_s)));
        QTRY_VERIFY(mock->view()->notice()->isVisible());
        QVERIFY(write(auction(), good));
        QTRY_VERIFY(!mock->view()->notice()->isVisible());
    }

    void whatAScriptSaysIsBounded()
    {
        ScriptOutput output(m_look, Clock::system());
        const auto sink = output.sink();
        for (int i = 0; i < 3 * ScriptOutput::mostLines; ++i)
            sink({ .source = u"a.js"_s, .text = u"line %1"_s.arg(i) });
        sink({ .source = u"a.js"_s, .text = u"\u202e"_s + QString(100'000, u'x') });
        QTRY_VERIFY(!output.toPlainText().isEmpty());
        QVERIFY(output.blockCount() <= ScriptOutput::mostLines);
        QVERIFY(output.toPlainText().size() < 200'000);
        QVERIFY(output.toPlainText().contains(u"line 5999"_s));
        QVERIFY(!output.toPlainText().contains(u'\u202e'));
    }
};

QTEST_MAIN(TestHosting)
#include "tst_hosting.moc"
