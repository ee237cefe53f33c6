// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/frame.h>
#include <jackfield/wire/handshakekey.h>

#include <QTest>

using namespace jackfield::wire;
using namespace Qt::StringLiterals;

namespace {
using Outcome = std::expected<std::optional<Frame>, Violation>;

Frame unmasked(const WholeFrame &whole)
{
    return { .opcode = whole.header.opcode,
             .payload = whole.payload(),
             .fin = whole.header.fin,
             .rsv = whole.header.rsv,
             .mask = whole.header.mask };
}

/// Reads `bytes` in two parts; what comes out must not depend on where they were cut.
Outcome readCut(Role reader, const QByteArray &bytes, qsizetype cut, qint64 limit = 0)
{
    FrameReader frames({ .reader = reader, .maxPayload = limit });
    for (QByteArrayView part :
         { QByteArrayView(bytes).first(cut), QByteArrayView(bytes).sliced(cut) }) {
        const auto frame = frames.next(part);
        if (!frame)
            return std::unexpected(frame.error());
        if (!part.isEmpty())
            return std::unexpected(Violation { 0, u"bytes of the frame were left"_s });
        if (*frame)
            return (*frame)->bytes == bytes
                ? Outcome(unmasked(**frame))
                : std::unexpected(Violation { 0, u"other bytes than came"_s });
    }
    return std::nullopt;
}
} // namespace

class TestFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// RFC 6455 section 5.3, byte by byte.
    void everyByteIsMaskedWithItsPartOfTheKey()
    {
        constexpr quint32 key = 0x37fa213d;
        const QByteArray bytes = QByteArray::fromHex("00ff5a").repeated(67);
        for (qsizetype size = 0; size <= bytes.size(); ++size) {
            for (quint64 offset = 0; offset < 4; ++offset) {
                QByteArray expected = bytes.first(size);
                for (qsizetype i = 0; i < size; ++i)
                    expected[i] = char(expected[i] ^ char(key >> (3 - (offset + i) % 4) * 8));
                QByteArray masked(size, '\0');
                copyMasked(masked.data(), bytes.first(size), key, offset);
                QCOMPARE(masked, expected);
            }
        }
    }

    /// The examples of RFC 6455 section 5.7, and the borders of the three forms of length.
    void aFrameIsItsBytes_data()
    {
        QTest::addColumn<Frame>("frame");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("unmasked text") << Frame { Opcode::Text, "Hello" } << "\x81\x05Hello"_ba;
        QTest::newRow("masked text")
            << Frame { .opcode = Opcode::Text, .payload = "Hello", .mask = 0x37fa213d }
            << QByteArray::fromHex("818537fa213d7f9f4d5158");
        QTest::newRow("first fragment")
            << Frame { .opcode = Opcode::Text, .payload = "Hel", .fin = false } << "\x01\x03Hel"_ba;
        QTest::newRow("continuation")
            << Frame { Opcode::Continuation, "lo" } << QByteArray::fromHex("80026c6f");
        QTest::newRow("ping") << Frame { Opcode::Ping, "Hello" }
                              << QByteArray::fromHex("890548656c6c6f");
        QTest::newRow("empty close") << Frame { Opcode::Close, {} } << QByteArray::fromHex("8800");
        QTest::newRow("125 bytes")
            << Frame { Opcode::Binary, QByteArray(125, 'x') } << QByteArray::fromHex("827d78");
        QTest::newRow("126 bytes")
            << Frame { Opcode::Binary, QByteArray(126, 'x') } << QByteArray::fromHex("827e007e78");
        QTest::newRow("65,535 bytes") << Frame { Opcode::Binary, QByteArray(65535, 'x') }
                                      << QByteArray::fromHex("827effff78");
        QTest::newRow("65,536 bytes") << Frame { Opcode::Binary, QByteArray(65536, 'x') }
                                      << QByteArray::fromHex("827f000000000001000078");
    }
    void aFrameIsItsBytes()
    {
        QFETCH(const Frame, frame);
        QFETCH(const QByteArray, start);
        const QByteArray bytes = encoded(frame);
        QVERIFY(bytes.startsWith(start));
        const Role reader = frame.mask ? Role::Server : Role::Client;
        const qsizetype cuts = std::min<qsizetype>(bytes.size(), 20);
        for (qsizetype cut = 0; cut <= cuts; ++cut) {
            const Outcome read = readCut(reader, bytes, cut);
            QVERIFY2(read && *read == frame, qPrintable(u"cut at %1"_s.arg(cut)));
        }
    }

    void aLengthIsWrittenInAnyForm_data()
    {
        QTest::addColumn<quint64>("length");
        QTest::addColumn<LengthForm>("form");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("shortest, 7 bits") << quint64(125) << LengthForm::Shortest << "817d"_ba;
        QTest::newRow("shortest, 16 bits") << quint64(126) << LengthForm::Shortest << "817e007e"_ba;
        QTest::newRow("shortest, 64 bits")
            << quint64(65536) << LengthForm::Shortest << "817f0000000000010000"_ba;
        QTest::newRow("16 bits for 5") << quint64(5) << LengthForm::Bits16 << "817e0005"_ba;
        QTest::newRow("64 bits for 5")
            << quint64(5) << LengthForm::Bits64 << "817f0000000000000005"_ba;
        QTest::newRow("more than 7 bits have") << quint64(0x85) << LengthForm::Bits7 << "8105"_ba;
        QTest::newRow("more than 16 bits have")
            << quint64(0x10002) << LengthForm::Bits16 << "817e0002"_ba;
    }
    void aLengthIsWrittenInAnyForm()
    {
        QFETCH(quint64, length);
        QFETCH(LengthForm, form);
        QTEST(encodedHeader({ .length = length }, form).toHex(), "hex");
        // With all that a header can have.
        const FrameHeader odd {
            .opcode = Opcode(0xB), .fin = false, .rsv = 5, .length = 3, .mask = 0x01020304
        };
        QCOMPARE(encodedHeader(odd, LengthForm::Shortest).toHex(), "5b8301020304"_ba);
    }

    void severalFramesComeOutOneByOne()
    {
        const QByteArray bytes = encoded({ Opcode::Text, "a" }) + encoded({ Opcode::Ping, {} })
            + encoded({ Opcode::Text, QByteArray(300, 'c') });
        for (qsizetype size = 1; size <= bytes.size(); ++size) { // of what is read at a time
            FrameReader frames({ .reader = Role::Client });
            QList<QByteArray> payloads;
            for (qsizetype at = 0; at < bytes.size(); at += size) {
                auto part = QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at));
                while (const auto frame = frames.next(part).value())
                    payloads.append(frame->payload());
                QVERIFY(part.isEmpty());
            }
            QCOMPARE(payloads, (QList<QByteArray> { "a", "", QByteArray(300, 'c') }));
        }
    }

    void whatBrokeTheRulesIsShown()
    {
        const QByteArray wrong = QByteArray::fromHex("c10161");
        const QByteArray next = encoded({ Opcode::Text, "next" });
        for (const bool isCut : { false, true }) {
            FrameReader frames({ .reader = Role::Client });
            const QByteArray bytes = wrong + next;
            auto first = QByteArrayView(bytes).first(isCut ? 1 : 0);
            QVERIFY(frames.next(first).value() == std::nullopt);
            auto rest = QByteArrayView(bytes).sliced(isCut ? 1 : 0);
            QVERIFY(!frames.next(rest));
            QCOMPARE(frames.offendingFrame(), wrong);
        }
        const QByteArray endless =
            QByteArray::fromHex("c17f0000000100000000") + QByteArray(1 << 20, 'x');
        QCOMPARE(firstFrame(endless).size(), 64 << 10);
    }

    void whatIsWrongWithAFrameIsSaid_data()
    {
        QTest::addColumn<Role>("reader");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name,
                            const char *hex,
                            int code,
                            const QString &word,
                            Role reader = Role::Client) {
            QTest::newRow(name) << reader << QByteArray::fromHex(hex) << code << word;
        };
        row("RSV1 without an extension", "c100", 1002, u"reserved bits"_s);
        row("opcode 3", "8300", 1002, u"opcode 3"_s);
        row("opcode 15", "8f00", 1002, u"opcode 15"_s);
        row("fragmented ping", "0900", 1002, u"fragmented"_s);
        row("ping of 126 bytes", "897e007e", 1002, u"125"_s);
        row("a client's frame without a mask", "8100", 1002, u"not masked"_s, Role::Server);
        row("a server's frame with a mask", "818000000000", 1002, u"masked"_s);
        row("125 bytes in the two-byte form", "827e007d", 1002, u"shortest"_s);
        row("65,535 bytes in the eight-byte form", "827f000000000000ffff", 1002, u"shortest"_s);
        row("a length of 2^63", "827f8000000000000000", 1002, u"highest bit"_s);
        row("more than the limit", "827e03e9", 1009, u"1001"_s);
    }
    void whatIsWrongWithAFrameIsSaid()
    {
        QFETCH(const Role, reader);
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, code);
        QFETCH(const QString, word);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            const Outcome read = readCut(reader, bytes, cut, 1000);
            QVERIFY(!read);
            QCOMPARE(int(read.error().closeCode), code);
            QVERIFY2(read.error().message.contains(word), qPrintable(read.error().message));
        }
    }

    void theAcceptValueIsThatOfTheStandard()
    {
        QCOMPARE(acceptValue("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="_ba);
        QVERIFY(isHandshakeKey(newHandshakeKey()));
        QVERIFY(newHandshakeKey() != newHandshakeKey());
        QVERIFY(!isHandshakeKey("c2hvcnQ="));
        QVERIFY(!isHandshakeKey("dGhlIHNhbXBsZSBub25jZ!=="));
        QVERIFY(!isHandshakeKey(""));
    }
};

QTEST_GUILESS_MAIN(TestFrame)
#include "tst_frame.moc"
