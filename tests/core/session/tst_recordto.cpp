// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/recordto.h>
#include <jackfield/session/sessionwriter.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
WsHandler echo()
{
    return [](const Request &request) -> WsResponse {
        if (request.uri().path() == u"/private"_s)
            return refuse(Response(401).body("token, please"));
        return WsResponse([](const WebSocket &socket) {
                   socket.onMessage([=](const WsMessage &message) { socket.send(message); });
                   socket.send(WsMessage::text(u"welcome"_s));
               })
            .withSubprotocol(u"chat"_s);
    };
}

QStringList told(const Session &session)
{
    QStringList lines;
    for (const SessionEvent &event : session.events) {
        const QString from = event.from == Side::Client ? u"client"_s : u"server"_s;
        QString line = QString::number(event.conn) + u' ' + eventName(event);
        if (event.kind == SessionEvent::Kind::Message)
            line += u' ' + from + u' ' + event.message.text();
        if (event.kind == SessionEvent::Kind::Close || event.kind == SessionEvent::Kind::End)
            line += u' ' + from + u' ' + QString::number(event.status->code);
        lines.append(line);
    }
    return lines;
}
} // namespace

class TestRecordTo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothDirectionsStandInOrder()
    {
        SessionRecorder recorder;
        const Request request =
            Request::get(u"/a?b"_s).withHeader("Sec-WebSocket-Protocol", "chat");
        const auto client = testing::testWsClient(then(recordTo(recorder), echo()), request);
        (void)client->receive();
        client->send(WsMessage::text(u"x"_s));
        (void)client->receive();
        client->close(WsStatus::GoingAway);
        const Session session = recorder.session();
        QCOMPARE(told(session),
                 QStringList({ u"1 open"_s,
                               u"1 message server welcome"_s,
                               u"1 message client x"_s,
                               u"1 message server x"_s,
                               u"1 close client 1001"_s,
                               u"1 close server 1001"_s,
                               u"1 end client 1001"_s }));
        QCOMPARE(session.events.front().opened().request.uri().target(), "/a?b"_ba);
        QCOMPARE(session.events.front().opened().subprotocol, u"chat"_s);
        QCOMPARE(session.events.front().opened().response.status(), 101);
    }

    void refusalsAreRecorded()
    {
        SessionRecorder recorder;
        QVERIFY(!testing::upgrade(then(recordTo(recorder), echo()), Request::get(u"/private"_s)));
        QCOMPARE(told(recorder.session()), QStringList { u"1 refused"_s });
        QCOMPARE(recorder.session().events.front().opened().response,
                 Response(401).body("token, please"));
    }

    void connectionsAreNumberedInOrder()
    {
        SessionRecorder recorder;
        const WsHandler handler = then(recordTo(recorder), echo());
        const testing::TestClock clock;
        const auto one = testing::testWsClient(handler, Request::get(u"/1"_s), clock);
        const auto two = testing::testWsClient(handler, Request::get(u"/2"_s), clock);
        two->send(WsMessage::text(u"2"_s));
        one->send(WsMessage::text(u"1"_s));
        QCOMPARE(told(recorder.session()),
                 QStringList({ u"1 open"_s,
                               u"1 message server welcome"_s,
                               u"2 open"_s,
                               u"2 message server welcome"_s,
                               u"2 message client 2"_s,
                               u"2 message server 2"_s,
                               u"1 message client 1"_s,
                               u"1 message server 1"_s }));
    }

    void aMessageIsInTheFileBeforeItIsDelivered()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"x.session.jsonl"_s);
        const auto writer = SessionWriter::open(path);
        QList<qsizetype> counts;
        const WsHandler handler = [&](const Request &) -> WsResponse {
            return [&](const WebSocket &socket) {
                socket.onMessage(
                    [&](const WsMessage &) { counts.append(Session::load(path)->events.size()); });
            };
        };
        const auto client =
            testing::testWsClient(then(recordTo(*writer), handler), Request::get(u"/"_s));
        client->send(WsMessage::text(u"a"_s));
        client->send(WsMessage::text(u"b"_s));
        QCOMPARE(counts, QList<qsizetype>({ 2, 3 }));
    }

    void errorsOfTheHandlerAreRecorded()
    {
        SessionRecorder recorder;
        const WsHandler handler = [](const Request &) -> WsResponse {
            return [](const WebSocket &) { throw std::runtime_error("boom"); };
        };
        const auto client =
            testing::testWsClient(then(recordTo(recorder), handler), Request::get(u"/"_s));
        (void)client->receive();
        const Session session = recorder.session();
        QCOMPARE(session.events.at(1).kind, SessionEvent::Kind::Error);
        QCOMPARE(session.events.at(1).text, u"boom"_s);
    }
};

QTEST_GUILESS_MAIN(TestRecordTo)
#include "tst_recordto.moc"
