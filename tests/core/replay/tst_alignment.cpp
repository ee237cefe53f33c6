// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "talk.h"

#include <random>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// {'l':[1,1,...]}, more than are looked for one by one.
QByteArray manyOf(const QByteArray &element)
{
    return "{'l':[" + QByteArrayList(300, element).join(',') + "]}";
}
} // namespace

/// Which message is taken for which, and what is said of the others.
class TestAlignment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsToldIsTheLeast_data()
    {
        QTest::addColumn<QByteArrayList>("recorded");
        QTest::addColumn<QByteArrayList>("actual");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("differences");
        const auto row = [](const char *name,
                            const QByteArrayList &recorded,
                            const QByteArrayList &actual,
                            const QString &differences = {},
                            const QByteArray &file = {}) {
            QTest::newRow(name) << recorded << actual << file << differences;
        };
        row("one is missing",
            { "< a", "< b", "< c" },
            { "< a", "< c" },
            u"message 2 from the server: expected b, but it is not there"_s);
        row("the first is missing",
            { "< a", "< b", "< a", "< b" },
            { "< b", "< a", "< b" },
            u"message 1 from the server: expected a, but it is not there"_s);
        row("the last is missing",
            { "< a", "< b" },
            { "< a" },
            u"message 2 from the server: expected b, but it is not there"_s);
        row("one more",
            { "< a", "< c" },
            { "< a", "< b", "< c" },
            u"message 2 from the server: it is additional: b"_s);
        row("one more at the end",
            { "< a" },
            { "< a", "< a" },
            u"message 2 from the server: it is additional: a; the same as recorded message 1"_s);
        row("one changed",
            { "< a", "< b", "< c" },
            { "< a", "< x", "< c" },
            u"message 2 from the server: expected b, got x"_s);
        row("one changed, one more before it",
            { "< {'type':'a','v':1}", "< c" },
            { "< {'type':'b','w':[]}", "< {'type':'a','v':2}", "< c" },
            u"message 1 from the server: it is additional: {\"type\":\"b\",\"w\":[]}\nmessage 1 from the server, /v: expected 1, got 2"_s);
        row("another kind is not a change",
            { "< {'type':'a','v':1}" },
            { "< {'type':'b','w':2}" },
            u"message 1 from the server: expected {\"type\":\"a\",\"v\":1}, but it is not there\n"
            "message 1 from the server: it is additional: {\"type\":\"b\",\"w\":2}"_s);
        row("two change places",
            { "< a", "< b", "< c" },
            { "< b", "< a", "< c" },
            u"message 1 from the server: expected it before all others, got a"_s);
        row("one comes late",
            { "< a", "< b", "< c", "< d" },
            { "< a", "< c", "< d", "< b" },
            u"message 2 from the server: expected it after message 1, got b"_s);
        row("each direction by itself", { "> a", "< b" }, { "< b", "> a" });
        row("all changed",
            { "< 1", "< 2", "< 3" },
            { "< 4", "< 5", "< 6" },
            u"message 1 from the server: expected 1, got 4\nmessage 2 from the server: expected 2, got 5\nmessage 3 from the server: expected 3, got 6"_s);

        const QByteArray heartbeats = "'background':[{'text':'hb'}]";
        row("background comes and goes",
            { "< hb", "< a", "< b", "< hb" },
            { "< a", "< hb", "< hb", "< b" },
            {},
            heartbeats);
        row("background hides nothing",
            { "< hb", "< a" },
            { "< hb", "< b" },
            u"message 2 from the server: expected a, got b"_s,
            heartbeats);
        const QByteArray optional = "'optional':[{'path':'/note'}]";
        row("optional is missing",
            { "< a", "< {'note':1}", "< b" },
            { "< a", "< b" },
            {},
            optional);
        row("optional comes elsewhere",
            { "< a", "< {'note':1}", "< b" },
            { "< a", "< b", "< {'note':1}" },
            {},
            optional);
        row("optional comes besides",
            { "< a", "< b" },
            { "< a", "< {'note':1}", "< b" },
            {},
            optional);
        const QByteArray unordered = "'unordered':[{'path':'/fill'}]";
        row("any order",
            { "< {'fill':1}", "< {'fill':2}", "< {'fill':3}", "< b" },
            { "< {'fill':3}", "< {'fill':1}", "< {'fill':2}", "< b" },
            {},
            unordered);
        row("any order, but all of them",
            { "< {'fill':1}", "< {'fill':2}", "< b" },
            { "< {'fill':2}", "< b" },
            u"message 1 from the server: expected {\"fill\":1}, but it is not there"_s,
            unordered);
        row("any order of these only",
            { "< {'fill':1}", "< b", "< a" },
            { "< {'fill':1}", "< a", "< b" },
            u"message 2 from the server: expected it after message 1, got b"_s,
            unordered);
        row("any order, but not among others",
            { "< a", "< {'fill':1}", "< b" },
            { "< a", "< b", "< {'fill':1}" },
            u"message 2 from the server: expected it after message 1, got {\"fill\":1}"_s,
            unordered);
        row("ids that changed places",
            { "< {'id':1}", "< {'id':2}", "< {'of':2}" },
            { "< {'id':7}", "< {'id':8}", "< {'of':7}" },
            u"message 3 from the server, /of: expected 8, got 7"_s,
            "'bind':[{'name':'id','paths':['/id','/of']}]");
    }
    void whatIsToldIsTheLeast()
    {
        QFETCH(QByteArrayList, recorded);
        QFETCH(QByteArrayList, actual);
        QFETCH(QByteArray, file);
        QFETCH(QString, differences);
        QCOMPARE(told(replay::diff(talk(recorded), talk(actual), rules(file))), differences);
    }

    void whatIsFarOffIsFound()
    {
        QByteArrayList recorded;
        for (int i = 0; i < 200; ++i)
            recorded += "< message " + QByteArray::number(i);
        QByteArrayList actual = recorded;
        actual.remove(50, 40);
        const Verdict lost = replay::diff(talk(recorded), talk(actual));
        QCOMPARE(lost.differences().size(), 40);
        for (int i = 0; i < 40; ++i) {
            QCOMPARE(lost.differences().at(i).kind, Difference::Kind::Missing);
            QCOMPARE(lost.differences().at(i).n, 51 + i);
        }
        const Verdict added = replay::diff(talk(actual), talk(recorded));
        QCOMPARE(added.differences().size(), 40);
        QVERIFY(std::ranges::all_of(added.differences(), [](const Difference &difference) {
            return difference.kind == Difference::Kind::Additional;
        }));
    }

    /// Messages that the rules take for the same find each other out of order, however they are written.
    void whatRulesTakeForTheSameIsFoundElsewhere_data()
    {
        QTest::addColumn<QByteArray>("ignored");
        QTest::addColumn<QByteArray>("recorded");
        QTest::addColumn<QByteArray>("actual");
        const auto row = [](const char *name,
                            const QByteArray &ignored,
                            const QByteArray &recorded,
                            const QByteArray &actual) {
            QTest::newRow(name) << ignored << recorded << actual;
        };
        row("members in another order", "'/x'", "{'a':1,'b':[1,{}]}", "{'b':[1,{}],'a':1}");
        row("a value", "'/x'", "{'a':1,'x':1}", "{'a':1,'x':[2]}");
        row("numbers", "'/x'", "{'a':[1,10,0.5]}", "{'a':[1.0,1e1,5E-1]}");
        row("escapes", "'/x'", "{'a':'/','b\\u0063':1}", "{'a':'\\/','bc':1}");
        row("one member less", "'/x'", "{'a':{},'x':1}", "{'a':{}}");
        row("a container that is empty then", "'/a/x'", "{'a':{'x':1}}", "{'a':{}}");
        row("wildcards", "'$.l[*].x'", "{'l':[{'x':1},{'x':2}]}", "{'l':[{'x':3},{}]}");
        row("descendants", "'$..x'", "{'a':{'x':1},'x':1}", "{'a':{'x':2}}");
        row("from the end", "'$.l[-1]'", "{'l':[1,2,3]}", "{'l':[1,2,9]}");
        row("a filter",
            "'$.l[?@.k==1].x','$.l[*].k'",
            "{'l':[{'k':1,'x':1}]}",
            "{'l':[{'k':2,'x':2}]}");
        row("the parent", "'$.items[*].id^'", "{'items':[{'id':1,'x':1}]}", "{'items':[{'x':2}]}");
        row("beside a lone surrogate", "'$.id','/s'", "{'id':1,'s':'x'}", "{'id':2,'s':'\\ud800'}");
        row("the last of duplicates",
            "'$.a.id'",
            "{'a':{'id':1},'a':{'x':2}}",
            "{'a':{'x':9},'a':{'x':2,'id':7}}");
        row("many places", "'$.l[*]'", manyOf("1"), manyOf("2"));
    }
    void whatRulesTakeForTheSameIsFoundElsewhere()
    {
        QFETCH(QByteArray, ignored);
        QFETCH(QByteArray, recorded);
        QFETCH(QByteArray, actual);
        const Matching matching =
            rules("'ignore':[" + ignored + "],'unordered':[{'from':'server'}]");
        const Verdict verdict = replay::diff(talk({ "< " + recorded, "< {'other':1}" }),
                                             talk({ "< {'other':1}", "< " + actual }),
                                             matching);
        QCOMPARE(told(verdict), QString());
    }

    /// Any order, however far: 20 orders of 24 messages.
    void anyOrderIsFound()
    {
        const Matching matching = rules("'unordered':[{'from':'server'}]");
        QByteArrayList lines;
        for (int i = 0; i < 24; ++i)
            lines += "< {'n':" + QByteArray::number(i) + '}';
        const Session recorded = talk(lines);
        std::mt19937 random(7);
        for (int run = 0; run < 20; ++run) {
            std::ranges::shuffle(lines, random);
            QCOMPARE(told(replay::diff(recorded, talk(lines), matching)), QString());
        }
    }

    void manyChangesCostNoMoreThanTheirNumber()
    {
        QByteArrayList recorded;
        QByteArrayList actual;
        for (int i = 0; i < 5000; ++i) {
            recorded += "< {'n':" + QByteArray::number(i) + '}';
            actual += "< {'n':" + QByteArray::number(i + 10'000) + '}';
        }
        const Verdict verdict = replay::diff(talk(recorded), talk(actual));
        QCOMPARE(verdict.differences().size(), 5000);
        QCOMPARE(verdict.messages(), 5000);
    }
};

QTEST_GUILESS_MAIN(TestAlignment)
#include "tst_alignment.moc"
