// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/epolldispatcher_p.h"
#include "net/loop_p.h"
#include "socketpair.h"
#include "syscalls.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

using namespace jackfield;

namespace {
QAbstractEventDispatcher &dispatcher()
{
    return *QAbstractEventDispatcher::instance();
}

bool turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents)
{
    return dispatcher().processEvents(flags);
}

/// A thread that stands in its event loop, in a wait without an end once it is idle.
class Idle : public QThread
{
public:
    Idle()
    {
        setEventDispatcher(new net::EpollDispatcher);
        start();
    }
    ~Idle() override
    {
        quit();
        wait();
    }
    static bool isWaiting()
    {
        return QTest::qWaitFor([] { return syscalls::blocked == 1; });
    }
};
} // namespace

/// The thread of the tests has the dispatcher.
class TestEpollThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        while (turn()) { }
        syscalls::reset();
    }

    void wakingUpTheOwnThreadIsNoSystemCall()
    {
        dispatcher().wakeUp();
        dispatcher().wakeUp();
        QVERIFY(turn(QEventLoop::WaitForMoreEvents)); // does not wait
        QVERIFY(!turn());
        QCOMPARE(syscalls::wakeUps, 0);
    }

    void aWaitingThreadIsWokenByOneSystemCall()
    {
        Idle thread;
        QVERIFY(Idle::isWaiting());
        auto *const its = QAbstractEventDispatcher::instance(&thread);
        QSemaphore isAwake;
        QSemaphore mayGoOn;
        const auto hold = connect(
            its,
            &QAbstractEventDispatcher::awake,
            its,
            [&] {
                isAwake.release();
                mayGoOn.acquire();
            },
            Qt::DirectConnection);
        syscalls::reset();
        for (int i = 0; i < 10; ++i)
            its->wakeUp();
        isAwake.acquire();
        for (int i = 0; i < 10; ++i)
            its->wakeUp();
        QCOMPARE(syscalls::wakeUps, 1);
        disconnect(hold);
        mayGoOn.release();
        QVERIFY(Idle::isWaiting());
        QCOMPARE(syscalls::wakeUps, 1);
    }

    void aWakeUpThatIsOverEndsNoLaterWait_data()
    {
        QTest::addColumn<QEventLoop::ProcessEventsFlags>("flags");
        QTest::newRow("with sockets") << QEventLoop::ProcessEventsFlags();
        QTest::newRow("without sockets")
            << QEventLoop::ProcessEventsFlags(QEventLoop::ExcludeSocketNotifiers);
    }
    void aWakeUpThatIsOverEndsNoLaterWait()
    {
        QFETCH(const QEventLoop::ProcessEventsFlags, flags);
        const auto waker = std::unique_ptr<QThread>(QThread::create([&its = dispatcher()] {
            while (syscalls::blocked != 1)
                QThread::yieldCurrentThread();
            its.wakeUp();
        }));
        waker->start();
        turn(QEventLoop::WaitForMoreEvents);
        QVERIFY(waker->wait());
        QVERIFY(turn()); // notes it
        QTimer end;
        end.start(1);
        while (!turn(flags | QEventLoop::WaitForMoreEvents)) { } // the first may still see it
        syscalls::reset();
        QVERIFY(turn(flags | QEventLoop::WaitForMoreEvents)); // until the timer was fired
        QCOMPARE(syscalls::waits, 1);
    }

    void aWakeUpIsNotLost()
    {
        QObject there; // outlives the thread
        Idle thread;
        there.moveToThread(&thread);
        for (int i = 0; i < 10'000; ++i) {
            QSemaphore done;
            QMetaObject::invokeMethod(&there, [&] { done.release(); }, Qt::QueuedConnection);
            QVERIFY(done.tryAcquire(1, std::chrono::seconds(60)));
        }
    }

    void postedEventsComeFirst()
    {
        const SocketPair pair;
        pair.write(1, "a");
        QStringList order;
        QTimer::singleShot(
            0, Qt::PreciseTimer, this, [&] { order.append(QStringLiteral("0 ms")); });
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { order.append(QStringLiteral("timer")); });
        timer.start(0);
        QSocketNotifier read(pair.fd(0), QSocketNotifier::Read);
        connect(&read, &QSocketNotifier::activated, this, [&] {
            order.append(QStringLiteral("socket"));
        });
        QMetaObject::invokeMethod(
            this, [&] { order.append(QStringLiteral("posted")); }, Qt::QueuedConnection);
        QVERIFY(turn());
        order.removeAll(QStringLiteral("0 ms"));
        QCOMPARE(
            order,
            QStringList(
                { QStringLiteral("posted"), QStringLiteral("socket"), QStringLiteral("timer") }));
    }

    void whatIsPostedInATurnKeepsTheNextFromWaiting()
    {
        int ran = 0;
        QMetaObject::invokeMethod(
            this,
            [&] {
                ++ran;
                QMetaObject::invokeMethod(this, [&] { ++ran; }, Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
        QVERIFY(turn(QEventLoop::WaitForMoreEvents));
        QVERIFY(turn(QEventLoop::WaitForMoreEvents));
        QCOMPARE(ran, 2);
        QCOMPARE(syscalls::wakeUps, 0);
    }

    void aLoopThatGoesOnWaitsInTheTurnThatSentPostedEvents()
    {
        const SocketPair pair;
        pair.write(1, "a");
        const QSocketNotifier read(pair.fd(0), QSocketNotifier::Read);
        const QSignalSpy aboutToBlock(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock);
        QMetaObject::invokeMethod(this, [] { }, Qt::QueuedConnection);
        QVERIFY(turn(QEventLoop::WaitForMoreEvents | QEventLoop::EventLoopExec));
        QCOMPARE(aboutToBlock.size(), 1);
    }

    void aTurnTellsWhenItIsAwakeAndWhenItWaits_data()
    {
        QTest::addColumn<QEventLoop::ProcessEventsFlags>("flags");
        QTest::addColumn<bool>("isWoken");
        QTest::addColumn<bool>("tells");
        using Flags = QEventLoop::ProcessEventsFlags;
        QTest::newRow("it may wait") << Flags(QEventLoop::WaitForMoreEvents) << false << true;
        QTest::newRow("without the user's input")
            << Flags(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeUserInputEvents) << false
            << true;
        QTest::newRow("it may not") << Flags(QEventLoop::AllEvents) << false << false;
    }
    void aTurnTellsWhenItIsAwakeAndWhenItWaits()
    {
        QFETCH(const QEventLoop::ProcessEventsFlags, flags);
        QFETCH(const bool, tells);
        const SocketPair pair;
        pair.write(1, "a");
        const QSocketNotifier read(pair.fd(0), QSocketNotifier::Read);
        const QSignalSpy awake(&dispatcher(), &QAbstractEventDispatcher::awake);
        const QSignalSpy aboutToBlock(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock);
        QVERIFY(turn(flags));
        QCOMPARE(awake.size(), 1);
        QCOMPARE(aboutToBlock.size(), tells ? 1 : 0);
    }

    void aTurnWithNothingToDoReturnsAtOnce()
    {
        QVERIFY(!turn());
        QCOMPARE(syscalls::waits, 1);
    }

    void interruptEndsATurnBeforeItWaits()
    {
        const auto connection =
            connect(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock, this, [] {
                dispatcher().interrupt();
            });
        QVERIFY(!turn(QEventLoop::WaitForMoreEvents));
        QCOMPARE(syscalls::waits, 0);
        disconnect(connection);
    }

    void aWakeUpWhenItIsAboutToWaitKeepsItFromWaiting()
    {
        const auto connection =
            connect(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock, this, [] {
                dispatcher().wakeUp();
            });
        turn(QEventLoop::WaitForMoreEvents); // returns
        disconnect(connection);
        QVERIFY(turn()); // and it is noted
        QCOMPARE(syscalls::wakeUps, 0);
    }

    void anInterruptIsForTheLoopsAroundToo()
    {
        const auto nested = [] {
            dispatcher().interrupt();
            turn(QEventLoop::WaitForMoreEvents);
        };
        QMetaObject::invokeMethod(this, nested, Qt::QueuedConnection);
        const QSignalSpy aboutToBlock(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock);
        turn(QEventLoop::WaitForMoreEvents | QEventLoop::EventLoopExec);
        QCOMPARE(aboutToBlock.size(), 0); // and it came back
    }

    void interruptEndsTheWaitOfAnotherThread_data()
    {
        QTest::addColumn<QEventLoop::ProcessEventsFlags>("flags");
        using Flags = QEventLoop::ProcessEventsFlags;
        QTest::newRow("with sockets") << Flags(QEventLoop::AllEvents);
        QTest::newRow("without sockets") << Flags(QEventLoop::ExcludeSocketNotifiers);
        QTest::newRow("without timers") << Flags(QEventLoop::X11ExcludeTimers);
    }
    void interruptEndsTheWaitOfAnotherThread()
    {
        QFETCH(const QEventLoop::ProcessEventsFlags, flags);
        QSemaphore turned;
        QSemaphore mayEnd;
        const auto thread = std::unique_ptr<QThread>(QThread::create([&] {
            for (int i = 0; i < 3; ++i) {
                turn(flags | QEventLoop::WaitForMoreEvents);
                turned.release();
            }
            mayEnd.acquire();
        }));
        thread->setEventDispatcher(new net::EpollDispatcher);
        auto *const its = QAbstractEventDispatcher::instance(thread.get());
        thread->start();
        while (!turned.tryAcquire(3)) {
            if (syscalls::blocked == 1)
                its->interrupt();
            QThread::yieldCurrentThread();
        }
        mayEnd.release();
        QVERIFY(thread->wait());
    }

    void aThreadQuits_data()
    {
        QTest::addColumn<bool>("byItself");
        QTest::newRow("by itself") << true;
        QTest::newRow("by another") << false;
    }
    void aThreadQuits()
    {
        QFETCH(const bool, byItself);
        QObject there; // outlives the thread
        Idle thread;
        there.moveToThread(&thread);
        QVERIFY(Idle::isWaiting());
        if (byItself)
            QMetaObject::invokeMethod(&there, [&] { thread.quit(); }, Qt::QueuedConnection);
        else
            thread.quit();
        QVERIFY(thread.wait(QDeadlineTimer(std::chrono::seconds(60))));
    }

    void nestedLoopsAreCounted()
    {
        QObject there; // outlives the thread
        Idle thread;
        there.moveToThread(&thread);
        QList<int> levels;
        QMetaObject::invokeMethod(
            &there,
            [&] {
                levels.append(thread.loopLevel());
                QEventLoop nested;
                QTimer::singleShot(1, &there, [&] {
                    levels.append(thread.loopLevel());
                    nested.quit();
                });
                nested.exec();
                levels.append(thread.loopLevel());
            },
            Qt::BlockingQueuedConnection);
        QCOMPARE(levels, QList<int>({ 1, 2, 1 }));
    }

    void theThreadOfALoopHasIt()
    {
        net::LoopThread thread(QStringLiteral("loop"));
        QVERIFY(dynamic_cast<net::EpollDispatcher *>(QAbstractEventDispatcher::instance(&thread)));
    }

    void aLoopIsFedFromItsOwnThreadWithoutASystemCall()
    {
        net::LoopThread thread(QStringLiteral("loop"));
        int ran = 0;
        QSemaphore done;
        thread.loop()->call([] { syscalls::reset(); });
        thread.loop()->post([&] {
            for (int i = 0; i < 1000; ++i)
                thread.loop()->post([&] { ++ran; });
            QCOMPARE_LE(syscalls::wakeUps, 1); // the one of the post from here
            thread.loop()->post([&] { done.release(); });
        });
        done.acquire();
        QCOMPARE(ran, 1000);
        QCOMPARE_LE(syscalls::wakeUps, 1);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new net::EpollDispatcher);
    const QCoreApplication application(argc, argv);
    TestEpollThreads test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_epollthreads.moc"
