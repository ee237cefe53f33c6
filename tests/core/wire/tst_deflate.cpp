// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/deflate.h>
#include <unistd.h>
#include <zlib.h>

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace jackfield::wire;
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 MiB = 1 << 20;
const DeflateParameters fresh { .serverNoContextTakeover = true, .clientNoContextTakeover = true };
const QByteArray tick1 = R"({"type":"tick","symbol":"ACME","bid":101.5})";
const QByteArray tick2 = R"({"type":"tick","symbol":"ACME","bid":101.75})";
const char tick1Hex[] =
    "aa562aa92c4855b2522ac94cce56d2512aaecc4dcacf01f21d9d7d5d81fca4cc14252b4303433dd35a0000";

/// What one message comes to, fed in pieces of `piece` bytes; or the close code of what is wrong with it.
QByteArray inflated(Inflater &inflater, const QByteArray &bytes, qsizetype piece)
{
    QByteArray out;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        if (const auto violation = inflater.feed(QByteArrayView(bytes).mid(at, piece), out))
            return QByteArray::number(violation->closeCode);
    }
    if (const auto violation = inflater.endMessage(out))
        return QByteArray::number(violation->closeCode);
    return out;
}

/// The same for several messages of one connection.
QList<QByteArray> inflated(const QList<QByteArray> &messages,
                           qsizetype piece,
                           const DeflateParameters &parameters = {})
{
    Inflater inflater(Role::Client, parameters);
    QList<QByteArray> all;
    for (const QByteArray &message : messages)
        all.append(inflated(inflater, message, piece));
    return all;
}

QList<QByteArray> fromHex(const QList<QByteArray> &hex)
{
    QList<QByteArray> bytes;
    for (const QByteArray &one : hex)
        bytes.append(QByteArray::fromHex(one));
    return bytes;
}

QByteArray randomBytes(qsizetype size, quint32 seed, int values = 256)
{
    QRandomGenerator random(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.bounded(values));
    return bytes;
}

/// 1 GiB of zeros in 1 MiB: 1,024 times the same MiB, flushed.
QByteArray gibibyteOfZeros()
{
    Deflater deflater(Role::Server, fresh);
    const QByteArray one =
        deflater.compressed(QByteArray(MiB, '\0')) + QByteArray("\0\0\xff\xff", 4);
    return one.repeated(1024);
}

/// Bytes of memory that the process holds.
qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly)
        ? file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE)
        : -1;
}
} // namespace

class TestDeflate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAreInflatedWhereverTheyAreCut_data()
    {
        QTest::addColumn<QList<QByteArray>>("hex");
        QTest::addColumn<QList<QByteArray>>("expected");
        const auto row =
            [](const char *name, const QList<QByteArray> &hex, const QList<QByteArray> &expected) {
                QTest::newRow(name) << hex << expected;
            };
        row("RFC 7692 section 7.2.3.1", { "f248cdc9c90700" }, { "Hello" });
        row("RFC 7692 section 7.2.3.2, sharing the window",
            { "f248cdc9c90700", "f200110000" },
            { "Hello", "Hello" });
        row("RFC 7692 section 7.2.3.3, no compression", { "000500faff48656c6c6f00" }, { "Hello" });
        row("RFC 7692 section 7.2.3.4, BFINAL", { "f348cdc9c9070000" }, { "Hello" });
        row("RFC 7692 section 7.2.3.5, two blocks", { "f24805000000ffffcac9c90700" }, { "Hello" });
        row("RFC 7692 section 7.2.3.6, empty", { "00" }, { "" });
        row("a message after one with BFINAL",
            { "f348cdc9c9070000", "f248cdc9c90700" },
            { "Hello", "Hello" });
        row("BFINAL and nothing behind it",
            { "f348cdc9c90700", "f248cdc9c90700" },
            { "Hello", "Hello" });
        row("the window is kept over BFINAL",
            { "f348cdc9c9070000", "f200110000" },
            { "Hello", "Hello" });
        row("blocks after BFINAL",
            { "f348cdc9c90700f348cdc9c90700f248cdc9c90700" },
            { "HelloHelloHello" });
        row("the tail left in its place",
            { "f248cdc9c907000000ffff", "f200110000" },
            { "Hello", "Hello" });
        row("BFINAL where a piece of output is just full",
            { "4b4c1c0523190000" },
            { QByteArray(512, 'a') });
        row("an empty block with BFINAL", { "0300", "f248cdc9c90700" }, { "", "Hello" });
        row("no bytes at all",
            { "", "f248cdc9c90700", "", "f200110000" },
            { "", "Hello", "", "Hello" });
        // What Python's zlib makes of them, the tail cut off.
        row("two ticks of a feed", { tick1Hex, "aa2656a9b9692d00" }, { tick1, tick2 });
        row("level 9", { "722f3abcedf0fc54850ff367340000" }, { u"Größe 😀"_s.toUtf8() });
        row("random bytes",
            { "7a5274f4f194cffc3fae5eb660fe196997fce8739baec712b91f0000" },
            { QByteArray::fromHex("e472c5e394f30ff8d5d33803f9593e63e2f3862d48a41ef8") });
        row("a full flush",
            { "f248cd01000000ffffcac90700", "f248cdc9c90700" },
            { "Hello", "Hello" });
    }
    void messagesAreInflatedWhereverTheyAreCut()
    {
        QFETCH(const QList<QByteArray>, hex);
        QFETCH(const QList<QByteArray>, expected);
        for (qsizetype piece = 1; piece < 30; ++piece)
            QCOMPARE(inflated(fromHex(hex), piece), expected);
    }

    void whatIsWrongHasACloseCode_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("no DEFLATE: a block of the type that is reserved") << "ffffff"_ba;
        QTest::newRow("a stored block whose length is not repeated") << "000500000048656c6c6f00"_ba;
        QTest::newRow("a reference to before the start") << "f200110000"_ba;
        QTest::newRow("ended within a block") << "f248cd"_ba;
        QTest::newRow("ended within a stored block") << "000500faff4865"_ba;
        QTest::newRow("ended within a block with BFINAL") << "f348cdc9"_ba;
        QTest::newRow("garbage behind BFINAL") << "f348cdc9c90700ff"_ba;
        QTest::newRow("garbage behind the tail") << "f248cdc9c907000000ffffff"_ba;
    }
    void whatIsWrongHasACloseCode()
    {
        QFETCH(const QByteArray, hex);
        for (const qsizetype piece : { 1, 2, 100 })
            QCOMPARE(inflated(fromHex({ hex }), piece), QList<QByteArray> { "1007" });
    }

    void messagesAreCompressedAsOthersDo()
    {
        Deflater deflater(Role::Client, {});
        QCOMPARE(deflater.compressed("Hello").toHex(), "f248cdc9c90700"_ba);
        QCOMPARE(deflater.compressed("").toHex(), "00"_ba);
        QCOMPARE(deflater.compressed("Hello").toHex(), "f200110000"_ba);
        Deflater ticks(Role::Server, {});
        QCOMPARE(ticks.compressed(tick1).toHex(), QByteArray(tick1Hex));
        QCOMPARE(ticks.compressed(tick2).toHex(), "aa2656a9b9692d00"_ba);
        Deflater stored(Role::Server, {}, 0);
        QCOMPARE(stored.compressed("Hello").toHex(), "000500faff48656c6c6f00"_ba);
    }

    void contextIsTakenOverIfItsOwnerMay()
    {
        const auto second = [](Role self, const DeflateParameters &parameters) {
            Deflater deflater(self, parameters);
            deflater.compressed("Hello");
            return deflater.compressed("Hello").toHex();
        };
        QCOMPARE(second(Role::Server, { .serverNoContextTakeover = true }), "f248cdc9c90700"_ba);
        QCOMPARE(second(Role::Server, { .clientNoContextTakeover = true }), "f200110000"_ba);
        QCOMPARE(second(Role::Client, { .clientNoContextTakeover = true }), "f248cdc9c90700"_ba);
        const auto read = [](const DeflateParameters &parameters) {
            return inflated(fromHex({ "f248cdc9c90700", "f200110000" }), 100, parameters);
        };
        QCOMPARE(read({ .serverNoContextTakeover = true }),
                 (QList<QByteArray> { "Hello", "1007" }));
        QCOMPARE(read({ .clientNoContextTakeover = true }),
                 (QList<QByteArray> { "Hello", "Hello" }));
    }

    void whatIsCompressedIsReadBack_data()
    {
        QTest::addColumn<DeflateParameters>("parameters");
        for (int bits = 8; bits <= 15; ++bits) {
            const DeflateParameters both { .serverMaxWindowBits = bits,
                                           .clientMaxWindowBits = bits };
            QTest::addRow("%d bits", bits) << both;
        }
        QTest::newRow("15 bits, no takeover") << fresh;
    }
    void whatIsCompressedIsReadBack()
    {
        QFETCH(const DeflateParameters, parameters);
        const QList<QByteArray> messages { "Hello",
                                           "",
                                           tick1,
                                           QByteArray(100'000, 'a'),
                                           randomBytes(40'000, 1),
                                           randomBytes(40'000, 2, 3),
                                           randomBytes(700, 3).repeated(100),
                                           tick2 };
        for (const Role sender : { Role::Client, Role::Server }) {
            const Role reader = sender == Role::Client ? Role::Server : Role::Client;
            for (const int level : { 0, 6 }) {
                Deflater deflater(sender, parameters, level);
                Inflater inflater(reader, parameters);
                for (const QByteArray &message : messages) {
                    const QByteArray bytes = deflater.compressed(message);
                    QVERIFY(bytes.size() <= message.size() + message.size() / 50 + 20);
                    QVERIFY(inflated(inflater, bytes, 1000) == message);
                }
            }
        }
    }

    /// zlib cannot compress with 8 bits; the peer's window of 256 bytes has to do all the same.
    void aWindowOf8BitsIsNotPassed()
    {
        Deflater deflater(Role::Server, { .serverMaxWindowBits = 8 });
        for (const int period : { 200, 250, 251, 256, 300, 400 }) {
            const QByteArray message = randomBytes(period, quint32(period)).repeated(20);
            QByteArray bytes = deflater.compressed(message) + QByteArray("\0\0\xff\xff", 4);
            z_stream stream = {};
            QCOMPARE(inflateInit2(&stream, -8), Z_OK);
            QByteArray out(1, '\0');
            QByteArray read;
            stream.next_in = reinterpret_cast<Bytef *>(bytes.data());
            stream.avail_in = uInt(bytes.size());
            while (read.size()
                   < message.size()) { // byte by byte: only the window is there to refer to
                stream.next_out = reinterpret_cast<Bytef *>(out.data());
                stream.avail_out = 1;
                if (inflate(&stream, Z_NO_FLUSH) != Z_OK)
                    break;
                read += out;
            }
            inflateEnd(&stream);
            QCOMPARE(read, message);
        }
    }

    void theLimitIsOfEachMessage()
    {
        Deflater deflater(Role::Client, {});
        Inflater inflater(Role::Server, {}, 1000);
        const QByteArray most(1000, 'a');
        for (int i = 0; i < 3; ++i)
            QCOMPARE(inflated(inflater, deflater.compressed(most), 3), most);
        QCOMPARE(inflated(inflater, deflater.compressed(QByteArray(1001, 'a')), 3), "1009"_ba);
    }

    void aLimitIsNotPassedInMemory_data()
    {
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<qsizetype>("piece");
        QTest::newRow("1 byte, at once") << qint64(1) << qsizetype(2 * MiB);
        QTest::newRow("1 MiB, at once") << MiB << qsizetype(2 * MiB);
        QTest::newRow("16 MiB, at once") << 16 * MiB << qsizetype(2 * MiB);
        QTest::newRow("16 MiB, in frames of 1 KiB") << 16 * MiB << qsizetype(1024);
    }
    void aLimitIsNotPassedInMemory()
    {
        QFETCH(const qint64, limit);
        QFETCH(const qsizetype, piece);
        const QByteArray bomb = gibibyteOfZeros();
        QVERIFY(bomb.size() > MiB / 2 && bomb.size() < 2 * MiB);
        Inflater inflater(Role::Server, {}, limit);
        QByteArray out = "before ";
        std::optional<Violation> violation;
        const qint64 before = residentBytes();
        for (qsizetype at = 0; at < bomb.size() && !violation; at += piece)
            violation = inflater.feed(QByteArrayView(bomb).mid(at, piece), out);
        const qint64 growth = residentBytes() - before;
        QCOMPARE(violation, (Violation { 1009, u"a message of more than %1 bytes"_s.arg(limit) }));
        QCOMPARE(out.size(), limit + 7);
        QVERIFY(out.startsWith("before ") && out.endsWith('\0'));
        QVERIFY2(out.capacity() <= limit + 1024, qPrintable(QString::number(out.capacity())));
        QVERIFY(before > 0);
#if !defined(__SANITIZE_ADDRESS__) // which keeps what was freed
        QVERIFY2(growth < 32 * MiB, qPrintable(QString::number(growth)));
#endif
    }

    /// A block with BFINAL has two bytes at least; a mebibyte of them must not cost a copy of the window each.
    void manyBlocksWithBFinalAreRead()
    {
        Inflater inflater(Role::Server, {});
        QByteArray out;
        QVERIFY(!inflater.feed(Deflater(Role::Client, {}).compressed(randomBytes(40'000, 4)), out));
        QVERIFY(!inflater.endMessage(out));
        QVERIFY(!inflater.feed(QByteArray::fromHex("0300").repeated(MiB / 2), out));
        QVERIFY(!inflater.endMessage(out));
        QCOMPARE(out, randomBytes(40'000, 4));
    }

    void bothCanBeMoved()
    {
        Deflater deflater(Role::Client, {});
        Inflater inflater(Role::Server, {});
        QCOMPARE(inflated(inflater, deflater.compressed("Hello"), 2), "Hello"_ba);
        Deflater otherDeflater = std::move(deflater);
        Inflater otherInflater = std::move(inflater);
        QCOMPARE(inflated(otherInflater, otherDeflater.compressed("Hello"), 2), "Hello"_ba);
    }
};

QTEST_GUILESS_MAIN(TestDeflate)
#include "tst_deflate.moc"
