// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/loop_p.h"

#include <QSemaphore>
#include <QTest>

using namespace jackfield;

namespace {
constexpr int million = 1'000'000;

/// Each task posts the next, so that each has a turn of its own.
void postNext(const std::shared_ptr<net::Loop> &loop, QSemaphore &done, int left)
{
    if (left == 0)
        return done.release();
    loop->post([&loop, &done, left] { postNext(loop, done, left - 1); });
}
} // namespace

/// What it costs to hand a task to a loop.
class BenchLoop : public QObject
{
    Q_OBJECT

private:
    net::LoopThread m_thread { QStringLiteral("loop") };

private Q_SLOTS:
    void aMillionTasksFromItsOwnThread()
    {
        QSemaphore done;
        QBENCHMARK {
            m_thread.loop()->post([this, &done] {
                for (int i = 0; i < million; ++i)
                    m_thread.loop()->post([] { });
                m_thread.loop()->post([&] { done.release(); });
            });
            done.acquire();
        }
    }

    void aHundredThousandTasksEachInATurnOfItsOwn()
    {
        QSemaphore done;
        QBENCHMARK {
            m_thread.loop()->post([&] { postNext(m_thread.loop(), done, million / 10); });
            done.acquire();
        }
    }

    void aMillionTasksFromAnotherThread()
    {
        QSemaphore done;
        QBENCHMARK {
            for (int i = 0; i < million; ++i)
                m_thread.loop()->post([] { });
            m_thread.loop()->post([&] { done.release(); });
            done.acquire();
        }
    }
};

QTEST_GUILESS_MAIN(BenchLoop)
#include "bench_loop.moc"
