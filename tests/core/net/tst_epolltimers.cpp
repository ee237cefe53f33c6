// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/epolldispatcher_p.h"
#include "socketpair.h"
#include "syscalls.h"

#include <QTest>
#include <QThread>
#include <QTimer>

using namespace jackfield;
using namespace std::chrono_literals;
using Clock = net::TimerQueue::Clock;

namespace {
QAbstractEventDispatcher &dispatcher()
{
    return *QAbstractEventDispatcher::instance();
}

bool turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents)
{
    return dispatcher().processEvents(flags);
}

/// Tells of its timers' events.
class Object : public QObject
{
public:
    ~Object() override { dispatcher().unregisterTimers(this); }

    QList<Qt::TimerId> fired;
    std::function<void(Qt::TimerId)> onTimer;

protected:
    void timerEvent(QTimerEvent *event) override
    {
        fired.append(event->id());
        if (onTimer)
            onTimer(event->id());
    }
};

using End = std::function<void(Object *, Qt::TimerId)>;

const auto start =
    [](Object &object, std::chrono::nanoseconds interval, Qt::TimerType type = Qt::PreciseTimer) {
        return dispatcher().registerTimer(interval, type, &object);
    };

/// Turns until the clock is past `instant`.
void turnPast(Clock::time_point instant)
{
    do {
        turn();
    } while (Clock::now() <= instant);
    turn();
}
} // namespace

/// The thread of the tests has the dispatcher.
class TestEpollTimers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        while (turn()) { }
        syscalls::reset();
    }

    void aTimerIsNeverEarlyAndLateWithinItsTolerance_data()
    {
        QTest::addColumn<Qt::TimerType>("type");
        QTest::addColumn<std::chrono::nanoseconds>("interval");
        QTest::addColumn<std::chrono::nanoseconds>("tolerance");
        const auto row = [](const char *name, Qt::TimerType type, auto interval, auto tolerance) {
            QTest::newRow(name) << type << std::chrono::nanoseconds(interval)
                                << std::chrono::nanoseconds(tolerance);
        };
        row("precise", Qt::PreciseTimer, 1s, 0ns);
        row("precise, of nanoseconds", Qt::PreciseTimer, 1'000'000'001ns, 0ns);
        row("coarse: 5 %", Qt::CoarseTimer, 100ms, 5ms);
        row("coarse and short", Qt::CoarseTimer, 10ms, 500us);
        row("coarse and long: a second at most", Qt::CoarseTimer, 24h, 1s);
        row("very coarse: a second", Qt::VeryCoarseTimer, 5s, 1s);
        row("very coarse and short", Qt::VeryCoarseTimer, 10ms, 10ms);
        row("nothing, coarse", Qt::CoarseTimer, 0s, 0s);
        row("nothing, very coarse", Qt::VeryCoarseTimer, 0s, 0s);
    }
    void aTimerIsNeverEarlyAndLateWithinItsTolerance()
    {
        QFETCH(const Qt::TimerType, type);
        QFETCH(const std::chrono::nanoseconds, interval);
        QFETCH(const std::chrono::nanoseconds, tolerance);
        for (int i = 0; i < 100; ++i) { // at different phases of the clock
            net::TimerQueue queue;
            const auto before = Clock::now();
            queue.add(Qt::TimerId(1), interval, type, this);
            const auto after = Clock::now();
            QCOMPARE_GE(queue.nextDue(), before + interval);
            QCOMPARE_LE(queue.nextDue(), after + interval + tolerance);
        }
    }

    void coarseTimersGoOffTogether()
    {
        std::set<net::TimerQueue::Instant> due;
        const auto begin = Clock::now();
        for (int i = 0; i < 200; ++i) {
            net::TimerQueue queue;
            queue.add(Qt::TimerId(1), 10s + i * 1us, Qt::CoarseTimer, this);
            due.insert(queue.nextDue());
        }
        const auto taken = Clock::now() - begin;
        QCOMPARE_LE(due.size(), std::size_t(2 + taken / 250ms)); // instants are 268 ms apart
    }

    void anEndlessTimerIsNeverDue()
    {
        net::TimerQueue queue;
        queue.add(Qt::TimerId(1), std::chrono::nanoseconds::max(), Qt::CoarseTimer, this);
        QCOMPARE_GE(queue.nextDue(), Clock::now() + 24h);
        QCOMPARE(queue.fire(), 0);
    }

    void thereIsNoTurnBeforeATimerIsDue_data()
    {
        QTest::addColumn<bool>("hasNanoseconds");
        QTest::addColumn<std::chrono::nanoseconds>("interval");
        QTest::newRow("10.3 ms") << true << std::chrono::nanoseconds(10'300us);
        QTest::newRow("300 us") << true << std::chrono::nanoseconds(300us);
        QTest::newRow("10.3 ms on an old kernel") << false << std::chrono::nanoseconds(10'300us);
        QTest::newRow("300 us on an old kernel") << false << std::chrono::nanoseconds(300us);
    }
    void thereIsNoTurnBeforeATimerIsDue()
    {
        QFETCH(const bool, hasNanoseconds);
        QFETCH(const std::chrono::nanoseconds, interval);
        syscalls::hasNanoseconds = hasNanoseconds;
        // One of its own, as it remembers what the kernel does not know.
        const auto thread = std::unique_ptr<QThread>(QThread::create([&] {
            Object object;
            for (int i = 0; i < 5; ++i) {
                syscalls::reset();
                const auto id = start(object, interval);
                const auto before = Clock::now();
                QVERIFY(turn(QEventLoop::WaitForMoreEvents));
                QCOMPARE_GE(Clock::now() - before, interval - 10us);
                QCOMPARE(object.fired.size(), i + 1);
                QCOMPARE(syscalls::waits, 1);
                dispatcher().unregisterTimer(id);
            }
        }));
        thread->setEventDispatcher(new net::EpollDispatcher);
        thread->start();
        QVERIFY(thread->wait());
        syscalls::hasNanoseconds = true;
    }

    void timersFireInTheOrderInWhichTheyAreDue()
    {
        Object object;
        QList<Qt::TimerId> expected(1000);
        for (int i = 0; i < 1000; ++i) {
            const int place = i * 7 % 1000;
            expected[place] = start(object, 1h + place * 1s);
        }
        const auto last = start(object, 0ns);
        turn();
        QCOMPARE(object.fired, { last });
        QCOMPARE(dispatcher().timersForObject(&object).size(), 1001);
        for (int i = 1; i < 1000; ++i)
            QCOMPARE_LT(dispatcher().remainingTime(expected[i - 1]),
                        dispatcher().remainingTime(expected[i]));
        object.fired.clear();
        const auto now = Clock::now();
        QVERIFY(dispatcher().unregisterTimers(&object));
        expected.clear();
        for (int i = 0; i < 1000; ++i)
            expected.append(start(object, 1us * i));
        object.onTimer = [](Qt::TimerId id) { dispatcher().unregisterTimer(id); };
        turnPast(now + 20ms);
        QTRY_COMPARE(object.fired.size(), 1000);
        QCOMPARE(object.fired, expected);
    }

    void aTimerFiresOnceATurnAndSkipsWhatItMissed()
    {
        Object object;
        const auto id = start(object, 1ms);
        const auto done = Clock::now() + 20ms;
        while (Clock::now() < done) { }
        QVERIFY(turn());
        QCOMPARE(object.fired, { id });
        QCOMPARE_GT(dispatcher().remainingTime(id), 0ns);
    }

    void aTimerOfNothingStarvesNobody()
    {
        const SocketPair pair;
        QSocketNotifier read(pair.fd(0), QSocketNotifier::Read);
        int reads = 0;
        connect(&read, &QSocketNotifier::activated, this, [&] { ++reads; });
        pair.write(1, "a");
        Object object;
        const auto nothing = start(object, 0ns);
        const auto another = start(object, 0ns);
        for (int i = 1; i <= 10; ++i) {
            turn(QEventLoop::WaitForMoreEvents);
            QCOMPARE(reads, i);
            QCOMPARE(object.fired.count(nothing), i);
            QCOMPARE(object.fired.count(another), i);
        }
    }

    void aTimerOfNothingIsNothingHandled()
    {
        Object object;
        start(object, 0ns);
        QVERIFY(!turn());
        QCOMPARE(object.fired.size(), 1);
    }

    void aTimerMayEndItselfInItsSlot_data()
    {
        QTest::addColumn<End>("end");
        QTest::addColumn<int>("fired");
        const auto row = [](const char *name, int fired, End end) {
            QTest::newRow(name) << std::move(end) << fired;
        };
        row("stopped", 1, [](Object *, Qt::TimerId id) { dispatcher().unregisterTimer(id); });
        row("all of its object", 1, [](Object *object, Qt::TimerId) {
            dispatcher().unregisterTimers(object);
        });
        row("its object deleted", 0, [](Object *object, Qt::TimerId) { delete object; });
        row("its id given to a long one", 1, [](Object *object, Qt::TimerId id) {
            dispatcher().unregisterTimer(id);
            dispatcher().registerTimer(id, 1h, Qt::PreciseTimer, object);
        });
        row("its id given to a long one at once", 1, [](Object *object, Qt::TimerId id) {
            dispatcher().registerTimer(id, 1h, Qt::PreciseTimer, object);
        });
        row("its id given to an equal one", 5, [](Object *object, Qt::TimerId id) {
            dispatcher().unregisterTimer(id);
            dispatcher().registerTimer(id, 0ns, Qt::PreciseTimer, object);
        });
    }
    void aTimerMayEndItselfInItsSlot()
    {
        QFETCH(const End, end);
        QFETCH(const int, fired);
        const QPointer object(new Object);
        object->onTimer = [&, raw = object.data()](Qt::TimerId id) { end(raw, id); };
        const auto id = dispatcher().registerTimer(0ns, Qt::PreciseTimer, object.data());
        for (int i = 0; i < 5; ++i)
            turn();
        QCOMPARE(object ? object->fired.size() : 0, fired);
        if (object && dispatcher().remainingTime(id) > 0ns)
            QCOMPARE_GT(dispatcher().remainingTime(id), 59min);
        delete object.data();
    }

    void aNestedLoopDoesNotFireTheTimerThatRunsIt()
    {
        Object outer;
        Object inner;
        const auto nothing = start(outer, 0ns);
        const auto other = start(inner, 1ms);
        outer.onTimer = [&](Qt::TimerId) {
            syscalls::reset();
            turn(QEventLoop::WaitForMoreEvents); // nor does it keep it from waiting
        };
        turn();
        QCOMPARE(outer.fired, { nothing });
        QCOMPARE(inner.fired, { other });
        QCOMPARE(syscalls::waits, 1);
        outer.onTimer = {};
        turn();
        QCOMPARE(outer.fired.size(), 2);
    }

    void aTimerStoppedInANestedLoopStaysStopped()
    {
        Object outer;
        Object inner;
        const auto id = start(outer, 0ns);
        outer.onTimer = [&](Qt::TimerId) { turn(); };
        const auto stopper = start(inner, 0ns);
        inner.onTimer = [&](Qt::TimerId) {
            dispatcher().unregisterTimer(id);
            dispatcher().unregisterTimer(stopper);
        };
        for (int i = 0; i < 3; ++i)
            turn();
        QCOMPARE(outer.fired.size(), 1);
        QCOMPARE(inner.fired.size(), 1);
    }

    void theRemainingTimeOfATimer()
    {
        Object object;
        const auto id = start(object, 1h);
        QCOMPARE_GT(dispatcher().remainingTime(id), 59min);
        QCOMPARE_LE(dispatcher().remainingTime(id), 1h);
        QVERIFY(dispatcher().unregisterTimer(id));
        QVERIFY(!dispatcher().unregisterTimer(id));
        QCOMPARE_LT(dispatcher().remainingTime(id), 0ns);
        const auto overdue = start(object, 0ns);
        QCOMPARE(dispatcher().remainingTime(overdue), 0ns);
        dispatcher().unregisterTimer(overdue);
        const auto repeated = start(object, 50ms);
        object.onTimer = [&](Qt::TimerId) {
            QCOMPARE_GT(dispatcher().remainingTime(repeated), 0ns);
        };
        QTRY_COMPARE(object.fired.size(), 1);
    }

    void theTimersOfAnObject()
    {
        Object object;
        Object other;
        const auto first = start(object, 1h, Qt::CoarseTimer);
        const auto second = start(object, 3ns);
        start(other, 1s);
        const auto timers = dispatcher().timersForObject(&object);
        QCOMPARE(timers.size(), 2);
        const auto &coarse = timers[timers[0].timerId == first ? 0 : 1];
        const auto &precise = timers[timers[0].timerId == first ? 1 : 0];
        QCOMPARE(coarse.interval, 1h);
        QCOMPARE(coarse.timerType, Qt::CoarseTimer);
        QCOMPARE(precise.timerId, second);
        QCOMPARE(precise.interval, 3ns);
        QVERIFY(dispatcher().unregisterTimers(&object));
        QVERIFY(!dispatcher().unregisterTimers(&object));
        QCOMPARE(dispatcher().timersForObject(&object).size(), 0);
        QCOMPARE(dispatcher().timersForObject(&other).size(), 1);
    }

    void aTimerGoesWithItsObjectToAnotherThread()
    {
        QThread thread;
        thread.setEventDispatcher(new net::EpollDispatcher);
        thread.start();
        QTimer timer;
        std::atomic<QThread *> firedIn = nullptr;
        connect(&timer, &QTimer::timeout, &timer, [&] { firedIn = QThread::currentThread(); });
        timer.start(1ms);
        timer.moveToThread(&thread);
        QTRY_VERIFY(firedIn != nullptr);
        QCOMPARE(firedIn, &thread);
        QMetaObject::invokeMethod(&timer, &QTimer::stop, Qt::BlockingQueuedConnection);
        thread.quit();
        QVERIFY(thread.wait());
    }

    void timersAreLeftOutWhenExcluded()
    {
        const SocketPair pair;
        QSocketNotifier read(pair.fd(0), QSocketNotifier::Read);
        pair.write(1, "a");
        Object object;
        const auto id = start(object, 0ns);
        QVERIFY(turn(QEventLoop::X11ExcludeTimers | QEventLoop::WaitForMoreEvents));
        QCOMPARE(object.fired, {});
        turn();
        QCOMPARE(object.fired, { id });
    }
};

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new net::EpollDispatcher);
    const QCoreApplication application(argc, argv);
    TestEpollTimers test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_epolltimers.moc"
