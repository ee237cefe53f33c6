// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "talk.h"

#include <jackfield/replay/causes.h>
#include <jackfield/testing/testclient.h>

#include <future>

using namespace jackfield;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {
/// A client of a session that plays the server.
struct Visitor
{
    ReplayReport report;
    testing::TestClock clock;
    std::unique_ptr<WsClient> client;

    explicit Visitor(const QByteArrayList &lines, const QByteArray &file = {}, double speed = 0)
        : client(testing::testWsClient(
              replay::asHandler(talk(lines), rules(file), { .speed = speed, .report = report }),
              Request::get(u"/"_s),
              clock))
    { }

    void say(QByteArray text) { client->send(WsMessage::fromUtf8(text.replace('\'', '"'))); }
    /// What has come by now, with blanks between.
    QByteArray heard()
    {
        QByteArrayList all;
        while (const auto message = client->receive(milliseconds(0)))
            all += message->bytes();
        return all.join(' ').replace('"', '\'');
    }
    QString verdict()
    {
        client->close();
        clock.advance(milliseconds(1));
        return told(report.verdict());
    }
};

QByteArray askedBy(const Session &session, const Matching &matching = {})
{
    QByteArrayList all;
    for (const Cause &cause : replay::causes(session.split().first(), matching)) {
        const char *by = cause.by == Cause::By::Rule ? "rule"
            : cause.by == Cause::By::Correlation     ? "id"
            : cause.by == Cause::By::Stream          ? "stream"
                                                     : "order";
        all += QByteArray::number(cause.n) + ':' + QByteArray::number(cause.to) + ' ' + by;
    }
    return all.join(", ");
}
} // namespace

/// What answers what, and how a session that plays the server goes by it.
class TestCausal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void causesAreInferred_data()
    {
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<QByteArray>("causes");
        QTest::addColumn<QByteArray>("file");
        const auto row = [](const char *name,
                            const QByteArrayList &lines,
                            const QByteArray &causes,
                            const QByteArray &file = {}) {
            QTest::newRow(name) << lines << causes << file;
        };
        row("the last one",
            { "< hello", "> a", "< b", "< c", "> d", "< e" },
            "1:0 order, 3:2 order, 4:2 order, 6:5 order");
        row("ids out of order",
            { "> {'id':1}", "> {'id':2}", "< {'id':2}", "< {'id':1}" },
            "3:2 id, 4:1 id");
        row("an id deeper down",
            { "> {'requestId':'x','q':1}", "> other", "< {'meta':{'request_id':'x'}}" },
            "3:1 id");
        row("an id that all have says nothing",
            { "> {'userId':7,'a':1}", "> {'userId':7,'a':2}", "< {'userId':7}" },
            "3:2 order");
        row("a number that is no id", { "> {'n':1}", "> {'n':2}", "< {'n':1}" }, "3:2 order");
        row("a stream",
            { "> go",
              "< {'type':'tick'}",
              "< {'type':'tick'}",
              "> ping",
              "< pong",
              "< {'type':'tick'}",
              "< {'type':'tick'}",
              "< {'type':'tick'}",
              "< {'type':'tick'}",
              "< {'type':'tick'}",
              "< {'type':'tick'}",
              "< {'type':'tick'}",
              "< {'type':'tick'}" },
            "2:1 stream, 3:1 stream, 5:4 order, 6:1 stream, 7:1 stream, 8:1 stream, 9:1 stream, "
            "10:1 stream, 11:1 stream, 12:1 stream, 13:1 stream");
        row("answers in pairs are no stream",
            { "> a", "< 1", "< 2", "> a", "< 1", "< 2", "> a", "< 1", "< 2" },
            "2:1 order, 3:1 order, 5:4 order, 6:4 order, 8:7 order, 9:7 order");
        row("nothing waits for what need not come",
            { "> ask", "> ping", "> maybe", "< answer", "< pong" },
            "4:1 order, 5:2 order",
            "'background':[{'text':'ping'},{'text':'pong'}],'optional':[{'text':'maybe'}]");
        row("the rules know better",
            { "> a", "> b", "< c" },
            "3:1 rule",
            "'answers':[{'conn':1,'n':3,'to':1}]");
    }
    void causesAreInferred()
    {
        QFETCH(QByteArrayList, lines);
        QFETCH(QByteArray, causes);
        QFETCH(QByteArray, file);
        QCOMPARE(askedBy(talk(lines), rules(file)), causes);
    }

    void anAnswerWaitsForItsOwnQuestion()
    {
        Visitor visitor({ "> {'id':1,'q':'a'}",
                          "< {'id':1,'r':'A'}",
                          "> {'id':2,'q':'b'}",
                          "< {'id':2,'r':'B'}" });
        visitor.say("{'id':2,'q':'b'}");
        QCOMPARE(visitor.heard(), "{'id':2,'r':'B'}"_ba);
        visitor.say("{'id':1,'q':'a'}");
        QCOMPARE(visitor.heard(), "{'id':1,'r':'A'}"_ba);
        QCOMPARE(
            visitor.verdict(),
            u"message 1 from the client: expected it before all others, got {\"id\":1,\"q\":\"a\"}"_s);
    }

    void idsOfThisRunTakeThePlaceOfTheRecordedOnes()
    {
        Visitor visitor({ "> {'id':'r1'}",
                          "< {'re':'r1', 'x':1}",
                          "> {'id':'r2'}",
                          "< {'re':'r1','and':'r2'}" },
                        "'bind':[{'name':'id','paths':['/id','/re','/and']}]");
        visitor.say("{'id':'live-7'}");
        QCOMPARE(visitor.heard(), "{'re':'live-7', 'x':1}"_ba);
        visitor.say("{'id':'live-8'}");
        QCOMPARE(visitor.heard(), "{'re':'live-7','and':'live-8'}"_ba);
        QCOMPARE(visitor.verdict(), QString());
    }

    void whatWasSentMustComeBack()
    {
        Visitor visitor({ "< {'session':'s1'}", "> {'join':'s1'}" },
                        "'bind':[{'name':'s','paths':['/session','/join']}]");
        visitor.say("{'join':'another'}");
        QCOMPARE(visitor.verdict(),
                 u"message 2 from the client, /join: expected \"s1\", got \"another\""_s);
    }

    void oneQuestionMayHaveAnyNumberOfAnswers()
    {
        QByteArrayList lines { "> go" };
        for (int i = 0; i < 600; ++i)
            lines += "< " + QByteArray::number(i);
        Visitor visitor(lines);
        visitor.say("go");
        QCOMPARE(visitor.heard().count(' '), 599);
        QCOMPARE(visitor.verdict(), QString());
    }

    void anAnswerIsNotEarlyOnceItsOwnQuestionIsAsked()
    {
        const Session recorded = talk(
            { "> {'id':1}", "@50 > {'id':2}", "@500 < {'id':1,'r':1}", "@501 < {'id':2,'r':2}" });
        const WsHandler prompt = [](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) {
                    const auto id = JsonValue::parse(message.bytes())->value(u"id")->toInteger();
                    socket.send(WsMessage::text(uR"({"id":%1,"r":%1})"_s.arg(*id)));
                });
            };
        };
        QCOMPARE(told(replay::againstHandler(recorded, prompt)), QString());
    }

    void strictGoesByTheRules()
    {
        const Session recorded = talk({ "> {'fill':1}", "> {'fill':2}", "> more", "< done" });
        const auto endsOf = [&](const QByteArray &file) {
            ReplayReport report;
            const auto client = testing::testWsClient(
                replay::asHandler(recorded, rules(file), { .strict = true, .report = report }),
                Request::get(u"/"_s));
            client->send(WsMessage::text(uR"({"fill":2})"_s));
            client->send(WsMessage::text(uR"({"fill":1})"_s));
            client->send(WsMessage::text(u"more"_s));
            const auto heard = client->receive(milliseconds(0));
            client->close();
            return QString((heard ? heard->text() : QString()) + told(report.verdict()));
        };
        QCOMPARE(endsOf("'unordered':[{'path':'/fill'}]"), u"done"_s);
        QVERIFY(!endsOf({}).startsWith(u"done"));
    }

    void connectionsOfSeveralThreadsPlayOneRecording()
    {
        QByteArrayList lines;
        for (int i = 0; i < 200; ++i) {
            const QByteArray id = QByteArray::number(i);
            lines << "> {'id':" + id + '}' << "< {'id':" + id + ",'r':1}";
        }
        ReplayReport report;
        const WsHandler handler = replay::asHandler(
            talk(lines), rules("'bind':[{'name':'id','paths':['/id']}]"), { .report = report });
        const auto visit = [&] {
            const auto client = testing::testWsClient(handler, Request::get(u"/"_s));
            int heard = 0;
            for (int i = 0; i < 200; ++i) {
                client->send(WsMessage::text(uR"({"id":%1})"_s.arg(i + 1000)));
                heard += client->receive(milliseconds(0)) ? 1 : 0;
            }
            client->close();
            return heard;
        };
        auto other = std::async(std::launch::async, visit);
        QCOMPARE(visit(), 200);
        QCOMPARE(other.get(), 200);
        QCOMPARE(told(report.verdict()), QString());
    }

    void timesAreNow()
    {
        Visitor visitor({ "@1000 < {'at':'2026-11-23T10:00:03.00Z','in':1795428001000}" },
                        "'times':['/at','/in']");
        const auto now = QDateTime::currentDateTimeUtc();
        const JsonValue heard = JsonValue::parse(visitor.client->receive()->bytes()).value();
        const auto at = QDateTime::fromString(heard.value(u"at")->toString(), Qt::ISODateWithMs);
        QVERIFY(std::abs(now.msecsTo(at) - 2000) < 60'000);
        QVERIFY(std::abs(*heard.value(u"in")->toInteger() - now.toMSecsSinceEpoch()) < 60'000);
    }

    void aHeartbeatMoreGetsItsAnswer()
    {
        Visitor visitor({ "> ping", "< pong", "> a", "< b" },
                        "'background':[{'text':'ping'},{'text':'pong'}]");
        visitor.say("ping");
        visitor.say("ping");
        visitor.say("a");
        visitor.say("ping");
        QCOMPARE(visitor.heard(), "pong pong b pong"_ba);
        QCOMPARE(visitor.verdict(), QString());
    }

    void whatIsOfAnotherKindAnswersNothing()
    {
        Visitor visitor(
            { "> {'type':'buy','n':1}", "< bought", "> {'type':'sell','n':1}", "< sold" });
        visitor.say("{'type':'cancel','id':3,'why':[]}");
        QCOMPARE(visitor.heard(), ""_ba);
        visitor.say("{'type':'buy','n':2}");
        QCOMPARE(visitor.heard(), "bought"_ba);
        visitor.say("{'type':'sell','n':1}");
        QCOMPARE(visitor.heard(), "sold"_ba);
        QCOMPARE(visitor.verdict(),
                 u"message 1 from the client: it is additional: "
                 u"{\"type\":\"cancel\",\"id\":3,\"why\":[]}\n"
                 "message 1 from the client, /n: expected 1, got 2"_s);
    }

    void aQuestionThatIsLeftOutHoldsNothingUp()
    {
        Visitor visitor({ "> {'id':1}",
                          "< {'id':1,'r':1}",
                          "> {'id':2}",
                          "< {'id':2,'r':2}",
                          "> bye",
                          "< bye" });
        visitor.say("{'id':2}");
        visitor.say("bye");
        QCOMPARE(visitor.heard(), "{'id':2,'r':2} bye"_ba);
        QCOMPARE(
            visitor.verdict(),
            u"message 1 from the client: expected {\"id\":1}, but the connection ended before, with 1000"_s);
    }

    void aStreamKeepsItsRhythm()
    {
        QByteArrayList lines { "> go" };
        for (int i = 1; i <= 10; ++i)
            lines += '@' + QByteArray::number(1 + i * 100)
                + " < {'type':'tick','n':" + QByteArray::number(i) + '}';
        lines.insert(4, "@350 > stop?");
        lines.insert(5, "@360 < no");
        Visitor visitor(lines, {}, 1);
        visitor.say("go");
        visitor.clock.advance(milliseconds(250));
        QCOMPARE(visitor.heard(), "{'type':'tick','n':1} {'type':'tick','n':2}"_ba);
        visitor.clock.advance(milliseconds(300)); // nobody has asked yet, and the ticks go on
        QCOMPARE(visitor.heard(),
                 "{'type':'tick','n':3} {'type':'tick','n':4} {'type':'tick','n':5}"_ba);
        visitor.say("stop?");
        visitor.clock.advance(milliseconds(10));
        QCOMPARE(visitor.heard(), "no"_ba);
        visitor.clock.advance(milliseconds(2000));
        QCOMPARE(visitor.heard().count("tick"), 5);
        QCOMPARE(visitor.verdict(), QString());
    }

    void theClientSaysWhatItHeardInThisRun()
    {
        const Session recorded =
            talk({ "< {'session':'s1'}", "> {'join':'s1'}", "< {'joined':'s1'}" });
        const Matching bound =
            rules("'bind':[{'name':'s','paths':['/session','/join','/joined']}]");
        const auto server = [](bool isForgetful) -> WsHandler {
            return [=](const Request &) -> WsResponse {
                return [=](const WebSocket &socket) {
                    socket.send(WsMessage::text(uR"({"session":"s99"})"_s));
                    socket.onMessage([=](const WsMessage &message) {
                        const QString joined =
                            JsonValue::parse(message.bytes())->value(u"join")->toString();
                        socket.send(WsMessage::text(
                            uR"({"joined":"%1"})"_s.arg(isForgetful ? u"s1"_s : joined)));
                    });
                };
            };
        };
        QCOMPARE(told(replay::againstHandler(recorded, server(false), bound)), QString());
        QCOMPARE(told(replay::againstHandler(recorded, server(true), bound)),
                 u"message 3 from the server, /joined: expected \"s99\", got \"s1\""_s);
    }

    void aChangeElsewhereDoesNotKeepAValueFromBeingBound()
    {
        const Session recorded = talk({ "< {'session':'s1','v':1,'w':2}", "> {'join':'s1'}" });
        QByteArray heard;
        const WsHandler server = [&heard](const Request &) -> WsResponse {
            return [&heard](const WebSocket &socket) {
                socket.send(WsMessage::text(uR"({"session":"s99","v":7,"w":2})"_s));
                socket.onMessage([&heard](const WsMessage &message) { heard = message.bytes(); });
            };
        };
        const Verdict verdict = replay::againstHandler(
            recorded, server, rules("'bind':[{'name':'s','paths':['/session','/join']}]"));
        QCOMPARE(told(verdict), u"message 1 from the server, /v: expected 1, got 7"_s);
        QCOMPARE(heard, R"({"join":"s99"})"_ba);
    }

    void whatWasNeverCompletedIsNeitherPlayedNorExpected()
    {
        Session recorded = talk({ "> a", "< b", "< half", "> c", "< d" });
        recorded.events[3].partial = true;
        ReplayReport report;
        const Verdict client =
            replay::againstHandler(recorded, replay::asHandler(recorded, {}, { .report = report }));
        QCOMPARE(told(client), QString());
        QCOMPARE(told(report.verdict()), QString());
        QCOMPARE(client.messages(), 2);
        QCOMPARE(askedBy(recorded), "2:1 order, 4:3 order"_ba);
    }

    void anAnswerThatTakesTooLongIsLate()
    {
        const Session recorded = talk({ "> a", "< b" });
        const WsHandler slow = [](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &) {
                    socket.after(milliseconds(300),
                                 [socket] { socket.send(WsMessage::text(u"b"_s)); });
                });
            };
        };
        QCOMPARE(told(replay::againstHandler(recorded, slow, rules("'answerWithin':300"))),
                 QString());
        QCOMPARE(told(replay::againstHandler(recorded, slow, rules("'answerWithin':299"))),
                 u"message 2 from the server: expected an answer within 299 ms, got 300 ms"_s);
    }
};

QTEST_GUILESS_MAIN(TestCausal)
#include "tst_causal.moc"
