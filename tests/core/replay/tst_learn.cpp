// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "talk.h"

#include <jackfield/replay/learn.h>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
constexpr const char *nextDay = "2026-11-24T12:00:00.000Z";

QString reasons(const Learnt &learnt)
{
    QStringList lines;
    for (const Learnt::Reason &reason : learnt.reasons)
        lines += reason.rule;
    return lines.join(u'\n');
}
} // namespace

class TestLearn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rulesAreSuggested_data()
    {
        QTest::addColumn<QByteArrayList>("first");
        QTest::addColumn<QByteArrayList>("second");
        QTest::addColumn<QString>("rules");
        const auto row = [](const char *name,
                            const QByteArrayList &first,
                            const QByteArrayList &second,
                            const QString &rules) {
            QTest::newRow(name) << first << second << rules;
        };
        row("nothing differs", { "> a", "< {'b':1}" }, { "> a", "< {'b':1}" }, {});
        row("an id that comes back",
            { "< {'id':'a1'}", "> {'get':'a1'}", "< {'got':'a1'}" },
            { "< {'id':'z9'}", "> {'get':'z9'}", "< {'got':'z9'}" },
            u"/id: bound as 'id', the same wherever it was the same\n"
            "/got: bound as 'id', the same wherever it was the same\n"
            "/get: bound as 'id', the same wherever it was the same"_s);
        row("an id that does not", { "< {'id':'a1'}" }, { "< {'id':'z9'}" }, u"/id: any string"_s);
        row("a time",
            { "< {'at':'2026-11-23T10:00:00.5Z'}" },
            { "< {'at':'2026-11-24T12:00:00.7Z'}" },
            u"/at: a time, as far from its message as it was"_s);
        row("a measure",
            { "< {'load':0.50}" },
            { "< {'load':0.52}" },
            u"/load: within 12 per cent"_s);
        row("another measure", { "< {'load':0.5}" }, { "< {'load':7.5}" }, u"/load: any number"_s);
        row("another type", { "< {'a':1}" }, { "< {'a':'x'}" }, u"/a: not compared"_s);
        row("a member that is not always there",
            { "< {'a':1,'b':2}" },
            { "< {'a':1}" },
            u"/b: not compared"_s);
        row("elements",
            { "< {'items':[{'p':1},{'p':2}]}" },
            { "< {'items':[{'p':5},{'p':6}]}" },
            u"$['items'][*]['p']: any number"_s);
        row("only of one kind",
            { "< {'type':'a','v':1}", "< {'type':'b','v':2}" },
            { "< {'type':'a','v':8}", "< {'type':'b','v':2}" },
            u"/v of /type \"a\": any number"_s);
        row("heartbeats",
            { "< {'type':'hb'}", "> x", "< {'type':'hb'}", "< y" },
            { "> x", "< {'type':'hb'}", "< {'type':'hb'}", "< {'type':'hb'}", "< y" },
            u"/type \"hb\": background, they come and go"_s);
        row("any order",
            { "> x", "< {'type':'fill','n':1}", "< {'type':'fill','n':2}", "< y" },
            { "> x", "< {'type':'fill','n':2}", "< {'type':'fill','n':1}", "< y" },
            u"/type \"fill\": in any order"_s);
        row("values with one partner in one direction only",
            { "< {'id':'a'}", "> {'get':'a'}", "< {'id':'b'}", "> {'get':'b'}" },
            { "< {'id':'z'}", "> {'get':'z'}", "< {'id':'z'}", "> {'get':'z'}" },
            u"/id: any string\n/get: any string"_s);
        row("values that are the same in a chain of places",
            { "< {'aid':'a'}",
              "> {'bid':'a'}",
              "< {'cid':'b'}",
              "> {'did':'b'}",
              "> {'bid':'c','x':1}",
              "< {'cid':'c'}" },
            { "< {'aid':'1'}",
              "> {'bid':'1'}",
              "< {'cid':'2'}",
              "> {'did':'2'}",
              "> {'bid':'3','x':1}",
              "< {'cid':'3'}" },
            u"/aid: bound as 'aid', the same wherever it was the same\n/cid: bound as 'aid', the "
            u"same wherever it was the same\n"
            "/bid: bound as 'aid', the same wherever it was the same\n/did: bound as 'aid', the same wherever it was the same"_s);
        row("a name with a backslash",
            { "< {'a\\\\b':[{'x':1}]}" },
            { "< {'a\\\\b':[{'x':2}]}" },
            u"$['a\\\\b'][*]['x']: any number"_s);
        row("what is like no other",
            { "<x 0001", "< a b", "<x 0002" },
            { "<x 0001", "< a b" },
            u"message 3 of connection 1: optional, it may be missing"_s);
        row("words with a dash",
            { "< a- 1" },
            { "< a- 2" },
            u"the whole of texts that begin with a: not compared"_s);
        row("words",
            { "< load 1" },
            { "< load 2" },
            u"the whole of texts that begin with load: not compared"_s);
    }
    void rulesAreSuggested()
    {
        QFETCH(QByteArrayList, first);
        QFETCH(QByteArrayList, second);
        QFETCH(QString, rules);
        const Learnt learnt = replay::learn(talk(first), talk(second, nextDay));
        QCOMPARE(reasons(learnt), rules);
        QCOMPARE(told(learnt.rest), QString());
        const auto saved = Matching::parse(learnt.matching.toText(), u"learnt"_s);
        QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
        QVERIFY(replay::diff(talk(first), talk(second, nextDay), *saved).passed());
    }

    void whatOnlyTheOtherHasAndNoRuleCanNameIsTold()
    {
        const Learnt learnt = replay::learn(talk({ "< a b" }), talk({ "< a b", "<x 0002" }));
        QCOMPARE(reasons(learnt), QString());
        QCOMPARE(learnt.matching.toText(), Matching().toText());
        QCOMPARE(told(learnt.rest), u"message 2 from the server: it is additional: 00 02"_s);
    }

    void aRealChangeStillFailsUnderLearntRules()
    {
        const auto flow = [](const char *id, const char *at, const char *price) {
            return QByteArrayList { QByteArray("< {'type':'welcome','session':'") + id + "'}",
                                    QByteArray("> {'type':'buy','session':'") + id
                                        + "','price':" + price + '}',
                                    QByteArray("< {'type':'bought','session':'") + id + "','at':'"
                                        + at + "','price':" + price + '}' };
        };
        const Session first = talk(flow("s1", "2026-11-23T10:00:00Z", "10"));
        const Session second = talk(flow("s2", "2026-11-24T12:00:00Z", "10"), nextDay);
        const Learnt learnt = replay::learn(first, second);
        QVERIFY(learnt.rest.passed());
        const Session third =
            talk(flow("s3", "2026-11-25T09:00:00Z", "10"), "2026-11-25T09:00:00.000Z");
        QCOMPARE(told(replay::diff(first, third, learnt.matching)), QString());
        QByteArrayList changed = flow("s3", "2026-11-25T09:00:00Z", "10");
        changed.last().replace("'price':10", "'price':11");
        QCOMPARE(
            told(replay::diff(first, talk(changed, "2026-11-25T09:00:00.000Z"), learnt.matching)),
            u"message 3 from the server, /price: expected 10, got 11"_s);
        changed.last().replace("'price':11", "'price':10").replace("s3", "s4");
        QCOMPARE(
            told(replay::diff(first, talk(changed, "2026-11-25T09:00:00.000Z"), learnt.matching)),
            u"message 3 from the server, /session: expected \"s3\", got \"s4\""_s);
    }

    void whatIsKnownStays()
    {
        const Matching known = rules("'ignore':['/a'],'background':[{'text':'hb'}]");
        const Learnt learnt =
            replay::learn(talk({ "< hb", "< {'a':1,'b':1}" }), talk({ "< {'a':2,'b':2}" }), known);
        QCOMPARE(reasons(learnt), u"/b: any number"_s);
        QCOMPARE(learnt.matching.rules().size(), 2);
        QCOMPARE(learnt.matching.backgrounds().size(), 1);
    }

    void eachRuleCanBeTakenAlone()
    {
        const Session first = talk({ "< {'id':'a1','load':0.5}", "< {'type':'hb'}", "< end" });
        const Session second = talk({ "< {'id':'z9','load':0.6}", "< end" });
        const Learnt learnt = replay::learn(first, second);
        QCOMPARE(learnt.reasons.size(), 3);
        Matching all;
        for (const Learnt::Reason &reason : learnt.reasons)
            all.add(reason.alone);
        QCOMPARE(all.toText(), learnt.matching.toText());
        const Verdict verdict = replay::diff(first, second, learnt.reasons.first().alone);
        QCOMPARE(told(verdict),
                 u"message 1 from the server, /load: expected 0.5, got 0.6\n"
                 "message 2 from the server: expected {\"type\":\"hb\"}, but it is not there"_s);
        // What a rule is about, in the first recording.
        const auto numbers = [&](const Matching &matching) {
            QList<int> found;
            for (const MessagePlace &place : replay::touched(first, matching))
                found.append(place.n);
            return found;
        };
        QCOMPARE(numbers(learnt.reasons.first().alone), QList<int> { 1 });
        QCOMPARE(numbers(learnt.reasons.last().alone), QList<int> { 2 });
        QCOMPARE(numbers(rules("'ignore':[{'path':'','in':{'text':'end'}}]")), QList<int> { 3 });
    }

    void whatIsAlikeIsFound()
    {
        const Session session =
            talk({ "> {'type':'a','n':1}", "< {'type':'b'}", "< {'type':'b'}" });
        QCOMPARE(replay::likeness(session, session), 1);
        const double near =
            replay::likeness(session, talk({ "> {'type':'a','n':7}", "< {'type':'b'}" }));
        const double far = replay::likeness(session, talk({ "< {'type':'a'}", "> {'type':'b'}" }));
        QVERIFY(near < 1 && near > far);
        QVERIFY(far > 0); // the same path
        QCOMPARE(replay::likeness(session, talk({})), replay::likeness(talk({}), session));
    }
};

QTEST_GUILESS_MAIN(TestLearn)
#include "tst_learn.moc"
