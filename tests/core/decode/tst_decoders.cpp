// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/decode/decoder.h>
#include <jackfield/json/jsonvalue.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::decode;
using namespace Qt::StringLiterals;

namespace {
QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

constexpr const char *zlibHello =
    "789ccb48cdc9c95728cf2fca4901001a0b045d"; // "hello world", of Python
constexpr const char *gzipJson =
    "1f8b0800000000000203ab564a54b232aa05006cff367d07000000"; // {"a":2}, without a name
} // namespace

class TestDecoders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachDecoderReadsItsOwn_data()
    {
        QTest::addColumn<QString>("decoder");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name,
                            const char *decoder,
                            const QByteArray &bytes,
                            const QByteArray &json) {
            QTest::newRow(name) << QString::fromLatin1(decoder) << bytes << json;
        };
        row("CBOR", "CBOR", hex("a2616101616282f5f6"), "{\"a\":1,\"b\":[true,null]}");
        row("MessagePack", "MessagePack", hex("82a16101a16292c3c0"), "{\"a\":1,\"b\":[true,null]}");
        row("Socket.IO event",
            "Socket.IO",
            "42[\"chat\",\"hi\"]",
            "{\"engine\":\"message\",\"type\":\"EVENT\",\"data\":[\"chat\",\"hi\"]}");
        row("Socket.IO acknowledgement in a namespace",
            "Socket.IO",
            "43/admin,12[\"x\"]",
            "{\"engine\":\"message\",\"type\":\"ACK\",\"namespace\":\"/"
            "admin\",\"id\":12,\"data\":[\"x\"]}");
        row("Socket.IO with attachments",
            "Socket.IO",
            "451-[\"file\",{\"_placeholder\":true,\"num\":0}]",
            "{\"engine\":\"message\",\"type\":\"BINARY_EVENT\",\"attachments\":1,"
            "\"data\":[\"file\",{\"_placeholder\":true,\"num\":0}]}");
        row("Engine.IO open",
            "Socket.IO",
            "0{\"sid\":\"s\"}",
            "{\"engine\":\"open\",\"data\":{\"sid\":\"s\"}}");
        row("Engine.IO ping", "Socket.IO", "2", "{\"engine\":\"ping\"}");
        row("STOMP",
            "STOMP",
            QByteArray(
                "MESSAGE\ndestination:/q/a\\cb\ncontent-type:application/json\n\n{\"n\":1}\0", 66),
            "{\"command\":\"MESSAGE\",\"headers\":{\"destination\":\"/q/a:b\",\"content-type\":"
            "\"application/json\"},\"body\":{\"n\":1}}");
        row("STOMP heart-beat", "STOMP", "\n", "\"heart-beat\"");
        row("SignalR",
            "SignalR",
            "{\"type\":6}\x1e{\"type\":1,\"target\":\"x\"}\x1e",
            "[{\"type\":6},{\"type\":1,\"target\":\"x\"}]");
        row("MQTT publish",
            "MQTT",
            hex("320b0003612f62000a7b2261223a317d").replace("\x0b", "\x0e"),
            "{\"packet\":\"PUBLISH\",\"qos\":1,\"retain\":false,\"topic\":\"a/"
            "b\",\"id\":10,\"payload\":{\"a\":1}}");
        row("MQTT connect",
            "MQTT",
            hex("101000044d51545404c2003c000000017500017"
                "0")
                .replace("\x10\x10", "\x10\x12"),
            "{\"packet\":\"CONNECT\",\"protocol\":\"MQTT\",\"level\":4,\"cleanSession\":true,"
            "\"keepAlive\":60,"
            "\"clientId\":\"\",\"user\":\"u\",\"password\":\"(1 bytes)\"}");
        row("MQTT subscribe",
            "MQTT",
            hex("82080001000361232f01").replace("\x82\x08", "\x82\x08"),
            "{\"packet\":\"SUBSCRIBE\",\"id\":1,\"topics\":[{\"topic\":\"a#/\",\"qos\":1}]}");
        row("MQTT ping", "MQTT", hex("c000"), "{\"packet\":\"PINGREQ\"}");
    }
    void eachDecoderReadsItsOwn()
    {
        QFETCH(QString, decoder);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, json);
        const Decoder *row = decoderNamed(decoder);
        QVERIFY(row);
        const auto decoded = row->decode({ bytes, bytes.isValidUtf8() });
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
        QVERIFY(decoded->isText);
        QVERIFY2(JsonValue::parse(decoded->bytes).value() == JsonValue::parse(json).value(),
                 decoded->bytes.constData());
    }

    void compressedTextIsText()
    {
        QCOMPARE(decoderNamed(u"zlib")->decode({ hex(zlibHello), false })->bytes, "hello world"_ba);
        QCOMPARE(decoderNamed(u"gzip")->decode({ hex(gzipJson), false })->bytes, "{\"a\":2}"_ba);
        // Flushed and not ended, as a stream over several messages is.
        const auto part = decoderNamed(u"zlib")->decode({ hex(zlibHello).chopped(4), false });
        QCOMPARE(part->bytes, "hello world"_ba);
    }

    void whatFailsSaysWhy_data()
    {
        QTest::addColumn<QString>("decoder");
        QTest::addColumn<QByteArray>("bytes");
        for (const Decoder &decoder : decoders()) {
            QTest::addRow("%s: nothing", decoder.name)
                << QString::fromLatin1(decoder.name) << QByteArray();
            QTest::addRow("%s: noise", decoder.name)
                << QString::fromLatin1(decoder.name) << hex("ffd8ffe000104a46494600");
        }
    }
    void whatFailsSaysWhy()
    {
        QFETCH(QString, decoder);
        QFETCH(QByteArray, bytes);
        const auto decoded = decoderNamed(decoder)->decode({ bytes, bytes.isValidUtf8() });
        const bool isPossible = bytes.isEmpty() && (decoder == u"Base64" || decoder == u"STOMP");
        QCOMPARE(decoded.has_value(), isPossible);
        if (!decoded)
            QVERIFY(!decoded.error().message.isEmpty());
    }

    void aBombIsRefused()
    {
        // 100 MB of zeros, ten times in itself would be more still
        QByteArray bomb = qCompress(QByteArray(100 << 20, '\0'), 9).sliced(4);
        const auto decoded = decoderNamed(u"zlib")->decode({ bomb, false });
        QVERIFY(!decoded && decoded.error().message.contains(u"64 MiB"_s));
    }

    void theContentSaysWhatItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isText");
        QTest::addColumn<Hint>("hint");
        QTest::addColumn<QStringList>("by");
        const auto row = [](const char *name,
                            const QByteArray &bytes,
                            bool isText,
                            const Hint &hint,
                            const QStringList &by) {
            QTest::newRow(name) << bytes << isText << hint << by;
        };
        row("JSON is what it is", "{\"a\":1}", true, {}, {});
        row("a text", "hello", true, {}, {});
        row("CBOR", hex("a1616101"), false, {}, { u"CBOR"_s });
        row("MessagePack", hex("81a16101"), false, {}, { u"MessagePack"_s });
        row("MessagePack in zlib",
            qCompress(hex("81a16101")).sliced(4),
            false,
            {},
            { u"zlib"_s, u"MessagePack"_s });
        row("JSON in gzip in Base64",
            hex(gzipJson).toBase64(),
            true,
            {},
            { u"Base64"_s, u"gzip"_s });
        row("a word that could be Base64", "abcdefghijklmnop", true, {}, {});
        row("Socket.IO by the handshake",
            "42[\"a\"]",
            true,
            { {}, u"/socket.io/?EIO=4"_s },
            { u"Socket.IO"_s });
        row("without it a text", "42[\"a\"]", true, {}, {});
        row("MQTT by the subprotocol", hex("c000"), false, { u"mqtt"_s, {} }, { u"MQTT"_s });
        row("SignalR by its end", "{}\x1e", true, {}, { u"SignalR"_s });
        row("bytes", hex("00ff00ff"), false, {}, {});
    }
    void theContentSaysWhatItIs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isText);
        QFETCH(Hint, hint);
        const auto decoded = decodeByContent({ bytes, isText }, hint);
        QTEST(decoded ? decoded->by : QStringList(), "by");
    }
};

QTEST_GUILESS_MAIN(TestDecoders)
#include "tst_decoders.moc"
