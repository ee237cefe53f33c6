// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The definition of a mock: written in its tab, checked, kept and hosted.
#include "firstheard.h"
#include "windowwalk.h"

#include <ui/shell/mockpage.h>
#include <ui/views/codeeditor.h>
#include <ui/views/findbar.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>

class TestMockEditing : public WindowWalk
{
    Q_OBJECT

    QString file() const { return path(u"mocks/greeter.mock.json"_s); }
    MockPage *page() const { return qobject_cast<MockPage *>(m_window->currentTab()); }
    CodeEditor *editor() const { return page()->findChild<CodeEditor *>(u"definition"_s); }
    QPushButton *problem() const { return page()->findChild<QPushButton *>(u"problem"_s); }
    /// However much of it there is room for.
    QString said() const { return problem()->accessibleDescription(); }
    Notice *notice() const { return page()->view()->notice(); }
    static QByteArray definition(const QByteArray &greeting)
    {
        return "{\n  \"jackfield\": \"mock\",\n  \"version\": 1,\n  \"servers\": [\n    { "
               "\"name\": "
               "\"greeter\", \"routes\": [\n      { \"path\": \"/\", \"rules\": { \"greeting\": { "
               "\"text\": \""
            + greeting + "\" } } }\n    ] }\n  ]\n}\n";
    }
    static QAbstractItemView *popupNamed(const QString &name)
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == name)
                return qobject_cast<QAbstractItemView *>(widget);
        }
        return nullptr;
    }
    static QStringList namesIn(const QAbstractItemView &list)
    {
        QStringList names;
        for (int row = 0; row < list.model()->rowCount(); ++row)
            names.append(list.model()->index(row, 0).data().toString());
        return names;
    }
    /// In place of a text that stands there.
    void typeOver(const QString &there, const QString &text) const
    {
        editor()->setFocus();
        editor()->moveCursor(QTextCursor::Start);
        QVERIFY(editor()->QPlainTextEdit::find(there));
        QTest::keyClicks(editor(), text);
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        open();
        QVERIFY(write(file(), definition("hello")));
        m_window->openPath(file());
        QTRY_COMPARE(said(), u"1 server, 1 route, no mistakes"_s);
    }
    void cleanup() { m_window.reset(); }

    void whatIsTypedIsKeptAndHosted()
    {
        page()->startSomewhere();
        QTRY_VERIFY(page()->isHosted());
        QCOMPARE(firstHeard(page()->url()), u"hello"_s);
        typeOver(u"hello"_s, u"good evening"_s);
        QTRY_COMPARE(contents(file()), definition("good evening"));
        QTRY_COMPARE(firstHeard(page()->url()), u"good evening"_s);
        QCOMPARE(page()->words(), u"running, 0 clients"_s);
    }

    void aMistakeIsSaidWithItsLineAndTheOldOneGoesOn()
    {
        page()->startSomewhere();
        QTRY_VERIFY(page()->isHosted());
        typeOver(u"greeting"_s, u"greting"_s);
        QTRY_VERIFY2(said().startsWith(u"line 6: unknown key 'greting'"), qPrintable(said()));
        QCOMPARE(editor()->mistake(), 6);
        QTRY_VERIFY(page()->words().startsWith(u"running the old definition"));
        QVERIFY(!notice()->isVisible()); // it is said where it is written
        QCOMPARE(firstHeard(page()->url()), u"hello"_s);
        editor()->moveCursor(QTextCursor::End);
        QTest::mouseClick(problem(), Qt::LeftButton);
        QCOMPARE(editor()->textCursor().blockNumber(), 5);
        QVERIFY(editor()->hasFocus());
        typeOver(u"greting"_s, u"greeting"_s);
        QTRY_COMPARE(said(), u"1 server, 1 route, no mistakes"_s);
        QTRY_COMPARE(page()->words().section(u',', 0, 0), u"running"_s);

        // Who starts one that is broken is told, and led there.
        page()->stop();
        typeOver(u"greeting"_s, u"greting"_s);
        QTRY_COMPARE(page()->words(), u"a mistake in line 6"_s);
        QCOMPARE(page()->health(), Health::Failed);
        page()->start();
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY(notice()->text().startsWith(u"greeter.mock.json, line 6: unknown key"));
        editor()->moveCursor(QTextCursor::End);
        QTest::mouseClick(notice()->findChild<QPushButton *>(u"noticeButton"_s), Qt::LeftButton);
        QCOMPARE(editor()->textCursor().blockNumber(), 5);
    }

    void whatSomebodyElseWritesIsShownAndHosted()
    {
        page()->startSomewhere();
        QTRY_VERIFY(page()->isHosted());
        QVERIFY(write(file(), definition("from an editor")));
        QTRY_VERIFY(editor()->code().contains(u"from an editor"));
        QTRY_COMPARE(firstHeard(page()->url()), u"from an editor"_s);
        QVERIFY(!notice()->isVisible());

        typeOver(u"from an editor"_s, u"mine"_s);
        QVERIFY(write(file(), definition("theirs")));
        QTRY_VERIFY(notice()->isVisible());
        QCOMPARE(contents(file()), definition("theirs"));
        restart();
        QCOMPARE(editor()->code().toUtf8(), definition("mine"));
        QTest::mouseClick(notice()->findChild<QPushButton *>(u"noticeOtherButton"_s),
                          Qt::LeftButton);
        QCOMPARE(editor()->code().toUtf8(), definition("theirs"));
    }

    void closingKeeps()
    {
        typeOver(u"hello"_s, u"kept"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+W"_s));
        QCOMPARE(contents(file()), definition("kept"));
    }

    void ctrlFFindsInWhatIsWritten()
    {
        editor()->setFocus();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+F"_s));
        auto *bar = editor()->parentWidget()->parentWidget()->findChild<FindBar *>();
        QVERIFY(bar && bar->isVisible());
        QTest::keyClicks(bar->findChild<QLineEdit *>(), u"routes"_s);
        QCOMPARE(editor()->textCursor().selectedText(), u"routes"_s);
    }

    void stepsAreTwoBlanks()
    {
        typeOver(u"\"servers\": ["_s, u"\"servers\": ["_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        QVERIFY(editor()->code().contains(u"\"servers\": [\n    \n"));
        QTest::keyClick(editor(), Qt::Key_Tab);
        QVERIFY(editor()->code().contains(u"\"servers\": [\n      \n"));
    }

    void whatCanStandThereIsOffered()
    {
        auto *offered = editor()->findChild<QAbstractItemView *>(u"schemaCompletions"_s);
        if (!offered) // a popup is a window
            offered = popupNamed(u"schemaCompletions"_s);
        QVERIFY(offered);
        typeOver(u"\"routes\": ["_s, u"\"routes\": [{\"pa"_s);
        QTRY_VERIFY(offered->isVisible());
        QCOMPARE(namesIn(*offered), QStringList({ u"path"_s, u"subprotocols"_s }).first(1));
        QTest::keyClick(offered, Qt::Key_Return);
        QVERIFY2(editor()->code().contains(u"[{\"path\": \"\""), qPrintable(editor()->code()));
        QTest::keyClicks(editor(), u"/new"_s); // between the quotes
        QVERIFY(!offered->isVisible());
        QTest::keyClick(editor(), Qt::Key_End);
        typeOver(u"\"/new\""_s, u"\"/new\", "_s);
        QTest::keyClick(editor(), Qt::Key_Space, Qt::ControlModifier);
        QTRY_VERIFY(offered->isVisible());
        QVERIFY(namesIn(*offered).contains(u"echo"));
        QVERIFY(!namesIn(*offered).contains(u"path"));
        QTest::keyClick(offered, Qt::Key_Escape);
        QVERIFY(!offered->isVisible());
        QVERIFY(editor()->hasFocus()); // Esc closed the list alone
        QTest::keyClicks(editor(), u"\"ec"_s);
        QTRY_VERIFY(offered->isVisible());
        QTest::keyClick(offered, Qt::Key_Tab);
        QVERIFY2(editor()->code().contains(u"[{\"path\": \"/new\", \"echo\": {}"),
                 qPrintable(editor()->code()));
        // Words of which one must stand, and nothing where anything may.
        typeOver(u"\"echo\": {}"_s, u"\"rules\": {\"greeting\": {\"text\": \"x\", \"to\": \"o"_s);
        QTRY_VERIFY2(offered->isVisible(), qPrintable(editor()->code()));
        QCOMPARE(namesIn(*offered), QStringList { u"others"_s });
        QTest::keyClick(offered, Qt::Key_Return);
        QVERIFY(editor()->code().contains(u"\"to\": \"others\""));
        // What is pasted, or taken back, asks nothing.
        editor()->undo();
        QVERIFY(!offered->isVisible());
    }

    void whatIsNotSeenIsSaid()
    {
        QVERIFY(write(file(),
                      definition("a\u202e"
                                 "b")));
        QTRY_VERIFY2(said().contains(u"U+202E"), qPrintable(said()));
    }

    void theOneThatIsNoFileIsOnlyShown()
    {
        m_window->openTab({ .kind = TabState::Kind::Echo });
        QVERIFY(editor()->isReadOnly());
        QVERIFY(!problem()->isVisible());
        page()->saveToWorkspace();
        page()->leave();
    }
};

QTEST_MAIN(TestMockEditing)
#include "tst_mockediting.moc"
