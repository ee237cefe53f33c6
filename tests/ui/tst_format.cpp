// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/format.h>

#include <QTest>

using namespace jackfield::ui;

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAreGroupedByThousands_data()
    {
        QTest::addColumn<qint64>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0");
        QTest::newRow("three digits stand alone") << qint64(999) << QStringLiteral("999");
        QTest::newRow("a thousand") << qint64(1000) << QStringLiteral("1\u2009000");
        QTest::newRow("millions") << qint64(1204993) << QStringLiteral("1\u2009204\u2009993");
        QTest::newRow("a sign is no group") << qint64(-100) << QStringLiteral("-100");
    }

    void countsAreGroupedByThousands()
    {
        QFETCH(qint64, number);
        QTEST(formattedCount(number), "text");
    }

    void sizesHaveUnits_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("bytes are exact") << qint64(212) << QStringLiteral("212 B");
        QTest::newRow("the last size in bytes") << qint64(1023) << QStringLiteral("1023 B");
        QTest::newRow("small numbers have one digit more")
            << qint64(1536) << QStringLiteral("1.5 KiB");
        QTest::newRow("large ones have none") << qint64(240 << 20) << QStringLiteral("240 MiB");
        QTest::newRow("never 1024 of a unit") << qint64((1 << 20) - 1) << QStringLiteral("1.0 MiB");
    }

    void sizesHaveUnits()
    {
        QFETCH(qint64, bytes);
        QTEST(formattedSize(bytes), "text");
    }

    void durationsTakeTheUnitThatFits_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("what would be nothing") << qint64(40) << QStringLiteral("40 µs");
        QTest::newRow("microseconds as parts of a millisecond")
            << qint64(300) << QStringLiteral("0.3 ms");
        QTest::newRow("milliseconds") << qint64(12'400) << QStringLiteral("12 ms");
        QTest::newRow("just below a second") << qint64(999'600) << QStringLiteral("1.0 s");
        QTest::newRow("seconds") << qint64(1'500'000) << QStringLiteral("1.5 s");
        QTest::newRow("minutes") << qint64(123'000'000) << QStringLiteral("2:03 min");
        QTest::newRow("hours") << qint64(3'723'000'000) << QStringLiteral("1:02:03 h");
    }

    void durationsTakeTheUnitThatFits()
    {
        QFETCH(qint64, microseconds);
        QTEST(formattedDuration(microseconds), "text");
    }

    void aRangeNamesItsUnitOnce()
    {
        QCOMPARE(formattedDurations(300, 400), QStringLiteral("0.3 to 0.4 ms"));
        QCOMPARE(formattedDurations(310, 320), QStringLiteral("0.3 ms"));
        QCOMPARE(formattedDurations(12'000, 1'500'000), QStringLiteral("12 ms to 1.5 s"));
    }

    void aClockShowsHours() { QCOMPARE(formattedClock(761), QStringLiteral("00:12:41")); }

    void aTimeHasAStyle()
    {
        constexpr qint64 start = 1'795'428'000'000'999; // 2026-11-23T10:00:00.000999Z
        constexpr qint64 time = start + 3'723'004'000;
        QCOMPARE(formattedTime(time, TimeStyle::Utc, start), QStringLiteral("11:02:03.004"));
        QCOMPARE(formattedTime(time, TimeStyle::SinceStart, start), QStringLiteral("01:02:03.004"));
        QCOMPARE(formattedTime(start - 5, TimeStyle::SinceStart, start),
                 QStringLiteral("00:00:00.000"));
        QCOMPARE(formattedTime(time, TimeStyle::Local, start), formattedTime(time));
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
