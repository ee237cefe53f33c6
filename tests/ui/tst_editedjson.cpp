// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// JSON that somebody wrote, changed in one place.
#include <ui/models/editedjson.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

class TestEditedJson : public QObject
{
    Q_OBJECT

    static JsonPointer at(const QString &pointer) { return JsonPointer::parse(pointer).value(); }
    static JsonValue json(const QByteArray &text) { return JsonValue::parse(text).value(); }

private Q_SLOTS:
    void elementsAreAppended_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("an element a line")
            << "{ \"x\": 1.0,\n  \"a\": [\n    { \"n\" : 1 }\n  ] // "_ba.chopped(4) + "\n}\n"
            << "{ \"x\": 1.0,\n  \"a\": [\n    { \"n\" : 1 },\n    { \"b\": [1, 2] }\n  ]\n}\n"_ba;
        QTest::newRow("all on one line")
            << "{\"a\": [1, 2]}"_ba << "{\"a\": [1, 2, { \"b\": [1, 2] }]}"_ba;
        QTest::newRow("the only one on its line")
            << "{\"a\": [1]}"_ba << "{\"a\": [1, { \"b\": [1, 2] }]}"_ba;
        QTest::newRow("without blanks") << "{\"a\":[1,2]}"_ba << "{\"a\":[1,2,{\"b\":[1,2]}]}"_ba;
        QTest::newRow("the first one")
            << "{\n  \"a\": []\n}"_ba << "{\n  \"a\": [\n    { \"b\": [1, 2] }\n  ]\n}"_ba;
        QTest::newRow("tabs") << "{\n\t\"a\": [\n\t\t1,\n\t\t2\n\t]\n}"_ba
                              << "{\n\t\"a\": [\n\t\t1,\n\t\t2,\n\t\t{ \"b\": [1, 2] }\n\t]\n}"_ba;
    }
    void elementsAreAppended()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        auto text = EditedJson::parse(before);
        QVERIFY(text);
        text->append(at(u"/a"_s), json("{\"b\":[1,2]}"));
        QCOMPARE(text->text(), after);
    }

    void membersAreSet_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("where it stands")
            << " { \"a\": 1.50, \"within\" :  5e2 , \"c\": \"\\u0041\" }"_ba
            << " { \"a\": 1.50, \"within\" :  700 , \"c\": \"\\u0041\" }"_ba;
        QTest::newRow("of duplicates the one that counts")
            << "{ \"within\": 1, \"within\": 2 }"_ba << "{ \"within\": 1, \"within\": 700 }"_ba;
        QTest::newRow("behind the others") << "{ \"a\": 1, \"b\": 2 }"_ba
                                           << "{ \"a\": 1, \"b\": 2, \"within\": 700 }"_ba;
        QTest::newRow("without blanks") << "{\"a\":1}"_ba << "{\"a\":1,\"within\":700}"_ba;
        QTest::newRow("a member a line")
            << "{\n  \"a\": 1\n}\n"_ba << "{\n  \"a\": 1,\n  \"within\": 700\n}\n"_ba;
        QTest::newRow("the first one") << "{}"_ba << "{\n  \"within\": 700\n}"_ba;
    }
    void membersAreSet()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        auto text = EditedJson::parse(before);
        QVERIFY(text);
        text->set({}, u"within"_s, json("700"));
        QCOMPARE(text->text(), after);
    }

    void placesAreRemoved_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("an element at the front")
            << u"/a/0"_s << "{\n  \"a\": [\n    \"x,\",\n    { \"n\": 3 }\n  ],\n  \"b\": 1\n}"_ba;
        QTest::newRow("an element in the middle")
            << u"/a/1"_s << "{\n  \"a\": [\n    1,\n    { \"n\": 3 }\n  ],\n  \"b\": 1\n}"_ba;
        QTest::newRow("the last element")
            << u"/a/2"_s << "{\n  \"a\": [\n    1,\n    \"x,\"\n  ],\n  \"b\": 1\n}"_ba;
        QTest::newRow("the first member") << u"/a"_s << "{\n  \"b\": 1\n}"_ba;
        QTest::newRow("the only member")
            << u"/a/2/n"_s << "{\n  \"a\": [\n    1,\n    \"x,\",\n    {}\n  ],\n  \"b\": 1\n}"_ba;
    }
    void placesAreRemoved()
    {
        QFETCH(const QString, place);
        QFETCH(const QByteArray, after);
        auto text = EditedJson::parse(
            "{\n  \"a\": [\n    1,\n    \"x,\",\n    { \"n\": 3 }\n  ],\n  \"b\": 1\n}");
        QVERIFY(text);
        text->remove(at(place));
        QCOMPARE(text->text(), after);
    }
};

QTEST_GUILESS_MAIN(TestEditedJson)
#include "tst_editedjson.moc"
