// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "online.h"

#include <jackfield/filter/requestcheck.h>
#include <jackfield/ws/room.h>
#include <jackfield/ws/then.h>

#include <QSemaphore>
#include <QSslSocket>
#include <mutex>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
WsResponse echoing(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

/// Greets with the path and the X-Tag headers, then echoes.
WsResponse greeting(const Request &request)
{
    const QByteArray greeted =
        request.uri().path().toUtf8() + ' ' + request.headers().values("X-Tag").join(',');
    return [greeted](const WebSocket &socket) {
        socket.send(WsMessage::fromUtf8(greeted));
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

Response pages(const Request &request)
{
    return Response(200).body("page " + request.uri().path().toUtf8());
}

struct Running
{
    const Online wire;
    net::Server server;

    Running(const Online &carrier, PolyHandler handler, const ServerLimits &limits = {})
        : wire(carrier)
        , server(std::move(handler), carrier.serverConfig(limits))
    {
        if (const auto started = server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }
    std::unique_ptr<WsClient> client(const QString &path = u"/"_s) const
    {
        auto client = net::blockingClient(server.url(path), wire.clientConfig());
        if (!client)
            qFatal("%s", qPrintable(client.error().message));
        return *std::move(client);
    }
    /// What these bytes are answered with, up to `end` or to the end of the stream.
    QByteArray answerTo(const QByteArray &bytes, const QByteArray &end) const
    {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (wire.hasTls)
            socket.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
        else
            socket.connectToHost(u"127.0.0.1"_s, server.port());
        const bool isThere =
            wire.hasTls ? socket.waitForEncrypted(3000) : socket.waitForConnected(3000);
        if (!isThere)
            return socket.errorString().toUtf8();
        socket.write(bytes);
        QByteArray heard;
        while ((end.isEmpty() || !heard.endsWith(end)) && socket.waitForReadyRead(3000))
            heard += socket.readAll();
        return heard;
    }
    QByteArray page(const QByteArray &path) const
    {
        return answerTo("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                        {});
    }
};

/// Adds a header to every answer of its side.
WsFilter markingSockets()
{
    return [](const WsHandler &next) -> WsHandler {
        return [next](const Request &request) { return next(request).withHeader("X-Ws", "yes"); };
    };
}
HttpFilter markingPages()
{
    return [](const HttpHandler &next) -> HttpHandler {
        return [next](const Request &request) { return next(request).header("X-Http", "yes"); };
    };
}
} // namespace

/// What the suite's scenarios cannot ask, because it needs the server itself or another kind of client.
class TestContractServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<Online>("wire");
        for (const auto &[name, wire] : wires())
            QTest::newRow(name) << wire;
    }
    void init() { QTest::failOnWarning(); }

    void pagesStandBesideSockets()
    {
        QFETCH_GLOBAL(const Online, wire);
        const Running running(wire, poly(pages, greeting));
        QVERIFY(running.page("/a").startsWith("HTTP/1.1 200 OK\r\n"));
        QCOMPARE(running.client(u"/a"_s)->receive().value(), WsMessage::text(u"/a "_s));
        QVERIFY(running.page("/b").endsWith("page /b"));
    }

    void whoNeverClosesLeavesNoWarning()
    {
        QFETCH_GLOBAL(const Online, wire);
        const Running running(wire, poly({}, greeting));
        QVERIFY(running.client()->receive());
    }

    void aStopIsHeardByBothSidesAsGoingAway()
    {
        QFETCH_GLOBAL(const Online, wire);
        std::mutex mutex;
        QStringList heard;
        Running running(wire, poly({}, [&](const Request &) -> WsResponse {
                            return [&](const WebSocket &socket) {
                                socket.onClose([&](const WsStatus &status, Side by, bool clean) {
                                    const std::scoped_lock lock(mutex);
                                    heard += u"%1 %2 %3"_s.arg(status.code).arg(int(by)).arg(clean);
                                });
                                socket.send(WsMessage());
                            };
                        }));
        const auto first = running.client();
        const auto second = running.client();
        QVERIFY(first->receive() && second->receive());
        running.server.stop();
        QCOMPARE(first->receive().error().status.code, WsStatus::GoingAway.code);
        QCOMPARE(second->receive().error().status.code, WsStatus::GoingAway.code);
        const QString goingAway = u"1001 %1 1"_s.arg(int(Side::Server));
        QCOMPARE(heard, (QStringList { goingAway, goingAway }));
    }

    void everyConnectionHasItsOwnRequest()
    {
        QFETCH_GLOBAL(const Online, wire);
        const Running running(wire, poly({}, greeting));
        std::vector<std::unique_ptr<WsClient>> clients;
        for (int i = 0; i < 5; ++i)
            clients.push_back(running.client(u"/%1"_s.arg(i)));
        for (int i = 4; i >= 0; --i) {
            QCOMPARE(clients[size_t(i)]->receive().value(), WsMessage::text(u"/%1 "_s.arg(i)));
            clients[size_t(i)]->send(WsMessage::text(QString::number(i)));
            QCOMPARE(clients[size_t(i)]->receive().value(), WsMessage::text(QString::number(i)));
        }
    }

    void W18_aRoomHoldsTheConnectionsOfAServer()
    {
        QFETCH_GLOBAL(const Online, wire);
        const Room room;
        const Running running(
            wire, poly({}, [room](const Request &) -> WsResponse {
                return [room](const WebSocket &socket) {
                    room.join(socket);
                    socket.send(WsMessage::text(u"in"_s));
                    socket.onMessage([room](const WsMessage &message) { room.broadcast(message); });
                };
            }));
        std::vector<std::unique_ptr<WsClient>> clients;
        for (int i = 0; i < 4; ++i) {
            clients.push_back(running.client());
            QCOMPARE(clients.back()->receive().value(), WsMessage::text(u"in"_s));
        }
        clients[1]->abort(); // vanishes without a word; the others hear all, in one order
        const QList<WsMessage> said { WsMessage::text(u"a"_s), WsMessage::binary("\0\xff"_ba) };
        for (const WsMessage &message : said)
            clients[0]->send(message);
        for (const size_t listener : { 0, 2, 3 })
            QCOMPARE(clients[listener]->receiveAll(2), said);
        QTRY_COMPARE(room.size(), 3);
        room.close();
        QCOMPARE(clients[3]->receive().error().status.code, WsStatus::GoingAway.code);
        QTRY_COMPARE(room.size(), 0);
    }

    void connectionIsAListWithoutCase()
    {
        QFETCH_GLOBAL(const Online, wire);
        const Running running(wire, poly({}, echoing));
        for (const QByteArray &value : { "upgrade"_ba, "Upgrade"_ba, "keep-alive, Upgrade"_ba }) {
            const QByteArray answer = running.answerTo(
                "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: WebSocket\r\nConnection: " + value
                    + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                      "Sec-WebSocket-Version: 13\r\n\r\n",
                "\r\n\r\n");
            QVERIFY2(answer.startsWith("HTTP/1.1 101 "), answer.constData());
        }
    }

    void aFilterOfOneSideLeavesTheOther()
    {
        QFETCH_GLOBAL(const Online, wire);
        const PolyHandler app = then(markingPages(), then(markingSockets(), poly(pages, echoing)));
        const Running running(wire, app);
        const QByteArray page = running.page("/a");
        QVERIFY(page.contains("X-Http: yes") && !page.contains("X-Ws"));
        const auto client = running.client();
        const Headers &headers = client->socket()->response().headers();
        QCOMPARE(headers.value("X-Ws"), std::optional("yes"_ba));
        QVERIFY(!headers.value("X-Http"));
    }

    void aCheckGuardsBothSides()
    {
        QFETCH_GLOBAL(const Online, wire);
        const Running running(wire, then(bearerAuth("s3cret"), poly(pages, echoing)));
        QVERIFY(running.page("/a").startsWith("HTTP/1.1 401 "));
        const auto client = net::blockingClient(running.server.url(), wire.clientConfig());
        QCOMPARE(client.error().response.status(), 401);
    }

    void messagesOverALimitAre1009()
    {
        QFETCH_GLOBAL(const Online, wire);
        const Running running(wire, poly({}, echoing), { .messageBytes = 1000 });
        const auto client = running.client();
        const WsMessage fits = WsMessage::binary(QByteArray(1000, 'x'));
        client->send(fits);
        QCOMPARE(client->receive().value(), fits);
        client->send(WsMessage::binary(QByteArray(1001, 'x')));
        QCOMPARE(client->receive().error().status.code, WsStatus::MessageTooBig.code);
    }

    void aClientsLimitIsToldToItsServer()
    {
        QFETCH_GLOBAL(const Online, wire);
        QSemaphore isOver;
        WsStatus heard;
        const Running running(wire, poly({}, [&](const Request &) -> WsResponse {
                                  return [&](const WebSocket &socket) {
                                      socket.onClose([&](const WsStatus &status, Side, bool) {
                                          heard = status;
                                          isOver.release();
                                      });
                                      socket.send(WsMessage::binary(QByteArray(11, 'x')));
                                  };
                              }));
        ClientConfig config = wire.clientConfig();
        config.limits.messageBytes = 10;
        const auto client = net::blockingClient(running.server.url(), config);
        QCOMPARE(client.value()->receive().error().reason, ReceiveEnd::Reason::Closed);
        QVERIFY(isOver.tryAcquire(1, 5000));
        QCOMPARE(heard.code, WsStatus::MessageTooBig.code);
    }

    void aClientThatCallsBackSendsAndHears()
    {
        QFETCH_GLOBAL(const Online, wire);
        const Running running(wire, poly({}, greeting));
        ClientConfig config = wire.clientConfig();
        config.headers = { { "X-Tag", "1" }, { "X-Tag", "2" } };
        QList<WsMessage> heard;
        const WsMessage bytes = WsMessage::binary("\x00\xFF"_ba);
        const auto client =
            net::client(running.server.url(u"/a"_s), config, [&](const WebSocket &socket) {
                socket.send(WsMessage::text(u"é"_s));
                socket.send(bytes);
                socket.onMessage([&](const WsMessage &message) { heard += message; });
            });
        const QList<WsMessage> all { WsMessage::text(u"/a 1,2"_s), WsMessage::text(u"é"_s), bytes };
        QTRY_COMPARE(heard, all);
    }

    void aClientThatCallsBackHearsWhyThereIsNoConnection()
    {
        QFETCH_GLOBAL(const Online, wire);
        const Running running(
            wire, poly({}, [](const Request &) { return refuse(Response(403).body("not you")); }));
        QList<ConnectFailure> failures;
        int connected = 0;
        const auto client = net::client(
            running.server.url(),
            wire.clientConfig(),
            [&](const WebSocket &) { ++connected; },
            [&](const ConnectFailure &failure) { failures += failure; });
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(failures.first().response.body(), "not you"_ba);
        QCOMPARE(connected, 0);
    }
};

QTEST_GUILESS_MAIN(TestContractServers)
#include "tst_contract_servers.moc"
