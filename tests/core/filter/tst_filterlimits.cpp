// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "heard.h"

#include <jackfield/filter/limits.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/connection.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

Q_DECLARE_METATYPE(WsFilter)
Q_DECLARE_METATYPE(ReceivedRates)

namespace {
WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) {
            if (message.text() == u"more"_s)
                socket.send(WsMessage::text(u"0123456789"_s));
            else
                socket.send(message);
        });
    };
}

const Request asked = Request::get(u"/"_s);

QString shown(const WsStatus &status)
{
    return u"%1 %2"_s.arg(status.code).arg(status.reason);
}

/// A peer that says nothing, and can be told to read nothing.
class SilentPeer final : public WsTransport
{
public:
    testing::TestClock clock;
    QStringList closes;

    void sendMessage(const WsMessage &) override { }
    void sendPing(const QByteArray &) override { }
    void sendClose(const std::optional<WsStatus> &status) override { closes << shown(*status); }
    void abort() override { }
    qint64 bufferedBytes() const override { return 0; }
    bool setReadingPaused(bool) override { return true; }
    void post(std::function<void()> task) override { clock.schedule(0ms, std::move(task)); }
    void schedule(milliseconds delay, std::function<void()> task) override
    {
        clock.schedule(delay, std::move(task));
    }
    std::chrono::microseconds elapsed() const override { return clock.elapsed(); }
};
} // namespace

class TestFilterLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageThatIsTooBigCloses_data()
    {
        QTest::addColumn<WsFilter>("filter");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const QString tooBig = u"1009 a message of %1 bytes; at most %2 are taken"_s;
        const WsFilter received = limitSize({ .received = 6 });
        const WsFilter sent = limitSize({ .sent = 9 });
        QTest::newRow("as big as may be")
            << received << u"grüße"_s.left(4) << QStringList { u"grüß"_s };
        QTest::newRow("in bytes, not characters")
            << received << u"grüße"_s << QStringList { tooBig.arg(7).arg(6) };
        QTest::newRow("what is sent has another limit")
            << received << u"more"_s << QStringList { u"0123456789"_s };
        QTest::newRow("what is sent") << sent << u"more"_s << QStringList { tooBig.arg(10).arg(9) };
        QTest::newRow("what is received has another limit")
            << limitSize({ .received = 20, .sent = 9 }) << u"more"_s
            << QStringList { tooBig.arg(10).arg(9) };
        QTest::newRow("nothing at all")
            << limitSize({ .received = 0 }) << u"a"_s << QStringList { tooBig.arg(1).arg(0) };
        QTest::newRow("no limit") << limitSize({}) << u"more"_s << QStringList { u"0123456789"_s };
    }
    void aMessageThatIsTooBigCloses()
    {
        QFETCH(const WsFilter, filter);
        QFETCH(const QString, text);
        QFETCH(const QStringList, expected);
        const auto client = testing::testWsClient(then(filter, echo), asked);
        client->send(WsMessage::text(text));
        QCOMPARE(heard(*client, 1ms), expected);
    }

    void whatIsTooBigToBeSentIsClosedForTheSender()
    {
        QList<SendResult> results;
        const WsHandler sending = [&](const Request &) -> WsResponse {
            return [&](const WebSocket &socket) {
                for (const int size : { 4, 5, 1 })
                    results << socket.send(WsMessage::binary(QByteArray(size, 'x')));
            };
        };
        const auto client = testing::testWsClient(then(limitSize({ .sent = 4 }), sending), asked);
        QCOMPARE(client->receive().value().size(), 4);
        QCOMPARE(client->receive().error().status.code, quint16(1009));
        QCOMPARE(results, QList({ SendResult::Accepted, SendResult::Closed, SendResult::Closed }));
    }

    void aRateIsABucketOfTokens_data()
    {
        QTest::addColumn<ReceivedRates>("rates");
        QTest::addColumn<QStringList>("said"); // a number: so many ms pass
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name,
                            const ReceivedRates &rates,
                            const QString &said,
                            const QStringList &expected) {
            QTest::newRow(name) << rates << said.split(u' ') << expected;
        };
        const QString messages = u"1008 more than 10 messages a second"_s;
        const QString bytes = u"1008 more than 10 bytes a second"_s;
        const ReceivedRates two { .messages = Rate { 10, 2 } };
        row("a burst", two, u"a b"_s, { u"a"_s, u"b"_s });
        row("more than a burst", two, u"a b c"_s, { u"a"_s, u"b"_s, messages });
        row("a burst, and on time", two, u"a b 100 c 100 d"_s, { u"a"_s, u"b"_s, u"c"_s, u"d"_s });
        row("a burst, and too soon",
            two,
            u"a b 100 c 99 d"_s,
            { u"a"_s, u"b"_s, u"c"_s, messages });
        row("no more than a burst is saved", two, u"9000 a b c"_s, { u"a"_s, u"b"_s, messages });
        const ReceivedRates dropping { .messages = Rate { 10, 1 }, .excess = Excess::Drop };
        row("what is dropped takes nothing", dropping, u"a b c 100 d e"_s, { u"a"_s, u"d"_s });
        const ReceivedRates five { .bytes = Rate { 10, 5 } };
        row("bytes", five, u"abc ab 300 abc"_s, { u"abc"_s, u"ab"_s, u"abc"_s });
        row("too many bytes", five, u"abc abc"_s, { u"abc"_s, bytes });
        row("more than a burst of bytes", five, u"9000 abcdef"_s, { bytes });
        const ReceivedRates both { Rate { 10, 9 }, Rate { 10, 5 }, Excess::Drop };
        row("either", both, u"abcd ab a b"_s, { u"abcd"_s, u"a"_s });
        row("none", {}, u"a b c"_s, { u"a"_s, u"b"_s, u"c"_s });
    }
    void aRateIsABucketOfTokens()
    {
        QFETCH(const ReceivedRates, rates);
        QFETCH(const QStringList, said);
        QFETCH(const QStringList, expected);
        testing::TestClock clock;
        const auto client = testing::testWsClient(then(limitRate(rates), echo), asked, clock);
        for (const QString &word : said) {
            if (const int passes = word.toInt())
                clock.advance(milliseconds(passes));
            else
                client->send(WsMessage::text(word));
        }
        QCOMPARE(heard(*client, 0ms), expected);
    }

    void eachConnectionHasItsOwnRate()
    {
        const WsHandler limited = then(limitRate({ .messages = Rate { 1, 1 } }), echo);
        for (int i = 0; i < 2; ++i) {
            const auto client = testing::testWsClient(limited, asked);
            client->send(WsMessage::text(u"a"_s));
            QCOMPARE(heard(*client, 0ms), QStringList { u"a"_s });
        }
    }

    void whoIsIdleIsClosed()
    {
        const WsHandler ticking = [](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([](const WsMessage &) { });
                socket.after(300ms, [socket] { socket.send(WsMessage::text(u"tick"_s)); });
            };
        };
        const QString end = u"1001 no message for 100 ms"_s;
        const WsFilter idle = closeWhenIdle(100ms);
        testing::TestClock clock;
        const auto client = testing::testWsClient(then(idle, echo), asked, clock);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(heard(*client, 90ms), QStringList());
            client->send(WsMessage::text(u"a"_s));
            QCOMPARE(heard(*client, 0ms), QStringList { u"a"_s });
        }
        QCOMPARE(heard(*client, 99ms), QStringList());
        QCOMPARE(heard(*client, 1ms), QStringList { end });

        const auto silent = testing::testWsClient(then(idle, ticking), asked, clock);
        QCOMPARE(heard(*silent, 1s), QStringList { end });
        // What is only heard, or only sent, counts too.
        const auto both = testing::testWsClient(then(closeWhenIdle(250ms), ticking), asked, clock);
        QCOMPARE(heard(*both, 200ms), QStringList());
        both->send(WsMessage());
        QCOMPARE(heard(*both, 240ms), QStringList { u"tick"_s });
        QCOMPARE(heard(*both, 9ms), QStringList());
        QCOMPARE(heard(*both, 1ms), QStringList { u"1001 no message for 250 ms"_s });
    }

    void nobodyIsIdleWhileTheConnectionIsHeldUp()
    {
        const auto peer = std::make_shared<SilentPeer>();
        const auto connection = std::make_shared<Connection>(Connection::Setup {
            .side = Side::Server, .opened = {}, .peer = {}, .transport = peer, .observers = {} });
        connection->start(answer(then(closeWhenIdle(100ms), echo), asked).consumer());
        connection->setReadingPaused(true);
        peer->clock.advance(950ms);
        QCOMPARE(peer->closes, QStringList());
        connection->setReadingPaused(false);
        peer->clock.advance(100ms);
        QCOMPARE(peer->closes, QStringList { u"1001 no message for 100 ms"_s });
        connection->ended(true); // a connection keeps itself until its end
        peer->clock.advance(0ms);
    }

    void soManyConnectionsAndNoMore()
    {
        const WsHandler handler = [](const Request &request) -> WsResponse {
            if (request.uri().path() == u"/throw"_s)
                throw std::runtime_error("x");
            if (request.uri().path() == u"/refuse"_s)
                return refuse(Response(418));
            return echo(request);
        };
        const WsHandler limited = then(limitConnections(2, 30s), handler);
        const auto statusOf = [&](const QString &path) {
            const auto client = testing::upgrade(limited, Request::get(path));
            return client ? 101 : client.error().response.status();
        };
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(statusOf(u"/throw"_s), 500);
            QCOMPARE(statusOf(u"/refuse"_s), 418);
            QVERIFY(answer(limited, asked).isAccepted()); // and it never opens
            QCOMPARE(statusOf(u"/"_s), 101);
        }
        auto first = testing::testWsClient(limited, asked);
        const auto second = testing::testWsClient(limited, asked);
        const WsResponse third = answer(limited, asked);
        QCOMPARE(third.refusal().status(), 503);
        QCOMPARE(third.refusal().header("Retry-After"), std::optional<QByteArray>("30"));
        first->close();
        QCOMPARE(first->receive().error().status, WsStatus::NormalClosure);
        first = testing::testWsClient(limited, asked);
        first->send(WsMessage::text(u"a"_s));
        QCOMPARE(first->receive().value(), WsMessage::text(u"a"_s));
        QCOMPARE(statusOf(u"/"_s), 503);
    }

    void aPlaceIsFreeOnceTheConnectionIsOver()
    {
        const WsHandler limited = then(limitConnections(1), echo);
        const WsResponse kept = answer(limited, asked);
        const WsHandler again = [kept](const Request &) { return kept; }; // keeps the consumer
        const auto client = testing::testWsClient(again, asked);
        QVERIFY(!answer(limited, asked).isAccepted());
        client->close();
        (void)client->receive();
        QVERIFY(answer(limited, asked).isAccepted());
    }

    void aLimitThatCannotBeIsToldWhenTheFilterIsMade_data()
    {
        using Make = std::function<WsFilter()>;
        QTest::addColumn<Make>("make");
        QTest::addColumn<QString>("warning");
        const auto row = [](const char *name, const Make &make, const QString &warning) {
            QTest::newRow(name) << make << warning;
        };
        const QString size = u"limitSize: a size is negative"_s;
        row("received", [] { return limitSize({ .received = -1 }); }, size);
        row("sent", [] { return limitSize({ .sent = -1 }); }, size);
        const QString rate =
            u"limitRate: a rate needs perSecond above 0 and a burst of at least 1"_s;
        row("a rate of 0", [] { return limitRate({ .messages = Rate { 0, 1 } }); }, rate);
        row("no burst", [] { return limitRate({ .bytes = Rate { 1, 0 } }); }, rate);
        row("no number", [] { return limitRate({ .bytes = Rate { qQNaN(), 1 } }); }, rate);
        row("no time", [] { return closeWhenIdle(0ms); }, u"closeWhenIdle: 0 ms is no time"_s);
        row(
            "no connection",
            [] { return limitConnections(0); },
            u"limitConnections: at most 0 connections, again after 1 s"_s);
        row(
            "earlier than now",
            [] { return limitConnections(1, -1s); },
            u"limitConnections: at most 1 connections, again after -1 s"_s);
    }
    void aLimitThatCannotBeIsToldWhenTheFilterIsMade()
    {
        QFETCH(const std::function<WsFilter()>, make);
        QFETCH(const QString, warning);
        QTest::ignoreMessage(QtWarningMsg, qPrintable(warning));
        QCOMPARE(answer(then(make(), echo), asked).refusal().status(), 500);
    }
};

QTEST_GUILESS_MAIN(TestFilterLimits)
#include "tst_filterlimits.moc"
