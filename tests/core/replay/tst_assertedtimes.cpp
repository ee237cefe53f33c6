// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "talk.h"

#include <jackfield/testing/testclient.h>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// Answers with "ok" after a time, and says nothing else.
WsHandler answeringAfter(std::chrono::milliseconds delay)
{
    return [delay](const Request &) -> WsResponse {
        return WsConsumer([delay](const WebSocket &socket) {
            socket.onMessage([socket, delay](const WsMessage &) {
                socket.after(delay, [socket] { socket.send(WsMessage::text(u"ok"_s)); });
            });
        });
    };
}
} // namespace

/// Assertions while it happens: what is waited for, and how long.
class TestAssertedTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The answer is not recorded, or comes later than the recorded client closes.
    void aHandlerHasAllItsTime()
    {
        const Session session = talk({ "> a" });
        const Matching matching =
            rules("'optional':[{'text':'ok'}],"
                  "'assertions':[{'on':{'text':'a'},'expect':{'text':'ok'},'within':300}]");
        QVERIFY(replay::againstHandler(session, answeringAfter(300ms), matching).passed());
        QCOMPARE(told(replay::againstHandler(session, answeringAfter(301ms), matching)),
                 u"connection 1: expected a message \"ok\" within 300 ms after each message \"a\", "
                 "got none in time after the client's 1st message: a"_s);
    }
    void aHandlerIsWatchedForAllTheTime()
    {
        const Session session = talk({ "> a" });
        const Matching matching =
            rules("'optional':[{'text':'ok'}],"
                  "'assertions':[{'on':{'text':'a'},'never':{'text':'ok'},'within':300}]");
        QVERIFY(replay::againstHandler(session, answeringAfter(301ms), matching).passed());
        QVERIFY(!replay::againstHandler(session, answeringAfter(300ms), matching).passed());
    }
    void aHandlerHasAllTheTimeout()
    {
        const Session session = talk({ "> a" });
        const Matching matching =
            rules("'optional':[{'text':'ok'}],"
                  "'assertions':[{'on':{'text':'a'},'expect':{'text':'ok'},'p95':1000}]");
        QVERIFY(replay::againstHandler(session, answeringAfter(1s), matching).passed());
        QCOMPARE(
            told(replay::againstHandler(session, answeringAfter(2s), matching)),
            u"connection 1: expected a p95 of at most 1000 ms from a message \"a\" to a message "
            "\"ok\", got 2000 ms (answers: 1)"_s);
        const QString none = u"got none after the client's 1st message: a"_s;
        QVERIFY(told(replay::againstHandler(session, answeringAfter(6s), matching)).endsWith(none));
    }

    /// A server that never stops asks again and again: what was asked until the client closes counts.
    void nobodyAsksForEver_data()
    {
        QTest::addColumn<QByteArray>("assertion");
        QTest::newRow("never") << "'never':{'text':'no'},'on':{'text':'tick'},'within':1000"_ba;
        QTest::newRow("an answer")
            << "'expect':{'text':'ok'},'on':{'text':'tick'},'within':1000"_ba;
    }
    void nobodyAsksForEver()
    {
        QFETCH(QByteArray, assertion);
        const WsHandler ticking = [](const Request &) -> WsResponse {
            return WsConsumer([](const WebSocket &socket) {
                socket.every(50ms, [socket] { socket.send(WsMessage::text(u"tick"_s)); });
            });
        };
        const Matching matching =
            rules("'background':[{'text':'tick'}],'assertions':[{" + assertion + "}]");
        const Verdict verdict =
            replay::againstHandler(talk({ "> a", "@200 > b" }), ticking, matching, { .speed = 1 });
        QCOMPARE(verdict.passed(), assertion.contains("never"));
    }

    void aServerThatNeverStopsIsLeft()
    {
        Session session = talk({ "> a" }); // and half a second of silence
        for (qsizetype i = session.events.size() - 2; i < session.events.size(); ++i)
            session.events[i].t = 500ms;
        const WsHandler ticking = [](const Request &) -> WsResponse {
            return WsConsumer([](const WebSocket &socket) {
                socket.every(50ms, [socket] { socket.send(WsMessage::text(u"tick"_s)); });
            });
        };
        const Matching matching = rules("'background':[{'text':'tick'}]");
        QCOMPARE(told(replay::againstHandler(session, ticking, matching)), QString());
    }

    /// What comes while another connection is waited for came when it came.
    void timesAreThoseOfArrival()
    {
        Session session = talk({ "@10 > a" });
        Session other = talk({ "@20 > q", "@30 < r" });
        for (SessionEvent &event : other.events)
            event.conn = 2;
        session.events = session.events.first(2) + other.events.first(3) + session.events.sliced(2)
            + other.events.sliced(3);
        const WsHandler handler = [](const Request &) -> WsResponse {
            return WsConsumer([](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) {
                    const bool isFirst = message.text() == u"a";
                    socket.after(isFirst ? 20ms : 400ms, [socket, isFirst] {
                        socket.send(WsMessage::text(isFirst ? u"ok"_s : u"r"_s));
                    });
                });
            });
        };
        const auto play = [&](const QByteArray &assertion) {
            return replay::againstHandler(
                session,
                handler,
                rules("'optional':[{'text':'ok'}],'assertions':[{" + assertion + "}]"));
        };
        const QByteArray within = ":{'conn':1,'text':'ok'},'on':{'text':'a'},'within':100";
        QCOMPARE(told(play("'expect'" + within)), QString());
        QVERIFY(!play("'never'" + within).passed());
        // And what came long ago has asked.
        QVERIFY(
            !play("'expect':{'conn':1,'text':'tock'},'on':{'text':'ok'},'within':100").passed());
    }

    /// One recorded message that came late does not end the watching.
    void aLateMessageIsNoReasonToStop()
    {
        const WsHandler slow = [](const Request &) -> WsResponse {
            return WsConsumer([](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &) {
                    socket.after(5020ms, [socket] { socket.send(WsMessage::text(u"r"_s)); });
                    socket.after(6020ms, [socket] { socket.send(WsMessage::text(u"ok"_s)); });
                });
            });
        };
        const Matching matching =
            rules("'optional':[{'text':'ok'}],"
                  "'assertions':[{'on':{'text':'a'},'never':{'text':'ok'},'within':8000}]");
        const Verdict verdict = replay::againstHandler(talk({ "> a", "< r" }), slow, matching);
        QVERIFY2(told(verdict).contains(u"never a message \"ok\""_s), qPrintable(told(verdict)));
    }

    /// Nothing came since: the clock tells.
    void silenceIsSeenWhileItLasts()
    {
        const Session session = talk({ "< ask", "> answer" });
        const Matching matching =
            rules("'assertions':[{'on':{'text':'ask'},'expect':{'text':'answer'},'within':300}]");
        const ReplayReport report;
        testing::TestClock clock;
        auto client =
            testing::testWsClient(replay::asHandler(session, matching, { .report = report }),
                                  Request::get(u"/"_s),
                                  clock);
        clock.advance(300ms);
        QCOMPARE(told(report.verdict()), QString());
        clock.advance(1ms);
        QVERIFY(told(report.verdict()).contains(u"got none in time"_s));
    }

    /// The client of a session that plays the server.
    void aClientIsWatched()
    {
        const Session session = talk({ "< ask", "> answer" });
        const Matching matching =
            rules("'optional':[{'text':'answer'}],"
                  "'assertions':[{'on':{'text':'ask'},'expect':{'text':'answer'},'within':300}]");
        const auto play = [&](std::chrono::milliseconds delay) {
            const ReplayReport report;
            const testing::TestClock clock;
            auto client =
                testing::testWsClient(replay::asHandler(session, matching, { .report = report }),
                                      Request::get(u"/"_s),
                                      clock);
            (void)client->receive(0ms);
            (void)client->receive(delay);
            (void)client->send(WsMessage::text(u"answer"_s));
            (void)client->close();
            return told(report.verdict());
        };
        QCOMPARE(play(300ms), QString());
        QCOMPARE(play(301ms),
                 u"connection 1: expected a message \"answer\" within 300 ms after each message "
                 "\"ask\", got none in time after the server's 1st message: ask"_s);
    }

    void whatIsNotOverIsNotMissed()
    {
        const Session session = talk({ "< ask", "> answer" });
        const Matching matching =
            rules("'assertions':[{'on':{'text':'ask'},'expect':{'text':'answer'}},"
                  "{'count':{'text':'answer'},'exactly':1},{'never':{'text':'no'}}]");
        const ReplayReport report;
        auto client = testing::testWsClient(
            replay::asHandler(session, matching, { .report = report }), Request::get(u"/"_s));
        QCOMPARE(told(report.verdict()), QString());
        (void)client->send(WsMessage::text(u"no"_s));
        QVERIFY(
            told(report.verdict())
                .contains(u"expected never a message \"no\", got the client's 1st message: no"_s));
        QVERIFY(!told(report.verdict()).contains(u"once"_s));
        (void)client->close();
        QVERIFY(
            told(report.verdict()).contains(u"expected a message \"answer\" once, got 0 times"_s));
    }
};

QTEST_GUILESS_MAIN(TestAssertedTimes)
#include "tst_assertedtimes.moc"
