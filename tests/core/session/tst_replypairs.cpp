// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/membernames.h>
#include <jackfield/session/replypairs.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// "> payload" of the client, "< payload" of the server; "2> payload" on connection 2.
ReplyPairs::Found say(ReplyPairs &pairs, qint64 number, const QByteArray &line)
{
    const qsizetype arrow = line.indexOf(' ') - 1;
    return pairs.add({ .connection = arrow == 0 ? 1u : line.first(arrow).toUInt(),
                       .from = line[arrow] == '>' ? Side::Client : Side::Server,
                       .number = number,
                       .time = number * 1000,
                       .isText = !line.endsWith("(binary)"),
                       .payload = QByteArrayView(line).sliced(arrow + 2) });
}

/// "2<1 4<3", and "~" where the order alone says so; "?" behind those that ask.
QByteArray answers(const QByteArrayList &lines, ReplyPairs::Wanted wanted)
{
    ReplyPairs pairs(wanted);
    QByteArrayList all;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto found = say(pairs, i + 1, lines[i]);
        const QByteArray number = QByteArray::number(i + 1);
        if (found.isQuestion)
            all.append(number + '?');
        if (found.isAnswer) {
            all.append(number + (found.by == ReplyPairs::By::Order ? '~' : '<')
                       + QByteArray::number(found.number));
        }
    }
    return all.join(' ');
}
} // namespace

class TestReplyPairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnswersWhat_data()
    {
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<QByteArray>("found");
        QTest::newRow("ids, crossing")
            << QByteArrayList { "> {\"id\":1}", "> {\"id\":2}", "< {\"id\":2}", "< {\"id\":1}" }
            << "1? 2? 3<2 4<1"_ba;
        QTest::newRow("of another connection")
            << QByteArrayList { "> {\"id\":1}", "2< {\"id\":1}", "< {\"id\":1}" } << "1? 3<1"_ba;
        QTest::newRow("texts in turn")
            << QByteArrayList { "> a", "< A", "> b", "< B", "< more" } << "2~1 4~3"_ba;
        QTest::newRow("the last one before it")
            << QByteArrayList { "> a", "> b", "< B" } << "3~2"_ba;
        QTest::newRow("bytes") << QByteArrayList { "> (binary)", "< (binary)" } << "2~1"_ba;
        QTest::newRow("who asks by an id is answered by it")
            << QByteArrayList { "> {\"id\":7}", "< {\"type\":\"tick\"}", "< {\"id\":7}" }
            << "1? 3<1"_ba;
        QByteArrayList stream { "> {\"type\":\"subscribe\"}", "< {\"type\":\"tick\"}" };
        for (int i = 0; i < 20; ++i)
            stream.append("< {\"type\":\"tick\"}");
        stream += { "> {\"type\":\"leave\"}", "< {\"type\":\"tick\"}", "< {\"type\":\"left\"}" };
        QTest::newRow("what comes by itself answers nothing") << stream << "2~1 25~23"_ba;
    }
    void whatAnswersWhat()
    {
        QFETCH(QByteArrayList, lines);
        QTEST(answers(lines, ReplyPairs::Wanted::ByOrderToo), "found");
    }

    void byIdAloneTheOrderSaysNothing()
    {
        QCOMPARE(
            answers({ "> a", "< A", "> {\"id\":1}", "< {\"id\":1}" }, ReplyPairs::Wanted::ById),
            "3? 4<3"_ba);
    }

    /// A server that says nothing else for long is not looked through for ever.
    void afterManyOthersNothingIsAnAnswerByOrder()
    {
        ReplyPairs pairs(ReplyPairs::Wanted::ByOrderToo);
        for (int i = 0; i < 40; ++i)
            QVERIFY(!say(pairs, i, "< {\"type\":\"tick\"}").isAnswer);
        say(pairs, 40, "> hello");
        for (int i = 0; i < 70; ++i)
            QVERIFY(!say(pairs, i + 41, "< {\"type\":\"tick\"}").isAnswer);
        QVERIFY(!say(pairs, 200, "< hello").isAnswer);
    }

    void whatNamesAKind_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("type") << "{\"a\":1,\"type\":\"tick\"}"_ba << "\"tick\""_ba;
        QTest::newRow("the more telling one")
            << "{\"method\":\"get\",\"type\":\"call\"}"_ba << "\"call\""_ba;
        QTest::newRow("no string") << "{\"type\":3,\"op\":\"sub\"}"_ba << "\"sub\""_ba;
        QTest::newRow("an event and its data") << "[\"join\",{}]"_ba << "\"join\""_ba;
        QTest::newRow("nothing") << "{\"a\":1}"_ba << QByteArray();
        QTest::newRow("a text") << "type"_ba << QByteArray();
        QTest::newRow("broken") << "{\"type\":"_ba << QByteArray();
        QTest::newRow("too long") << QByteArray("{\"a\":\"" + QByteArray(70'000, 'x')
                                                + "\",\"type\":\"b\"}")
                                  << QByteArray();
    }
    void whatNamesAKind()
    {
        QFETCH(QByteArray, json);
        QTEST(kindIn(json).toByteArray(), "kind");
    }
};

QTEST_GUILESS_MAIN(TestReplyPairs)
#include "tst_replypairs.moc"
