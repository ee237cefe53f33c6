// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "wireend.h"

#include <jackfield/mock/mockfile.h>
#include <jackfield/net/server.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
MockServer greeting(const QByteArray &steps)
{
    const auto file =
        MockFile::parse("{\"jackfield\":\"mock\",\"version\":1,\"servers\":[{\"name\":\"s\","
                        "\"routes\":[{\"path\":\"/\",\"rules\":{\"greeting\":"
                        + steps + "}}]}]}");
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    return file->servers.first();
}

WireEnd connectedTo(quint16 port)
{
    WireEnd end = WireEnd::connectedTo(port);
    end.say("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
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
};

QTEST_GUILESS_MAIN(TestMockFaults)
#include "tst_mockfaults.moc"
