// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/connection.h>
#include <jackfield/ws/keepalive.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// A peer that reads and never answers, until the test does it.
class MutePeer final : public WsTransport
{
public:
    explicit MutePeer(const testing::TestClock &clock)
        : m_clock(clock)
    { }

    QByteArrayList pings;
    std::weak_ptr<Connection> connection;

    void sendMessage(const WsMessage &) override { }
    void sendPing(const QByteArray &payload) override { pings.append(payload); }
    void sendClose(const std::optional<WsStatus> &) override { end(true); }
    void abort() override { end(false); }
    qint64 bufferedBytes() const override { return 0; }
    bool setReadingPaused(bool) override { return true; }
    std::chrono::microseconds elapsed() const override { return m_clock.elapsed(); }
    void post(std::function<void()> task) override { m_clock.schedule(0ms, std::move(task)); }
    void schedule(std::chrono::milliseconds delay, std::function<void()> task) override
    {
        m_clock.schedule(delay, std::move(task));
    }

private:
    void end(bool clean)
    {
        post([this, clean] {
            if (const auto own = connection.lock())
                own->ended(clean);
        });
    }

    const testing::TestClock m_clock;
};

struct Line
{
    testing::TestClock clock;
    std::shared_ptr<MutePeer> peer = std::make_shared<MutePeer>(clock);
    std::shared_ptr<Connection> connection = std::make_shared<Connection>(Connection::Setup {
        .side = Side::Client, .opened = {}, .peer = {}, .transport = peer, .observers = {} });
    QStringList heard;

    explicit Line(const KeepAlive &policy)
    {
        peer->connection = connection;
        connection->start([&](const WebSocket &socket) {
            socket.onError([this](const Error &error) {
                heard += u"%1 %2"_s.arg(int(error.code)).arg(error.message);
            });
            socket.onClose([this](const WsStatus &status, Side, bool clean) {
                heard += u"%1 %2"_s.arg(status.code).arg(clean);
            });
            keepAlive(socket, policy);
        });
    }
    ~Line() // a connection keeps itself until its end
    {
        connection->ended(true);
        clock.advance(0ms);
    }
    Q_DISABLE_COPY_MOVE(Line)
    void pong(const QByteArray &payload) { connection->pongReceived(payload); }
};
} // namespace

class TestKeepAlive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPeerThatAnswersStays()
    {
        QList<std::chrono::microseconds> trips;
        Line line({ .interval = 100ms,
                    .pongTimeout = 50ms,
                    .onRoundTrip = [&](std::chrono::microseconds took) { trips.append(took); } });
        QCOMPARE(WebSocket(line.connection).roundTrip(), std::nullopt);
        for (int i = 1; i <= 3; ++i) {
            line.clock.advance(i == 1 ? 100ms : 70ms);
            QCOMPARE(line.peer->pings.size(), i);
            line.clock.advance(30ms);
            line.pong(line.peer->pings.last());
            line.clock.advance(0ms);
            QCOMPARE(WebSocket(line.connection).roundTrip(), std::chrono::microseconds(30ms));
        }
        QCOMPARE(QSet<QByteArray>(line.peer->pings.begin(), line.peer->pings.end()).size(), 3);
        QCOMPARE(trips, QList<std::chrono::microseconds>({ 30ms, 30ms, 30ms }));
        QVERIFY2(line.heard.isEmpty(), qPrintable(line.heard.join(u'\n')));
        QVERIFY(line.connection->isOpen());
    }

    void aPeerThatDoesNotAnswerIsGone_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a pong that nobody asked for") << "hello"_ba;
        QTest::newRow("the pong of a later ping") << "keep-alive 2"_ba;
    }
    void aPeerThatDoesNotAnswerIsGone()
    {
        QFETCH(const QByteArray, answer);
        Line line({ .interval = 100ms, .pongTimeout = 60ms });
        line.clock.advance(110ms);
        if (!answer.isEmpty())
            line.pong(answer);
        line.clock.advance(49ms); // 159
        QVERIFY(line.heard.isEmpty());
        line.clock.advance(1ms);
        QCOMPARE(line.heard,
                 QStringList({ u"%1 no pong came within 60 ms of a ping; the peer is gone"_s.arg(
                                   int(Error::Code::Timeout)),
                               u"1006 0"_s }));
        line.clock.advance(1s);
        QCOMPARE(line.heard.size(), 2);
        QCOMPARE(line.peer->pings.size(), 1);
    }

    void aLaterPongAnswersForTheEarlierOnes()
    {
        Line line({ .interval = 10ms, .pongTimeout = 25ms });
        line.clock.advance(34ms); // three pings; the first is due at 35
        line.pong(line.peer->pings.at(2));
        line.clock.advance(10ms);
        QVERIFY(line.heard.isEmpty());
        QCOMPARE(WebSocket(line.connection).roundTrip(), std::chrono::microseconds(4ms));
        line.clock.advance(30ms); // the fourth has none
        QCOMPARE(line.heard.size(), 2);
    }

    void aPongThatCameAndWasNotReadYetCounts()
    {
        Line line({ .interval = 10ms, .pongTimeout = 5ms });
        // What a busy thread does: the time-out is handled first, the pong in the next turn.
        line.clock.schedule(15ms, [&] { line.pong(line.peer->pings.constLast()); });
        line.clock.advance(15ms);
        QVERIFY2(line.heard.isEmpty(), qPrintable(line.heard.join(u'\n')));
    }

    void whileReadingIsPausedNoPongIsMissed()
    {
        Line line({ .interval = 10ms, .pongTimeout = 5ms });
        line.connection->setReadingPaused(true);
        line.clock.advance(1s);
        QVERIFY2(line.heard.isEmpty(), qPrintable(line.heard.join(u'\n')));
        line.connection->setReadingPaused(false);
        line.clock.advance(20ms);
        QCOMPARE(line.heard.value(1), u"1006 0"_s);
    }

    void noTimeOutMeansForEver()
    {
        Line line({ .interval = 10ms, .pongTimeout = 0ms });
        line.clock.advance(30s);
        QCOMPARE(line.peer->pings.size(), 3000);
        QVERIFY(line.heard.isEmpty());
    }

    void noIntervalMeansNoPings()
    {
        Line line({ .interval = 0ms });
        line.clock.advance(1h);
        QVERIFY(line.peer->pings.isEmpty());
    }

    void aHandlerKeepsAliveOffline()
    {
        const testing::TestClock clock;
        QList<std::chrono::microseconds> trips;
        const WsHandler handler = [&](const Request &) -> WsResponse {
            return [&](const WebSocket &socket) {
                keepAlive(socket, { .interval = 1s, .onRoundTrip = [&](auto took) {
                                       trips.append(took);
                                   } });
            };
        };
        const auto client = testing::testWsClient(handler, Request::get(u"/"_s), clock);
        QStringList pings;
        client->socket()->onPing(
            [&](const QByteArray &payload) { pings += QString::fromLatin1(payload); });
        QVERIFY(!client->receive(2500ms));
        QCOMPARE(pings, QStringList({ u"keep-alive 1"_s, u"keep-alive 2"_s }));
        QCOMPARE(trips.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestKeepAlive)
#include "tst_keepalive.moc"
