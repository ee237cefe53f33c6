// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The rules beside a session, and what is asserted of its messages.
#include "windowwalk.h"

#include <ui/models/assertiontable.h>
#include <ui/shell/sessionpage.h>
#include <ui/views/assertionview.h>
#include <ui/views/codeeditor.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>

class TestSessionRules : public WindowWalk
{
    Q_OBJECT

    QString file() const { return path(u"sessions/orders.matching.json"_s); }
    SessionPage *page() const { return qobject_cast<SessionPage *>(m_window->currentTab()); }
    CodeEditor *editor() const { return page()->findChild<CodeEditor *>(u"rulesText"_s); }
    AssertionView *table() const { return page()->findChild<AssertionView *>(); }
    QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    QString said() const
    {
        return page()->findChild<QPushButton *>(u"problem"_s)->accessibleDescription();
    }
    void openRules() const { page()->findChild<QTabBar *>(u"sessionTabs"_s)->setCurrentIndex(1); }
    void select(const QList<int> &rows) const
    {
        MessageLogView *log = page()->view()->logPanel()->view();
        log->setFocus();
        log->clearSelection();
        for (const int row : rows) {
            log->selectionModel()->select(log->model()->index(row, 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    void replay() const
    {
        page()->findChild<QComboBox *>(u"replayTarget"_s)->setCurrentText(u"mock trading"_s);
        page()->replay();
        QTRY_VERIFY(!page()->detail().isEmpty());
    }
    void edit(int row, int column, const QString &text) const
    {
        const QModelIndex index = table()->model()->index(row, column);
        table()->setCurrentIndex(index);
        table()->edit(index);
        auto *line = table()->findChild<QLineEdit *>();
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(!table()->findChild<QLineEdit *>());
    }
    void open(const QByteArray &rules)
    {
        if (!rules.isEmpty())
            QVERIFY(write(file(), rules));
        m_window->openPath(path(u"sessions/orders.session.jsonl"_s));
        QTRY_COMPARE(page()->log().store().size(), 11);
        openRules();
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(copyFolder(m_services.sampleFolder, m_services.sampleCopy));
        WindowWalk::open();
    }
    void cleanup() { m_window.reset(); }

    void aScriptChecksTheMessages()
    {
        open({});
        SessionPage *session = page();
        auto *scripts = session->findChild<QMenu *>(u"checks"_s);
        Q_EMIT scripts->aboutToShow();
        scripts->actions().last()->trigger();
        const QString script = path(u"scripts/orders-checks.js"_s);
        QCOMPARE(m_window->currentTab()->path(), script);
        auto *code = m_window->currentTab()->findChild<CodeEditor *>();
        QVERIFY(code->toPlainText().contains(u"check(connection =>"_s));
        QTRY_VERIFY(m_window->currentTab()->words().endsWith(u", no mistakes"_s));
        QVERIFY(code->hasFocus());
        code->selectAll();
        code->textCursor().insertText(
            u"check(c => c.onMessage(m => assert(m.n !== 3, m.from, m.n)));"_s);
        QCOMPARE(m_window->currentTab()->findChild<QPushButton *>(u"scriptUsers"_s)->text(),
                 u"Used by “orders”"_s);
        m_window->openPath(session->path());
        QCOMPARE(cell(0, AssertionTable::What), u"checks of orders-checks.js"_s);
        replay();
        QCOMPARE(cell(0, AssertionTable::Outcome), u"✗"_s);
        const QString why =
            table()->model()->index(0, 0).data(AssertionTable::ReasonRole).toString();
        QVERIFY2(why.startsWith(u"server 3 at the server's 2nd message: "_s), qPrintable(why));
        Q_EMIT scripts->aboutToShow();
        QCOMPARE(scripts->actions().size(), 4);
        scripts->actions().first()->trigger();
        QCOMPARE(cell(1, AssertionTable::What), u"checks of auction.js"_s);
    }
    void anAnswerIsAssertedInAFileThatIsMade()
    {
        open({});
        QVERIFY(!QFile::exists(file()));
        select({ 3 }); // "accepted", which answers the order of id 1
        QTest::keySequence(page()->view()->logPanel()->view(), QKeySequence(u"Ctrl+Shift+A"_s));
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(cell(0, AssertionTable::Name), u"accepted after order"_s);
        QCOMPARE(
            cell(0, AssertionTable::What),
            u"“accepted” from the server with the same /id after each “order” from the client"_s);
        QCOMPARE(cell(0, AssertionTable::Within), u"100 ms"_s);
        QCOMPARE(cell(0, AssertionTable::Outcome), u"·"_s);
        QCOMPARE(said(), u"0 rules, 1 assertion, no mistakes"_s);
        page()->saveToWorkspace();
        const auto kept = Matching::load(file());
        QVERIFY(kept);
        QCOMPARE(kept->assertions().size(), 1);
        // Of a question and its answer, as they are selected.
        select({ 5, 7 });
        for (const QAction *action : page()->actions()) {
            if (action->text() == u"Assert this order")
                const_cast<QAction *>(action)->trigger();
        }
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        QVERIFY(cell(1, AssertionTable::What).contains(u", then “filled”"));
        // Undone as if it had been typed.
        QTest::keySequence(table(), QKeySequence(QKeySequence::Undo));
        QTRY_COMPARE(table()->model()->rowCount(), 1);
    }

    void theTableChangesTheTextAndNothingElse()
    {
        const QByteArray rules = "{ \"jackfield\": \"matching\", \"version\" : 1,\n"
                                 "  \"x-mine\": [1.0,2],\n"
                                 "  \"assertions\": [\n"
                                 "    {\"never\": {\"path\": \"/error\"}},\n"
                                 "    { \"expect\" : { \"path\": \"/type\", \"equals\": "
                                 "\"\\u0077elcome\" }, \"within\": 50 }\n"
                                 "  ] }\n";
        open(rules);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        edit(1, AssertionTable::Within, u"2 s"_s);
        QByteArray expected = QByteArray(rules).replace("\"within\": 50", "\"within\": 2000");
        QCOMPARE(editor()->code().toUtf8(), expected);
        edit(1, AssertionTable::Name, u"greeted"_s);
        expected.replace("\"within\": 2000", "\"within\": 2000, \"name\": \"greeted\"");
        QCOMPARE(editor()->code().toUtf8(), expected);
        QCOMPARE(cell(1, AssertionTable::Name), u"greeted"_s);
        edit(1, AssertionTable::Within, u"soon"_s); // no time
        QCOMPARE(editor()->code().toUtf8(), expected);
        table()->selectRow(0);
        QTest::keyClick(table(), Qt::Key_Delete);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        expected.replace("    {\"never\": {\"path\": \"/error\"}},\n", "");
        QCOMPARE(editor()->code().toUtf8(), expected);
        for (int i = 0; i < 3; ++i)
            editor()->undo();
        QCOMPARE(editor()->code().toUtf8(), rules);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        page()->leave();
        QCOMPARE(contents(file()), rules);
    }

    void aMistakeIsSaidAndTheTableStays()
    {
        open("{ \"jackfield\": \"matching\", \"version\": 1,\n  \"assertions\": [\n    { "
             "\"never\": {} "
             "}\n  ] }\n");
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        editor()->setFocus();
        editor()->moveCursor(QTextCursor::Start);
        QVERIFY(editor()->QPlainTextEdit::find(u"never"_s));
        QTest::keyClicks(editor(), u"nver"_s);
        QTRY_VERIFY2(said().startsWith(u"line 3: ") && said().endsWith(u"The table is as it was."),
                     qPrintable(said()));
        QCOMPARE(editor()->mistake(), 3);
        QCOMPARE(table()->model()->rowCount(), 1);
        QVERIFY(!(table()->model()->index(0, 1).flags() & Qt::ItemIsEditable));
        const QString broken = editor()->code();
        table()->selectRow(0);
        QTest::keyClick(table(), Qt::Key_Delete);
        QCOMPARE(editor()->code(), broken);
        QVERIFY(editor()->hasFocus()); // where the mistake is
        QCOMPARE(editor()->textCursor().blockNumber(), 2);
    }

    void aReplaySaysWhichHeld()
    {
        open("{ \"jackfield\": \"matching\", \"version\": 1, \"assertions\": [\n"
             "  { \"count\": { \"path\": \"/type\", \"equals\": \"filled\" }, \"exactly\": 2 },\n"
             "  { \"never\": { \"path\": \"/type\", \"equals\": \"accepted\" } }\n] }\n");
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        replay();
        QCOMPARE(cell(0, AssertionTable::Outcome), u"✓"_s);
        QCOMPARE(cell(1, AssertionTable::Outcome), u"✗"_s);
        const QString why =
            table()->model()->index(1, 0).data(AssertionTable::ReasonRole).toString();
        QVERIFY2(why.contains(u"got the server's 2nd message"), qPrintable(why));
        QVERIFY(table()->rowHeight(1) > table()->rowHeight(0)); // it stands there
        // What is edited was not replayed, and what is not stays said.
        edit(1, AssertionTable::Name, u"no orders"_s);
        QCOMPARE(cell(0, AssertionTable::Outcome), u"✓"_s);
        QCOMPARE(cell(1, AssertionTable::Outcome), u"·"_s);
        // What was typed a moment ago counts in the next one.
        table()->selectRow(1);
        QTest::keyClick(table(), Qt::Key_Delete);
        replay();
        QTRY_COMPARE(page()->detail(), u"passed"_s);
    }

    void whatIsNotKeptComesBackAndRulesOfOthersAppear()
    {
        open({});
        QVERIFY(!table()->isVisible());
        QVERIFY(
            write(file(),
                  "{\"jackfield\":\"matching\",\"version\":1,\"assertions\":[{\"never\":{\"path\":"
                  "\"/error\"}}]}"));
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QVERIFY(table()->isVisible());
        editor()->setFocus();
        QTest::keyClicks(editor(), u" "_s);
        QVERIFY(write(file(), "{}")); // by somebody else
        page()->leave();
        restart();
        QTRY_VERIFY(page());
        openRules();
        QCOMPARE(editor()->code(),
                 u" {\"jackfield\":\"matching\",\"version\":1,\"assertions\":[{\"never\":{\"path\":"
                 "\"/error\"}}]}"_s);
        QCOMPARE(contents(file()), "{}"_ba);
    }

    void rowsThatSayNothingAreRefused()
    {
        open({});
        select({ 0 });
        page()->suggest(replay::Suggestion::Answer);
        QVERIFY(page()->view()->notice()->text().startsWith(u"Select a message"));
        select({ 8 }); // "bye", which is only answered by a close
        page()->suggest(replay::Suggestion::Answer);
        QTRY_VERIFY2(
            page()->view()->notice()->text().startsWith(u"nothing in the recording answers"),
            qPrintable(page()->view()->notice()->text()));
        QVERIFY(!QFile::exists(file()));
    }
};

QTEST_MAIN(TestSessionRules)
#include "tst_sessionrules.moc"
