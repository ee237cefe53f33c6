// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "windowwalk.h"

#include <ui/models/payloadtext.h>
#include <ui/views/hexview.h>
#include <ui/views/jsontreeview.h>
#include <ui/views/payloadinspector.h>

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QThreadPool>
#include <QTreeView>

namespace {
constexpr qsizetype long100 = 100 << 20;

/// JSON of so many bytes: an array of objects.
QByteArray longJson(qsizetype size = long100)
{
    const QByteArray object =
        "{\"id\":12345678,\"name\":\"caf\xc3\xa9\",\"tags\":[\"a\",\"b\"],\"price\":64211.5},";
    QByteArray json = "[";
    json.reserve(size + 100);
    while (json.size() < size)
        json += object;
    return json + "{\"last\":true}]";
}
} // namespace

class TestTextView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongMessageIsThereAtOnce_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("tab");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("pretty JSON")
            << longJson() << int(PayloadInspector::Pretty) << u"["_s << u"]"_s;
        QTest::newRow("the same, raw")
            << longJson() << int(PayloadInspector::Raw) << u"[{\"id\""_s << u"true}]"_s;
        QTest::newRow("one line") << QByteArray(long100, 'x') + "END" << int(PayloadInspector::Raw)
                                  << u"xxx"_s << u"END"_s;
        QTest::newRow("one line, pretty") << QByteArray(long100, 'x') + "END"
                                          << int(PayloadInspector::Pretty) << u"xxx"_s << u"END"_s;
    }

    void aLongMessageIsThereAtOnce()
    {
        QFETCH(QByteArray, payload);
        QFETCH(int, tab);
        QFETCH(QString, first);
        QFETCH(QString, last);
        MessageLogModel log(Side::Client);
        log.append({ { .payload = payload } });
        PayloadInspector inspector(m_look, log);
        inspector.resize(700, 400);
        inspector.setVisible(true);
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(tab);
        auto *view = inspector.findChild<TextView *>(u"payloadText"_s);

        QElapsedTimer timer;
        timer.start();
        inspector.show(0);
        view->grab();
        qInfo("first paint after %lld ms", timer.elapsed());
        // Nothing but the first piece was looked at on this thread.
        QVERIFY(view->reading().isRunning());
        const LongText &text = view->reading().text();
        const QByteArray begun = text.between({}, text.end());
        QVERIFY(begun.size() > 1000 && begun.size() < 3 * TextReading::firstPiece);
        QVERIFY(QString::fromUtf8(text.line(0).text).startsWith(first));

        QTRY_VERIFY_WITH_TIMEOUT(!view->reading().isRunning(), 120'000);
        qInfo("all after %lld ms", timer.elapsed());
        const QByteArray wanted =
            tab == PayloadInspector::Pretty ? prettyJson(payload).value_or(payload) : payload;
        QVERIFY(text.between({}, text.end()) == wanted);
        QTest::keyClick(view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
        QCOMPARE(view->cursor().line, text.lines() - 1);
        QVERIFY(QString::fromUtf8(text.line(text.lines() - 1).text).endsWith(last));
        timer.restart();
        QSignalSpy found(view, &TextView::matchesChanged);
        view->find(last);
        QVERIFY(!found.isEmpty() || found.wait(60'000));
        qInfo("found after %lld ms", timer.elapsed());
        QVERIFY(!view->matches().empty());
        timer.restart();
        view->grab();
        view->resize(view->width() / 2, view->height());
        qInfo("the end and another width after %lld ms", timer.elapsed());
    }

    void rawBytesAreNotCopied()
    {
        MessageLogModel log(Side::Client);
        log.append({ { .payload = QByteArray(3 << 20, 'x') } });
        PayloadInspector inspector(m_look, log);
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(PayloadInspector::Raw);
        inspector.show(0);
        auto *view = inspector.findChild<TextView *>(u"payloadText"_s);
        QTRY_VERIFY(!view->reading().isRunning());
        const LongText &text = view->reading().text();
        const QByteArrayView payload = log.store().payload(0);
        QCOMPARE(text.line(0).text.data(), payload.data());
        QCOMPARE(text.line(text.lines() - 1).text.data() + text.end().byte,
                 payload.data() + payload.size());
        auto *about = inspector.findChild<QLabel *>(u"payloadAbout"_s);
        QVERIFY2(about->text().contains(u"lines are cut"_s), qPrintable(about->text()));
        const LongText kept = text;
        log.clear(); // and they stay as long as somebody shows them
        QCOMPARE(view->toPlainText(), QString());
        QCOMPARE(kept.between({}, kept.end()).count('x'), 3 << 20);
    }

    void aLongTreeIsReadBesides()
    {
        MessageLogModel log(Side::Client);
        log.append({ { .payload = "[" + QByteArray("{\"a\":1},").repeated(100'000) + "2]" },
                     { .payload = "[3]" } });
        PayloadInspector inspector(m_look, log);
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(PayloadInspector::Tree);
        auto *tree = inspector.findChild<QTreeView *>(u"payloadTree"_s);
        inspector.show(0);
        QVERIFY(!tree->isVisibleTo(&inspector));
        QTRY_VERIFY(tree->isVisibleTo(&inspector));
        QCOMPARE(tree->model()->index(0, 1).data().toString(), u"{ 1 }"_s);
        inspector.show(0);
        inspector.show(1);
        QCOMPARE(tree->model()->index(0, 1).data().toString(), u"3"_s);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(tree->model()->index(0, 1).data().toString(), u"3"_s);
    }

    void aLongMessageIsDecodedBesides()
    {
        const QByteArray json = "[" + QByteArray("{\"a\":1},").repeated(400'000) + "2]";
        const QByteArray packed = qCompress(json, 0).sliced(4); // zlib, not smaller
        MessageLogModel log(Side::Client);
        log.append({ { .kind = EntryKind::Binary, .payload = packed }, { .payload = "[3]" } });
        PayloadInspector inspector(m_look, log);
        inspector.setVisible(true);
        inspector.show(0);
        auto *view = inspector.findChild<TextView *>(u"payloadText"_s);
        auto *about = inspector.findChild<QLabel *>(u"payloadAbout"_s);
        QVERIFY(inspector.findChild<HexView *>()->isVisible()); // as it came, until then
        QTRY_COMPARE(about->text(), u"#1 · zlib"_s);
        QVERIFY(view->isVisible());
        QTRY_VERIFY(!view->reading().isRunning());
        QCOMPARE(view->reading().text().lines(), 1'200'003);
        // Nothing of it comes when another one is shown.
        inspector.show(0);
        inspector.show(1);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(about->text(), u"#2 · text · 3 B"_s);
    }

    /// Read beside the window; what is left for it is said.
    void longTreesAndTablesAreThereSoon_data()
    {
        QTest::addColumn<int>("tab");
        QTest::newRow("tree") << int(PayloadInspector::Tree);
        QTest::newRow("table") << int(PayloadInspector::Table);
    }

    void longTreesAndTablesAreThereSoon()
    {
        QFETCH(int, tab);
        MessageLogModel log(Side::Client);
        log.append({ { .payload = longJson(20 << 20) } });
        PayloadInspector inspector(m_look, log);
        inspector.resize(700, 400);
        inspector.setVisible(true);
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(tab);
        QElapsedTimer timer;
        timer.start();
        inspector.show(0);
        qInfo("show took %lld ms", timer.elapsed());
        qint64 longest = 0;
        const auto *rows = inspector.findChild<QAbstractItemView *>(
            tab == PayloadInspector::Tree ? u"payloadTree"_s : u"payloadTable"_s);
        while (rows->model()->rowCount() == 0 && timer.elapsed() < 60'000) {
            QElapsedTimer turn;
            turn.start();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
            longest = std::max(longest, turn.elapsed());
        }
        inspector.grab();
        qInfo("all after %lld ms, the longest turn %lld ms", timer.elapsed(), longest);
        QVERIFY(rows->isVisible() && rows->model()->rowCount() > 0);
    }

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
        auto *wanted = inspector.findChild<QLineEdit *>(u"findText"_s);
        auto *count = inspector.findChild<QLabel *>(u"findCount"_s);
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
        QCOMPARE(count->text(), u"nothing"_s);
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
