// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// JSON that is being written: where its values stand, and what is changed in it.
#include <ui/models/jsontext.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
JsonPointer at(const QString &place)
{
    return *JsonPointer::parse(place);
}

/// "name /place" or "value /place" where `|` stands in the text, with what is there already; empty: nothing can stand there.
QString slotOf(QString text)
{
    const qsizetype position = text.indexOf(u'|');
    text.remove(position, 1);
    const auto slot = JsonText(text).slotAt(position);
    if (!slot)
        return {};
    return (slot->kind == JsonText::Slot::Kind::Name ? u"name "_s : u"value "_s)
        + slot->place.toString() + u'<' + text.sliced(slot->begin, slot->end - slot->begin) + u'>';
}

JsonValue json(const QByteArray &text)
{
    return *JsonValue::parse(text);
}
} // namespace

class TestWrittenJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesLeadToWhatStandsThere()
    {
        const QString text = u"{\n \"a\": [1, {\"b~/\": \"x\"}],\n \"a\\u0062\": null\n}"_s;
        const JsonText read(text);
        const auto standing = [&](const QString &place) {
            const int found = read.find(at(place));
            return found < 0 ? u"nothing"_s
                             : text.sliced(read.values()[found].begin,
                                           read.values()[found].end - read.values()[found].begin);
        };
        QCOMPARE(standing({}), text);
        QCOMPARE(standing(u"/a"_s), u"[1, {\"b~/\": \"x\"}]"_s);
        QCOMPARE(standing(u"/a/0"_s), u"1"_s);
        QCOMPARE(standing(u"/a/1/b~0~1"_s), u"\"x\""_s);
        QCOMPARE(standing(u"/ab"_s), u"null"_s);
        QCOMPARE(standing(u"/a/2"_s), u"nothing"_s);
        QCOMPARE(read.lineOf(read.values()[read.find(at(u"/ab"_s))].begin), 3);
        for (int i = 0; i < read.values().size(); ++i)
            QCOMPARE(read.find(read.placeOf(i)), i);
    }

    void aCursorIsInTheInnermostValue()
    {
        const JsonText read(u"{\"a\": {\"b\": [10]}, \"c\": 2}"_s);
        const auto around = [&](qsizetype position) {
            return read.placeOf(read.around(position)).toString();
        };
        QCOMPARE(around(0), QString());
        QCOMPARE(around(2), u"/a"_s); // in its name
        QCOMPARE(around(8), u"/a/b"_s);
        QCOMPARE(around(14), u"/a/b/0"_s);
        QCOMPARE(around(20), u"/c"_s);
    }

    void whatCanBeWrittenSomewhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("slot");
        const auto row = [](const char *text, const char *slot) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(slot);
        };
        row("{|", "name <>");
        row("{ | }", "name <>");
        row("{\"a\": 1, |}", "name <>");
        row("{\"a\": 1|}", "value /a<1>");
        row("{\"a\": 1 |}", "");
        row("{\"a|\": 1}", "name <\"a\">");
        row("{\"a\": |}", "value /a<>");
        row("{\"a\": |, \"b\": 1}", "value /a<>");
        row("{\"a\": tr|", "value /a<tr>");
        row("{\"a\": \"x|\n}", "value /a<\"x>");
        row("{\"a\": {|", "name /a<>");
        row("{\"a\": {\"b\": 1}, \"c\": [|", "value /c/0<>");
        row("{\"c\": [1, |]}", "value /c/1<>");
        row("{\"c\": [{\"d\": 1}, {|}]}", "name /c/1<>");
        row("{\"c\": [{\"d\": |", "value /c/0/d<>");
        row("{\"a\"| ", "name <\"a\">");
        row("{\"a\" |", "");
        row("[{\"a\": 1, | {\"b\": 2}]", "name /0<>");
        row("[{\"a\": 1, {\"b\": |}]", "value /1/b<>");
        row("[{\"a\": {\"b\": {\"c\": \"x|\n, {\"d\": 1}]", "value /0/a/b/c<\"x>");
        row("[{\"a\": {\"b\": 1\n, {\"d\": |}]", "value /1/d<>");
        row("|{}", "");
        row("{}|", "");
        row("|", "");
    }
    void whatCanBeWrittenSomewhere()
    {
        QFETCH(QString, text);
        QFETCH(QString, slot);
        QCOMPARE(slotOf(text), slot);
    }

    void elementsAndMembersAreWrittenAsTheirNeighbours()
    {
        const JsonValue rule = json(R"({"when":{"text":"hi"}})");
        QCOMPARE(withElement(u"{\n  \"rules\": [\n    {},\n    1\n  ]\n}"_s, at(u"/rules"_s), rule),
                 u"{\n  \"rules\": [\n    {},\n    1,\n    "
                 "{ \"when\": { \"text\": \"hi\" } }\n  ]\n}"_s);
        QCOMPARE(withElement(u"{ \"rules\": [1] }"_s, at(u"/rules"_s), json("2")),
                 u"{ \"rules\": [1, 2] }"_s);
        QCOMPARE(withElement(u"{\n  \"rules\": []\n}"_s, at(u"/rules"_s), json("2")),
                 u"{\n  \"rules\": [\n    2\n  ]\n}"_s);
        QCOMPARE(withMember(u"{\n  \"a\": 1\n}"_s, {}, u"b"_s, json("[]")),
                 u"{\n  \"a\": 1,\n  \"b\": []\n}"_s);
        QCOMPARE(withMember(u"{ \"a\": 1 , \"b\":2}"_s, {}, u"a"_s, json("\"x\"")),
                 u"{ \"a\": \"x\" , \"b\":2}"_s);
        QCOMPARE(withMember(u"{\"a\":, \"b\":2}"_s, {}, u"a"_s, json("1")),
                 u"{\"a\": 1, \"b\":2}"_s);
        QVERIFY(!withElement(u"{\"a\": 1}"_s, at(u"/a"_s), json("1")));
        QVERIFY(!withMember(u"[]"_s, {}, u"a"_s, json("1")));
    }

    void elementsAreAppended_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("an element a line")
            << u"{ \"x\": 1.0,\n  \"a\": [\n    { \"n\" : 1 }\n  ]\n}\n"_s
            << u"{ \"x\": 1.0,\n  \"a\": [\n    { \"n\" : 1 },\n    { \"b\": [1, 2] }\n  ]\n}\n"_s;
        QTest::newRow("all on one line")
            << u"{\"a\": [1, 2]}"_s << u"{\"a\": [1, 2, { \"b\": [1, 2] }]}"_s;
        QTest::newRow("the only one on its line")
            << u"{\"a\": [1]}"_s << u"{\"a\": [1, { \"b\": [1, 2] }]}"_s;
        QTest::newRow("without blanks") << u"{\"a\":[1,2]}"_s << u"{\"a\":[1,2,{\"b\":[1,2]}]}"_s;
        QTest::newRow("the first one")
            << u"{\n  \"a\": []\n}"_s << u"{\n  \"a\": [\n    { \"b\": [1, 2] }\n  ]\n}"_s;
        QTest::newRow("tabs") << u"{\n\t\"a\": [\n\t\t1,\n\t\t2\n\t]\n}"_s
                              << u"{\n\t\"a\": [\n\t\t1,\n\t\t2,\n\t\t{ \"b\": [1, 2] }\n\t]\n}"_s;
    }
    void elementsAreAppended()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        QCOMPARE(withElement(before, at(u"/a"_s), json("{\"b\":[1,2]}")), after);
    }

    void membersAreSet_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("where it stands")
            << u" { \"a\": 1.50, \"within\" :  5e2 , \"c\": \"\\u0041\" }"_s
            << u" { \"a\": 1.50, \"within\" :  700 , \"c\": \"\\u0041\" }"_s;
        QTest::newRow("of duplicates the one that counts")
            << u"{ \"within\": 1, \"within\": 2 }"_s << u"{ \"within\": 1, \"within\": 700 }"_s;
        QTest::newRow("behind the others")
            << u"{ \"a\": 1, \"b\": 2 }"_s << u"{ \"a\": 1, \"b\": 2, \"within\": 700 }"_s;
        QTest::newRow("without blanks") << u"{\"a\":1}"_s << u"{\"a\":1,\"within\":700}"_s;
        QTest::newRow("a member a line")
            << u"{\n  \"a\": 1\n}\n"_s << u"{\n  \"a\": 1,\n  \"within\": 700\n}\n"_s;
        QTest::newRow("the first one") << u"{}"_s << u"{\n  \"within\": 700\n}"_s;
    }
    void membersAreSet()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        QCOMPARE(withMember(before, {}, u"within"_s, json("700")), after);
    }

    void placesAreRemoved_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("after");
        QTest::newRow("an element at the front")
            << u"/a/0"_s << u"{\n  \"a\": [\n    \"x,\",\n    { \"n\": 3 }\n  ],\n  \"b\": 1\n}"_s;
        QTest::newRow("an element in the middle")
            << u"/a/1"_s << u"{\n  \"a\": [\n    1,\n    { \"n\": 3 }\n  ],\n  \"b\": 1\n}"_s;
        QTest::newRow("the last element")
            << u"/a/2"_s << u"{\n  \"a\": [\n    1,\n    \"x,\"\n  ],\n  \"b\": 1\n}"_s;
        QTest::newRow("the first member") << u"/a"_s << u"{\n  \"b\": 1\n}"_s;
        QTest::newRow("the only member")
            << u"/a/2/n"_s << u"{\n  \"a\": [\n    1,\n    \"x,\",\n    {}\n  ],\n  \"b\": 1\n}"_s;
    }
    void placesAreRemoved()
    {
        QFETCH(const QString, place);
        QFETCH(const QString, after);
        QCOMPARE(
            without(u"{\n  \"a\": [\n    1,\n    \"x,\",\n    { \"n\": 3 }\n  ],\n  \"b\": 1\n}"_s,
                    at(place)),
            after);
    }

    void whatIsTakenOutTakesItsComma()
    {
        const QString text = u"{\n  \"a\": 1,\n  \"b\": [1, 2, 3],\n  \"c\": { \"d\": 1 }\n}"_s;
        QCOMPARE(without(text, at(u"/a"_s)), u"{\n  \"b\": [1, 2, 3],\n  \"c\": { \"d\": 1 }\n}"_s);
        QCOMPARE(without(text, at(u"/c"_s)), u"{\n  \"a\": 1,\n  \"b\": [1, 2, 3]\n}"_s);
        QCOMPARE(without(u"[1, 2, 3]"_s, at(u"/1"_s)), u"[1, 3]"_s);
        QCOMPARE(without(u"{ \"d\": 1 }"_s, at(u"/d"_s)), u"{}"_s);
        QVERIFY(!without(text, at(u"/x"_s)));
        QVERIFY(!without(text, {}));
    }

    /// A text that is cut anywhere, or has a character too many, is read without harm.
    void whatIsBrokenIsReadAsFarAsItGoes()
    {
        const QString whole =
            u"{\"a\": [1, {\"b\": \"x\\\"y\"}, [true]], \"c\": {\"d\": -1.5e3}, \"e\": null}"_s;
        for (qsizetype i = 0; i <= whole.size(); ++i) {
            for (const QString &wrong :
                 { u""_s, u"\""_s, u"}"_s, u"]"_s, u","_s, u":"_s, u"{"_s, u"\\"_s }) {
                for (const QString &text : { QString(whole.first(i) + wrong),
                                             QString(whole.first(i) + wrong + whole.sliced(i)) }) {
                    const JsonText read(text);
                    for (const JsonText::Value &value : read.values()) {
                        QVERIFY(value.begin >= 0 && value.begin <= value.end);
                        QVERIFY(value.end <= text.size());
                    }
                    read.slotAt(std::min(i + 1, text.size()));
                }
            }
        }
        QCOMPARE(JsonText(QString(100'000, u'[')).values().size(), 100'000);
    }
};

QTEST_GUILESS_MAIN(TestWrittenJson)
#include "tst_writtenjson.moc"
