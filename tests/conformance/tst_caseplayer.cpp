// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/caseplayer.h>
#include <jackfield/wire/handshakekey.h>

#include <QTest>

using namespace jackfield::wire;
using namespace Qt::StringLiterals;

namespace {
/// What a peer without a mind of its own does.
struct Script
{
    QString caseId;
    QByteArray frames; ///< sent when the handshake is done
    CaseVerdict verdict = CaseVerdict::Ok;
    QString came = {}; ///< a part of what the result says
    QByteArray head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                      "Connection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n";
    bool isSilent = false; ///< the stream is not ended; time passes
};

QByteArray taken(CasePlayer &player)
{
    QByteArray all;
    for (QByteArray bytes = player.takeOutput(); !bytes.isEmpty(); bytes = player.takeOutput())
        all += bytes;
    return all;
}

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    const qsizetype start = head.indexOf(QByteArray(name + ": ")) + name.size() + 2;
    return head.mid(start, head.indexOf("\r\n", start) - start);
}

/// As a server that answers by the script.
CaseResult play(const Script &script)
{
    CasePlayer player(*casesFor(Role::Server, { script.caseId }).front(), {});
    const QByteArray accept = acceptValue(headerOf(taken(player), "Sec-WebSocket-Key"));
    player.feed(QByteArray(script.head).replace("{accept}", accept));
    taken(player);
    player.feed(script.frames);
    taken(player);
    if (!script.isSilent)
        player.streamEnded();
    for (int n = 0; n < 5 && !player.isFinished(); ++n)
        player.waitIsOver();
    return player.result();
}

QByteArray frame(Opcode opcode, const QByteArray &payload = {})
{
    return encoded(Frame { .opcode = opcode, .payload = payload });
}

QByteArray closing(quint16 code)
{
    return frame(Opcode::Close, QByteArray { 1, char(code >> 8) } + char(code & 0xFF));
}

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

QByteArray status(const char *line)
{
    return QByteArray("HTTP/1.1 ") + line + "\r\nContent-Length: 0\r\n\r\n";
}

QByteArray switching(const char *line)
{
    return QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                      "Connection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n")
        + line + "\r\n\r\n";
}

const QByteArray echo = frame(Opcode::Text, QByteArray(125, '*')); ///< what 1.1.2 wants
} // namespace
Q_DECLARE_METATYPE(Script)

/// The tester itself: what it says of peers that are known to be right or wrong.
class TestCasePlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerThat_data()
    {
        using enum CaseVerdict;
        QTest::addColumn<Script>("script");
        const auto row = [](const char *name, const Script &script) {
            QTest::newRow(name) << script;
        };
        const QByteArray close = closing(1000);
        row("echoes and answers the close frame", { u"1.1.2"_s, echo + close });
        row("answers without a code", { u"1.1.2"_s, echo + frame(Opcode::Close) });
        row("echoes in two fragments",
            { u"1.1.2"_s,
              encoded(Frame { .payload = QByteArray(100, '*'), .fin = false })
                  + frame(Opcode::Continuation, QByteArray(25, '*')) + close });
        row("changes the payload",
            { u"1.1.2"_s, frame(Opcode::Text, QByteArray(124, '*')) + close, Failed });
        row("echoes text as binary",
            { u"1.1.2"_s, frame(Opcode::Binary, QByteArray(125, '*')) + close, Failed });
        row("echoes twice", { u"1.1.2"_s, echo + echo + close, Failed });
        row("echoes nothing", { u"1.1.2"_s, {}, Failed });
        row("echoes nothing and is silent",
            { .caseId = u"1.1.2"_s, .verdict = Failed, .came = u"in time"_s, .isSilent = true });
        row("closes before it echoes", { u"1.1.2"_s, close + echo, Failed, u"closed first"_s });
        row("ends the stream without a close frame",
            { u"1.1.2"_s, echo, Failed, u"without a close frame"_s });
        row("answers with another code", { u"1.1.2"_s, echo + closing(1001), NonStrict });
        row("answers with another code where that counts",
            { u"7.3.3"_s, closing(1001), Failed, u"1001"_s });
        row("answers and leaves the stream open",
            { .caseId = u"1.1.2"_s,
              .frames = echo + close,
              .verdict = NonStrict,
              .came = u"to the client"_s,
              .isSilent = true });
        row("sends a frame after its close frame", { u"1.1.2"_s, echo + close + echo, Failed });

        row("fails the connection with the right code", { u"3.1"_s, closing(1002) });
        row("fails the connection by ending the stream", { u"3.1"_s, {} });
        row("fails the connection with another code", { u"3.1"_s, closing(1008), NonStrict });
        row("should fail and echoes", { u"3.1"_s, frame(Opcode::Text, "Hello, world!"), Failed });
        row("should fail and is silent",
            { .caseId = u"3.1"_s, .verdict = Failed, .came = u"still open"_s, .isSilent = true });
        row("echoes what was right, then fails",
            { u"3.2"_s, frame(Opcode::Text, "Hello, world!") + closing(1002) });
        row("fails before it echoes what was right", { u"3.2"_s, closing(1002), NonStrict });
        row("answers the ping after the fault",
            { u"3.2"_s, frame(Opcode::Text, "Hello, world!") + frame(Opcode::Pong), Failed });
        row("answers only the last of ten pings",
            { .caseId = u"2.10"_s, .frames = frame(Opcode::Pong, "payload-9"), .verdict = Failed });
        row("finds bad UTF-8 at once only at the end",
            { .caseId = u"6.4.1"_s, .verdict = Failed, .came = u"open after"_s, .isSilent = true });
        row("does what nobody judges", { u"7.13.1"_s, {}, Informational });
    }
    void aServerThat() { compare(); }

    void aServerWhoseFrame_data()
    {
        QTest::addColumn<Script>("script");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &said) {
            QTest::newRow(name) << Script { u"1.1.2"_s, bytes, CaseVerdict::Failed, said };
        };
        row("is masked", encoded(Frame { .payload = "a", .mask = 1 }), u"masked"_s);
        row("has RSV1", encoded(Frame { .payload = "a", .rsv = 4 }), u"reserved bits"_s);
        row("has a reserved opcode", hex("8300"), u"reserved opcode"_s);
        row("has a length of two bytes for 5", hex("817e00056162636465"), u"longer"_s);
        row("is a fragmented ping", hex("0900"), u"control frame"_s);
        row("is a ping of 126 bytes", frame(Opcode::Ping, QByteArray(126, 'a')), u"control"_s);
        row("is not UTF-8", frame(Opcode::Text, "\xC3("), u"not UTF-8"_s);
        row("continues nothing", hex("8000"), u"not begun"_s);
        row("begins a message within another", hex("01008100"), u"within"_s);
        row("closes with 1005", echo + closing(1005), u"1005"_s);
        row("closes with one byte", echo + frame(Opcode::Close, "a"), u"one byte"_s);
        row("closes with a reason that is not UTF-8",
            echo + frame(Opcode::Close, hex("03e8c328")),
            u"reason"_s);
    }
    void aServerWhoseFrame() { compare(); }

    void aServerWhoseAnswer_data()
    {
        using enum CaseVerdict;
        QTest::addColumn<Script>("script");
        const auto row = [](const char *name,
                            const QString &caseId,
                            const QByteArray &head,
                            CaseVerdict verdict) {
            QTest::newRow(name) << Script { .caseId = caseId, .verdict = verdict, .head = head };
        };
        row("is 403", u"1.1.2"_s, status("403 Forbidden"), Failed);
        row("has the wrong accept value",
            u"1.1.2"_s,
            switching("").replace("{accept}", acceptValue("x")),
            Failed);
        row("has an extension",
            u"1.1.2"_s,
            switching("Sec-WebSocket-Extensions: permessage-deflate"),
            Failed);
        row("has a subprotocol", u"1.1.2"_s, switching("Sec-WebSocket-Protocol: x"), Failed);
        row("refuses as it should", u"H.1.8"_s, status("400 Bad Request"), Ok);
        row("switches where it should refuse", u"H.1.8"_s, switching("X: y"), Failed);
        row("leads elsewhere", u"H.1.8"_s, status("302 Found"), NonStrict);
        row("is none", u"H.1.8"_s, {}, NonStrict);
        row("names the version",
            u"H.1.17"_s,
            "HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 13\r\n\r\n",
            Ok);
        row("does not name the version", u"H.1.17"_s, status("426 Upgrade Required"), NonStrict);
        row("has another status than is wanted", u"H.1.18"_s, status("403 Forbidden"), NonStrict);
        row("agrees on no compression", u"12.1.1"_s, switching("X: y"), Unimplemented);
        row("agrees on less than is demanded",
            u"13.3.1"_s,
            switching("Sec-WebSocket-Extensions: permessage-deflate"),
            Failed);
        row("agrees on a parameter that nobody knows",
            u"13.1.1"_s,
            switching("Sec-WebSocket-Extensions: permessage-deflate; x"),
            Failed);
    }
    void aServerWhoseAnswer() { compare(); }

    void compressedAnswersAreRead()
    {
        const QByteArray head = switching("Sec-WebSocket-Extensions: permessage-deflate");
        const QByteArray hello = hex("c107f248cdc9c90700"); // RFC 7692 section 7.2.3.1
        const auto verdictOf = [&](const QByteArray &frames) {
            return play({ .caseId = u"D.1"_s, .frames = frames, .head = head }).verdict;
        };
        QCOMPARE(verdictOf(hello + closing(1000)), CaseVerdict::Ok);
        QCOMPARE(verdictOf(hex("c105ffffffffff") + closing(1000)), CaseVerdict::Failed);
    }

    void aClientMustMask()
    {
        const auto verdictOf = [](std::optional<quint32> mask) {
            CasePlayer player(*casesFor(Role::Client, { u"1.1.1"_s }).front(),
                              { .role = Role::Server });
            player.feed("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Version: 13\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            taken(player);
            player.feed(encoded(Frame { .mask = mask }));
            player.feed(encoded(Frame { .opcode = Opcode::Close, .mask = mask }));
            return player.result().verdict;
        };
        QCOMPARE(verdictOf(7), CaseVerdict::Ok);
        QCOMPARE(verdictOf(std::nullopt), CaseVerdict::Failed);
    }

    void theExactBytesAreKept()
    {
        const CaseResult result = play({ u"2.1"_s, hex("8a00") + closing(1000) });
        QCOMPARE(result.verdict, CaseVerdict::Ok);
        const QStringList lines = hexLines(result.traffic).split(u'\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[0].startsWith(u"> 47 45 54 20 2f ")); // GET /
        QVERIFY(lines[2].startsWith(u"> 89 80 "));
        QCOMPARE(lines[3], u"< 8a 00 88 02 03 e8"_s);
        QVERIFY(lines[4].startsWith(u"> 88 82 "));
    }

    void octetsAreWrittenOneByOne()
    {
        CasePlayer player(*casesFor(Role::Server, { u"2.6"_s }).front(), {});
        const QByteArray key = headerOf(taken(player), "Sec-WebSocket-Key");
        player.feed(switching("X: y").replace("{accept}", acceptValue(key)));
        for (int n = 0; n < 131; ++n)
            QCOMPARE(player.takeOutput().size(), 1);
        QVERIFY(player.takeOutput().isEmpty());
    }

private:
    void compare()
    {
        QFETCH(Script, script);
        const CaseResult result = play(script);
        QVERIFY2(result.verdict == script.verdict,
                 qPrintable(nameOf(result.verdict) + u": "_s + result.came));
        QVERIFY2(result.came.contains(script.came), qPrintable(result.came));
    }
};

QTEST_GUILESS_MAIN(TestCasePlayer)
#include "tst_caseplayer.moc"
