// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "wireend.h"

#include <jackfield/mock/mockfile.h>
#include <jackfield/net/server.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
using namespace std::chrono_literals;

constexpr char handshake[] =
    "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

/// A server with one route, /.
MockServer withRoute(const QByteArray &members)
{
    const auto file =
        MockFile::parse("{\"jackfield\":\"mock\",\"version\":1,\"servers\":[{\"name\":\"s\","
                        "\"routes\":[{\"path\":\"/\","
                        + members + "}]}]}");
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    return file->servers.first();
}

MockServer greeting(const QByteArray &steps)
{
    return withRoute("\"rules\":{\"greeting\":" + steps + '}');
}

/// As a client writes it: masked, with a key of zeros.
QByteArray frame(const QByteArray &first, const QByteArray &payload)
{
    return first + char(0x80 | payload.size()) + QByteArray(4, '\0') + payload;
}

const QByteArray ping = "\x89"_ba;
const QByteArray text = "\x81"_ba;

WireEnd connectedTo(quint16 port)
{
    WireEnd end = WireEnd::connectedTo(port);
    end.say(handshake);
    QByteArray head;
    while (!head.endsWith("\r\n\r\n"))
        head += end.hear(1);
    return end;
}
} // namespace

/// What a mock writes where it is asked to break the protocol, byte for byte.
class TestMockFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFaultIsWhatItSays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const QByteArray &hex) {
            QTest::newRow(name) << QByteArray::fromHex(hex);
        };
        const QByteArray fault = "fault"_ba.toHex();
        row("reservedBit", "c105" + fault);
        row("reservedOpcode", "8305" + fault);
        row("maskedFrame", "81850a0b0c0d6c6a797978");
        row("invalidUtf8", "8102c328");
        row("invalidUtf8InFragments",
            "0101c3"
            "800128");
        row("continuationWithoutStart", "8005" + fault);
        row("messageInsideMessage", "0105" + fault + "8105" + fault);
        row("fragmentedPing", "0900");
        row("longPing", "897e007e" + QByteArray(126, 'p').toHex());
        row("longerLengthThanNeeded", "817e0005" + fault);
        row("lengthThatNeverComes", "8164" + fault);
        row("hugeLength", "817f7fffffffffffffff");
        row("negativeLength", "817fffffffffffffffff");
        row("closeOfOneByte", "880103");
        row("closeWithReservedCode", "880203ee");
        row("closeWithInvalidUtf8", "880403e8c328");
        row("messageAfterClose",
            "880203e8"
            "8105"
                + fault);
        row("notAFrame", "HTTP/1.1 500 Internal Server Error\r\n\r\n"_ba.toHex());
        row("fragmentStorm", "010161" + "000161"_ba.repeated(9998) + "800161");
    }
    void aFaultIsWhatItSays()
    {
        QFETCH(QByteArray, bytes);
        net::Server server(
            greeting("[{\"fault\":\""_ba + QTest::currentDataTag() + "\"},{\"text\":\"end\"}]")
                .handler());
        QVERIFY(server.start());
        const WireEnd end = connectedTo(server.port());
        const QByteArray last = "\x81\x03"_ba + "end";
        QCOMPARE(end.hear(bytes.size() + last.size()), bytes + last);
    }

    void everyFaultHasItsRow()
    {
        const auto file = MockFile::parse(
            "{\"jackfield\":\"mock\",\"version\":1,\"servers\":[{\"name\":\"s\",\"routes\":[{\"path\":\"/\",\"rules\":{\"greeting\":{\"fault\":\"x\"}}}]}]}"_ba);
        const QString names =
            file.error().message.section(u"there is "_s, -1).replace(u" or "_s, u", "_s);
        QStringList rows;
        QFile source(QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/core/net/tst_mockfaults.cpp"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(source.readAll());
        for (const QString &name : names.split(u", "_s)) {
            if (!text.contains(u"row(\""_s + name + u'"'))
                rows += name;
        }
        QCOMPARE(rows, QStringList());
        QVERIFY(names.count(u", "_s) > 10);
    }

    void bytesAreWrittenAsTheyAre()
    {
        net::Server server(
            greeting("[{\"raw\":\"AAEC/w==\"},{\"text\":\"a\"},{\"raw\":\"Aw==\"}]").handler());
        QVERIFY(server.start());
        const WireEnd end = connectedTo(server.port());
        QCOMPARE(end.hear(8), QByteArray::fromHex("000102ff81016103"));
    }

    void aDripIsAFrameByteByByte()
    {
        net::Server server(
            greeting("[{\"drip\":{\"text\":\"\\u00e4b\",\"every\":1}},{\"abort\":true}]")
                .handler());
        QVERIFY(server.start());
        const WireEnd end = connectedTo(server.port());
        const WireEnd::Rest rest = end.hearToTheEnd();
        QCOMPARE(rest.bytes,
                 "\x81\x03\xc3\xa4"
                 "b"_ba); // and no close frame
        QVERIFY(rest.ended);
    }

    void pongsMisbehave_data()
    {
        QTest::addColumn<QByteArray>("pongs");
        QTest::addColumn<QByteArray>("heard"); // behind a ping and a text that is sent back
        QTest::newRow("right, where other pongs are dropped")
            << R"("from": 3600000, "pongs": {"drop": 1})"_ba << "\x8a\x02hi\x81\x01x"_ba;
        QTest::newRow("none") << R"("pongs": {"drop": 1})"_ba << "\x81\x01x"_ba;
        QTest::newRow("wrong") << R"("pongs": {"wrong": 1})"_ba << "\x8a\x02hh\x81\x01x"_ba;
        QTest::newRow("late") << R"("pongs": {"latency": 1})"_ba << "\x81\x01x\x8a\x02hi"_ba;
    }
    void pongsMisbehave()
    {
        QFETCH(QByteArray, pongs);
        QFETCH(QByteArray, heard);
        net::Server server(withRoute("\"faults\":{" + pongs + "},\"echo\":{}").handler());
        QVERIFY(server.start());
        WireEnd end = connectedTo(server.port());
        end.say(frame(ping, "hi") + frame(text, "x"));
        QCOMPARE(end.hear(heard.size()), heard);
        end.say(frame(text, "y"));
        QCOMPARE(end.hear(3), "\x81\x01y"_ba); // and nothing was left
    }

    /// What was said leaves; then nobody is there, not even for a ping or a close frame.
    void aHalfOpenConnectionStaysAndIsSilent()
    {
        net::Server server(withRoute(R"("rules":{"rules":[
            {"when":{"text":"sleep"},"reply":[{"text":"zzz"},{"halfOpen":true},{"text":"never"}]},
            {"when":{"text":"all"},"reply":{"text":"to all","to":"all"}}]})")
                               .handler());
        QVERIFY(server.start());
        WireEnd sleeper = connectedTo(server.port());
        sleeper.say(frame(text, "sleep"));
        QCOMPARE(sleeper.hear(5), "\x81\x03zzz"_ba);
        sleeper.say(frame(ping, "hi") + frame("\x88"_ba, "\x03\xe8"));
        WireEnd other = connectedTo(server.port());
        other.say(frame(text, "all"));
        QCOMPARE(other.hear(8), "\x81\x06to all"_ba);
        server.stop();
        const WireEnd::Rest rest = sleeper.hearToTheEnd();
        const QByteArray going = "\x88\x02\x03\xe9"_ba; // of the server that stops
        QVERIFY2(rest.bytes.isEmpty() || rest.bytes == going, rest.bytes.toHex().constData());
    }

    void aWrongAcceptKeyAnswersNoKey()
    {
        net::Server server(withRoute(R"("refuse":{"wrongAcceptKey":true})").handler());
        QVERIFY(server.start());
        WireEnd end = WireEnd::connectedTo(server.port());
        end.say(handshake);
        const QByteArray answer = end.hearToTheEnd().bytes;
        QVERIFY2(answer.startsWith("HTTP/1.1 101 "), answer.constData());
        QVERIFY(answer.contains("\r\nUpgrade: websocket\r\n"));
        QVERIFY(answer.contains("\r\nSec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n"));
        QVERIFY(!answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")); // RFC 6455 section 1.3
        QVERIFY(!answer.contains("Content-Length"));
    }

    void aHandshakeIsAnsweredLate_data()
    {
        QTest::addColumn<QByteArray>("handler");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("accepted") << "\"echo\":{}"_ba << "HTTP/1.1 101 "_ba;
        QTest::newRow("refused") << "\"refuse\":{\"status\":401}"_ba << "HTTP/1.1 401 "_ba;
    }
    void aHandshakeIsAnsweredLate()
    {
        QFETCH(QByteArray, handler);
        QFETCH(QByteArray, begin);
        net::Server server(withRoute("\"faults\":{\"handshake\":60}," + handler).handler());
        QVERIFY(server.start());
        WireEnd end = WireEnd::connectedTo(server.port());
        QElapsedTimer timer;
        timer.start();
        end.say(handshake);
        QCOMPARE(end.hear(begin.size()), begin);
        QVERIFY2(timer.elapsed() >= 60, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestMockFaults)
#include "tst_mockfaults.moc"
