// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is made on the pool for the window: the newest alone, and before what others wait for there.
#include <ui/models/latestresult.h>
#include <ui/models/textreading.h>

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

class TestLatestResult : public QObject
{
    Q_OBJECT

private:
    using Result = LatestResult<int>;

    /// What holds the only thread of the pool until `m_go` is released.
    void holdThePool()
    {
        QThreadPool::globalInstance()->start([this] {
            m_held.release();
            m_go.acquire();
        });
        m_held.acquire();
    }
    static void waitForThePool()
    {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }
    void ask(Result &result, int number)
    {
        result.compute(
            false,
            [this, number](const Result::IsWanted &) {
                m_made.append(number);
                return number;
            },
            [this](int value) { m_taken.append(value); });
    }

    QSemaphore m_held;
    QSemaphore m_go;
    QList<int> m_made; ///< by the only thread of the pool
    QList<int> m_taken;
    int m_threads = 0;

private Q_SLOTS:
    void init()
    {
        m_threads = QThreadPool::globalInstance()->maxThreadCount();
        QThreadPool::globalInstance()->setMaxThreadCount(1);
        m_made.clear();
        m_taken.clear();
    }
    void cleanup()
    {
        m_go.release(m_go.available() == 0 ? 1 : 0); // of a test that failed
        waitForThePool();
        m_go.tryAcquire(m_go.available());
        QThreadPool::globalInstance()->setMaxThreadCount(m_threads);
    }

    void onlyTheNewestIsMade()
    {
        Result result(this);
        holdThePool();
        for (int number = 0; number < 10; ++number)
            ask(result, number);
        m_go.release();
        waitForThePool();
        QCOMPARE(m_made, QList({ 9 }));
        QCOMPARE(m_taken, QList({ 9 }));
    }

    void nothingIsMadeForNobody()
    {
        Result cancelled(this);
        auto gone = std::make_unique<Result>(this);
        holdThePool();
        ask(cancelled, 1);
        ask(*gone, 2);
        cancelled.cancel();
        gone.reset();
        m_go.release();
        waitForThePool();
        QCOMPARE(m_made, QList<int>());
        QCOMPARE(m_taken, QList<int>());
    }

    void whatIsBeingMadeKnowsWhetherItIsWanted()
    {
        Result result(this);
        QList<bool> wanted;
        result.compute(
            false,
            [&](const Result::IsWanted &isWanted) {
                wanted.append(isWanted());
                m_held.release();
                m_go.acquire();
                wanted.append(isWanted());
                return 1;
            },
            [this](int value) { m_taken.append(value); });
        m_held.acquire();
        ask(result, 2);
        m_go.release();
        waitForThePool();
        QCOMPARE(wanted, QList({ true, false }));
        QCOMPARE(m_taken, QList({ 2 }));
    }

    void itComesBeforeWhatGoesThroughWholeLogs()
    {
        Result result(this);
        holdThePool();
        for (int i = 0; i < 100; ++i)
            QThreadPool::globalInstance()->start([this] { m_made.append(-1); });
        ask(result, 1);
        m_go.release();
        waitForThePool();
        QCOMPARE(m_made.size(), 101);
        QCOMPARE(m_made.first(), 1);
    }

    void soDoesALongText()
    {
        TextReading reading;
        const QSignalSpy finished(&reading, &TextReading::finished);
        holdThePool();
        QThreadPool::globalInstance()->start([this] { m_go.acquire(); }); // as long as it likes
        reading.start(SharedBytes::of(QByteArray(3 << 20, 'x')), TextReading::Form::AsItIs);
        m_go.release();
        QTRY_COMPARE(finished.size(), 1);
        m_go.release();
    }
};

QTEST_GUILESS_MAIN(TestLatestResult)
#include "tst_latestresult.moc"
