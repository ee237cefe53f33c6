// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../../descriptors.h"
#include "rawclient.h"
#include "transports.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <QHash>
#include <QTest>
#include <QThread>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Opcode;

namespace {
std::unique_ptr<net::Server> started(WsConsumer consumer,
                                     Transport transport,
                                     const std::optional<Compression> &compression = {})
{
    auto server = std::make_unique<net::Server>(
        [consumer = std::move(consumer)](const Request &) -> WsResponse { return consumer; },
        ServerConfig { .transport = transport, .compression = compression });
    if (const auto result = server->start(); !result)
        qFatal("%s", qPrintable(result.error().message));
    return server;
}

std::unique_ptr<WsClient> connected(const net::Server &server, const ClientConfig &config)
{
    auto client = net::blockingClient(server.url(), config);
    if (!client)
        qFatal("%s", qPrintable(client.error().message));
    return *std::move(client);
}
} // namespace

Q_DECLARE_METATYPE(Transport)

/// Many threads, many sockets.
class TestManyAtOnce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fourThreadsSendOnOneConnection_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<bool>("isCompressed");
        QTest::newRow("qt") << Transport::QtWebSockets << false;
        QTest::newRow("exact") << Transport::Exact << false;
        QTest::newRow("exact, compressed") << Transport::Exact << true;
    }
    /// And on both sides at once, each with its connection's own thread as a fifth.
    void fourThreadsSendOnOneConnection()
    {
        QFETCH(Transport, transport);
        QFETCH(bool, isCompressed);
        constexpr int each = 2500;
        const auto compression =
            isCompressed ? std::optional(Compression { .fromBytes = 0 }) : std::nullopt;
        using Threads = std::vector<std::unique_ptr<QThread>>;
        const auto sendFrom = [](Threads &threads, const WebSocket &socket, const QString &side) {
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back(QThread::create([socket, side, t] {
                    for (int i = 0; i < each; ++i)
                        socket.send(WsMessage::text(side + u" %1 %2"_s.arg(t).arg(i)));
                }));
                threads.back()->start();
            }
        };
        Threads ofServer; // of its worker, until it is stopped
        Threads ofClient;
        const auto server = started(
            [&](const WebSocket &socket) {
                sendFrom(ofServer, socket, u"server"_s);
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            },
            transport,
            compression);
        const auto client =
            connected(*server, { .transport = transport, .compression = compression });
        sendFrom(ofClient, *client->socket(), u"client"_s);
        const auto heard = client->receiveAll(8 * each, 30s);
        server->stop();
        for (const Threads *threads : { &ofServer, &ofClient }) {
            for (const auto &thread : *threads)
                thread->wait();
        }
        QCOMPARE(heard.size(), 8 * each);
        QHash<QString, int> last;
        for (const WsMessage &message : heard) {
            const QString sender = message.text().section(u' ', 0, 1);
            const int number = message.text().section(u' ', 2).toInt();
            QVERIFY2(last.value(sender, -1) < number, qPrintable(message.text()));
            last[sender] = number;
        }
        QCOMPARE(last.size(), 8);
    }

    void fiveThousandConnectionsAreHeld_data() { addTransports(); }
    void fiveThousandConnectionsAreHeld()
    {
        QFETCH(Transport, transport);
        constexpr int count = 5000;
        const DescriptorLimit limit;
        if (limit.value() < 2 * count + 500)
            QSKIP(qPrintable(u"this system allows a process %1 descriptors"_s.arg(limit.value())));
        std::atomic<int> open = 0;
        const auto server = started(
            [&](const WebSocket &socket) {
                ++open;
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            },
            transport);
        std::vector<std::unique_ptr<Peer>> peers;
        for (int i = 0; i < count; ++i) {
            peers.push_back(std::make_unique<Peer>(quint16(server->port())));
            QVERIFY(peers.back()->shakeHands().startsWith("HTTP/1.1 101"));
        }
        QTRY_COMPARE(open, count);
        for (int i = 0; i < count; ++i)
            QVERIFY(peers[size_t(i)]->say(masked(Opcode::Text, QByteArray::number(i))));
        for (int i = 0; i < count; ++i) {
            const QByteArray echo =
                wire::encoded({ .opcode = Opcode::Text, .payload = QByteArray::number(i) });
            Peer &peer = *peers[size_t(i)];
            while (peer.bytesAvailable() < echo.size() && peer.waitForReadyRead(3000)) { }
            QCOMPARE(peer.readAll(), echo);
        }
        server->stop();
        for (const auto &peer : peers)
            QCOMPARE(peer->listen().first(4), QByteArray("\x88\x02\x03\xE9"));
    }
};

QTEST_GUILESS_MAIN(TestManyAtOnce)
#include "tst_manyatonce.moc"
