// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"
#include "transports.h"

#include <jackfield/filter/chaos.h>
#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
WsHandler misbehaving(const Chaos &policy)
{
    const ChaosSwitch isOn;
    isOn.misbehave();
    return then(chaos(policy, isOn), echoing);
}

void sayMuch(WsClient &client)
{
    for (int i = 0; i < 200; ++i)
        client.send(WsMessage::text(u"message %1"_s.arg(i)));
}

/// What an echo behind chaos makes of that, offline.
std::vector<WsMessage> storyOf(const WsHandler &handler)
{
    const auto client = testing::testWsClient(handler, Request::get(u"/"_s));
    sayMuch(*client);
    std::vector<WsMessage> heard;
    while (const auto next = client->receive(0ms))
        heard.push_back(*next);
    return heard;
}

/// The bytes that a client reads behind the handshake when its message is answered amid chaos.
QByteArray brokenOff(Transport transport, quint32 seed, const QByteArray &payload)
{
    const Chaos policy { .seed = seed, .sent = { .closeMidMessage = 1 } };
    net::Server server(misbehaving(policy), ServerConfig { .transport = transport });
    if (!server.start())
        return "no server";
    Peer peer(quint16(server.url().port()));
    if (!peer.shakeHands().startsWith("HTTP/1.1 101"))
        return "no handshake";
    peer.say(masked(wire::Opcode::Binary, payload));
    return peer.listen();
}
} // namespace

/// Chaos through sockets is what it is offline, and more where bytes can be seen.
class TestChaosOnline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSeedIsTheSameStoryOfflineAndOnline_data() { addTransports(); }
    void aSeedIsTheSameStoryOfflineAndOnline()
    {
        QFETCH(const Transport, transport);
        const MessageChaos some { .drop = 0.2, .duplicate = 0.2, .truncate = 0.2 };
        const Chaos policy { .seed = 7, .received = some, .sent = some };
        net::Server server(misbehaving(policy), ServerConfig { .transport = transport });
        QVERIFY(server.start());
        const WsHandler offline = misbehaving(policy);
        for (int connection = 0; connection < 2; ++connection) {
            const auto client = net::blockingClient(server.url(), { .transport = transport });
            QVERIFY(client);
            const std::vector<WsMessage> expected = storyOf(offline);
            QVERIFY(expected.size() > 100);
            sayMuch(**client);
            for (const WsMessage &message : expected)
                QCOMPARE((*client)->receive().value(), message);
        }
    }

    void anEndAmidAMessageIsTheBeginningOfItsFrame_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<int>("size");
        for (const int size : { 0, 100, 125, 126, 65'535, 65'536, 200'000 }) {
            for (const auto &[name, transport] :
                 { std::pair("qt", Transport::QtWebSockets), std::pair("exact", Transport::Exact) })
                QTest::addRow("%s, %d bytes", name, size) << transport << size;
        }
    }
    void anEndAmidAMessageIsTheBeginningOfItsFrame()
    {
        QFETCH(const Transport, transport);
        QFETCH(const int, size);
        const QByteArray payload(size, 'x');
        const QByteArray frame =
            wire::encoded({ .opcode = wire::Opcode::Binary, .payload = payload });
        QSet<QByteArray> heard;
        for (const quint32 seed : { 1, 1, 2, 3 }) {
            const QByteArray bytes = brokenOff(transport, seed, payload);
            QVERIFY2(!bytes.isEmpty() && bytes.size() < frame.size(),
                     bytes.left(20).toHex().constData());
            QVERIFY2(frame.startsWith(bytes), bytes.left(20).toHex().constData());
            heard << bytes;
        }
        QCOMPARE(heard.size(), size == 0 ? 1 : 3); // of two bytes there is one beginning
    }

    void aClientSees1006_data() { addTransports(); }
    void aClientSees1006()
    {
        QFETCH(const Transport, transport);
        for (const Chaos &policy : { Chaos { .received = { .closeMidMessage = 1 } },
                                     Chaos { .sent = { .closeMidMessage = 1 } } }) {
            net::Server server(misbehaving(policy), ServerConfig { .transport = transport });
            QVERIFY(server.start());
            const auto client = net::blockingClient(server.url(), { .transport = transport });
            QVERIFY(client);
            (*client)->send(WsMessage::text(u"a"_s.repeated(1000)));
            QCOMPARE((*client)->receive().error().status, WsStatus::AbnormalClosure);
        }
    }

    void lateMessagesKeepTheirOrder_data() { addTransports(); }
    void lateMessagesKeepTheirOrder()
    {
        QFETCH(const Transport, transport);
        const MessageChaos late { .latency = { 0ms, 5ms } };
        net::Server server(misbehaving({ .received = late, .sent = late }),
                           ServerConfig { .transport = transport });
        QVERIFY(server.start());
        const auto client = net::blockingClient(server.url(), { .transport = transport });
        QVERIFY(client);
        for (int i = 0; i < 100; ++i)
            (*client)->send(WsMessage::text(QString::number(i)));
        for (int i = 0; i < 100; ++i)
            QCOMPARE((*client)->receive().value().text(), QString::number(i));
    }
};

QTEST_GUILESS_MAIN(TestChaosOnline)
#include "tst_chaosonline.moc"
