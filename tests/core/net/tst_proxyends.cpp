// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "proxyline.h"

#include <jackfield/wire/messagereader.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Opcode;

namespace {
void addSides()
{
    QTest::addColumn<Side>("side");
    for (const Side side : bothSides)
        QTest::newRow(qPrintable(nameOf(side))) << side;
}

void addSides(const char *column, const char *ifFalse, const char *ifTrue)
{
    QTest::addColumn<Side>("side");
    QTest::addColumn<bool>(column);
    for (const Side side : bothSides) {
        QTest::addRow("%s, %s", qPrintable(nameOf(side)), ifFalse) << side << false;
        QTest::addRow("%s, %s", qPrintable(nameOf(side)), ifTrue) << side << true;
    }
}

QByteArray closeOf(Side from, quint16 code, const QByteArray &reason = {})
{
    return frameOf(from, Opcode::Close, wire::encoded(wire::CloseBody { code, reason }));
}
} // namespace

/// How connections through a proxy end.
class TestProxyEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closesPassAsTheyCame_data()
    {
        QTest::addColumn<Side>("side");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("status");
        for (const Side side : bothSides) {
            const auto row = [&](const char *name, const QByteArray &body, const QString &status) {
                QTest::addRow("%s, %s", qPrintable(nameOf(side)), name) << side << body << status;
            };
            row("a code", "\x03\xe8", u"1000"_s);
            row("a code and a reason", "\x0f\xa1zu Ende", u"4001"_s);
            row("a code of later", "\x03\xf5", u"1013"_s);
            row("no code", {}, {});
        }
    }
    void closesPassAsTheyCame()
    {
        QFETCH(const Side, side);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, status);
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() } });
        const QByteArray close = frameOf(side, Opcode::Close, body);
        const QByteArray answer = closeOf(other(side), 4005);
        QCOMPARE(line.passed(side, close), close);
        QCOMPARE(line.passed(other(side), answer), answer);
        line.server.endWriting(); // it goes first (RFC 6455 section 7.1.1)
        QVERIFY(line.client.hearToTheEnd().ended);
        line.client.leave();
        QVERIFY(line.server.hearToTheEnd().ended);
        const QString shown = status.isEmpty() ? u"1005"_s : status;
        QCOMPARE(record.lines(),
                 (QStringList { nameOf(side) + u" close "_s + status,
                                nameOf(other(side)) + u" close 4005"_s,
                                u"end %1 %2"_s.arg(nameOf(side), shown) }));
    }

    void whatStandsBehindACloseIsPassedOnAndNotRecorded()
    {
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() } });
        const QByteArray bytes = closeOf(Side::Server, 1000)
            + frameOf(Side::Server, Opcode::Text, "late") + frameOf(Side::Server, Opcode::Ping, "");
        QCOMPARE(line.passed(Side::Server, bytes), bytes);
        QCOMPARE(record.lines(),
                 (QStringList { u"server close 1000"_s,
                                u"server error it sends on behind its close frame; that is passed "
                                u"on and not recorded"_s }));
    }

    void whoBreaksOffWithinAMessageIsCutForTheOther_data()
    {
        addSides("resets", "with an end", "with a reset");
    }
    void whoBreaksOffWithinAMessageIsCutForTheOther()
    {
        QFETCH(const Side, side);
        QFETCH(const bool, resets);
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() } });
        const QByteArray came = frameOf(side, Opcode::Text, "some", false)
            + frameOf(side, Opcode::Continuation, "thing more").chopped(5);
        QCOMPARE(line.passed(side, came), came);
        resets ? line.at(side).vanish() : line.at(side).leave();
        const auto rest = line.at(other(side)).hearToTheEnd();
        QCOMPARE(rest.bytes, QByteArray()); // no close frame that nobody has sent
        QVERIFY(rest.ended);
        const QString partial = nameOf(side) + u" partial text something"_s;
        QVERIFY(record.lines().contains(partial)); // written before the other could know
        line.at(other(side)).leave();
        QTRY_COMPARE(record.lines(),
                     (QStringList { nameOf(side) + u" frame fin=0 rsv=0 op=1 len=4"_s,
                                    partial,
                                    u"end %1 1006 not clean"_s.arg(nameOf(side)) }));
    }

    void whatIsOnItsWayArrivesBeforeTheEnd_data() { addSides(); }
    void whatIsOnItsWayArrivesBeforeTheEnd()
    {
        QFETCH(const Side, side);
        ProxyLine line;
        const QByteArray much = frameOf(side, Opcode::Binary, QByteArray(8 << 20, 'm'));
        const std::unique_ptr<QThread> saying(QThread::create([&] {
            line.at(side).say(much);
            line.at(side).leave();
        }));
        saying->start();
        const auto rest = line.at(other(side)).hearToTheEnd();
        saying->wait();
        QVERIFY(rest.bytes == much);
        QVERIFY(rest.ended);
    }

    /// A stream has two ends: who has said everything may hear on.
    void whoEndsItsSideIsAnsweredYet_data() { addSides("closes", "in silence", "with a close"); }
    void whoEndsItsSideIsAnsweredYet()
    {
        QFETCH(const Side, side);
        QFETCH(const bool, closes);
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() } });
        const QByteArray last = closes ? closeOf(side, 1000) : frameOf(side, Opcode::Text, "last");
        line.at(side).say(last);
        line.at(side).endWriting();
        const auto heard = line.at(other(side)).hearToTheEnd();
        QCOMPARE(heard.bytes, last);
        QVERIFY(heard.ended);
        const QByteArray answer =
            frameOf(other(side), Opcode::Text, "yet") + closeOf(other(side), 1000);
        line.at(other(side)).say(answer);
        line.at(other(side)).leave();
        const auto rest = line.at(side).hearToTheEnd();
        QCOMPARE(rest.bytes, answer);
        QVERIFY(rest.ended);
        const QString end = closes ? u"end %1 1000"_s : u"end %1 1006 not clean"_s;
        QTRY_COMPARE(record.lines().last(), end.arg(nameOf(closes ? side : other(side))));
    }

    /// Its own end may be one side's only; that nothing arrives any more is told by the first reset.
    void whoSpeaksOnToOneThatHasGoneIsCut_data() { addSides(); }
    void whoSpeaksOnToOneThatHasGoneIsCut()
    {
        QFETCH(const Side, side);
        Seen record;
        ProxyLine line({ .config = { .limits = { .closeTimeout = 1h }, .sink = record.sink() } });
        line.at(other(side)).leave();
        QVERIFY(line.at(side).hearToTheEnd().ended);
        const QByteArray text = frameOf(side, Opcode::Text, "still there?");
        QTRY_VERIFY(line.at(side).say(text) < text.size());
        QCOMPARE(record.lines().last(), u"end %1 1006 not clean"_s.arg(nameOf(other(side))));
    }

    /// Its peer has heard of the end and does not go.
    void anEndThatIsNotAnsweredIsOneAfterAWhile_data()
    {
        addSides("closes", "in silence", "with a close");
    }
    void anEndThatIsNotAnsweredIsOneAfterAWhile()
    {
        QFETCH(const Side, side);
        QFETCH(const bool, closes);
        Seen record;
        ProxyLine line({ .config = { .limits = { .closeTimeout = 50ms }, .sink = record.sink() } });
        if (closes)
            line.at(side).say(closeOf(side, 1000));
        line.at(side).endWriting();
        QVERIFY(line.at(side).hearToTheEnd().ended);
        QCOMPARE(record.lines().last(), u"end %1 1006 not clean"_s.arg(nameOf(side)));
    }

    void aMessageBeyondALimitIsRefused_data()
    {
        QTest::addColumn<Side>("side");
        QTest::addColumn<bool>("isRecorded");
        QTest::addColumn<QByteArray>("wrong");
        QTest::addColumn<quint16>("code");
        for (const Side side : bothSides) {
            for (const bool isRecorded : { false, true }) {
                const auto row = [&](const char *name, const QByteArray &wrong, quint16 code) {
                    QTest::addRow("%s, %s, %s",
                                  qPrintable(nameOf(side)),
                                  isRecorded ? "recorded" : "unseen",
                                  name)
                        << side << isRecorded << wrong << code;
                };
                const auto part = [side](const char *payload) {
                    return frameOf(side, Opcode::Continuation, payload, false);
                };
                row("one frame", frameOf(side, Opcode::Binary, QByteArray(101, 'x')), 1009);
                row("two of them",
                    frameOf(side, Opcode::Binary, QByteArray(99, 'x'), false) + part("yz"),
                    1009);
                row("its header alone",
                    frameOf(side, Opcode::Binary, QByteArray(70'000, 'x')).first(14),
                    1009);
                row("many frames",
                    frameOf(side, Opcode::Text, "", false) + part("") + part("") + part(""),
                    1008);
            }
        }
    }
    void aMessageBeyondALimitIsRefused()
    {
        QFETCH(const Side, side);
        QFETCH(const bool, isRecorded);
        QFETCH(const QByteArray, wrong);
        QFETCH(const quint16, code);
        Seen record;
        ServerConfig config { .limits = { .messageBytes = 100, .messageFrames = 3 } };
        if (isRecorded)
            config.sink = record.sink();
        ProxyLine line({ .config = config });
        const QByteArray good = frameOf(side, Opcode::Binary, QByteArray(100, 'g'));
        QCOMPARE(line.passed(side, good), good);
        line.at(side).say(wrong);
        auto rest = line.at(side).hearToTheEnd();
        QVERIFY(rest.ended);
        const auto refusal =
            wire::parseHeader(
                rest.bytes,
                { .reader = side == Side::Client ? wire::Role::Client : wire::Role::Server })
                .value();
        QCOMPARE(refusal->opcode, Opcode::Close);
        QCOMPARE(rest.bytes.size(), refusal->size + qsizetype(refusal->length));
        wire::FrameReader reader(
            { .reader = side == Side::Client ? wire::Role::Client : wire::Role::Server });
        QByteArrayView bytes = rest.bytes;
        QCOMPARE(wire::parseClose(reader.next(bytes).value()->payload()).value()->code, code);
        rest = line.at(other(side)).hearToTheEnd();
        QVERIFY(rest.ended);
        QVERIFY(wrong.startsWith(rest.bytes) && rest.bytes.size() < wrong.size());
        if (isRecorded) {
            const QStringList lines = record.lines();
            QVERIFY2(lines.at(lines.size() - 3).startsWith(nameOf(side) + u" error a message"_s),
                     qPrintable(lines.join(u'\n')));
            QCOMPARE(lines.last(2),
                     (QStringList { u"%1 close %2"_s.arg(nameOf(other(side))).arg(code),
                                    u"end %1 1006 not clean"_s.arg(nameOf(other(side))) }));
        }
    }

    /// A limit that is set counts, even if it is what a server has unless it is set.
    void theLimitIsTheOneThatIsSet_data()
    {
        using Limit = std::optional<qint64>;
        QTest::addColumn<Limit>("limit");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<bool>("passes");
        const auto rows = [](const char *name, const Limit &limit, qint64 most) {
            QTest::addRow("%s, all of it", name) << limit << most << true;
            QTest::addRow("%s, and a byte", name) << limit << most + 1 << false;
        };
        rows("not set", std::nullopt, 256 << 20);
        rows("a server's usual one", ServerLimits::usualMessageBytes, 16 << 20);
        rows("another", 1 << 20, 1 << 20);
        QTest::newRow("none") << Limit(0) << (qint64(256) << 20) + 1 << true;
    }
    void theLimitIsTheOneThatIsSet()
    {
        QFETCH(const std::optional<qint64>, limit);
        QFETCH(const qint64, size);
        QFETCH(const bool, passes);
        ProxyLine line({ .config = { .limits = { .messageBytes = limit } } });
        QByteArray header =
            frameOf(Side::Client, Opcode::Binary, QByteArray(1 << 16, 'x')).first(14);
        qToBigEndian<quint64>(quint64(size), header.data() + 2);
        line.client.say(header);
        if (passes)
            QCOMPARE(line.server.hear(header.size()), header);
        else
            QCOMPARE(line.client.hear(4).mid(2), QByteArray::fromHex("03f1")); // 1009
    }

    void aProxyThatStopsSaysSoBetweenFrames()
    {
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() } });
        const QByteArray text = frameOf(Side::Client, Opcode::Text, "text");
        QCOMPARE(line.passed(Side::Client, text), text);
        const std::unique_ptr<QThread> stopping(QThread::create([&] { line.proxy.stop(3s); }));
        stopping->start();
        QCOMPARE(line.client.hear(4), QByteArray::fromHex("880203e9"));
        const QByteArray told = line.server.hear(8);
        QCOMPARE(told.first(2), QByteArray::fromHex("8882"));
        line.client.say(closeOf(Side::Client, 1001));
        QVERIFY(line.client.hearToTheEnd().ended);
        QVERIFY(line.server.hearToTheEnd().ended);
        line.client.leave();
        line.server.leave();
        stopping->wait();
        QCOMPARE(
            record.lines().last(3),
            (QStringList { u"server close 1001"_s, u"client close 1001"_s, u"end server 1001"_s }));
    }

    void aProxyThatStopsSaysNothingWithinAFrame()
    {
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() } });
        for (const Side side : bothSides) {
            const QByteArray part = frameOf(side, Opcode::Text, "cut off").chopped(3);
            QCOMPARE(line.passed(side, part), part);
        }
        line.proxy.stop(0ms);
        for (const Side side : bothSides) {
            const auto rest = line.at(side).hearToTheEnd();
            QCOMPARE(rest.bytes, QByteArray());
            QVERIFY(rest.ended);
        }
        QCOMPARE(record.lines(),
                 (QStringList { u"server partial text cut "_s,
                                u"client partial text cut "_s,
                                u"end server 1006 not clean"_s }));
    }

    /// Behind the end of a side nothing can be said in its name; so nothing of the kind is recorded.
    void whatCannotBeSaidIsNotRecorded_data()
    {
        addSides("stops", "a limit", "a proxy that stops");
    }
    void whatCannotBeSaidIsNotRecorded()
    {
        QFETCH(const Side, side);
        QFETCH(const bool, stops);
        Seen record;
        ProxyLine line({ .config = { .limits = { .messageBytes = 100 }, .sink = record.sink() } });
        line.at(other(side)).endWriting();
        QVERIFY(line.at(side).hearToTheEnd().ended);
        if (stops)
            line.proxy.stop(0ms);
        else
            line.at(side).say(frameOf(side, Opcode::Binary, QByteArray(101, 'x')));
        QVERIFY(line.at(other(side)).hearToTheEnd().ended);
        QTRY_VERIFY(record.lines().value(record.lines().size() - 1).startsWith(u"end "_s));
        const QStringList closes = record.lines().filter(u" close "_s);
        const bool isHeard = stops && side == Side::Server; // the client listens yet
        QCOMPARE(closes, isHeard ? QStringList(u"server close 1001"_s) : QStringList());
        QCOMPARE(record.lines().last(),
                 u"end %1 1006 not clean"_s.arg(nameOf(isHeard ? side : other(side))));
    }

    void whoTakesNothingForTooLongIsDropped_data() { addSides(); }
    void whoTakesNothingForTooLongIsDropped()
    {
        QFETCH(const Side, side);
        Seen record;
        ProxyLine line({ .config = { .limits = { .sendTimeout = 100ms }, .sink = record.sink() } });
        const QByteArray much = frameOf(other(side), Opcode::Binary, QByteArray(64 << 20, 'm'));
        line.at(other(side)).say(much);
        QVERIFY(line.at(other(side)).hearToTheEnd().ended);
        const QStringList lines = record.lines();
        QVERIFY2(lines.first().startsWith(nameOf(side) + u" error the "_s + nameOf(side)
                                          + u" has taken nothing for 100 ms"_s),
                 qPrintable(lines.first()));
        QCOMPARE(lines.last(), u"end %1 1006 not clean"_s.arg(nameOf(side)));
    }
};

QTEST_GUILESS_MAIN(TestProxyEnds)
#include "tst_proxyends.moc"
