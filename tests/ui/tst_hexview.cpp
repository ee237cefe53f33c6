// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "windowwalk.h"

#include <ui/views/hexpanel.h>

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>

class TestHexView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsShowPlaceHexAndCharacters()
    {
        HexView view(m_look);
        view.resize(view.widthOf(16), 300);
        view.show();
        view.setBytes(SharedBytes::of("0123456789abcdefg\n"));
        QCOMPARE(view.columns(), 16);
        QCOMPARE(view.rowText(0),
                 u"0000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef"_s);
        QVERIFY(view.rowText(1).startsWith(u"0010  67 0a  "_s));
        QVERIFY(view.rowText(1).endsWith(u"  g·"_s));
    }

    void asManyColumnsAsFit_data()
    {
        QTest::addColumn<int>("columns");
        for (const int columns : { 4, 8, 16, 32 })
            QTest::addRow("%d", columns) << columns;
    }

    void asManyColumnsAsFit()
    {
        QFETCH(int, columns);
        HexView view(m_look);
        view.setBytes(SharedBytes::of(QByteArray(100, 'x')));
        view.resize(view.widthOf(columns) + 10, 300);
        view.show();
        QCOMPARE(view.columns(), columns);
        view.resize(view.widthOf(columns) - 1, 300);
        QCOMPARE(view.columns(), std::max(4, columns / 2));
    }

    void keysMoveAndSelect()
    {
        HexView view(m_look);
        view.resize(view.widthOf(16), 200);
        view.show();
        view.setBytes(SharedBytes::of(QByteArray(16 * 1000, 'x') + "END"));
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.cursor(), 17);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.cursor(), 16);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.cursor(), 31);
        QTest::keyClick(&view, Qt::Key_Up);
        QTest::keyClick(&view, Qt::Key_Up); // stays in the first row
        QCOMPARE(view.cursor(), 15);
        QTest::keyClick(&view, Qt::Key_PageDown);
        QVERIFY(view.cursor() > 31 && view.cursor() % 16 == 15);
        QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view.cursor(), 16 * 1000 + 2);
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
        QTest::keyClick(&view, Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(view.selected().toByteArray(), "END");
        QTest::keySequence(&view, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"45 4e 44"_s);
        QTest::keySequence(&view, QKeySequence::SelectAll);
        QCOMPARE(view.selected().size(), view.bytes().size());
    }

    void theMouseSelectsInBothParts()
    {
        HexView view(m_look);
        view.resize(view.widthOf(16), 200);
        view.show();
        view.setBytes(SharedBytes::of("0123456789abcdef0123456789abcdef"));
        const QFontMetrics metrics = view.fontMetrics();
        const auto place = [&](int cell, int row) {
            return QPoint(8 + qRound(cell * QFontMetricsF(view.font()).horizontalAdvance(u'0')) + 3,
                          8 + row * metrics.lineSpacing() + 3);
        };
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place(6 + 3, 1));
        QCOMPARE(view.cursor(), 17);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ShiftModifier, place(6 + 9, 1));
        QCOMPARE(view.selected().toByteArray(), "123");
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place(56 + 4, 0));
        QCOMPARE(view.cursor(), 4);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keySequence(&view, QKeySequence::Copy); // characters, where they were chosen
        QCOMPARE(QGuiApplication::clipboard()->text(), u"45"_s);
    }

    void theMenuCopiesInEachForm()
    {
        HexView view(m_look);
        view.show();
        view.setBytes(SharedBytes::of("hi"));
        view.selectAll();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(view.viewport(), &event);
        const QPointer<QMenu> menu = view.findChild<QMenu *>();
        QVERIFY(menu);
        QStringList copies;
        for (QAction *action : menu->actions()) {
            action->trigger();
            copies.append(QGuiApplication::clipboard()->text());
        }
        QVERIFY(copies.contains(u"68 69"_s) && copies.contains(u"hi"_s)
                && copies.contains(u"aGk="_s));
        menu->close();
        QTRY_VERIFY(!menu);
    }

    void manyBytesAreNotCopied()
    {
        const QByteArray bytes(100 << 20, 'x');
        HexView view(m_look);
        view.resize(view.widthOf(16), 200);
        view.show();
        view.setBytes({ .owner = nullptr, .view = bytes });
        QCOMPARE(view.bytes().view.data(), bytes.constData());
        view.grab();
        view.setCursor(bytes.size() - 1);
        const QString last = view.rowText(view.cursor() / view.columns());
        QVERIFY2(last.startsWith(u"063ffff"_s), qPrintable(last));
        QVERIFY(!view.grab().isNull());
    }

    void theBytesAtTheCursorAreRead()
    {
        HexPanel panel(m_look);
        panel.resize(700, 400);
        panel.show();
        panel.view()->setBytes(
            SharedBytes::of(QByteArray::fromHex("0100000000000000c3a9") + "<b>"));
        const auto texts = [&panel] {
            QStringList all;
            for (const QLabel *label : panel.findChildren<QLabel *>())
                all.append(label->text());
            return all;
        };
        QVERIFY(texts().contains(u"1"_s));
        for (const QString &word : { u"unsigned"_s, u"signed"_s, u"float"_s, u"bits"_s })
            QVERIFY2(texts().contains(word), qPrintable(word));
        QVERIFY(texts().contains(u"0000 0001"_s));
        auto *order = panel.findChild<QComboBox *>(u"byteOrder"_s);
        QCOMPARE(order->currentText(), u"little endian"_s);
        QTest::keyClick(order, Qt::Key_Down);
        QCOMPARE(order->currentText(), u"big endian"_s);
        QVERIFY(texts().contains(u"72057594037927936"_s));
        panel.view()->setCursor(8);
        QCOMPARE(panel.findChild<QLabel *>(u"byteCharacter"_s)->text(), u"é  U+00E9"_s);
        QCOMPARE(panel.findChild<QLabel *>(u"bytePlace"_s)->text(), u"byte 8 · 0x8"_s);
        for (const QLabel *label : panel.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        panel.view()->setBytes({});
        QCOMPARE(panel.findChild<QLabel *>(u"bytePlace"_s)->text(), u"no bytes"_s);
    }

    void whatIsTypedIsBytesOrCharacters_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isText");
        QTest::newRow("digits") << u"0d0A"_s << "\r\n"_ba << false;
        QTest::newRow("digits and blanks") << u"0d 0a"_s << "\r\n"_ba << false;
        QTest::newRow("characters") << u"Hey"_s << "hey"_ba << true;
        QTest::newRow("characters of many bytes") << u"\u00c4"_s << "\xc3\x84"_ba << true;
        QTest::newRow("half a byte") << u"abc"_s << "abc"_ba << true;
        QTest::newRow("digits in quotes") << u"\"beef\""_s << "beef"_ba << true;
        QTest::newRow("nothing") << QString() << QByteArray() << false;
    }

    void whatIsTypedIsBytesOrCharacters()
    {
        QFETCH(QString, typed);
        const auto wanted = ByteSearch::Wanted::from(typed);
        QTEST(wanted.bytes, "bytes");
        if (!wanted.bytes.isEmpty())
            QTEST(wanted.isText, "isText");
    }

    void bytesAreFound()
    {
        HexPanel panel(m_look);
        panel.resize(700, 400);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        HexView *view = panel.view();
        view->setBytes(SharedBytes::of(QByteArray::fromHex("00ffff00414200ff6142")));
        view->setFocus();
        QTest::keySequence(view, QKeySequence(u"Ctrl+F"_s));
        auto *wanted = panel.findChild<QLineEdit *>(u"findText"_s);
        auto *count = panel.findChild<QLabel *>(u"findCount"_s);
        QVERIFY(wanted->isVisible() && wanted->hasFocus());
        QTest::keyClicks(wanted, u"ff"_s);
        QCOMPARE(count->text(), u"1 of 3"_s);
        QCOMPARE(view->cursor(), 1);
        QTest::keyClick(wanted, Qt::Key_Return);
        QCOMPARE(view->cursor(), 2);
        QTest::keyClick(wanted, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(wanted, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(view->cursor(), 7); // round the end
        wanted->setText(u"aB"_s); // half of it is no digit's
        wanted->setText(u"\"aB\""_s);
        QCOMPARE(count->text(), u"2 of 2"_s);
        QCOMPARE(view->selected().toByteArray(), "aB"_ba);
        QTest::keySequence(wanted, QKeySequence(u"F3"_s));
        QCOMPARE(view->selected().toByteArray(), "AB"_ba);
        wanted->setText(u"00 00 00"_s);
        QCOMPARE(count->text(), u"no match"_s);
        // Another payload is looked through for the same.
        view->setBytes(SharedBytes::of(QByteArray(6, '\0')));
        QCOMPARE(count->text(), u"2"_s);
        QTest::keyClick(wanted, Qt::Key_Escape);
        QVERIFY(!wanted->isVisible() && view->hasFocus());
        QCOMPARE(view->matchCount(), 0u);
    }

    void bytesAreFoundAcrossStretches()
    {
        QByteArray bytes(5 << 20, 'x');
        bytes.replace((1 << 20) - 1, 3, "abc");
        bytes.replace(bytes.size() - 3, 3, "ABC");
        HexView view(m_look);
        view.resize(view.widthOf(16), 200);
        view.show();
        view.setBytes({ .owner = nullptr, .view = bytes });
        view.find(u"\"abc\""_s);
        QTRY_COMPARE(view.matchCount(), 2u);
        QCOMPARE(view.cursor(), (1 << 20) - 1);
        view.findNext(true);
        QCOMPARE(view.cursor(), bytes.size() - 3);
        view.grab();
        view.find(u"61 62 63"_s); // bytes have a case
        QTRY_COMPARE(view.matchCount(), 1u);
    }

private:
    Look m_look;
};

QTEST_MAIN(TestHexView)
#include "tst_hexview.moc"
