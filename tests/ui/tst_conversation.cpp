// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The log as a sequence diagram: what answers what, the same selection, going back in time, the picture.
#include <ui/models/conversation.h>
#include <ui/models/trafficlog.h>
#include <ui/views/conversationpainter.h>
#include <ui/views/logpanel.h>
#include <ui/views/timelineview.h>

#include <QAbstractItemModelTester>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QXmlStreamReader>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 second = 1'000'000;
constexpr qint64 begin = 1'764'000'000 * second;

LogEntry said(Side from, qint64 time, const QByteArray &payload, quint32 connection = 1)
{
    return { .time = begin + time, .connection = connection, .from = from, .payload = payload };
}
LogEntry ask(qint64 time, const QByteArray &payload, quint32 connection = 1)
{
    return said(Side::Client, time, payload, connection);
}
LogEntry answer(qint64 time, const QByteArray &payload, quint32 connection = 1)
{
    return said(Side::Server, time, payload, connection);
}
LogEntry beat(qint64 time, EntryKind kind)
{
    return { .time = begin + time,
             .connection = 1,
             .kind = kind,
             .from = kind == EntryKind::Ping ? Side::Client : Side::Server };
}

/// An order that is answered, one that is not, and the end.
QList<LogEntry> orders()
{
    return { { .time = begin,
               .connection = 1,
               .kind = EntryKind::Open,
               .from = Side::Client,
               .code = 101,
               .payload = "ws://127.0.0.1:9000/orders\nGET /orders HTTP/1.1\n" },
             ask(1000, "{\"type\":\"buy\",\"id\":1}"),
             ask(2000, "{\"type\":\"buy\",\"id\":2}"),
             answer(14'000, "{\"type\":\"bought\",\"id\":1}"),
             answer(20 * second, "{\"type\":\"tick\"}"),
             { .time = begin + 21 * second,
               .connection = 1,
               .kind = EntryKind::End,
               .clean = false,
               .code = 1006 } };
}

/// A log and its panel, shown as a conversation.
struct Shown
{
    explicit Shown(const Look &look, const QList<LogEntry> &entries, QSize size = { 900, 500 })
        : panel(const_cast<Look &>(look), log)
    {
        panel.resize(size);
        panel.setStill();
        panel.show();
        log.model()->append(entries);
        panel.setConversation(true);
    }
    SequenceStep step(int row) { return panel.view()->diagram().steps().at(row); }
    QString words(int row) { return panel.view()->diagram().steps().inWords(row); }
    int rows() { return log.model()->rowCount(); }

    TrafficLog log { Side::Client };
    LogPanel panel;
};
} // namespace

class TestConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnswersWhatIsSaid()
    {
        Shown shown(m_look, orders());
        QCOMPARE(shown.words(0), u"client to server: open ws://127.0.0.1:9000/orders · 101"_s);
        QCOMPARE(shown.words(1), u"client to server: buy 21 B"_s);
        QCOMPARE(shown.words(2), u"client to server: buy 21 B, unanswered"_s);
        QCOMPARE(shown.words(3), u"server to client: bought 24 B, 13 ms after #2"_s);
        QVERIFY(shown.step(2).isUnanswered);
        QVERIFY(shown.step(0).begins && shown.step(5).ends);
        QCOMPARE(shown.step(5).tone, SequenceStep::Tone::Failure);
        QCOMPARE(shown.panel.view()->diagram().steps().pauseBefore(4), 20 * second - 14'000);
    }

    /// Who still may be answered is not said to be unanswered.
    void anOpenQuestionIsNotUnansweredYet()
    {
        Shown shown(m_look, orders().first(3));
        QVERIFY(!shown.step(2).isUnanswered);
        shown.log.model()->append({ answer(5 * second, "{\"type\":\"tick\"}") });
        QVERIFY(!shown.step(2).isUnanswered);
        shown.log.model()->append({ answer(6 * second, "{\"type\":\"tick\"}") });
        QVERIFY(shown.step(2).isUnanswered);
        shown.log.model()->append({ answer(7 * second, "{\"id\":2}") });
        QVERIFY(!shown.step(2).isUnanswered);
        QCOMPARE(shown.step(5).answers, 3);
    }

    void theNextUnansweredOneIsFound()
    {
        QList<LogEntry> entries = orders();
        entries.insert(5, ask(20 * second, "{\"id\":9}"));
        Shown shown(m_look, entries);
        MessageLogView *view = shown.panel.view();
        for (const int row : { 2, 5, 2 }) {
            view->showUnanswered(true);
            QCOMPARE(view->currentIndex().row(), row);
        }
        view->showUnanswered(false);
        QCOMPARE(view->currentIndex().row(), 5);
    }

    void heartbeatsAreOneRow()
    {
        QList<LogEntry> entries = orders().first(2);
        for (int i = 0; i < 107; ++i) {
            entries.append(beat((20 * i + 1) * second + (i % 2) * 6000, EntryKind::Ping));
            entries.append(beat((20 * i + 1) * second + 9000, EntryKind::Pong));
        }
        entries.append(answer(3000 * second, "{\"type\":\"tick\"}"));
        Shown shown(m_look, entries);
        QCOMPARE(shown.rows(), 4);
        QCOMPARE(shown.step(2).shape, SequenceStep::Shape::Exchange);
        QCOMPARE(shown.step(2).title, u"ping/pong"_s);
        QCOMPARE(shown.step(2).detail, u"×214, every 20 s ± 6.0 ms"_s);
        // The pause behind them counts from the last one.
        QCOMPARE(shown.panel.view()->diagram().steps().pauseBefore(3),
                 (3000 - 2121) * second - 9000);
        QTest::keyClick(shown.panel.view(), Qt::Key_Home);
        QTest::keyClick(shown.panel.view(), Qt::Key_Down);
        QTest::keyClick(shown.panel.view(), Qt::Key_Down);
        QTest::keyClick(shown.panel.view(), Qt::Key_Return);
        QCOMPARE(shown.rows(), 2 + 214 + 1);
        QTest::keyClick(shown.panel.view(), Qt::Key_Return);
        shown.panel.setConversation(false);
        QCOMPARE(shown.rows(), 5); // the table shows two of them
    }

    /// As they come: the second one is a row until the third makes a run of them.
    void aRunThatBeginsTakesBackItsSecondRow()
    {
        Shown shown(m_look, orders().first(2));
        const QAbstractItemModelTester tester(shown.log.model());
        for (int i = 0; i < 6; ++i) {
            shown.log.model()->append({ beat(i * second, EntryKind::Ping) });
            QCOMPARE(shown.rows(), 2 + (i == 0 ? 1 : i == 1 ? 2 : 1));
        }
        QCOMPARE(shown.step(2).detail, u"×6, every 1.0 s ± 0 µs"_s);
        shown.log.model()->append({ answer(9 * second, "a") });
        shown.log.model()->append({ beat(10 * second, EntryKind::Ping),
                                    beat(11 * second, EntryKind::Pong),
                                    beat(12 * second, EntryKind::Ping),
                                    answer(13 * second, "b") });
        QCOMPARE(shown.rows(), 6);
        QCOMPARE(shown.step(5).title, u"b"_s);
    }

    void whatIsSelectedIsSelectedInBoth()
    {
        Shown shown(m_look, orders());
        MessageLogView *view = shown.panel.view();
        QSignalSpy rows(view, &MessageLogView::currentRowChanged);
        // A click on an arrow, anywhere in its row.
        const QRect third = view->visualRect(view->model()->index(3, 0));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, { 700, third.center().y() });
        QCOMPARE(rows.last().first().toLongLong(), 3);
        QTest::keyClick(view, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(view->selectedRows(), (QList<qsizetype> { 2, 3 }));
        QTest::mouseClick(shown.panel.findChild<QToolButton *>(u"asLog"_s), Qt::LeftButton);
        QVERIFY(!view->isConversation());
        QVERIFY(view->horizontalHeader()->isVisible());
        QCOMPARE(view->selectedRows(), (QList<qsizetype> { 2, 3 }));
        QTest::mouseClick(shown.panel.findChild<QToolButton *>(u"asConversation"_s),
                          Qt::LeftButton);
        QVERIFY(view->isConversation());
        QCOMPARE(view->selectedRows(), (QList<qsizetype> { 2, 3 }));
        QSignalSpy payloads(view, &MessageLogView::payloadRequested);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(payloads.size(), 1);
    }

    /// With heartbeats other rows are shown; what was selected is selected again.
    void theSelectionSurvivesFoldedHeartbeats()
    {
        QList<LogEntry> entries = orders().first(2);
        for (int i = 0; i < 9; ++i)
            entries.append(beat(i * second, EntryKind::Ping));
        entries += orders().sliced(2);
        Shown shown(m_look, entries);
        MessageLogView *view = shown.panel.view();
        view->setCurrentIndex(view->model()->index(3, 0));
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        const QList<qsizetype> rows = view->selectedRows();
        QCOMPARE(rows, (QList<qsizetype> { 11, 12 }));
        shown.panel.setConversation(false);
        QCOMPARE(view->selectedRows(), rows);
        shown.panel.setConversation(true);
        QCOMPARE(view->selectedRows(), rows);
    }

    void theFilterHoldsForBoth()
    {
        Shown shown(m_look, orders());
        shown.panel.setFilter(u"dir:in"_s);
        QCOMPARE(shown.rows(), 3);
        QCOMPARE(shown.step(0).answers, 2); // though the question is hidden
        shown.panel.view()->viewport()->grab();
    }

    void eachConnectionHasALaneAndTheServerIsAlwaysSeen()
    {
        QList<LogEntry> entries;
        for (quint32 connection = 20; connection > 0; --connection)
            entries.append(ask(0, "a", connection));
        Shown shown(m_look, entries);
        MessageLogView *view = shown.panel.view();
        QVERIFY(view->diagram().headInWords().startsWith(u"conn 1, conn 2, "));
        QVERIFY(view->horizontalScrollBar()->maximum() > 1000);
        QCOMPARE(view->horizontalScrollBar()->value(), 0);
        view->setCurrentIndex(view->model()->index(0, 0)); // of the last lane
        QCOMPARE(view->horizontalScrollBar()->value(), view->horizontalScrollBar()->maximum());
        view->setCurrentIndex(view->model()->index(19, 0));
        QCOMPARE(view->horizontalScrollBar()->value(), 0);
        shown.panel.setFilter(u"conn:7"_s);
        QCOMPARE(view->diagram().headInWords(), u"client, server"_s);
    }

    void theScrubberGoesBackInTime()
    {
        QList<LogEntry> entries;
        for (int i = 0; i < 400; ++i)
            entries.append(answer(i * second, "{\"type\":\"tick\"}"));
        Shown shown(m_look, entries);
        auto *line = shown.panel.findChild<TimelineView *>();
        MessageLogView *view = shown.panel.view();
        QSignalSpy times(line, &TimelineView::scrubbed);
        QTest::mousePress(line, Qt::LeftButton, {}, { line->width() / 4, 4 });
        QCOMPARE(times.size(), 1);
        const auto time = times.last().first().value<std::optional<qint64>>();
        QVERIFY(time && *time > begin && *time < begin + 400 * second);
        const QModelIndex there = view->model()->index(int((*time - begin) / second), 0);
        QVERIFY(view->viewport()->rect().contains(view->visualRect(there)));
        // What came later is dimmed: its arrow has another colour than one that is there.
        const QImage seen = view->viewport()->grab().toImage();
        const auto arrowOf = [&](const QModelIndex &index) {
            const QRect row = view->visualRect(index);
            QList<QRgb> inks;
            for (int y = row.top() + row.height() / 2; y < row.bottom(); ++y)
                inks.append(seen.pixel(row.width() / 2, y));
            return *std::ranges::max_element(
                inks, {}, [](QRgb one) { return 255 * 3 - qRed(one) - qGreen(one) - qBlue(one); });
        };
        const QRgb present = arrowOf(there);
        QVERIFY(arrowOf(there.siblingAtRow(there.row() + 1)) != present);
        QCOMPARE(arrowOf(there.siblingAtRow(there.row() - 1)), present);
        QTest::mouseRelease(line, Qt::LeftButton, {}, { line->width() / 4, 4 });
        QVERIFY(shown.panel.filter().isEmpty()); // it chose no time
        line->setFocus();
        QTest::keyClick(line, Qt::Key_Left);
        QVERIFY(times.last().first().value<std::optional<qint64>>() < time);
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!times.last().first().value<std::optional<qint64>>());
        shown.panel.setConversation(false);
        QTest::mouseClick(line, Qt::LeftButton, {}, { line->width() / 4, 4 });
        QCOMPARE(times.size(), 3); // the table has no scrubber
    }

    /// However many rows there are: only those that are seen are painted, and the rest is looked at beside the window.
    void aMillionRowsAreThereAtOnce()
    {
        QList<LogEntry> entries;
        for (int i = 0; i < 500'000; ++i) {
            const QByteArray id = QByteArray::number(i);
            entries.append(ask(i * 100, "{\"id\":" + id + '}'));
            entries.append(answer(i * 100 + 50, "{\"id\":" + id + ",\"type\":\"ok\"}"));
        }
        Shown shown(m_look, entries);
        Conversation conversation(*shown.log.model());
        conversation.setActive(true);
        QVERIFY(conversation.scanned() < 1000); // not here
        shown.panel.view()->viewport()->grab();
        QTRY_COMPARE_WITH_TIMEOUT(conversation.scanned(), 1'000'000, 60'000);
        QCOMPARE(conversation.answerOf(999'998), 999'999);
        QCOMPARE(conversation.replyAt(777'777)->question, 777'776);
        QCOMPARE(conversation.nextUnanswered(-1, true), -1);
        shown.log.clear();
        QCOMPARE(conversation.scanned(), 0);
    }

    void theSelectedRowsBecomeAPicture()
    {
        Shown shown(m_look, orders());
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.svg"_s);
        const auto texts = [&path] {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return QStringList();
            QStringList all;
            QXmlStreamReader xml(&file);
            while (!xml.atEnd()) {
                if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
                    all.append(xml.text().toString());
            }
            return xml.hasError() ? QStringList { xml.errorString() } : all;
        };
        QSignalSpy written(&shown.panel, &LogPanel::pictureWritten);
        shown.panel.writePicture(path);
        QCOMPARE(written.size(), 1);
        QCOMPARE(texts().filter(u"buy"_s).size(), 2);
        QVERIFY(texts().contains(u"unanswered"_s));
        MessageLogView *view = shown.panel.view();
        view->setCurrentIndex(view->model()->index(1, 0));
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        shown.panel.writePicture(path);
        QVERIFY(!texts().contains(u"bought"_s));
        QSignalSpy failed(&shown.panel, &LogPanel::failed);
        shown.panel.writePicture(u"/proc/none/a.svg"_s);
        QCOMPARE(failed.size(), 1);
        shown.panel.savePicture();
        QVERIFY(shown.panel.findChild<QFileDialog *>(u"pictureDialog"_s));
    }

    /// It is not written before it is known what answers what.
    void thePictureOfALongLogKnowsItsAnswers()
    {
        QList<LogEntry> entries;
        for (int i = 0; i < 40'000; ++i)
            entries.append(answer(i, "{\"type\":\"tick\"}"));
        entries.insert(10, ask(10, "{\"id\":7}"));
        entries.append(answer(14 * second, "{\"id\":7}"));
        TrafficLog log { Side::Client };
        LogPanel panel(m_look, log);
        log.model()->append(entries);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.svg"_s);
        QSignalSpy written(&panel, &LogPanel::pictureWritten);
        panel.writePicture(path);
        QCOMPARE(written.size(), 0);
        QTRY_COMPARE(written.size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY(!svg.contains("unanswered"));
        QVERIFY(svg.contains("37002 more steps"));
    }

private:
    Look m_look;
};

QTEST_MAIN(TestConversation)
#include "tst_conversation.moc"
