// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "reconnectscene.h"

#include <QTest>

/// What a client that reconnects keeps while there is no connection.
class TestSendQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSentWhileDownIsSentOnceAndInOrder()
    {
        Scene scene([](const WebSocket &socket, int number) {
            if (number == 0)
                socket.send(WsMessage::text(u"hello"_s));
        });
        Log log;
        std::optional<net::Client> client;
        client = clientOf(log, scene.url(), quick(), [&](const WebSocket &socket) {
            socket.send(WsMessage::text(u"subscribe"_s));
            socket.onClose([&](const WsStatus &, Side, bool) {
                QCOMPARE(client->send(WsMessage::text(u"3"_s)), SendResult::Queued);
            });
        });
        QCOMPARE(client->send(WsMessage::text(u"1"_s)), SendResult::Queued); // before the first
        QTRY_COMPARE(scene.heard().size(), 2);
        QCOMPARE(client->send(WsMessage::text(u"drop"_s)), SendResult::Accepted);
        QTRY_COMPARE(log.connections, 2);
        QCOMPARE(client->send(WsMessage::text(u"4"_s)), SendResult::Accepted);
        QTRY_VERIFY(scene.heard().endsWith(u"1:4"_s));
        QCOMPARE(
            scene.heard(),
            QStringList(
                { u"0:subscribe"_s, u"0:1"_s, u"0:drop"_s, u"1:subscribe"_s, u"1:3"_s, u"1:4"_s }));
        QVERIFY(client->queued().isEmpty());
    }

    void aQueueOfManyMegabytesArrivesWhole()
    {
        const Scene scene(stay);
        Log log;
        ReconnectPolicy policy = quick();
        policy.queuedBytes = 64 << 20;
        auto client = clientOf(log, scene.url(), policy);
        const QString large(1 << 20, u'x'); // together more than a connection takes at once
        QStringList expected;
        for (int i = 0; i < 12; ++i) {
            const QString text = QString::number(i) + large;
            expected.append(u"0:"_s + text);
            QCOMPARE(client.send(WsMessage::text(text)), SendResult::Queued);
        }
        QTRY_COMPARE_WITH_TIMEOUT(scene.heard().size(), 12, 30'000);
        QCOMPARE(scene.heard(), expected);
        QCOMPARE(log.connections, 1);
    }

    /// What waits for the connection must not be taken for what a peer leaves unread.
    void aQueueAboveALowLimitArrivesWhole()
    {
        const Scene scene(stay);
        int connections = 0;
        auto client =
            net::client(scene.url(),
                        { .limits = { .highWaterBytes = 16 << 10, .unsentBytes = 64 << 10 },
                          .reconnect = quick() },
                        [&](const WebSocket &) { ++connections; });
        const WsMessage message = WsMessage::text(QString(1 << 10, u'x'));
        for (int i = 0; i < 400; ++i)
            QCOMPARE(client.send(message), SendResult::Queued);
        QTRY_COMPARE_WITH_TIMEOUT(scene.heard().size(), 400, 30'000);
        QCOMPARE(connections, 1);
    }

    void aFullQueueSaysSo_data()
    {
        QTest::addColumn<qsizetype>("messages");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("of messages") << qsizetype(2) << qint64(1000);
        QTest::newRow("of bytes") << qsizetype(1000) << qint64(5);
    }
    void aFullQueueSaysSo()
    {
        QFETCH(const qsizetype, messages);
        QFETCH(const qint64, bytes);
        const Scene scene(stay);
        Log log;
        ReconnectPolicy policy = quick();
        policy.queuedMessages = messages;
        policy.queuedBytes = bytes;
        auto client = clientOf(log, scene.url(), policy);
        QCOMPARE(client.send(WsMessage::text(u"ab"_s)), SendResult::Queued);
        QCOMPARE(client.send(WsMessage::text(u"cd"_s)), SendResult::Queued);
        QCOMPARE(client.send(WsMessage::text(u"ef"_s)), SendResult::Closed);
        QCOMPARE(client.send(WsMessage::text(QString(QChar(0xD800)))), SendResult::Malformed);
        QTRY_COMPARE(scene.heard(), QStringList({ u"0:ab"_s, u"0:cd"_s }));
    }

    void whatAnEndLeavesUnsentIsSaid()
    {
        Scene scene([](const WebSocket &socket, int) {
            socket.onMessage([socket](const WsMessage &) { socket.close(); });
        });
        Log log;
        std::optional<net::Client> client;
        SendResult result = SendResult::Accepted;
        client = clientOf(log, scene.url(), quick(), [&](const WebSocket &socket) {
            socket.send(WsMessage::text(u"a"_s));
            // The peer's close was read and not told yet: for all that is known a connection may come.
            socket.observe({ .event = [&](const WsEvent &event) {
                if (event.kind == WsEvent::Kind::Close && event.from == Side::Server)
                    QMetaObject::invokeMethod(
                        this,
                        [&] { result = client->send(WsMessage::text(u"late"_s)); },
                        Qt::QueuedConnection);
            } });
        });
        QTRY_VERIFY(log.failure);
        QCOMPARE(log.failure->kind, Kind::Lost);
        QVERIFY2(log.failure->message.contains(u"1000"_s)
                     && log.failure->message.contains(u"not sent: 1"_s),
                 qPrintable(log.failure->message));
        QCOMPARE(result, SendResult::Queued);
        QCOMPARE(client->queued(), QList({ WsMessage::text(u"late"_s) }));
        QCOMPARE(scene.asked(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSendQueue)
#include "tst_sendqueue.moc"
