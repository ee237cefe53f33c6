// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Two people make a test of a conversation between programs that they did not write: it is recorded twice through the proxy, the
// rules are learnt of both, it is replayed without a socket, to a mock that is not like the server, too, and exported as a test
// that a compiler and a runner take. One never touches the mouse, one types nothing but texts.
#include "../cli/program.h"
#include "userwalk.h"

#include <ui/shell/mockpage.h>
#include <ui/shell/sessionpage.h>
#include <ui/views/codeeditor.h>

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QTimer>
#include <QToolButton>

class TestWalkProxy : public UserWalk
{
    Q_OBJECT

    void converse()
    {
        Program client =
            Program::peer(u"chat_client.py"_s, { proxy()->address(), u"ann"_s, u"hello"_s });
        QVERIFY2(client.exitCode() == 0, client.said().constData());
        QTRY_COMPARE(proxy()->words(), u"running, 0 connections"_s);
    }
    QString verdict() const { return named<QLabel>(u"verdict"_s)->text(); }
    QStringList findings() const
    {
        const auto *list = named<QListWidget>(u"findings"_s);
        QStringList words;
        for (int row = 0; row < list->count(); ++row)
            words.append(list->item(row)->text());
        return words;
    }
    QString matchingOf(const QString &recording) const
    {
        return QString(recording).replace(u".session.jsonl"_s, u".matching.json"_s);
    }
    /// In a file manager.
    QString nameIt(const QString &recording) const
    {
        const QString named = m_folder + u"/sessions/walk.session.jsonl"_s;
        return QFile::rename(recording, named) ? named : QString();
    }
    /// Where the build looks for it.
    static QString exportFolder() { return QStringLiteral(JACKFIELD_WALK_FOLDER); }
    static void runExported()
    {
        Program build = Program::named(u"cmake"_s,
                                       { u"--build"_s,
                                         QStringLiteral(JACKFIELD_BINARY_DIR),
                                         u"--target"_s,
                                         u"tst_exported_walk"_s });
        QVERIFY2(build.exitCode() == 0, build.said().constData());
        Program test = Program::named(QStringLiteral(JACKFIELD_WALK_TEST), {});
        QVERIFY2(test.exitCode() == 0, test.said().constData());
        QVERIFY2(test.out().contains("0 failed"), test.said().constData());
    }

    void chooseOf(const QString &file, const QString &title)
    {
        chooseAt(m_window->findChild<WorkspaceView *>()->viewport(), placeOf(file), title);
        QVERIFY(comeBack());
    }
    /// In the menu of the window, which has its button until it is closed.
    void chooseInMenu(const QString &title)
    {
        QTimer::singleShot(0, this, [this, title] { clickEntry(title); });
        click<QToolButton>(u"menuButton"_s);
        QVERIFY(comeBack());
    }
    /// The last such word of the definition, by a double click on it.
    bool pickLast(const QString &word) const
    {
        auto *editor = named<CodeEditor>(u"definition"_s);
        QTextCursor at(editor->document());
        at.movePosition(QTextCursor::End);
        at = editor->document()->find(word, at, QTextDocument::FindBackward);
        at.setPosition(at.position() - 1);
        editor->setTextCursor(at); // as scrolling there does
        QTest::mouseDClick(editor->viewport(), Qt::LeftButton, {}, editor->cursorRect(at).center());
        return editor->textCursor().selectedText() == word;
    }
    void pickTarget(const QString &start)
    {
        auto *target = named<QComboBox>(u"replayTarget"_s);
        QTest::mouseClick(target, Qt::LeftButton);
        QAbstractItemView *list = target->view();
        QTRY_VERIFY(list->isVisible());
        int row = 0;
        while (row < target->count() && !target->itemText(row).startsWith(start))
            ++row;
        const QPoint entry = list->visualRect(list->model()->index(row, 0)).center();
        const auto isPicked = [&] {
            if (list->isVisible()) // it takes no click right after it came
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, entry);
            return target->currentText().startsWith(start);
        };
        QTRY_VERIFY(isPicked());
        QVERIFY(comeBack());
    }

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(QDir(exportFolder()).removeRecursively()); // of an earlier run
    }
    void cleanup() { m_window.reset(); }

    void byKeysAlone()
    {
        Program server = Program::peer(u"chat_server.py"_s);
        openFolderByKeys();
        press(u"Ctrl+P"_s);
        type(server.url());
        press(Qt::Key_Return);
        QTRY_VERIFY(proxy()->isRunning());
        for (int i = 0; i < 2; ++i) {
            press(u"Ctrl+R"_s);
            converse();
            press(u"Ctrl+R"_s);
        }
        const QStringList recordings = filesIn(u"sessions"_s);
        QCOMPARE(recordings.size(), 2);
        const QString walk = nameIt(recordings.first());
        server.closeInput();
        QCOMPARE(server.exitCode(), 0); // it is needed no more

        // What differs each time is learnt of the second recording.
        openMenuOf(walk);
        QVERIFY(enter(u"Open"_s));
        QVERIFY(tabTo(u"sessionTabs"_s));
        QVERIFY(turnTo(u"Rules"_s));
        QVERIFY(tabTo(u"learnFirst"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY(named<QPushButton>(u"keepRules"_s)->isEnabled());
        QVERIFY(tabTo(u"keepRules"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY(contents(matchingOf(walk)).contains("\"jackfield\""));

        // Replayed offline: as recorded; to a mock that says another word: not.
        QVERIFY(tabTo(u"sessionTabs"_s));
        QVERIFY(turnTo(u"Replay"_s));
        QVERIFY(tabTo(u"replay"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY2(verdict().contains(u"as recorded"), qPrintable(verdict()));
        openMenuOf(walk);
        QVERIFY(enter(u"Make a mock with its rules"_s));
        QTRY_VERIFY(isIn(u"definition"_s));
        press(u"Ctrl+F"_s);
        type(u"hello"_s);
        QTest::keyClick(focus(), Qt::Key_Return); // the second one: what the server said
        press(Qt::Key_Escape);
        type(u"HELLO"_s);
        press(u"Ctrl+S"_s);
        QTRY_VERIFY(contents(onlyFile(u"mocks"_s)).contains("HELLO"));
        openMenuOf(walk);
        QVERIFY(enter(u"Open"_s));
        QVERIFY(tabTo(u"replayTarget"_s));
        auto *target = named<QComboBox>(u"replayTarget"_s);
        for (int i = 0; i < target->count() && !target->currentText().startsWith(u"mock"); ++i)
            press(Qt::Key_Down);
        QVERIFY(tabTo(u"replay"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY2(findings().join(u'\n').contains(u"HELLO"), qPrintable(verdict()));

        // Exported, compiled, run.
        QVERIFY(tabTo(u"sessionTabs"_s));
        QVERIFY(turnTo(u"Export"_s));
        QVERIFY(tabTo(u"exportFolder"_s));
        press(u"Ctrl+A"_s);
        type(exportFolder());
        QVERIFY(tabTo(u"export"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY(QDir(exportFolder()).exists(u"tst_walk.cpp"_s));
        runExported();
    }

    void byMouse()
    {
        Program server = Program::peer(u"chat_server.py"_s);
        clickProxy(server.url());
        for (int i = 0; i < 2; ++i) {
            click<QToolButton>(u"record"_s);
            converse();
            click<QToolButton>(u"record"_s);
        }
        const QStringList recordings = filesIn(u"sessions"_s);
        QCOMPARE(recordings.size(), 2);
        const QString walk = nameIt(recordings.first());
        server.closeInput();
        QCOMPARE(server.exitCode(), 0);

        chooseOf(walk, u"Open"_s);
        clickTab(u"sessionTabs"_s, u"Rules"_s);
        click<QPushButton>(u"learnFirst"_s);
        QTRY_VERIFY(named<QPushButton>(u"keepRules"_s)->isEnabled());
        click<QPushButton>(u"keepRules"_s);
        QTRY_VERIFY(contents(matchingOf(walk)).contains("\"jackfield\""));

        clickTab(u"sessionTabs"_s, u"Replay"_s);
        click<QPushButton>(u"replay"_s);
        QTRY_VERIFY2(verdict().contains(u"as recorded"), qPrintable(verdict()));
        chooseOf(walk, u"Make a mock with its rules"_s);
        QTRY_VERIFY(named<CodeEditor>(u"definition"_s));
        QVERIFY(pickLast(u"hello"_s));
        type(u"HELLO"_s);
        chooseInMenu(u"Save"_s);
        QTRY_VERIFY(contents(onlyFile(u"mocks"_s)).contains("HELLO"));
        chooseOf(walk, u"Open"_s);
        pickTarget(u"mock"_s);
        click<QPushButton>(u"replay"_s);
        QTRY_VERIFY2(findings().join(u'\n').contains(u"HELLO"), qPrintable(verdict()));

        clickTab(u"sessionTabs"_s, u"Export"_s);
        auto *folder = named<QLineEdit>(u"exportFolder"_s);
        QTest::mouseDClick(folder, Qt::LeftButton);
        QTest::mouseClick(folder, Qt::LeftButton); // the third one selects all
        type(exportFolder());
        click<QPushButton>(u"export"_s);
        QTRY_VERIFY(QDir(exportFolder()).exists(u"tst_walk.cpp"_s));
        runExported();
    }
};

QTEST_MAIN(TestWalkProxy)
#include "tst_walkproxy.moc"
