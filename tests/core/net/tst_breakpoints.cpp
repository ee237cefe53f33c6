// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// A proxy that holds messages, with raw peers on both sides: what they get is compared to the byte.
#include "proxyline.h"

#include <jackfield/wire/deflate.h>
#include <jackfield/wire/messagereader.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Opcode;

namespace {
bool holdsAll(const Interceptor::Passing &)
{
    return true;
}

QByteArray closeOf(Side from, quint16 code)
{
    return frameOf(from, Opcode::Close, wire::encoded(wire::CloseBody { code, {} }));
}

void addSides()
{
    QTest::addColumn<Side>("side");
    for (const Side side : bothSides)
        QTest::newRow(qPrintable(nameOf(side))) << side;
}
} // namespace

class TestBreakpoints : public QObject
{
    Q_OBJECT

    /// A proxy with an interceptor, which is recorded.
    struct Scene
    {
        explicit Scene(ProxyLine::Setup setup = {}, qint64 mostBytes = 64 << 20)
            : interceptor(Clock::system(), mostBytes)
            , line(with(std::move(setup)))
        { }

        ProxyLine::Setup with(ProxyLine::Setup setup)
        {
            setup.config.sink = record.sink();
            setup.interceptor = std::make_shared<const Interceptor>(interceptor);
            return setup;
        }
        bool holds(qsizetype count) const
        {
            return QTest::qWaitFor([&] { return interceptor.held().size() == count; });
        }
        quint64 first() const { return interceptor.held().constFirst().id; }
        /// The next message that `side` hears, whatever its mask.
        QByteArray heardMessage(Side side)
        {
            WireEnd &end = line.at(side);
            QByteArray frame = end.hear(2);
            const qsizetype mask = frame.size() == 2 && (frame[1] & 0x80) ? 4 : 0;
            const qsizetype length = frame.size() == 2 ? frame[1] & 0x7F : 0;
            frame += end.hear(mask + length);
            wire::MessageReader reader(
                { .reader = side == Side::Server ? wire::Role::Server : wire::Role::Client });
            QByteArrayView left = frame;
            const auto message = reader.next(left);
            return message && *message ? (*message)->payload : QByteArray("none: " + frame.toHex());
        }
        QStringList lines() const
        {
            QStringList lines = record.lines();
            lines.removeIf([](const QString &one) { return one.contains(u" frame "_s); });
            return lines;
        }
        bool tells(const QString &text) const
        {
            return QTest::qWaitFor([&] { return lines().contains(text); });
        }

        Seen record;
        Interceptor interceptor;
        ProxyLine line;
    };

private Q_SLOTS:
    void nothingIsAnotherByteWhileNothingIsHeld_data()
    {
        QTest::addColumn<Side>("from");
        QTest::addColumn<bool>("isArmed");
        for (const Side from : bothSides) {
            QTest::addRow("%s, without a rule", qPrintable(nameOf(from))) << from << false;
            QTest::addRow("%s, with one that holds others", qPrintable(nameOf(from)))
                << from << true;
        }
    }
    void nothingIsAnotherByteWhileNothingIsHeld()
    {
        QFETCH(const Side, from);
        QFETCH(const bool, isArmed);
        Scene scene;
        if (isArmed)
            scene.interceptor.setRule([](const auto &) { return false; });
        const QByteArray bytes = frameOf(from, Opcode::Text, "a\xC3", false)
            + frameOf(from, Opcode::Ping, "now") + frameOf(from, Opcode::Continuation, "\xA4z")
            + frameOf(from, Opcode::Binary, QByteArray(70'000, 'c'))
            + frameOf(from, Opcode(3), "what is this") + frameOf(from, Opcode::Text, "on");
        // A ping overtakes the message that it stands in, if that has to be whole.
        const QByteArray heard = scene.line.passed(from, bytes);
        QCOMPARE(heard.size(), bytes.size());
        if (!isArmed)
            QCOMPARE(heard, bytes);
        else
            QVERIFY(heard.startsWith(frameOf(from, Opcode::Ping, "now"))
                    && heard.endsWith(frameOf(from, Opcode::Text, "on")));
        QCOMPARE(scene.lines().last(), nameOf(from) + u" text on"_s);
        QVERIFY(scene.interceptor.held().isEmpty());
    }

    void aSlowSendersFrameComesAsItIsSent()
    {
        Scene scene;
        for (const Side from : bothSides) {
            for (const char byte : frameOf(from, Opcode::Text, "slowly"))
                QCOMPARE(scene.line.passed(from, QByteArray(1, byte)), QByteArray(1, byte));
        }
    }

    void whatIsHeldWaitsAndPingsPass_data() { addSides(); }
    void whatIsHeldWaitsAndPingsPass()
    {
        QFETCH(const Side, side);
        Scene scene;
        scene.interceptor.setRule(
            [](const auto &passing) { return passing.message.text() == u"stop"; });
        const QByteArray held = frameOf(side, Opcode::Text, "st", false)
            + frameOf(side, Opcode::Continuation, "op") + frameOf(side, Opcode::Text, "behind");
        const QByteArray ping = frameOf(side, Opcode::Ping, "are you there");
        scene.line.at(side).say(held + ping);
        QCOMPARE(scene.line.at(other(side)).hear(ping.size()), ping);
        const QByteArray pong = frameOf(other(side), Opcode::Pong, "are you there")
            + frameOf(other(side), Opcode::Text, "and I talk");
        QCOMPARE(scene.line.passed(other(side), pong), pong);
        QVERIFY(scene.holds(2));
        QVERIFY(scene.interceptor.held()[0].isHeld && !scene.interceptor.held()[1].isHeld);
        QVERIFY(!scene.lines().contains(nameOf(side) + u" text stop"_s)); // it has not passed
        QVERIFY(scene.interceptor.release(scene.first()));
        QCOMPARE(scene.line.at(other(side)).hear(held.size()), held); // fragments and masks, too
        QCOMPARE(scene.record.lines().last(4),
                 (QStringList { nameOf(side) + u" frame fin=1 rsv=0 op=0 len=2"_s,
                                nameOf(side) + u" text stop"_s,
                                nameOf(side) + u" frame fin=1 rsv=0 op=1 len=6"_s,
                                nameOf(side) + u" text behind"_s }));
    }

    void whatIsChangedDroppedAndInjectedArrivesSo_data() { addSides(); }
    void whatIsChangedDroppedAndInjectedArrivesSo()
    {
        QFETCH(const Side, side);
        const QString name = nameOf(side);
        Scene scene;
        scene.interceptor.setRule(holdsAll);
        for (const char *text : { "one", "two", "three", "four" })
            scene.line.at(side).say(frameOf(side, Opcode::Text, text));
        QVERIFY(scene.holds(4));
        const auto held = scene.interceptor.held();
        QVERIFY(scene.interceptor.inject(held[0].connection, side, WsMessage::text(u"mine"_s)));
        QCOMPARE(scene.heardMessage(other(side)), "mine");
        QVERIFY(scene.interceptor.duplicate(held[2].id));
        QVERIFY(scene.interceptor.release(held[0].id, WsMessage::text(u"ONE"_s)));
        QVERIFY(scene.interceptor.drop(held[1].id));
        scene.interceptor.releaseAll();
        for (const char *text : { "ONE", "three", "three", "four" })
            QCOMPARE(scene.heardMessage(other(side)), text);
        QVERIFY(scene.holds(0));
        QCOMPARE(scene.lines(),
                 (QStringList { name + u" text mine (injected)"_s,
                                name + u" dropped one (changed)"_s,
                                name + u" text ONE (changed)"_s,
                                name + u" dropped two"_s,
                                name + u" text three"_s,
                                name + u" text three (injected)"_s,
                                name + u" text four"_s }));
    }

    /// What a receiver never had is not referred to.
    void whatIsCompressedBehindADroppedMessageIsUnderstood_data() { addSides(); }
    void whatIsCompressedBehindADroppedMessageIsUnderstood()
    {
        QFETCH(const Side, side);
        Scene scene({ .asks = "Sec-WebSocket-Extensions: permessage-deflate\r\n",
                      .answers = "Sec-WebSocket-Extensions: permessage-deflate\r\n" });
        const auto roles = std::pair(wire::Role::Client, wire::Role::Server);
        const auto ours = side == Side::Client ? roles.first : roles.second;
        wire::Deflater deflater(ours, {});
        const QByteArray text = "again and again and again and again";
        const auto said = [&] {
            return frameOf(side, Opcode::Text, deflater.compressed(text), true, wire::rsv1);
        };
        scene.interceptor.setRule(holdsAll);
        const QByteArray first = said();
        scene.line.at(side).say(first);
        QVERIFY(scene.holds(1));
        QVERIFY(scene.interceptor.release(scene.first()));
        QCOMPARE(scene.line.at(other(side)).hear(first.size()), first); // compressed as it was
        scene.line.at(side).say(said());
        QVERIFY(scene.holds(1));
        QVERIFY(scene.interceptor.drop(scene.first()));
        scene.interceptor.setRule({});
        QVERIFY(scene.holds(0));
        scene.line.at(side).say(said());
        QCOMPARE(scene.heardMessage(other(side)), text); // plain
        QCOMPARE(scene.lines().last(), nameOf(side) + u" text "_s + QString::fromLatin1(text));
    }

    void whatIsInjectedWaitsForTheEndOfAMessage()
    {
        Scene scene;
        for (const Side side : bothSides) {
            const QByteArray start = frameOf(side, Opcode::Text, "begun", false);
            QCOMPARE(scene.line.passed(side, start), start);
            QVERIFY(scene.interceptor.inject(
                scene.interceptor.lines().first().connection, side, WsMessage::text(u"between"_s)));
            const QByteArray rest = frameOf(side, Opcode::Continuation, " and over");
            QCOMPARE(scene.line.passed(side, rest), rest);
            QCOMPARE(scene.heardMessage(other(side)), "between");
        }
    }

    void aCloseWaitsBehindWhatIsHeld_data() { addSides(); }
    void aCloseWaitsBehindWhatIsHeld()
    {
        QFETCH(const Side, side);
        Scene scene;
        scene.interceptor.setRule(holdsAll);
        const QByteArray last = frameOf(side, Opcode::Text, "last words") + closeOf(side, 1000);
        scene.line.at(side).say(last);
        QVERIFY(scene.holds(1));
        scene.interceptor.releaseAll();
        QCOMPARE(scene.line.at(other(side)).hear(last.size()), last);
        const QByteArray answer = closeOf(other(side), 1000);
        QCOMPARE(scene.line.passed(other(side), answer), answer);
        QVERIFY(scene.tells(QString(u"end "_s + nameOf(side) + u" 1000"_s)));
    }

    void whoHangsUpIsStillHeard_data() { addSides(); }
    void whoHangsUpIsStillHeard()
    {
        QFETCH(const Side, side);
        Scene scene;
        scene.interceptor.setRule(holdsAll);
        const QByteArray said = frameOf(side, Opcode::Text, "and away");
        scene.line.at(side).say(said);
        QVERIFY(scene.holds(1));
        scene.line.at(side).leave();
        QVERIFY(QTest::qWaitFor([&] {
            const auto lines = scene.interceptor.lines();
            return lines.size() == 1
                && (side == Side::Client ? lines[0].isClientGone : lines[0].isServerGone);
        }));
        // The other side does not know it, and talks on.
        scene.line.at(other(side)).say(frameOf(other(side), Opcode::Ping, "?"));
        QVERIFY(QTest::qWaitFor(
            [&] { return scene.lines().contains(nameOf(other(side)) + u" ping ?"_s); }));
        QVERIFY(scene.holds(1));
        scene.interceptor.releaseAll();
        const auto rest = scene.line.at(other(side)).hearToTheEnd();
        QCOMPARE(rest.bytes, said);
        QVERIFY(rest.ended);
        scene.line.at(other(side)).leave();
        QVERIFY(scene.tells(QString(u"end "_s + nameOf(side) + u" 1006 not clean"_s)));
        QVERIFY(scene.interceptor.lines().isEmpty());
    }

    void whatHasNoReceiverIsToldAndStaysListed_data() { addSides(); }
    void whatHasNoReceiverIsToldAndStaysListed()
    {
        QFETCH(const Side, side);
        Scene scene;
        scene.interceptor.setRule(holdsAll);
        scene.line.at(side).say(frameOf(side, Opcode::Text, "to nobody"));
        QVERIFY(scene.holds(1));
        scene.line.at(other(side)).vanish();
        scene.line.at(side).leave();
        QVERIFY(scene.tells(nameOf(side) + u" dropped to nobody (lost)"_s));
        QTRY_VERIFY(scene.interceptor.lines().isEmpty());
        QVERIFY(scene.interceptor.held().constFirst().lost.contains(u"hung up"_s));
        QVERIFY(scene.lines().last().startsWith(u"end "_s)); // after what was lost
    }

    void whatIsHeldWhenItStopsIsTold()
    {
        Scene scene;
        scene.interceptor.setRule(holdsAll);
        for (const Side side : bothSides)
            scene.line.at(side).say(frameOf(side, Opcode::Text, "unsaid"));
        QVERIFY(scene.holds(2));
        scene.line.proxy.stop(0s);
        QCOMPARE(
            scene.lines().first(2),
            (QStringList { u"client dropped unsaid (lost)"_s, u"server dropped unsaid (lost)"_s }));
        QVERIFY(scene.lines().last().startsWith(u"end "_s));
        QCOMPARE(scene.interceptor.held().size(), 2);
        QCOMPARE(scene.interceptor.held().constFirst().lost, u"the proxy was stopped"_s);
        QCOMPARE(scene.line.server.hearToTheEnd().bytes.first(2), "\x88\x82"_ba); // a close alone
    }

    void whoSaysTooMuchWaitsAndLosesNothing()
    {
        constexpr qsizetype size = 1 << 20;
        Scene scene({}, 4 * size);
        scene.interceptor.setRule(holdsAll);
        QByteArray much;
        for (char i = 0; i < 32; ++i)
            much += frameOf(Side::Client, Opcode::Binary, QByteArray(size, i));
        const qsizetype taken = scene.line.client.say(much, 500);
        QVERIFY2(taken < much.size() * 3 / 4, qPrintable(QString::number(taken)));
        QTRY_VERIFY(
            scene.interceptor.isFull(scene.interceptor.lines().first().connection, Side::Client));
        QVERIFY(scene.interceptor.held().size() < 8);
        scene.interceptor.setRule({});
        const std::unique_ptr<QThread> saying(
            QThread::create([&] { scene.line.client.say(much.sliced(taken)); }));
        saying->start();
        scene.interceptor.releaseAll();
        QCOMPARE(scene.line.server.hear(much.size()), much);
        saying->wait();
    }
};

QTEST_GUILESS_MAIN(TestBreakpoints)
#include "tst_breakpoints.moc"
