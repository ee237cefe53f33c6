// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Scripts of the workspace: written, checked, kept and hosted.
#include "firstheard.h"
#include "windowwalk.h"

#include <ui/models/scriptfiles.h>
#include <ui/shell/mockpage.h>
#include <ui/shell/scriptoutput.h>
#include <ui/shell/scripttab.h>
#include <ui/views/codeeditor.h>
#include <ui/views/commandpalette.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QDropEvent>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QUrl>

class TestScripts : public WindowWalk
{
    Q_OBJECT

    ScriptTab *tab() const { return qobject_cast<ScriptTab *>(m_window->currentTab()); }
    CodeEditor *editor() const { return tab()->findChild<CodeEditor *>(u"script"_s); }
    Notice *notice() const { return tab()->findChild<Notice *>(); }
    QString auction() const { return path(u"scripts/auction.js"_s); }
    void press(const QString &button) const
    {
        QTest::mouseClick(notice()->findChild<QPushButton *>(button), Qt::LeftButton);
    }
    void trigger(const QString &text) const
    {
        for (QAction *action : m_window->actions()) {
            if (action->text().startsWith(text) && action->isEnabled())
                return action->trigger();
        }
    }
    /// Puts it in front of all else.
    void typeAtStart(const QString &text) const
    {
        editor()->setFocus();
        editor()->moveCursor(QTextCursor::Start);
        QTest::keyClicks(editor(), text);
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        open();
    }
    void cleanup() { m_window.reset(); }

    void aNewScriptIsAServerInThreeSteps()
    {
        trigger(u"New script"_s);
        QVERIFY(tab());
        QCOMPARE(tab()->path(), path(u"scripts/script.js"_s));
        QVERIFY(editor()->hasFocus());
        QTRY_COMPARE(tab()->words(), u"13 lines, no mistakes"_s);
        auto *users = tab()->findChild<QPushButton *>(u"scriptUsers"_s);
        QCOMPARE(users->text(), u"Nothing uses it"_s);
        users->menu()->actions().first()->trigger();
        auto *mock = qobject_cast<MockPage *>(m_window->currentTab());
        QVERIFY(mock);
        QCOMPARE(mock->path(), path(u"mocks/script.mock.json"_s));
        mock->start();
        QTRY_VERIFY2(mock->isHosted(), qPrintable(mock->view()->notice()->text()));
        QCOMPARE(firstHeard(mock->url() + u"ann"_s), u"{\"type\":\"welcome\",\"name\":\"ann\"}"_s);
        const auto *output = mock->findChild<ScriptOutput *>();
        QTRY_VERIFY(output->toPlainText().contains(u"  script.js: ann has come"_s));
        QVERIFY(!mock->view()->notice()->isVisible()); // it is no mistake
        m_window->openPath(path(u"scripts/script.js"_s));
        QCOMPARE(users->text(), u"Used by “script”"_s);
    }

    void whatIsTypedIsKeptAndHosted()
    {
        auto *mock =
            static_cast<MockPage *>(m_window->openPath(path(u"mocks/auction.mock.json"_s)));
        mock->startSomewhere();
        QTRY_VERIFY(mock->isHosted());
        const QString url = mock->url() + u"auctions/clock?name=ann"_s;
        QVERIFY(firstHeard(url).startsWith(u"{\"type\":\"lot\""));
        m_window->openPath(auction());
        typeAtStart(u"route(\"/new\", r => s => s.send(\"new\"));"_s);
        QTRY_VERIFY(contents(auction()).startsWith("route(\"/new\", r => s => s.send(\"new\"));"));
        QTRY_COMPARE(firstHeard(mock->url() + u"new"_s), u"new"_s);

        // What cannot be read is said there, and the old one goes on.
        typeAtStart(u")"_s);
        QTRY_VERIFY(contents(auction()).startsWith(")"));
        QTRY_VERIFY(mock->view()->notice()->text().contains(u"SyntaxError"_s));
        QCOMPARE(firstHeard(mock->url() + u"new"_s), u"new"_s);
        QTest::keyClick(editor(), Qt::Key_Backspace);
        QTRY_VERIFY(!mock->view()->notice()->isVisibleTo(mock));
    }

    void aMistakeIsSaidWithItsLineWhileTyping()
    {
        m_window->openPath(auction());
        QTRY_VERIFY(tab()->words().contains(u"no mistakes"_s));
        editor()->goToLine(5);
        QTest::keyClicks(editor(), u" let ="_s);
        auto *problem = tab()->findChild<QPushButton *>(u"problem"_s);
        QTRY_VERIFY2(problem->accessibleDescription().startsWith(u"line 5: SyntaxError: "_s),
                     qPrintable(problem->accessibleDescription()));
        QCOMPARE(editor()->mistake(), 5);
        QCOMPARE(tab()->health(), Health::Failed);
        editor()->moveCursor(QTextCursor::End);
        QTest::mouseClick(problem, Qt::LeftButton);
        QCOMPARE(editor()->textCursor().blockNumber(), 4);
        QVERIFY(editor()->hasFocus());
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(editor(), Qt::Key_Backspace);
        QTRY_COMPARE(editor()->mistake(), 0);
    }

    void whatIsNotSeenIsSaid()
    {
        QVERIFY(write(path(u"scripts/trojan.js"_s), "// a\nconst a = 'x\u202e';\n"));
        m_window->openPath(path(u"scripts/trojan.js"_s));
        QTRY_VERIFY2(tab()->words().contains(u"U+202E"_s), qPrintable(tab()->words()));
        QVERIFY(tab()->words().startsWith(u"line 2 "_s));
    }

    void whatSomebodyElseWroteStays()
    {
        m_window->openPath(auction());
        typeAtStart(u"// mine "_s);
        QVERIFY(write(auction(), "// theirs\n"));
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY(notice()->text().contains(u"changed by somebody else"_s));
        QCOMPARE(contents(auction()), "// theirs\n"_ba);
        QTest::keyClicks(editor(), u"!"_s);
        trigger(u"Save"_s);
        QCOMPARE(contents(auction()), "// theirs\n"_ba);

        // It comes back with the tab, and is not written then either.
        restart();
        QVERIFY(tab());
        QVERIFY(editor()->toPlainText().startsWith(u"// mine !"_s));
        QVERIFY(notice()->isVisible());
        QTest::keyClicks(editor(), u"?"_s);
        m_window->openTab({ .kind = TabState::Kind::Echo }); // leaves
        QCOMPARE(contents(auction()), "// theirs\n"_ba);
        m_window->openPath(auction());
        press(u"noticeButton"_s);
        QVERIFY(contents(auction()).contains("// mine !"));
        QVERIFY(!notice()->isVisible());

        // Or theirs is taken.
        typeAtStart(u"// again "_s);
        QVERIFY(write(auction(), "// theirs, too\n"));
        QTRY_VERIFY(notice()->isVisible());
        press(u"noticeOtherButton"_s);
        QCOMPARE(editor()->toPlainText(), u"// theirs, too\n"_s);
    }

    void aScriptThatWasEmptiedComesBackEmpty()
    {
        m_window->openPath(auction());
        QVERIFY(write(auction(), "// theirs\n")); // which is not heard of yet
        editor()->selectAll();
        QTest::keyClick(editor(), Qt::Key_Delete);
        restart();
        QCOMPARE(contents(auction()), "// theirs\n"_ba);
        QVERIFY(editor()->toPlainText().isEmpty());
        press(u"noticeButton"_s); // write over it
        QVERIFY(contents(auction()).isEmpty());
    }

    void whatAnEditorWritesIsShown()
    {
        m_window->openPath(auction());
        editor()->goToLine(6);
        QVERIFY(write(auction(), "// first\n" + contents(auction())));
        QTRY_VERIFY(editor()->toPlainText().startsWith(u"// first\n"_s));
        QVERIFY(!notice()->isVisible());
        QCOMPARE(editor()->textCursor().blockNumber(), 6); // where it was
    }

    void closingKeeps()
    {
        m_window->openPath(auction());
        typeAtStart(u"// 1 "_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+W"_s));
        QVERIFY(contents(auction()).startsWith("// 1"));
        m_window->openPath(auction());
        typeAtStart(u"// 2 "_s);
        restart();
        QVERIFY(contents(auction()).startsWith("// 2"));
        QCOMPARE(tab()->path(), auction());
        QVERIFY(!notice()->isVisible());
        // What is deleted stays deleted.
        typeAtStart(u"// 3 "_s);
        auto *tree = m_window->findChild<WorkspaceView *>(u"workspace"_s);
        tree->select(auction());
        trigger(u"Delete"_s);
        QVERIFY(!QFile::exists(auction()));
        QTest::mouseClick(m_window->findChild<QPushButton *>(u"noticeButton"_s), Qt::LeftButton);
        QVERIFY(contents(auction()).startsWith("// 3"));
    }

    void endsOfLinesAndBytesThatAreNoTextStay()
    {
        const QString crlf = path(u"scripts/crlf.js"_s);
        QVERIFY(write(crlf, "let a;\r\nlet b;\r\n"));
        m_window->openPath(crlf);
        typeAtStart(u"//"_s);
        tab()->saveToWorkspace();
        QCOMPARE(contents(crlf), "//let a;\r\nlet b;\r\n"_ba);
        const QString broken = path(u"scripts/broken.js"_s);
        QVERIFY(write(broken, "let a = '\xff';\n"));
        m_window->openPath(broken);
        QVERIFY(editor()->isReadOnly());
        QVERIFY(notice()->text().contains(u"UTF-8"_s));
        tab()->leave();
        tab()->saveToWorkspace();
        QCOMPARE(contents(broken), "let a = '\xff';\n"_ba);
        const QString odd = path(u"scripts/odd.js"_s);
        QVERIFY(write(odd, "let a;\rlet b;\n"));
        m_window->openPath(odd);
        tab()->saveToWorkspace();
        QCOMPARE(contents(odd), "let a;\rlet b;\n"_ba);
        const QString blanks = path(u"scripts/blanks.js"_s);
        const QByteArray text = u"let a = '1\u00a0000\u2028\ufffc';\n"_s.toUtf8();
        QVERIFY(write(blanks, text));
        m_window->openPath(blanks);
        QVERIFY(!editor()->isReadOnly());
        QVERIFY(tab()->state().text.isEmpty());
        typeAtStart(u"/**/"_s);
        tab()->saveToWorkspace();
        QCOMPARE(contents(blanks), "/**/" + text);
    }

    void whatNobodyTouchedIsNotWritten_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isWritten"); // when something is typed
        QTest::newRow("byte order mark") << "\xef\xbb\xbflet a;\n"_ba << true;
        QTest::newRow("two kinds of ends") << "let a;\r\nlet b;\nlet c;\n"_ba << false;
    }
    void whatNobodyTouchedIsNotWritten()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, isWritten);
        const QString script = path(u"scripts/exact.js"_s);
        QVERIFY(write(script, bytes));
        m_window->openPath(script);
        trigger(u"Save"_s);
        QCOMPARE(contents(script), bytes);
        QCOMPARE(editor()->isReadOnly(), !isWritten);
        editor()->moveCursor(QTextCursor::End);
        QTest::keyClicks(editor(), u"//"_s);
        trigger(u"Save"_s);
        QCOMPARE(contents(script), bytes + (isWritten ? "//" : ""));
    }

    void mocksFollowAScriptsName()
    {
        const QString mock = path(u"mocks/auction.mock.json"_s);
        const QByteArray before = contents(mock);
        m_window->openPath(auction());
        auto *model = static_cast<WorkspaceModel *>(
            m_window->findChild<WorkspaceView *>(u"workspace"_s)->model());
        typeAtStart(u"// kept "_s);
        Q_EMIT model->renameRequested(auction(), u"sale"_s);
        QTRY_COMPARE(tab()->path(), path(u"scripts/sale.js"_s));
        QVERIFY(contents(path(u"scripts/sale.js"_s)).startsWith("// kept"));
        QVERIFY(!QFile::exists(auction()));
        QCOMPARE(contents(mock),
                 QByteArray(before).replace("../scripts/auction.js", "../scripts/sale.js"));
        QVERIFY(MockFile::load(mock));
        QCOMPARE(usersOf(m_window->workspace(), tab()->path()), QStringList { mock });
    }

    void anExceptionLeadsToItsLine()
    {
        QVERIFY(write(auction(), "route('/', r => s => {\n    log('hi');\n    missing();\n});\n"));
        auto *mock =
            static_cast<MockPage *>(m_window->openPath(path(u"mocks/auction.mock.json"_s)));
        mock->startSomewhere();
        QTRY_VERIFY(mock->isHosted());
        (void)firstHeard(mock->url());
        auto *said = mock->view()->notice();
        QTRY_VERIFY(said->text().startsWith(u"../scripts/auction.js:3: ReferenceError"_s));
        QVERIFY(mock->findChild<ScriptOutput *>()->toPlainText().contains(u"missing is not"_s));
        auto *button = said->findChild<QPushButton *>(u"noticeButton"_s);
        QCOMPARE(button->text(), u"Show the line"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(tab()->path(), auction());
        QCOMPARE(editor()->textCursor().blockNumber(), 2);
    }

    void aMockThatIsMovedOrCopiedFindsItsFiles()
    {
        QVERIFY(write(path(u"mocks/old.mock.json"_s),
                      "{\"jackfield\":\"mock\",\"version\":1,\"servers\":[{\"name\":\"a\","
                      "\"routes\":[{\"path\":\"/\",\"replay\":{\"session\":"
                      "\"../sessions/orders.session.jsonl\"}}]}]}"));
        QVERIFY(MockFile::load(path(u"mocks/old.mock.json"_s)));
        QVERIFY(QDir().mkpath(path(u"mocks/of mine"_s)));
        auto *tree = m_window->findChild<WorkspaceView *>(u"workspace"_s);
        auto *model = static_cast<WorkspaceModel *>(tree->model());
        model->reload();
        const auto moved = [&](const QString &name) {
            Q_EMIT model->moveRequested(path(u"mocks/"_s + name), path(u"mocks/of mine"_s), -1);
            return path(u"mocks/of mine/"_s + name);
        };
        const QString mock = moved(u"auction.mock.json"_s);
        QTRY_VERIFY(QFile::exists(mock));
        const QString replay = moved(u"old.mock.json"_s);
        QTRY_VERIFY(QFile::exists(replay));
        QVERIFY(MockFile::load(mock));
        QVERIFY(MockFile::load(replay));
        tree->select(mock);
        tree->setFocus();
        QTest::keySequence(tree, QKeySequence(u"Ctrl+D"_s));
        QVERIFY(contents(path(u"mocks/auction.mock.json"_s)).contains("\"../scripts/auction.js\""));
        QVERIFY(contents(mock).contains("\"../../scripts/auction.js\""));
        Q_EMIT model->renameRequested(path(u"sessions/orders.session.jsonl"_s), u"sales"_s);
        QTRY_VERIFY(contents(replay).contains("\"../../sessions/sales.session.jsonl\""));
        QVERIFY(MockFile::load(replay));
        for (int i = 0; i < 4; ++i)
            trigger(u"Undo"_s);
        QTRY_VERIFY(QFile::exists(path(u"sessions/orders.session.jsonl"_s)));
        QVERIFY(MockFile::load(path(u"mocks/auction.mock.json"_s)));
        QVERIFY(MockFile::load(path(u"mocks/old.mock.json"_s)));
    }

    void aScriptIsDroppedFoundAndCopied()
    {
        const QString away = m_home->filePath(u"chat.js"_s);
        QVERIFY(write(away, "route('/', r => s => {});\n"));
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(away) });
        QDragEnterEvent enter({ 40, 400 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QDropEvent event({ 40, 400 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
        QTRY_VERIFY2(tab(), qPrintable(m_window->findChild<Notice *>()->text()));
        QCOMPARE(tab()->path(), path(u"scripts/chat.js"_s));
        QCOMPARE(contents(tab()->path()), contents(away));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+K"_s));
        const auto *list = m_window->findChild<CommandPalette *>()->findChild<QListWidget *>();
        QVERIFY(!list->findItems(u"auction"_s, Qt::MatchContains).isEmpty());
        QVERIFY(!list->findItems(u"chat"_s, Qt::MatchContains).isEmpty());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        auto *tree = m_window->findChild<WorkspaceView *>(u"workspace"_s);
        tree->select(tab()->path());
        tree->setFocus();
        QTest::keySequence(tree, QKeySequence(u"Ctrl+D"_s));
        QCOMPARE(tab()->path(), path(u"scripts/chat-2.js"_s));
    }
};

QTEST_MAIN(TestScripts)
#include "tst_scripts.moc"
