// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/replay.h>
#include <jackfield/testing/testclient.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Kind = Difference::Kind;
using std::chrono::milliseconds;

namespace {
/// A session from lines with single quotes.
Session session(const QByteArrayList &lines)
{
    QByteArray text = "{'jackfield':'session','version':1,'startedAt':'2026-11-23T10:00:00Z'}\n"
        + lines.join('\n');
    return Session::parse(text.replace('\'', '"')).value();
}

QByteArray opened(int conn, const QByteArray &target)
{
    return "{'t':0,'conn':" + QByteArray::number(conn) + ",'event':'open','request':{'target':'"
        + target
        + "'},'response':{'status':101,'headers':[['X-Served-By','one'],['Date','long "
          "ago']]},'subprotocol':'chat'}";
}

QByteArray said(int t, const char *from, const QByteArray &text, int conn = 1)
{
    return "{'t':" + QByteArray::number(t) + ",'conn':" + QByteArray::number(conn)
        + ",'event':'message','from':'" + from + "','text':'" + text + "'}";
}

Session conversation()
{
    return session(
        { opened(1, "/feed"),
          said(10, "server", "hello"),
          said(20, "client", "subscribe"),
          said(120, "server", "tick 1"),
          said(220, "server", "tick 2"),
          said(230, "client", "enough"),
          said(231, "server", "bye"),
          "{'t':232,'conn':1,'event':'close','from':'server','code':4000,'reason':'over'}",
          "{'t':232,'conn':1,'event':'close','from':'client','code':4000,'reason':'over'}",
          "{'t':233,'conn':1,'event':'end','by':'server','clean':true,'status':4000}" });
}

QString text(const std::expected<WsMessage, ReceiveEnd> &message)
{
    return message ? message->text() : u"(nothing)"_s;
}
} // namespace

class TestAsHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServerAnswersCausally()
    {
        ReplayReport report;
        const WsHandler handler = replay::asHandler(conversation(), {}, { .report = report });
        const auto client = testing::testWsClient(
            handler, Request::get(u"/feed"_s).withHeader("Sec-WebSocket-Protocol", "chat"));
        QCOMPARE(client->subprotocol(), u"chat"_s);
        QCOMPARE(client->socket()->response().header("X-Served-By"), "one"_ba);
        QVERIFY(!client->socket()->response().header("Date"));
        QCOMPARE(text(client->receive()), u"hello"_s);
        QCOMPARE(text(client->receive(milliseconds(0))), u"(nothing)"_s);
        client->send(WsMessage::text(u"subscribe"_s));
        QCOMPARE(text(client->receive()), u"tick 1"_s);
        QCOMPARE(text(client->receive()), u"tick 2"_s);
        client->send(WsMessage::text(u"enough"_s));
        QCOMPARE(text(client->receive()), u"bye"_s);
        QCOMPARE(client->receive().error().status, (WsStatus { 4000, u"over"_s }));
        QVERIFY2(report.verdict().passed(), qPrintable(report.verdict().text()));
        QCOMPARE(report.verdict().messages(), 2);
    }

    void itKeepsTheRecordedPace_data()
    {
        QTest::addColumn<double>("speed");
        QTest::addColumn<int>("hello");
        QTest::addColumn<int>("tick");
        QTest::newRow("as recorded") << 1.0 << 10 << 100;
        QTest::newRow("twice as fast") << 2.0 << 5 << 50;
        QTest::newRow("without waiting") << 0.0 << 0 << 0;
    }
    void itKeepsTheRecordedPace()
    {
        QFETCH(double, speed);
        const testing::TestClock clock;
        const WsHandler handler = replay::asHandler(conversation(), {}, { .speed = speed });
        const auto client = testing::testWsClient(handler, Request::get(u"/feed"_s), clock);
        QVERIFY(client->receive());
        QTEST(int(clock.elapsed().count() / 1000), "hello");
        const auto before = clock.elapsed();
        client->send(WsMessage::text(u"subscribe"_s));
        QVERIFY(client->receive());
        QTEST(int((clock.elapsed() - before).count() / 1000), "tick");
    }

    void anEarlyClientDoesNotMakeItSkip()
    {
        const WsHandler handler = replay::asHandler(conversation(), {}, { .speed = 1 });
        const auto client = testing::testWsClient(handler, Request::get(u"/feed"_s));
        client->send(WsMessage::text(u"subscribe"_s));
        client->send(WsMessage::text(u"enough"_s));
        QStringList all;
        for (const WsMessage &message : client->receiveAll(9))
            all.append(message.text());
        QCOMPARE(all, QStringList({ u"hello"_s, u"tick 1"_s, u"tick 2"_s, u"bye"_s }));
    }

    void whatTheClientChangesIsReported()
    {
        ReplayReport report;
        const auto client = testing::testWsClient(
            replay::asHandler(conversation(), {}, { .report = report }), Request::get(u"/feed"_s));
        QVERIFY(client->receive());
        client->send(WsMessage::text(u"something else"_s));
        QCOMPARE(text(client->receive()), u"tick 1"_s);
        const Difference difference = report.verdict().differences().front();
        QCOMPARE(difference.kind, Kind::Message);
        QCOMPARE(difference.n, 2);
        QCOMPARE(difference.from, Side::Client);
        QCOMPARE(difference.expected, u"subscribe"_s);
        QCOMPARE(difference.actual, u"something else"_s);
    }

    void aStrictReplayClosesAtTheFirstDifference()
    {
        const auto client = testing::testWsClient(
            replay::asHandler(conversation(), {}, { .strict = true }), Request::get(u"/feed"_s));
        QVERIFY(client->receive());
        client->send(WsMessage::text(u"something else"_s));
        const auto end = client->receive();
        QVERIFY(!end);
        QCOMPARE(end.error().status.code, WsStatus::PolicyViolation.code);
        QVERIFY2(
            end.error().status.reason.startsWith(u"not as recorded: connection 1, message 2"_s),
            qPrintable(end.error().status.reason));
    }

    void whatNeverCameIsReported()
    {
        ReplayReport report;
        {
            const auto client =
                testing::testWsClient(replay::asHandler(conversation(), {}, { .report = report }),
                                      Request::get(u"/feed"_s));
            client->send(WsMessage::text(u"subscribe"_s));
            client->close();
        }
        QCOMPARE(report.verdict().differences().size(), 1);
        QCOMPARE(report.verdict().differences().front().kind, Kind::Missing);
        QCOMPARE(report.verdict().differences().front().expected, u"enough"_s);
    }

    void howTheClientEndsItIsReported_data()
    {
        QTest::addColumn<int>("messages"); // which the client waits for
        QTest::addColumn<int>("code"); // 0: it goes without a word
        QTest::addColumn<QString>("text");
        QTest::newRow("as recorded") << 2 << 1000 << QString();
        QTest::newRow("with another code")
            << 2 << 4001 << u"connection 1: expected the close code 1000, got 4001"_s;
        QTest::newRow("without a word")
            << 2 << 0 << u"connection 1: expected the close code 1000, got 1006"_s;
        QTest::newRow("too early")
            << 1 << 1000
            << u"connection 1, message 2 from the server: expected two, but the connection ended before, with 1000"_s;
        QTest::newRow("too early and without a word")
            << 0 << 0
            << u"connection 1, message 1 from the server: expected one, but the connection ended before, with 1006 (and 1 more difference)"_s;
    }
    void howTheClientEndsItIsReported()
    {
        QFETCH(int, messages);
        QFETCH(int, code);
        QFETCH(QString, text);
        const Session ticks = session(
            { opened(1, "/"),
              said(100, "server", "one"),
              said(200, "server", "two"),
              "{'t':300,'conn':1,'event':'close','from':'client','code':1000}",
              "{'t':301,'conn':1,'event':'message','from':'server','text':'three'}",
              "{'t':302,'conn':1,'event':'end','by':'client','clean':true,'status':1000}" });
        const ReplayReport report;
        {
            const auto client = testing::testWsClient(
                replay::asHandler(ticks, {}, { .speed = 1, .report = report }),
                Request::get(u"/"_s));
            QCOMPARE(client->receiveAll(messages).size(), messages);
            if (code > 0)
                client->close({ quint16(code), {} });
        }
        QCOMPARE(report.verdict().passed(), text.isEmpty());
        if (!text.isEmpty())
            QCOMPARE(report.verdict().text(), text);
    }

    void aServerThatClosesFirstIsAsRecorded()
    {
        const Session closing =
            session({ opened(1, "/"),
                      "{'t':1,'conn':1,'event':'close','from':'server','code':4000}",
                      "{'t':2,'conn':1,'event':'end','by':'server','clean':true,'status':4000}" });
        const ReplayReport report;
        (void)testing::testWsClient(replay::asHandler(closing, {}, { .report = report }),
                                    Request::get(u"/"_s))
            ->receive();
        QVERIFY2(report.verdict().passed(), qPrintable(report.verdict().text()));
    }

    void whatComesBeyondTheRecordingIsReported()
    {
        ReplayReport report;
        const Session one = session({ opened(1, "/"), said(1, "client", "only this") });
        const auto client = testing::testWsClient(replay::asHandler(one, {}, { .report = report }),
                                                  Request::get(u"/"_s));
        client->send(WsMessage::text(u"only this"_s));
        client->send(WsMessage::text(u"and more"_s));
        QCOMPARE(report.verdict().differences().size(), 1);
        QCOMPARE(report.verdict().differences().front().kind, Kind::Additional);
        QCOMPARE(report.verdict().differences().front().actual, u"and more"_s);
    }

    void eachConnectionGetsItsOwn()
    {
        const Session several =
            session({ opened(1, "/a"),
                      said(1, "server", "a first", 1),
                      opened(2, "/b?x=1"),
                      said(1, "server", "b", 2),
                      opened(3, "/a"),
                      said(1, "server", "a second", 3),
                      "{'t':5,'conn':4,'event':'refused','request':{'target':'/no'},"
                      "'response':{'status':401,'headers':[['Content-Length','5'],['X','y']],"
                      "'body':'token'}}" });
        ReplayReport report;
        const WsHandler handler = replay::asHandler(several, {}, { .report = report });
        const auto firstOf = [&](const char *target) {
            return text(testing::testWsClient(handler, Request::get(QString::fromLatin1(target)))
                            ->receive());
        };
        QCOMPARE(firstOf("/a"), u"a first"_s);
        QCOMPARE(firstOf("/b?x=2"), u"b"_s); // no such target, but the path
        QCOMPARE(report.verdict().differences().size(),
                 3); // another target, two that nobody opened
        QCOMPARE(report.verdict().differences().front().kind, Kind::Connection);
        QCOMPARE(firstOf("/a"), u"a second"_s);
        QCOMPARE(firstOf("/a"), u"a first"_s);

        const auto refused = testing::upgrade(handler, Request::get(u"/no"_s));
        QCOMPARE(refused.error().response,
                 Response(401).reason("Unauthorized").header("X", "y").body("token"));
        QCOMPARE(report.verdict().text(), u"connection 2: expected /b?x=1, got /b?x=2"_s);
        const auto unknown = testing::upgrade(handler, Request::get(u"/c"_s));
        QCOMPARE(unknown.error().response.status(), 404);
        QVERIFY(unknown.error().response.body().contains("/a, /b?x=1, /no"));
        QCOMPARE(report.verdict().differences().size(), 2);
        QCOMPARE(report.verdict().differences().front().text(),
                 u"session: expected none, got a connection to /c"_s);
        const WsHandler strict = replay::asHandler(several, {}, { .strict = true });
        QVERIFY(testing::upgrade(strict, Request::get(u"/b?x=1"_s)));
        QVERIFY(!testing::upgrade(strict, Request::get(u"/b?x=2"_s)));
    }

    /// In a connection of its own, however often; a stream comes once.
    void whatAnotherConnectionHasIsAnsweredAsThere()
    {
        QByteArrayList lines { opened(1, "/"),
                               said(1, "client", "a"),
                               said(2, "server", "A"),
                               opened(2, "/"),
                               said(3, "client", "sub", 2),
                               said(4, "server", "ok", 2),
                               opened(3, "/"),
                               said(5, "client", "next", 3),
                               said(6, "server", "n1", 3),
                               said(7, "client", "next", 3),
                               said(8, "server", "n2", 3) };
        for (int i = 1; i <= 12; ++i) {
            if (i == 3) // it goes on meanwhile
                lines += said(250, "client", "more", 2);
            lines += "{'t':" + QByteArray::number(100 * i)
                + ",'conn':2,'event':'message','from':'server','json':{'type':'tick'}}";
        }
        const ServerReplay how { .otherwise = [](const WebSocket &) {
            return [](const WsMessage &message) { QFAIL(qPrintable(message.text())); };
        } };
        const WsAnswers answers = replay::answers(session(lines), {}, how);
        const auto client = testing::testWsClient(
            [&](const Request &request) { return answers(request).value(); }, Request::get(u"/"_s));
        QStringList heard;
        for (const char *said : { "sub", "a", "sub", "a", "next", "next", "next" }) {
            client->send(WsMessage::text(QString::fromLatin1(said)));
            while (const auto message = client->receive(std::chrono::milliseconds(0)))
                heard += message->text();
        }
        const QString tick = u"{\"type\":\"tick\"}"_s;
        QCOMPARE(heard,
                 QStringList(u"ok"_s) + QStringList(12, tick)
                     + QStringList({ u"A"_s, u"ok"_s, u"A"_s, u"n1"_s, u"n2"_s, u"n2"_s }));
    }

    void whatTheRecordingLacksIsAnothersToAnswer()
    {
        QStringList passed;
        int made = 0;
        const ServerReplay how { .otherwise = [&](const WebSocket &socket) {
            ++made;
            return [&passed, socket](const WsMessage &message) {
                passed += message.text();
                socket.send(WsMessage::text(u"to "_s + message.text()));
            };
        } };
        const Session one = session({ opened(1, "/"),
                                      said(1, "client", "a"),
                                      said(1, "server", "A"),
                                      said(1, "client", "b"),
                                      said(1, "server", "B") });
        const WsAnswers answers = replay::answers(one, {}, how);
        QVERIFY(!answers(Request::get(u"/other"_s)));
        const auto client = testing::testWsClient(
            [&](const Request &request) { return answers(request).value(); }, Request::get(u"/"_s));
        QStringList heard;
        for (const char *said : { "x", "a", "y", "b", "a" }) {
            client->send(WsMessage::text(QString::fromLatin1(said)));
            heard += text(client->receive());
        }
        QCOMPARE(heard, QStringList({ u"to x"_s, u"A"_s, u"to y"_s, u"B"_s, u"A"_s }));
        QCOMPARE(passed, QStringList({ u"x"_s, u"y"_s }));
        QCOMPARE(made, 1);
    }

    void anAbortIsAnAbort()
    {
        const Session torn =
            session({ opened(1, "/"),
                      said(1, "server", "x"),
                      "{'t':2,'conn':1,'event':'end','by':'server','clean':false,'status':1006}" });
        const auto client = testing::testWsClient(replay::asHandler(torn), Request::get(u"/"_s));
        QCOMPARE(text(client->receive()), u"x"_s);
        QCOMPARE(client->receive().error().status.code, WsStatus::AbnormalClosure.code);
    }
};

QTEST_GUILESS_MAIN(TestAsHandler)
#include "tst_ashandler.moc"
