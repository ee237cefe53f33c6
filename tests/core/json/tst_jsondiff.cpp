// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsondiff.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestJsonDiff : public QObject
{
    Q_OBJECT

private:
    static QString line(const json::Difference &difference)
    {
        const auto text = [](const std::optional<JsonValue> &value) {
            return value ? QString::fromUtf8(value->raw()) : u"nothing"_s;
        };
        return difference.pointer.toString() + u": "_s + text(difference.expected) + u" -> "_s
            + text(difference.actual);
    }

private Q_SLOTS:
    void differencesAreNamedByPointer_data()
    {
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QByteArray>("actual");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("equal values")
            << R"({"a":1,"b":2})"_ba << R"({"b":2.0, "a":1})"_ba << QStringList();
        QTest::newRow("scalars") << "1"_ba << "2"_ba << QStringList { u": 1 -> 2"_s };
        QTest::newRow("types") << R"({"a":[]})"_ba << R"({"a":{}})"_ba
                               << QStringList { u"/a: [] -> {}"_s };
        QTest::newRow("raw text is kept")
            << R"([1.50])"_ba << R"([1.51])"_ba << QStringList { u"/0: 1.50 -> 1.51"_s };
        QTest::newRow("document order") << R"({"z":1,"a":2})"_ba << R"({"a":3,"z":4})"_ba
                                        << QStringList { u"/z: 1 -> 4"_s, u"/a: 2 -> 3"_s };
        QTest::newRow("a missing and an additional member")
            << R"({"a":1})"_ba << R"({"b":2})"_ba
            << QStringList { u"/a: 1 -> nothing"_s, u"/b: nothing -> 2"_s };
        QTest::newRow("a missing element")
            << "[1,2]"_ba << "[1]"_ba << QStringList { u"/1: 2 -> nothing"_s };
        QTest::newRow("additional elements")
            << "[]"_ba << "[1,2]"_ba
            << QStringList { u"/0: nothing -> 1"_s, u"/1: nothing -> 2"_s };
        QTest::newRow("deep, with names to escape")
            << R"({"a/b":[{"c~d":1}]})"_ba << R"({"a/b":[{"c~d":2}]})"_ba
            << QStringList { u"/a~1b/0/c~0d: 1 -> 2"_s };
        QTest::newRow("of duplicates the last counts")
            << R"({"a":1,"a":2})"_ba << R"({"a":1})"_ba << QStringList { u"/a: 2 -> 1"_s };
        QTest::newRow("of duplicates in both the last counts")
            << R"({"a":1,"a":2})"_ba << R"({"a":3,"a":2})"_ba << QStringList();
        QTest::newRow("strings with escapes") << R"(["a\n","\u0061"])"_ba << R"(["a\t","a"])"_ba
                                              << QStringList { u"/0: \"a\\n\" -> \"a\\t\""_s };
        QTest::newRow("names with escapes") << R"({"\u0061":1,"b":2})"_ba << R"({"b":3,"a":1})"_ba
                                            << QStringList { u"/b: 2 -> 3"_s };
    }
    void differencesAreNamedByPointer()
    {
        QFETCH(QByteArray, expected);
        QFETCH(QByteArray, actual);
        QStringList lines;
        for (const json::Difference &difference :
             json::diff(JsonValue::parse(expected).value(), JsonValue::parse(actual).value()))
            lines.append(line(difference));
        QTEST(lines, "lines");
    }

    void pointersAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("tokens");
        QTest::newRow("the whole") << QString() << QStringList();
        QTest::newRow("an empty key") << u"/"_s << QStringList { QString() };
        QTest::newRow("two steps") << u"/a/0"_s << QStringList { u"a"_s, u"0"_s };
        QTest::newRow("escapes") << u"/a~1b/c~0d/~01"_s
                                 << QStringList { u"a/b"_s, u"c~d"_s, u"~1"_s };
    }
    void pointersAreReadAndWritten()
    {
        QFETCH(QString, text);
        const JsonPointer pointer = JsonPointer::parse(text).value();
        QTEST(pointer.tokens(), "tokens");
        QCOMPARE(pointer.toString(), text);
    }

    void malformedPointersAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no slash") << u"a"_s;
        QTest::newRow("tilde at the end") << u"/a~"_s;
        QTest::newRow("tilde two") << u"/~2"_s;
    }
    void malformedPointersAreRefused()
    {
        QFETCH(QString, text);
        QCOMPARE(JsonPointer::parse(text).error().code, Error::Code::Invalid);
    }

    void aPointerCoversWhatIsBelow()
    {
        const auto at = [](const char *text) {
            return JsonPointer::parse(QString::fromLatin1(text)).value();
        };
        QVERIFY(at("").covers(at("/a")));
        QVERIFY(at("/a").covers(at("/a")));
        QVERIFY(at("/a").covers(at("/a/b")));
        QVERIFY(!at("/a").covers(at("/ab")));
        QVERIFY(!at("/a/b").covers(at("/a")));
    }
};

QTEST_GUILESS_MAIN(TestJsonDiff)
#include "tst_jsondiff.moc"
