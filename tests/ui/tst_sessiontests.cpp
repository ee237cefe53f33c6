// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// All sessions of a workspace, run as tests.
#include "windowwalk.h"

#include <ui/shell/sessionpage.h>
#include <ui/shell/teststab.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QXmlStreamReader>

class TestSessionTests : public WindowWalk
{
    Q_OBJECT

    using State = SessionTests::State;

    TestsTab *tab() const { return qobject_cast<TestsTab *>(m_window->currentTab()); }
    QTreeView *tree() const { return tab()->findChild<QTreeView *>(); }
    QString summary() const { return tab()->findChild<QLabel *>(u"testSummary"_s)->text(); }
    QString cell(int row, int column) const
    {
        return tab()->tests().index(row, column).data().toString();
    }
    void runAll() const
    {
        for (QAction *action : m_window->actions()) {
            if (action->text() == u"Run all sessions as tests")
                action->trigger();
        }
        QVERIFY(tab());
        QTRY_VERIFY(!tab()->tests().isRunning());
    }
    /// Its prices are other ones each time.
    void removeRandom() const
    {
        QVERIFY(QFile::remove(path(u"sessions/subscribe.session.jsonl"_s)));
    }
    /// Which brings what the sample had back.
    void openWindow()
    {
        open();
        removeRandom();
    }
    /// What the sample's mock answers otherwise, below another name.
    void writeWrong(const QString &name) const
    {
        QVERIFY(write(path(u"sessions/%1.session.jsonl"_s.arg(name)),
                      contents(path(u"sessions/orders.session.jsonl"_s))
                          .replace("\"filled\",\"id\":1,\"quantity\":10",
                                   "\"filled\",\"id\":1,\"quantity\":9")));
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(copyFolder(m_services.sampleFolder, m_services.sampleCopy));
        removeRandom();
    }
    void cleanup() { m_window.reset(); }

    void eachIsPlayedToWhatFits()
    {
        writeWrong(u"wrong"_s);
        QVERIFY(write(path(u"sessions/torn.session.jsonl"_s),
                      "{\"jackfield\":\"session\",\"version\":99}\n"));
        // Of a path that no mock has: it answers itself.
        QVERIFY(write(path(u"sessions/alone.session.jsonl"_s),
                      contents(path(u"sessions/orders.session.jsonl"_s))
                          .replace("/feed/ACME", "/nobody/has/this")
                          .replace(":9100", ":1")));
        openWindow();
        runAll();
        QCOMPARE(tab()->tests().size(), 4);
        QCOMPARE(cell(0, SessionTests::Name), u"✓  alone"_s);
        QCOMPARE(cell(0, SessionTests::Against), u"itself"_s);
        QCOMPARE(cell(1, SessionTests::Name), u"✓  orders"_s);
        QCOMPARE(cell(1, SessionTests::Against), u"mock trading"_s);
        QVERIFY(cell(1, SessionTests::Result).startsWith(u"passed, 5 messages in "));
        QCOMPARE(cell(2, SessionTests::Name), u"!  torn"_s);
        QCOMPARE(cell(2, SessionTests::Result), u"could not be run"_s);
        QCOMPARE(cell(3, SessionTests::Name), u"✗  wrong"_s);
        QCOMPARE(cell(3, SessionTests::Result), u"1 difference"_s);
        QCOMPARE(summary(), u"2 passed, 1 failed, 1 could not be run"_s);
        QCOMPARE(tab()->health(), Health::Failed);
        // A difference leads to its message.
        const QModelIndex difference = tab()->tests().index(0, 0, tab()->tests().index(3, 0));
        QCOMPARE(difference.data().toString(),
                 u"connection 1, message 4 from the server, /quantity: expected 9, got 10"_s);
        Q_EMIT tree()->clicked(difference);
        const auto *page = qobject_cast<SessionPage *>(m_window->currentTab());
        QVERIFY(page && page->title() == u"wrong");
        QTRY_COMPARE(page->view()->logPanel()->view()->currentIndex().row(), 4);
    }

    void whatFailedIsRunAgain()
    {
        writeWrong(u"wrong"_s);
        openWindow();
        runAll();
        QCOMPARE(summary(), u"1 passed, 1 failed"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"F3"_s));
        QCOMPARE(tree()->currentIndex().row(), 1);
        // Rules that are written meanwhile count; what passed is not run again.
        QVERIFY(QFile::remove(path(u"sessions/orders.session.jsonl"_s)));
        QVERIFY(write(
            path(u"sessions/wrong.matching.json"_s),
            "{\"jackfield\":\"matching\",\"version\":1,\"ignore\":[\"/quantity\"],\"assertions\":[{"
            "\"never\":{\"path\":\"/type\",\"equals\":\"welcome\"}}]}"));
        QTest::mouseClick(tab()->findChild<QPushButton *>(u"runFailed"_s), Qt::LeftButton);
        QTRY_VERIFY(!tab()->tests().isRunning());
        QCOMPARE(cell(1, SessionTests::Result), u"1 assertion does not hold"_s);
        QCOMPARE(cell(0, SessionTests::Name), u"✓  orders"_s);
    }

    void theMockThatWasChosenCounts()
    {
        openWindow();
        auto *page = static_cast<SessionPage *>(
            m_window->openPath(path(u"sessions/orders.session.jsonl"_s)));
        page->findChild<QComboBox *>(u"replayTarget"_s)->setCurrentText(u"mock graphql"_s);
        page->replay();
        QTRY_VERIFY(!page->detail().isEmpty());
        restart(); // it is remembered
        page = qobject_cast<SessionPage *>(m_window->currentTab());
        QCOMPARE(page->findChild<QComboBox *>(u"replayTarget"_s)->currentText(), u"mock graphql"_s);
        runAll();
        QCOMPARE(cell(0, SessionTests::Against), u"mock graphql"_s);
        QVERIFY(cell(0, SessionTests::Name).startsWith(u"✗"));
    }

    void theReportIsThatOfTheCommandLine()
    {
        writeWrong(u"wrong & <b>"_s);
        openWindow();
        runAll();
        const QString report = m_home->filePath(u"report.xml"_s);
        tab()->writeReport(report);
        QXmlStreamReader xml(contents(report));
        QStringList cases;
        int failures = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == u"testcase")
                cases.append(xml.attributes().value(u"name"_s).toString());
            failures += xml.isStartElement() && xml.name() == u"failure" ? 1 : 0;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(cases,
                 (QStringList { u"sessions/orders.session.jsonl"_s,
                                u"sessions/wrong & <b>.session.jsonl"_s }));
        QCOMPARE(failures, 1);
        tab()->writeReport(m_home->filePath(u"no/such/folder.xml"_s));
        QVERIFY(tab()->findChild<Notice *>());
    }

    void stoppedOnesAreNotRun()
    {
        for (int i = 0; i < 30; ++i)
            writeWrong(u"wrong-%1"_s.arg(i));
        SessionTests tests;
        QList<SessionTest> all;
        const Workspace workspace(m_services.sampleCopy);
        for (const QString &session : workspace.filesOf(WorkspaceGroup::Sessions))
            all.append({ session, {} });
        tests.run(workspace.folder(), all, {});
        QVERIFY(tests.isRunning());
        QVERIFY(tests.words().startsWith(u"Running 1 of 31, orders"));
        tests.stop();
        QVERIFY(!tests.isRunning());
        QCOMPARE(tests.count(State::Waiting), 31);
        QVERIFY(tests.results().isEmpty());
        QVERIFY(tests.words().endsWith(u"31 not run"));
        tests.runFailed();
        QTRY_VERIFY(!tests.isRunning());
        QCOMPARE(tests.count(State::Passed), 31); // each answered itself
    }
};

QTEST_MAIN(TestSessionTests)
#include "tst_sessiontests.moc"
