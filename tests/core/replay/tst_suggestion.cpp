// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Assertions that are made of messages of a recording.
#include <jackfield/replay/replay.h>
#include <jackfield/replay/suggestion.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using replay::Suggestion;

namespace {
const QByteArray begin =
    "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-23T10:00:00.000Z\","
    "\"recorder\":\"client\"}\n"
    "{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{\"method\":\"GET\",\"target\":\"/\","
    "\"url\":\"ws://h/\",\"httpVersion\":\"1.1\",\"headers\":[]},\"response\":{\"status\":101,"
    "\"headers\":[]}}\n";

QByteArray line(double t, const QByteArray &from, const QByteArray &payload)
{
    return "{\"t\":" + QByteArray::number(t) + ",\"conn\":1,\"event\":\"message\",\"from\":\""
        + from + "\"," + payload + "}\n";
}

Session recording()
{
    return Session::parse(
               begin + line(40, "server", "\"json\":{\"type\":\"welcome\"}")
               + line(100, "client", "\"json\":{\"type\":\"order\",\"id\":1}")
               + line(110, "client", "\"json\":{\"type\":\"order\",\"id\":2}")
               + line(230, "server", "\"json\":{\"type\":\"ack\",\"replyTo\":{\"id\":1}}")
               + line(300, "server", "\"json\":{\"type\":\"ack\",\"replyTo\":{\"id\":2}}")
               + line(400, "server", "\"base64\":\"AAE=\"")
               + line(500, "client", "\"text\":\"bye for now\""))
        .value();
}
} // namespace

class TestSuggestion : public QObject
{
    Q_OBJECT

    static QString of(Suggestion what, const QList<int> &messages)
    {
        const Session session = recording();
        const auto made = replay::suggested(what, session.events, messages);
        return made ? QString::fromUtf8(made->toJson().toJson()) : u"! "_s + made.error().message;
    }

private Q_SLOTS:
    void messagesBecomeAssertions_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QList<int>>("messages");
        QTest::addColumn<QString>("expected");
        const QString order = u"{\"from\":\"client\",\"path\":\"/type\",\"equals\":\"order\"}"_s;
        const QString ack = u"{\"from\":\"server\",\"path\":\"/type\",\"equals\":\"ack\"}"_s;
        const QString answer = u"{\"name\":\"ack after order\",\"on\":%1,\"expect\":%2,"
                               "\"same\":[\"/id\",\"/replyTo/id\"],\"within\":%3}"_s;
        const auto row = [](const char *name,
                            Suggestion what,
                            const QList<int> &messages,
                            const QString &expected) {
            QTest::newRow(name) << int(what) << messages << expected;
        };
        row("an answer finds its question by the id",
            Suggestion::Answer,
            { 4 },
            answer.arg(order, ack, u"500"_s));
        row("a question finds its answer",
            Suggestion::Answer,
            { 3 },
            answer.arg(order, ack, u"1000"_s));
        row("two messages in any order",
            Suggestion::Answer,
            { 4, 2 },
            answer.arg(order, ack, u"500"_s));
        row("what nobody asked for answers the opening",
            Suggestion::Answer,
            { 1 },
            u"{\"name\":\"welcome\",\"expect\":{\"from\":\"server\",\"path\":\"/type\",\"equals\":"
            "\"welcome\"},\"within\":200}"_s);
        row("what nothing answers",
            Suggestion::Answer,
            { 7 },
            u"! nothing in the recording answers message 7"_s);
        row("none like it", Suggestion::Never, { 4 }, u"{\"never\":%1}"_s.arg(ack));
        row("bytes have no number",
            Suggestion::Never,
            { 6 },
            u"{\"never\":{\"from\":\"server\",\"mode\":\"binary\"}}"_s);
        row("as many as there are",
            Suggestion::Count,
            { 2 },
            u"{\"count\":%1,\"exactly\":2}"_s.arg(order));
        row("kinds in their order, each once",
            Suggestion::Order,
            { 7, 2, 3, 4 },
            u"{\"order\":[%1,%2,{\"from\":\"client\",\"matches\":\"^bye\\\\b\"}]}"_s.arg(order,
                                                                                         ack));
        row("one kind has no order",
            Suggestion::Order,
            { 2, 3 },
            u"! messages of two kinds or more have an order"_s);
        row("a message that is not there",
            Suggestion::Never,
            { 8 },
            u"! messages of the connection say what is meant"_s);
    }
    void messagesBecomeAssertions()
    {
        QFETCH(const int, what);
        QFETCH(const QList<int>, messages);
        QFETCH(const QString, expected);
        QCOMPARE(of(Suggestion(what), messages), expected);
    }

    /// But for "never".
    void theRecordingHoldsWhatIsMadeOfIt()
    {
        const Session session = recording();
        Matching matching;
        for (const auto &[what, messages] :
             { std::pair(Suggestion::Answer, QList<int> { 4 }),
               std::pair(Suggestion::Answer, QList<int> { 1 }),
               std::pair(Suggestion::Count, QList<int> { 5 }),
               std::pair(Suggestion::Order, QList<int> { 1, 2, 6 }) })
            matching.add(replay::suggested(what, session.events, messages).value());
        QVERIFY(replay::diff(session, session, matching).passed());
        matching.add(replay::suggested(Suggestion::Never, session.events, { 1 }).value());
        const Verdict verdict = replay::diff(session, session, matching);
        QCOMPARE(verdict.differences().size(), 1);
        QCOMPARE(verdict.differences().first().assertion, 4);
    }

    void assertionsAreSaidInWords()
    {
        const auto words = [](const QByteArray &assertion) {
            return Matching::parse("{\"jackfield\":\"matching\",\"version\":1,\"assertions\":["
                                       + assertion + "]}",
                                   u"m"_s)
                .value()
                .assertions()
                .first()
                .inWords();
        };
        QCOMPARE(
            words("{\"on\":{\"path\":\"/type\",\"equals\":\"order\"},\"expect\":{\"path\":\"/ok\"},"
                  "\"same\":\"/id\",\"within\":500,\"p95\":200}"),
            u"a message with /ok with the same /id within 500 ms after each message whose "
            "/type is \"order\"; 95 % of them within 200 ms"_s);
        QCOMPARE(words("{\"never\":{\"path\":\"/error\"},\"within\":50}"),
                 u"never a message with /error within 50 ms after the opening"_s);
        QCOMPARE(words("{\"count\":{\"from\":\"server\"},\"atLeast\":10}"),
                 u"a message from the server at least 10 times"_s);
        QCOMPARE(words("{\"order\":[{\"text\":\"a\"},{\"text\":\"b\"}]}"),
                 u"a message \"a\", then a message \"b\""_s);
    }
};

QTEST_GUILESS_MAIN(TestSuggestion)
#include "tst_suggestion.moc"
