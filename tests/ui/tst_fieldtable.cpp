// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/views/fieldtable.h>
#include <ui/views/look.h>

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

class TestFieldTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRowForTheNextFieldSaysSo()
    {
        FieldTable table(m_look, u"header"_s, true);
        table.resize(400, 200);
        table.show();
        table.setFields({ { u"a"_s, u"1"_s } });
        const auto isWritten = [&table](int row, int column) {
            const QRect cell = table.visualItemRect(table.item(row, column)).adjusted(2, 2, -2, -2);
            const QImage picture = table.viewport()->grab(cell).toImage();
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    if (picture.pixel(x, y) != picture.pixel(0, 0))
                        return true;
                }
            }
            return false;
        };
        QVERIFY(isWritten(1, 0));
        QVERIFY(!isWritten(1, 1));
        QCOMPARE(table.fields().size(), 1);
    }

    /// With the mouse, also while a cell of the row is edited.
    void aFieldIsDeletedAtTheEndOfItsRow()
    {
        FieldTable table(m_look, u"header"_s, true);
        table.resize(400, 200);
        table.show();
        QVERIFY(QTest::qWaitForWindowActive(&table));
        table.setFields({ { u"a"_s, u"1"_s }, { u"b"_s, u"2"_s } });
        auto *button = table.findChild<QToolButton *>(u"deleteField"_s);
        const auto click = [&](int row, int column) {
            const QPoint place = table.visualItemRect(table.item(row, column)).center();
            QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, place);
        };
        click(2, 1); // the one for the next
        QVERIFY(!button->isVisible());
        click(0, 1);
        const auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor && button->isVisible());
        QVERIFY(!editor->geometry().intersects(button->geometry()));
        const QRect row = table.visualItemRect(table.item(0, 1));
        QVERIFY(row.contains(button->geometry()) && button->geometry().right() == row.right());
        const QSignalSpy edited(&table, &FieldTable::edited);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(table.fields().size(), 1);
        QCOMPARE(table.fields().first().name, u"b"_s);
        QCOMPARE(edited.size(), 1);
    }

    /// By Tab alone, whether a cell is edited or not: no table keeps whoever has no mouse.
    void aTableOfFieldsIsLeftByTab()
    {
        QWidget window;
        auto *before = new QLineEdit(&window);
        auto *table = new FieldTable(m_look, u"name"_s, true, &window);
        auto *after = new QLineEdit(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        table->setFields({ { u"a"_s, u"1"_s } });
        const auto edit = [&](int row, int column) {
            table->setFocus();
            table->setCurrentCell(row, column);
            table->editItem(table->item(row, column));
            return QApplication::focusWidget(); // the editor
        };
        QTest::keyClick(edit(0, 1), Qt::Key_Tab); // there is another row
        QCOMPARE(table->currentRow(), 1);
        QTest::keyClick(edit(1, 1), Qt::Key_Tab);
        QVERIFY(after->hasFocus());
        QTest::keyClick(edit(0, 0), Qt::Key_Backtab);
        QVERIFY(before->hasFocus());
        QTest::keyClick(edit(1, 1), Qt::Key_Escape);
        QVERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Tab);
        QVERIFY(after->hasFocus());
    }

private:
    Look m_look;
};

QTEST_MAIN(TestFieldTable)
#include "tst_fieldtable.moc"
