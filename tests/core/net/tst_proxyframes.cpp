// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/frametap_p.h"
#include "proxyline.h"

#include <jackfield/session/sessionrecorder.h>
#include <jackfield/wire/deflate.h>

#include <QRegularExpression>
#include <QTest>
#include <atomic>

using namespace jackfield;
using namespace Qt::StringLiterals;
using wire::Opcode;

namespace {
QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}
} // namespace

/// What passes through a proxy, seen by raw peers on both sides.
class TestProxyFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesPassByteForByte_data()
    {
        QTest::addColumn<Side>("from");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("seen");
        for (const Side from : bothSides) {
            const auto row =
                [from](const char *name, const QByteArrayList &frames, QStringList seen) {
                    for (QString &line : seen)
                        line = line.contains(u"END"_s) ? line : nameOf(from) + u' ' + line;
                    QTest::addRow("%s, %s", qPrintable(nameOf(from)), name)
                        << from << frames.join() << seen;
                };
            const auto made = [from](Opcode opcode, const QByteArray &payload, bool fin = true) {
                return frameOf(from, opcode, payload, fin);
            };
            row("a plain text",
                { made(Opcode::Text, "hello") },
                { u"frame fin=1 rsv=0 op=1 len=5"_s, u"text hello"_s });
            row("an empty text and an empty binary",
                { made(Opcode::Text, ""), made(Opcode::Binary, "") },
                { u"frame fin=1 rsv=0 op=1 len=0"_s,
                  u"text "_s,
                  u"frame fin=1 rsv=0 op=2 len=0"_s,
                  u"binary "_s });
            row("fragments that cut a character, with a ping between them, and an empty one",
                { made(Opcode::Text, "a\xC3", false),
                  made(Opcode::Ping, "now"),
                  made(Opcode::Continuation, "", false),
                  made(Opcode::Continuation, "\xA4z") },
                { u"frame fin=0 rsv=0 op=1 len=2"_s,
                  u"ping now"_s,
                  u"frame fin=0 rsv=0 op=0 len=0"_s,
                  u"frame fin=1 rsv=0 op=0 len=2"_s,
                  u"text aäz"_s });
            row("U+FEFF at the start of a message and of a fragment",
                { made(Opcode::Text, "\xEF\xBB\xBFone", false),
                  made(Opcode::Continuation, "\xEF\xBB\xBFtwo") },
                { u"frame fin=0 rsv=0 op=1 len=6"_s,
                  u"frame fin=1 rsv=0 op=0 len=6"_s,
                  u"text <FEFF>one<FEFF>two"_s });
            row("a ping, a pong that nobody asked for",
                { made(Opcode::Ping, ""), made(Opcode::Pong, "x") },
                { u"ping "_s, u"pong x"_s });
            row("lengths of 16 and of 64 bits",
                { made(Opcode::Binary, QByteArray(126, 'b')),
                  made(Opcode::Binary, QByteArray(70'000, 'c')) },
                { u"frame fin=1 rsv=0 op=2 len=126"_s,
                  u"binary 126 bytes"_s,
                  u"frame fin=1 rsv=0 op=2 len=70000"_s,
                  u"binary 70000 bytes"_s });
        }
    }
    void framesPassByteForByte()
    {
        QFETCH(const Side, from);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, seen);
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() } });
        QCOMPARE(line.passed(from, bytes), bytes);
        QCOMPARE(record.lines(), seen);
        QCOMPARE(line.passed(other(from), frameOf(other(from), Opcode::Text, "and back")).size(),
                 frameOf(other(from), Opcode::Text, "and back").size());
        QCOMPARE(record.lines().last(), nameOf(other(from)) + u" text and back"_s);
    }

    /// Nobody answers in the place of the peer.
    void aPingIsAnsweredByThePeer()
    {
        ProxyLine line;
        const QByteArray ping = frameOf(Side::Client, Opcode::Ping, "p");
        const QByteArray text = frameOf(Side::Server, Opcode::Text, "first");
        const QByteArray pong = frameOf(Side::Server, Opcode::Pong, "p");
        QCOMPARE(line.passed(Side::Client, ping), ping);
        QCOMPARE(line.passed(Side::Server, text + pong), text + pong);
    }

    void theHandshakePassesAsItCame()
    {
        const QByteArray asks = "Sec-WebSocket-Extensions: x-ours; a=\"b, c\"\r\n"
                                "Sec-WebSocket-Protocol: v1\r\nX-One: 1\r\n"
                                "Sec-WebSocket-Protocol: v2,v3\r\n"
                                "Sec-WebSocket-Extensions: permessage-deflate\r\n"
                                "Cookie: a=b; c=d\r\nAuthorization: Basic eDp5\r\nX-One: 2\r\n";
        const QByteArray answers = "Set-Cookie: s=1\r\nSec-WebSocket-Extensions: x-ours; a=1\r\n"
                                   "Sec-WebSocket-Protocol: v2\r\nSet-Cookie: t=2\r\n";
        Seen record;
        const ProxyLine line(
            { .config = { .sink = record.sink() }, .asks = asks, .answers = answers });
        QByteArray asked = openingHandshake("/", asks);
        asked.replace("keep-alive, Upgrade", "Upgrade");
        asked.replace("localhost", headerOf(line.asked, "Host"));
        QVERIFY(!line.asked.contains("localhost"));
        QCOMPARE(line.asked, asked);
        QCOMPARE(line.answered, switchingFor(line.asked, answers));
        QCOMPARE(record.opened().first().subprotocol, u"v2"_s);
        QCOMPARE(record.opened().first().request.header("X-One"), "1"_ba);
        QCOMPARE(record.opened().first().response.headers().values("Set-Cookie"),
                 (QList { "s=1"_ba, "t=2"_ba }));
    }

    void whatIsCompressedPassesCompressed_data()
    {
        QTest::addColumn<QByteArray>("agreed");
        QTest::addColumn<wire::DeflateParameters>("parameters");
        QTest::newRow("with context takeover")
            << "permessage-deflate"_ba << wire::DeflateParameters();
        QTest::newRow("without, and with small windows")
            << "permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
               "server_max_window_bits=9; client_max_window_bits=10"_ba
            << wire::DeflateParameters { 9, 10, true, true };
    }
    void whatIsCompressedPassesCompressed()
    {
        QFETCH(const QByteArray, agreed);
        QFETCH(const wire::DeflateParameters, parameters);
        const QByteArray text = "again and again and again and again";
        Seen record;
        ProxyLine line(
            { .config = { .sink = record.sink() },
              .asks = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n",
              .answers = "Sec-WebSocket-Extensions: " + agreed + "\r\n" });
        QCOMPARE(headerOf(line.answered, "Sec-WebSocket-Extensions"), agreed);
        for (const Side from : bothSides) {
            wire::Deflater deflater(from == Side::Client ? wire::Role::Client : wire::Role::Server,
                                    parameters);
            for (int i = 0; i < 3; ++i) {
                const QByteArray payload = deflater.compressed(text);
                const QByteArray bytes =
                    frameOf(from, Opcode::Text, payload.first(3), false, wire::rsv1)
                    + frameOf(from, Opcode::Continuation, payload.sliced(3));
                QCOMPARE(line.passed(from, bytes), bytes);
                QCOMPARE(
                    record.lines().last(3),
                    (QStringList {
                        nameOf(from) + u" frame fin=0 rsv=4 op=1 len=3"_s,
                        nameOf(from) + u" frame fin=1 rsv=0 op=0 len=%1"_s.arg(payload.size() - 3),
                        nameOf(from) + u" text "_s + QString::fromLatin1(text) }));
            }
        }
    }

    /// No time-out of a peer fires while the other one is slow.
    void aSlowSendersFrameComesAsItIsSent()
    {
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() } });
        for (const Side from : bothSides) {
            const QByteArray bytes = frameOf(from, Opcode::Text, "slowly", false)
                + frameOf(from, Opcode::Continuation, QByteArray(130, 'x'));
            for (const char byte : bytes)
                QCOMPARE(line.passed(from, QByteArray(1, byte)), QByteArray(1, byte));
            QCOMPARE(record.lines().last(), nameOf(from) + u" text 136 bytes"_s);
        }
    }

    void aWrongFrameIsToldAndPassedOn_data()
    {
        QTest::addColumn<Side>("from");
        QTest::addColumn<QByteArray>("wrong");
        QTest::addColumn<QString>("words");
        const Side client = Side::Client;
        const Side server = Side::Server;
        QTest::newRow("a reserved opcode") << server << hex("830161") << u"opcode"_s;
        QTest::newRow("a reserved control opcode") << server << hex("8b0161") << u"opcode"_s;
        QTest::newRow("a reserved bit") << server << hex("a10161") << u"reserved"_s;
        QTest::newRow("a client without a mask") << client << hex("810161") << u"mask"_s;
        QTest::newRow("a server with a mask") << server << hex("81810000000061") << u"mask"_s;
        QTest::newRow("a long ping")
            << server << QByteArray(hex("897e007e") + QByteArray(126, 'p')) << u"125"_s;
        QTest::newRow("a ping in fragments") << server << hex("090170") << u"fragment"_s;
        QTest::newRow("a length with too many bytes") << server << hex("827e000161") << u"length"_s;
        QTest::newRow("no UTF-8") << server << hex("8102c328") << u"UTF-8"_s;
        QTest::newRow("no UTF-8 in a fragment, and more of them")
            << server << hex("0101ff00016180016200016380016482016b") << u"UTF-8"_s;
        QTest::newRow("nothing to continue") << server << hex("800161") << u"continues nothing"_s;
        QTest::newRow("a message within a message")
            << server << hex("010161810162") << u"before the last one ended"_s;
        QTest::newRow("half a close code") << server << hex("880103") << u"half a code"_s;
        QTest::newRow("a close code that may not be sent")
            << server << hex("880203ed") << u"1005"_s;
    }
    void aWrongFrameIsToldAndPassedOn()
    {
        QFETCH(const Side, from);
        QFETCH(const QByteArray, wrong);
        QFETCH(const QString, words);
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() } });
        const QByteArray good = frameOf(from, Opcode::Text, "good");
        QCOMPARE(line.passed(from, good + wrong + good), QByteArray(good + wrong + good));
        const QStringList lines = record.lines();
        const QString told = nameOf(from) + u" wrong "_s;
        const auto at = lines.indexOf(QRegularExpression(u'^' + told + u".*"_s));
        QVERIFY2(at > 1, qPrintable(lines.join(u'\n')));
        QVERIFY2(QString::fromLatin1(wrong.toHex()).contains(lines.at(at).sliced(told.size())),
                 qPrintable(lines.at(at)));
        QVERIFY2(lines.at(at + 1).startsWith(nameOf(from) + u" error"_s)
                     && lines.at(at + 1).contains(words) && lines.at(at + 1).contains(u"passed on"),
                 qPrintable(lines.at(at + 1)));
        QCOMPARE(lines.at(1), nameOf(from) + u" text good"_s);
        QCOMPARE(lines.last(), nameOf(from) + u" text good"_s);
        // The other direction is none of its business.
        const QByteArray answer = frameOf(other(from), Opcode::Close, hex("03ea"));
        QCOMPARE(line.passed(other(from), answer), answer);
        QCOMPARE(record.lines().last(), nameOf(other(from)) + u" close 1002"_s);
    }

    void howBytesAreCutChangesNothing()
    {
        const auto made = [](Opcode opcode, const QByteArray &payload, bool fin = true) {
            return frameOf(Side::Server, opcode, payload, fin);
        };
        const QByteArray stream = made(Opcode::Text, "a\xC3", false) + made(Opcode::Ping, "p")
            + hex("8b00") + made(Opcode::Continuation, "\xA4") + hex("01027ac3")
            + made(Opcode::Continuation, "broken", false) + made(Opcode::Pong, "")
            + made(Opcode::Continuation, "still") + made(Opcode::Binary, QByteArray(126, 'b'))
            + hex("827e000161") + made(Opcode::Text, "end") + made(Opcode::Close, hex("03e8"))
            + made(Opcode::Text, "late");
        const auto heard = [&](const QList<qsizetype> &cuts) {
            QStringList lines;
            // Of what is broken, as much is told as has come by then.
            const auto tell = [&](const WsEvent &event) {
                const bool isWrong = event.kind == WsEvent::Kind::Frame;
                lines.append(isWrong             ? u"wrong"_s
                                 : event.partial ? u"partial"_s
                                                 : Seen::lineOf(event));
            };
            net::FrameTap tap({ .from = Side::Server, .event = tell });
            qsizetype at = 0;
            for (const qsizetype cut : cuts) {
                const auto taken = tap.take(QByteArrayView(stream).sliced(at, cut - at));
                if (taken.passes != cut - at || taken.limit)
                    lines.append(u"held"_s);
                at = cut;
            }
            return lines;
        };
        const QStringList whole = heard({ stream.size() });
        QCOMPARE(whole.filter(u"wrong"_s).size(), 3);
        QCOMPARE(whole.filter(u"partial"_s).size(), 1);
        QCOMPARE(whole.filter(u"server text"_s),
                 (QStringList { u"server text aä"_s, u"server text end"_s }));
        QList<qsizetype> all;
        for (qsizetype cut = 1; cut <= stream.size(); ++cut) {
            QCOMPARE(heard({ cut, stream.size() }), whole);
            all.append(cut);
        }
        QCOMPARE(heard(all), whole);
    }

    void behindAFrameWithoutAnEndNothingIsRecorded()
    {
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() } });
        const QByteArray endless = hex("827f8000000000000000");
        const QByteArray more = endless + frameOf(Side::Server, Opcode::Text, "unseen");
        QCOMPARE(line.passed(Side::Server, more), more);
        QCOMPARE(record.lines().size(), 2);
        QVERIFY2(record.lines().last().contains(u"nothing that follows can be recorded"_s),
                 qPrintable(record.lines().last()));
    }

    void behindBrokenCompressionOnlyControlFramesAreRecorded()
    {
        Seen record;
        ProxyLine line({ .config = { .sink = record.sink() },
                         .asks = "Sec-WebSocket-Extensions: permessage-deflate\r\n",
                         .answers = "Sec-WebSocket-Extensions: permessage-deflate\r\n" });
        wire::Deflater deflater(wire::Role::Server, {});
        const QByteArray bytes = frameOf(Side::Server, Opcode::Text, hex("ffff"), true, wire::rsv1)
            + frameOf(Side::Server, Opcode::Text, deflater.compressed("text"), true, wire::rsv1)
            + frameOf(Side::Server, Opcode::Ping, "p");
        QCOMPARE(line.passed(Side::Server, bytes), bytes);
        const QStringList lines = record.lines();
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(1).contains(u"no message that follows can be recorded"_s));
        QCOMPARE(lines.last(), u"server ping p"_s);
    }

    /// At the time at which it is written, nothing has left.
    void whatPassesWasWrittenBefore()
    {
        Seen record;
        std::atomic<int> descriptor = -1;
        std::atomic<int> early = 0;
        std::atomic<int> written = 0;
        record.onFlush = [&](const QStringList &lines) {
            char byte = 0;
            early += ::recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
            written += !lines.isEmpty() && lines.last().endsWith(u"text on time");
        };
        ProxyLine line({ .config = { .sink = record.sink() } });
        descriptor = line.server.descriptor();
        const QByteArray text = frameOf(Side::Client, Opcode::Text, "on time");
        line.client.say(text);
        pollfd ready { .fd = descriptor, .events = POLLIN, .revents = 0 };
        QCOMPARE(::poll(&ready, 1, 3000), 1);
        QVERIFY(written > 0);
        QCOMPARE(early, 0);
    }

    void aRecordingHasFramesAndTimes()
    {
        const SessionRecorder recorder;
        ProxyLine line({ .config = { .sink = recorder.sink() } });
        const QByteArray first = frameOf(Side::Client, Opcode::Text, "one ", false);
        const QByteArray last = frameOf(Side::Client, Opcode::Continuation, "message");
        QCOMPARE(line.passed(Side::Client, first), first);
        QCOMPARE(line.passed(Side::Client, last), last);
        const SessionEvent event = recorder.session().events.last();
        QCOMPARE(event.message, WsMessage::text(u"one message"_s));
        QCOMPARE(event.frames.size(), 2);
        QCOMPARE(event.frames.first().frame,
                 (WsFrame { .fin = false, .opcode = 1, .length = 4, .mask = 0x3C00FF05 }));
        QVERIFY(event.frames.first().t < event.frames.last().t);
        QVERIFY(event.frames.last().t <= event.t);
        QVERIFY(recorder.session().events.first().t <= event.frames.first().t);
    }
};

QTEST_GUILESS_MAIN(TestProxyFrames)
#include "tst_proxyframes.moc"
