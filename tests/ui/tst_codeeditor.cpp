// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How code is written in the tab of a script.
#include "windowwalk.h"

#include <ui/shell/tab.h>
#include <ui/views/codeeditor.h>

#include <QLineEdit>
#include <QTextBlock>

class TestCodeEditor : public WindowWalk
{
    Q_OBJECT

    CodeEditor *editor() const { return m_window->findChild<CodeEditor *>(u"script"_s); }
    void open(const QByteArray &script)
    {
        QVERIFY(write(path(u"scripts/a.js"_s), script));
        m_window->openPath(path(u"scripts/a.js"_s));
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        WindowWalk::open();
    }
    void cleanup() { m_window.reset(); }

    void charactersAreFound()
    {
        open("one; two;\nOne; three;\none;\n");
        editor()->setFocus();
        QTest::keySequence(editor(), QKeySequence(u"Ctrl+F"_s));
        auto *wanted = m_window->currentTab()->findChild<QLineEdit *>(u"findText"_s);
        QVERIFY(wanted->hasFocus());
        QTest::keyClicks(wanted, u"one"_s);
        QCOMPARE(editor()->matchCount(), 3u);
        QCOMPARE(editor()->currentMatch(), 0);
        QTest::keySequence(wanted, QKeySequence(u"F3"_s));
        QCOMPARE(editor()->currentMatch(), 1);
        QTest::keySequence(wanted, QKeySequence(u"Shift+F3"_s));
        QTest::keySequence(wanted, QKeySequence(u"Shift+F3"_s));
        QCOMPARE(editor()->currentMatch(), 2);
        QTest::keyClick(wanted, Qt::Key_Escape);
        QVERIFY(editor()->hasFocus());
        QCOMPARE(editor()->matchCount(), 0u);
    }

    void linesAreIndented()
    {
        open("");
        editor()->setFocus();
        QTest::keyClicks(editor(), u"f(x => {"_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        QTest::keyClicks(editor(), u"a"_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        QTest::keyClick(editor(), Qt::Key_Tab);
        QTest::keyClicks(editor(), u"b"_s);
        QCOMPARE(editor()->toPlainText(), u"f(x => {\n    a\n        b"_s);
        QTest::keyClick(editor(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(editor()->toPlainText(), u"f(x => {\n    a\n    b"_s);
    }

    void whatIsReplacedCanBeUndoneAndLeavesTheCursor()
    {
        open("one\ntwo\nthree\n");
        editor()->goToLine(3);
        editor()->replaceCode(u"zero\none\nTWO\nthree\n"_s);
        QCOMPARE(editor()->code(), u"zero\none\nTWO\nthree\n"_s);
        QCOMPARE(editor()->textCursor().block().text(), u"three"_s);
        editor()->undo();
        QCOMPARE(editor()->code(), u"one\ntwo\nthree\n"_s);
    }
};

QTEST_MAIN(TestCodeEditor)
#include "tst_codeeditor.moc"
