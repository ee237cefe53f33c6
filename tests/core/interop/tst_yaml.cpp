// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "interop/yaml_p.h"

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

/// YAML as JSON, by the core schema of YAML 1.2.
class TestYaml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextBecomesAValue_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const QByteArray &yaml, const QByteArray &json) {
            QTest::newRow(name) << yaml << json;
        };
        row("nothing", "", "null");
        row("nulls", "[~, null, Null, NULL, '']", R"([null,null,null,null,""])");
        row("truths", "[true, True, FALSE, yes, 'true']", R"([true,true,false,"yes","true"])");
        row("numbers", "[1, -2, +3, 1.50, .5, 5., 1e3, 007]", "[1,-2,3,1.50,0.5,5,1e3,7]");
        row("with a base", "[0x1F, 0o17, 0xZ]", R"([31,15,"0xZ"])");
        row("no numbers",
            "[1_000, 1.2.3, 2020-01-01, .inf, '12']",
            R"(["1_000","1.2.3","2020-01-01",".inf","12"])");
        row("a long number", "12345678901234567890123", "12345678901234567890123");
        row("a tag", "!!str 12", R"("12")");
        row("text of lines", "a: |\n  b\n  c\n", R"({"a":"b\nc\n"})");
        row("keys", "{1: a, b: {c: d}}", R"({"1":"a","b":{"c":"d"}})");
        row("an alias", "a: &x {b: 1}\nc: *x", R"({"a":{"b":1},"c":{"b":1}})");
        row("a merge, what is there goes before",
            "a: &x {b: 1, c: 2}\nd: {<<: *x, b: 3}",
            R"({"a":{"b":1,"c":2},"d":{"b":3,"c":2}})");
        row("merges of several",
            "a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}",
            R"({"a":{"b":1},"c":{"b":2,"d":3},"e":{"b":1,"d":3}})");
        row("the first document", "a\n---\nb\n", R"("a")");
        row("JSON", R"({"a": ["\u00e9", 1.0]})", R"({"a":["\u00e9",1.0]})");
    }
    void aTextBecomesAValue()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QByteArray, json);
        const auto value = parseYaml(yaml);
        QVERIFY2(value, value ? "" : qPrintable(value.error().message));
        QCOMPARE(*value, JsonValue::parse(json).value());
        if (!json.contains('\\')) // which YAML has read
            QCOMPARE(value->toJson(), json);
    }

    void aMistakeHasItsPlace_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("where");
        QTest::newRow("a list without end") << "a: 1\nb: [c\n"_ba << u"3:1"_s;
        QTest::newRow("a key that is a list") << "x: 1\n? [a]\n: b\n"_ba << u"2:3"_s;
        QTest::newRow("an unknown alias") << "a: *b"_ba << u"1:4"_s;
        QTest::newRow("no UTF-8") << "a: 1\nb: \xff\n"_ba << u"2:4"_s;
    }
    void aMistakeHasItsPlace()
    {
        QFETCH(QByteArray, yaml);
        const auto value = parseYaml(yaml);
        QVERIFY(!value);
        QTEST(value.error().where, "where");
        QVERIFY(!value.error().message.isEmpty());
    }

    void whatIsTooMuchIsRefused()
    {
        QByteArray bomb = "a0: &a0 [x, x]\n";
        for (int i = 1; i < 40; ++i) {
            const QByteArray last = QByteArray::number(i - 1);
            const QByteArray own = QByteArray::number(i);
            bomb += 'a' + own + ": &a" + own + " [*a" + last + ", *a" + last + "]\n";
        }
        QCOMPARE(parseYaml(bomb).error().code, Error::Code::Unsupported);
        QVERIFY(!parseYaml(QByteArray(100'000, '[')));
        QByteArray deep;
        for (int i = 0; i < 600; ++i)
            deep += QByteArray(i, ' ') + "a:\n";
        QVERIFY(!parseYaml(deep));
    }
};

QTEST_GUILESS_MAIN(TestYaml)
#include "tst_yaml.moc"
