// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "talk.h"

#include <jackfield/replay/livecomparison.h>
#include <jackfield/session/recordto.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QDeadlineTimer>
#include <thread>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// Answers each message with `answer` and the message.
WsHandler answering(const QString &answer)
{
    return [answer](const Request &) -> WsResponse {
        return [answer](const WebSocket &socket) {
            socket.onMessage([socket, answer](const WsMessage &message) {
                socket.send(WsMessage::text(answer + message.text()));
            });
        };
    };
}

/// Sends these, and closes; how many answers come.
int converse(const WsHandler &handler, const QStringList &messages, const QString &target = u"/"_s)
{
    const auto client = testing::testWsClient(handler, Request::get(target));
    int answers = 0;
    for (const QString &message : messages) {
        client->send(WsMessage::text(message));
        answers += client->receive(std::chrono::milliseconds(0)) ? 1 : 0;
    }
    client->close();
    return answers;
}
} // namespace

/// Connections that are compared with recorded ones while they happen.
class TestLiveComparison : public QObject
{
    Q_OBJECT

private:
    static Session recorded(const QStringList &messages)
    {
        const SessionRecorder recorder;
        (void)converse(then(recordTo(recorder), answering(u"to "_s)), messages);
        return recorder.session();
    }

private Q_SLOTS:
    void whatIsAsRecordedPasses()
    {
        const LiveComparison how;
        const WsHandler handler =
            then(recordTo(replay::compareWith(recorded({ u"a"_s, u"b"_s }), {}, how)),
                 answering(u"to "_s));
        QCOMPARE(how.report.verdict().text(),
                 u"connection 1: expected a client to open it, got none"_s);
        QCOMPARE(converse(handler, { u"a"_s, u"b"_s }), 2);
        QCOMPARE(how.report.verdict().text(), u"as recorded: 1 connection, 4 messages"_s);
    }

    void bothSidesAreCompared()
    {
        QStringList over;
        const LiveComparison how { .over = [&](int number, const QList<Difference> &found) {
            for (const Difference &difference : found)
                over += QString::number(number) + u": "_s
                    + difference.text().remove(u"connection 1, "_s);
        } };
        const WsHandler handler =
            then(recordTo(replay::compareWith(recorded({ u"a"_s, u"b"_s, u"c"_s }), {}, how)),
                 answering(u"for "_s));
        QCOMPARE(converse(handler, { u"a"_s, u"x"_s }), 2);
        const QStringList found {
            u"message 2 from the server: expected to a, got for a"_s,
            u"message 3 from the client: expected b, got x"_s,
            u"message 4 from the server: expected to b, got for x"_s,
            u"message 5 from the client: expected c, but it is not there"_s,
            u"message 6 from the server: expected to c, but it is not there"_s,
        };
        QCOMPARE(over, QStringList(found).replaceInStrings(QRegularExpression(u"^"_s), u"1: "_s));
        QCOMPARE(told(how.report.verdict()), found.join(u'\n'));
    }

    void aDifferenceIsKnownBeforeTheEnd()
    {
        const LiveComparison how;
        const WsHandler handler =
            then(recordTo(replay::compareWith(recorded({ u"a"_s, u"b"_s }), {}, how)),
                 answering(u"to "_s));
        const auto client = testing::testWsClient(handler, Request::get(u"/"_s));
        client->send(WsMessage::text(u"a"_s));
        QVERIFY(how.report.verdict().passed());
        client->send(WsMessage::text(u"x"_s));
        QVERIFY(!how.report.verdict().passed());
    }

    void oneConnectionMoreIsTold()
    {
        const LiveComparison how;
        const WsHandler handler =
            then(recordTo(replay::compareWith(recorded({ u"a"_s }), {}, how)), answering(u"to "_s));
        (void)converse(handler, { u"a"_s });
        QVERIFY(how.report.verdict().passed());
        (void)converse(handler, { u"a"_s });
        QCOMPARE(how.report.verdict().text(), u"session: expected none, got a connection to /"_s);
    }

    void whatTheRecordingHidesMayBeAnything()
    {
        const SessionRecorder recorder;
        (void)converse(
            then(recordTo(recorder), answering({})), { u"a"_s }, u"/x?token=first&b=1"_s);
        const LiveComparison how;
        const WsHandler handler =
            then(recordTo(replay::compareWith(recorder.session(), {}, how)), answering({}));
        (void)converse(handler, { u"a"_s }, u"/x?token=second&b=1"_s);
        QCOMPARE(told(how.report.verdict()), QString());
        const LiveComparison other;
        (void)converse(
            then(recordTo(replay::compareWith(recorder.session(), {}, other)), answering({})),
            { u"a"_s },
            u"/x?token=secret&b=2"_s);
        QCOMPARE(told(other.report.verdict()),
                 u"connection 1: expected /x?token=<secret:1>&b=1, got /x?token=<secret:1>&b=2"_s);
    }

    void secretsOfMessagesArePutBack()
    {
        RecordingOptions options;
        QVERIFY(options.redaction.add(u"json:/password"_s));
        const SessionRecorder recorder(options);
        const QString login = u"{\"password\":\"abc\"}"_s;
        (void)converse(then(recordTo(recorder), answering({})), { login });
        LiveComparison how { .secrets = { { u"<secret:1>"_s, u"abc"_s } } };
        (void)converse(
            then(recordTo(replay::compareWith(recorder.session(), {}, how)), answering({})),
            { login });
        QCOMPARE(told(how.report.verdict()), QString());
    }

    void anAnswerThatTakesTooLongIsLate()
    {
        const LiveComparison how;
        const WsSink sink =
            replay::compareWith(recorded({ u"a"_s }), rules("'answerWithin':1"), how);
        const WsObserver observer =
            sink.opened(WsOpened { .request = Request::get(u"/"_s), .response = Response(101) });
        observer.event({ .from = Side::Client, .message = WsMessage::text(u"a"_s) });
        const QDeadlineTimer slow(2);
        while (!slow.hasExpired())
            std::this_thread::yield();
        observer.event({ .from = Side::Server, .message = WsMessage::text(u"to a"_s) });
        QVERIFY(told(how.report.verdict())
                    .startsWith(u"message 2 from the server: expected an answer within 1 ms"));
    }

    void whatCannotBePlayedCannotBeCompared()
    {
        const LiveComparison how;
        const WsSink sink = replay::compareWith(Session(), {}, how);
        QCOMPARE(how.report.verdict().text(),
                 u"session: expected a connection to play, got no connection in the session"_s);
    }

    void aConnectionThatWasNotRecordedIsTold()
    {
        const LiveComparison how;
        const WsHandler handler =
            then(recordTo(replay::compareWith(recorded({}), {}, how)), answering({}));
        (void)converse(handler, {});
        QVERIFY(how.report.verdict().passed());
        (void)converse(handler, { u"a"_s }, u"/other"_s);
        QCOMPARE(how.report.verdict().text(),
                 u"session: expected none, got a connection to /other"_s);
    }

    void aRefusalIsCompared()
    {
        const LiveComparison how;
        const WsHandler refusing = [](const Request &) { return refuse(Response(403)); };
        const WsHandler handler =
            then(recordTo(replay::compareWith(recorded({}), {}, how)), refusing);
        QVERIFY(!testing::upgrade(handler, Request::get(u"/"_s)));
        QCOMPARE(told(how.report.verdict()),
                 u"connection 1: expected the handshake to be answered with 101, got 403"_s);
    }
};

QTEST_GUILESS_MAIN(TestLiveComparison)
#include "tst_livecomparison.moc"
