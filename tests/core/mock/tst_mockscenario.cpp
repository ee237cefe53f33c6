// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/mock/mockfile.h>
#include <jackfield/testing/testclient.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::testing;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {
/// A client of a scenario with these steps, and what nothing took.
class Lesson
{
public:
    explicit Lesson(const QByteArray &steps, const QByteArray &options = {})
    {
        const auto file = MockFile::parse(
            R"({"jackfield":"mock","version":1,"servers":[{"name":"s","routes":[{"path":"/","scenario":{"steps":)"
            + steps + options + "}}]}]}");
        if (!file)
            qFatal("%s %s", qPrintable(file.error().where), qPrintable(file.error().message));
        const auto missed = [this](const MockMiss &miss) {
            m_missed += miss.message.text() + u": "_s + miss.why;
        };
        m_client = testWsClient(
            file->servers.first().handler({ .clock = m_clock.clock(), .missed = missed }),
            Request::get(u"/"_s),
            m_clock);
    }

    void say(const QString &words)
    {
        for (const QString &word : words.split(u' '))
            m_client->send(WsMessage::text(word));
    }
    /// What comes within that time, and the end.
    QString heard(std::chrono::milliseconds within = 0ms)
    {
        QStringList all;
        while (true) {
            const auto message = m_client->receive(within);
            if (!message && message.error().reason == ReceiveEnd::Reason::Closed)
                all +=
                    u"%1 %2"_s.arg(message.error().status.code).arg(message.error().status.reason);
            if (!message)
                return all.join(u' ').trimmed();
            all += message->text();
        }
    }
    QString missed() const { return m_missed.join(u", "_s); }

private:
    TestClock m_clock;
    QStringList m_missed;
    std::unique_ptr<WsClient> m_client;
};
} // namespace

class TestMockScenario : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsEarlyIsNotMissed()
    {
        Lesson lesson(
            R"([{"expect":{"text":"a"}},{"text":"1"},{"expect":{"text":"b"}},{"text":"2"}])");
        lesson.say(u"x b a"_s);
        QCOMPARE(lesson.heard(), u"1 2"_s);
        QCOMPARE(lesson.missed(), u"x: the scenario is over"_s);
        lesson.say(u"c"_s);
        QCOMPARE(lesson.missed(), u"x: the scenario is over, c: the scenario is over"_s);
    }

    void whatComesDuringAPauseWaits()
    {
        Lesson lesson(
            R"([{"wait":100},{"expect":{"text":"a"}},{"text":"1","delay":50},{"text":"2"}])");
        lesson.say(u"a"_s);
        QCOMPARE(lesson.heard(99ms), QString());
        QCOMPARE(lesson.heard(50ms), QString());
        QCOMPARE(lesson.heard(1ms), u"1 2"_s);
    }

    void whatIsNoMessageMayBeLater()
    {
        Lesson lesson(R"([{"delay":50,"close":4000}])");
        QCOMPARE(lesson.heard(49ms), QString());
        QCOMPARE(lesson.heard(1ms), u"4000"_s);
    }

    void aTimeOutHasItsOwnWay()
    {
        const QByteArray steps =
            R"([{"expect":{"text":"a"},"within":100,"otherwise":{"text":"late"}},{"text":"1"}])";
        Lesson late(steps);
        QCOMPARE(late.heard(99ms), QString());
        QCOMPARE(late.heard(1ms), u"late 1"_s);
        Lesson inTime(steps);
        inTime.say(u"a"_s);
        QCOMPARE(inTime.heard(1s), u"1"_s); // and the time-out is void
        Lesson none(R"({"expect":{"text":"a"},"within":100})");
        QCOMPARE(none.heard(1s), u"1008 nothing of what is expected came in time"_s);
    }

    /// A message in the last moment makes the time-out void, and a later pause has nothing of it.
    void anOldTimeOutEndsNoOtherPause()
    {
        Lesson lesson(R"([{"expect":{"text":"a"},"within":100},{"wait":300},{"text":"1"}])");
        QCOMPARE(lesson.heard(50ms), QString());
        lesson.say(u"a"_s);
        QCOMPARE(lesson.heard(299ms), QString());
        QCOMPARE(lesson.heard(1ms), u"1"_s);
    }

    void aLoopEndsByNumberOrCondition()
    {
        Lesson thrice(R"([{"repeat":3,"steps":{"text":"x"}},{"text":"end"}])");
        QCOMPARE(thrice.heard(), u"x x x end"_s);
        Lesson until(R"([{"repeat":"forever","steps":[{"expect":{"mode":"text"}},{"echo":true}],
            "until":{"text":"stop"}},{"text":"end"}])");
        until.say(u"a b stop"_s);
        QCOMPARE(until.heard(), u"a b stop end"_s);
        Lesson nested(R"({"repeat":2,"steps":[{"repeat":2,"steps":{"text":"x"}},{"text":"y"}]})");
        QCOMPARE(nested.heard(), u"x x y x x y"_s);
    }

    void aBranchGoesTheFirstWayThatFits()
    {
        Lesson lesson(R"([{"branch":[{"when":{"text":"a"},"steps":[{"text":"1"},{"text":"2"}]},
            {"when":{"mode":"text"},"steps":[]}]},{"text":"end"}])");
        lesson.say(u"a"_s);
        QCOMPARE(lesson.heard(), u"1 2 end"_s);
    }

    void aStrictScenarioEndsAtWhatIsNotExpected()
    {
        const QByteArray steps = R"([{"wait":10},{"expect":{"text":"a"}},{"text":"1"}])";
        Lesson early(steps, R"(,"strict":true)");
        early.say(u"b"_s);
        QCOMPARE(early.heard(1s), u"1008 not what is expected: it is \"b\", not \"a\""_s);
        QCOMPARE(early.missed(), u"b: it is \"b\", not \"a\""_s);
        Lesson late(steps, R"(,"strict":true)");
        QCOMPARE(late.heard(20ms), QString());
        late.say(u"b"_s);
        QCOMPARE(late.heard(), u"1008 not what is expected: it is \"b\", not \"a\""_s);
    }

    void aStrictScenarioIsStrictInPausesAndAtItsEnd()
    {
        const QByteArray steps =
            R"([{"wait":10},{"expect":{"text":"a"}},{"text":"1"},{"expect":{"text":"b"}}])";
        Lesson paused(steps, R"(,"strict":true)");
        paused.say(u"x a"_s);
        QCOMPARE(paused.heard(1s), u"1008 not what is expected: it is \"x\", not \"a\""_s);
        Lesson over(steps, R"(,"strict":true)");
        over.say(u"a b"_s);
        QCOMPARE(over.heard(20ms), u"1"_s);
        over.say(u"c"_s);
        QCOMPARE(over.heard(), u"1008 the scenario is over"_s);
    }

    void aLoopThatNeverWaitsIsBrokenOff()
    {
        Lesson empty(R"({"repeat":"forever","steps":[]})");
        QCOMPARE(empty.heard(), u"1008 the scenario goes on and on and never waits"_s);
        Lesson busy(R"({"repeat":"forever","steps":{"set":{"a":1}}})");
        QCOMPARE(busy.heard(), u"1008 the scenario goes on and on and never waits"_s);
    }

    void onlySoManyMessagesWait()
    {
        Lesson lesson(R"({"expect":{"text":"a"}})");
        for (int i = 0; i < 257; ++i)
            lesson.say(QString::number(i));
        QCOMPARE(lesson.missed(), u"0: nothing in the scenario has taken it"_s);
    }
};

QTEST_GUILESS_MAIN(TestMockScenario)
#include "tst_mockscenario.moc"
