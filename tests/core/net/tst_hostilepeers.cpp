// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../../descriptors.h"
#include "echo.h"
#include "memory.h"
#include "transports.h"

#include <fcntl.h>
#include <jackfield/wire/deflate.h>
#include <netinet/in.h>
#include <sys/resource.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Opcode;

namespace {
/// Says the same again and again; whether the other side has had enough after two thousand times.
bool isCutOff(Peer &peer, const QByteArray &words)
{
    for (int said = 0; said < 2000; ++said) {
        if (!peer.say(words) || peer.bytesAvailable() > 0)
            return true;
        peer.waitForReadyRead(0);
    }
    return peer.waitForReadyRead(10'000);
}

} // namespace

/// Peers that mean harm: the server stays up, keeps its limits, and says what happened.
class TestHostilePeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headsThatDoNotComeInTimeAre408_data() { addTransports(); }
    void headsThatDoNotComeInTimeAre408()
    {
        QFETCH(const Transport, transport);
        Echo echo({ .limits = { .handshakeTimeout = 300ms }, .transport = transport });
        for (const QByteArray &begun :
             { ""_ba, "G"_ba, "GET / HTTP/1.1\r\nHost: localhost\r\n"_ba }) {
            Peer peer(echo.server->port());
            peer.say(begun);
            QVERIFY(peer.listen().startsWith("HTTP/1.1 408"));
        }
        Peer peer(echo.server->port()); // a byte now and then does not win time
        QElapsedTimer time;
        time.start();
        while (peer.state() == QAbstractSocket::ConnectedState && time.elapsed() < 5000
               && !peer.waitForReadyRead(20))
            peer.say("x");
        QVERIFY(peer.listen().startsWith("HTTP/1.1 408"));
        QVERIFY(echo.serves());
    }

    void endlessHeadsAre431_data() { addTransports(); }
    void endlessHeadsAre431()
    {
        QFETCH(const Transport, transport);
        Echo echo({ .transport = transport });
        for (const QByteArray &line : { QByteArray(1000, 'x'), "X: 1\r\n"_ba }) {
            Peer peer(echo.server->port());
            peer.say("GET / HTTP/1.1\r\nHost: localhost\r\n");
            int sent = 0;
            while (sent < 100'000 && peer.bytesAvailable() == 0 && peer.say(line)) {
                peer.waitForReadyRead(0);
                ++sent;
            }
            QVERIFY(peer.listen().startsWith("HTTP/1.1 431"));
        }
        QVERIFY(echo.serves());
    }

    void announcedLengthsTakeNoMemory_data() { addTransports(); }
    void announcedLengthsTakeNoMemory()
    {
        QFETCH(const Transport, transport);
        Echo echo({ .transport = transport });
        Peer giant(echo.server->port());
        giant.shakeHands();
        giant.say(QByteArray::fromHex("82ff3fffffffffffffff00000000")); // 2^62 - 1 bytes
        QCOMPARE(closeCode(giant.listen()), 1009);
        const qint64 before = residentBytes();
        std::vector<std::unique_ptr<Peer>> liars; // 100 x 15 MiB
        while (liars.size() < 100) {
            liars.push_back(std::make_unique<Peer>(echo.server->port()));
            liars.back()->shakeHands();
            liars.back()->say(QByteArray::fromHex("82ff0000000000f0000000000000") + "only this");
        }
        QVERIFY(echo.serves());
        QVERIFY(residentBytes() - before < 200 << 20);
    }

    void anEndlessMessageEndsAtItsLimit_data() { addTransports(); }
    void anEndlessMessageEndsAtItsLimit()
    {
        QFETCH(const Transport, transport);
        Echo echo({ .limits = { .messageBytes = 1 << 20, .messageFrames = 1000 },
                    .transport = transport });
        Peer fragments(echo.server->port());
        fragments.shakeHands();
        fragments.say(masked(Opcode::Text, {}, false));
        QVERIFY(isCutOff(fragments, masked(Opcode::Continuation, {}, false).repeated(100)));
        QCOMPARE(closeCode(fragments.listen()), 1008);
        Peer bytes(echo.server->port());
        bytes.shakeHands();
        bytes.say(masked(Opcode::Binary, QByteArray(10'000, 'x'), false));
        QVERIFY(isCutOff(bytes, masked(Opcode::Continuation, QByteArray(10'000, 'x'), false)));
        QCOMPARE(closeCode(bytes.listen()), 1009);
        QVERIFY(echo.allErrors().contains(u"1000 frames"_s));
        QVERIFY(echo.allErrors().contains(u"1048576 bytes"_s));
        QVERIFY(echo.serves());
    }

    void aDecompressionBombEndsAtTheLimit()
    {
        Echo echo({ .transport = Transport::Exact, .compression = Compression() });
        const QByteArray mebibytes(64 << 20, '\0');
        const QByteArray bomb = wire::Deflater(wire::Role::Client, {}).compressed(mebibytes);
        Peer peer(echo.server->port());
        peer.say(openingHandshake("/", "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
        const qint64 before = residentBytes();
        peer.say(wire::encoded(
            { .opcode = Opcode::Binary, .payload = bomb, .rsv = wire::rsv1, .mask = 1 }));
        QCOMPARE(closeCode(peer.listen()), 1009);
        QVERIFY(residentBytes() - before < 48 << 20); // the limit is 16 MiB
        QVERIFY(echo.serves());
    }

    void whoFloodsAndNeverReadsIsBounded_data() { addTransports(); }
    void whoFloodsAndNeverReadsIsBounded()
    {
        QFETCH(const Transport, transport);
        Echo echo(
            { .limits = { .unsentBytes = 4 << 20, .sendTimeout = 500ms }, .transport = transport });
        const qint64 before = residentBytes();
        Peer peer(echo.server->port());
        peer.shakeHands();
        const QByteArray many = masked(Opcode::Binary, QByteArray(1000, 'x')).repeated(1000);
        QVERIFY2(peer.sayUnread(many, 256) < 256, "all of it was taken");
        QVERIFY(echo.closed.tryAcquire(1, 10'000));
        QCOMPARE(echo.lastEnd(), u"1006 unclean"_s);
        QVERIFY2(echo.allErrors().contains(u"dropped"_s), qPrintable(echo.allErrors()));
        QVERIFY(residentBytes() - before < 64 << 20);
        QVERIFY(echo.serves());
    }

    void resetsAtEveryByteLeaveNothingBehind_data() { addTransports(); }
    void resetsAtEveryByteLeaveNothingBehind()
    {
        QFETCH(const Transport, transport);
        Echo echo({ .transport = transport });
        const QByteArray words = openingHandshake("/") + masked(Opcode::Text, "first", false)
            + masked(Opcode::Ping, "p") + masked(Opcode::Continuation, "last")
            + masked(Opcode::Close, QByteArray::fromHex("03e8"));
        for (qsizetype count = 0; count <= words.size(); ++count) {
            Peer peer(echo.server->port());
            peer.say(words.first(count));
            peer.vanish();
        }
        QVERIFY(echo.serves());
        QTRY_COMPARE_WITH_TIMEOUT(echo.closed.available(), echo.opened.load(), 20'000);
    }

    void whoAsksAndIsGoneTakesNoPlace_data() { addTransports(); }
    void whoAsksAndIsGoneTakesNoPlace()
    {
        QFETCH(const Transport, transport);
        Echo echo({ .limits = { .connections = 4 }, .transport = transport });
        for (int i = 0; i < 200; ++i) {
            Peer peer(echo.server->port());
            peer.say(openingHandshake("/"));
            peer.vanish();
        }
        QTRY_VERIFY(echo.serves());
        QTRY_COMPARE(echo.closed.available(), echo.opened.load());
    }

    void aServerOutOfDescriptorsRestsAndResumes_data() { addTransports(); }
    void aServerOutOfDescriptorsRestsAndResumes()
    {
        QFETCH(const Transport, transport);
        Echo echo({ .transport = transport });
        QVERIFY(echo.serves());
        Peer peer(echo.server->port()); // one that is inside already
        peer.shakeHands();
        const int waiting = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        std::optional<NoDescriptors> none(std::in_place);
        const sockaddr_in address { .sin_family = AF_INET,
                                    .sin_port = htons(echo.server->port()),
                                    .sin_addr = { htonl(INADDR_LOOPBACK) } };
        ::connect(waiting, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        const auto cpu = [] {
            rusage used {};
            ::getrusage(RUSAGE_SELF, &used);
            return used.ru_utime.tv_sec * 1000 + used.ru_utime.tv_usec / 1000
                + used.ru_stime.tv_sec * 1000 + used.ru_stime.tv_usec / 1000;
        };
        const auto cpuBefore = cpu();
        QElapsedTimer time;
        time.start();
        int answered = 0;
        while (time.elapsed() < 500) { // who is inside is served as before
            peer.say(masked(Opcode::Text, "still there?"));
            answered += peer.waitForReadyRead(3000) && peer.readAll().contains("still there?");
            peer.waitForReadyRead(20);
        }
        const auto spent = cpu() - cpuBefore;
        none.reset();
        QVERIFY(answered > 0);
        QVERIFY2(spent < time.elapsed() / 2, qPrintable(u"%1 ms of processor time"_s.arg(spent)));
        QVERIFY(echo.serves()); // and the one that waited with it
        ::close(waiting);
    }

    void aPeerThatNeverAnswersPingsIsNoticed_data() { addTransports(); }
    void aPeerThatNeverAnswersPingsIsNoticed()
    {
        QFETCH(const Transport, transport);
        Echo echo({ .keepAlive = 50ms, .pongTimeout = 100ms, .transport = transport });
        Peer peer(echo.server->port());
        peer.shakeHands();
        QVERIFY(echo.closed.tryAcquire(1, 5000));
        QCOMPARE(echo.lastEnd(), u"1006 unclean"_s);
        QVERIFY2(echo.allErrors().contains(u"pong"_s), qPrintable(echo.allErrors()));
    }
};

QTEST_GUILESS_MAIN(TestHostilePeers)
#include "tst_hostilepeers.moc"
