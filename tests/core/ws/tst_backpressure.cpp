// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/connection.h>

#include <QTest>
#include <deque>

using namespace jackfield;

namespace {
/// A wire that takes everything, but only between two turns of the loop.
class SlowWire final : public WsTransport
{
public:
    void sendMessage(const WsMessage &message) override
    {
        m_waiting = isFast ? 0 : m_waiting + message.size();
        mostWaiting = qMax(mostWaiting, m_waiting);
        ++sent;
    }
    void sendPing(const QByteArray &) override { }
    void sendClose(const std::optional<WsStatus> &) override { }
    void abort() override { isAborted = true; }
    qint64 bufferedBytes() const override { return m_waiting; }
    void post(std::function<void()> task) override { m_tasks.push_back(std::move(task)); }
    void schedule(std::chrono::milliseconds, std::function<void()>) override { }
    bool setReadingPaused(bool paused) override
    {
        isPaused = paused && canPause;
        return canPause;
    }

    void run()
    {
        while (!m_tasks.empty()) {
            const auto task = std::move(m_tasks.front());
            m_tasks.pop_front();
            task();
            if (isStuck)
                continue;
            m_waiting = 0;
            if (const auto told = connection.lock())
                told->bytesWritten();
        }
    }

    std::weak_ptr<Connection> connection;
    int sent = 0;
    qint64 mostWaiting = 0;
    bool isAborted = false;
    bool isStuck = false; ///< takes nothing
    bool isFast = false; ///< everything leaves at once, also what waited
    bool canPause = false;
    bool isPaused = false;

private:
    std::deque<std::function<void()>> m_tasks;
    qint64 m_waiting = 0;
};
} // namespace

class TestBackpressure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersLeaveBeforeMoreIsAnswered()
    {
        const auto wire = std::make_shared<SlowWire>();
        const auto connection = echoOn(wire, { .highWaterBytes = 1000, .unsentBytes = 80'000 });
        const WsMessage message = WsMessage::binary(QByteArray(600, 'x'));
        for (int n = 0; n < 100; ++n)
            connection->messageReceived(message);
        wire->run();
        QCOMPARE(wire->sent, 100);
        QVERIFY(!wire->isAborted);
        QCOMPARE(wire->mostWaiting, 1200);
        connection->ended(true);
        wire->run();
    }

    /// As when the connection's thread writes while another one is in the middle of send().
    void whoIsToldBufferedHearsOfSpaceThatIsThereAlready()
    {
        const auto wire = std::make_shared<SlowWire>();
        const auto connection = echoOn(wire, { .highWaterBytes = 1000, .unsentBytes = 8000 });
        int writable = 0;
        connection->addWritableListener([&] { ++writable; });
        const WsMessage message = WsMessage::binary(QByteArray(1200, 'x'));
        QCOMPARE(connection->send(message), SendResult::Accepted);
        wire->isFast = true;
        QCOMPARE(connection->send(message), SendResult::Buffered);
        wire->isStuck = true; // it tells nothing by itself
        wire->run();
        QCOMPARE(writable, 1);
        connection->ended(true);
        wire->run();
    }

    void aPeerThatSendsAndNeverReadsIsDropped()
    {
        const auto wire = std::make_shared<SlowWire>();
        const auto connection = echoOn(wire, { .highWaterBytes = 1000, .unsentBytes = 8000 });
        int errors = 0;
        connection->addErrorListener([&](const Error &) { ++errors; });
        wire->isStuck = true;
        const WsMessage message = WsMessage::binary(QByteArray(600, 'x'));
        for (int n = 0; n < 100 && !wire->isAborted; ++n) {
            connection->messageReceived(message);
            wire->run();
        }
        QVERIFY(wire->isAborted);
        QCOMPARE(wire->mostWaiting, 1200); // it was answered no further
        connection->ended(false);
        wire->run();
        QCOMPARE(errors, 1);
    }

    void aWireThatCanPauseReadsNoMoreMeanwhile()
    {
        const auto wire = std::make_shared<SlowWire>();
        wire->canPause = true;
        const auto connection = echoOn(wire, { .highWaterBytes = 1000, .unsentBytes = 8000 });
        wire->isStuck = true;
        const WsMessage message = WsMessage::binary(QByteArray(600, 'x'));
        int sent = 0;
        for (; sent < 100 && !wire->isPaused; ++sent) {
            connection->messageReceived(message);
            wire->run();
        }
        QVERIFY(wire->isPaused);
        QVERIFY(!wire->isAborted);
        wire->isStuck = false;
        wire->post([] { });
        wire->run();
        QVERIFY(!wire->isPaused);
        QCOMPARE(wire->sent, sent);
        connection->ended(true);
        wire->run();
    }

    void whoWasToldToWaitIsToldToGoOn()
    {
        const auto wire = std::make_shared<SlowWire>();
        const auto connection = echoOn(wire, { .highWaterBytes = 1000, .unsentBytes = 8000 });
        int writable = 0;
        connection->addWritableListener([&] { ++writable; });
        const WsMessage message = WsMessage::binary(QByteArray(600, 'x'));
        QCOMPARE(connection->send(message), SendResult::Accepted);
        QCOMPARE(connection->send(message), SendResult::Accepted);
        QCOMPARE(connection->send(message), SendResult::Buffered);
        wire->post([] { });
        wire->run();
        QCOMPARE(writable, 1);
        connection->ended(true);
        wire->run();
    }

private:
    static std::shared_ptr<Connection> echoOn(const std::shared_ptr<SlowWire> &wire,
                                              const ConnectionLimits &limits)
    {
        const auto connection =
            std::make_shared<Connection>(Connection::Setup { .transport = wire, .limits = limits });
        wire->connection = connection;
        connection->start([](const WebSocket &socket) {
            socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
        });
        return connection;
    }
};

QTEST_GUILESS_MAIN(TestBackpressure)
#include "tst_backpressure.moc"
