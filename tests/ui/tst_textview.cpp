// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "windowwalk.h"

#include <ui/views/payloadinspector.h>

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>

class TestTextView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysMoveAndSelect()
    {
        TextView view(m_look);
        show(view, "first\nsecond line\n\xe4\xb8\xad!\n");
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(view.selectedText(), u"irst\ns"_s);
        QTest::keyClick(&view, Qt::Key_End, Qt::ShiftModifier);
        QTest::keySequence(&view, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"irst\nsecond line"_s);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(view.selectedText(), u"\u4e2d"_s);
        QTest::keyClick(&view, Qt::Key_Left);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.cursor(), (LongText::Place { 1, 11 }));
        QTest::keySequence(&view, QKeySequence::SelectAll);
        QCOMPARE(view.selectedText(), u"first\nsecond line\n\u4e2d!\n"_s);
        QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(view.cursor(), LongText::Place());
    }

    void theCursorGoesThroughWrappedLines()
    {
        TextView view(m_look);
        show(view, QByteArray(1000, 'a') + "\nb");
        const int columns = view.rowLayout().columns();
        QVERIFY(columns > 20 && columns < 1000);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.cursor(), (LongText::Place { 0, columns + 1 }));
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.cursor(), (LongText::Place { 0, 1 }));
        for (int row = 0; row < view.rowLayout().rows(); ++row)
            QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.cursor().line, 1);
    }

    void theMouseSelectsAndWordsToo()
    {
        TextView view(m_look);
        show(view, "{\"price\":64211.5}");
        const QFontMetricsF metrics(view.font());
        const auto at = [&](double cell, int row) {
            return QPoint(20 + int(cell * metrics.horizontalAdvance(u'0')),
                          8 + int((row + 0.5) * metrics.lineSpacing()));
        };
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at(3.1, 1));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ShiftModifier, at(8.1, 1));
        QCOMPARE(view.selectedText(), u"price"_s);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, at(13.2, 1));
        QCOMPARE(view.selectedText(), u"64211.5"_s);
    }

    void containersFold()
    {
        TextView view(m_look);
        show(view, "{\"a\":[1,2],\"b\":{\"c\":{\"d\":1}}}");
        QCOMPARE(view.rowLayout().rows(), 11);
        // By the triangle beside the second line.
        const QPoint triangle(8, 8 + int(1.5 * view.fontMetrics().lineSpacing()));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, triangle);
        QCOMPARE(view.rowLayout().rows(), 8);
        QCOMPARE(view.foldedText(1), (std::pair { u"… 2 elements"_s, u"],"_s }));
        view.grab();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, triangle);
        QCOMPARE(view.rowLayout().rows(), 11);
        // By keys: what is around the cursor, and around that.
        view.setCursor({ 7, 0 });
        const Qt::KeyboardModifiers both = Qt::ControlModifier | Qt::ShiftModifier;
        QTest::keyClick(&view, Qt::Key_BracketLeft, both);
        QCOMPARE(view.cursor(), (LongText::Place { 6, 0 }));
        QCOMPARE(view.foldedText(6).first, u"… 1 member"_s);
        QTest::keyClick(&view, Qt::Key_BraceLeft, both);
        QCOMPARE(view.cursor(), (LongText::Place { 5, 0 }));
        QTest::keyClick(&view, Qt::Key_BracketRight, both);
        QCOMPARE(view.rowLayout().rows(), 9);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Down); // over what is folded
        QCOMPARE(view.cursor().line, 9);
        // Folded or not, all of it is copied.
        QTest::keySequence(&view, QKeySequence::SelectAll);
        QCOMPARE(view.selectedText(), view.toPlainText());
        view.setAllFolded(true);
        QCOMPARE(view.rowLayout().rows(), 4);
        view.setAllFolded(false);
        QCOMPARE(view.rowLayout().rows(), 11);
    }

    void anEmptyPayloadSaysSo()
    {
        MessageLogModel log(Side::Client);
        log.append({ { .payload = "" }, { .payload = "<a>\n<b/></a>" } });
        PayloadInspector inspector(m_look, log);
        inspector.resize(500, 300);
        inspector.setVisible(true);
        auto *view = inspector.findChild<TextView *>(u"payloadText"_s);
        QCOMPARE(view->placeholderText(), u"Select a message in the log to read it here"_s);
        inspector.show(0);
        QCOMPARE(view->placeholderText(), u"The payload is empty"_s);
        inspector.grab();
        inspector.show(1);
        inspector.grab();
        QCOMPARE(view->accessibleDescription(), u"<a>↵<b/></a>"_s);
    }

    void whatIsWantedIsFoundAndUnfolded()
    {
        MessageLogModel log(Side::Client);
        log.append({ { .payload = "{\"a\":{\"b\":[\"Tea\",\"x\"]},\"c\":\"tea\",\"d\":\"TEA\"}" },
                     { .payload = "\"no t\"" } });
        PayloadInspector inspector(m_look, log);
        inspector.resize(500, 300);
        inspector.setVisible(true);
        QVERIFY(QTest::qWaitForWindowActive(&inspector));
        inspector.show(0);
        auto *view = inspector.findChild<TextView *>(u"payloadText"_s);
        auto *wanted = view->parent()->findChild<QLineEdit *>(u"findText"_s);
        auto *count = view->parent()->findChild<QLabel *>(u"findCount"_s);
        view->setAllFolded(true);
        view->setFocus();
        QVERIFY(!wanted->isVisible());
        QTest::keySequence(view, QKeySequence::Find);
        QVERIFY(wanted->isVisible() && wanted->hasFocus());
        QTest::keyClicks(wanted, u"tea"_s);
        QCOMPARE(count->text(), u"1 of 3"_s);
        QCOMPARE(view->selectedText(), u"Tea"_s);
        QCOMPARE(view->rowLayout().rows(),
                 view->reading().text().lines()); // on the way, all opened
        QTest::keyClick(wanted, Qt::Key_Return);
        QCOMPARE(view->selectedText(), u"tea"_s);
        QTest::keySequence(wanted, QKeySequence::FindNext);
        QTest::keySequence(wanted, QKeySequence::FindNext); // round the end
        QCOMPARE(count->text(), u"1 of 3"_s);
        QTest::keySequence(view, QKeySequence::FindPrevious);
        QCOMPARE(count->text(), u"3 of 3"_s);
        inspector.grab();
        inspector.show(1); // the wish stays
        QCOMPARE(count->text(), u"no match"_s);
        QTest::keyClick(wanted, Qt::Key_Escape);
        QVERIFY(!wanted->isVisible() && view->hasFocus());
        QVERIFY(view->matches().empty());
    }

    void theMenuFoldsAll()
    {
        TextView view(m_look);
        show(view, "[[1],[2]]");
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(view.viewport(), &event);
        const QPointer<QMenu> menu = view.findChild<QMenu *>();
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == u"Fold all"_s)
                action->trigger();
        }
        QCOMPARE(view.rowLayout().rows(), 4);
        menu->close();
        QTRY_VERIFY(!menu);
    }

    void linesAreColouredWithoutThoseBefore()
    {
        LineHighlighter highlighter;
        highlighter.setMode(m_look, CodeMode::Json);
        const auto colours = [](const LineHighlighter::Formats &formats) {
            QSet<QRgb> all;
            for (const auto &range : formats)
                all.insert(range.format.foreground().color().rgb());
            return all.size();
        };
        // Key, colon, value, number, bracket: as many colours as kinds.
        QVERIFY(colours(highlighter.jsonLine(u"  \"a\": \"b\", 12, null ]"_s, false)) >= 4);
        const auto rest = highlighter.jsonLine(u"rest of it\": 12"_s, true);
        QCOMPARE(rest.first().start, 0);
        QCOMPARE(rest.first().length, 11);
        highlighter.setMode(m_look, CodeMode::Xml); // needs those before
        highlighter.nextLine(u"<a><!-- a comment"_s);
        const auto comment = highlighter.nextLine(u"that goes on"_s);
        QCOMPARE(comment.first().length, 12);
        highlighter.setMode(m_look, CodeMode::Plain);
        QVERIFY(highlighter.jsonLine(u"12"_s, false).isEmpty());
    }

private:
    static void show(TextView &view, const QByteArray &text)
    {
        view.resize(500, 300);
        view.show();
        view.setBytes(SharedBytes::of(text), TextReading::Form::Pretty, CodeMode::Plain);
    }

    Look m_look;
};

QTEST_MAIN(TestTextView)
#include "tst_textview.moc"
