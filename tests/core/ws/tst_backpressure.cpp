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
        m_waiting += message.size();
        mostWaiting = qMax(mostWaiting, m_waiting);
        ++sent;
    }
    void sendPing(const QByteArray &) override { }
    void sendClose(const std::optional<WsStatus> &) override { }
    void abort() override { isAborted = true; }
    qint64 bufferedBytes() const override { return m_waiting; }
    void post(std::function<void()> task) override { m_tasks.push_back(std::move(task)); }
    void schedule(std::chrono::milliseconds, std::function<void()>) override { }

    void run()
    {
        while (!m_tasks.empty()) {
            const auto task = std::move(m_tasks.front());
            m_tasks.pop_front();
            task();
            m_waiting = 0;
        }
    }

    int sent = 0;
    qint64 mostWaiting = 0;
    bool isAborted = false;

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
        const auto connection = std::make_shared<Connection>(Connection::Setup {
            .transport = wire, .limits = { .highWaterBytes = 1000, .unsentBytes = 8000 } });
        connection->start([](const WebSocket &socket) {
            socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
        });
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
};

QTEST_GUILESS_MAIN(TestBackpressure)
#include "tst_backpressure.moc"
