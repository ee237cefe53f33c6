// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Variables are written above the tabs, by keys alone.
#include "clientwalk.h"

#include <ui/views/environmentpanel.h>

#include <QDir>

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
};

QTEST_MAIN(TestVariables)
#include "tst_variables.moc"
