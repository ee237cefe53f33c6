// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/interceptor.h>
#include <jackfield/testing/testclock.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// A carrier of one connection that forwards into lists.
struct Carrier
{
    explicit Carrier(const Interceptor &its)
        : interceptor(its)
        , number(interceptor.begin(u"ws://here/"_s, [this] { ++wakes; }))
    { }

    void say(const QString &text, Side from = Side::Client)
    {
        if (!interceptor.offer({ number, from, WsMessage::text(text) }))
            passed[size_t(from)].append(text);
    }
    QStringList takenFrom(Side from)
    {
        for (const auto &decision : interceptor.take(number, from)) {
            const char *mark = decision.isDropped     ? "-"
                : decision.touch == WsTouch::Changed  ? "~"
                : decision.touch == WsTouch::Injected ? "+"
                                                      : "";
            passed[size_t(from)].append(QLatin1StringView(mark) + decision.message.text());
        }
        return passed[size_t(from)];
    }

    Interceptor interceptor;
    int wakes = 0;
    int number;
    std::array<QStringList, 2> passed;
};

bool isOrder(const Interceptor::Passing &passing)
{
    return passing.message.text().startsWith(u"order"_s);
}
} // namespace

/// Who decides and who carries, without a socket between them.
class TestInterceptor : public QObject
{
    Q_OBJECT

    static QList<quint64> ids(const Interceptor &interceptor)
    {
        QList<quint64> ids;
        for (const auto &one : interceptor.held())
            ids.append(one.id);
        return ids;
    }

private Q_SLOTS:
    void whatFollowsAHeldMessageWaitsBehindIt()
    {
        const Interceptor interceptor;
        interceptor.setRule(isOrder);
        Carrier carrier(interceptor);
        for (const QString &text : { u"a"_s, u"order 1"_s, u"b"_s, u"order 2"_s, u"c"_s })
            carrier.say(text);
        carrier.say(u"back"_s, Side::Server);
        QCOMPARE(carrier.takenFrom(Side::Client), QStringList { u"a"_s });
        QCOMPARE(carrier.takenFrom(Side::Server), QStringList { u"back"_s });
        const auto held = interceptor.held();
        QCOMPARE(held.size(), 4);
        QCOMPARE(held[0].message.text(), u"order 1"_s);
        QVERIFY(held[0].isHeld && !held[1].isHeld && held[2].isHeld && !held[3].isHeld);
        QVERIFY(interceptor.release(held[0].id));
        QCOMPARE(carrier.takenFrom(Side::Client), (QStringList { u"a"_s, u"order 1"_s, u"b"_s }));
        QVERIFY(!interceptor.release(held[0].id));
        interceptor.releaseAll();
        QCOMPARE(carrier.takenFrom(Side::Client).mid(3), (QStringList { u"order 2"_s, u"c"_s }));
        QVERIFY(interceptor.held().isEmpty());
    }

    void oneThatIsDecidedEarlyWaitsForItsTurn()
    {
        const Interceptor interceptor;
        interceptor.setRule([](const auto &) { return true; });
        Carrier carrier(interceptor);
        for (const QString &text : { u"one"_s, u"two"_s, u"three"_s })
            carrier.say(text);
        const auto held = ids(interceptor);
        QVERIFY(interceptor.drop(held[1]));
        QVERIFY(interceptor.release(held[2], WsMessage::text(u"THREE"_s)));
        QVERIFY(carrier.takenFrom(Side::Client).isEmpty());
        QVERIFY(interceptor.release(held[0], WsMessage::text(u"one"_s))); // the same is no change
        QCOMPARE(carrier.takenFrom(Side::Client),
                 (QStringList { u"one"_s, u"-two"_s, u"~THREE"_s }));
        QCOMPARE(carrier.wakes, 3);
    }

    void aCopyStandsBehindWhatItIsOf()
    {
        const Interceptor interceptor;
        interceptor.setRule([](const auto &) { return true; });
        Carrier carrier(interceptor);
        carrier.say(u"one"_s);
        carrier.say(u"two"_s);
        QVERIFY(interceptor.duplicate(ids(interceptor).first()));
        const auto held = interceptor.held();
        QCOMPARE(held.size(), 3);
        QVERIFY(held[1].isCopy && held[1].message.text() == u"one");
        QVERIFY(interceptor.release(held[1].id, WsMessage::text(u"other"_s)));
        interceptor.releaseAll();
        QCOMPARE(carrier.takenFrom(Side::Client),
                 (QStringList { u"one"_s, u"+other"_s, u"two"_s }));
    }

    void whatIsInjectedOvertakes()
    {
        const Interceptor interceptor;
        interceptor.setRule([](const auto &) { return true; });
        Carrier carrier(interceptor);
        carrier.say(u"held"_s);
        QVERIFY(interceptor.inject(carrier.number, Side::Client, WsMessage::text(u"mine"_s)));
        QCOMPARE(carrier.takenFrom(Side::Client), QStringList { u"+mine"_s });
        QVERIFY(!interceptor.inject(carrier.number + 1, Side::Client, WsMessage::text(u"x"_s)));
        QVERIFY(!interceptor.inject(
            carrier.number, Side::Client, WsMessage::text(QString(QChar(0xD800)))));
        QCOMPARE(interceptor.held().size(), 1);
    }

    void aRuleIsForWhatComes()
    {
        const Interceptor interceptor;
        Carrier carrier(interceptor);
        QVERIFY(!interceptor.isArmed());
        carrier.say(u"order"_s);
        interceptor.setRule(isOrder);
        QVERIFY(interceptor.isArmed());
        carrier.say(u"order"_s);
        interceptor.setRule({});
        carrier.say(u"behind"_s);
        QCOMPARE(carrier.passed[0].size(), 1);
        QCOMPARE(interceptor.held().size(), 2);
    }

    void whatEndsIsLostAndStaysListed()
    {
        const Interceptor interceptor;
        interceptor.setRule([](const auto &) { return true; });
        Carrier carrier(interceptor);
        carrier.say(u"one"_s);
        carrier.say(u"two"_s);
        interceptor.drop(ids(interceptor).first());
        interceptor.senderGone(carrier.number, Side::Client);
        QVERIFY(interceptor.lines().first().isClientGone);
        QVERIFY(!interceptor.lines().first().isServerGone);
        interceptor.end(carrier.number, u"the server hung up"_s);
        QVERIFY(interceptor.lines().isEmpty());
        QCOMPARE(interceptor.held().size(), 1); // what was dropped is not lost
        QCOMPARE(interceptor.held().first().lost, u"the server hung up"_s);
        QVERIFY(!interceptor.release(interceptor.held().first().id));
        interceptor.forgetLost();
        QVERIFY(interceptor.held().isEmpty());
    }

    void howLongOneWaitsIsByTheClock()
    {
        testing::TestClock clock;
        const Interceptor interceptor(clock.clock());
        interceptor.setRule([](const auto &) { return true; });
        Carrier carrier(interceptor);
        carrier.say(u"one"_s);
        clock.advance(12s);
        QCOMPARE(interceptor.now() - interceptor.held().first().since, 12s);
    }

    void whoSaysTooMuchIsToWait()
    {
        const Interceptor interceptor(Clock::system(), 10);
        interceptor.setRule([](const auto &) { return true; });
        Carrier carrier(interceptor);
        carrier.say(u"012345678"_s);
        QVERIFY(!interceptor.isFull(carrier.number, Side::Client));
        carrier.say(u"x"_s);
        QVERIFY(interceptor.isFull(carrier.number, Side::Client));
        QVERIFY(!interceptor.isFull(carrier.number, Side::Server));
        interceptor.releaseAll();
        carrier.takenFrom(Side::Client);
        QVERIFY(!interceptor.isFull(carrier.number, Side::Client));
    }

    void theOldestOfWhatWasLostAreForgotten()
    {
        const Interceptor interceptor(Clock::system(), 10);
        interceptor.setRule([](const auto &) { return true; });
        for (const QString &text : { u"1234"_s, u"5678"_s, u"90ab"_s, u"cd"_s }) {
            Carrier carrier(interceptor);
            carrier.say(text);
            interceptor.end(carrier.number, u"gone"_s);
        }
        QStringList lost;
        for (const auto &one : interceptor.held())
            lost.append(one.message.text());
        QCOMPARE(lost, (QStringList { u"5678"_s, u"90ab"_s, u"cd"_s }));
    }

    void connectionsAreNumberedAsAsked()
    {
        const Interceptor interceptor;
        QCOMPARE(Carrier(interceptor).number, 1);
        interceptor.numberBy([] { return 7; });
        QCOMPARE(Carrier(interceptor).number, 7);
        QCOMPARE(Carrier(interceptor).number, 8); // never the same twice
        int changes = 0;
        interceptor.onChanged([&changes] { ++changes; });
        interceptor.end(8, {});
        QCOMPARE(changes, 1);
    }
};

QTEST_GUILESS_MAIN(TestInterceptor)
#include "tst_interceptor.moc"
