// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptedserver.h"
#include "story.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <QElapsedTimer>
#include <QNetworkInterface>
#include <QSemaphore>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Opcode;

namespace {
const WsMessage twoKibibytes = WsMessage::binary(QByteArray(2 << 10, 'x'));

/// A server whose consumers are `consumer`, which remembers how its connections ended.
struct Site
{
    QSemaphore ended;
    Story story;
    net::Server server;

    Site(const WsConsumer &consumer, const ServerConfig &config)
        : server(
              [this, consumer](const Request &) -> WsResponse {
                  return [this, consumer](const WebSocket &socket) {
                      socket.onClose([this](const WsStatus &status, Side, bool clean) {
                          story.add(u"%1 %2"_s.arg(status.code).arg(clean));
                          ended.release();
                      });
                      consumer(socket);
                  };
              },
              config)
    {
        if (const auto started = server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }
};

/// Shakes hands, says `words`, and nothing more.
ScriptedServer::Script says(const QByteArray &words)
{
    return [words](QTcpSocket &socket, int, QByteArray &bytes) {
        if (const QByteArray head = takeHead(bytes); !head.isEmpty())
            socket.write(switchingFor(head) + words);
    };
}

/// A client's end, "1006 0", as it comes on this thread.
QString endOf(const QUrl &url, const ClientConfig &config, const WsConsumer &consumer)
{
    QString end;
    const auto client = net::client(url, config, [&](const WebSocket &socket) {
        socket.onClose([&](const WsStatus &status, Side, bool clean) {
            end = u"%1 %2"_s.arg(status.code).arg(clean);
        });
        consumer(socket);
    });
    (void)QTest::qWaitFor([&] { return !end.isEmpty(); }, 4000);
    const QString inTime = end; // the client ends as well when it is destroyed
    return inTime;
}

void hear(const WebSocket &socket)
{
    socket.onMessage([](const WsMessage &) { });
}
} // namespace

/// What has a limit has a setting for it: each is set low here, and reached.
class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPeerThatDoesNotAnswerACloseIsLeft_data() { addTransports(); }
    void aPeerThatDoesNotAnswerACloseIsLeft()
    {
        QFETCH(const Transport, transport);
        const auto close = [](const WebSocket &socket) { socket.close({ 4000, u"so"_s }); };
        Site site(close, { .limits = { .closeTimeout = 100ms }, .transport = transport });
        Peer peer(site.server.port());
        peer.say(openingHandshake("/"));
        QVERIFY(site.ended.tryAcquire(1, 4000));
        QCOMPARE(site.story.events(), QStringList { u"1006 0"_s });
        QVERIFY(peer.isLeft(3000));

        const ScriptedServer server(says({}));
        QCOMPARE(endOf(server.url(),
                       { .limits = { .closeTimeout = 100ms }, .transport = transport },
                       close),
                 u"1006 0"_s);
    }

    void aStopWaitsNoLongerThanItIsTold_data() { addTransports(); }
    void aStopWaitsNoLongerThanItIsTold()
    {
        QFETCH(const Transport, transport);
        Site site(hear, { .transport = transport });
        Peer peer(site.server.port());
        peer.shakeHands();
        QElapsedTimer time;
        time.start();
        site.server.stop(100ms); // the close would be waited for for 5 s
        QVERIFY(time.elapsed() >= 100);
        QVERIFY(time.elapsed() < 4000);
        QCOMPARE(site.story.events(), QStringList { u"1006 0"_s });
        QCOMPARE(peer.listen(), "\x88\x02\x03\xE9"_ba);
    }

    void aboveTheHighWaterMarkSendSaysSo_data() { addTransports(); }
    void aboveTheHighWaterMarkSendSaysSo()
    {
        QFETCH(const Transport, transport);
        std::vector<SendResult> results;
        const auto sendTwo = [&](const WebSocket &socket) {
            results = { socket.send(twoKibibytes), socket.send(twoKibibytes) };
            socket.close();
        };
        const std::vector<SendResult> mild { SendResult::Accepted, SendResult::Accepted };
        const std::vector<SendResult> strict { SendResult::Accepted, SendResult::Buffered };
        for (const qint64 bytes : { 1 << 20, 1 << 10 }) {
            {
                Site site(sendTwo,
                          { .limits = { .highWaterBytes = bytes }, .transport = transport });
                Peer peer(site.server.port());
                peer.say(openingHandshake("/") + masked(Opcode::Close, {}));
                QVERIFY(site.ended.tryAcquire(1, 4000));
            }
            QCOMPARE(results, bytes == 1 << 20 ? mild : strict);
            const ScriptedServer server(says("\x88\x02\x03\xE8"_ba));
            endOf(server.url(),
                  { .limits = { .highWaterBytes = bytes }, .transport = transport },
                  sendTwo);
            QCOMPARE(results, bytes == 1 << 20 ? mild : strict);
        }
    }

    void messagesThatNobodyHearsEndIt_data() { addTransports(); }
    void messagesThatNobodyHearsEndIt()
    {
        QFETCH(const Transport, transport);
        const auto deaf = [](const WebSocket &) { };
        Site site(deaf, { .limits = { .unheardBytes = 1000 }, .transport = transport });
        Peer peer(site.server.port());
        peer.shakeHands();
        peer.say(masked(Opcode::Binary, twoKibibytes.bytes()));
        QVERIFY(heard(peer, "\x88\x00\x03\xF0"_ba).endsWith("\x03\xF0"));

        const ScriptedServer server(
            says(wire::encoded({ .opcode = Opcode::Binary, .payload = twoKibibytes.bytes() })));
        QCOMPARE(endOf(server.url(),
                       { .limits = { .unheardBytes = 1000, .closeTimeout = 1ms },
                         .transport = transport },
                       deaf),
                 u"1006 0"_s); // which the server does not answer
        QVERIFY(server.received().contains(QByteArray("\x88", 1)));
    }

    void aClientsFramesOfAMessageAreCounted_data() { addTransports(); }
    void aClientsFramesOfAMessageAreCounted()
    {
        QFETCH(const Transport, transport);
        const QByteArray first =
            wire::encoded({ .opcode = Opcode::Text, .payload = "a", .fin = false });
        const QByteArray more = wire::encoded({ .opcode = Opcode::Continuation, .fin = false });
        const ScriptedServer server(says(first + more.repeated(3)));
        for (const qint64 frames : { 4, 3 }) {
            QString error;
            const QString end =
                endOf(server.url(),
                      { .limits = { .messageFrames = frames, .closeTimeout = 100ms },
                        .transport = transport },
                      [&](const WebSocket &socket) {
                          socket.onError([&](const Error &e) { error = e.message; });
                          if (frames == 4) // the server would leave it open
                              socket.close();
                      });
            QCOMPARE(end, u"1006 0"_s);
            QCOMPARE(error.isEmpty(), frames == 4);
        }
    }

    void nobodyElseReachesAServer()
    {
        net::Server server([](const Request &) -> WsResponse { return WsConsumer(hear); });
        QVERIFY(server.start());
        QCOMPARE(server.url().host(), u"127.0.0.1"_s);
        bool isTried = false;
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.isLinkLocal())
                continue;
            isTried = true;
            QTcpSocket socket;
            socket.connectToHost(address, server.port());
            QVERIFY2(!socket.waitForConnected(3000), qPrintable(address.toString()));
        }
        if (!isTried)
            QSKIP("this machine has no address but loopback");
    }

    void aServerListensOnIpv6()
    {
        net::Server server(
            [](const Request &) -> WsResponse {
                return [](const WebSocket &socket) { socket.send(WsMessage::text(socket.peer())); };
            },
            { .address = u"::1"_s });
        if (const auto started = server.start(); !started)
            QSKIP(qPrintable(started.error().message));
        QCOMPARE(server.url().host(), u"::1"_s);
        const auto client = net::blockingClient(server.url());
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        QVERIFY((*client)->receive().value().text().startsWith(u"[::1]:"));
    }
};

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
