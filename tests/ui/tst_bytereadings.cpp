// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/bytereadings.h>

#include <QTest>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(jackfield::ui::ByteReading)

class TestByteReadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAreReadInBothOrders_data()
    {
        QTest::addColumn<ByteReading>("reading");
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("little");
        QTest::addColumn<QString>("big");
        using enum ByteReading;
        const auto row = [](const char *name,
                            ByteReading reading,
                            const char *hex,
                            const QString &little,
                            const QString &big) {
            QTest::newRow(name) << reading << QByteArray(hex) << little << big;
        };
        row("a byte", Unsigned8, "ff", u"255"_s, u"255"_s);
        row("a byte with a sign", Signed8, "ff", u"-1"_s, u"-1"_s);
        row("its bits", Bits, "a5", u"1010 0101"_s, u"1010 0101"_s);
        row("two bytes", Unsigned16, "0180", u"32769"_s, u"384"_s);
        row("two bytes with a sign", Signed16, "0180", u"-32767"_s, u"384"_s);
        row("half a float", Float16, "003c", u"1"_s, u"3.6e-06"_s);
        row("four bytes", Unsigned32, "01000080", u"2147483649"_s, u"16777344"_s);
        row("four bytes with a sign", Signed32, "01000080", u"-2147483647"_s, u"16777344"_s);
        row("a float is not widened", Float32, "cdcccc3d", u"0.1"_s, u"-4.2949213e+08"_s);
        row("infinity", Float32, "0000807f", u"inf"_s, u"4.6096e-41"_s);
        row("eight bytes", Unsigned64, "00000000000000ff", u"18374686479671623680"_s, u"255"_s);
        row("eight bytes with a sign",
            Signed64,
            "00000000000000ff",
            u"-72057594037927936"_s,
            u"255"_s);
        row("a double", Float64, "9a9999999999b93f", u"0.1"_s, u"-1.5423487136675799e-180"_s);
        row("too few bytes", Unsigned32, "010203", {}, {});
        row("none", Bits, "", {}, {});
        row("a character", Character, "c3a9ff", u"é  U+00E9"_s, u"é  U+00E9"_s);
        row("an emoji", Character, "f09f9880", u"\U0001F600  U+1F600"_s, u"\U0001F600  U+1F600"_s);
        row("a control has a sign", Character, "00", u"␀  U+0000"_s, u"␀  U+0000"_s);
        row("what turns text is only named", Character, "e280ae", u"U+202E"_s, u"U+202E"_s);
        row("half a character", Character, "c3", {}, {});
        row("the middle of one", Character, "a9c3", {}, {});
        row("a surrogate", Character, "eda080", {}, {});
        row("seconds", Time, "00f15365", u"2023-11-14 22:13:20 (s)"_s, {});
        row("milliseconds", Time, "0068e5cf8b010000", u"2023-11-14 22:13:20.000 (ms)"_s, {});
        row("a number that is no time", Time, "0100000000000000", {}, {});
    }

    void bytesAreReadInBothOrders()
    {
        QFETCH(ByteReading, reading);
        QFETCH(QByteArray, hex);
        const QByteArray bytes = QByteArray::fromHex(hex);
        QTEST(readingOf(reading, bytes, QSysInfo::LittleEndian), "little");
        QTEST(readingOf(reading, bytes, QSysInfo::BigEndian), "big");
    }

    void bytesAreWrittenInManyForms()
    {
        const QByteArray bytes("\0hi \xff"_ba + "12345678"_ba);
        QHash<QString, QString> written;
        for (const ByteForm &form : byteForms())
            written.insert(QString::fromLatin1(form.name), form.write(bytes));
        QCOMPARE(written.size(), 4);
        QCOMPARE(written[u"Copy as hex"_s], u"00 68 69 20 ff 31 32 33 34 35 36 37 38"_s);
        QCOMPARE(written[u"Copy as Base64"_s], u"AGhpIP8xMjM0NTY3OA=="_s);
        QCOMPARE(written[u"Copy as C array"_s],
                 u"const unsigned char data[13] = {\n    0x00, 0x68, 0x69, 0x20, 0xff, 0x31, 0x32, "
                 "0x33, 0x34, 0x35, 0x36, 0x37,\n    0x38,\n};\n"_s);
        QVERIFY(written[u"Copy as text"_s].endsWith(u"12345678"_s));
        QCOMPARE(written[u"Copy as text"_s].size(), 13);
    }
};

QTEST_GUILESS_MAIN(TestByteReadings)
#include "tst_bytereadings.moc"
