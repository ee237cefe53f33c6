// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/reconnectpolicy.h>

#include <QTest>
#include <limits>

using namespace jackfield;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class TestReconnectPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDelayIsAFunctionOfPolicyAttemptAndChance_data()
    {
        QTest::addColumn<ReconnectPolicy>("policy");
        QTest::addColumn<int>("attempt");
        QTest::addColumn<double>("chance");
        QTest::addColumn<milliseconds>("delay");
        const auto row = [](const char *name,
                            const ReconnectPolicy &policy,
                            int attempt,
                            double chance,
                            milliseconds delay) {
            QTest::newRow(name) << policy << attempt << chance << delay;
        };
        const ReconnectPolicy exact { .firstDelay = 100ms, .ceiling = 1s, .jitter = 0 };
        row("the first", exact, 1, 0.9, 100ms);
        row("the second is twice as long", exact, 2, 0.9, 200ms);
        row("the fourth", exact, 4, 0.9, 800ms);
        row("the fifth is at the ceiling", exact, 5, 0.9, 1s);
        row("the ten thousandth too", exact, 10'000, 0.9, 1s);
        row("the last there is", exact, std::numeric_limits<int>::max(), 0.9, 1s);
        row("before the first is the first", exact, 0, 0.9, 100ms);
        ReconnectPolicy slow = exact;
        slow.factor = 1.5;
        row("another factor", slow, 3, 0, 225ms);
        slow.factor = 1;
        row("no growth", slow, 9, 0, 100ms);
        ReconnectPolicy half = exact;
        half.jitter = 0.5;
        row("jitter of a half, no chance", half, 1, 0, 100ms);
        row("jitter of a half, an even chance", half, 1, 0.5, 75ms);
        row("jitter of a half, all chance", half, 1, 1, 50ms);
        row("jitter at the ceiling stays below it", half, 20, 0.5, 750ms);
        ReconnectPolicy full = exact;
        full.jitter = 1;
        row("full jitter", full, 2, 0.75, 50ms);
        full.jitter = 7;
        row("more jitter than there is", full, 2, 1, 0ms);
        ReconnectPolicy negative = exact;
        negative.firstDelay = -5ms;
        row("less than nothing", negative, 3, 0, 0ms);
    }
    void aDelayIsAFunctionOfPolicyAttemptAndChance()
    {
        QFETCH(const ReconnectPolicy, policy);
        QFETCH(const int, attempt);
        QFETCH(const double, chance);
        QFETCH(const milliseconds, delay);
        QCOMPARE(reconnectDelay(policy, attempt, chance).count(), delay.count());
    }

    void nothingIsDoneUnlessAskedFor() { QVERIFY(!ReconnectPolicy().isOn); }
};

QTEST_GUILESS_MAIN(TestReconnectPolicy)
#include "tst_reconnectpolicy.moc"
