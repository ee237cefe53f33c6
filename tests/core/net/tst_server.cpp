// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/wire/messagereader.h>

#include <QSemaphore>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

WsResponse sockets(const Request &request)
{
    const QString path = request.uri().path();
    if (path == u"/private"_s)
        return refuse(Response(401).header("WWW-Authenticate", "Bearer").body("token, please"));
    if (path == u"/broken"_s)
        throw std::runtime_error("details");
    if (path == u"/forged"_s)
        return echo(request).withHeader("X-Bad", "a\r\nSet-Cookie: b").withHeader("X-Good", "c");
    return path == u"/echo"_s ? echo(request) : std::nullopt;
}

Response pages(const Request &request)
{
    return Response(200).header("X-Method", request.method().name).body("hello " + request.body());
}

PolyHandler app()
{
    return poly(pages, sockets);
}

struct Running
{
    net::Server server;
    explicit Running(PolyHandler handler = app(), const ServerConfig &config = {})
        : server(std::move(handler), config)
    {
        if (const auto started = server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }
    std::unique_ptr<WsClient> client(const QString &path = u"/echo"_s,
                                     const ClientConfig &config = {}) const
    {
        auto client = net::blockingClient(server.url(path), config);
        if (!client)
            qFatal("%s", qPrintable(client.error().message));
        return *std::move(client);
    }
};

int statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3).toInt();
}
} // namespace

class TestServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRequestGetsItsStatus_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &request, int status) {
            QTest::newRow(name) << request << status;
        };
        const QByteArray host = "Host: localhost\r\n";
        QByteArray handshake = openingHandshake("/echo");
        const auto changed = [&handshake](const QByteArray &from, const QByteArray &to) {
            return QByteArray(handshake).replace(from, to);
        };
        row("http", "GET / HTTP/1.1\r\n" + host + "\r\n", 200);
        row("http/1.0 without a host", "GET / HTTP/1.0\r\n\r\n", 200);
        row("an unrouted path, before any 101", openingHandshake("/nowhere"), 404);
        row("a refusal of the handler", openingHandshake("/private"), 401);
        row("a handler that throws", openingHandshake("/broken"), 500);
        row("another version", changed("Version: 13", "Version: 8"), 426);
        row("no version", changed("Sec-WebSocket-Version: 13\r\n", ""), 426);
        row("no key", changed("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", ""), 400);
        row("a short key", changed("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ="), 400);
        row("two keys",
            openingHandshake("/echo", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
            400);
        row("a POST", changed("GET", "POST"), 400);
        row("HTTP/1.0", changed("HTTP/1.1", "HTTP/1.0"), 400);
        row("no Connection: Upgrade", changed("keep-alive, Upgrade", "keep-alive"), 400);
        row("a host of the web", openingHandshake("/echo", "Host: evil.example\r\n"), 403);
        row("a host of the web, by HTTP", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403);
        row("a page of the web",
            openingHandshake("/echo", "Origin: https://evil.example\r\n"),
            403);
        row("garbage", "hello there\r\n\r\n", 400);
        row("line feeds only", "GET / HTTP/1.1\nHost: localhost\n\n", 400);
        row("TLS", QByteArray::fromHex("1603010200010001fc0303"), 400);
        row("a head of 40 KiB",
            "GET / HTTP/1.1\r\n" + host + "X: " + QByteArray(40 << 10, 'x') + "\r\n\r\n",
            431);
        row("a body over the limit",
            "POST / HTTP/1.1\r\n" + host + "Content-Length: 2000000\r\n\r\n",
            413);
    }
    void everyRequestGetsItsStatus()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        const Running running;
        const QByteArray answer = askRaw(running.server.port(), request);
        QVERIFY2(statusOf(answer) == status, answer.constData());
        QVERIFY(answer.contains("Connection: "));
        QVERIFY(answer.contains("Content-Length: "));
    }

    void httpHasBodies()
    {
        const Running running;
        const QByteArray head = "POST / HTTP/1.1\r\nHost: localhost\r\n";
        QVERIFY(askRaw(running.server.port(), head + "Content-Length: 3\r\n\r\nbob")
                    .endsWith("\r\n\r\nhello bob"));
        QVERIFY(askRaw(running.server.port(),
                       head + "Transfer-Encoding: chunked\r\n\r\n3\r\nbob\r\n0\r\n\r\n")
                    .endsWith("\r\n\r\nhello bob"));
        const QByteArray answer =
            askRaw(running.server.port(), "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(answer.contains("Content-Length: 6\r\n") && answer.endsWith("\r\n\r\n"));
        QVERIFY(askRaw(running.server.port(),
                       head + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n",
                       300)
                    .startsWith("HTTP/1.1 100 Continue\r\n\r\n"));
    }

    void whatAPortDoesNotSpeakIsSaid()
    {
        const Running running(poly({}, echo));
        const QByteArray answer =
            askRaw(running.server.port(), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(statusOf(answer), 426);
        QVERIFY(answer.contains("Upgrade: websocket\r\n"));
        const Running mute(poly(pages, {}));
        QCOMPARE(statusOf(askRaw(mute.server.port(), openingHandshake("/"))), 404);
    }

    void aSlowRequestIs408()
    {
        const Running running(app(), { .limits = { .handshakeTimeout = 50ms } });
        QCOMPARE(statusOf(askRaw(running.server.port(), "GET / HTTP/1.1\r\n")), 408);
    }

    void oneConnectionTooManyIs503()
    {
        const Running running(app(), { .limits = { .connections = 1 } });
        const auto client = running.client();
        QCOMPARE(statusOf(askRaw(running.server.port(), openingHandshake("/echo"))), 503);
    }

    void the101IsOurs()
    {
        const Running running;
        Peer peer(running.server.port());
        peer.say(openingHandshake("/forged"));
        QByteArray answer;
        while (!answer.endsWith("\r\n\r\n") && peer.waitForReadyRead(5000))
            answer += peer.readAll();
        QCOMPARE(answer,
                 "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nX-Good: c\r\n\r\n"_ba);
    }

    void tenThousandEchoesComeBackInOrder()
    {
        const Running running;
        const auto client = running.client();
        for (int i = 0; i < 10'000; ++i)
            client->send(WsMessage::text(QString::number(i)));
        for (int i = 0; i < 10'000; ++i)
            QCOMPARE(client->receive().value(), WsMessage::text(QString::number(i)));
    }

    void aMessageOverTheLimitIs1009()
    {
        const Running running(app(), { .limits = { .messageBytes = 1000 } });
        const auto client = running.client();
        client->send(WsMessage::binary(QByteArray(1000, 'x')));
        QVERIFY(client->receive());
        client->send(WsMessage::binary(QByteArray(1001, 'x')));
        QCOMPARE(client->receive().error().status.code, WsStatus::MessageTooBig.code);
    }

    void theHandlersShareOneThreadThatIsNotTheCallers()
    {
        QSet<QThread *> threads;
        const auto note = [&](const Request &request) {
            threads.insert(QThread::currentThread());
            return echo(request);
        };
        {
            const Running running(poly({}, note));
            for (int i = 0; i < 3; ++i)
                QVERIFY(running.client());
        }
        QCOMPARE(threads.size(), 1);
        QVERIFY(!threads.contains(QThread::currentThread()));
    }

    void severalWorkersShareTheConnections()
    {
        std::mutex mutex;
        QSet<QThread *> threads;
        const auto note = [&](const Request &request) {
            const std::scoped_lock lock(mutex);
            threads.insert(QThread::currentThread());
            return echo(request);
        };
        {
            const Running running(poly({}, note), { .workers = 3 });
            for (int i = 0; i < 6; ++i) {
                const auto client = running.client();
                client->send(WsMessage::text(u"x"_s));
                QVERIFY(client->receive());
            }
        }
        QCOMPARE(threads.size(), 3);
    }

    void withoutWorkersEverythingIsOnTheCallersThread()
    {
        net::Server server([](const Request &request) { return echo(request); }, { .workers = 0 });
        QVERIFY(server.start());
        QList<WsMessage> received;
        const auto client = net::client(server.url(), {}, [&](const WebSocket &socket) {
            socket.onMessage([&](const WsMessage &message) { received.append(message); });
            socket.send(WsMessage::text(u"a"_s));
        });
        QTRY_COMPARE(received, QList<WsMessage> { WsMessage::text(u"a"_s) });
        server.stop();
        QTRY_VERIFY(!client.socket()->isOpen());
    }

    void stoppingSaysGoingAway()
    {
        Running running;
        const auto client = running.client();
        running.server.stop();
        const auto end = client->receive();
        QVERIFY(!end);
        QCOMPARE(end.error().status.code, WsStatus::GoingAway.code);
        QCOMPARE(running.server.port(), 0);
        QCOMPARE(net::blockingClient(QUrl(u"ws://127.0.0.1:1/"_s)).error().kind,
                 ConnectFailure::Kind::Refused);
        QVERIFY(running.server.start()); // and again
        QVERIFY(running.client());
    }

    void aHandlersEndIsHeardWhenTheServerGoes()
    {
        QString heard;
        const auto listen = [&](const Request &) -> WsResponse {
            return [&](const WebSocket &socket) {
                socket.onClose([&](const WsStatus &status, Side, bool) {
                    heard += QString::number(status.code);
                });
            };
        };
        {
            const Running running(poly({}, listen));
            const auto client = running.client();
        }
        QCOMPARE(heard, u"1006"_s);
    }

    void keepAlivePings()
    {
        const Running running(app(), { .keepAlive = 5ms });
        QSemaphore pings;
        const auto client = running.client();
        client->socket()->onPing([&](const QByteArray &) { pings.release(); });
        QVERIFY(pings.tryAcquire(2, 3000));
    }

    void theSinkSeesConnectionsAndRefusals()
    {
        std::mutex mutex;
        QStringList seen;
        const auto note = [&](const QString &line) {
            const std::scoped_lock lock(mutex);
            seen.append(line);
        };
        const WsSink sink {
            .opened =
                [&](const WsOpened &opened) {
                    note(opened.url.section(u'/', 3) + u' '
                         + QString::number(opened.response.status()));
                    return WsObserver { .event = [&](const WsEvent &event) {
                        if (event.kind == WsEvent::Kind::Message)
                            note((event.from == Side::Client ? u"< "_s : u"> "_s)
                                 + event.message.text());
                    } };
                },
            .refused =
                [&](const WsOpened &refused) {
                    note(u"refused %1"_s.arg(refused.response.status()));
                },
        };
        {
            const Running running(app(), { .sink = sink });
            const auto client = running.client(u"/echo?q=1"_s);
            client->send(WsMessage::text(u"a"_s));
            QVERIFY(client->receive());
            QVERIFY(!net::blockingClient(running.server.url(u"/private"_s)));
        }
        QCOMPARE(seen, (QStringList { u"echo?q=1 101"_s, u"< a"_s, u"> a"_s, u"refused 401"_s }));
    }

    void whyAServerDoesNotStartIsSaid_data()
    {
        QTest::addColumn<ServerConfig>("config");
        QTest::addColumn<Error::Code>("code");
        QTest::newRow("an address of another machine")
            << ServerConfig { .address = u"192.0.2.1"_s } << Error::Code::Io;
        QTest::newRow("no address")
            << ServerConfig { .address = u"nowhere"_s } << Error::Code::Invalid;
        QTest::newRow("compression by QtWebSockets")
            << ServerConfig { .compression = Compression() } << Error::Code::Unsupported;
        QTest::newRow("no certificate")
            << ServerConfig { .tls = TlsServerConfig { u"/none.pem"_s, u"/none.key"_s } }
            << Error::Code::Io;
    }
    void whyAServerDoesNotStartIsSaid()
    {
        QFETCH(const ServerConfig, config);
        net::Server server(app(), config);
        const auto started = server.start();
        QVERIFY(!started);
        QTEST(started.error().code, "code");
        QVERIFY(!started.error().message.isEmpty());
    }

    void aPortInUseIsSaid()
    {
        const Running first;
        net::Server second(app(), { .port = first.server.port() });
        const auto started = second.start();
        QVERIFY(!started);
        QVERIFY2(started.error().message.contains(QString::number(first.server.port())),
                 qPrintable(started.error().message));
    }
};

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
