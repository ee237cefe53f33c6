// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "market.h"

/// JSON, CBOR and MessagePack of the same values.
class TestNotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { lens::registerJsonType<std::optional<Trade>>(); }

    void everyNotationBringsAValueBack_data()
    {
        QTest::addColumn<lens::Notation>("notation");
        QTest::newRow("JSON") << lens::Notation::Json;
        QTest::newRow("CBOR") << lens::Notation::Cbor;
        QTest::newRow("MessagePack") << lens::Notation::MessagePack;
    }
    void everyNotationBringsAValueBack()
    {
        QFETCH(lens::Notation, notation);
        const auto quote = lens::contentValue<Quote>(lens::message::content(notation), notation);
        const WsMessage message = quote(full);
        QCOMPARE(message.isText(), notation == lens::Notation::Json);
        QVERIFY(quote(message) == full);
        QVERIFY(quote(quote(Quote())) == Quote());
        const auto value =
            lens::contentValue<JsonValue>(lens::message::content(notation), notation);
        QCOMPARE(value(value(full.extra)), full.extra);
        QCOMPARE(codeOf(quote.tryGet(WsMessage::binary(""))),
                 notation == lens::Notation::Json ? Code::Unsupported : Code::Invalid);
        const QByteArray more = message.bytes() + "1";
        const auto behind =
            quote.tryGet(message.isText() ? WsMessage::fromUtf8(more) : WsMessage::binary(more));
        QCOMPARE(codeOf(behind), Code::Invalid);
        QCOMPARE(behind.error().closeStatus(), WsStatus::InvalidFramePayloadData);
        const QByteArray less = message.bytes().chopped(1);
        QCOMPARE(codeOf(quote.tryGet(message.isText() ? WsMessage::fromUtf8(less)
                                                      : WsMessage::binary(less))),
                 Code::Invalid);
    }

    void cborIsThatOfOthers()
    {
        // {"a": [1, -1, 1.5, h'ff', "ä", null], 1: 2} of RFC 8949, with an array of indefinite length.
        const QByteArray bytes = QByteArray::fromHex("a26161"
                                                     "9f0120f93e0041ff62c3a4f6ff"
                                                     "0102");
        QCOMPARE(lens::message::cbor()(WsMessage::binary(bytes)),
                 parsed("{'a':[1,-1,1.5,'/w==','\xc3\xa4',null],'1':2}"));
        QCOMPARE(lens::message::cbor<QList<int>>()(QList<int> { 1, 500 }).bytes(),
                 QByteArray::fromHex("82011901f4"));
        QCOMPARE(lens::message::messagePack<QList<int>>()(QList<int> { 1, 500 }).bytes(),
                 QByteArray::fromHex("9201cd01f4"));
        QCOMPARE(lens::message::cbor<QByteArray>()("\xff"_ba).bytes(), QByteArray::fromHex("41ff"));
    }

    void aNumberBeyondItsNotationIsNotAltered()
    {
        const auto cbor = lens::message::cbor();
        for (const QByteArray number : { "123456789012345678901234567891",
                                         "-123456789012345678901234567891",
                                         "12345678901234567890123e60",
                                         "0.12345678901234567890123",
                                         "-1.2345678901234567890123e-300",
                                         "1e400",
                                         "18446744073709551615",
                                         "-9223372036854775808",
                                         "1.0" }) {
            QCOMPARE(cbor(cbor(parsed(number))), parsed(number));
        }
        QVERIFY_THROWS_EXCEPTION(LensFailure, cbor(parsed("1e99999999999999999999")));
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens::message::messagePack()(parsed("1e400")));
    }

    void whatWouldCostTooMuchOrBeReadWrongIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("references to strings") << QByteArray::fromHex("d90100826161d81900");
        QTest::newRow("a reference alone") << QByteArray::fromHex("d81900");
        QTest::newRow("a great number")
            << QByteArray::fromHex("c2590101") + QByteArray(257, '\x01');
        QTest::newRow("a great number in parts") << QByteArray::fromHex("c25f4101ff");
        QTest::newRow("the mantissa of a fraction")
            << QByteArray::fromHex("c48201c3590101") + QByteArray(257, '\x01');
        QTest::newRow("below 64 bits") << QByteArray::fromHex("3bffffffffffffffff");
        QTest::newRow("just below 64 bits") << QByteArray::fromHex("3b8000000000000000");
    }
    void whatWouldCostTooMuchOrBeReadWrongIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(lens::parse(lens::Notation::Cbor, bytes).error().code, Error::Code::Unsupported);
    }

    void whatIsJustNotTooMuchIsRead()
    {
        const auto read = [](const QByteArray &bytes) {
            return lens::parse(lens::Notation::Cbor, bytes).value_or(JsonValue()).toJson();
        };
        QCOMPARE(read(QByteArray::fromHex("3b7fffffffffffffff")), "-9223372036854775808");
        QCOMPARE(read(QByteArray::fromHex("c2490100000000000000 00")), "18446744073709551616");
        QCOMPARE(read(QByteArray::fromHex("c34900ffffffffffffffff")), "-18446744073709551616");
        QVERIFY(read(QByteArray::fromHex("c2590100") + QByteArray(256, '\xff')).size() > 600);
        // Tags in the payload of a string are none.
        QCOMPARE(read(QByteArray::fromHex("43d81900")), "\"2BkA\"");
        const JsonValue many = parsed(QByteArray(700, '7'));
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens::message::cbor()(many));
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens::message::cbor()(parsed("{'\\ud800':1}")));
    }

    void aValueTooDeepToBeReadAgainIsAnErrorOfTheWriter()
    {
        Quote deep;
        deep.extra = parsed(QByteArray(512, '[') + QByteArray(512, ']'));
        const auto lens = lens::message::oneOf<Trade, Quote>("type");
        QVERIFY(lens(std::variant<Trade, Quote>(deep)).isText());
    }

    void deepNestingIsRefused()
    {
        const auto cbor = lens::message::cbor();
        QVERIFY(cbor.tryGet(WsMessage::binary(QByteArray(500, '\x81') + '\x01')));
        QCOMPARE(codeOf(cbor.tryGet(WsMessage::binary(QByteArray(100000, '\x81') + '\x01'))),
                 Code::Invalid);
        QCOMPARE(codeOf(lens::message::messagePack().tryGet(
                     WsMessage::binary(QByteArray(100000, '\x91') + '\x01'))),
                 Code::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestNotation)
#include "tst_notation.moc"
