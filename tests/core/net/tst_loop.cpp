// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/loop_p.h"

#include <QPointer>
#include <QTest>

using namespace jackfield;

namespace {
/// Closes a loop when it goes, as an adopted socket does.
class Owner final : public QObject
{
public:
    explicit Owner(std::shared_ptr<net::Loop> loop)
        : m_loop(std::move(loop))
    { }
    ~Owner() override { m_loop->close(); }

private:
    const std::shared_ptr<net::Loop> m_loop;
};
} // namespace

/// The end of a loop of tasks.
class TestLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClosedLoopHasRunWhatWasPostedAndTakesNoMore()
    {
        const auto loop = std::make_shared<net::Loop>();
        QStringList done;
        loop->post([&] {
            done.append(QStringLiteral("first"));
            loop->post([&] { done.append(QStringLiteral("its own")); });
        });
        loop->close();
        loop->post([&] { done.append(QStringLiteral("late")); });
        loop->close();
        QCOMPARE(done, QStringList({ QStringLiteral("first"), QStringLiteral("its own") }));
    }

    /// Qt deletes later what was asked for before; what that asks for is not deleted any more.
    void whatIsDeletedWithItsThreadLeavesNothingBehind()
    {
        QPointer<QObject> context;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            const auto loop = std::make_shared<net::Loop>();
            context = loop->context();
            (new Owner(loop))->deleteLater();
        }));
        thread->start();
        QVERIFY(thread->wait(5000));
        QVERIFY(context.isNull());
    }

    void aTaskMayCloseItsLoop()
    {
        const auto loop = std::make_shared<net::Loop>();
        const QPointer<QObject> context = loop->context();
        bool isThere = false;
        int done = 0;
        loop->post([&] {
            auto *owner = new Owner(loop);
            loop->post([&] { ++done; });
            delete owner;
            isThere = !context.isNull();
        });
        loop->post([&] { ++done; });
        QTRY_VERIFY(context.isNull());
        QVERIFY(isThere); // it is what runs the task
        QCOMPARE(done, 2);
    }

    void aScheduledTaskMayCloseItsLoop()
    {
        const auto loop = std::make_shared<net::Loop>();
        const QPointer<QObject> context = loop->context();
        loop->schedule(std::chrono::milliseconds(1), [&] { loop->close(); });
        QTRY_VERIFY(context.isNull());
    }

    /// One of them may be what closes it.
    void whatLivesBelowALoopGoesLater()
    {
        const auto loop = std::make_shared<net::Loop>();
        const QPointer<QObject> home = loop->home();
        loop->close();
        QVERIFY(!home.isNull());
        QTRY_VERIFY(home.isNull());
    }
};

QTEST_GUILESS_MAIN(TestLoop)
#include "tst_loop.moc"
