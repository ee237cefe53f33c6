// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/replay.h>
#include <jackfield/session/recordto.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Kind = Difference::Kind;

namespace {
/// What an application does with one connection.
using Behaviour = std::function<void(const WebSocket &socket, const WsMessage &message)>;

WsHandler greeting(const Behaviour &behaviour, const QString &subprotocol = {})
{
    return [=](const Request &) -> WsResponse {
        return WsResponse([=](const WebSocket &socket) {
                   socket.onMessage([=](const WsMessage &message) { behaviour(socket, message); });
                   socket.send(WsMessage::text(u"hello"_s));
               })
            .withSubprotocol(subprotocol);
    };
}

WsMessage payload(const char *text)
{
    return WsMessage::fromUtf8(text);
}

void echo(const WebSocket &socket, const WsMessage &message)
{
    socket.send(message);
}

/// A client that gets the greeting, sends two values, gets two answers and closes.
Session recorded(const WsHandler &handler = greeting(echo))
{
    SessionRecorder recorder;
    const auto client =
        testing::testWsClient(then(recordTo(recorder), handler), Request::get(u"/feed?x=1"_s));
    (void)client->receive();
    client->send(payload("{\"value\":10,\"id\":1}"));
    (void)client->receive();
    client->send(payload("[1.50]"));
    (void)client->receive();
    client->close();
    return recorder.session();
}

Difference first(const Verdict &verdict)
{
    return verdict.passed() ? Difference() : verdict.differences().front();
}
} // namespace

class TestAgainst : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameHandlerPasses()
    {
        const Verdict verdict = replay::againstHandler(recorded(), greeting(echo));
        QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
        QCOMPARE(verdict.connections(), 1);
        QCOMPARE(verdict.messages(), 3);
        QCOMPARE(verdict.text(), u"as recorded: 1 connection, 3 messages"_s);
    }

    void anotherSpellingOfTheSameValuePasses()
    {
        const WsHandler respelled = greeting([](const WebSocket &socket, const WsMessage &message) {
            socket.send(message.bytes().startsWith('[') ? payload("[ 1.5 ]")
                                                        : payload("{\"id\":1.0, \"value\":1e1}"));
        });
        const Verdict verdict = replay::againstHandler(recorded(), respelled);
        QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
    }

    void whatChangedIsNamed_data()
    {
        QTest::addColumn<Behaviour>("behaviour");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("n");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("actual");
        QTest::addColumn<qsizetype>("count");
        const auto answer = [](const char *text) {
            return Behaviour([text](const WebSocket &socket, const WsMessage &message) {
                socket.send(message.bytes().startsWith('{') ? payload(text) : message);
            });
        };
        QTest::newRow("a value") << answer("{\"value\":20,\"id\":1}") << Kind::Message << 3
                                 << u"/value"_s << u"10"_s << u"20"_s << qsizetype(1);
        QTest::newRow("a missing member") << answer("{\"value\":10}") << Kind::Message << 3
                                          << u"/id"_s << u"1"_s << QString() << qsizetype(1);
        QTest::newRow("two members, in document order")
            << answer("{\"id\":2,\"value\":11}") << Kind::Message << 3 << u"/value"_s << u"10"_s
            << u"11"_s << qsizetype(2);
        QTest::newRow("no JSON any more")
            << answer("sorry") << Kind::Message << 3 << QString() << u"{\"value\":10,\"id\":1}"_s
            << u"sorry"_s << qsizetype(1);
        QTest::newRow("binary instead of text")
            << Behaviour([](const WebSocket &socket, const WsMessage &message) {
                   socket.send(message.bytes().startsWith('{') ? WsMessage::binary("ab") : message);
               })
            << Kind::Message << 3 << QString() << u"text 19 B: {\"value\":10,\"id\":1}"_s
            << u"binary 2 B: 61 62"_s << qsizetype(1);
        QTest::newRow("silence") << Behaviour([](const WebSocket &, const WsMessage &) { })
                                 << Kind::Missing << 3 << QString() << u"{\"value\":10,\"id\":1}"_s
                                 << u"nothing came in time"_s << qsizetype(2);
        QTest::newRow("closed instead")
            << Behaviour([](const WebSocket &socket, const WsMessage &) {
                   socket.close(WsStatus::PolicyViolation);
               })
            << Kind::Missing << 3 << QString() << u"{\"value\":10,\"id\":1}"_s
            << u"the connection was closed with 1008"_s << qsizetype(2);
        QTest::newRow("one message more")
            << Behaviour([](const WebSocket &socket, const WsMessage &message) {
                   socket.send(message);
                   if (message.bytes().startsWith('['))
                       socket.send(WsMessage::text(u"bye"_s));
               })
            << Kind::Additional << 6 << QString() << QString() << u"bye"_s << qsizetype(1);
    }
    void whatChangedIsNamed()
    {
        QFETCH(Behaviour, behaviour);
        const Verdict verdict = replay::againstHandler(recorded(), greeting(behaviour));
        QVERIFY(!verdict.passed());
        const Difference difference = first(verdict);
        QTEST(difference.kind, "kind");
        QTEST(difference.n, "n");
        QTEST(difference.where, "where");
        QTEST(difference.expected, "expected");
        QTEST(difference.actual, "actual");
        QTEST(verdict.differences().size(), "count");
        QCOMPARE(difference.conn, 1);
        QVERIFY2(verdict.text().startsWith(u"connection 1, message "_s),
                 qPrintable(verdict.text()));
    }

    void theTextNamesTheFirstDifference()
    {
        const WsHandler changed = greeting([](const WebSocket &socket, const WsMessage &message) {
            socket.send(message.bytes().startsWith('{') ? payload("{\"value\":20,\"id\":2}")
                                                        : message);
        });
        QCOMPARE(
            replay::againstHandler(recorded(), changed).text(),
            u"connection 1, message 3 from the server, /value: expected 10, got 20 (and 1 more difference)"_s);
    }

    void ignoredPlacesAreNotCompared()
    {
        const WsHandler changed = greeting([](const WebSocket &socket, const WsMessage &message) {
            socket.send(message.bytes().startsWith('{') ? payload("{\"value\":20,\"id\":2}")
                                                        : message);
        });
        Matching matching;
        matching.ignore(u"/value"_s).ignore(u"/id"_s);
        QVERIFY(replay::againstHandler(recorded(), changed, matching).passed());
    }

    void theHandshakeIsCompared()
    {
        const Verdict refused = replay::againstHandler(
            recorded(), [](const Request &) { return refuse(Response(403)); });
        QCOMPARE(first(refused).kind, Kind::Handshake);
        QCOMPARE(first(refused).expected, u"101"_s);
        QCOMPARE(first(refused).actual, u"403"_s);
        QCOMPARE(refused.differences().size(), 1);
    }

    void aRecordedRefusalIsExpected()
    {
        const WsHandler no = [](const Request &) { return refuse(Response(401)); };
        SessionRecorder recorder;
        QVERIFY(!testing::upgrade(then(recordTo(recorder), no), Request::get(u"/"_s)));
        QVERIFY(replay::againstHandler(recorder.session(), no).passed());
        const Verdict accepted = replay::againstHandler(recorder.session(), greeting(echo));
        QCOMPARE(first(accepted).expected, u"401"_s);
        QCOMPARE(first(accepted).actual, u"101"_s);
    }

    void theSubprotocolIsCompared()
    {
        SessionRecorder recorder;
        const Request request = Request::get(u"/"_s).withHeader("Sec-WebSocket-Protocol", "a, b");
        (void)testing::testWsClient(then(recordTo(recorder), greeting(echo, u"a"_s)), request)
            ->receive();
        QVERIFY(replay::againstHandler(recorder.session(), greeting(echo, u"a"_s)).passed());
        const Verdict other = replay::againstHandler(recorder.session(), greeting(echo, u"b"_s));
        QCOMPARE(first(other).kind, Kind::Subprotocol);
        QCOMPARE(first(other).actual, u"b"_s);
    }

    void theServersCloseCodeIsCompared_data()
    {
        QTest::addColumn<quint16>("code");
        QTest::addColumn<QString>("actual");
        QTest::newRow("the same") << quint16(4000) << QString();
        QTest::newRow("another") << quint16(4001) << u"4001"_s;
        QTest::newRow("none at all") << quint16(0) << u"none: the connection is open"_s;
    }
    void theServersCloseCodeIsCompared()
    {
        QFETCH(quint16, code);
        const auto closing = [](quint16 with) {
            return greeting([with](const WebSocket &socket, const WsMessage &) {
                if (with > 0)
                    socket.close({ with, u"enough"_s });
            });
        };
        SessionRecorder recorder;
        const auto client =
            testing::testWsClient(then(recordTo(recorder), closing(4000)), Request::get(u"/"_s));
        client->send(WsMessage::text(u"x"_s));
        QVERIFY(client->receive());
        QVERIFY(!client->receive());
        const Verdict verdict = replay::againstHandler(recorder.session(), closing(code));
        QTEST(first(verdict).actual, "actual");
        QCOMPARE(first(verdict).kind == Kind::Close, code != 4000);
    }

    void timersOfTheHandlerRunInReplayedTime()
    {
        const WsHandler ticking = [](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                const auto count = std::make_shared<int>(0);
                socket.every(std::chrono::hours(1),
                             [=] { socket.send(WsMessage::text(QString::number(++*count))); });
            };
        };
        SessionRecorder recorder;
        const auto client =
            testing::testWsClient(then(recordTo(recorder), ticking), Request::get(u"/"_s));
        for (int i = 0; i < 3; ++i)
            QVERIFY(client->receive(std::chrono::hours(2)));
        client->close();
        ClientReplay how;
        how.timeout = std::chrono::hours(2);
        const Verdict verdict = replay::againstHandler(recorder.session(), ticking, {}, how);
        QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
    }

    void connectionsThatOverlappedOverlap()
    {
        const auto room = [] {
            const auto members = std::make_shared<QList<WebSocket>>();
            return WsHandler([members](const Request &) -> WsResponse {
                return [members](const WebSocket &socket) {
                    members->append(socket);
                    socket.onMessage([members](const WsMessage &message) {
                        for (const WebSocket &member : *members)
                            member.send(message);
                    });
                };
            });
        };
        SessionRecorder recorder;
        {
            const WsHandler handler = then(recordTo(recorder), room());
            const testing::TestClock clock;
            const auto one = testing::testWsClient(handler, Request::get(u"/1"_s), clock);
            const auto two = testing::testWsClient(handler, Request::get(u"/2"_s), clock);
            one->send(WsMessage::text(u"to all"_s));
            two->send(WsMessage::text(u"and back"_s));
            QCOMPARE(one->receiveAll(2).size(), 2);
            QCOMPARE(two->receiveAll(2).size(), 2);
        }
        const Verdict verdict = replay::againstHandler(recorder.session(), room());
        QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
        QCOMPARE(verdict.messages(), 4);
    }

    void aFactoryGetsTargetHeadersAndSubprotocols()
    {
        SessionRecorder recorder;
        const Request request = Request::get(u"/feed?x=1"_s)
                                    .withHeader("Host", "recorded:1")
                                    .withHeader("X-Trace", "7")
                                    .withHeader("Cookie", "sid=1")
                                    .withHeader("Sec-WebSocket-Protocol", "a, bearer.abc")
                                    .withHeader("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        (void)testing::testWsClient(then(recordTo(recorder), greeting(echo)), request)->receive();
        QString asked;
        ClientConfig given;
        const WsClientFactory factory = [&](const QString &url, const ClientConfig &config) {
            asked = url;
            given = config;
            return testing::clientFactory(greeting(echo))(url, config);
        };
        ClientReplay how;
        how.secrets = { { u"<secret:1>"_s, u"2"_s } };
        const auto verdict =
            replay::againstClient(recorder.session(), factory, u"ws://there:9"_s, {}, {}, how);
        QVERIFY(verdict && verdict->passed());
        QCOMPARE(asked, u"ws://there:9/feed?x=1"_s);
        QCOMPARE(given.headers, Headers({ { "X-Trace", "7" }, { "Cookie", "sid=2" } }));
        QCOMPARE(given.subprotocols, QList<QString>({ u"a"_s }));

        QVERIFY(replay::againstClient(recorder.session(), factory, u"ws://there:9/own"_s));
        QCOMPARE(asked, u"ws://there:9/own"_s);
        QVERIFY(!given.headers.contains("Cookie"));
    }

    void secretsGoOnlyWhereTheyWereTakenOut()
    {
        const WsMessage asked = WsMessage::text(u"what is <secret:1>?"_s);
        SessionRecorder recorder;
        {
            const auto client =
                testing::testWsClient(then(recordTo(recorder), greeting(echo)),
                                      Request::get(u"/"_s).withHeader("Cookie", "sid=1"));
            client->send(asked);
            QCOMPARE(client->receiveAll(2).size(), 2);
        }
        ClientReplay how;
        how.secrets = { { u"<secret:1>"_s, u"a cookie"_s } };
        QList<WsMessage> heard;
        const WsHandler handler = greeting([&](const WebSocket &socket, const WsMessage &message) {
            heard += message;
            socket.send(message);
        });
        const Verdict verdict = replay::againstHandler(recorder.session(), handler, {}, how);
        QCOMPARE(heard, QList<WsMessage>({ asked }));
        QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
    }

    void whoCannotConnectHasNoVerdict()
    {
        const WsClientFactory nobody = [](const QString &, const ClientConfig &) {
            return std::unexpected(
                ConnectFailure { ConnectFailure::Kind::Refused, u"nobody listens there"_s, {} });
        };
        const auto verdict = replay::againstClient(recorded(), nobody, u"ws://there:9"_s);
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().kind, ConnectFailure::Kind::Refused);
    }
};

QTEST_GUILESS_MAIN(TestAgainst)
#include "tst_against.moc"
