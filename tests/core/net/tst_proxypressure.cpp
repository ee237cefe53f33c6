// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "memory.h"
#include "proxyline.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <QSslSocket>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Opcode;

namespace {
constexpr qint64 mebibyte = 1 << 20;

template<typename Server>
void begin(Server &server)
{
    if (const auto started = server.start(); !started)
        qFatal("%s", qPrintable(started.error().message));
}

WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

/// Whether `expected` comes, as often as `times` says.
bool comes(const WireEnd &end, const QByteArray &expected, int times = 1)
{
    for (int i = 0; i < times; ++i) {
        if (end.hear(expected.size()) != expected)
            return false;
    }
    return true;
}

void addRows()
{
    QTest::addColumn<Side>("side");
    QTest::addColumn<bool>("isRecorded");
    for (const Side side : bothSides) {
        QTest::addRow("%s, unseen", qPrintable(nameOf(side))) << side << false;
        QTest::addRow("%s, recorded", qPrintable(nameOf(side))) << side << true;
    }
}
} // namespace

/// Many connections through a proxy, much on one of them, and TLS on all sides.
class TestProxyPressure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// TCP slows the sender down, and nothing is lost.
    void whoReadsNothingIsWaitedFor_data() { addRows(); }
    void whoReadsNothingIsWaitedFor()
    {
        QFETCH(const Side, side);
        QFETCH(const bool, isRecorded);
        Seen record;
        ProxyLine line({ .config = { .sink = isRecorded ? record.sink() : WsSink() } });
        QByteArray much;
        for (char i = 0; i < 64; ++i)
            much += frameOf(side, Opcode::Binary, QByteArray(mebibyte, i));
        const qint64 before = residentBytes();
        const qsizetype taken = line.at(side).say(much, 500);
        QVERIFY2(taken < 32 * mebibyte, qPrintable(QString::number(taken)));
        const qint64 grown = residentBytes() - before;
        QVERIFY2(grown < 16 * mebibyte, qPrintable(QString::number(grown)));
        const std::unique_ptr<QThread> saying(
            QThread::create([&] { line.at(side).say(much.sliced(taken)); }));
        saying->start();
        const bool isWhole = comes(line.at(other(side)), much);
        saying->wait();
        QVERIFY(isWhole);
    }

    /// What is encrypted and has not left counts, too: only when that goes is there room again.
    void byTlsALateReaderGetsItAll()
    {
        const WireDoor door;
        net::Proxy proxy({ .url = QUrl(u"ws://127.0.0.1:%1"_s.arg(door.port)) },
                         { .tls = TlsServerConfig() });
        begin(proxy);
        QSslSocket reader;
        reader.setPeerVerifyMode(QSslSocket::VerifyNone);
        reader.setReadBufferSize(mebibyte);
        reader.connectToHostEncrypted(u"127.0.0.1"_s, proxy.port());
        QVERIFY2(reader.waitForEncrypted(5000), qPrintable(reader.errorString()));
        reader.write(openingHandshake("/"));
        reader.flush();
        const WireEnd server = door.next();
        server.say(switchingFor(hearHead(server)));
        const auto heard = [&reader](qsizetype size) {
            QByteArray bytes;
            while (bytes.size() < size
                   && (reader.bytesAvailable() > 0 || reader.waitForReadyRead(3000)))
                bytes += reader.read(size - bytes.size());
            return bytes;
        };
        QByteArray head;
        while (!head.endsWith("\r\n\r\n")) {
            const QByteArray byte = heard(1);
            QVERIFY(!byte.isEmpty());
            head += byte;
        }
        QByteArray much;
        for (char i = 0; i < 40; ++i)
            much += frameOf(Side::Server, Opcode::Binary, QByteArray(mebibyte, i));
        const qint64 before = residentBytes();
        const qsizetype taken = server.say(much, 500);
        QVERIFY2(taken < 32 * mebibyte, qPrintable(QString::number(taken)));
        const qint64 grown = residentBytes() - before;
        QVERIFY2(grown < 16 * mebibyte, qPrintable(QString::number(grown)));
        const std::unique_ptr<QThread> saying(
            QThread::create([&] { server.say(much.sliced(taken)); }));
        saying->start();
        const QByteArray all = heard(much.size());
        saying->wait();
        QCOMPARE(all.size(), much.size());
        QVERIFY(all == much);
    }

    /// It is not gathered, and no limit stands against it.
    void aLargeFrameTakesNoMemory_data()
    {
        QTest::addColumn<Side>("side");
        for (const Side side : bothSides)
            QTest::newRow(qPrintable(nameOf(side))) << side;
    }
    void aLargeFrameTakesNoMemory()
    {
        QFETCH(const Side, side);
        constexpr int parts = 255;
        ProxyLine line;
        const QByteArray part(mebibyte, 'p');
        QByteArray header =
            frameOf(side, Opcode::Binary, part).first(side == Side::Client ? 14 : 10);
        qToBigEndian<quint64>(quint64(parts * mebibyte), header.data() + 2);
        const qint64 before = residentBytes();
        const std::unique_ptr<QThread> saying(QThread::create([&] {
            line.at(side).say(header);
            for (int i = 0; i < parts; ++i)
                line.at(side).say(part);
        }));
        saying->start();
        QCOMPARE(line.at(other(side)).hear(header.size()), header);
        const bool isWhole = comes(line.at(other(side)), part, parts);
        saying->wait();
        QVERIFY(isWhole);
        const qint64 grown = residentBytes() - before;
        QVERIFY2(grown < 16 * mebibyte, qPrintable(QString::number(grown)));
        const QByteArray next = frameOf(side, Opcode::Text, "next");
        QCOMPARE(line.passed(side, next), next);
    }

    void nothingIsLostOrOutOfOrder()
    {
        constexpr int count = 50'000;
        Seen record;
        net::Server server(echo, { .transport = Transport::Exact });
        begin(server);
        net::Proxy proxy({ .url = server.url() }, { .sink = record.sink() });
        begin(proxy);
        const auto client = net::blockingClient(proxy.url(), { .transport = Transport::Exact });
        QVERIFY(client);
        int lost = 0;
        for (int sent = 0, received = 0; received < count;) {
            while (sent < count && sent - received < 500)
                (*client)->send(WsMessage::text(QString::number(sent++)));
            const auto message = (*client)->receive();
            QVERIFY(message);
            lost += *message != WsMessage::text(QString::number(received++));
        }
        QCOMPARE(lost, 0);
        QStringList fromServer = record.lines().filter(u"server text "_s);
        QCOMPARE(fromServer.size(), count);
        QCOMPARE(record.lines().filter(u"client text "_s).size(), count);
        QCOMPARE(fromServer.last(), u"server text %1"_s.arg(count - 1));
    }

    void twoHundredAtATime()
    {
        constexpr int count = 200;
        net::Server server(echo, { .transport = Transport::Exact });
        begin(server);
        Seen record;
        net::Proxy proxy({ .url = server.url() }, { .workers = 2, .sink = record.sink() });
        begin(proxy);
        std::vector<WireEnd> clients;
        for (int i = 0; i < count; ++i) {
            clients.push_back(WireEnd::connectedTo(proxy.port()));
            clients.back().say(openingHandshake("/" + QByteArray::number(i)));
        }
        for (const WireEnd &client : clients)
            QVERIFY(hearHead(client).startsWith("HTTP/1.1 101 "));
        for (int round = 0; round < 10; ++round) {
            const auto words = [round](int i) {
                return QByteArray::number(round) + " of " + QByteArray::number(i);
            };
            for (int i = 0; i < count; ++i)
                clients[size_t(i)].say(frameOf(Side::Client, Opcode::Text, words(i)));
            for (int i = 0; i < count; ++i) {
                const QByteArray answer = frameOf(Side::Server, Opcode::Text, words(i));
                QCOMPARE(clients[size_t(i)].hear(answer.size()), answer);
            }
        }
        QCOMPARE(record.opened().size(), count);
        QCOMPARE(record.lines().filter(u"server text"_s).size(), 10 * count);
        for (WireEnd &client : clients)
            client.vanish();
        QTRY_COMPARE(record.lines().filter(u"end client 1006"_s).size(), count);
    }

    void tlsOnBothSides()
    {
        net::Server server(echo,
                           { .tls = TlsServerConfig(),
                             .transport = Transport::Exact,
                             .compression = Compression() });
        begin(server);
        Seen record;
        net::Proxy proxy(
            { .url = server.url(), .tls = { .pinnedSha256 = { server.certificateSha256() } } },
            { .tls = TlsServerConfig(), .sink = record.sink() });
        begin(proxy);
        const ClientConfig config { .tls = { .pinnedSha256 = { proxy.certificateSha256() } },
                                    .transport = Transport::Exact,
                                    .compression = Compression() };
        auto client = net::blockingClient(proxy.url(), config);
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        for (const qint64 size : { qint64(0), qint64(1000), 4 * mebibyte }) {
            const auto message = WsMessage::binary(QByteArray(size, 'x'));
            (*client)->send(message);
            QCOMPARE((*client)->receive().value(), message);
        }
        QVERIFY(record.lines().filter(u"server frame fin=1 rsv=4 op=2"_s).size() == 2);
        (*client)->close({ 4000, u"so"_s });
        QCOMPARE((*client)->receive().error().status.code, 4000);
        QTRY_COMPARE(record.lines().last(), u"end client 4000"_s);
        client = net::blockingClient(proxy.url(), config);
        client->reset(); // without a word
        QTRY_COMPARE(record.lines().last(), u"end client 1006 not clean"_s);
    }
};

QTEST_GUILESS_MAIN(TestProxyPressure)
#include "tst_proxypressure.moc"
