// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonvalue.h>

#include <QTest>
#include <limits>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
JsonValue json(const char *text)
{
    return JsonValue::parse(text).value();
}
} // namespace

class TestJsonValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wellFormedTextKeepsItsBytes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<JsonValue::Type>("type");
        using Type = JsonValue::Type;
        QTest::newRow("null") << "null"_ba << Type::Null;
        QTest::newRow("true") << "true"_ba << Type::Bool;
        QTest::newRow("false") << "false"_ba << Type::Bool;
        QTest::newRow("zero") << "0"_ba << Type::Number;
        QTest::newRow("minus zero") << "-0"_ba << Type::Number;
        QTest::newRow("a fraction with a zero at its end") << "1.50"_ba << Type::Number;
        QTest::newRow("20 digits") << "12345678901234567890"_ba << Type::Number;
        QTest::newRow("beyond all doubles") << "1e400"_ba << Type::Number;
        QTest::newRow("exponent with sign") << "-1.5E+07"_ba << Type::Number;
        QTest::newRow("empty string") << "\"\""_ba << Type::String;
        QTest::newRow("every short escape") << "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""_ba << Type::String;
        QTest::newRow("a lone surrogate is grammar") << "\"\\ud800\""_ba << Type::String;
        QTest::newRow("characters of one to four bytes")
            << "\"a\u00e4\u20ac\U0001F600\""_ba << Type::String;
        QTest::newRow("DEL may stand raw") << "\"\x7f\""_ba << Type::String;
        QTest::newRow("empty array") << "[]"_ba << Type::Array;
        QTest::newRow("array with odd spacing") << "[ 1,2 ,\t3\r\n]"_ba << Type::Array;
        QTest::newRow("empty object") << "{ }"_ba << Type::Object;
        QTest::newRow("object with a duplicate") << "{\"a\":1 , \"a\" :2}"_ba << Type::Object;
        QTest::newRow("nested") << "{\"a\":[{\"b\":[[]]},{}]}"_ba << Type::Object;
    }
    void wellFormedTextKeepsItsBytes()
    {
        QFETCH(QByteArray, text);
        const auto value = JsonValue::parse(text);
        QVERIFY2(value, qPrintable(value ? QString() : value.error().message));
        QTEST(value->type(), "type");
        QCOMPARE(value->toJson(), text);
        const JsonValue padded = JsonValue::parse(" \n" + text + "\t\r\n ").value();
        QCOMPARE(padded.raw(), text);
        QCOMPARE(padded, *value);
    }

    void malformedTextIsRefusedWhereItBreaks_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("message");
        const auto row =
            [](const char *name, const QByteArray &text, const char *where, const char *message) {
                QTest::newRow(name)
                    << text << QString::fromLatin1(where) << QString::fromUtf8(message);
            };
        row("nothing", "", "1:1", "expected a value, found the end of the text");
        row("blanks only", " \n ", "2:2", "expected a value, found the end of the text");
        row("byte order mark", "\xEF\xBB\xBF{}", "1:1", "expected a value, found U+FEFF");
        row("half a word", "[tru]", "1:2", "expected true, false or null, found 't'");
        row("word with a tail", "nulls", "1:5", "expected the end of the text, found 's'");
        row("leading zero", "01", "1:2", "expected the end of the text, found '1'");
        row("leading plus", "+1", "1:1", "expected a value, found '+'");
        row("point without digits", "1.", "1:3", "expected a digit, found the end of the text");
        row("point first", ".5", "1:1", "expected a value");
        row("exponent without digits", "[1e]", "1:4", "expected a digit, found ']'");
        row("minus alone", "-", "1:2", "expected a digit");
        row("NaN", "NaN", "1:1", "expected a value, found 'N'");
        row("comma at the end of an array", "[1,]", "1:4", "expected a value, found ']'");
        row("comma at the end of an object",
            "{\"a\":1,}",
            "1:8",
            "expected a member's name in quotes, found '}'");
        row("comma missing", "[1 2]", "1:4", "expected ',' or ']' after an element, found '2'");
        row("colon missing", "{\"a\" 1}", "1:6", "expected ':' after a member's name, found '1'");
        row("name without quotes",
            "{a:1}",
            "1:2",
            "expected a member's name in quotes, or '}', found 'a'");
        row("single quotes", "['a']", "1:2", "expected a value");
        row("comment", "[1] // one", "1:5", "expected the end of the text");
        row("wrong bracket", "[}", "1:2", "expected a value, found '}'");
        row("never closed",
            "{\"a\":[1",
            "1:8",
            "expected ',' or ']' after an element, found the end");
        row("string never closed", "\"abc", "1:5", "expected a quote that ends the string");
        row("line feed in a string",
            "\"a\nb\"",
            "1:3",
            "control characters in strings to be escaped, found U+000A");
        row("NUL in a string", QByteArray("\"\0\"", 3), "1:2", "found U+0000");
        row("unknown escape", "\"\\x41\"", "1:3", "after a backslash, found 'x'");
        row("three hex digits", "\"\\u12\"", "1:6", "expected four hex digits");
        row("overlong UTF-8", "\"\xC0\xAF\"", "1:2", "not UTF-8");
        row("surrogate as UTF-8", "\"\xED\xA0\x80\"", "1:2", "not UTF-8");
        row("cut UTF-8", "\"\xE2\x82\"", "1:2", "not UTF-8");
        row("columns are characters", "[\"\u20ac\u20ac\",x]", "1:7", "found 'x'");
        row("second line", "{\n  \"a\": ?\n}", "2:8", "found '?'");
    }
    void malformedTextIsRefusedWhereItBreaks()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        const auto value = JsonValue::parse(text);
        QVERIFY(!value);
        QCOMPARE(value.error().code, Error::Code::Invalid);
        QTEST(value.error().where, "where");
        QVERIFY2(value.error().message.contains(message), qPrintable(value.error().message));
    }

    void noPrefixOfAnObjectIsAValue()
    {
        const QByteArray whole = "{\"a\":[1,-2.5e3,\"x\\u00e9\\n\",true,null],\"b\":{\"c\":{}}}"_ba;
        for (qsizetype cut = 0; cut < whole.size(); ++cut)
            QVERIFY2(!JsonValue::parse(whole.first(cut)), whole.first(cut).constData());
        QVERIFY(JsonValue::parse(whole));
    }

    void nestingHasALimit()
    {
        const auto nested = [](int depth) {
            return QByteArray(depth, '[') + QByteArray(depth, ']');
        };
        QVERIFY(JsonValue::parse(nested(512)));
        const auto deeper = JsonValue::parse(nested(513));
        QCOMPARE(deeper.error().code, Error::Code::Unsupported);
        QVERIFY(JsonValue::parse(nested(64), 64));
        QVERIFY(!JsonValue::parse(nested(65), 64));
        QVERIFY(!JsonValue::parse(nested(100'000), 1'000'000));
        QVERIFY(json("[[[]]]") == json("[ [ [ ] ] ]"));
    }

    void numbersCompareByExactValue_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<bool>("equal");
        QTest::newRow("1 and 1.0") << "1"_ba << "1.0"_ba << true;
        QTest::newRow("100 and 1e2") << "100"_ba << "1e2"_ba << true;
        QTest::newRow("1e400 and 10e399") << "1e400"_ba << "10e399"_ba << true;
        QTest::newRow("0 and -0.0e9") << "0"_ba << "-0.0e9"_ba << true;
        QTest::newRow("one in the 20th digit")
            << "12345678901234567890"_ba << "12345678901234567891"_ba << false;
        QTest::newRow("equal as doubles only") << "0.1"_ba << "0.1000000000000000055"_ba << false;
        QTest::newRow("1 and -1") << "1"_ba << "-1"_ba << false;
        QTest::newRow("huge exponents")
            << "1e99999999999999999999"_ba << "1e+099999999999999999999"_ba << true;
        QTest::newRow("other huge exponents")
            << "1e99999999999999999999"_ba << "1e99999999999999999998"_ba << false;
    }
    void numbersCompareByExactValue()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QTEST(JsonValue::parse(a).value() == JsonValue::parse(b).value(), "equal");
    }

    void integersAreExactOrNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::optional<qint64>>("integer");
        using Integer = std::optional<qint64>;
        QTest::newRow("greatest") << "9223372036854775807"_ba
                                  << Integer(std::numeric_limits<qint64>::max());
        QTest::newRow("one more") << "9223372036854775808"_ba << Integer();
        QTest::newRow("least") << "-9223372036854775808"_ba
                               << Integer(std::numeric_limits<qint64>::min());
        QTest::newRow("whole with a point") << "12.00"_ba << Integer(12);
        QTest::newRow("whole with an exponent") << "12e3"_ba << Integer(12000);
        QTest::newRow("small exponent") << "1200e-2"_ba << Integer(12);
        QTest::newRow("fraction") << "1.5"_ba << Integer();
        QTest::newRow("beyond") << "1e400"_ba << Integer();
        QTest::newRow("zero with a huge exponent") << "0e99999999999999999999"_ba << Integer(0);
        QTest::newRow("a string") << "\"1\""_ba << Integer();
    }
    void integersAreExactOrNothing()
    {
        QFETCH(QByteArray, text);
        QTEST(JsonValue::parse(text).value().toInteger(), "integer");
    }

    void doublesAreTheNearest()
    {
        QCOMPARE(json("0.1").toDouble(), 0.1);
        QCOMPARE(json("-1e400").toDouble(), -std::numeric_limits<double>::infinity());
        QCOMPARE(json("1e-400").toDouble(), 0.0);
        QCOMPARE(json("true").toDouble(7), 7.0);
    }

    void stringsAreDecoded()
    {
        QCOMPARE(json("\"a\\u00e4\\ud83d\\ude00\\n\\/\"").toString(), u"a\u00e4\U0001F600\n/"_s);
        QCOMPARE(json("\"\\u0000\"").toString(), QString(QChar(0)));
        QCOMPARE(json("\"\uFEFF\uFEFFa\\n\uFEFF\"").toString(), u"\uFEFF\uFEFFa\n\uFEFF"_s);
        QCOMPARE(json("1").toString(u"no string"_s), u"no string"_s);
    }

    void membersAreFoundByName()
    {
        const JsonValue object = json("{\"a\":1,\"\\u0062\":[true,{\"c/d\":\"x\"}],\"a\":2}");
        QCOMPARE(object.size(), 3);
        QCOMPARE(object.keys(), QStringList({ u"a"_s, u"b"_s, u"a"_s }));
        QCOMPARE(object.value(u"a")->raw(), "2");
        QCOMPARE(object.value(u"b")->at(0).toBool(), true);
        QVERIFY(!object.value(u"c"));
        QCOMPARE(object.at(JsonPointer::parse(u"/b/1/c~1d"_s).value())->toString(), u"x"_s);
        QCOMPARE(object.at(JsonPointer())->raw(), object.raw());
        for (const char *nowhere : { "/x", "/b/2", "/b/01", "/b/-1", "/b/-", "/a/0", "/b/+1" })
            QVERIFY2(!object.at(JsonPointer::parse(QString::fromLatin1(nowhere)).value()), nowhere);
    }

    void aPartOutlivesItsDocument()
    {
        const JsonValue part =
            JsonValue::parse("{\"a\":{\"b\":\"kept\"}}").value().value(u"a").value();
        QCOMPARE(part.raw(), "{\"b\":\"kept\"}");
        QCOMPARE(part.position(), u"1:6"_s);
    }

    void objectsCompareInAnyOrder()
    {
        QVERIFY(json("{\"a\":1,\"b\":[2]}") == json("{ \"b\":[2.0], \"\\u0061\":1 }"));
        QVERIFY(json("{\"a\":0,\"a\":1}") == json("{\"a\":1}"));
        QVERIFY(json("[1,2]") != json("[2,1]"));
        QVERIFY(json("{}") != json("[]"));
        QVERIFY(json("null") == JsonValue());
    }

    void builtValuesReadWell()
    {
        const JsonValue value = JsonValue::object({
            { u"quote\""_s, JsonValue::string(u"line\n") },
            { u"n"_s,
              JsonValue::array(
                  { JsonValue::number(qint64(-5)), JsonValue::number(0.1), JsonValue() }) },
            { u"ok"_s, JsonValue::boolean(true) },
        });
        QCOMPARE(value.toJson(), "{\"quote\\\"\":\"line\\n\",\"n\":[-5,0.1,null],\"ok\":true}");
        QVERIFY(JsonValue::number(std::numeric_limits<double>::quiet_NaN()).isNull());
        QCOMPARE(JsonValue::string(QString(QChar(0xD800))).raw(), "\"\\ud800\"");
    }
};

QTEST_GUILESS_MAIN(TestJsonValue)
#include "tst_jsonvalue.moc"
