// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/epolldispatcher_p.h"
#include "socketpair.h"

#include <QSocketNotifier>
#include <QTest>

using namespace jackfield;

namespace {
void turn()
{
    QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents);
}
} // namespace

/// Slots of sockets that run an event loop. The thread of the tests has the dispatcher.
class TestEpollNested : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNestedLoopDeliversTheRestAndNothingTwice()
    {
        const std::array<SocketPair, 3> pairs;
        std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
        int activated = 0;
        bool isNested = false;
        for (const SocketPair &pair : pairs) {
            pair.write(1, "a");
            notifiers.push_back(
                std::make_unique<QSocketNotifier>(pair.fd(0), QSocketNotifier::Read));
            connect(notifiers.back().get(), &QSocketNotifier::activated, this, [&] {
                ++activated;
                pair.drain(0);
                if (!std::exchange(isNested, true))
                    turn();
            });
        }
        turn();
        QCOMPARE(activated, 3);
    }

    /// User code that waits, in a loop of its own, for a socket that was ready together with the one it was called for.
    void aNestedLoopGetsWhatIsReadyBehindIt()
    {
        const std::array<SocketPair, 3> pairs;
        std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
        int activated = 0;
        int activatedWithin = 0;
        for (const SocketPair &pair : pairs) {
            pair.write(1, "a");
            notifiers.push_back(
                std::make_unique<QSocketNotifier>(pair.fd(0), QSocketNotifier::Read));
            connect(notifiers.back().get(), &QSocketNotifier::activated, this, [&] {
                pair.drain(0);
                if (++activated > 1)
                    return;
                turn();
                activatedWithin = activated;
            });
        }
        turn();
        QCOMPARE(activatedWithin, 3);
    }

    void whatComesInANestedLoopIsNotForgotten()
    {
        const SocketPair pair;
        QSocketNotifier reading(pair.fd(0), QSocketNotifier::Read);
        QSocketNotifier writing(pair.fd(0), QSocketNotifier::Write);
        int read = 0;
        int written = 0;
        connect(&writing, &QSocketNotifier::activated, this, [&] { ++written; });
        connect(&reading, &QSocketNotifier::activated, this, [&] {
            pair.drain(0);
            if (++read > 1)
                return;
            pair.write(1, "b"); // while the descriptor is still to be activated for writing
            turn();
        });
        pair.write(1, "a");
        for (int turns = 0; turns < 5; ++turns)
            turn();
        QVERIFY(written > 0);
        QCOMPARE(read, 2);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new net::EpollDispatcher);
    const QCoreApplication application(argc, argv);
    TestEpollNested test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_epollnested.moc"
