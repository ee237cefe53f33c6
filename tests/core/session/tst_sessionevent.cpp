// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/session.h>

#include <QRandomGenerator>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
SessionEvent received(const WsMessage &message)
{
    SessionEvent event;
    event.t = std::chrono::microseconds(1204);
    event.conn = 1;
    event.message = message;
    return event;
}

/// JSON written with single quotes, for tables that can be read.
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

QByteArray lineOf(const QByteArray &fields)
{
    return "{\"t\":1.204,\"conn\":1,\"event\":\"message\",\"from\":\"server\","_ba + fields + '}';
}
} // namespace

class TestSessionEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void payloadsComeBackByteForByte_data()
    {
        QTest::addColumn<WsMessage>("message");
        QTest::addColumn<QByteArray>("fields");
        const auto text = [](const char *name, const QByteArray &utf8, const QByteArray &fields) {
            QTest::newRow(name) << WsMessage::fromUtf8(utf8) << fields;
        };
        text("empty", "", "\"text\":\"\"");
        text("words", "hello bob", "\"text\":\"hello bob\"");
        text("emoji", "\U0001F600", "\"text\":\"\U0001F600\"");
        text("object", "{\"a\":1}", "\"json\":{\"a\":1}");
        text("odd spacing and key order",
             "{ \"b\" :1.0,\"a\":[ 1e2 ] }",
             "\"json\":{ \"b\" :1.0,\"a\":[ 1e2 ] }");
        text("escapes as they stood", "[\"\\u00e4\\/\"]", "\"json\":[\"\\u00e4\\/\"]");
        text("duplicate keys", "{\"a\":1,\"a\":2}", "\"json\":{\"a\":1,\"a\":2}");
        text("blank around", " {}", "\"text\":\" {}\"");
        text("several lines", "[1,\n2]", "\"text\":\"[1,\\n2]\"");
        text("scalar", "12", "\"text\":\"12\"");
        text("not quite JSON", "{\"a\":tru}", "\"text\":\"{\\\"a\\\":tru}\"");
        text("an integer beyond 64 bits",
             "[12345678901234567890123]",
             "\"text\":\"[12345678901234567890123]\"");
        text("a forged field", "\",\"event\":\"end", "\"text\":\"\\\",\\\"event\\\":\\\"end\"");
        text("a lone surrogate escape", "[\"\\ud800\"]", "\"text\":\"[\\\"\\\\ud800\\\"]\"");
        text("NUL", QByteArray("a\0b", 3), "\"text\":\"a\\u0000b\"");
        text("line separator", "\u2028", "\"text\":\"\\u2028\"");
        text("byte order mark", "\uFEFF{}", "\"text\":\"\\ufeff{}\"");
        text("bidi override in JSON", "[\"\u202E\"]", "\"text\":\"[\\\"\\u202e\\\"]\"");
        text("not UTF-8", "\xff\xfe", "\"base64\":\"//4=\",\"mode\":\"text\"");
        QTest::newRow("binary") << WsMessage::binary("\x01\x02\xff"_ba) << "\"base64\":\"AQL/\""_ba;
        QTest::newRow("empty binary") << WsMessage::binary({}) << "\"base64\":\"\""_ba;
        QTest::newRow("binary that looks like JSON")
            << WsMessage::binary("{}"_ba) << "\"base64\":\"e30=\""_ba;
    }
    void payloadsComeBackByteForByte()
    {
        QFETCH(WsMessage, message);
        QFETCH(QByteArray, fields);
        const SessionEvent event = received(message);
        QCOMPARE(toLine(event), lineOf(fields));
        const auto read = eventFromLine(toLine(event));
        QVERIFY(read);
        QCOMPARE(read->message, message);
        QCOMPARE(read->message.bytes(), message.bytes());
        QCOMPARE(*read, event);
    }

    void aMebibyteOfBytesComesBack()
    {
        QByteArray bytes(1 << 20, '\0');
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = char(i * 31 + (i >> 8));
        for (const WsMessage &message : { WsMessage::binary(bytes), WsMessage::fromUtf8(bytes) })
            QCOMPARE(eventFromLine(toLine(received(message)))->message, message);
    }

    void whatIsWrittenIsWhatWasRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *name, const QByteArray &line) {
            QTest::newRow(name) << quoted(line);
        };
        row("open",
            "{'t':0,'conn':1,'event':'open','request':{'method':'GET','target':'/hello/"
            "bob?x=1','url':'ws://127.0.0.1:9000/hello/"
            "bob?x=1','httpVersion':'1.1','headers':[['Host','127.0.0.1:9000'],['X','\u00e9']]},'"
            "response':{'status':101,'reason':'Switching "
            "Protocols','headers':[]},'subprotocol':'chat','upstream':'ws://127.0.0.1:9100'}");
        row("refused",
            "{'t':13,'conn':2,'event':'refused','request':{'method':'GET','target':'/"
            "','url':'','httpVersion':'1.1','headers':[]},'response':{'status':404,'reason':'Gone "
            "fishing','headers':[['Set-Cookie','a'],['Set-Cookie','b']],'body':'no\\u0007'}}");
        row("a body that is not text",
            "{'t':13,'conn':2,'event':'refused','request':{'method':'GET','target':'/"
            "','url':'','httpVersion':'1.0','headers':[]},'response':{'status':500,'reason':'"
            "Internal Server Error','headers':[],'bodyBase64':'//4='}}");
        row("ping", "{'t':9.1,'conn':1,'event':'ping','from':'client','base64':''}");
        row("pong", "{'t':9.1,'conn':1,'event':'pong','from':'server','base64':'AQ=='}");
        row("close",
            "{'t':12,'conn':1,'event':'close','from':'client','code':1000,'reason':'bye'}");
        row("close without a code", "{'t':12,'conn':1,'event':'close','from':'client'}");
        row("end", "{'t':12.3,'conn':1,'event':'end','by':'client','clean':true,'status':1000}");
        row("abnormal end",
            "{'t':12.345,'conn':1,'event':'end','by':'server','clean':false,'status':1006}");
        row("error", "{'t':1,'conn':1,'event':'error','from':'server','message':'too big'}");
        row("gap", "{'t':1,'event':'gap','bytes':57,'message':'torn'}");
        row("illegal frame", "{'t':1,'conn':1,'event':'frame','from':'client','base64':'iAA='}");
        row("redacted",
            "{'t':1,'conn':1,'event':'redacted','secret':'<secret:1>','where':'request header "
            "Cookie'}");
        row("what had come of a message when the stream broke off",
            "{'t':7.5,'conn':1,'event':'message','from':'client','text':'x','frames':[[7.1,0,0,1,6,"
            "'1f2e3d4c']],'partial':true}");
        row("a message that was changed on its way",
            "{'t':7.5,'conn':1,'event':'message','from':'client','json':{'a':1},'touch':'changed'"
            "}");
        row("one that nobody sent",
            "{'t':7.5,'conn':1,'event':'message','from':'server','text':'x','touch':'injected'}");
        row("one that was dropped",
            "{'t':7.5,'conn':1,'event':'dropped','from':'client','text':'x'}");
        row("one that was held until it was lost",
            "{'t':7.5,'conn':1,'event':'dropped','from':'client','base64':'AQ==','touch':'lost'}");
        row("fields that nobody knows",
            "{'t':7.5,'conn':1,'event':'message','from':'client','text':'x','frames':[[7.1,0,0,1,6,"
            "'1f2e3d4c']],'partial':true,'later':1.50}");
        row("unknown fields inside",
            "{'t':0,'conn':1,'event':'open','request':{'method':'GET','target':'/"
            "','url':'','httpVersion':'1.1','headers':[],'a':{'b':1}},'response':{'status':101,'"
            "reason':'Switching Protocols','headers':[],'c':null}}");
        row("an event from the future",
            "{'t':1,'conn':3,'event':'mood','x':[1, 2],'y':'\\u00e4\u00e4'}");
    }
    void whatIsWrittenIsWhatWasRead()
    {
        QFETCH(QByteArray, line);
        const auto event = eventFromLine(line);
        QVERIFY2(event, qPrintable(event ? QString() : event.error().message));
        const QByteArray written = toLine(*event);
        QCOMPARE(written, line);
        QCOMPARE(eventFromLine(written).value(), *event);
    }

    void whatWasDroppedIsNoMessageToPlay()
    {
        const auto dropped =
            eventFromLine(quoted("{'t':1,'conn':1,'event':'dropped','from':'client','text':'x'}"));
        QVERIFY(dropped && dropped->hasMessage() && !dropped->isWholeMessage());
    }

    void damagedLinesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const QByteArray &line, const char *where) {
            QTest::newRow(name) << quoted(line) << QString::fromLatin1(where);
        };
        row("no JSON", "{'t':1,", "1:8");
        row("an array", "[]", "");
        row("no time", "{'event':'gap'}", "/t");
        row("negative time", "{'t':-1,'event':'gap'}", "/t");
        row("no event", "{'t':1}", "/event");
        row("event of another type", "{'t':1,'event':7}", "/event");
        row("connection of another type", "{'t':1,'conn':'1','event':'gap'}", "/conn");
        row("nobody sent it", "{'t':1,'conn':1,'event':'message','text':''}", "/from");
        row("a stranger sent it",
            "{'t':1,'conn':1,'event':'message','from':'me','text':''}",
            "/from");
        row("no payload", "{'t':1,'conn':1,'event':'message','from':'client'}", "");
        row("two payloads",
            "{'t':1,'conn':1,'event':'message','from':'client','text':'','base64':''}",
            "");
        row("bad base64",
            "{'t':1,'conn':1,'event':'ping','from':'client','base64':'A*'}",
            "/base64");
        row("unknown mode",
            "{'t':1,'conn':1,'event':'message','from':'client','base64':'','mode':'x'}",
            "/mode");
        row("a lone surrogate",
            "{'t':1,'conn':1,'event':'message','from':'client','text':'\\ud800'}",
            "/text");
        row("a code of 17 bits",
            "{'t':1,'conn':1,'event':'close','from':'client','code':65536}",
            "/code");
        row("a header of one part",
            "{'t':1,'conn':1,'event':'open','request':{'headers':[['a']]},'response':{'status':101}"
            "}",
            "/request/headers");
        row("a header that is no octets",
            "{'t':1,'conn':1,'event':'open','request':{'headers':[['a','\\u20ac']]},'response':{'"
            "status':101}}",
            "/request/headers");
        row("a status in words",
            "{'t':1,'conn':1,'event':'open','request':{},'response':{'status':'101'}}",
            "/response/status");
    }
    void damagedLinesAreRefused()
    {
        QFETCH(QByteArray, line);
        const auto event = eventFromLine(line);
        QVERIFY(!event);
        QCOMPARE(event.error().code, Error::Code::Invalid);
        QTEST(event.error().where, "where");
        QVERIFY(!event.error().message.isEmpty());
    }

    void whateverIsReadIsWrittenBack()
    {
        const QByteArray seeds[] = {
            quoted("{'t':7.5,'conn':1,'event':'message','from':'client','text':'x','frames':[[7.1,"
                   "0,0,1,6,'1f']]}"),
            quoted("{'t':0,'conn':1,'event':'open','request':{'target':'/"
                   "','headers':[['a','b']]},'response':{}}"),
            quoted("{'t':1,'conn':1,'event':'message','from':'server','json':{'a':[1,-2.5e3,'"
                   "\\u00e9',null]}}"),
            quoted("{'t':1,'conn':1,'event':'end','by':'server','clean':false,'status':1006}"),
        };
        const QByteArray alphabet = "{}[]\",:0123456789.eE+-truefalsn \\u\n\tcx\xc3\xa9\xff";
        QRandomGenerator random(42);
        const auto below = [&](qsizetype end) { return random.bounded(int(end)); };
        for (int i = 0; i < 20'000; ++i) {
            QByteArray line = seeds[i % 4];
            for (int changes = 1 + below(3); changes > 0; --changes) {
                const int at = below(line.size());
                const QByteArray with(below(2), alphabet.at(below(alphabet.size())));
                line.replace(at, below(3), with);
            }
            const auto event = eventFromLine(line);
            if (!event)
                continue;
            const QByteArray written = toLine(*event);
            const auto again = eventFromLine(written);
            QVERIFY2(again && *again == *event && toLine(*again) == written, line.constData());
        }
    }

    void timesHaveAtMostThreeDecimals_data()
    {
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("zero") << qint64(0) << "0"_ba;
        QTest::newRow("one") << qint64(1) << "0.001"_ba;
        QTest::newRow("no zeros at the end") << qint64(1500) << "1.5"_ba;
        QTest::newRow("whole") << qint64(12'000) << "12"_ba;
        QTest::newRow("a year") << qint64(31'536'000'000'001) << "31536000000.001"_ba;
    }
    void timesHaveAtMostThreeDecimals()
    {
        QFETCH(qint64, micros);
        QFETCH(QByteArray, text);
        SessionEvent event = received(WsMessage());
        event.t = std::chrono::microseconds(micros);
        QVERIFY2(toLine(event).startsWith(QByteArray("{\"t\":" + text + ',')),
                 toLine(event).constData());
        QCOMPARE(eventFromLine(toLine(event))->t, event.t);
    }
};

QTEST_GUILESS_MAIN(TestSessionEvent)
#include "tst_sessionevent.moc"
