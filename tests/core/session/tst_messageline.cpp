// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "session/messageline_p.h"

#include <QRandomGenerator>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// JSON written with single quotes, for tables that can be read.
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

QByteArray lineOf(const QByteArray &payload)
{
    return "{\"t\":1.204,\"conn\":7,\"event\":\"message\",\"from\":\"client\","_ba + payload + '}';
}

/// What is different between an event that both readers made; empty if nothing is.
QByteArray difference(const SessionEvent &fast, const SessionEvent &general)
{
    if (fast.kind != general.kind || fast.t != general.t || fast.conn != general.conn
        || fast.from != general.from)
        return "what all events have";
    if (fast.message.mode() != general.message.mode())
        return "the mode";
    if (fast.message.bytes() != general.message.bytes()
        || fast.message.text() != general.message.text())
        return "the payload";
    if (fast.message.isWellFormed() != general.message.isWellFormed())
        return "whether it can be sent";
    if (fast.frames != general.frames)
        return "the frames";
    return fast == general && general.unknown.isEmpty() ? QByteArray() : "the line it makes"_ba;
}

/// Lines as a recorder writes them.
QByteArrayList plainLines()
{
    return {
        lineOf(quoted("'json':{'a':[1,2.50,-3e2],'b':'\\u00e4\u00e4','c':null}")),
        lineOf(quoted("'json':[]")),
        lineOf(quoted("'json':{ 'odd' : [ 1 ] }")),
        lineOf(quoted("'text':''")),
        lineOf(quoted("'text':'hello bob \U0001F600'")),
        lineOf(quoted("'text':'a\\n\\t\\\\\\/\\b\\f\\r \\u00e4\\ud83d\\ude00\\u0000 \\ufeffz'")),
        lineOf(quoted("'base64':'AQL/'")),
        lineOf(quoted("'base64':''")),
        lineOf(quoted("'base64':'//4=','mode':'text'")),
        lineOf(quoted("'text':'x','frames':[[7.1,0,0,1,6,'1f2e3d4c'],[7.5,1,4,0,7,null]]")),
        quoted("{'t':0,'conn':1,'event':'message','from':'server','text':'x'}"),
        quoted("{'t':999999999999.999,'conn':2147483647,'event':'message','from':'server',"
               "'json':{}}"),
    };
}
} // namespace

/// The short way to a message gives what the long way gives, or nothing.
class TestMessageLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatARecorderWritesIsReadTheShortWay()
    {
        for (const QByteArray &line : plainLines()) {
            const auto fast = messageFromLine(line);
            const auto general = anyFromLine(line);
            QVERIFY2(fast, line.constData());
            QVERIFY2(general, line.constData());
            QCOMPARE(difference(*fast, *general), ""_ba);
        }
    }

    void everythingElseIsLeftToTheLongWay_data()
    {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *name, const QByteArray &line) {
            QTest::newRow(name) << quoted(line);
        };
        row("another event", "{'t':1,'conn':1,'event':'ping','from':'client','base64':''}");
        row("another order", "{'conn':1,'t':1,'event':'message','from':'client','text':''}");
        row("a blank", "{'t':1, 'conn':1,'event':'message','from':'client','text':''}");
        row("a blank at the end", "{'t':1,'conn':1,'event':'message','from':'client','text':''} ");
        row("no connection", "{'t':1,'event':'message','from':'client','text':''}");
        row("an unknown field", lineOf("'text':'','later':1"));
        row("two payloads", lineOf("'text':'','json':{}"));
        row("a payload twice", lineOf("'text':'a','text':'b'"));
        row("a mode of text", lineOf("'text':'','mode':'text'"));
        row("binary by name", lineOf("'base64':'','mode':'binary'"));
        row("a lone surrogate", lineOf("'text':'\\ud800'"));
        row("a lone low surrogate", lineOf("'text':'\\udc00'"));
        row("two high surrogates", lineOf("'text':'\\ud800\\ud800'"));
        row("no base64", lineOf("'base64':'A?'"));
        row("base64 with an escape", lineOf("'base64':'AQL\\/'"));
        row("four decimals", "{'t':1.2345,'conn':1,'event':'message','from':'client','text':''}");
        row("an exponent", "{'t':1e3,'conn':1,'event':'message','from':'client','text':''}");
        row("a zero before", "{'t':01,'conn':1,'event':'message','from':'client','text':''}");
        row("13 digits",
            "{'t':1000000000000,'conn':1,'event':'message','from':'client','text':''}");
        row("too many connections",
            "{'t':1,'conn':2147483648,'event':'message','from':'client','text':''}");
        row("nobody", "{'t':1,'conn':1,'event':'message','from':'nobody','text':''}");
        row("an empty list of frames", lineOf("'text':'','frames':[]"));
        row("a frame of five", lineOf("'text':'','frames':[[7.1,0,0,1,6]]"));
        row("an opcode of 16", lineOf("'text':'','frames':[[7.1,0,0,16,6,null]]"));
        row("a mask of seven digits", lineOf("'text':'','frames':[[7.1,0,0,1,6,'1f2e3d4']]"));
        row("a mask with a sign", lineOf("'text':'','frames':[[7.1,0,0,1,6,'+f2e3d4c']]"));
        row("too deep", lineOf("'json':" + QByteArray(512, '[') + QByteArray(512, ']')));
        row("torn", lineOf("'text':'").chopped(1));
        row("not UTF-8", lineOf("'text':'\xff'"));
        row("a raw control", lineOf("'text':'\x1f'"));
        row("nothing", "");
    }
    void everythingElseIsLeftToTheLongWay()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!messageFromLine(line));
        const auto general = anyFromLine(line);
        const auto read = eventFromLine(line);
        QCOMPARE(read.has_value(), general.has_value());
        if (read)
            QCOMPARE(*read, *general);
        else
            QCOMPARE(read.error(), general.error());
    }

    void whatNestsAsDeepAsItMayIsTakenByBoth()
    {
        const QByteArray line = lineOf("\"json\":" + QByteArray(511, '[') + QByteArray(511, ']'));
        QVERIFY(messageFromLine(line));
        QVERIFY(anyFromLine(line));
    }

    /// Each byte of each line replaced, left out or doubled, and what may stand anywhere put before it.
    void aChangedLineIsReadTheSameBothWays()
    {
        const QByteArrayList pieces {
            "\"", "\\", "\\u00", "{",    "}",    "[",        "]",
            ",",  ":",  "0",     "9",    "-",    ".",        "e",
            " ",  "\t", "a",     "F",    "\x1f", "\x7f",     "\u00e4",
            "=",  "\r", "\x80",  "\xff", "null", ",\"x\":1", ",\"text\":\"\""
        };
        int taken = 0;
        const auto check = [&taken](const QByteArray &line) {
            const auto fast = messageFromLine(line);
            if (!fast)
                return true;
            ++taken;
            const auto general = anyFromLine(line);
            return general && difference(*fast, *general).isEmpty();
        };
        for (const QByteArray &line : plainLines()) {
            for (qsizetype at = 0; at <= line.size(); ++at) {
                QVERIFY2(check(line.first(at)), line.first(at).constData());
                const QByteArray rest = line.sliced(qMin(at + 1, line.size()));
                QVERIFY2(check(line.first(at) + rest), line.constData());
                for (const QByteArray &piece : pieces) {
                    QVERIFY2(check(line.first(at) + piece + line.sliced(at)), line.constData());
                    QVERIFY2(check(line.first(at) + piece + rest), line.constData());
                }
            }
        }
        QVERIFY(taken > 1000);
    }

    void timesAreReadTheSameBothWays()
    {
        QRandomGenerator random(20260101);
        for (int i = 0; i < 20'000; ++i) {
            const qint64 whole =
                qint64(random.generate64() >> (random.bounded(40) + 24)) % 1'000'000'000'000;
            QByteArray time = QByteArray::number(whole);
            if (const int decimals = random.bounded(4); decimals > 0)
                time += '.'
                    + QByteArray::number(random.bounded(1000))
                          .rightJustified(3, '0')
                          .first(decimals);
            const QByteArray line = "{\"t\":" + time
                + ",\"conn\":1,\"event\":\"message\",\"from\":\"client\",\"text\":\"\"}";
            const auto fast = messageFromLine(line);
            QVERIFY2(fast, line.constData());
            QCOMPARE(fast->t, anyFromLine(line)->t);
        }
    }
};

QTEST_GUILESS_MAIN(TestMessageLine)
#include "tst_messageline.moc"
