// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Two people make a mock of a conversation between programs that they did not write: it is recorded through the proxy, becomes
// rules, answers the same program, and learns an answer that it had not. One never touches the mouse, one types nothing but texts.
#include "../cli/program.h"
#include "userwalk.h"

#include <ui/models/ruledraft.h>
#include <ui/shell/mockpage.h>
#include <ui/views/codeeditor.h>

#include <QAbstractItemView>
#include <QToolButton>

class TestWalkMock : public UserWalk
{
    Q_OBJECT

    MockPage *mock() const { return qobject_cast<MockPage *>(page()); }
    /// The other program has its conversation, with whom it takes for the server.
    static QByteArray converse(const QString &url, const QString &text, bool leaves = false)
    {
        QStringList arguments { url, u"ann"_s, text };
        if (leaves)
            arguments.append(u"leave"_s);
        Program client = Program::peer(u"chat_client.py"_s, arguments);
        const int code = client.exitCode();
        return code == 0 ? client.out() : client.said();
    }
    QAbstractItemView *misses() const { return named<QAbstractItemView>(u"missTable"_s); }

    /// The table of rules, which is seen, has the one that was made, and the other program hears it.
    void answersTheNewOne()
    {
        const auto *rules = named<QAbstractItemView>(u"ruleTable"_s)->model();
        QTRY_COMPARE(rules->rowCount(), 4); // a route, what was recorded, and the new one
        QCOMPARE(rules->index(3, 0).data().toString(), u"never"_s);
        const QByteArray heard = converse(mock()->url(), u"good bye"_s);
        QVERIFY2(heard.contains("{\"type\":\"said\""), heard.constData());
        QTRY_COMPARE(rules->index(3, 0).data().toString(), u"1×"_s);
    }

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_window.reset(); }

    void byKeysAlone()
    {
        Program server = Program::peer(u"chat_server.py"_s);
        openFolderByKeys();
        press(u"Ctrl+P"_s);
        type(server.url());
        press(Qt::Key_Return);
        QTRY_VERIFY(proxy()->isRunning());
        press(u"Ctrl+R"_s);
        const QByteArray recorded = converse(proxy()->address(), u"hello"_s);
        QVERIFY2(recorded.contains("\"said\""), recorded.constData());
        QTRY_COMPARE(proxy()->words(), u"running, 0 connections"_s);
        press(u"Ctrl+R"_s);
        const QString recording = onlyFile(u"sessions"_s);
        QVERIFY(!recording.isEmpty());

        // The recording becomes rules, and answers the program as the server did, to the byte.
        openMenuOf(recording);
        QVERIFY(enter(u"Make a mock with its rules"_s));
        QTRY_VERIFY(mock());
        press(u"Ctrl+L"_s);
        QVERIFY(tabTo(u"hostButton"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY2(mock()->isHosted(), qPrintable(mock()->words()));
        QCOMPARE(converse(mock()->url(), u"hello"_s), recorded);

        // What the server was never asked has no answer, until a rule is made of it.
        converse(mock()->url(), u"good bye"_s, true);
        QTRY_COMPARE(misses()->model()->rowCount(), 1);
        QVERIFY(tabTo(u"mockPanels"_s));
        QVERIFY(turnTo(u"Unanswered · 1"_s));
        QVERIFY(tabTo(u"missTable"_s));
        press(Qt::Key_Home);
        press(Qt::Key_Return);
        QTRY_VERIFY(isIn(u"definition"_s));
        type(u"said"_s); // over what is selected
        press(u"Ctrl+S"_s);
        press(u"Ctrl+L"_s);
        QVERIFY(tabTo(u"mockPanels"_s));
        QVERIFY(turnTo(u"Rules"_s));
        answersTheNewOne();
        server.closeInput();
        QCOMPARE(server.exitCode(), 0);
    }

    void byMouse()
    {
        Program server = Program::peer(u"chat_server.py"_s);
        clickProxy(server.url());
        click<QToolButton>(u"record"_s);
        const QByteArray recorded = converse(proxy()->address(), u"hello"_s);
        QTRY_COMPARE(proxy()->words(), u"running, 0 connections"_s);
        click<QToolButton>(u"record"_s);
        const QString recording = onlyFile(u"sessions"_s);
        QVERIFY(!recording.isEmpty());

        chooseAt(m_window->findChild<WorkspaceView *>()->viewport(),
                 placeOf(recording),
                 u"Make a mock with its rules"_s);
        QVERIFY(comeBack());
        QTRY_VERIFY(mock());
        click<QPushButton>(u"hostButton"_s);
        QTRY_VERIFY2(mock()->isHosted(), qPrintable(mock()->words()));
        QCOMPARE(converse(mock()->url(), u"hello"_s), recorded);

        converse(mock()->url(), u"good bye"_s, true);
        QTRY_COMPARE(misses()->model()->rowCount(), 1);
        clickTab(u"mockPanels"_s, u"Unanswered"_s);
        const QRect cell = misses()->visualRect(misses()->model()->index(0, 1));
        QTest::mouseClick(misses()->viewport(), Qt::LeftButton, {}, cell.center());
        click<QPushButton>(u"makeRule"_s);
        QTRY_VERIFY(isIn(u"definition"_s));
        QCOMPARE(named<CodeEditor>(u"definition"_s)->textCursor().selectedText(),
                 placeholderReply());
        type(u"said"_s);
        clickTab(u"mockPanels"_s, u"Rules"_s);
        answersTheNewOne();
        server.closeInput();
        QCOMPARE(server.exitCode(), 0);
    }
};

QTEST_MAIN(TestWalkMock)
#include "tst_walkmock.moc"
