// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../../descriptors.h"
#include "net/worker_p.h"
#include "rawclient.h"
#include "scriptedserver.h"
#include "transports.h"

#include <jackfield/net/client.h>
#include <jackfield/net/proxy.h>
#include <jackfield/net/server.h>
#include <jackfield/wire/frame.h>
#include <jackfield/ws/websocket.h>

#include <QSemaphore>
#include <QTcpServer>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestBadPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPeerThatIsGoneBeforeItsHandlerAnswersEnds()
    {
        QSemaphore asked;
        QSemaphore gone;
        QSemaphore closed;
        std::atomic<bool> isOpened = false;
        net::Server server([&](const Request &) -> WsResponse {
            asked.release();
            gone.acquire(); // the slow part
            return [&](const WebSocket &socket) {
                isOpened = true;
                socket.onClose([&](const WsStatus &, Side, bool) { closed.release(); });
            };
        });
        QVERIFY(server.start());
        Peer peer(server.port());
        peer.say(openingHandshake("/"));
        asked.acquire();
        peer.vanish();
        gone.release();
        QVERIFY(closed.tryAcquire(1, 5000) || !isOpened);
    }

    void aPeerThatPingsAndNeverReadsIsDropped_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::newRow("QtWebSockets") << Transport::QtWebSockets;
        QTest::newRow("exact") << Transport::Exact;
    }
    void aPeerThatPingsAndNeverReadsIsDropped()
    {
        QFETCH(const Transport, transport);
        QSemaphore closed;
        const ServerConfig config { .limits = { .unsentBytes = 64 << 10 }, .transport = transport };
        net::Server server(
            [&](const Request &) -> WsResponse {
                return [&](const WebSocket &socket) {
                    socket.onClose([&](const WsStatus &, Side, bool) { closed.release(); });
                };
            },
            config);
        QVERIFY(server.start());
        Peer peer(server.port());
        peer.say(openingHandshake("/"));
        const QByteArray ping = wire::encoded(
            { .opcode = wire::Opcode::Ping, .payload = QByteArray(125, 'x'), .mask = 1 });
        const QByteArray many = ping.repeated(8000); // about a mebibyte; TCP itself takes a few
        QVERIFY2(peer.sayUnread(many, 64) < 64, "all pings were answered, and the answers kept");
        QVERIFY(closed.tryAcquire(1, 3000));
    }

    /// The connections of a thread share a QWebSocket.
    void aFaultIsNobodyElses_data() { addTransports(); }
    void aFaultIsNobodyElses()
    {
        QFETCH(const Transport, transport);
        net::Server server(echoing, { .transport = transport });
        QVERIFY(server.start());
        const auto client = net::blockingClient(server.url());
        QVERIFY(client);
        for (const QByteArray &bad : { "\xFF"_ba, "\xED\xA0\x80"_ba, "half \xC3"_ba }) {
            Peer peer(server.port());
            peer.shakeHands();
            peer.say(masked(wire::Opcode::Text, "good") + masked(wire::Opcode::Text, bad)
                     + masked(wire::Opcode::Text, "late"));
            const QByteArray heard = peer.listen();
            QVERIFY2(heard.startsWith("\x81\x04good\x88"), heard.toHex().constData());
            QCOMPARE(heard.mid(8, 2), "\x03\xEF"_ba);
            const WsMessage between = WsMessage::text(u"\uFEFFbetween"_s);
            (*client)->send(between);
            QCOMPARE((*client)->receive().value(), between);
        }
    }

    void whoIsTooManyWaitsUnaccepted()
    {
        const auto service = std::make_shared<net::Service>();
        service->maxOpen = 1;
        const auto loop = std::make_shared<net::Loop>();
        net::Worker worker(service, loop);
        int taken = 0;
        const auto port = worker.listen(QHostAddress(QHostAddress::LocalHost), [&](const auto &a) {
            ++taken;
            worker.take(a);
        });
        QVERIFY(port);
        constexpr int most = 1 + net::Service::refusable;
        std::vector<std::unique_ptr<Peer>> peers;
        while (peers.size() < 2 * most)
            peers.push_back(std::make_unique<Peer>(*port));
        QTRY_VERIFY(taken >= most);
        for (int turn = 0; turn < 100; ++turn) // would accept more if it listened still
            QCoreApplication::processEvents();
        QCOMPARE(taken, most);
        QCOMPARE(service->open.value(), most);
        peers.erase(peers.begin(), peers.begin() + most);
        QTRY_COMPARE(taken, 2 * most);
        peers.clear();
        QTRY_COMPARE(service->open.value(), 0);
    }

    void aServerThatWasFullServesAgain()
    {
        net::Server server([](const Request &) { return refuse(Response(404)); },
                           { .limits = { .connections = 1 } });
        QVERIFY(server.start());
        std::vector<std::unique_ptr<Peer>> peers;
        while (peers.size() < 100)
            peers.push_back(std::make_unique<Peer>(server.port()));
        peers.clear();
        const auto isServed = [&] {
            return askRaw(server.port(), openingHandshake("/")).startsWith("HTTP/1.1 404");
        };
        QVERIFY(QTest::qWaitFor(isServed)); // asked again at once, it may have no place yet
    }

    /// A connection takes two of them; those that are left over are for nobody.
    void aProxyCountsTheDescriptorsOfBothSides()
    {
        net::Server server([](const Request &) -> WsResponse { return [](const WebSocket &) { }; });
        QVERIFY(server.start());
        net::Proxy proxy({ .url = server.url() });
        {
            const DescriptorLimit few(64 + 21);
            QVERIFY(proxy.start()); // it asks for the limit here
        }
        std::vector<std::unique_ptr<WsClient>> clients;
        for (int i = 0; i < 10; ++i) {
            auto client = net::blockingClient(proxy.url());
            QVERIFY2(client, client ? "" : qPrintable(client.error().message));
            clients.push_back(*std::move(client));
        }
        const auto tooMany = net::blockingClient(proxy.url());
        QVERIFY(!tooMany);
        QCOMPARE(tooMany.error().response.status(), 503);
    }

    void aProxyKeepsTheLimitsThatAreSet()
    {
        net::Server server([](const Request &) -> WsResponse { return [](const WebSocket &) { }; });
        QVERIFY(server.start());
        net::Proxy proxy({ .url = server.url() }, { .limits = { .messageBytes = 1000 } });
        QVERIFY(proxy.start());
        const auto client = net::blockingClient(proxy.url());
        QVERIFY(client);
        (*client)->send(WsMessage::binary(QByteArray(1001, 'x')));
        QCOMPARE((*client)->receive().error().status.code, 1009);
    }

    void aClientNoticesThroughAProxyThatItsServerIsSilent()
    {
        const ScriptedServer server([](QTcpSocket &socket, int, QByteArray &bytes) {
            if (const QByteArray head = takeHead(bytes); !head.isEmpty())
                socket.write(switchingFor(head));
        });
        net::Proxy proxy({ .url = server.url() });
        QVERIFY(proxy.start());
        const auto client = net::blockingClient(proxy.url(),
                                                { .keepAlive = std::chrono::milliseconds(50),
                                                  .pongTimeout = std::chrono::milliseconds(500) });
        QVERIFY(client);
        QCOMPARE((*client)->receive(std::chrono::seconds(10)).error().status.code, 1006);
        QVERIFY(server.received().contains("\r\n\r\n\x89")); // its ping passed
    }
};

QTEST_GUILESS_MAIN(TestBadPeers)
#include "tst_badpeers.moc"
