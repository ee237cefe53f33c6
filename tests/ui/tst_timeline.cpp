// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/timeline.h>

#include <QTest>

using namespace jackfield::ui;

class TestTimeline : public QObject
{
    Q_OBJECT

    /// The slot of a time; past the end if it has none.
    static size_t slotOf(const Timeline &timeline, qint64 time)
    {
        return size_t((time - timeline.begin(0)) / timeline.width());
    }

private Q_SLOTS:
    void everyMessageIsInTheSlotOfItsTime_data()
    {
        QTest::addColumn<qint64>("step");
        QTest::newRow("all in one slot") << qint64(1);
        QTest::newRow("a second") << qint64(1'000);
        QTest::newRow("minutes") << qint64(300'000);
        QTest::newRow("weeks") << qint64(3'000'000'000);
    }
    void everyMessageIsInTheSlotOfItsTime()
    {
        QFETCH(qint64, step);
        constexpr int count = 1000;
        constexpr qint64 start = 1'764'300'000'123'456;
        Timeline timeline;
        for (int i = 0; i < count; ++i)
            timeline.add(start + i * step, i % 4 != 0, 10);
        QVERIFY(timeline.slots().size() <= Timeline::mostSlots);
        std::vector<Timeline::Slot> wanted(timeline.slots().size());
        for (int i = 0; i < count; ++i) {
            Timeline::Slot &slot = wanted.at(slotOf(timeline, start + i * step));
            ++(i % 4 != 0 ? slot.in : slot.out);
            slot.bytes += 10;
        }
        quint32 peak = 0;
        for (size_t i = 0; i < wanted.size(); ++i) {
            QCOMPARE(timeline.slots()[i].in, wanted[i].in);
            QCOMPARE(timeline.slots()[i].out, wanted[i].out);
            QCOMPARE(timeline.slots()[i].bytes, wanted[i].bytes);
            peak = std::max(peak, wanted[i].in + wanted[i].out);
        }
        QCOMPARE(timeline.peak(), peak);
    }

    /// Whatever slots are as wide as.
    void thePeakIsOfWholeSeconds()
    {
        Timeline timeline;
        constexpr qint64 start = 1'764'300'000'900'000;
        for (int i = 0; i < 8; ++i) // 1.1 s
            timeline.add(start + i * 157'000, true, 1);
        QCOMPARE(timeline.peakSecond(), 7u);
        for (int i = 0; i < 3; ++i)
            timeline.add(start + 600'000'000, false, 1);
        QCOMPARE(timeline.peakSecond(), 7u);
        for (int i = 0; i < 5; ++i)
            timeline.add(start + 600'500'000, false, 1);
        QCOMPARE(timeline.peakSecond(), 8u);
    }

    void whatIsEarlierThanTheFirstCountsWithIt()
    {
        Timeline timeline;
        timeline.add(1'000'000, true, 1);
        timeline.add(0, false, 1);
        QCOMPARE(timeline.slots().size(), 1u);
        QCOMPARE(timeline.slots()[0].out, 1u);
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
