// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonpath.h>
#include <jackfield/json/jsonscan.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestJsonPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreSelectedAsTheyWereWritten_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArrayList>("selected");
        QTest::newRow("the whole") << u"$.none"_s << QByteArrayList();
        QTest::newRow("a member") << u"$.type"_s << QByteArrayList { "\"sub\"" };
        QTest::newRow("a number keeps its text")
            << u"$.items[0].price"_s << QByteArrayList { "1.50" };
        QTest::newRow("a 20-digit integer")
            << u"$.big"_s << QByteArrayList { "12345678901234567890" };
        QTest::newRow("spacing") << u"$.odd"_s << QByteArrayList { "{ \"b\" :1, \"a\":2 }" };
        QTest::newRow("all elements")
            << u"$.items[*].name"_s << QByteArrayList { "\"x\"", "\"y\"" };
        QTest::newRow("from the end") << u"$.items[-1].name"_s << QByteArrayList { "\"y\"" };
        QTest::newRow("a filter") << u"$.items[?(@.price > 2)].name"_s
                                  << QByteArrayList { "\"y\"" };
        QTest::newRow("any depth, in document order")
            << u"$..price"_s << QByteArrayList { "1.50", "3" };
        QTest::newRow("the same twice")
            << u"$.items[0,1,0].price"_s << QByteArrayList { "1.50", "3" };
        QTest::newRow("a name with a slash") << u"$['a/b']"_s << QByteArrayList { "true" };
        QTest::newRow("a computed value") << u"length($.items)"_s << QByteArrayList { "2" };
    }
    void valuesAreSelectedAsTheyWereWritten()
    {
        QFETCH(QString, path);
        const JsonValue root =
            JsonValue::parse("{\"type\":\"sub\",\"items\":[{\"name\":\"x\",\"price\":1.50},"
                             "{\"price\":3,\"name\":\"y\"}],\"big\":12345678901234567890,"
                             "\"odd\":{ \"b\" :1, \"a\":2 },\"a/b\":true}")
                .value();
        const JsonPath compiled = JsonPath::compile(path).value();
        const auto values = compiled.evaluate(root);
        QVERIFY(values);
        QByteArrayList selected;
        for (const JsonValue &value : *values)
            selected.append(value.toJson());
        QTEST(selected, "selected");
    }

    /// Paths that name one place are found without the library: the same that it finds.
    void aSinglePlaceIsWhatTheLibraryFinds_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : { "$",        "$.a",       "$['a']",     "$.b[1].c",
                                  "$.b[0]",   "$.b.0",     "$.b[7]",     "$.b[01]",
                                  "$.b['1']", "$.b[-1].c", "$.b.length", "$.a.length",
                                  "$.length", "$[0]",      "$.none.a",   "$['with space']",
                                  "$[\"a\"]", "$.d.e",     "$['']",      "$.ä",
                                  "$ .a",     "$.a ",      "$.a[0]",     "$.b.1" })
            QTest::newRow(path) << QString::fromUtf8(path);
    }
    void aSinglePlaceIsWhatTheLibraryFinds()
    {
        QFETCH(QString, path);
        const QByteArray text = "{\"a\":\"x\",\"b\":[0,{\"c\":2.50}],\"with space\":3,\"length\":4,"
                                "\"d\":1,\"d\":{\"e\":5,\"\\u0065\":6},\"\":7,\"ä\":8}";
        const auto found = [](const QString &wanted, const QByteArray &json) -> QByteArrayList {
            const JsonValue root = JsonValue::parse(json).value();
            const auto compiled = JsonPath::compile(wanted);
            if (!compiled)
                return { "no path" };
            QByteArrayList all;
            const QList<JsonValue> values = compiled->evaluate(root).value();
            const QList<JsonPointer> places = compiled->locate(root).value();
            for (const JsonValue &value : values)
                all.append(value.toJson());
            for (const JsonPointer &place : places)
                all.append(root.at(place).value().toJson());
            return all;
        };
        // Below any element of an array: no single place any more, though there is only one.
        QString below = path;
        below.replace(u"$"_s, u"$[*]"_s);
        QCOMPARE(found(path, text), found(below, '[' + text + ']'));
        const auto compiled = JsonPath::compile(path);
        if (!compiled || !compiled->place())
            return;
        const auto there = findJson(text, *compiled->place());
        QVERIFY(there);
        const QByteArrayList values = found(path, text);
        QCOMPARE(there->has_value(), !values.isEmpty());
        if (*there)
            QCOMPARE((*there)->toByteArray(), values.first());
    }

    /// So are paths that name a member at any depth.
    void anyDepthIsWhatTheLibraryFinds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("own first, then inside") << QByteArray("{\"b\":{\"a\":1},\"a\":{\"a\":2}}");
        QTest::newRow("in arrays") << QByteArray("[[{\"a\":1},{\"b\":[{\"a\":2}]}],3,{\"a\":[4]}]");
        QTest::newRow("duplicates: the last")
            << QByteArray("{\"b\":{\"a\":1},\"a\":2,\"a\":3,\"b\":4}");
        QTest::newRow("escaped names") << QByteArray("{\"\\u0061\":1,\"b\":{\"\\u0061\":{}}}");
        QTest::newRow("names of pointers")
            << QByteArray("{\"x/y\":{\"a\":1},\"~\":[{\"a\":2.50}]}");
        QTest::newRow("a scalar") << QByteArray("\"a\"");
        QTest::newRow("nothing") << QByteArray("{\"aa\":{\"A\":1}}");
        QByteArray wide = "{\"a\":0";
        for (int i = 0; i < 100; ++i)
            wide +=
                ",\"m" + QByteArray::number(i % 90) + "\":{\"a\":" + QByteArray::number(i) + '}';
        QTest::newRow("many members, some twice") << QByteArray(wide + '}');
    }
    void anyDepthIsWhatTheLibraryFinds()
    {
        QFETCH(QByteArray, text);
        const auto found = [](const QString &path, const QByteArray &json) {
            const JsonPath compiled = JsonPath::compile(path).value();
            const JsonValue root = JsonValue::parse(json).value();
            QList<std::pair<QString, QByteArray>> all;
            const QList<JsonValue> values = compiled.evaluate(root).value();
            const QList<JsonPointer> places = compiled.locate(root).value();
            for (const JsonValue &value : values)
                all.append({ QString(), value.toJson() });
            for (const JsonPointer &place : places)
                all.append({ place.toString(), root.at(place).value().toJson() });
            return all;
        };
        // The same names below any element go another way: through the library.
        auto expected = found(u"$[*]..a"_s, '[' + text + ']');
        for (auto &[place, value] : expected)
            place = place.sliced(place.isEmpty() ? 0 : 2); // without the element: "/0"
        QCOMPARE(found(u"$..a"_s, text), expected);
    }

    void onlyAPathToOnePlaceHasOne()
    {
        const auto hasPlace = [](const QString &path) {
            return JsonPath::compile(path).value().place().has_value();
        };
        QVERIFY(hasPlace(u"$.a['b'][3]"_s));
        QVERIFY(hasPlace(u"$"_s));
        QVERIFY(!hasPlace(u"$.a[*]"_s));
        QVERIFY(!hasPlace(u"$..a"_s));
        QVERIFY(!hasPlace(u"$.a[-1]"_s));
    }

    /// The library searches without a bound; a name may look like that.
    void regularExpressionsAreRefused()
    {
        for (const QString &path :
             { u"$[?(@.a =~ /b/)]"_s, u"$[?(tokenize(@.a, 'b')[0] == 'c')]"_s })
            QCOMPARE(JsonPath::compile(path).error().code, Error::Code::Unsupported);
        QVERIFY(JsonPath::compile(u"$['a =~ b']"_s));
        QVERIFY(JsonPath::compile(u"$[?(@.a == \"x =~ y\")]"_s));
    }

    void malformedPathsAreRefused_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("empty") << QString();
        QTest::newRow("bracket without end") << u"$.items["_s;
        QTest::newRow("filter without end") << u"$[?(@.a"_s;
    }
    void malformedPathsAreRefused()
    {
        QFETCH(QString, path);
        const auto compiled = JsonPath::compile(path);
        QCOMPARE(compiled.error().code, Error::Code::Invalid);
        QVERIFY2(compiled.error().where.startsWith(u"1:"_s), qPrintable(compiled.error().message));
    }
};

QTEST_GUILESS_MAIN(TestJsonPath)
#include "tst_jsonpath.moc"
