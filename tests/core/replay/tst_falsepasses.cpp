// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/replay.h>
#include <jackfield/session/recordto.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTest>
#include <stdexcept>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Kind = Difference::Kind;

namespace {
/// What an application does with one connection.
using Behaviour = std::function<void(const WebSocket &socket, const WsMessage &message)>;

WsHandler greeting(const Behaviour &behaviour)
{
    return [=](const Request &) -> WsResponse {
        return [=](const WebSocket &socket) {
            socket.onMessage([=](const WsMessage &message) { behaviour(socket, message); });
            socket.send(WsMessage::text(u"hello"_s));
        };
    };
}

void echo(const WebSocket &socket, const WsMessage &message)
{
    socket.send(message);
}

Difference first(const Verdict &verdict)
{
    return verdict.passed() ? Difference() : verdict.differences().front();
}
} // namespace

/// What must not pass although every recorded message comes.
class TestFalsePasses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerThatEndsItBeforeTheClientIsReported_data()
    {
        QTest::addColumn<Behaviour>("behaviour");
        QTest::addColumn<bool>("isClosed");
        QTest::addColumn<QString>("actual");
        const Behaviour throwing = [](const WebSocket &, const WsMessage &message) {
            if (message == WsMessage::text(u"store this"_s))
                throw std::runtime_error("no room");
        };
        const Behaviour aborting = [](const WebSocket &socket, const WsMessage &) {
            socket.abort();
        };
        const Behaviour storing = [](const WebSocket &, const WsMessage &) { };
        QTest::newRow("it stays") << storing << true << QString();
        QTest::newRow("it throws at the last message") << throwing << true << u"1011"_s;
        QTest::newRow("it aborts") << aborting << true << u"1006"_s;
        QTest::newRow("it stays, and so does the client") << storing << false << QString();
        QTest::newRow("it throws, and the client stayed") << throwing << false << u"1011"_s;
    }
    void aServerThatEndsItBeforeTheClientIsReported()
    {
        QFETCH(Behaviour, behaviour);
        QFETCH(bool, isClosed);
        QFETCH(QString, actual);
        SessionRecorder recorder;
        const auto client = testing::testWsClient(
            then(recordTo(recorder), greeting([](const auto &...) { })), Request::get(u"/"_s));
        (void)client->receive();
        client->send(WsMessage::text(u"store this"_s));
        if (isClosed)
            client->close();
        const QString expected = isClosed ? u"1000"_s : u"none: the connection is open"_s;
        const Session session = recorder.session();
        const WsHandler handler = greeting(behaviour);
        const auto online =
            replay::againstClient(session, testing::clientFactory(handler), u"ws://there"_s);
        for (const Verdict &verdict : { replay::againstHandler(session, handler), *online }) {
            QCOMPARE(verdict.differences().size(), actual.isEmpty() ? 0 : 1);
            QCOMPARE(first(verdict).actual, actual);
            if (actual.isEmpty())
                continue;
            QCOMPARE(first(verdict).kind, Kind::Close);
            QCOMPARE(first(verdict).expected, expected);
        }
    }

    void answersBeforeTheQuestionAreReported_data()
    {
        QTest::addColumn<QString>("recorder");
        QTest::addColumn<int>("quiet"); // before each question, in ms
        QTest::addColumn<qsizetype>("count");
        QTest::newRow("seen by the server") << u"server"_s << 0 << qsizetype(2);
        QTest::newRow("seen by a proxy, after a pause") << u"proxy"_s << 30 << qsizetype(2);
        QTest::newRow("by a proxy, at once: it may have been under way")
            << u"proxy"_s << 0 << qsizetype(0);
    }
    void answersBeforeTheQuestionAreReported()
    {
        QFETCH(QString, recorder);
        QFETCH(int, quiet);
        const testing::TestClock clock;
        SessionRecorder recording({ .recorder = recorder, .clock = clock.clock() });
        const auto client = testing::testWsClient(
            then(recordTo(recording), greeting(echo)), Request::get(u"/"_s), clock);
        (void)client->receive();
        for (const QString &text : { u"a"_s, u"b"_s }) {
            testing::TestClock(clock).advance(std::chrono::milliseconds(quiet));
            client->send(WsMessage::text(text));
            (void)client->receive();
        }
        client->close();
        const WsHandler eager = [](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                for (const QString &text : { u"hello"_s, u"a"_s, u"b"_s })
                    socket.send(WsMessage::text(text));
            };
        };
        QVERIFY(replay::againstHandler(recording.session(), greeting(echo)).passed());
        const Verdict verdict = replay::againstHandler(recording.session(), eager);
        QTEST(verdict.differences().size(), "count");
        if (verdict.passed())
            return;
        QCOMPARE(first(verdict).kind, Kind::Early);
        QCOMPARE(
            first(verdict).text(),
            u"connection 1, message 3 from the server: expected it after the client's message 2, but it came before: a"_s);
    }

    void whatCannotBePlayedDoesNotPass_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("text");
        QTest::newRow("an empty session")
            << QByteArray()
            << u"session: expected a connection to play, got no connection in the session"_s;
        QTest::newRow("a message without its handshake")
            << R"({"t":1,"conn":7,"event":"message","from":"server","text":"x"})"_ba
            << u"connection 7: expected its handshake before its messages, got none in the session"_s;
    }
    void whatCannotBePlayedDoesNotPass()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QString, text);
        const Session session =
            Session::parse(
                R"({"jackfield":"session","version":1,"startedAt":"2026-11-23T10:00:00Z"})"
                "\n"
                + lines)
                .value();
        const ReplayReport report;
        (void)replay::asHandler(session, {}, { .report = report });
        QCOMPARE(report.verdict().text(), text);
        QCOMPARE(replay::againstHandler(session, greeting(echo)).text(), text);
        const auto online =
            replay::againstClient(session, testing::clientFactory(greeting(echo)), u"ws://there"_s);
        QCOMPARE(online->text(), text);
    }
};

QTEST_GUILESS_MAIN(TestFalsePasses)
#include "tst_falsepasses.moc"
