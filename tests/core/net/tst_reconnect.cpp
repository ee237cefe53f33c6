// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "reconnectscene.h"

#include <QTest>
#include <QTimer>

class TestReconnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDroppedConnectionIsMadeAgainAndSubscribedAgain()
    {
        Scene scene([](const WebSocket &socket, int number) {
            if (number < 2)
                socket.onMessage([socket](const WsMessage &) { socket.abort(); });
        });
        QVERIFY(scene.isUp());
        Log log;
        const QThread *thread = nullptr;
        const auto client = clientOf(log, scene.url(), quick(), [&](const WebSocket &socket) {
            thread = QThread::currentThread();
            socket.send(WsMessage::text(u"subscribe"_s));
        });
        QTRY_COMPARE(scene.heard(),
                     QStringList({ u"0:subscribe"_s, u"1:subscribe"_s, u"2:subscribe"_s }));
        QCOMPARE(log.connections, 3);
        QCOMPARE(log.attempts, QList({ 1, 2 })); // none of them held
        QVERIFY2(log.reasons.first().contains(u"1006"_s), qPrintable(log.reasons.first()));
        QCOMPARE(thread, QThread::currentThread());
        QVERIFY(!log.failure);
    }

    void withoutAPolicyAnEndIsTheEnd()
    {
        Scene scene([](const WebSocket &socket, int) { socket.abort(); });
        Log log;
        bool isClosed = false;
        auto client = clientOf(log, scene.url(), {}, [&](const WebSocket &socket) {
            socket.onClose([&](const WsStatus &, Side, bool) { isClosed = true; });
        });
        QCOMPARE(client.send(WsMessage()), SendResult::Closed);
        QTRY_VERIFY(isClosed);
        turnTheLoop();
        QCOMPARE(scene.asked(), 1);
        QVERIFY(!client.isReconnecting());
        QCOMPARE(client.send(WsMessage()), SendResult::Closed);
    }

    void whetherAnEndIsTheLastDependsOnWhoClosedAndHow_data()
    {
        QTest::addColumn<int>("code"); // the peer's; 0: this side closes, -1: this side aborts
        QTest::addColumn<bool>("afterNormal");
        QTest::addColumn<bool>("isAgain");
        QTest::newRow("1000 from the peer") << 1000 << false << false;
        QTest::newRow("1000 from the peer, when asked") << 1000 << true << true;
        QTest::newRow("1001 from the peer") << 1001 << false << true;
        QTest::newRow("1012 from the peer") << 1012 << false << true;
        QTest::newRow("4000 from the peer") << 4000 << false << true;
        QTest::newRow("a close by this side") << 0 << true << false;
        QTest::newRow("an abort by this side") << -1 << true << false;
    }
    void whetherAnEndIsTheLastDependsOnWhoClosedAndHow()
    {
        QFETCH(const int, code);
        QFETCH(const bool, afterNormal);
        QFETCH(const bool, isAgain);
        Scene scene([code](const WebSocket &socket, int number) {
            if (number == 0 && code > 0)
                socket.close({ quint16(code), u"so"_s });
        });
        Log log;
        ReconnectPolicy policy = quick();
        policy.afterNormalClosure = afterNormal;
        int closes = 0;
        std::optional<bool> isReconnecting; // as the listener sees it
        std::optional<net::Client> client;
        client = clientOf(log, scene.url(), policy, [&](const WebSocket &socket) {
            if (log.connections > 1)
                return;
            socket.onClose([&](const WsStatus &, Side, bool) {
                ++closes;
                isReconnecting = client->isReconnecting();
            });
            if (code == 0)
                socket.close();
            else if (code < 0)
                socket.abort();
        });
        QTRY_COMPARE(closes, 1);
        QCOMPARE(isReconnecting, isAgain);
        if (isAgain)
            QTRY_COMPARE(log.connections, 2);
        else
            turnTheLoop();
        QCOMPARE(scene.asked(), isAgain ? 2 : 1);
        QCOMPARE(log.attempts.size(), isAgain ? 1 : 0);
        QVERIFY(!log.failure);
    }

    void aServerThatComesLaterIsWaitedFor()
    {
        quint16 port = 0;
        {
            const Scene gone(stay);
            port = gone.port();
        }
        Log log;
        const auto client = clientOf(log, QUrl(u"ws://127.0.0.1:%1/"_s.arg(port)), quick());
        QTRY_VERIFY(log.attempts.size() >= 3);
        QVERIFY2(log.reasons.first().contains(u"Nobody listens"_s),
                 qPrintable(log.reasons.first()));
        const Scene late(stay, {}, port);
        QVERIFY(late.isUp());
        QTRY_COMPARE(log.connections, 1);
        QCOMPARE(log.attempts.first(), 1);
    }

    void aRefusalThatWillNotChangeIsTheEnd_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("whenAsked");
        QTest::addColumn<bool>("isAgain");
        for (const int status : { 400, 401, 403, 404, 410, 426, 501 })
            QTest::addRow("%d", status) << status << false << false;
        for (const int status : { 408, 429, 500, 502, 503 })
            QTest::addRow("%d", status) << status << false << true;
        QTest::newRow("401, when asked") << 401 << true << true;
    }
    void aRefusalThatWillNotChangeIsTheEnd()
    {
        QFETCH(const int, status);
        QFETCH(const bool, whenAsked);
        QFETCH(const bool, isAgain);
        const Scene scene(stay, { status });
        Log log;
        ReconnectPolicy policy = quick();
        policy.afterRefusal = whenAsked;
        const auto client = clientOf(log, scene.url(), policy);
        if (isAgain) {
            QTRY_COMPARE(log.connections, 1);
            QVERIFY(log.reasons.first().contains(QString::number(status)));
            return;
        }
        QTRY_VERIFY(log.failure);
        QCOMPARE(log.failure->response.status(), status);
        QVERIFY(log.failure->request.headers().contains("Sec-WebSocket-Key"));
        QCOMPARE(scene.asked(), 1);
        QVERIFY(log.attempts.isEmpty());
    }

    void eachAttemptAsksWhereTo()
    {
        Scene scene(stay);
        QVERIFY(scene.isUp());
        Log log;
        int asked = 0;
        ReconnectPolicy policy = quick();
        policy.maxAttempts = 10;
        const auto next = [&](const auto &dial) {
            ++asked;
            if (asked == 1) // what is asked before a connection counts like the connection
                return dial(std::unexpected(ConnectFailure { Kind::Timeout, u"no token"_s, {} }));
            // Later, and with another header each time.
            QTimer::singleShot(0, qApp, [dial, &scene, number = asked] {
                dial(net::Destination {
                    scene.url(), { .headers = { { "X-Token", QByteArray::number(number) } } } });
            });
        };
        QStringList tokens;
        const net::Client client = net::client(
            next,
            policy,
            [&](const WebSocket &socket) {
                ++log.connections;
                tokens.append(
                    QString::fromLatin1(socket.request().header("X-Token").value_or(QByteArray())));
                if (log.connections < 3)
                    socket.send(WsMessage::text(u"drop"_s));
            },
            [&log](const ConnectFailure &failure) { log.failure = failure; });
        QTRY_COMPARE(log.connections, 3);
        QCOMPARE(tokens, QStringList({ u"2"_s, u"3"_s, u"4"_s }));
        QVERIFY(!log.failure);
    }

    void whatMayNotBeAskedForIsTheEnd()
    {
        std::optional<ConnectFailure> failure;
        const ConnectFailure lasting {
            .kind = Kind::Http, .message = u"wrong password"_s, .response = {}, .isLasting = true
        };
        int asked = 0;
        const net::Client client = net::client(
            [&](const auto &dial) {
                ++asked;
                dial(std::unexpected(lasting));
            },
            quick(),
            [](const WebSocket &) {},
            [&](const ConnectFailure &one) { failure = one; });
        QTRY_VERIFY(failure);
        QCOMPARE(failure->message, u"wrong password"_s);
        QCOMPARE(asked, 1);
    }

    void whoClosesWhileItIsAskedDialsNoMore()
    {
        Scene scene(stay);
        QVERIFY(scene.isUp());
        std::function<void()> later;
        Log log;
        net::Client client = net::client(
            [&](const auto &dial) {
                later = [dial, &scene] { dial(net::Destination { scene.url(), {} }); };
            },
            quick(),
            [&](const WebSocket &) { ++log.connections; });
        client.close();
        later();
        turnTheLoop();
        QCOMPARE(scene.asked(), 0);
        QCOMPARE(log.connections, 0);
    }

    void attemptsEnd()
    {
        const Scene scene(stay, { 503, 503, 503, 503, 503, 503 });
        Log log;
        ReconnectPolicy policy = quick();
        policy.maxAttempts = 3;
        auto client = clientOf(log, scene.url(), policy);
        QCOMPARE(client.send(WsMessage::text(u"a"_s)), SendResult::Queued);
        QTRY_VERIFY(log.failure);
        QCOMPARE(log.attempts, QList({ 1, 2, 3 }));
        QCOMPARE(scene.asked(), 4);
        QVERIFY2(log.failure->message.contains(u"after 3 attempts"_s)
                     && log.failure->message.contains(u"not sent: 1"_s),
                 qPrintable(log.failure->message));
        QCOMPARE(client.queued(), QList({ WsMessage::text(u"a"_s) }));
        QCOMPARE(client.send(WsMessage()), SendResult::Closed);
    }

    void connectionsThatDoNotHoldCountAsAttempts_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("stableAfter");
        QTest::addColumn<bool>("ends");
        QTest::newRow("none held") << std::chrono::milliseconds(1h) << true;
        QTest::newRow("each held") << 0ms << false;
    }
    void connectionsThatDoNotHoldCountAsAttempts()
    {
        QFETCH(const std::chrono::milliseconds, stableAfter);
        QFETCH(const bool, ends);
        Scene scene([](const WebSocket &socket, int) { socket.abort(); });
        Log log;
        ReconnectPolicy policy = quick();
        policy.maxAttempts = 2;
        policy.stableAfter = stableAfter;
        const auto client = clientOf(log, scene.url(), policy);
        if (ends) {
            QTRY_VERIFY(log.failure);
            QCOMPARE(log.failure->kind, Kind::Lost);
            QCOMPARE(log.connections, 3);
        } else {
            QTRY_VERIFY(log.connections > 4);
            QCOMPARE(log.attempts.last(), 1);
        }
    }

    void aClientThatClosesDialsNoMore_data()
    {
        QTest::addColumn<bool>("isUp");
        QTest::newRow("connected") << true;
        QTest::newRow("between two attempts") << false;
    }
    void aClientThatClosesDialsNoMore()
    {
        QFETCH(const bool, isUp);
        const Scene scene(stay, isUp ? QList<int>() : QList<int> { 503, 503, 503 });
        Log log;
        ReconnectPolicy policy = quick();
        policy.afterNormalClosure = true;
        if (!isUp)
            policy.firstDelay = policy.ceiling =
                std::chrono::hours(1); // nothing happens while it waits
        std::optional<net::Client> client;
        QString end;
        client = clientOf(log, scene.url(), policy, [&](const WebSocket &socket) {
            socket.onClose([&](const WsStatus &status, Side by, bool clean) {
                end = u"%1 %2 %3"_s.arg(status.code).arg(by == Side::Client).arg(clean);
            });
        });
        QTRY_VERIFY(isUp ? log.connections == 1 : log.attempts.size() == 1);
        const int asked = scene.asked();
        client->close({ 4001, u"bye"_s });
        QCOMPARE(client->send(WsMessage()), SendResult::Closed);
        if (isUp)
            QTRY_COMPARE(end, u"4001 1 1"_s);
        turnTheLoop();
        QCOMPARE(scene.asked(), asked);
        QVERIFY(!client->isReconnecting());
        QVERIFY(!log.failure);
    }

    void aClientThatIsDestroyedDialsNoMore_data()
    {
        QTest::addColumn<bool>("inCallback");
        QTest::newRow("from outside") << false;
        QTest::newRow("in onReconnecting") << true;
    }
    void aClientThatIsDestroyedDialsNoMore()
    {
        QFETCH(const bool, inCallback);
        const Scene scene(stay, { 503, 503, 503 });
        std::optional<net::Client> client;
        int calls = 0;
        ReconnectPolicy policy { .isOn = true, .firstDelay = 20ms, .jitter = 0 };
        policy.onReconnecting = [&](int, std::chrono::milliseconds, const QString &) {
            ++calls;
            if (inCallback)
                client.reset();
            else // still before the timer, which comes behind what is posted
                QMetaObject::invokeMethod(this, [&] { client.reset(); }, Qt::QueuedConnection);
        };
        client = net::client(scene.url(), { .reconnect = policy }, [](const WebSocket &) { });
        QTRY_VERIFY(!client);
        turnTheLoop();
        QCOMPARE(calls, 1);
        QCOMPARE(scene.asked(), 1);
    }
};

QTEST_GUILESS_MAIN(TestReconnect)
#include "tst_reconnect.moc"
