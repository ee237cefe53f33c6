// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/messagelogmodel.h>

#include <QAbstractItemModelTester>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

class TestHeartbeats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOne_data()
    {
        QTest::addColumn<LogEntry>("entry");
        QTest::addColumn<bool>("isOne");
        const auto text = [](const QByteArray &payload) { return LogEntry { .payload = payload }; };
        QTest::newRow("a ping") << LogEntry { .kind = EntryKind::Ping, .payload = "x" } << true;
        QTest::newRow("a pong") << LogEntry { .kind = EntryKind::Pong } << true;
        QTest::newRow("a ping by hand")
            << LogEntry { .kind = EntryKind::Ping, .payload = handPing(3) } << false;
        QTest::newRow("a word") << text("ping") << true;
        QTest::newRow("JSON") << text("{\"type\": \"ping\"}") << true;
        QTest::newRow("JSON with more") << text("{\"type\":\"ping\",\"id\":1}") << false;
        QTest::newRow("STOMP") << text("\n") << true;
        QTest::newRow("a longer word") << text("pinging") << false;
        QTest::newRow("a number") << text("2") << false;
        QTest::newRow("bytes") << LogEntry { .kind = EntryKind::Binary, .payload = "ping" }
                               << false;
        QTest::newRow("nothing") << text("") << false;
    }
    void whatIsOne()
    {
        QFETCH(LogEntry, entry);
        QTEST(isHeartbeat(entry.kind, entry.payload, false), "isOne");
    }

    void numbersAreOnesOfEngineIoAlone()
    {
        MessageLogModel model(Side::Client);
        model.append(
            { { .connection = 1, .kind = EntryKind::Open, .payload = "ws://h/?EIO=4\nGET" },
              { .connection = 2, .kind = EntryKind::Open, .payload = "ws://h/\nEIO=4" } });
        model.append(QList<LogEntry>(5, LogEntry { .connection = 1, .payload = "2" }));
        QCOMPARE(model.rowCount(), 4);
        model.append(QList<LogEntry>(5, LogEntry { .connection = 2, .payload = "2" }));
        QCOMPARE(model.rowCount(), 9);
    }

    /// Whatever is folded, both ways of counting agree with a list of the rows that are shown.
    void bothWaysOfCountingAgree()
    {
        Heartbeats beats;
        const QByteArray log = "mbbbbmbbmbbbmmbbbbbbm"; // b: a heartbeat
        for (qsizetype row = 0; row < log.size(); ++row)
            beats.append(row, log[row] == 'b');
        QCOMPARE(beats.hidden(), 2 + 1 + 4);
        const auto check = [&] {
            qsizetype shown = 0;
            for (qsizetype row = 0; row < log.size(); ++row) {
                if (beats.isHidden(row)) {
                    QCOMPARE(beats.shownRow(row), shown - 1);
                    continue;
                }
                QCOMPARE(beats.shownRow(row), shown);
                QCOMPARE(beats.storeRow(shown), row);
                ++shown;
            }
            QCOMPARE(shown + beats.hidden(), log.size());
        };
        check();
        beats.setFolded(2, false);
        QVERIFY(!beats.isFolded(4));
        check();
        beats.setFolded(19, false);
        beats.setFolded(6, false); // no long run: nothing
        check();
        QCOMPARE(beats.hidden(), 1);
        beats.setFolded(1, true);
        check();
        QCOMPARE(beats.hidden(), 3);
        beats.setFolding(false);
        QCOMPARE(beats.hidden(), 0);
        check();
        QCOMPARE(beats.foldAt(10).value(), std::pair(qsizetype(11), qsizetype(1)));
        QVERIFY(!beats.foldAt(12));
    }

    void theModelFoldsThemAndShowsThemAgain()
    {
        MessageLogModel model(Side::Client);
        const QAbstractItemModelTester tester(&model);
        const LogEntry ping { .connection = 1, .kind = EntryKind::Ping };
        const LogEntry message { .connection = 1, .payload = "m" };
        model.append({ message, ping, ping, ping });
        QCOMPARE(model.rowCount(), 3);
        model.append({ ping, message });
        QCOMPARE(model.rowCount(), 4);
        const auto preview = [&](int row) {
            return model.index(row, MessageLogModel::Preview).data().toString();
        };
        QVERIFY2(preview(2).contains(u"2 more heartbeats"), qPrintable(preview(2)));
        QVERIFY(!preview(1).contains(u"more"));
        QCOMPARE(model.storeRow(3), 5);
        QCOMPARE(model.rowOf(5), 3);
        QCOMPARE(model.foldable(1), 2);
        QCOMPARE(model.foldable(0), 0);
        model.setFolded(2, false);
        QCOMPARE(model.rowCount(), 6);
        QVERIFY(!preview(2).contains(u"more"));
        model.append({ ping, ping, ping });
        QCOMPARE(model.rowCount(), 8); // another run
        model.setFolded(2, true);
        QCOMPARE(model.rowCount(), 6);
        model.reveal(8);
        QCOMPARE(model.rowCount(), 7);
        model.setFolding(false);
        QCOMPARE(model.rowCount(), 9);
        model.setFolding(true);
        QCOMPARE(model.rowCount(), 6);
        // A filter says what one wants to see.
        model.setFilter(MessageFilter::parse(u"kind:ping"_s).value());
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(model.foldable(1), 0);
        QVERIFY(!preview(1).contains(u"more"));
        model.setFilter({});
        model.setFolding(false);
        model.clear();
        QVERIFY(!model.isFolding());
        QCOMPARE(model.rowCount(), 0);
    }

    void aMarkedOneIsFoundWhereItIsFolded()
    {
        MessageLogModel model(Side::Client);
        const LogEntry ping { .kind = EntryKind::Ping };
        model.append({ ping, ping, ping, { .kind = EntryKind::Ping, .payload = "wanted" }, ping });
        model.setSearch(MessageFilter::parse(u"wanted"_s).value());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.nextMarked(-1, true), 3);
    }

    /// Where something is marked is told by what is shown, not by what is folded.
    void marksStandWhereTheirRowsAreShown()
    {
        MessageLogModel model(Side::Client);
        model.append(QList<LogEntry>(100, LogEntry { .kind = EntryKind::Ping }));
        model.append({ { .payload = "wanted" }, { .payload = "other" } });
        model.setSearch(MessageFilter::parse(u"wanted"_s).value());
        QCOMPARE(model.rowCount(), 4);
        QVERIFY(model.isMarkedBetween(0.5, 0.75));
        QVERIFY(!model.isMarkedBetween(0.75, 1));
        QVERIFY(!model.isMarkedBetween(0, 0.5));
    }
};

QTEST_GUILESS_MAIN(TestHeartbeats)
#include "tst_heartbeats.moc"
