// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "talk.h"

#include <jackfield/replay/livecomparison.h>
#include <jackfield/session/recordto.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

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
        const LiveComparison how { .over = [&](int conn, const QList<Difference> &found) {
            for (const Difference &difference : found)
                over +=
                    QString::number(conn) + u": "_s + difference.text().remove(u"connection 1, "_s);
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
