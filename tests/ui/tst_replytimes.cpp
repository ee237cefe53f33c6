// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/replytimes.h>

#include <QTest>
#include <algorithm>

using namespace jackfield;
using namespace jackfield::ui;

class TestReplyTimes : public QObject
{
    Q_OBJECT

    static LogEntry said(Side from, qint64 time, const QByteArray &payload, quint32 connection = 1)
    {
        return { .time = time, .connection = connection, .from = from, .payload = payload };
    }
    static LogEntry asked(qint64 time, const QByteArray &payload, quint32 connection = 1)
    {
        return said(Side::Client, time, payload, connection);
    }
    static LogEntry answered(qint64 time, const QByteArray &payload, quint32 connection = 1)
    {
        return said(Side::Server, time, payload, connection);
    }

private Q_SLOTS:
    void whatIsAPair_data()
    {
        QTest::addColumn<QList<LogEntry>>("entries");
        QTest::addColumn<qint64>("count");
        QTest::newRow("JSON-RPC") << QList { asked(0, "{\"id\":1,\"method\":\"a\"}"),
                                             answered(9, "{\"result\":{},\"id\": 1}") }
                                  << qint64(1);
        QTest::newRow("another name")
            << QList { asked(0, "{\"requestId\":\"x\"}"), answered(9, "{\"requestId\":\"x\"}") }
            << qint64(1);
        QTest::newRow("another id")
            << QList { asked(0, "{\"id\":1}"), answered(9, "{\"id\":2}") } << qint64(0);
        QTest::newRow("a text is no number")
            << QList { asked(0, "{\"id\":1}"), answered(9, "{\"id\":\"1\"}") } << qint64(0);
        QTest::newRow("of another connection")
            << QList { asked(0, "{\"id\":1}"), answered(9, "{\"id\":1}", 2) } << qint64(0);
        QTest::newRow("the first answer alone") << QList {
            asked(0, "{\"id\":1}"), answered(9, "{\"id\":1}"), answered(99, "{\"id\":1}")
        } << qint64(1);
        QTest::newRow("the server does not ask")
            << QList { answered(0, "{\"id\":1}"), asked(9, "{\"id\":1}") } << qint64(0);
        QTest::newRow("null is no id")
            << QList { asked(0, "{\"id\":null}"), answered(9, "{\"id\":null}") } << qint64(0);
        const QByteArray wide = "{\"id\":\"" + QByteArray(300, 'x') + "\"}";
        QTest::newRow("an id that is too long to keep")
            << QList { asked(0, wide), answered(9, wide) } << qint64(0);
        QTest::newRow("no JSON") << QList { asked(0, "{\"id\":1"), answered(9, "{\"id\":1") }
                                 << qint64(0);
        const LogEntry ping { .kind = EntryKind::Ping, .from = Side::Server, .payload = "p" };
        QTest::newRow("pongs are no answers of a program") << QList {
            ping,
            LogEntry { .time = 9, .kind = EntryKind::Pong, .from = Side::Client, .payload = "p" }
        } << qint64(0);
    }
    void whatIsAPair()
    {
        QFETCH(QList<LogEntry>, entries);
        ReplyTimes times;
        for (const LogEntry &entry : entries)
            times.add(entry);
        QTEST(times.count(), "count");
        QCOMPARE(times.within(0.5), times.count() * 9);
        QCOMPARE(times.shortest(), times.count() * 9);
        QCOMPARE(times.longest(), times.count() * 9);
    }

    void whatMostTookIsTrueToThreePerCent()
    {
        ReplyTimes times;
        QList<qint64> all;
        quint64 seed = 7;
        for (int i = 0; i < 5000; ++i) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            all.append(qint64(seed >> (34 + seed % 29)));
            const QByteArray id = "{\"id\":" + QByteArray::number(i) + '}';
            times.add(asked(1000, id));
            times.add(answered(1000 + all.last(), id));
        }
        std::ranges::sort(all);
        QCOMPARE(times.count(), all.size());
        QCOMPARE(times.shortest(), all.first());
        QCOMPARE(times.longest(), all.last());
        for (const double part : { 0.0, 0.5, 0.95, 0.99, 1.0 }) {
            const qint64 exact =
                all[std::clamp<qsizetype>(qsizetype(std::ceil(part * 5000)) - 1, 0, 4999)];
            QVERIFY2(times.within(part) >= exact, qPrintable(QString::number(part)));
            QVERIFY(double(times.within(part)) <= double(exact) * 1.032);
        }
    }

    /// Questions without an answer do not grow without a bound, nor keep out later ones.
    void oldQuestionsMakeRoom()
    {
        ReplyTimes times;
        for (int i = 0; i < 10'000; ++i)
            times.add(asked(i, "{\"id\":" + QByteArray::number(i) + '}'));
        times.add(asked(100'000'000, "{\"id\":\"new\"}"));
        times.add(answered(100'000'005, "{\"id\":\"new\"}"));
        QCOMPARE(times.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestReplyTimes)
#include "tst_replytimes.moc"
