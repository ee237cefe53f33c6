// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../session/jsonschema.h"
#include "talk.h"

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
const QByteArray acknowledged = "'assertions':[{'on':{'path':'/type','equals':'sub'},"
                                "'expect':{'from':'server','path':'/type','equals':'ok'}";

/// Two questions, of which the second is answered first.
QByteArrayList crossed()
{
    return { "@10 > {'type':'sub','id':1}",
             "@20 > {'type':'sub','id':2}",
             "@50 < {'type':'ok','id':2}",
             "@100 < {'type':'ok','id':1}" };
}
} // namespace

class TestAssertions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneConversation_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name,
                            const QByteArray &file,
                            const QByteArrayList &lines,
                            const QString &found = {}) {
            QTest::newRow(name) << file << lines << found;
        };
        const QString expected = u"expected a message from the server whose /type is \"ok\""_s;
        const QString asked = u"message whose /type is \"sub\", got none"_s;
        row("answered", acknowledged + "}]", crossed());
        row("in time", acknowledged + ",'within':90}]", crossed());
        row("each its own",
            acknowledged + "}]",
            crossed().first(3),
            expected + u" after each "_s + asked
                + u" after the client's 2nd message: {\"type\":\"sub\",\"id\":2}"_s);
        row("the oldest question first", acknowledged + ",'within':80}]", crossed());
        row("too late",
            acknowledged + ",'within':39}]",
            crossed(),
            expected + u" within 39 ms after each "_s + asked
                + u" in time after the client's 1st message: {\"type\":\"sub\",\"id\":1}"_s);
        row("the same id", acknowledged + ",'same':'/id','within':90}]", crossed());
        row("the same id, too late",
            acknowledged + ",'same':'/id','within':89}]",
            crossed(),
            expected + u" with the same /id within 89 ms after each "_s + asked
                + u" in time after the client's 1st message: {\"type\":\"sub\",\"id\":1}"_s);
        row("another id",
            acknowledged + ",'same':['/id','/to'],'within':89}]",
            { "> {'type':'sub','id':1}", "< {'type':'ok','to':2}" },
            expected + u" whose /to is the /id of that within 89 ms after each "_s + asked
                + u" in time after the client's 1st message: {\"type\":\"sub\",\"id\":1}"_s);
        row("without an id it is no question",
            acknowledged + ",'same':'/id'}]",
            { "> {'type':'sub'}" });
        row("nobody asked", acknowledged + ",'within':1}]", { "< {'type':'ok'}" });
        row("of the opening",
            "'assertions':[{'expect':{'text':'hello'},'within':1}]",
            { "@2 < hello" },
            u"expected a message \"hello\" within 1 ms after the opening, got none in time "
            "after the opening"_s);
        row("of the opening, in time",
            "'assertions':[{'expect':{'text':'hello'},'within':2}]",
            { "@2 < hello" });
        row("one after the other",
            "'assertions':[{'on':{'text':'t'},'expect':{'text':'t'},'within':10}]",
            { "@10 < t", "@20 < t", "@30 < t" });
        row("one after the other, with a gap",
            "'assertions':[{'on':{'text':'t'},'expect':{'text':'t'},'within':10}]",
            { "@10 < t", "@20 < t", "@31 < t" },
            u"expected a message \"t\" within 10 ms after each message \"t\", got none in time "
            "after the server's 2nd message: t"_s);
        row("a percentile", acknowledged + ",'p50':40,'p99':80}]", crossed());
        row("a percentile that is more",
            acknowledged + ",'p50':39,'p95':79}]",
            crossed(),
            u"expected a p50 of at most 39 ms from a message whose /type is \"sub\" to a message "
            "from the server whose /type is \"ok\", got 40 ms (answers: 2)\n"
            "expected a p95 of at most 79 ms from a message whose /type is \"sub\" to a message "
            "from the server whose /type is \"ok\", got 80 ms (answers: 2)"_s);
        row("never", "'assertions':[{'never':{'path':'/error'}}]", crossed());
        row("never, and it came",
            "'assertions':[{'name':'no errors','never':{'path':'/error'}}]",
            { "< {'error':1}", "< ok", "< {'error':2}" },
            u"no errors: expected never a message with /error, got the server's 1st message: "
            "{\"error\":1} (and 1 more)"_s);
        row("never after, and before",
            "'assertions':[{'never':{'text':'b'},'on':{'text':'a'}}]",
            { "< b", "> a" });
        row("never after",
            "'assertions':[{'never':{'text':'b'},'on':{'text':'a'}}]",
            { "> a", "> c", "< b" },
            u"expected never a message \"b\" after a message \"a\", got the server's 1st message: b"_s);
        row("never within a time",
            "'assertions':[{'never':{'text':'b'},'on':{'text':'a'},'within':5}]",
            { "@1 > a", "@7 < b" });
        row("never within a time, and it came",
            "'assertions':[{'never':{'text':'b'},'on':{'text':'a'},'within':5}]",
            { "@1 > a", "@6 < b" },
            u"expected never a message \"b\" within 5 ms after a message \"a\", got the server's "
            "1st message: b"_s);
        row("so many",
            "'assertions':[{'count':{'mode':'binary'},'exactly':2}]",
            { "<x 00", "<x 01" });
        row("fewer",
            "'assertions':[{'count':{'mode':'binary'},'exactly':2}]",
            { "<x 00" },
            u"expected a binary message 2 times, got once"_s);
        row("not in between",
            "'assertions':[{'count':{'from':'client'},'atLeast':1,'atMost':2}]",
            { "> a", "> b", "> c" },
            u"expected a message from the client 1 to 2 times, got 3 times"_s);
        row("too few",
            "'assertions':[{'count':{'matches':'^t'},'atLeast':1}]",
            { "> a" },
            u"expected a message that matches \"^t\" at least once, got 0 times"_s);
        row("too many",
            "'assertions':[{'count':{'path':'/a','matches':'x'},'atMost':0}]",
            { "> {'a':'xy'}" },
            u"expected a message whose /a matches \"x\" at most 0 times, got once"_s);
        const QByteArray order =
            "'assertions':[{'order':[{'text':'a'},{'text':'b'},{'text':'c'}]}]";
        const QString inOrder =
            u"expected a message \"a\", then a message \"b\", then a message \"c\", got "_s;
        row("in order", order, { "> a", "< x", "> a", "< b", "> a", "< c", "< b" });
        row("not in order",
            order,
            { "> a", "< c", "< b" },
            inOrder + u"before a message \"b\" the server's 1st message: c"_s);
        row("not all of them", order, { "> a", "< b" }, inOrder + u"no message \"c\""_s);
        row("what came may come again",
            "'assertions':[{'order':[{'text':'a'},{'text':'b'},{'text':'a'}]}]",
            { "> a", "> a", "< b", "> a" });
        row("twice in order",
            "'assertions':[{'order':[{'text':'a'},{'text':'b'},{'text':'a'}]}]",
            { "> a", "< b" },
            u"expected a message \"a\", then a message \"b\", then a message \"a\", got no "
            "message \"a\""_s);
        row("of a connection that is not there",
            "'assertions':[{'name':'many','count':{'conn':2},'atMost':9}]",
            { "> a" },
            u"session, many: expected a connection 2 in the recording, got none"_s);
        row("an order that others stand between",
            "'assertions':[{'order':[{'from':'server'},{'text':'a'},{'text':'b'}]}]",
            { "< x", "< b", "< a", "< b" },
            u"expected a message from the server, then a message \"a\", then a message \"b\", got "
            "before a message \"a\" the server's 2nd message: b"_s);
        row("never within a time of the opening",
            "'assertions':[{'never':{'text':'b'},'within':5}]",
            { "@5 < b", "@6 < b" },
            u"expected never a message \"b\" within 5 ms after the opening, got the server's 1st "
            "message: b"_s);
        row("after the time of the opening",
            "'assertions':[{'never':{'text':'b'},'within':5}]",
            { "@6 < b" });
        row("a number that is written otherwise",
            "'assertions':[{'on':{'from':'client'},'expect':{'from':'server'},'same':'/n'}]",
            { "> {'n':1.5}", "< {'n':1.50}" });
        row("the last of members with the same name",
            "'assertions':[{'never':{'path':'$.a.id','equals':1}},{'never':{'path':'$.a.id'}}]",
            { "< {'a':{'id':1},'a':{}}" });
        row("below a name with a lone surrogate",
            "'assertions':[{'count':{'path':'$..error'},'exactly':2}]",
            { "< {'\\ud800':{'a':1},'\\ud801':{'error':1}}", "< {'\\udc00':{'error':1}}" });
        row("beside a lone surrogate",
            "'assertions':[{'never':{'path':'$.error'}}]",
            { "< {'error':1,'s':'\\ud800'}" },
            u"expected never a message with $.error, got the server's 1st message: "
            "{\"error\":1,\"s\":\"\\ud800\"}"_s);
        row("of this connection",
            "'assertions':[{'count':{'conn':1},'atLeast':9}]",
            { "> a" },
            u"expected a message at least 9 times, got once"_s);
        row("heartbeats count",
            "'background':[{'text':'ping'}],'assertions':[{'count':{'text':'ping'},'atMost':1}]",
            { "< ping", "< ping" },
            u"expected a message \"ping\" at most once, got 2 times"_s);
    }
    void oneConversation()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArrayList, lines);
        QFETCH(QString, found);
        const Session session = talk(lines);
        const Matching matching = rules(file);
        const QString text =
            told(replay::diff(session, session, matching)).remove(u"connection 1: "_s);
        QCOMPARE(text, found);

        const Matching again = Matching::parse(matching.toText(), u"again"_s).value_or(Matching());
        QCOMPARE(again.toText(), matching.toText());
        QVERIFY(obeys(again.toText(), "matching"));
        QCOMPARE(told(replay::diff(session, session, again)).remove(u"connection 1: "_s), found);
    }

    void mistakes_data()
    {
        QTest::addColumn<QByteArray>("assertion");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &assertion, const QString &message) {
            QTest::newRow(name) << assertion << message;
        };
        row("nothing", "{}", u"must have one of 'expect', 'never', 'count', 'order' or 'script'"_s);
        row("two", "{'never':{},'count':{},'exactly':1}", u"unknown key 'count'"_s);
        row("no number", "{'count':{}}", u"how many: 'exactly', 'atLeast' or 'atMost'"_s);
        row("too many numbers", "{'count':{},'exactly':1,'atMost':2}", u"leaves no room"_s);
        row("none between", "{'count':{},'atLeast':3,'atMost':2}", u"is more than"_s);
        row("less than none", "{'count':{},'atLeast':-1}", u"from 0"_s);
        row("one is no order", "{'order':[{}]}", u"takes two messages or more"_s);
        row("the same as nothing", "{'expect':{},'same':'/id'}", u"'on' must say"_s);
        row("too many paths",
            "{'on':{},'expect':{},'same':['/a','/b','/c']}",
            u"must be one path"_s);
        row("a broken path", "{'on':{},'expect':{},'same':'id'}", u"id"_s);
        row("a number of a message", "{'never':{'n':3}}", u"by what they say"_s);
        row("two connections", "{'on':{'conn':1},'expect':{'conn':2}}", u"about one connection"_s);
        row("a misspelt key", "{'on':{},'expect':{},'witin':3}", u"witin"_s);
        row("no time", "{'on':{},'expect':{},'p95':'fast'}", u"whole number"_s);
    }
    void mistakes()
    {
        QFETCH(QByteArray, assertion);
        QFETCH(QString, message);
        QByteArray file = "{'jackfield':'matching','version':1,\n'assertions':[" + assertion + "]}";
        const auto read = Matching::parse(file.replace('\'', '"'), u"rules"_s);
        QVERIFY(!read);
        const QString own = read.error().message;
        if (!own.contains(u"is more than"_s) && !own.contains(u"leaves no room"_s)
            && !own.contains(u"about one"_s)) // what a schema cannot say
            QVERIFY(!obeys(file, "matching"));
        QVERIFY2(own.startsWith(u"rules:2:"_s), qPrintable(own));
        QVERIFY2(own.contains(message), qPrintable(own));
    }

    void isToldAsJson()
    {
        const Session session = talk({ "< a" });
        const Verdict verdict = replay::diff(
            session, session, rules("'assertions':[{'name':'none','never':{'text':'a'}}]"));
        QByteArray json = verdict.differences().front().toJson();
        QCOMPARE(json.replace("\\\"", "`").replace('"', '\''),
                 "{'kind':'assertion','conn':1,'name':'none','expected':'never a message `a`',"
                 "'actual':'the server's 1st message: a','text':'connection 1, none: expected "
                 "never a message `a`, got the server's 1st message: a'}");
    }

    void aConnectionThatWasRefusedIsNotWatched()
    {
        Session session = talk({});
        WsOpened refused { .request = Request::get(u"/"_s), .response = Response(404) };
        session.events = { { .kind = SessionEvent::Kind::Refused,
                             .conn = 1,
                             .handshake = std::make_shared<const WsOpened>(refused) } };
        const Matching matching = rules("'assertions':[{'count':{},'atLeast':1}]");
        QCOMPARE(told(replay::diff(session, session, matching)), QString());
    }
};

QTEST_GUILESS_MAIN(TestAssertions)
#include "tst_assertions.moc"
