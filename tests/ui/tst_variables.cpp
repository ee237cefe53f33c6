// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Variables are written above the tabs, by keys alone.
#include "clientwalk.h"

#include <ui/views/environmentpanel.h>
#include <ui/views/variablecompleter.h>

#include <QAbstractItemView>
#include <QDir>
#include <QTextBlock>
#include <QTextLayout>

class TestVariables : public ClientWalk
{
    Q_OBJECT

private:
    EnvironmentPanel *panelOfVariables() const { return m_window->findChild<EnvironmentPanel *>(); }
    FieldTable *variables() const { return m_window->findChild<FieldTable *>(u"variables"_s); }
    void showVariables() { QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+E"_s)); }
    /// A variable and its value, from wherever the keyboard is.
    void typeVariable(const QString &name, const QString &value)
    {
        for (const QChar letter : name)
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        for (const QChar letter : value)
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCoreApplication::processEvents(); // the delegate takes it then
    }

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    /// What was typed replaced the value of the header in which the cursor was.
    void theCursorIsInTheNewVariable()
    {
        auto *headers = named<FieldTable>(u"headers"_s);
        type(headers, 0, 0, u"X-Kept"_s);
        type(headers, 0, 1, u"kept"_s);
        headers->setFocus();
        headers->setCurrentCell(0, 1);
        showVariables();
        const int row = variables()->rowCount() - 1;
        QVERIFY(variables()->isAncestorOf(QApplication::focusWidget()) || variables()->hasFocus());
        typeVariable(u"room"_s, u"blue"_s);
        QCOMPARE(variables()->fieldAt(row).name, u"room"_s);
        QCOMPARE(variables()->fieldAt(row).value, u"blue"_s);
        QCOMPARE(headers->fieldAt(0).value, u"kept"_s);
        named<QLineEdit>(u"url"_s)->setText(u"ws://a/{{ room }}"_s);
        QVERIFY2(preview().contains(u"ws://a/blue"_s), qPrintable(preview()));
    }

    void theKeyboardGoesBackToWhereItWas()
    {
        auto *field = named<QLineEdit>(u"url"_s);
        field->setFocus();
        showVariables();
        QVERIFY(!field->hasFocus());
        showVariables();
        QVERIFY(panelOfVariables()->isHidden());
        QVERIFY(field->hasFocus());
    }

    void aWorkspaceWithoutAnEnvironmentGetsOne()
    {
        const QString folder = m_home->filePath(u"bare"_s);
        QVERIFY(QDir().mkpath(folder));
        m_window->open(folder);
        showVariables();
        typeVariable(u"room"_s, u"blue"_s);
        const auto file = EnvironmentFile::load(folder);
        QVERIFY(file);
        QCOMPARE(file->environments.size(), 1);
        QCOMPARE(file->environments[0].name, u"local"_s);
        QCOMPARE(file->environments[0].variables.value(0).value, u"blue"_s);
        // A tab of this workspace has it.
        showVariables();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+N"_s));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+H"_s));
        named<QLineEdit>(u"url"_s)->setText(u"ws://a/{{ room }}"_s);
        QVERIFY2(preview().contains(u"ws://a/blue"_s), qPrintable(preview()));
    }

    void theyAreOfferedInTheComposer()
    {
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        const auto *completer = page()->findChild<VariableCompleter *>();
        QAbstractItemView *popup = completer->popup();
        const auto type = [&](const QString &text) {
            for (const QChar letter : text)
                QTest::keyClick(popup->isVisible() ? static_cast<QWidget *>(popup) : editor,
                                letter.toLatin1());
        };
        const auto offered = [&] {
            QStringList names;
            for (int row = 0; row < completer->completionModel()->rowCount(); ++row)
                names.append(completer->completionModel()->index(row, 0).data().toString());
            return names;
        };
        editor->setPlainText(u"{\"a\":,\n\"b\":1}"_s);
        editor->setFocus();
        auto cursor = editor->textCursor();
        cursor.setPosition(5);
        editor->setTextCursor(cursor);
        type(u"{"_s);
        QVERIFY(!popup->isVisible());
        type(u"{"_s);
        QVERIFY(popup->isVisible());
        for (const QString &name : { u"host"_s, u"uuid"_s, u"now"_s, u"timestamp"_s })
            QVERIFY2(offered().contains(name), qPrintable(name));
        type(u" uu"_s);
        QCOMPARE(offered(), QStringList(u"uuid"_s));
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(editor->toPlainText(), u"{\"a\":{{ uuid }},\n\"b\":1}"_s);
        QVERIFY(!popup->isVisible() && editor->hasFocus());
        type(u"!"_s); // behind it
        QCOMPARE(editor->toPlainText(), u"{\"a\":{{ uuid }}!,\n\"b\":1}"_s);
        // Esc takes the offer away, and leaves the keyboard here.
        type(u"{{"_s);
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!popup->isVisible() && editor->hasFocus());
        type(u"nothing"_s);
        QVERIFY(!popup->isVisible());
    }

    /// The rest of the line was underlined in red while "valid JSON" stood below.
    void theyAreValuesToTheHighlighter()
    {
        page()->composer()->setMode(Composer::Mode::Json);
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        const auto formatsOf = [&](const QString &value) {
            editor->setPlainText(u"{\"id\":%1,\"b\":true}"_s.arg(value));
            return editor->document()->firstBlock().layout()->formats();
        };
        const auto number = formatsOf(u"1234567890"_s);
        QVERIFY(!number.isEmpty());
        QCOMPARE(formatsOf(u"{{$count}}"_s), number);
    }
};

QTEST_MAIN(TestVariables)
#include "tst_variables.moc"
