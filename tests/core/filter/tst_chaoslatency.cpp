// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/chaos.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Chaos)

namespace {
const Request asked = Request::get(u"/"_s);

WsHandler misbehaving(const Chaos &policy, const WsConsumer &consumer, const ChaosSwitch &isOn = {})
{
    isOn.misbehave();
    return then(chaos(policy, isOn), [consumer](const Request &) { return WsResponse(consumer); });
}

void echo(const WebSocket &socket)
{
    socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
}
} // namespace

/// Messages that come late, but in order, and not after the end.
class TestChaosLatency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lateMessagesKeepTheirOrder_data()
    {
        QTest::addColumn<Chaos>("policy");
        const MessageChaos late { .latency = { 10ms, 100ms } };
        QTest::newRow("received") << Chaos { .received = late };
        QTest::newRow("sent") << Chaos { .sent = late };
    }
    void lateMessagesKeepTheirOrder()
    {
        QFETCH(const Chaos, policy);
        testing::TestClock clock;
        const auto client = testing::testWsClient(misbehaving(policy, echo), asked, clock);
        QList<std::chrono::microseconds> took;
        for (int i = 0; i < 50; ++i) {
            const auto begin = clock.elapsed();
            client->send(WsMessage::text(QString::number(i)));
            QCOMPARE(client->receive().value().text(), QString::number(i));
            took << clock.elapsed() - begin;
        }
        QVERIFY(*std::ranges::min_element(took) >= 10ms);
        QVERIFY(*std::ranges::max_element(took) <= 100ms);
        QVERIFY(*std::ranges::max_element(took) - *std::ranges::min_element(took) > 40ms);

        for (int i = 0; i < 50; ++i) // all at once
            client->send(WsMessage::text(QString::number(i)));
        for (int i = 0; i < 50; ++i)
            QCOMPARE(client->receive().value().text(), QString::number(i));
    }

    void whatComesAfterTheChaosIsBehindWhatIsLate()
    {
        const ChaosSwitch isOn;
        testing::TestClock clock;
        const auto client = testing::testWsClient(
            misbehaving({ .sent = { .latency = { 50ms, 50ms } } }, echo, isOn), asked, clock);
        client->send(WsMessage::text(u"late"_s));
        isOn.behave();
        client->send(WsMessage::text(u"behind it"_s));
        QCOMPARE(client->receive().value().text(), u"late"_s);
        QCOMPARE(client->receive(0ms).value().text(), u"behind it"_s);
        client->send(WsMessage::text(u"at once"_s));
        QCOMPARE(client->receive(0ms).value().text(), u"at once"_s);
    }

    void aCloseIsBehindWhatIsLate_data()
    {
        QTest::addColumn<bool>("hasCode");
        QTest::newRow("with a code") << true;
        QTest::newRow("without") << false;
    }
    void aCloseIsBehindWhatIsLate()
    {
        QFETCH(const bool, hasCode);
        QList<SendResult> results;
        const auto client = testing::testWsClient(
            misbehaving({ .sent = { .latency = { 50ms, 50ms } } },
                        [&](const WebSocket &socket) {
                            results << socket.send(WsMessage::text(u"last words"_s));
                            hasCode ? socket.close(WsStatus::GoingAway) : socket.closeWithoutCode();
                            results << socket.send(WsMessage::text(u"too late"_s));
                        }),
            asked);
        QCOMPARE(client->receive().value().text(), u"last words"_s);
        QCOMPARE(client->receive().error().status,
                 hasCode ? WsStatus::GoingAway : WsStatus::NoStatusReceived);
        QCOMPARE(results, QList({ SendResult::Accepted, SendResult::Closed }));
    }

    void aCodeThatMayNotBeSentIsAnErrorAndClosesNothing()
    {
        const auto client =
            testing::testWsClient(misbehaving({},
                                              [](const WebSocket &socket) {
                                                  socket.onError([socket](const Error &error) {
                                                      socket.send(WsMessage::text(error.message));
                                                  });
                                                  socket.close(WsStatus::AbnormalClosure);
                                              }),
                                  asked);
        QVERIFY(client->receive().value().text().contains(u"1006"_s));
    }

    void whatWasSaidBeforeTheEndIsHeardBeforeIt_data()
    {
        QTest::addColumn<bool>("byPeer");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("the peer closes") << true << QStringList { u"a"_s, u"b"_s, u"end"_s };
        QTest::newRow("this side closes") << false << QStringList { u"end"_s };
    }
    void whatWasSaidBeforeTheEndIsHeardBeforeIt()
    {
        QFETCH(const bool, byPeer);
        QFETCH(const QStringList, expected);
        QStringList words;
        const auto client = testing::testWsClient(
            misbehaving({ .received = { .latency = { 50ms, 50ms } } },
                        [&words, byPeer](const WebSocket &socket) {
                            socket.onMessage([&words](const WsMessage &message) {
                                words << message.text();
                                throw std::runtime_error("and the next one comes all the same");
                            });
                            socket.onClose(
                                [&words](const WsStatus &, Side, bool) { words << u"end"_s; });
                            if (!byPeer)
                                socket.after(10ms, [socket] { socket.close(); });
                        }),
            asked);
        client->send(WsMessage::text(u"a"_s));
        client->send(WsMessage::text(u"b"_s));
        if (byPeer)
            client->close();
        QCOMPARE(client->receive().error().status, WsStatus::NormalClosure);
        QCOMPARE(words, expected);
    }

    void nothingLeaksThatWasLate()
    {
        std::weak_ptr<int> watched;
        {
            const auto alive = std::make_shared<int>();
            watched = alive;
            const MessageChaos late { .latency = { 50ms, 50ms } };
            const auto consumer = [alive](const WebSocket &socket) {
                socket.onMessage(
                    [socket, alive](const WsMessage &message) { socket.send(message); });
                socket.after(60ms, [socket] { socket.close(); });
            };
            const auto client = testing::testWsClient(
                misbehaving({ .received = late, .sent = late }, consumer), asked);
            client->send(WsMessage::text(u"a"_s)); // is to be sent at 100 ms
            (void)client->receive(55ms);
            client->send(WsMessage::text(u"b"_s)); // is to be heard at 105 ms
            QCOMPARE(client->receive().value().text(), u"a"_s);
            QCOMPARE(client->receive().error().status, WsStatus::NormalClosure);
        }
        QVERIFY(watched.expired());
    }

    void chaosEndsAConnectionInItsTurn()
    {
        const auto client = testing::testWsClient(
            misbehaving({ .sent = { .latency = { 50ms, 50ms }, .closeMidMessage = 1 } },
                        [](const WebSocket &socket) {
                            socket.send(WsMessage::text(u"a"_s));
                            QCOMPARE(socket.send(WsMessage()), SendResult::Closed);
                        }),
            asked);
        QCOMPARE(client->receive(49ms).error().reason, ReceiveEnd::Reason::Timeout);
        QCOMPARE(client->receive(1ms).error().status, WsStatus::AbnormalClosure);
    }

    /// A message is there when its last byte would be.
    void aNarrowLineTakesItsTime_data()
    {
        QTest::addColumn<Chaos>("policy");
        const MessageChaos narrow { .bytesPerSecond = 1000 };
        QTest::newRow("received") << Chaos { .received = narrow };
        QTest::newRow("sent") << Chaos { .sent = narrow };
    }
    void aNarrowLineTakesItsTime()
    {
        QFETCH(const Chaos, policy);
        testing::TestClock clock;
        const auto client = testing::testWsClient(misbehaving(policy, echo), asked, clock);
        const auto begin = clock.elapsed();
        for (int i = 1; i <= 3; ++i)
            client->send(WsMessage::text(QString(100 * i, u'x')));
        for (const auto at : { 100ms, 300ms, 600ms }) {
            QVERIFY(client->receive());
            QCOMPARE(clock.elapsed() - begin, at);
        }
        clock.advance(10s); // what was free meanwhile is not saved up
        const auto later = clock.elapsed();
        client->send(WsMessage::text(QString(100, u'x')));
        QVERIFY(client->receive());
        QCOMPARE(clock.elapsed() - later, 100ms);
    }

    void aMessageComesBehindTheNextOne_data()
    {
        QTest::addColumn<Chaos>("policy");
        QTest::newRow("received") << Chaos { .received = { .reorder = 1 } };
        QTest::newRow("sent") << Chaos { .sent = { .reorder = 1 } };
    }
    void aMessageComesBehindTheNextOne()
    {
        QFETCH(const Chaos, policy);
        testing::TestClock clock;
        const auto client = testing::testWsClient(misbehaving(policy, echo), asked, clock);
        for (const QString &text : { u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s })
            client->send(WsMessage::text(text));
        for (const QString &text : { u"2"_s, u"1"_s, u"4"_s, u"3"_s })
            QCOMPARE(client->receive(0ms).value().text(), text);
        const auto begin = clock.elapsed();
        QCOMPARE(client->receive().value().text(), u"5"_s); // none came
        QCOMPARE(clock.elapsed() - begin, 1s);
    }

    void whatWaitsForTheNextOneIsNotLostAtTheEnd()
    {
        QStringList heard;
        const auto client = testing::testWsClient(
            misbehaving({ .received = { .reorder = 1 }, .sent = { .reorder = 1 } },
                        [&](const WebSocket &socket) {
                            socket.onMessage([&heard, socket](const WsMessage &message) {
                                heard += message.text();
                                socket.send(WsMessage::text(u"last words"_s));
                                socket.close();
                            });
                        }),
            asked);
        client->send(WsMessage::text(u"mine"_s));
        QCOMPARE(client->receive().value().text(), u"last words"_s);
        QCOMPARE(client->receive().error().status, WsStatus::NormalClosure);
        QCOMPARE(heard, QStringList { u"mine"_s });

        heard.clear();
        const auto other = testing::testWsClient(
            misbehaving({ .received = { .reorder = 1 } },
                        [&](const WebSocket &socket) {
                            socket.onMessage(
                                [&heard](const WsMessage &message) { heard += message.text(); });
                        }),
            asked);
        other->send(WsMessage::text(u"my last words"_s));
        other->close();
        QCOMPARE(heard, QStringList { u"my last words"_s });
    }

    void chaosHasItsTime()
    {
        testing::TestClock clock;
        const auto client = testing::testWsClient(
            misbehaving({ .sent = { .drop = 1 }, .from = 100ms, .until = 200ms }, echo),
            asked,
            clock);
        const auto isAnswered = [&] {
            client->send(WsMessage::text(u"x"_s));
            return client->receive(0ms).has_value();
        };
        QVERIFY(isAnswered());
        clock.advance(99ms);
        QVERIFY(isAnswered());
        clock.advance(1ms);
        QVERIFY(!isAnswered());
        clock.advance(99ms);
        QVERIFY(!isAnswered());
        clock.advance(1ms);
        QVERIFY(isAnswered());
    }

    void aHandshakeIsDelayedOnlyByWhatBeginsWithIt()
    {
        const ChaosSwitch isOn;
        isOn.misbehave();
        const auto delayOf = [&](const Chaos &policy) {
            return then(chaos(policy, isOn),
                        [](const Request &) { return WsResponse(echo); })(asked)
                .delay();
        };
        QCOMPARE(delayOf({ .handshake = { 30ms, 30ms } }), 30ms);
        QCOMPARE(delayOf({ .refuse = 1, .handshake = { 30ms, 30ms } }), 30ms);
        QCOMPARE(delayOf({ .handshake = { 30ms, 30ms }, .from = 1ms }), 0ms);
        isOn.behave();
        QCOMPARE(delayOf({ .handshake = { 30ms, 30ms } }), 0ms);
    }
};

QTEST_GUILESS_MAIN(TestChaosLatency)
#include "tst_chaoslatency.moc"
