// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../session/jsonschema.h"
#include "talk.h"

using namespace jackfield;
using namespace Qt::StringLiterals;

/// What a rule lets pass in one message, and what it does not.
class TestMatchingRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneMessage_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("recorded");
        QTest::addColumn<QByteArray>("actual");
        QTest::addColumn<QString>("difference"); // behind "message 1 from the server"
        const auto row = [](const char *name,
                            const QByteArray &file,
                            const QByteArray &recorded,
                            const QByteArray &actual,
                            const QString &difference = {}) {
            QTest::newRow(name) << file << recorded << actual << difference;
        };
        row("a pointer", "'ignore':['/a']", "{'a':1,'b':2}", "{'a':{'c':1},'b':2}");
        row("all below it", "'ignore':['/a']", "{'a':{'b':1}}", "{'a':{'b':2,'c':3}}");
        row("nothing beside it",
            "'ignore':['/a']",
            "{'a':1,'b':2}",
            "{'a':1,'b':3}",
            u", /b: expected 2, got 3"_s);
        row("a name that only begins so",
            "'ignore':['/a']",
            "{'ab':1}",
            "{'ab':2}",
            u", /ab: expected 1, got 2"_s);
        row("a missing one", "'ignore':['/a']", "{'a':1}", "{}");
        row("one more", "'ignore':['/a']", "{}", "{'a':1}");
        row("a JSONPath",
            "'ignore':['$.items[*].id']",
            "{'items':[{'id':1},{'id':2}]}",
            "{'items':[{'id':8},{'id':9}]}");
        row("and no more",
            "'ignore':['$.items[*].id']",
            "{'items':[{'id':1,'n':1}]}",
            "{'items':[{'id':8,'n':2}]}",
            u", /items/0/n: expected 1, got 2"_s);
        row("everywhere",
            "'ignore':['$..time']",
            "{'time':1,'a':[{'time':2}]}",
            "{'time':3,'a':[{'time':4}]}");
        row("the whole", "'ignore':['']", "{'a':1}", "good bye");
        row("in some messages",
            "'ignore':[{'path':'/a','in':{'path':'/type','equals':'tick'}}]",
            "{'type':'tick','a':1}",
            "{'type':'tick','a':2}");
        row("not in others",
            "'ignore':[{'path':'/a','in':{'path':'/type','equals':'tick'}}]",
            "{'type':'tock','a':1}",
            "{'type':'tock','a':2}",
            u", /a: expected 1, got 2"_s);
        row("by its text", "'ignore':[{'path':'','in':{'matches':'^load '}}]", "load 1", "load 2");
        row("by who sends",
            "'ignore':[{'path':'/a','in':{'from':'client'}}]",
            "{'a':1}",
            "{'a':2}",
            u", /a: expected 1, got 2"_s);
        row("by number", "'ignore':[{'path':'/a','in':{'conn':1,'n':1}}]", "{'a':1}", "{'a':2}");
        row("by another number",
            "'ignore':[{'path':'/a','in':{'n':2}}]",
            "{'a':1}",
            "{'a':2}",
            u", /a: expected 1, got 2"_s);
        row("by mode",
            "'ignore':[{'path':'/a','in':{'mode':'binary'}}]",
            "{'a':1}",
            "{'a':2}",
            u", /a: expected 1, got 2"_s);

        row("a type", "'types':['/a']", "{'a':1}", "{'a':2.5}");
        row("of all below", "'types':['/a']", "{'a':{'b':'x'}}", "{'a':{'b':'y'}}");
        row("another type",
            "'types':['/a']",
            "{'a':1}",
            "{'a':'1'}",
            u", /a: expected 1, got \"1\""_s);
        row("a name that looks like an index",
            "'strictness':'types'",
            "{'a':{'0':1}}",
            "{'a':{}}",
            u", /a/0: expected 1, got nothing"_s);
        row("an expression that would never end",
            "'ignore':[{'path':'','in':{'matches':'^(a+)+$'}}]",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
            "b",
            u": expected aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab, got b"_s);
        row("no value", "'types':['/a']", "{'a':1}", "{}", u", /a: expected 1, got nothing"_s);

        row("near enough", "'tolerances':[{'path':'/a','by':0.1}]", "{'a':0.2}", "{'a':0.3}");
        row("too far",
            "'tolerances':[{'path':'/a','by':0.1}]",
            "{'a':0.2}",
            "{'a':0.31}",
            u", /a: expected 0.2, got 0.31"_s);
        row("no number",
            "'tolerances':[{'path':'/a','by':0.1}]",
            "{'a':0.2}",
            "{'a':'0.2'}",
            u", /a: expected 0.2, got \"0.2\""_s);
        row("within per cent", "'percentages':[{'path':'/a','by':10}]", "{'a':-200}", "{'a':-220}");
        row("beyond per cent",
            "'percentages':[{'path':'/a','by':10}]",
            "{'a':200}",
            "{'a':221}",
            u", /a: expected 200, got 221"_s);

        row("a bound value", "'bind':[{'name':'id','paths':['/a']}]", "{'a':'x'}", "{'a':'y'}");
        row("the same in two places",
            "'bind':[{'name':'id','paths':['/a','/b']}]",
            "{'a':'x','b':'x'}",
            "{'a':'y','b':'y'}");
        row("not the same",
            "'bind':[{'name':'id','paths':['/a','/b']}]",
            "{'a':'x','b':'x'}",
            "{'a':'y','b':'z'}",
            u", /b: expected \"y\", got \"z\""_s);
        row("two that were one",
            "'bind':[{'name':'id','paths':['/a','/b']}]",
            "{'a':'x','b':'w'}",
            "{'a':'y','b':'y'}",
            u", /b: expected \"w\", got \"y\""_s);
        row("of different kinds",
            "'bind':[{'name':'i','paths':['/a']},{'name':'j','paths':['/b']}]",
            "{'a':1,'b':2}",
            "{'a':3,'b':3}");
        row("also where it is the same",
            "'bind':[{'name':'id','paths':['/a','/b']}]",
            "{'a':'x','b':'w'}",
            "{'a':'x','b':'x'}",
            u", /b: expected \"w\", got \"x\""_s);
        row("a bound one that is missing",
            "'bind':[{'name':'id','paths':['/a']}]",
            "{'a':'x'}",
            "{}",
            u", /a: expected \"x\", got nothing"_s);

        row("exact", "'strictness':'exact'", "{'a':1}", "{'a':1}");
        row("exact spelling",
            "'strictness':'exact'",
            "{'a':1}",
            "{ 'a':1}",
            u": expected {\"a\":1}, got { \"a\":1}"_s);
        row("exact spelling beside what is ignored",
            "'strictness':'exact','ignore':['/t']",
            "{'a':1,'t':1}",
            "{'a':1.0,'t':2}",
            u": expected {\"a\":1,\"t\":1}, got {\"a\":1.0,\"t\":2}"_s);
        row("the same spelling beside what is ignored",
            "'strictness':'exact','ignore':['/t']",
            "{'a':1, 't':1,'b':[ ]}",
            "{'a':1, 't':{},'b':[ ]}");
        row("exact values",
            "'strictness':'exact'",
            "{'a':1}",
            "{'a':2}",
            u", /a: expected 1, got 2"_s);
        row("types everywhere",
            "'strictness':'types'",
            "{'a':1,'b':['x']}",
            "{'a':2,'b':['y','z']}");
        row("types of members",
            "'strictness':'types'",
            "{'a':1}",
            "{'a':1,'b':2}",
            u", /b: expected nothing, got 2"_s);
        row("types of values",
            "'strictness':'types'",
            "{'a':1}",
            "{'a':null}",
            u", /a: expected 1, got null"_s);
        row("types of other payloads", "'strictness':'types'", "hello", "good bye");
        row("types of the message",
            "'strictness':'types'",
            "hello",
            "{'a':1}",
            u": expected hello, got {\"a\":1}"_s);
        row("a shape", "'strictness':'shape'", "{'a':1}", "{'a':null,'b':2}");
        row("a shape's members",
            "'strictness':'shape'",
            "{'a':1}",
            "{'b':2}",
            u", /a: expected 1, got nothing"_s);
    }
    void oneMessage()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, recorded);
        QFETCH(QByteArray, actual);
        QFETCH(QString, difference);
        const Verdict verdict =
            replay::diff(talk({ "< " + recorded }), talk({ "< " + actual }), rules(file));
        QCOMPARE(told(verdict),
                 difference.isEmpty() ? QString() : u"message 1 from the server"_s + difference);
        QVERIFY(obeys(rules(file).toText(), "matching"));
    }

    void timesMoveWithTheirMessages_data()
    {
        QTest::addColumn<QByteArray>("recorded"); // at 100 ms after 10:00
        QTest::addColumn<QByteArray>("actual"); // at 100 ms after 12:00 of the next day
        QTest::addColumn<bool>("isSame");
        QTest::newRow("seconds later")
            << "'2026-11-23T10:00:01Z'"_ba << "'2026-11-24T12:00:01Z'"_ba << true;
        QTest::newRow("a zone") << "'2026-11-23T10:00:01Z'"_ba << "'2026-11-24T13:00:01.5+01:00'"_ba
                                << true;
        QTest::newRow("a day off")
            << "'2026-11-23T10:00:01Z'"_ba << "'2026-11-23T12:00:01Z'"_ba << false;
        QTest::newRow("six seconds off")
            << "'2026-11-23T10:00:01Z'"_ba << "'2026-11-24T12:00:07Z'"_ba << false;
        QTest::newRow("milliseconds") << "1795428000100"_ba << "1795521600100"_ba << true;
        QTest::newRow("seconds since 1970") << "1795428000.5"_ba << "1795521601"_ba << true;
        QTest::newRow("no time") << "'2026-11-23T10:00:01Z'"_ba << "'soon'"_ba << false;
        QTest::newRow("a number that is no time") << "12"_ba << "13"_ba << false;
    }
    void timesMoveWithTheirMessages()
    {
        QFETCH(QByteArray, recorded);
        QFETCH(QByteArray, actual);
        QFETCH(bool, isSame);
        const Verdict verdict =
            replay::diff(talk({ "@100 < {'at':" + recorded + '}' }),
                         talk({ "@100 < {'at':" + actual + '}' }, "2026-11-24T12:00:00.000Z"),
                         rules("'times':['/at']"));
        QVERIFY2(verdict.passed() == isSame, qPrintable(told(verdict)));
    }

    void aBindingHoldsForBothDirections()
    {
        const Session recorded = talk({ "< {'id':'r1'}", "> {'get':'r1'}", "< {'got':'r1'}" });
        const Matching bound = rules("'bind':[{'name':'id','paths':['/id','/get','/got']}]");
        const auto verdict = [&](const char *got) {
            return told(replay::diff(
                recorded,
                talk({ "< {'id':'a7'}", "> {'get':'a7'}", QByteArray("< {'got':") + got + '}' }),
                bound));
        };
        QCOMPARE(verdict("'a7'"), QString());
        QCOMPARE(verdict("'a8'"),
                 u"message 3 from the server, /got: expected \"a7\", got \"a8\""_s);
    }

    void whatIsWrittenIsReadAgain()
    {
        const Matching matching =
            rules("'strictness':'types','ignore':['/"
                  "a',{'path':'$..b','in':{'from':'client','path':'/t','equals':1}}],"
                  "'types':['/c'],'tolerances':[{'path':'/d','by':0.5}],'percentages':[{'path':'/"
                  "e','by':5}],"
                  "'times':['/f',{'path':'/g','within':100}],'bind':[{'name':'id','paths':['/h','/"
                  "i']},{'name':'x','paths':['/j'],'in':{'n':2}}],"
                  "'optional':[{'text':'x'}],'background':[{'matches':'^p'}],'unordered':[{'mode':'"
                  "binary'}],"
                  "'answers':[{'conn':1,'n':3,'to':2}],'answerWithin':250");
        const auto again = Matching::parse(matching.toText(), u"again"_s);
        QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
        QCOMPARE(again->toText(), matching.toText());
        QCOMPARE(again->rules().size(), 10);
        QCOMPARE(again->answerWithin(), std::chrono::milliseconds(250));
        QCOMPARE(again->answerOf(1, 3), std::optional(2));
        QCOMPARE(again->optionals().size() + again->backgrounds().size()
                     + again->unorderedGroups().size(),
                 3);
        QVERIFY(again->strictness() == Strictness::Types);
        QVERIFY(obeys(again->toText(), "matching"));
    }

    void aMistakeIsNamed_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("error");
        QTest::newRow("a key that is none")
            << "\"ignor\":[]"_ba << u"f:1:45: /ignor: unknown key 'ignor'; here can stand"_s;
        QTest::newRow("a strictness")
            << "\"strictness\":\"lax\""_ba
            << u"f:1:50: /strictness: must be exact, values, types or shape"_s;
        QTest::newRow("no amount") << "\"tolerances\":[\"/a\"]"_ba
                                   << u"f:1:51: /tolerances/0: must be an object, not string"_s;
        QTest::newRow("a JSONPath")
            << "\"types\":[\"$[\"]"_ba << u"f:1:46: /types/0: '$[' is no JSONPath"_s;
        QTest::newRow("an expression")
            << "\"optional\":[{\"matches\":\"(\"}]"_ba
            << u"f:1:60: /optional/0/matches: a broken regular expression"_s;
        QTest::newRow("an answer before its question")
            << "\"answers\":[{\"conn\":1,\"n\":2,\"to\":2}]"_ba
            << u"f:1:48: /answers/0: a message cannot answer a later one"_s;
        QTest::newRow("equal to what") << "\"optional\":[{\"equals\":1}]"_ba
                                       << u"f:1:59: /optional/0/equals: a 'path' must say where"_s;
    }
    void aMistakeIsNamed()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, error);
        const auto matching =
            Matching::parse("{\"jackfield\":\"matching\",\"version\":1," + members + '}', u"f"_s);
        QVERIFY(!matching);
        if (!error.contains(u"JSONPath"_s) && !error.contains(u"expression"_s)
            && !error.contains(u"later one"_s)
            && !error.contains(u"must say where"_s)) // what a schema cannot say
            QVERIFY(
                !obeys("{\"jackfield\":\"matching\",\"version\":1," + members + '}', "matching"));
        QVERIFY2(matching.error().message.startsWith(error), qPrintable(matching.error().message));
    }
};

QTEST_GUILESS_MAIN(TestMatchingRules)
#include "tst_matchingrules.moc"
