// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The definition of a mock as a form beside its text.
#include "mockwalk.h"

#include <ui/views/codeeditor.h>
#include <ui/views/jsonform.h>

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>

class TestMockForm : public MockWalk
{
    Q_OBJECT

    CodeEditor *editor() const { return named<CodeEditor>(u"definition"_s); }
    JsonForm *form() const { return named<JsonForm>(u"jsonForm"_s); }
    template<typename Widget>
    Widget *field(const QString &name) const
    {
        return form()->findChild<Widget *>(u"field:"_s + name);
    }
    QString where() const { return form()->findChild<QLabel *>(u"formWhere"_s)->text(); }
    /// What stands behind the beginning of every definition here.
    QString route() const
    {
        const QString text = editor()->code();
        const qsizetype start = text.indexOf(u"\"routes\":[") + 10;
        return text.sliced(start, text.size() - start - 4);
    }
    void cursorTo(const QString &text) const
    {
        editor()->moveCursor(QTextCursor::Start);
        QVERIFY(editor()->QPlainTextEdit::find(text));
    }
    /// Leaves the line as somebody does who goes on with the next one.
    void type(const QString &name, const QString &text) const
    {
        auto *line = field<QLineEdit>(name);
        QVERIFY2(line, qPrintable(name));
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        if (text.isEmpty())
            QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClick(line, Qt::Key_Return);
    }
    void showForm(const QByteArray &route)
    {
        openRoute(route, u"Definition"_s);
        if (!form()->isVisible())
            QTest::mouseClick(named<QToolButton>(u"showForm"_s), Qt::LeftButton);
        QVERIFY(form()->isVisible());
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        WindowWalk::open();
    }
    void cleanup() { m_window.reset(); }

    void itShowsWhatIsAroundTheCursor()
    {
        showForm("{\"path\":\"/shop\",\"rules\":{\"rules\":[{\"when\":{\"text\":\"hi\"},"
                 "\"reply\":{\"text\":\"hello\"}}]}}");
        cursorTo(u"/shop"_s);
        QTRY_COMPARE(where(), u"s › /shop"_s);
        QCOMPARE(field<QLineEdit>(u"path"_s)->text(), u"/shop"_s);
        QVERIFY(!field<QWidget>(u"echo"_s)); // it has its handler
        QCOMPARE(field<QPushButton>(u"faults"_s)->text(), u"Add"_s);
        cursorTo(u"hello"_s);
        QTRY_VERIFY2(where().endsWith(u"/shop › rules › 1 › reply"), qPrintable(where()));
        QCOMPARE(field<QLineEdit>(u"text"_s)->text(), u"hello"_s);
        QTest::mouseClick(form()->findChild<QToolButton *>(u"formUp"_s), Qt::LeftButton);
        QVERIFY(where().endsWith(u"rules › 1"));
        QTest::mouseClick(field<QPushButton>(u"when"_s), Qt::LeftButton);
        QVERIFY(where().endsWith(u"rules › 1 › when"));
        QCOMPARE(editor()->code()[editor()->textCursor().position()], u'{'); // they go together
    }

    void whatIsChangedIsChangedInTheTextAlone()
    {
        showForm("{\"path\" :\"/shop\", \"x-own\": 1.50, \"echo\": {}}");
        cursorTo(u"/shop"_s);
        QTRY_COMPARE(where(), u"s › /shop"_s);
        type(u"path"_s, u"/store"_s);
        QCOMPARE(route(), u"{\"path\" :\"/store\", \"x-own\": 1.50, \"echo\": {}}"_s);
        type(u"description"_s, u"a \"new\" one"_s);
        QCOMPARE(route(),
                 u"{\"path\" :\"/store\", \"x-own\": 1.50, \"echo\": {}, "
                 "\"description\": \"a \\\"new\\\" one\"}"_s);
        QCOMPARE(QApplication::focusWidget(), field<QLineEdit>(u"description"_s));
        type(u"description"_s, {});
        QCOMPARE(route(), u"{\"path\" :\"/store\", \"x-own\": 1.50, \"echo\": {}}"_s);
        QTest::mouseClick(form()->findChild<QToolButton *>(u"remove:x-own"_s), Qt::LeftButton);
        QCOMPARE(route(), u"{\"path\" :\"/store\", \"echo\": {}}"_s);
        editor()->undo();
        QCOMPARE(route(), u"{\"path\" :\"/store\", \"x-own\": 1.50, \"echo\": {}}"_s);
        QTRY_VERIFY(contents(file()).contains("/store"));
    }

    void faultsAreSwitchedOnAndOff()
    {
        showForm("{\"path\":\"/shop\",\"echo\":{}}");
        cursorTo(u"/shop"_s);
        QTRY_VERIFY(field<QPushButton>(u"faults"_s));
        QTest::mouseClick(field<QPushButton>(u"faults"_s), Qt::LeftButton);
        QVERIFY2(where().endsWith(u"/shop › faults"), qPrintable(where()));
        type(u"refuse"_s, u"1"_s);
        QTRY_VERIFY(contents(file()).contains("\"refuse\": 1"));
        QTRY_VERIFY(!connectTo(u"/shop"_s));
        type(u"refuse"_s, u"often"_s); // no number
        QVERIFY(field<QLineEdit>(u"refuse"_s)->property("invalid").toBool());
        QVERIFY(route().contains(u"\"refuse\": 1"));
        type(u"refuse"_s, {});
        QTRY_VERIFY(connectTo(u"/shop"_s));
    }

    void elementsAndNamesAreAdded()
    {
        showForm("{\"path\":\"/shop\",\"rules\":{\"rules\":[]}}");
        cursorTo(u"[]"_s);
        editor()->moveCursor(QTextCursor::Left);
        QTRY_VERIFY2(where().endsWith(u"/shop › rules › rules"), qPrintable(where()));
        QTest::mouseClick(form()->findChild<QPushButton *>(u"addElement"_s), Qt::LeftButton);
        QVERIFY2(where().endsWith(u"/shop › rules › 1"), qPrintable(where()));
        QTest::mouseClick(field<QPushButton>(u"when"_s), Qt::LeftButton);
        QCOMPARE(field<QComboBox>(u"mode"_s)->count(), 3);
        field<QComboBox>(u"mode"_s)->setCurrentIndex(1);
        Q_EMIT field<QComboBox>(u"mode"_s)->activated(1);
        QVERIFY2(route().contains(u"\"mode\": \"text\""), qPrintable(route()));
        QVERIFY(!field<QWidget>(u"base64"_s)); // it is of another kind now
    }

    void filesOfTheWorkspaceAreOffered()
    {
        QVERIFY(QDir().mkpath(path(u"scripts"_s)));
        QVERIFY(write(path(u"scripts/a & b.js"_s), "route('/', () => s => 1);"));
        QVERIFY(write(path(u"scripts/c.js"_s), "route('/', () => s => 1);"));
        showForm("{\"script\":{\"file\":\"../scripts/c.js\",\"time\":50}}");
        cursorTo(u"50"_s);
        QTRY_VERIFY2(where().endsWith(u" › script"), qPrintable(where()));
        auto *line = field<QLineEdit>(u"file"_s);
        QVERIFY(field<QLineEdit>(u"time"_s)->actions().isEmpty());
        QVERIFY(!line->actions().isEmpty());
        line->setFocus();
        QTest::keyClick(line, Qt::Key_Down);
        auto *menu = form()->findChild<QMenu *>(u"choices"_s);
        QTRY_VERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().size(), 3); // the sample has one, too
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY2(route().contains(u"\"../scripts/a & b.js\""), qPrintable(route()));
        QCOMPARE(line->text(), u"../scripts/a & b.js"_s);
    }
    void itStandsWhereThereIsRoom()
    {
        openRoute("{\"path\":\"/shop\",\"echo\":{}}", u"Definition"_s);
        m_window->resize(1280, 800);
        auto *button = named<QToolButton>(u"showForm"_s);
        QVERIFY(!form()->isVisible()); // the payload is beside it
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(form()->isVisible() && !editor()->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!form()->isVisible() && editor()->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+3"_s)); // hides the payload
        QTRY_VERIFY(form()->isVisible() && editor()->isVisible());
        QCOMPARE(named<QSplitter>(u"definitionSplit"_s)->orientation(), Qt::Horizontal);
    }

    void whatIsHostileIsShownAsItIs()
    {
        showForm("{\"path\":\"/<b>\",\"description\":\"a\\u202eb\",\"echo\":{\"x-\\u0001\":{"
                 "\"a\":[[[[1]]]]}}}");
        cursorTo(u"[[[[1"_s);
        QTRY_VERIFY2(where().contains(u"⟨U+"_s) || where().contains(u"␁"), qPrintable(where()));
        for (int i = 0; i < 12; ++i)
            QTest::mouseClick(form()->findChild<QToolButton *>(u"formUp"_s), Qt::LeftButton);
        QCOMPARE(where(), u"the mock"_s);
    }
};

QTEST_MAIN(TestMockForm)
#include "tst_mockform.moc"
