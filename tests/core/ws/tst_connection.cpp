// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/handlerfailure.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
WsHandler handlerOf(const WsConsumer &consumer)
{
    return [consumer](const Request &) { return WsResponse(consumer); };
}

std::unique_ptr<WsClient> clientOf(const WsConsumer &consumer, const testing::TestClock &clock = {})
{
    return testing::testWsClient(handlerOf(consumer), Request::get(u"/"_s), clock);
}
} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesBeforeTheFirstListenerWaitForIt()
    {
        QStringList heard;
        const auto client = clientOf([&heard](const WebSocket &socket) {
            socket.after(50ms, [&heard, socket] {
                socket.onMessage([&heard](const WsMessage &message) { heard << message.text(); });
            });
        });
        client->send(WsMessage::text(u"1"_s));
        client->send(WsMessage::text(u"2"_s));
        QVERIFY(heard.isEmpty());
        (void)client->receive(100ms);
        QCOMPARE(heard, QStringList({ u"1"_s, u"2"_s }));
    }

    void unheardMessagesComeBeforeNewerOnes()
    {
        QStringList heard;
        std::optional<WebSocket> server;
        const auto client = clientOf([&](const WebSocket &socket) { server = socket; });
        client->send(WsMessage::text(u"1"_s));
        server->onMessage([&](const WsMessage &message) { heard << message.text(); });
        client->send(WsMessage::text(u"2"_s));
        QCOMPARE(heard, QStringList({ u"1"_s, u"2"_s }));
    }

    void closeIsReportedOnceOnBothSides_data()
    {
        QTest::addColumn<bool>("byServer");
        QTest::newRow("the server closes") << true;
        QTest::newRow("the client closes") << false;
    }
    void closeIsReportedOnceOnBothSides()
    {
        QFETCH(bool, byServer);
        QStringList log;
        std::optional<WebSocket> server;
        const auto listener = [&log](const char *where) {
            return [&log, where](const WsStatus &status, Side initiator, bool clean) {
                log << u"%1 %2 %3 %4 %5"_s.arg(QLatin1String(where))
                           .arg(status.code)
                           .arg(status.reason,
                                initiator == Side::Client ? u"client"_s : u"server"_s,
                                clean ? u"clean"_s : u"unclean"_s);
            };
        };
        const auto client = clientOf([&](const WebSocket &socket) {
            server = socket;
            socket.onClose(listener("server"));
        });
        client->socket()->onClose(listener("client"));
        const WsStatus status { 4001, u"enough"_s };
        if (byServer)
            server->close(status);
        else
            client->close(status);
        QCOMPARE(client->receive().error().status, status);
        client->close();
        server->close();
        QCOMPARE(client->receive().error().status, status);
        QCOMPARE(client->receive().error().status, status); // the same answer again
        log.sort();
        const QString by = byServer ? u"server"_s : u"client"_s;
        QCOMPARE(log,
                 QStringList({ u"client 4001 enough "_s + by + u" clean"_s,
                               u"server 4001 enough "_s + by + u" clean"_s }));
    }

    void anAbortIsAnAbnormalClosureForThePeer()
    {
        std::optional<WsStatus> seen;
        const auto client = clientOf([&](const WebSocket &socket) {
            socket.onClose([&](const WsStatus &status, Side initiator, bool clean) {
                seen = status;
                QCOMPARE(initiator, Side::Client);
                QVERIFY(!clean);
            });
        });
        client->abort();
        QCOMPARE(seen, WsStatus::AbnormalClosure);
    }

    void aCloseWithoutACodeIsNoStatusReceived()
    {
        const auto client = clientOf([](const WebSocket &socket) { socket.closeWithoutCode(); });
        QCOMPARE(client->receive().error().status, WsStatus::NoStatusReceived);
    }

    void anUnsendableCodeIsAnErrorAndNothingIsSent()
    {
        QStringList errors;
        const auto client = clientOf([&](const WebSocket &socket) {
            socket.onError([&](const Error &error) { errors << error.message; });
            socket.close(WsStatus::AbnormalClosure);
        });
        QCOMPARE(client->receive(1ms).error().reason, ReceiveEnd::Reason::Timeout);
        QCOMPARE(errors.size(), 1);
        QVERIFY(errors.first().contains(u"1006"_s));
    }

    void whatAListenerThrowsClosesTheConnection_data()
    {
        QTest::addColumn<std::function<void()>>("thrower");
        QTest::addColumn<int>("code");
        QTest::newRow("a handler failure has its own code") << std::function<void()>([] {
            throw HandlerFailure(400, WsStatus::PolicyViolation, u"no"_s);
        }) << 1008;
        QTest::newRow("an exception")
            << std::function<void()>([] { throw std::runtime_error("x"); }) << 1011;
        QTest::newRow("anything else") << std::function<void()>([] { throw 42; }) << 1011;
        QTest::newRow("a code that may not be sent") << std::function<void()>([] {
            throw HandlerFailure(400, WsStatus::AbnormalClosure, u"no"_s);
        }) << 1011;
    }
    void whatAListenerThrowsClosesTheConnection()
    {
        QFETCH(std::function<void()>, thrower);
        QFETCH(int, code);
        const auto inListener = clientOf([=](const WebSocket &socket) {
            socket.onMessage([=](const WsMessage &) { thrower(); });
        });
        inListener->send(WsMessage());
        QCOMPARE(int(inListener->receive().error().status.code), code);
        const auto inConsumer = clientOf([=](const WebSocket &) { thrower(); });
        QCOMPARE(int(inConsumer->receive().error().status.code), code);
        const auto inTimer = clientOf([=](const WebSocket &socket) { socket.after(5ms, thrower); });
        QCOMPARE(int(inTimer->receive().error().status.code), code);
    }

    void detailsAreForThisSideOnly()
    {
        QStringList errors;
        const auto client = clientOf([&](const WebSocket &socket) {
            socket.onError([&](const Error &error) { errors << error.message; });
            throw HandlerFailure(500, WsStatus::InternalError, u"sorry"_s, u"line 7"_s);
        });
        QCOMPARE(client->receive().error().status, WsStatus::InternalError.withReason(u"sorry"_s));
        QCOMPARE(errors, QStringList { u"line 7"_s });
    }

    void whatAListenerOfErrorsThrowsIsNotToldToIt()
    {
        QStringList errors;
        const auto client = clientOf([&](const WebSocket &socket) {
            socket.onError([&](const Error &error) {
                errors << error.message;
                throw std::runtime_error("again");
            });
            throw std::runtime_error("once");
        });
        QCOMPARE(client->receive().error().status, WsStatus::InternalError);
        QCOMPARE(errors, QStringList { u"once"_s });
    }

    void aLoneSurrogateIsNotSent()
    {
        QStringList errors;
        SendResult result = SendResult::Accepted;
        const auto client = clientOf([&](const WebSocket &socket) {
            socket.onError([&](const Error &error) { errors << error.message; });
            result = socket.send(WsMessage::text(QString(QChar(0xD800))));
            socket.send(WsMessage::text(u"fine"_s));
        });
        QCOMPARE(client->receive().value(), WsMessage::text(u"fine"_s));
        QCOMPARE(result, SendResult::Malformed);
        QCOMPARE(errors.size(), 1);
    }

    void sendAfterCloseSaysSo()
    {
        const auto client = clientOf([](const WebSocket &) { });
        client->close();
        QCOMPARE(client->send(WsMessage()), SendResult::Closed);
    }

    void pingsAreAnsweredAndSeen()
    {
        QByteArrayList log;
        std::optional<WebSocket> server;
        const auto client = clientOf([&](const WebSocket &socket) {
            server = socket;
            socket.onPing([&](const QByteArray &payload) { log << "ping " + payload; });
        });
        client->socket()->onPong([&](const QByteArray &payload) { log << "pong " + payload; });
        client->ping("x");
        client->ping(QByteArray(126, 'x')); // too long: not sent
        QCOMPARE(log, QByteArrayList({ "ping x", "pong x" }));
    }

    void timersRunInTheTestsTimeAndEndWithTheConnection()
    {
        const testing::TestClock clock;
        const auto client = clientOf(
            [](const WebSocket &socket) {
                socket.every(100ms, [socket] { socket.send(WsMessage::text(u"tick"_s)); });
            },
            clock);
        QCOMPARE(client->receiveAll(3).size(), 3);
        QCOMPARE(clock.elapsed(), 300ms);
        client->close();
        QVERIFY(!client->receive());
        QVERIFY(!clock.untilNext() || *clock.untilNext() <= 100ms);
    }

    void aTimeOutIsNotTheEnd()
    {
        const auto client = clientOf([](const WebSocket &socket) {
            socket.after(2s, [socket] { socket.send(WsMessage::text(u"late"_s)); });
        });
        QCOMPARE(client->receive(1s).error().reason, ReceiveEnd::Reason::Timeout);
        QCOMPARE(client->receive(2s).value(), WsMessage::text(u"late"_s));
    }

    void aHandleInItsOwnCallbackLeaksNothing()
    {
        std::weak_ptr<int> watch;
        {
            const auto token = std::make_shared<int>(1);
            watch = token;
            const auto client = clientOf([token](const WebSocket &socket) {
                socket.onMessage([token, socket](const WsMessage &) { });
                socket.onClose([token, socket](const WsStatus &, Side, bool) { });
                socket.every(10ms, [token, socket] { });
            });
        }
        QVERIFY(watch.expired());
    }

    void observersSeeEverythingInOrderAndFlushBeforeDelivery()
    {
        QStringList log;
        const auto client = clientOf([&](const WebSocket &socket) {
            socket.observe({ .event =
                                 [&](const WsEvent &event) {
                                     const QString side =
                                         event.from == Side::Client ? u"client"_s : u"server"_s;
                                     log << side + u' ' + QString::number(int(event.kind));
                                 },
                             .flush =
                                 [&] {
                                     if (log.isEmpty() || log.last() != u"flush"_s)
                                         log << u"flush"_s;
                                 } });
            socket.onMessage([&, socket](const WsMessage &message) {
                log << u"delivered"_s;
                socket.send(message);
            });
        });
        log.clear();
        client->send(WsMessage::text(u"x"_s));
        client->close();
        const auto kind = [](WsEvent::Kind value) { return QString::number(int(value)); };
        QCOMPARE(log,
                 QStringList({ u"client "_s + kind(WsEvent::Kind::Message),
                               u"flush"_s,
                               u"delivered"_s,
                               u"server "_s + kind(WsEvent::Kind::Message),
                               u"flush"_s,
                               u"client "_s + kind(WsEvent::Kind::Close),
                               u"server "_s + kind(WsEvent::Kind::Close),
                               u"flush"_s,
                               u"client "_s + kind(WsEvent::Kind::End),
                               u"flush"_s }));
    }

    void theEndIsTheLastThingSeen()
    {
        QStringList log;
        const auto client = clientOf([&](const WebSocket &socket) {
            socket.observe(
                { .event = [&](const WsEvent &event) { log << QString::number(int(event.kind)); },
                  .flush = {} });
            socket.onClose(
                [](const WsStatus &, Side, bool) { throw std::runtime_error("too late"); });
            socket.close();
        });
        client->send(WsMessage::text(u"crossing"_s));
        (void)client->receive();
        QCOMPARE(log.last(), QString::number(int(WsEvent::Kind::End)));
    }

    void aClientThatGoesInsideATaskStillEndsTheConnection()
    {
        testing::TestClock clock;
        int closes = 0;
        auto client = clientOf(
            [&](const WebSocket &socket) {
                socket.onClose([&](const WsStatus &, Side, bool) { ++closes; });
            },
            clock);
        clock.schedule(1ms, [&] { client.reset(); });
        clock.advance(5ms);
        QCOMPARE(closes, 1);
    }

    void timersAndElapsedAreOneTime()
    {
        const testing::TestClock clock;
        std::optional<std::chrono::microseconds> took;
        const auto client = clientOf(
            [&](const WebSocket &socket) {
                socket.after(70ms, [&took, socket, begin = socket.elapsed()] {
                    took = socket.elapsed() - begin;
                });
            },
            clock);
        (void)client->receive(1s);
        QCOMPARE(took, std::optional<std::chrono::microseconds>(70ms));
    }

    void severalClientsShareAHandler()
    {
        QList<WebSocket> room;
        const WsHandler chat = handlerOf([&room](const WebSocket &socket) {
            room << socket;
            socket.onMessage([&room](const WsMessage &message) {
                for (const WebSocket &member : std::as_const(room))
                    member.send(message);
            });
        });
        const auto alice = testing::testWsClient(chat, Request::get(u"/"_s));
        const auto bob = testing::testWsClient(chat, Request::get(u"/"_s));
        alice->send(WsMessage::text(u"hi"_s));
        QCOMPARE(bob->receive().value(), WsMessage::text(u"hi"_s));
        QCOMPARE(alice->receive().value(), WsMessage::text(u"hi"_s));
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
