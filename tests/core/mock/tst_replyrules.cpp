// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Messages that answer by themselves, by the conditions and templates of mocks.
#include <jackfield/mock/replyrules.h>
#include <jackfield/testing/testclock.h>

#include <QTest>

using namespace jackfield;
using jackfield::testing::TestClock;
using namespace Qt::StringLiterals;

namespace {
/// JSON with ' for ".
JsonValue json(QByteArray text)
{
    return JsonValue::parse(text.replace('\'', '"')).value_or(JsonValue());
}

ReplyRules::Rule rule(const QString &name, const QByteArray &when, const QByteArray &message)
{
    return { name, json(when), json(message) };
}

const ReplyRules::Rule ack =
    rule(u"Ack"_s, "{'path':'$.seq'}", "{'json':{'ack':'{{ json.seq }}','by':'{{ who }}'}}");

const ReplyRules::Variables me { { u"who"_s, JsonValue::string(u"me"_s) } };

ReplyTalk talk()
{
    return ReplyTalk(Request::get(u"/feed?room=blue"_s));
}

QString answerTo(const ReplyRules &rules, const QString &text, ReplyTalk &talk)
{
    const auto answer = rules.answer(WsMessage::text(text), talk);
    return answer ? answer->message.text() : QString();
}
} // namespace

class TestReplyRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstThatHoldsAnswers()
    {
        ReplyRules rules;
        QVERIFY(rules.isEmpty());
        QVERIFY(rules.add(rule(u"Pong"_s, "{'text':'ping'}", "{'text':'pong'}")));
        QVERIFY(rules.add(ack, me));
        QVERIFY(rules.add(rule(u"Late"_s, "{'contains':'ping'}", "{'base64':'AAE='}")));
        ReplyTalk talk = ::talk();
        QCOMPARE(answerTo(rules, u"ping"_s, talk), u"pong"_s);
        // A number stays one, and what came is put in as a value, not as text of JSON.
        QCOMPARE(answerTo(rules, u"{\"seq\":7}"_s, talk), u"{\"ack\":7,\"by\":\"me\"}"_s);
        QCOMPARE(answerTo(rules, u"{\"seq\":\"\\\"}\"}"_s, talk),
                 u"{\"ack\":\"\\\"}\",\"by\":\"me\"}"_s);
        const auto late = rules.answer(WsMessage::text(u"a ping"_s), talk);
        QVERIFY(late && late->name == u"Late"_s);
        QCOMPARE(late->message, WsMessage::binary(QByteArray::fromHex("0001")));
        QVERIFY(!rules.answer(WsMessage::text(u"other"_s), talk));
        QVERIFY(!rules.answer(WsMessage::binary("ping"_ba), talk));
    }

    void groupsHandshakeAndCountAreThere()
    {
        ReplyRules rules;
        QVERIFY(rules.add(rule(u"Sub"_s,
                               "{'matches':'^SUB (\\\\w+)'}",
                               "{'text':'{{ match.1 }} {{ query.room }} {{ count }}'}")));
        ReplyTalk one = talk();
        ReplyTalk two = talk();
        QCOMPARE(answerTo(ReplyRules(), u"SUB a"_s, one), QString()); // counts all the same
        QCOMPARE(answerTo(rules, u"SUB a"_s, one), u"a blue 2"_s);
        QCOMPARE(answerTo(rules, u"SUB b"_s, two), u"b blue 1"_s);
    }

    /// What a client's messages call their own goes before what mocks call theirs.
    void variablesGoFirstAndAreNotExpandedAgain()
    {
        ReplyRules rules;
        QVERIFY(rules.add(rule(u"Id"_s, "{'mode':'text'}", "{'text':'{{ uuid }} {{text}}'}"),
                          { { u"uuid"_s, JsonValue::string(u"{{ count }}"_s) } }));
        ReplyTalk talk = ::talk();
        QCOMPARE(answerTo(rules, u"a"_s, talk), u"{{ count }} a"_s);
    }

    void theTimeIsThatOfTheClock()
    {
        ReplyRules rules;
        QVERIFY(rules.add(rule(u"At"_s, "{'mode':'text'}", "{'json':'{{ timestamp }}'}")));
        const TestClock clock;
        ReplyTalk talk(Request::get(u"/"_s), clock.clock());
        QCOMPARE(answerTo(rules, u"a"_s, talk),
                 QString::number(clock.clock().now().toMSecsSinceEpoch()));
    }

    void mistakesAreSaidWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("when");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("words");
        const QByteArray pong = "{'text':'pong'}";
        const QByteArray ping = "{'text':'ping'}";
        QTest::newRow("a key that is not known")
            << "{'path':'$.a',\n 'equal':1}"_ba << pong << u"feed.json"_s << u"feed.json:2:10"_s
            << u"/when/equal: unknown key 'equal'"_s;
        QTest::newRow("no file yet")
            << "{'path':'$.a['}"_ba << pong << u""_s << u"Rule:1:9"_s << u"/when/path: "_s;
        QTest::newRow("no object")
            << "'ping'"_ba << pong << u""_s << u"Rule:1:1"_s << u"must be an object, not string"_s;
        QTest::newRow("nothing") << "{}"_ba << pong << u""_s << u"Rule:1:1"_s
                                 << u"an empty condition"_s;
        QTest::newRow("an expression in the message")
            << ping << "{'json':{\n'a':'{{ jsn.a }}'}}"_ba << u"feed.json"_s << u"Rule:2:5"_s
            << u"/json/a: unknown expression '{{ jsn.a }}'"_s;
    }
    void mistakesAreSaidWithTheirPlace()
    {
        QFETCH(QByteArray, when);
        QFETCH(QByteArray, message);
        QFETCH(QString, file);
        ReplyRules::Rule wrong = rule(u"Rule"_s, when, message);
        wrong.file = file;
        ReplyRules rules;
        const auto added = rules.add(wrong);
        QVERIFY(!added && rules.isEmpty());
        QTEST(added.error().where, "where");
        QFETCH(QString, words);
        QVERIFY2(added.error().message.contains(words), qPrintable(added.error().message));
    }
};

QTEST_GUILESS_MAIN(TestReplyRules)
#include "tst_replyrules.moc"
