// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../../descriptors.h"
#include "net/epolldispatcher_p.h"
#include "socketpair.h"
#include "syscalls.h"

#include <QTemporaryFile>
#include <QTest>
#include <QTimer>

using namespace jackfield;
using Notifiers = std::vector<std::unique_ptr<QSocketNotifier>>;
using Change = std::function<void(std::unique_ptr<QSocketNotifier> &)>;

namespace {
net::EpollDispatcher &dispatcher()
{
    return static_cast<net::EpollDispatcher &>(*QAbstractEventDispatcher::instance());
}

bool turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents)
{
    return dispatcher().processEvents(flags);
}

/// A turn that waits, but for a short time only.
bool waitingTurn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents)
{
    QTimer end;
    end.start(1);
    return turn(flags | QEventLoop::WaitForMoreEvents);
}
} // namespace

/// The thread of the tests has the dispatcher.
class TestEpollDispatcher : public QObject
{
    Q_OBJECT

private:
    QStringList m_activated;

    /// Tells m_activated of each activation.
    std::unique_ptr<QSocketNotifier>
    notifier(int fd, QSocketNotifier::Type type, const QString &name)
    {
        auto made = std::make_unique<QSocketNotifier>(fd, type);
        connect(made.get(), &QSocketNotifier::activated, this, [this, name] {
            m_activated.append(name);
        });
        return made;
    }
    std::unique_ptr<QSocketNotifier> reader(int fd, const QString &name = QStringLiteral("read"))
    {
        return notifier(fd, QSocketNotifier::Read, name);
    }
    std::unique_ptr<QSocketNotifier> writer(int fd, const QString &name = QStringLiteral("write"))
    {
        return notifier(fd, QSocketNotifier::Write, name);
    }
    QStringList activatedInATurn()
    {
        m_activated.clear();
        turn();
        return std::exchange(m_activated, {});
    }

private Q_SLOTS:
    void init()
    {
        while (turn()) { }
        m_activated.clear();
        syscalls::reset();
    }

    void aNotifierOfEachTypeIsActivated_data()
    {
        QTest::addColumn<QSocketNotifier::Type>("type");
        QTest::addColumn<bool>("isReady");
        QTest::newRow("something to read") << QSocketNotifier::Read << true;
        QTest::newRow("nothing to read") << QSocketNotifier::Read << false;
        QTest::newRow("room to write") << QSocketNotifier::Write << true;
        QTest::newRow("no room to write") << QSocketNotifier::Write << false;
        QTest::newRow("urgent data") << QSocketNotifier::Exception << true;
        QTest::newRow("no urgent data") << QSocketNotifier::Exception << false;
    }
    void aNotifierOfEachTypeIsActivated()
    {
        QFETCH(const QSocketNotifier::Type, type);
        QFETCH(const bool, isReady);
        const SocketPair pair =
            type == QSocketNotifier::Exception ? SocketPair::tcp() : SocketPair();
        if (type == QSocketNotifier::Read && isReady)
            pair.write(1, "a");
        if (type == QSocketNotifier::Write && !isReady)
            pair.fill(0);
        if (type == QSocketNotifier::Exception && isReady)
            QCOMPARE(::send(pair.fd(1), "!", 1, MSG_OOB), 1);
        const auto watched = notifier(pair.fd(0), type, QStringLiteral("it"));
        // Twice, as it stays so.
        QCOMPARE(activatedInATurn().contains(QStringLiteral("it")), isReady);
        QCOMPARE(activatedInATurn().contains(QStringLiteral("it")), isReady);
        watched->setEnabled(false);
        QCOMPARE(activatedInATurn(), {});
    }

    void readerAndWriterShareOneRegistration()
    {
        const SocketPair pair;
        const auto read = reader(pair.fd(0));
        turn();
        QCOMPARE(syscalls::changes, 1);
        pair.fill(0);
        pair.write(1, "a");
        const auto write = writer(pair.fd(0));
        QCOMPARE(activatedInATurn(), QStringList { QStringLiteral("read") });
        QCOMPARE(syscalls::changes, 2); // full, so epoll is told to look
        pair.drain(1);
        QCOMPARE(activatedInATurn(),
                 QStringList({ QStringLiteral("read"), QStringLiteral("write") }));
        QCOMPARE(syscalls::changes, 2);
        write->setEnabled(false);
        QCOMPARE(activatedInATurn(), QStringList { QStringLiteral("read") });
        QCOMPARE(syscalls::changes, 3);
    }

    void togglingWithinATurnCostsNothing()
    {
        const SocketPair pair;
        const auto read = reader(pair.fd(0));
        const auto write = writer(pair.fd(0));
        write->setEnabled(false);
        turn();
        syscalls::reset();
        for (int i = 0; i < 100; ++i) {
            write->setEnabled(true);
            write->setEnabled(false);
        }
        QCOMPARE(activatedInATurn(), {});
        QCOMPARE(syscalls::changes, 0);
    }

    void aWriterWithRoomIsNeverToldToEpoll()
    {
        const SocketPair pair;
        const auto read = reader(pair.fd(0));
        const auto write = writer(pair.fd(0));
        write->setEnabled(false);
        connect(write.get(), &QSocketNotifier::activated, write.get(), [&] {
            write->setEnabled(false);
        });
        turn();
        syscalls::reset();
        for (int i = 0; i < 100; ++i) {
            write->setEnabled(true);
            QCOMPARE(activatedInATurn(), QStringList { QStringLiteral("write") });
        }
        QCOMPARE(syscalls::changes, 0);
    }

    void aFileThatEpollRefusesIsAlwaysReady()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const auto read = reader(file.handle());
        const auto write = writer(file.handle());
        const auto urgent =
            notifier(file.handle(), QSocketNotifier::Exception, QStringLiteral("exception"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(activatedInATurn(),
                     QStringList({ QStringLiteral("read"), QStringLiteral("write") }));
        QVERIFY(turn(QEventLoop::WaitForMoreEvents)); // and does not wait
        write->setEnabled(false);
        QCOMPARE(activatedInATurn(), QStringList { QStringLiteral("read") });
        read->setEnabled(false);
        QCOMPARE(activatedInATurn(), {});
        syscalls::reset();
        waitingTurn();
        QCOMPARE(syscalls::waits, 1);
    }

    void aDescriptorClosedBeforeItsNotifierIsForgotten_data()
    {
        QTest::addColumn<bool>("isDuplicated");
        QTest::newRow("closed for good") << false;
        QTest::newRow("and living on in a duplicate") << true;
    }
    void aDescriptorClosedBeforeItsNotifierIsForgotten()
    {
        QFETCH(const bool, isDuplicated);
        SocketPair pair;
        auto read = reader(pair.fd(0));
        const SocketPair other;
        const auto bystander = reader(other.fd(0), QStringLiteral("bystander"));
        turn();
        const int duplicate = isDuplicated ? ::dup(pair.fd(0)) : -1;
        pair.close(0);
        read->setEnabled(false);
        if (isDuplicated)
            pair.write(1, "a");
        read.reset();
        QCOMPARE(activatedInATurn(), {});
        turn();
        syscalls::reset();
        waitingTurn();
        QCOMPARE(syscalls::waits, 1); // what is left of it does not end the wait
        QCOMPARE(syscalls::events, 0);
        other.write(1, "a");
        QCOMPARE(activatedInATurn(), QStringList { QStringLiteral("bystander") });
        if (isDuplicated)
            ::close(duplicate);
    }

    void aNumberThatIsUsedAgainIsWatched_data()
    {
        QTest::addColumn<QString>("unregistered");
        QTest::addColumn<QSocketNotifier::Type>("type");
        for (const auto *when :
             { "before the close", "after the close", "after the reuse", "at the end" }) {
            QTest::addRow("old reader unregistered %s", when)
                << QString::fromLatin1(when) << QSocketNotifier::Read;
            QTest::addRow("old writer unregistered %s", when)
                << QString::fromLatin1(when) << QSocketNotifier::Write;
        }
        QTest::newRow("old reader never unregistered") << QString() << QSocketNotifier::Read;
    }
    void aNumberThatIsUsedAgainIsWatched()
    {
        QFETCH(const QString, unregistered);
        QFETCH(const QSocketNotifier::Type, type);
        SocketPair pair;
        pair.fill(0);
        auto old = notifier(pair.fd(0), type, QStringLiteral("old"));
        turn(); // epoll knows it
        const int number = pair.fd(0);
        const auto unregisterIf = [&](QLatin1StringView now) {
            if (unregistered == now)
                old->setEnabled(false);
        };
        unregisterIf(QLatin1StringView("before the close"));
        pair.close(0);
        unregisterIf(QLatin1StringView("after the close"));
        const SocketPair next;
        QCOMPARE(::dup2(next.fd(0), number), number);
        unregisterIf(QLatin1StringView("after the reuse"));
        const auto read = reader(number, QStringLiteral("new"));
        unregisterIf(QLatin1StringView("at the end"));
        next.write(1, "a");
        QCOMPARE(activatedInATurn(), QStringList { QStringLiteral("new") });
        next.drain(0);
        QCOMPARE(activatedInATurn(), {});
        next.write(1, "a");
        QCOMPARE(activatedInATurn(), QStringList { QStringLiteral("new") });
        ::close(number);
    }

    void aDuplicateOfWhatHadTheNumberBeforeWakesNobody()
    {
        SocketPair pair;
        auto old = reader(pair.fd(0));
        turn();
        const int number = pair.fd(0);
        const int duplicate = ::dup(number);
        pair.close(0);
        old.reset();
        const SocketPair next;
        QCOMPARE(::dup2(next.fd(0), number), number);
        const auto read = reader(number);
        pair.write(1, "a"); // the duplicate can be read, the new owner of the number cannot
        QCOMPARE(activatedInATurn(), {});
        next.write(1, "a");
        QCOMPARE(activatedInATurn(), QStringList { QStringLiteral("read") });
        ::close(number);
        ::close(duplicate);
    }

    void whatIsUnregisteredDuringTheBatchIsNotActivated_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
        row("disabled", [](auto &one) { one->setEnabled(false); });
        row("deleted", [](auto &one) { one.reset(); });
        row("given another descriptor", [](auto &one) { one->setSocket(0); });
        row("disabled and enabled again", [](auto &one) {
            one->setEnabled(false);
            one->setEnabled(true);
        });
    }
    void whatIsUnregisteredDuringTheBatchIsNotActivated()
    {
        QFETCH(const Change, change);
        const std::array<SocketPair, 3> pairs;
        std::array<Notifiers, 3> notifiers;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            pairs[i].write(1, "a");
            notifiers[i].push_back(reader(pairs[i].fd(0)));
            notifiers[i].push_back(writer(pairs[i].fd(0)));
            for (const auto &one : notifiers[i]) {
                // Whichever comes first takes all of the two others out.
                connect(one.get(), &QSocketNotifier::activated, this, [&, i] {
                    for (std::size_t other = 0; other < pairs.size(); ++other) {
                        if (other != i)
                            std::ranges::for_each(notifiers[other], change);
                    }
                });
            }
        }
        turn();
        QCOMPARE(m_activated, QStringList({ QStringLiteral("read"), QStringLiteral("write") }));
    }

    void aHangUpWakes_data()
    {
        QTest::addColumn<bool>("isReader");
        QTest::addColumn<bool>("isPipe");
        QTest::newRow("a reader of a socket: hang-up") << true << false;
        QTest::newRow("a writer of a full socket: hang-up") << false << false;
        QTest::newRow("a reader of a pipe: hang-up") << true << true;
        QTest::newRow("a writer of a full pipe: error") << false << true;
    }
    void aHangUpWakes()
    {
        QFETCH(const bool, isReader);
        QFETCH(const bool, isPipe);
        SocketPair pair = isPipe ? SocketPair::pipe() : SocketPair();
        const int own = isReader ? 0 : 1;
        if (!isReader)
            pair.fill(1);
        const auto watched = isReader ? reader(pair.fd(own)) : writer(pair.fd(own));
        QCOMPARE(activatedInATurn(), {});
        pair.close(1 - own);
        QCOMPARE(activatedInATurn().size(), 1);
        QCOMPARE(activatedInATurn().size(), 1);
    }

    void aTurnDoesNotTouchThousandsOfIdleSockets()
    {
        constexpr int idle = 4000;
        const DescriptorLimit limit;
        if (limit.value() < 2 * idle + 100)
            QSKIP("the system allows too few descriptors");
        const std::vector<SocketPair> pairs(idle);
        Notifiers notifiers;
        for (const SocketPair &pair : pairs)
            notifiers.push_back(reader(pair.fd(0)));
        turn();
        QCOMPARE(syscalls::changes, idle);
        syscalls::reset();
        for (int i = 0; i < 100; ++i) {
            const SocketPair &pair = pairs[std::size_t(i) * 37 % idle];
            pair.write(1, "a");
            QCOMPARE(activatedInATurn().size(), 1);
            pair.drain(0);
        }
        QCOMPARE(syscalls::waits, 100);
        QCOMPARE(syscalls::events, 100);
        QCOMPARE(syscalls::changes, 0);
        notifiers.clear();
        QCOMPARE(syscalls::changes, idle);
    }

    void socketsAreLeftOutWhenExcluded()
    {
        const SocketPair pair;
        const auto read = reader(pair.fd(0));
        turn();
        pair.write(1, "a");
        syscalls::reset();
        QVERIFY(waitingTurn(QEventLoop::ExcludeSocketNotifiers)); // until its timer was fired
        QCOMPARE(syscalls::waits, 1);
        QCOMPARE(m_activated, {});
        QCOMPARE(activatedInATurn().size(), 1);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new net::EpollDispatcher);
    const QCoreApplication application(argc, argv);
    TestEpollDispatcher test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_epolldispatcher.moc"
