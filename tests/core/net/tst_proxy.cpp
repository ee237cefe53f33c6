// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/forwarding_p.h"
#include "rawpeer.h"

#include <jackfield/net/client.h>
#include <jackfield/net/proxy.h>
#include <jackfield/net/server.h>
#include <jackfield/wire/handshakekey.h>

#include <QTest>
#include <atomic>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
template<typename Server>
void begin(Server &server)
{
    if (const auto started = server.start(); !started)
        qFatal("%s", qPrintable(started.error().message));
}

/// What a sink saw, a line for each event.
class Log
{
public:
    WsSink sink()
    {
        return {
            .opened =
                [this](const WsOpened &opened) {
                    add(u"open %1 %2"_s.arg(opened.subprotocol, opened.upstream.section(u'/', 3)));
                    return WsObserver { .event = [this](const WsEvent &event) { note(event); } };
                },
            .refused =
                [this](const WsOpened &refused) {
                    add(u"refused %1 %2"_s.arg(refused.response.status())
                            .arg(QString::fromUtf8(refused.response.body())));
                }
        };
    }
    QStringList lines() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_lines;
    }

private:
    void add(const QString &line)
    {
        const std::scoped_lock lock(m_mutex);
        m_lines.append(line);
    }
    void note(const WsEvent &event)
    {
        const QString from = event.from == Side::Client ? u"client "_s : u"server "_s;
        if (event.kind == WsEvent::Kind::Message)
            add(from + QString::fromUtf8(event.message.bytes().left(20)));
        if (event.kind == WsEvent::Kind::End)
            add(from + u"ends %1 %2"_s.arg(event.status->code).arg(event.status->reason));
    }

    mutable std::mutex m_mutex;
    QStringList m_lines;
};

/// A server, a proxy in front of it, and what the server's side heard.
struct Setting
{
    explicit Setting(const WsHandler &handler,
                     const QString &path = u""_s,
                     const ServerConfig &config = {})
        : server(handler)
    {
        begin(server);
        proxy.emplace(net::ProxyTarget { .url = server.url(path) }, config);
        begin(*proxy);
    }
    std::unique_ptr<WsClient> client(const QString &path = u"/"_s,
                                     const ClientConfig &config = {}) const
    {
        auto client = net::blockingClient(proxy->url(path), config);
        if (!client)
            qFatal("%s", qPrintable(client.error().message));
        return *std::move(client);
    }

    net::Server server;
    std::optional<net::Proxy> proxy;
};

void echo(const WebSocket &socket)
{
    socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
}

WsResponse echoing(const Request &)
{
    return echo;
}
} // namespace

class TestProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesPassUnchanged_data()
    {
        QTest::addColumn<WsMessage>("message");
        QTest::newRow("text") << WsMessage::text(u"hello"_s);
        QTest::newRow("JSON with odd spacing and order")
            << WsMessage::text(u"{ \"b\" :1.0,\r\n\"a\":  \"\\u00e9\" }"_s);
        QTest::newRow("emoji") << WsMessage::text(u"👩‍👩‍👧 é \u0000"_s);
        QTest::newRow("empty text") << WsMessage::text(QString());
        QTest::newRow("empty binary") << WsMessage::binary({});
        QTest::newRow("a mebibyte of binary") << WsMessage::binary(QByteArray(1 << 20, '\xFE'));
        QTest::newRow("a mebibyte of two-byte characters")
            << WsMessage::text(u"é"_s.repeated(1 << 19));
    }
    void messagesPassUnchanged()
    {
        QFETCH(const WsMessage, message);
        const Setting setting(echoing);
        const auto client = setting.client();
        client->send(message);
        QCOMPARE(client->receive().value(), message);
    }

    void aServerThatIsFasterThanItsClientIsSlowedDown()
    {
        const WsHandler flood = [](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                for (int i = 0; i < 32; ++i)
                    socket.send(WsMessage::binary(QByteArray(1 << 20, char(i))));
                socket.close();
            };
        };
        net::Server server(flood, { .limits = { .unsentBytes = 64 << 20, .closeTimeout = 1s } });
        begin(server);
        net::Proxy proxy({ .url = server.url() });
        begin(proxy);
        const QByteArray all = askRaw(proxy.port(), openingHandshake("/"), 10'000);
        const qsizetype start = all.indexOf("\r\n\r\n") + 4;
        QCOMPARE(all.size() - start, 32 * ((1 << 20) + 10) + 4);
        QCOMPARE(all.last(2), QByteArray::fromHex("03e8"));
        QCOMPARE(all.at(all.size() - 5), char(31));
    }

    void theRequestArrivesAsItWasSent()
    {
        const WsHandler tell = [](const Request &request) -> WsResponse {
            QByteArray seen = request.uri().target();
            for (const char *name : { "X-One", "Origin", "Cookie", "X-Hop", "Host" })
                seen += '|' + request.header(name).value_or("none");
            return WsResponse(
                       [seen](const WebSocket &socket) { socket.send(WsMessage::fromUtf8(seen)); })
                .withSubprotocol(u"v2"_s)
                .withHeader("Set-Cookie", "s=1");
        };
        const Setting setting(tell, u"/base/"_s);
        const ClientConfig config {
            .headers = { { "X-One", "1" }, { "Origin", "http://localhost" }, { "Cookie", "a=b" } },
            .subprotocols = { u"v1"_s, u"v2"_s }
        };
        const auto client = setting.client(u"/x%2Fy?q=%20a"_s, config);
        const QString host = setting.server.url().authority();
        QCOMPARE(client->receive().value(),
                 WsMessage::text(u"/base/x%2Fy?q=%20a|1|http://localhost|a=b|none|"_s + host));
        QCOMPARE(client->subprotocol(), u"v2"_s);
        QCOMPARE(client->socket()->response().header("Set-Cookie"), "s=1"_ba);
    }

    void whatAClientAsksForNeverNamesTheServer_data()
    {
        QTest::addColumn<QByteArray>("target"); // PORT: that of another server
        QTest::addColumn<QByteArray>("arrives");
        QTest::newRow("two slashes") << "//127.0.0.1:PORT/x"_ba << "//127.0.0.1:PORT/x"_ba;
        QTest::newRow("two slashes and a user")
            << "//a@127.0.0.1:PORT/x"_ba << "//a@127.0.0.1:PORT/x"_ba;
        QTest::newRow("an absolute form") << "ws://127.0.0.1:PORT/x"_ba << "/x"_ba;
        QTest::newRow("an absolute form with two slashes")
            << "http://a//127.0.0.1:PORT/x"_ba << "//127.0.0.1:PORT/x"_ba;
        QTest::newRow("a backslash") << "/\\127.0.0.1:PORT/x"_ba << "/\\127.0.0.1:PORT/x"_ba;
        QTest::newRow("a colon") << "/x:@127.0.0.1:PORT/"_ba << "/x:@127.0.0.1:PORT/"_ba;
    }
    void whatAClientAsksForNeverNamesTheServer()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, arrives);
        const auto telling = [](const QByteArray &name) {
            return [name](const Request &request) -> WsResponse {
                return refuse(Response(404).body(name + request.uri().target()));
            };
        };
        net::Server other(telling("other "));
        begin(other);
        const QByteArray port = QByteArray::number(other.port());
        const Setting setting(telling("intended "));
        const QByteArray answer =
            askRaw(setting.proxy->port(), openingHandshake(target.replace("PORT", port)));
        arrives.replace("PORT", port);
        QVERIFY2(answer.endsWith(QByteArray("intended " + arrives)), answer.constData());
    }

    void closesPassInBothDirections_data()
    {
        QTest::addColumn<bool>("byServer");
        QTest::addColumn<WsStatus>("status");
        QTest::newRow("the client, with a reason") << false << WsStatus { 4001, u"done"_s };
        QTest::newRow("the client, plain") << false << WsStatus::NormalClosure;
        QTest::newRow("the server, with a reason") << true << WsStatus { 4002, u"full"_s };
        QTest::newRow("the server, going away") << true << WsStatus::GoingAway;
    }
    void closesPassInBothDirections()
    {
        QFETCH(const bool, byServer);
        QFETCH(const WsStatus, status);
        Log behind;
        net::Server server(
            [=](const Request &) -> WsResponse {
                return [=](const WebSocket &socket) {
                    if (byServer)
                        socket.onMessage([=](const WsMessage &) { socket.close(status); });
                };
            },
            { .sink = behind.sink() });
        begin(server);
        net::Proxy proxy({ .url = server.url() });
        begin(proxy);
        const auto client = net::blockingClient(proxy.url());
        QVERIFY(client);
        (*client)->send(WsMessage());
        if (!byServer)
            (*client)->close(status);
        QCOMPARE((*client)->receive().error().status, status);
        const QString end = u"%1 ends %2 %3"_s.arg(byServer ? u"server"_s : u"client"_s)
                                .arg(status.code)
                                .arg(status.reason);
        QTRY_COMPARE(behind.lines().last(), end);
    }

    /// The server behind never answers the close, so its connection is still there when the proxy goes.
    void aProxyThatGoesLeavesNothingBehind()
    {
        const RawServer mute(
            [](const QByteArray &request) {
                const qsizetype key = request.indexOf("Sec-WebSocket-Key: ") + 19;
                return switchingProtocols(wire::acceptValue(request.mid(key, 24)));
            },
            true);
        auto watched = std::make_shared<std::atomic<int>>(); // close frames
        const std::weak_ptr seen = watched;
        auto proxy = std::make_unique<net::Proxy>(
            net::ProxyTarget { .url = QUrl(u"ws://127.0.0.1:%1"_s.arg(mute.port())) },
            ServerConfig { .sink = { .opened = [watched = std::move(watched)](const WsOpened &) {
                               return WsObserver { .event = [watched](const WsEvent &event) {
                                   *watched += event.kind == WsEvent::Kind::Close;
                               } };
                           } } });
        begin(*proxy);
        const auto client = net::blockingClient(proxy->url()).value();
        client->close(WsStatus(4000)); // that close waits for its answer
        QTRY_COMPARE(seen.lock()->load(), 1);
        proxy.reset();
        QVERIFY(seen.expired());
    }

    void whoVanishesVanishesForTheOther()
    {
        Log behind;
        net::Server server(echoing, { .sink = behind.sink() });
        begin(server);
        net::Proxy proxy({ .url = server.url() });
        begin(proxy);
        auto client = net::blockingClient(proxy.url()).value();
        client->send(WsMessage());
        QVERIFY(client->receive());
        client.reset();
        QTRY_COMPARE(behind.lines().last(), u"client ends 1006 "_s);
        client = net::blockingClient(proxy.url()).value();
        server.stop(0ms);
        QVERIFY(!client->receive());
    }

    void theSinkSeesTheClientsSide()
    {
        Log log;
        const Setting setting(echoing, u"/base"_s, { .sink = log.sink() });
        const auto client = setting.client(u"/x"_s);
        client->send(WsMessage::text(u"a"_s));
        QVERIFY(client->receive());
        client->close({ 4000, u"so"_s });
        QVERIFY(!client->receive());
        QTRY_COMPARE(
            log.lines(),
            (QStringList {
                u"open  base/x"_s, u"client a"_s, u"server a"_s, u"client ends 4000 so"_s }));
    }

    void aRefusalPassesUnchanged()
    {
        Log log;
        const WsHandler no = [](const Request &) {
            return refuse(Response(401)
                              .reason("Who are you")
                              .header("WWW-Authenticate", "Bearer")
                              .body("token"));
        };
        const Setting setting(no, u""_s, { .sink = log.sink() });
        const auto direct = net::blockingClient(setting.server.url()).error().response;
        QCOMPARE(net::blockingClient(setting.proxy->url()).error().response, direct);
        QCOMPARE(direct.body(), "token"_ba);
        QCOMPARE(log.lines(), QStringList { u"refused 401 token"_s });
    }

    void aServerThatIsNotThereIs502()
    {
        net::Proxy proxy({ .url = QUrl(u"ws://no-such-host.invalid:1"_s) });
        begin(proxy);
        const auto response = net::blockingClient(proxy.url()).error().response;
        QCOMPARE(response.status(), 502);
        QVERIFY2(response.body().contains("no-such-host.invalid"), response.body().constData());
    }

    void aServerThatIsSilentIs504()
    {
        const RawServer silent([](const QByteArray &) { return QByteArray(); }, true);
        net::Proxy proxy(
            { .url = QUrl(u"ws://127.0.0.1:%1"_s.arg(silent.port())), .timeout = 50ms });
        begin(proxy);
        QCOMPARE(net::blockingClient(proxy.url()).error().response.status(), 504);
    }

    void theTargetIsKeptOctetForOctet()
    {
        const Request request = Request::get(u"/x%7ey/../z?q=%20 a"_s);
        QCOMPARE(net::forwardedTarget(QUrl(u"ws://a/base/"_s), request),
                 "/base/x%7ey/../z?q=%20 a"_ba);
        QCOMPARE(net::forwardedTarget(QUrl(u"ws://a"_s), request), "/x%7ey/../z?q=%20 a"_ba);
    }

    void theHostIsPreservedIfAskedFor()
    {
        const Request request = Request::get(u"/"_s).withHeader("Host", "a.example");
        const QUrl target(u"ws://b.example"_s);
        QCOMPARE(net::forwardedRequest({ .url = target }, request).headers().values("Host"),
                 QList { "b.example"_ba });
        QCOMPARE(net::forwardedRequest({ .url = target, .preserveHost = true }, request)
                     .headers()
                     .values("Host"),
                 QList { "a.example"_ba });
    }

    void hopByHopHeadersStay()
    {
        const Headers headers { { "Connection", "Upgrade, X-Hop" },
                                { "Upgrade", "websocket" },
                                { "X-Hop", "1" },
                                { "Sec-WebSocket-Key", "k" },
                                { "Keep-Alive", "1" },
                                { "X-End", "2" },
                                { "Transfer-Encoding", "chunked" },
                                { "X-End", "3" } };
        QCOMPARE(net::endToEnd(headers), (Headers { { "X-End", "2" }, { "X-End", "3" } }));
    }

    void aTargetThatIsNoUrlIsSaid_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("another scheme") << u"ftp://a"_s;
        QTest::newRow("a query") << u"ws://a/?b=c"_s;
    }
    void aTargetThatIsNoUrlIsSaid()
    {
        QFETCH(const QString, url);
        net::Proxy proxy({ .url = QUrl(url) });
        const auto started = proxy.start();
        QVERIFY(!started);
        QCOMPARE(started.error().where, u"url"_s);
    }

    void aClientThatGivesUpWhileTheServerIsAskedHarmsNobody()
    {
        const RawServer silent([](const QByteArray &) { return QByteArray(); }, true);
        net::Proxy proxy({ .url = QUrl(u"ws://127.0.0.1:%1"_s.arg(silent.port())) });
        begin(proxy);
        QCOMPARE(net::blockingClient(proxy.url(), { .timeout = 30ms }).error().kind,
                 ConnectFailure::Kind::Timeout);
        proxy.stop();
    }
};

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
