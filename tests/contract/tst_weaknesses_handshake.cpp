// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The promises about handshakes, routes, limits and clients; the others are in tst_weaknesses. docs/library/contract.md says what
// each id stands for. Every function runs offline and over every wire.
#include "places.h"

#include <jackfield/filter/requestcheck.h>
#include <jackfield/routing/routing.h>
#include <jackfield/ws/then.h>

#include <QFile>

namespace {
/// A client that is given its factory: what it hears of `url`.
QString heardBy(const WsClientFactory &factory, const QString &url, const ClientConfig &config)
{
    const auto client = factory(url, config);
    return client ? shown((*client)->receive()) : client.error().message;
}

/// Says the request's fields `names`.
WsHandler telling(const QByteArrayList &names)
{
    return [names](const Request &request) -> WsResponse {
        QByteArrayList values;
        for (const QByteArray &name : names)
            values += request.headers().values(name).join('|');
        return [said = values.join(' ')](const WebSocket &socket) {
            socket.send(WsMessage::fromUtf8(said));
        };
    };
}

/// "16 MiB", as the pages write it.
QString sizeText(qint64 bytes)
{
    return bytes >= 1 << 20 ? u"%1 MiB"_s.arg(bytes >> 20) : u"%1 KiB"_s.arg(bytes >> 10);
}
} // namespace

class TestWeaknessesHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addPlaces(); }

    void W1_refusesBeforeTheHandshake()
    {
        for (const int status : { 401, 403, 404, 405, 426 }) {
            const auto connected = place()(
                [status](const Request &) {
                    return refuse(Response(status).header("X-Why", "because").body("in words"));
                },
                Request::get(u"/"_s));
            QVERIFY(!connected);
            const Response &response = connected.error().response;
            QCOMPARE(response.status(), status);
            QCOMPARE(response.header("X-Why"), std::optional("because"_ba));
            QCOMPARE(response.body(), "in words"_ba);
        }
    }

    void W9_noFilterForgetsAProtocol()
    {
        const WsFilter sockets = [](const WsHandler &next) -> WsHandler {
            return [next](const Request &request) { return next(request).withHeader("X-F", "ws"); };
        };
        const HttpFilter pages = [](const HttpHandler &next) -> HttpHandler {
            return [next](const Request &request) { return next(request).header("X-F", "http"); };
        };
        const PolyHandler app =
            then(pages,
                 then(sockets,
                      then(bearerAuth("s3cret"),
                           poly([](const Request &) { return Response(200); },
                                [](const Request &) -> WsResponse { return echo; }))));
        const Request stranger = Request::get(u"/"_s);
        const Request known = stranger.withHeader("Authorization", "Bearer s3cret");
        QCOMPARE(answer(app.http, stranger).status(), 401);
        QCOMPARE(answer(app.http, known).header("X-F"), std::optional("http"_ba));
        QVERIFY(!place()(app.ws, stranger));
        const auto connected = place()(app.ws, known);
        QVERIFY(connected);
        QCOMPARE(connected->client->socket()->response().header("X-F"), std::optional("ws"_ba));
    }

    void W10_aTableIsCheckedAndReadsSegments()
    {
        const auto saying = [](const Request &request) -> WsResponse {
            const QString value = request.route()->value(u"x"_s).value_or(u"literal"_s);
            return [value](const WebSocket &socket) { socket.send(WsMessage::text(value)); };
        };
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u".*"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u".*"_s));
        const WsRoutes table = websockets({ route(u"/{x}/end"_s, saying),
                                            route(u"/{x}/end"_s, saying),
                                            route(u"/{y}/{y}"_s, saying),
                                            route(u"/{x:(b|c)}/{y}"_s, saying) });
        QCOMPARE(table.problems().size(), 2);
        const auto said = [&](const QString &target) {
            const auto connected = place()(table, Request::get(target));
            return connected ? connected->client->receive()->text()
                             : QString::number(connected.error().response.status());
        };
        QCOMPARE(said(u"/a%2Fb/end"_s), u"a/b"_s);
        QCOMPARE(said(u"/%2e%2e/end"_s), u"400"_s);
        QCOMPARE(said(u"/b/z"_s), u"b"_s);
        QCOMPARE(said(u"//end"_s), u"404"_s);
    }

    void W11_aGroupsFilterRunsForItsOwnRequests()
    {
        const auto notes = std::make_shared<Notes>();
        const WsFilter noting = [notes](const WsHandler &next) -> WsHandler {
            return [notes, next](const Request &request) {
                notes->add(request.uri().path());
                return next(request);
            };
        };
        const auto handler = [](const Request &) -> WsResponse { return echo; };
        const WsRoutes table =
            websockets({ route(u"/in"_s, then(noting, websockets({ route(u"/x"_s, handler) }))),
                         route(u"/out"_s, handler) });
        QVERIFY(place()(table, Request::get(u"/out"_s)));
        QVERIFY(!place()(table, Request::get(u"/nowhere"_s)));
        QVERIFY(place()(table, Request::get(u"/in/x"_s)));
        QCOMPARE(notes->wait(1), u"/in/x"_s);
    }

    void W16_messagesHaveALimitThatIsSet()
    {
        const auto online = wire();
        if (!online)
            QSKIP("offline there are no bytes to read");
        const WsHandler handler = [](const Request &) -> WsResponse { return echo; };
        net::Server server(handler, online->serverConfig({ .messageBytes = 5 }));
        QVERIFY(server.start());
        const auto client = net::blockingClient(server.url(), online->clientConfig());
        QVERIFY(client);
        (*client)->send(WsMessage::text(u"12345"_s));
        HOLDS(next(**client, WsMessage::text(u"12345"_s)));
        (*client)->send(WsMessage::text(u"123456"_s));
        QCOMPARE((*client)->receive().error().status.code, WsStatus::MessageTooBig.code);
    }

    void W17_aSubprotocolIsAgreedOnByBothSides()
    {
        const WsHandler handler = [](const Request &request) {
            const bool isNew = request.offeredSubprotocols().contains(u"v2"_s);
            return WsResponse([](const WebSocket &socket) {
                       socket.send(WsMessage::text(socket.subprotocol()));
                   })
                .withSubprotocol(isNew ? u"v2"_s : u"v1"_s);
        };
        for (const auto &[offered, agreed] :
             { std::pair("v1, v2", u"v2"_s), std::pair("v1", u"v1"_s), std::pair("v0", u""_s) }) {
            const auto connected = place()(
                handler, Request::get(u"/"_s).withHeader("Sec-WebSocket-Protocol", offered));
            QVERIFY(connected);
            QCOMPARE(connected->client->subprotocol(), agreed);
            HOLDS(next(*connected->client, WsMessage::text(agreed)));
        }
    }

    void W21_aClientDialsAgainAndQueuesMeanwhile()
    {
        const auto online = wire();
        if (!online) {
            const ReconnectPolicy policy { .isOn = true, .firstDelay = 100ms, .ceiling = 350ms };
            QCOMPARE(reconnectDelay(policy, 1, 0), 100ms);
            QCOMPARE(reconnectDelay(policy, 2, 1), 100ms); // half of 200 left to chance
            QCOMPARE(reconnectDelay(policy, 9, 0), 350ms);
            return;
        }
        std::atomic<int> asked = 0;
        const WsHandler handler = [&](const Request &) -> WsResponse {
            return [isFirst = asked++ == 0](const WebSocket &socket) {
                if (isFirst)
                    socket.close(WsStatus::ServiceRestart);
                else
                    echo(socket);
            };
        };
        net::Server server(handler, online->serverConfig());
        QVERIFY(server.start());
        ClientConfig config = online->clientConfig();
        QStringList heard;
        std::unique_ptr<net::Client> client;
        config.reconnect = { .isOn = true, .firstDelay = 1ms };
        config.reconnect.onReconnecting = [&](int, std::chrono::milliseconds, const QString &) {
            heard +=
                u"queued %1"_s.arg(client->send(WsMessage::text(u"a"_s)) == SendResult::Queued);
        };
        client = std::make_unique<net::Client>(
            net::client(server.url(), config, [&](const WebSocket &socket) {
                socket.onMessage([&](const WsMessage &message) { heard += message.text(); });
            }));
        const QStringList all { u"queued 1"_s, u"a"_s };
        QTRY_COMPARE(heard, all);
        QCOMPARE(int(asked), 2);
    }

    void W25_aClientSaysWhatItWasGiven()
    {
        ClientConfig config {
            .headers = { { "X-Tag", "1" }, { "x-tag", "2" }, { "Cookie", "a=1" } },
            .subprotocols = { u"v1"_s, u"v2"_s },
            .cookies = { { "b", "2" } }
        };
        const WsHandler handler =
            telling({ "X-Tag", "Cookie", "Authorization", "Sec-WebSocket-Protocol" });
        const QString expected = describe(WsMessage::text(u"1|2 a=1; b=2 Basic YW5uOng= v1, v2"_s));
        const auto online = wire();
        if (!online) {
            const WsClientFactory factory = testing::clientFactory(handler);
            QCOMPARE(heardBy(factory, u"ws://ann:x@example.com/"_s, config), expected);
            return;
        }
        net::Server server(handler, online->serverConfig());
        QVERIFY(server.start());
        QUrl url = server.url();
        url.setUserInfo(u"ann:x"_s);
        config.transport = online->client;
        config.tls.pinnedSha256 = { server.certificateSha256() };
        QCOMPARE(heardBy(net::clientFactory(), url.toString(), config), expected);
    }

    void W26_thePagesSayTheLimitsThatHold()
    {
        QFile page(QStringLiteral(JACKFIELD_SOURCE_DIR) + u"/docs/architecture.md"_s);
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(page.readAll()).split(u'\n');
        const ServerLimits servers;
        const ClientLimits clients;
        const auto check = [&](const QString &setting, qint64 atServers, qint64 atClients) {
            const QStringList rows = lines.filter(u'`' + setting + u'`').filter(u"| "_s);
            QCOMPARE(rows.size(), 1);
            const QStringList cells = rows.first().split(u" | "_s);
            QVERIFY2(cells[1].startsWith(sizeText(atServers)), qPrintable(rows.first()));
            if (atClients > 0)
                QVERIFY2(cells[2].startsWith(sizeText(atClients)), qPrintable(rows.first()));
        };
        check(u"headBytes"_s, servers.headBytes, 0);
        check(u"bodyBytes"_s, servers.bodyBytes, 0);
        check(u"messageBytes"_s, ServerLimits::usualMessageBytes, clients.messageBytes);
        check(u"highWaterBytes"_s, servers.highWaterBytes, clients.highWaterBytes);
        check(u"unsentBytes"_s, servers.unsentBytes, clients.unsentBytes);
        check(u"unheardBytes"_s, servers.unheardBytes, clients.unheardBytes);
    }
};

QTEST_GUILESS_MAIN(TestWeaknessesHandshake)
#include "tst_weaknesses_handshake.moc"
