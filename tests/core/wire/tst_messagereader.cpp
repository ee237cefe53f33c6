// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/messagereader.h>

#include <QElapsedTimer>
#include <QTest>

using namespace jackfield::wire;
using namespace Qt::StringLiterals;

namespace {
QByteArray fragment(Opcode opcode, const QByteArray &payload, bool fin)
{
    return encoded({ .opcode = opcode, .payload = payload, .fin = fin });
}

/// All that comes out, as one text: "Text:a Ping:b", or the close code of the violation that ends it.
QString read(const QByteArray &bytes, qsizetype cut, qint64 limit = 0)
{
    static const QMap<Opcode, QString> names { { Opcode::Text, u"text"_s },
                                               { Opcode::Binary, u"binary"_s },
                                               { Opcode::Ping, u"ping"_s },
                                               { Opcode::Pong, u"pong"_s },
                                               { Opcode::Close, u"close"_s } };
    MessageReader messages({ .reader = Role::Client, .maxMessage = limit });
    QStringList seen;
    for (const QByteArray &part : { bytes.first(cut), bytes.sliced(cut) }) {
        QByteArrayView left = part;
        while (true) {
            const auto received = messages.next(left);
            if (!received)
                return (seen << QString::number(received.error().closeCode)).join(u' ');
            if (!*received)
                break;
            const QByteArray &payload = (*received)->payload;
            seen << names.value((*received)->opcode) + u':'
                    + ((*received)->opcode == Opcode::Close ? QString::fromLatin1(payload.toHex())
                                                            : QString::fromUtf8(payload));
        }
    }
    return seen.join(u' ');
}
} // namespace

class TestMessageReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesBecomeMessages_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const QByteArray smiley = u"😀"_s.toUtf8();
        QTest::newRow("one frame") << fragment(Opcode::Text, "a", true) << u"text:a"_s;
        QTest::newRow("three fragments")
            << fragment(Opcode::Binary, "a", false) + fragment(Opcode::Continuation, "b", false)
                + fragment(Opcode::Continuation, "c", true)
            << u"binary:abc"_s;
        QTest::newRow("a ping between fragments") << fragment(Opcode::Text, "a", false)
                + fragment(Opcode::Ping, "p", true) + fragment(Opcode::Continuation, "b", true)
                                                  << u"ping:p text:ab"_s;
        QTest::newRow("a character cut by fragments")
            << fragment(Opcode::Text, smiley.first(2), false)
                + fragment(Opcode::Continuation, smiley.sliced(2), true)
            << u"text:😀"_s;
        QTest::newRow("empty fragments")
            << fragment(Opcode::Text, "", false) + fragment(Opcode::Continuation, "", true)
            << u"text:"_s;
        QTest::newRow("a close without a body") << fragment(Opcode::Close, "", true) << u"close:"_s;
        QTest::newRow("a close with code and reason")
            << fragment(Opcode::Close, encoded(CloseBody { 4001, "so" }), true)
            << u"close:0fa1736f"_s;

        QTest::newRow("a continuation of nothing")
            << fragment(Opcode::Continuation, "a", true) << u"1002"_s;
        QTest::newRow("a message inside a message")
            << fragment(Opcode::Text, "a", false) + fragment(Opcode::Text, "b", true) << u"1002"_s;
        QTest::newRow("text that is not UTF-8")
            << fragment(Opcode::Text, "\xC0\xAF", true) << u"1007"_s;
        QTest::newRow("an encoded surrogate")
            << fragment(Opcode::Text, "\xED\xA0\x80", true) << u"1007"_s;
        QTest::newRow("text that ends inside a character")
            << fragment(Opcode::Text, smiley.first(3), true) << u"1007"_s;
        QTest::newRow("half a close code") << fragment(Opcode::Close, "\x03", true) << u"1002"_s;
        for (const quint16 code : { 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000 })
            QTest::addRow("close code %d", code)
                << fragment(Opcode::Close, encoded(CloseBody { code, {} }), true) << u"1002"_s;
        QTest::newRow("a reason that is not UTF-8")
            << fragment(Opcode::Close, encoded(CloseBody { 1000, "\xFF" }), true) << u"1007"_s;
        QTest::newRow("a message over the limit")
            << fragment(Opcode::Text, QByteArray(60, 'a'), false)
                + fragment(Opcode::Continuation, QByteArray(60, 'a'), true)
            << u"1009"_s;
    }
    void framesBecomeMessages()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, expected);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
            QCOMPARE(read(bytes, cut, 100), expected);
    }

    void whatIsWrongIsToldAtItsFirstByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qsizetype>("needed"); // of them, to know
        const QByteArray begun =
            QByteArray::fromHex("01ff00000001000000000000000000"); // 4 GiB of text, masked by 0
        QTest::newRow("a surrogate in a text that has just begun")
            << begun.first(14) + "ab\xED\xA0" << qsizetype(14 + 4);
        QTest::newRow("a byte that no character begins with")
            << begun.first(14) + "ab\xFF" << qsizetype(14 + 3);
        QTest::newRow("a second message inside the first, by its header")
            << QByteArray::fromHex("01800000000081850000000048656c6c6f") << qsizetype(6 + 6);
        QTest::newRow("a reserved opcode, by two bytes")
            << QByteArray::fromHex("83ff") << qsizetype(2);
    }
    void whatIsWrongIsToldAtItsFirstByte()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const qsizetype, needed);
        MessageReader messages({ .reader = Role::Server });
        for (qsizetype i = 0; i < needed; ++i) {
            QByteArrayView left = QByteArrayView(bytes).sliced(i, 1);
            QCOMPARE(messages.next(left).has_value(), i + 1 < needed);
        }
    }

    void theFrameThatBrokeTheRulesIsKept_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("a reserved bit") << QByteArray() << QByteArray::fromHex("c1810a0b0c0d6b");
        QTest::newRow("text that is not UTF-8")
            << QByteArray() << QByteArray::fromHex("81820a0b0c0df5f4");
        QTest::newRow("the second fragment of such a text")
            << QByteArray::fromHex("01810000000061") << QByteArray::fromHex("80820a0b0c0df5f4");
        QTest::newRow("a close code that may not be sent")
            << QByteArray() << QByteArray::fromHex("88820a0b0c0d09e6");
        QTest::newRow("a continuation of nothing")
            << QByteArray() << QByteArray::fromHex("80810a0b0c0d6b");
    }
    void theFrameThatBrokeTheRulesIsKept()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, frame);
        MessageReader messages({ .reader = Role::Server });
        const QByteArray bytes = before + frame + "what comes behind";
        QByteArrayView left = bytes;
        QVERIFY(!messages.next(left));
        QCOMPARE(messages.offendingFrame().toHex(), frame.toHex());
    }

    void everyFrameIsShownBeforeItsMessage()
    {
        MessageReader messages({ .reader = Role::Client });
        QStringList seen;
        messages.onFrame([&](const FrameHeader &frame) {
            seen << u"%1%2:%3"_s.arg(int(frame.opcode))
                        .arg(frame.fin ? u""_s : u"+"_s)
                        .arg(frame.length);
        });
        const QByteArray bytes = fragment(Opcode::Text, "abc", false)
            + fragment(Opcode::Ping, "p", true) + fragment(Opcode::Continuation, "", true);
        QByteArrayView left = bytes;
        QCOMPARE((*messages.next(left))->opcode, Opcode::Ping);
        QCOMPARE(seen, (QStringList { u"1+:3"_s, u"9:1"_s }));
        QCOMPARE(messages.partial().value().payload, "abc");
        QCOMPARE((*messages.next(left))->payload, "abc");
        QCOMPARE(seen.last(), u"0:0"_s);
        QVERIFY(!messages.partial());
    }

    void aMessageInTooManyFramesIsRefused()
    {
        MessageReader messages({ .reader = Role::Client, .maxFragments = 3 });
        const QByteArray bytes = fragment(Opcode::Text, "", false)
            + fragment(Opcode::Continuation, "", false).repeated(3);
        QByteArrayView left = bytes;
        const auto received = messages.next(left);
        QVERIFY(!received);
        QCOMPARE(int(received.error().closeCode), 1008);
    }

    void compressedMessagesComeOutAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << "Hello"_ba;
        QTest::newRow("long") << QByteArray("h\xC3\xA9llo ").repeated(20'000);
    }
    void compressedMessagesComeOutAsTheyWere()
    {
        QFETCH(const QByteArray, payload);
        const DeflateParameters agreed;
        Deflater deflater(Role::Server, agreed);
        MessageReader messages(
            { .reader = Role::Client, .maxMessage = payload.size() + 1, .deflate = agreed });
        for (int round = 0; round < 3; ++round) { // the later ones refer to the earlier
            const QByteArray compressed = deflater.compressed(payload);
            const auto half = compressed.size() / 2;
            const QByteArray bytes = encoded({ .opcode = Opcode::Text,
                                               .payload = compressed.first(half),
                                               .fin = false,
                                               .rsv = rsv1 })
                + fragment(Opcode::Ping, "p", true)
                + fragment(Opcode::Continuation, compressed.sliced(half), true);
            QList<QByteArray> came;
            for (const char byte : bytes) {
                QByteArrayView left(&byte, 1);
                const auto received = messages.next(left);
                QVERIFY2(received, qPrintable(received ? QString() : received.error().message));
                if (*received)
                    came << (*received)->payload;
            }
            QCOMPARE(came, (QList<QByteArray> { "p", payload }));
        }
    }

    void whatIsWrongWithACompressedMessageIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto compressed = [](const QByteArray &payload) {
            return Deflater(Role::Server, {}).compressed(payload);
        };
        const auto row = [](const char *name, const Frame &frame, int code) {
            QTest::newRow(name) << encoded(frame) << code;
        };
        row("no DEFLATE",
            { .opcode = Opcode::Text, .payload = "\xFF\xFF\xFF\xFF", .rsv = rsv1 },
            1007);
        row("text that is not UTF-8",
            { .opcode = Opcode::Text, .payload = compressed("\xC0\xAF"), .rsv = rsv1 },
            1007);
        row("text that ends inside a character",
            { .opcode = Opcode::Text, .payload = compressed("\xC3"), .rsv = rsv1 },
            1007);
        row("more than the limit, in few bytes",
            { .opcode = Opcode::Binary,
              .payload = compressed(QByteArray(2000, '\0')),
              .rsv = rsv1 },
            1009);
        row("a compressed ping", { .opcode = Opcode::Ping, .payload = "x", .rsv = rsv1 }, 1002);
        row("another reserved bit", { .opcode = Opcode::Text, .payload = "x", .rsv = 2 }, 1002);
    }
    void whatIsWrongWithACompressedMessageIsSaid()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, code);
        MessageReader messages(
            { .reader = Role::Client, .maxMessage = 1000, .deflate = DeflateParameters() });
        QByteArrayView left = bytes;
        const auto received = messages.next(left);
        QVERIFY(!received);
        QCOMPARE(int(received.error().closeCode), code);
    }

    void aFragmentCostsNoMoreForWhatCameBefore()
    {
        MessageReader messages({ .reader = Role::Client });
        constexpr int count = 10'000; // each with a copy of 8 MiB: more than ten seconds
        const QByteArray bytes = fragment(Opcode::Binary, QByteArray(8 << 20, 'x'), false)
            + fragment(Opcode::Continuation, "y", false).repeated(count)
            + fragment(Opcode::Continuation, "", true);
        QByteArrayView left = bytes;
        QElapsedTimer timer;
        timer.start();
        const auto received = messages.next(left);
        QVERIFY(received && *received);
        QCOMPARE((*received)->payload.size(), (8 << 20) + count);
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestMessageReader)
#include "tst_messagereader.moc"
