// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/mock/mockfile.h>
#include <jackfield/testing/testclient.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::testing;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {
WsHandler loaded(const QString &path, const TestClock &clock)
{
    const auto file = MockFile::load(QStringLiteral(JACKFIELD_SOURCE_DIR) + path);
    return file ? file->servers.first().handler({ .clock = clock.clock() }) : WsHandler();
}

WsHandler kind(const QString &name, const TestClock &clock = {})
{
    return loaded(u"/tests/core/mock/kinds/"_s + name + u".mock.json"_s, clock);
}

/// What comes next, in words.
QString next(WsClient &client, std::chrono::milliseconds timeout = 5s)
{
    const auto message = client.receive(timeout);
    if (message)
        return message->isText() ? message->text() : QString::fromLatin1(message->bytes().toHex());
    const ReceiveEnd &end = message.error();
    return end.reason == ReceiveEnd::Reason::Timeout
        ? u"nothing"_s
        : u"closed %1 %2"_s.arg(end.status.code).arg(end.status.reason).trimmed();
}
} // namespace

class TestMockHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoKeepsModeAndBytes()
    {
        const auto client = testWsClient(kind(u"echo"_s), Request::get(u"/echo"_s));
        const QList<WsMessage> sent { WsMessage::text(u"äöü 🎛"_s),
                                      WsMessage::text({}),
                                      WsMessage::binary("\x00\xff"_ba),
                                      WsMessage::binary({}) };
        for (const WsMessage &message : sent)
            client->send(message);
        QCOMPARE(client->receiveAll(sent.size()), sent);
        QCOMPARE(testWsClient(kind(u"echo"_s), Request::get(u"/other"_s))
                     ->receive()
                     .error()
                     .response->status(),
                 404);
    }

    void refuseAnswersBeforeTheHandshake()
    {
        const Request request = Request::get(u"/rooms/blue"_s);
        const auto refused = upgrade(kind(u"refuse"_s), request);
        QVERIFY(!refused);
        const Response &response = refused.error().response;
        QCOMPARE(response.status(), 401);
        QCOMPARE(response.header("WWW-Authenticate"), "Bearer"_ba);
        QCOMPARE(response.body(), "a token is needed for blue"_ba);
        QVERIFY(upgrade(kind(u"refuse"_s), request.withHeader("Authorization", "Bearer sesame")));
    }

    void rulesGreetAnswerAndFallBack()
    {
        const TestClock clock;
        const auto client =
            testWsClient(kind(u"rules"_s, clock), Request::get(u"/orders?name=Bob%20B"_s), clock);
        QCOMPARE(next(*client), u"hello Bob B"_s);
        client->send(WsMessage::text(uR"({"type": "order", "id": 12345678901234567890})"_s));
        QCOMPARE(next(*client), uR"({"type":"accepted","id":12345678901234567890})"_s);
        QCOMPARE(next(*client, 49ms), u"nothing"_s);
        QCOMPARE(next(*client), uR"({"type":"filled","id":12345678901234567890})"_s);
        client->send(WsMessage::text(uR"({"items":[{"sku":"A1"}]})"_s));
        QCOMPARE(next(*client), u"000102ff"_s);
        client->send(WsMessage::text(uR"({"items":[{"sku":"B1"}]})"_s));
        QCOMPARE(next(*client), uR"(what is '{"items":[{"sku":"B1"}]}'?)"_s);
        client->send(WsMessage::text(u"bye "_s));
        QCOMPARE(next(*client), u"what is 'bye '?"_s);
        client->send(WsMessage::binary("\0"_ba));
        QCOMPARE(next(*client), u"closed 4000 as you wish"_s);
    }

    void aRulesStreamRunsUntilItsMessage()
    {
        const TestClock clock;
        const auto client =
            testWsClient(kind(u"rules"_s, clock), Request::get(u"/orders"_s), clock);
        QCOMPARE(next(*client), u"hello "_s);
        client->send(WsMessage::text(uR"({"type":"watch","what":"a"})"_s));
        QCOMPARE(next(*client, 99ms), u"nothing"_s);
        QCOMPARE(next(*client), uR"({"watch":"a","n":1})"_s);
        client->send(WsMessage::text(uR"({"type":"watch","what":"b"})"_s));
        QCOMPARE(next(*client), uR"({"watch":"a","n":2})"_s);
        QCOMPARE(next(*client), uR"({"watch":"b","n":1})"_s);
        client->send(WsMessage::text(uR"({"unwatch":"a"})"_s));
        QCOMPARE(next(*client), uR"(what is '{"unwatch":"a"}'?)"_s);
        QCOMPARE(next(*client), uR"({"watch":"b","n":2})"_s);
        QCOMPARE(next(*client), uR"({"watch":"b","n":3})"_s);
    }

    void aStreamRunsOnConnectForACount()
    {
        const TestClock clock;
        const WsHandler handler = kind(u"stream"_s, clock);
        const auto first = testWsClient(handler, Request::get(u"/clock"_s), clock);
        const QList<WsMessage> ticks = first->receiveAll(4);
        QCOMPARE(ticks.size(), 3);
        QVERIFY(ticks.first().text().startsWith(
            uR"({"now":"2026-01-01T00:00:01.000Z","n":1,"dice":)"_s));
        QCOMPARE(next(*first, 1h), u"nothing"_s);
    }

    void aSeedMakesRandomNumbersTheSameAgain()
    {
        const auto run = [] {
            const TestClock clock;
            const WsHandler handler = kind(u"stream"_s, clock);
            QStringList seen;
            for (int connection = 0; connection < 2; ++connection) {
                const auto client = testWsClient(handler, Request::get(u"/clock"_s), clock);
                for (const WsMessage &tick : client->receiveAll(3))
                    seen += tick.text();
            }
            return seen;
        };
        QCOMPARE(run(), run());
    }

    void aClosedConnectionGetsNoMoreTicks()
    {
        TestClock clock;
        {
            const auto client =
                testWsClient(kind(u"stream"_s, clock), Request::get(u"/clock"_s), clock);
            QVERIFY(client->receive());
        }
        clock.advance(10s);
        QVERIFY(!clock.untilNext());
    }

    void theSampleIsAFeedWithOrders()
    {
        const TestClock clock;
        const WsHandler handler =
            loaded(u"/resources/sample-workspace/mocks/trading.mock.json"_s, clock);
        const auto client = testWsClient(
            handler,
            Request::get(u"/feed/ACME"_s).withHeader("Sec-WebSocket-Protocol", "chat, feed.v1"),
            clock);
        QCOMPARE(client->subprotocol(), u"feed.v1"_s);
        QCOMPARE(next(*client), uR"({"type":"welcome","symbol":"ACME"})"_s);
        client->send(WsMessage::text(uR"({"type":"subscribe","id":"s-1"})"_s));
        QCOMPARE(next(*client), uR"({"type":"subscribed","id":"s-1"})"_s);
        for (int n = 1; n <= 3; ++n) {
            const QString tick = next(*client);
            QVERIFY2(tick.startsWith(uR"({"type":"tick","symbol":"ACME","n":%1,"price":1)"_s.arg(n))
                         || tick.contains(u"\"price\":200"_s),
                     qPrintable(tick));
        }
        client->send(WsMessage::text(uR"({"type":"unsubscribe","id":2})"_s));
        QCOMPARE(next(*client), uR"({"type":"unsubscribed","id":2})"_s);
        QCOMPARE(next(*client, 1s), u"nothing"_s);
        QCOMPARE(upgrade(handler, Request::get(u"/private"_s)).error().response.body(),
                 "token, please"_ba);
        QVERIFY(upgrade(handler, Request::get(u"/echo"_s)));
    }
};

QTEST_GUILESS_MAIN(TestMockHandlers)
#include "tst_mockhandlers.moc"
