// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "transports.h"

#include <jackfield/filter/backpressure.h>
#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/ws/then.h>

#include <atomic>
#include <thread>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 highWater = 64 << 10;
constexpr qsizetype size = 32 << 10;

/// A message that says which one it is.
WsMessage numbered(int number)
{
    return WsMessage::text(QString::number(number).leftJustified(size, u'.'));
}

int numberOf(const WsMessage &message)
{
    return message.text().section(u'.', 0, 0).toInt();
}

/// A server behind backPressure, and a client that writes down the numbers it hears and its close code.
struct Line
{
    QList<int> heard;
    int closeCode = 0;
    net::Server server;
    std::optional<net::Client> client;
    std::optional<WebSocket> socket; ///< the client's, on this thread

    Line(Transport transport, Pressure policy, const WsConsumer &consumer)
        : server(then(backPressure(policy),
                      WsHandler([consumer](const Request &) -> WsResponse { return consumer; })),
                 ServerConfig { .limits = { .highWaterBytes = highWater }, .transport = transport })
    {
        if (const auto started = server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }
    void connect(bool isReading)
    {
        client = net::client(server.url(u"/"_s), {}, [this, isReading](const WebSocket &end) {
            socket = end;
            end.setReadingPaused(!isReading);
            end.onMessage([this](const WsMessage &message) { heard.append(numberOf(message)); });
            end.onClose([this](const WsStatus &status, Side, bool) { closeCode = status.code; });
        });
    }
};
} // namespace

/// What a handler sends to a peer that does not keep up, over real sockets.
class TestPressure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void W14_whatIsTooMuchIsDroppedAndToldSo_data() { addTransports(); }
    void W14_whatIsTooMuchIsDroppedAndToldSo()
    {
        QFETCH(Transport, transport);
        QList<int> taken;
        std::atomic<bool> isSaid = false;
        Line line(transport, Pressure::Drop, [&](const WebSocket &peer) {
            // Nothing leaves within one turn: most of it is too much.
            int dropped = 0;
            for (int n = 0; n < 1000; ++n) {
                const SendResult result = peer.send(numbered(n));
                if (result == SendResult::Dropped)
                    ++dropped;
                else
                    taken.append(n);
            }
            QVERIFY(dropped > 900);
            peer.onWritable([&, peer] { // there is room again
                QCOMPARE(peer.send(numbered(5000)), SendResult::Accepted);
                taken.append(5000);
                isSaid = true;
            });
        });
        line.connect(true);
        QTRY_VERIFY(line.heard.contains(5000));
        QTRY_VERIFY(isSaid);
        QCOMPARE(line.heard, taken);
        QVERIFY(taken.size() > 2);
    }

    void aPeerThatDoesNotKeepUpIsClosed_data() { addTransports(); }
    void aPeerThatDoesNotKeepUpIsClosed()
    {
        QFETCH(Transport, transport);
        std::atomic<int> taken = 0;
        Line line(transport, Pressure::Close, [&](const WebSocket &peer) {
            while (peer.send(numbered(taken)) != SendResult::Closed && taken < 1000)
                ++taken;
        });
        line.connect(true);
        QTRY_COMPARE(line.closeCode, WsStatus::PolicyViolation.code);
        QVERIFY(taken < 20);
        QCOMPARE(line.heard.size(), taken);
    }

    void anotherThreadWaitsForThePeer_data() { addTransports(); }
    void anotherThreadWaitsForThePeer()
    {
        QFETCH(Transport, transport);
        constexpr int count = 1000; // 31 MiB: without the filter the peer would be dropped at 8
        std::jthread sender;
        qint64 most = 0;
        int failed = 0;
        Line line(transport, Pressure::Block, [&](const WebSocket &peer) {
            sender = std::jthread([&, peer] {
                for (int n = 0; n < count; ++n) {
                    const SendResult result = peer.send(numbered(n));
                    failed += result != SendResult::Accepted && result != SendResult::Buffered;
                    most = qMax(most, peer.bufferedBytes());
                }
            });
        });
        line.connect(false);
        QTRY_VERIFY(line.socket);
        line.socket->setReadingPaused(false);
        QTRY_COMPARE(line.heard.size(), count);
        sender.join();
        QCOMPARE(failed, 0);
        for (int n = 0; n < count; ++n)
            QCOMPARE(line.heard.at(n), n);
        constexpr int header = 14; // of a frame, at most
        QVERIFY2(most < 2 * (highWater + size + header), qPrintable(QString::number(most)));
    }

    /// It would wait for itself; and two of them, of one room, for each other.
    void aThreadThatRunsConnectionsDoesNotWait_data() { addTransports(); }
    void aThreadThatRunsConnectionsDoesNotWait()
    {
        QFETCH(Transport, transport);
        QList<int> all;
        Line line(transport, Pressure::Block, [](const WebSocket &peer) {
            for (int n = 0; n < 20; ++n)
                peer.send(numbered(n));
        });
        line.connect(true);
        for (int n = 0; n < 20; ++n)
            all.append(n);
        QTRY_COMPARE(line.heard, all);
    }

    void whoWaitsGoesOnWhenTheConnectionEnds_data() { addTransports(); }
    void whoWaitsGoesOnWhenTheConnectionEnds()
    {
        QFETCH(Transport, transport);
        std::jthread sender;
        std::atomic<bool> isWaiting = false;
        std::atomic<bool> isOver = false;
        SendResult last = SendResult::Accepted;
        Line line(transport, Pressure::Block, [&](const WebSocket &peer) {
            sender = std::jthread([&, peer] {
                for (int n = 0; last != SendResult::Closed; ++n) {
                    if (last == SendResult::Buffered)
                        isWaiting = true; // the next call waits, or will soon
                    last = peer.send(numbered(n));
                }
                isOver = true;
            });
        });
        line.connect(false);
        QTRY_VERIFY(line.socket); // the server may be ahead of it
        QTRY_VERIFY(isWaiting);
        line.socket->abort();
        QTRY_VERIFY(isOver);
        QCOMPARE(last, SendResult::Closed);
    }
};

QTEST_GUILESS_MAIN(TestPressure)
#include "tst_pressure.moc"
