// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The example of docs/library/json.md, letter for letter; a test compares the two.
#include <jackfield/json/jsondiff.h>
#include <jackfield/json/jsonscan.h>

#include <QTest>

using namespace jackfield;

class TestJsonExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        // clang-format off
        const JsonValue tick = JsonValue::parse(R"({"id":12345678901234567890,"price":1.10,"tags":["a","b"]})").value();
        const QByteArray digits = tick.value(u"id")->toJson();                  // "12345678901234567890"
        const QByteArray price = tick.at(*JsonPointer::parse("/price"))->toJson();  // "1.10"

        const QByteArray text = R"({"data":[{"price":1.5}]})";
        const auto found = findJson(text, *JsonPointer::parse("/data/0/price")); // "1.5", without reading the rest into values

        const JsonValue later = JsonValue::parse(R"({"price":1.1,"id":7,"tags":["a"]})").value();
        for (const json::Difference &difference : json::diff(tick, later))      // 1.10 is 1.1, and members have no order
            qInfo().noquote() << difference.pointer.toString();                 // "/id", "/tags/1"

        const Result<JsonValue> broken = JsonValue::parse("{\"a\":1,}");        // an error says what, and where: "1:8"
        // clang-format on
        QCOMPARE(digits, "12345678901234567890");
        QCOMPARE(price, "1.10");
        QCOMPARE(found.value().value(), "1.5");
        QCOMPARE(json::diff(tick, later).size(), 2);
        QCOMPARE(json::diff(tick, later).first().pointer.toString(), "/id");
        QCOMPARE(json::diff(tick, later).last().pointer.toString(), "/tags/1");
        QCOMPARE(broken.error().where, "1:8");
    }
};

QTEST_GUILESS_MAIN(TestJsonExample)
#include "tst_json_example.moc"
