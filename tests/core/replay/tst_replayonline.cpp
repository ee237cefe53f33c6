// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/net/client.h>
#include <jackfield/net/proxy.h>
#include <jackfield/net/server.h>
#include <jackfield/replay/replay.h>
#include <jackfield/session/sessionwriter.h>

#include <QTemporaryDir>
#include <QTest>
#include <stdexcept>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// Greets, echoes, and closes with a code of its own when told to.
WsResponse application(const Request &)
{
    return WsResponse([](const WebSocket &socket) {
               socket.onMessage([=](const WsMessage &message) {
                   if (message == WsMessage::text(u"bye"_s))
                       socket.close({ 4000, u"as you wish"_s });
                   else
                       socket.send(message);
               });
               socket.send(WsMessage::text(u"welcome"_s));
           })
        .withSubprotocol(u"feed.v1"_s);
}

QList<WsMessage> payloads()
{
    QByteArray big(1 << 20, '\0');
    for (qsizetype i = 0; i < big.size(); ++i)
        big[i] = char(i * 131 + (i >> 9));
    return { WsMessage::text(u"plain"_s),
             WsMessage::fromUtf8("{ \"z\" :1.0,\n\"a\":[ 1e2,12345678901234567890 ] }"),
             WsMessage::fromUtf8("{\"value\":10,\"currency\":\"GBP\"}"),
             WsMessage::text(u"\U0001F600 \u2028 \u202E"_s),
             WsMessage::text({}),
             WsMessage::binary({}),
             WsMessage::text(QString(QChar(0)) + u"after NUL"_s),
             WsMessage::binary(big) };
}

/// The client program: what it got, in order.
QList<WsMessage> runClient(const QUrl &url)
{
    const ClientConfig config { .headers = { { "X-Trace", "7" } },
                                .subprotocols = { u"feed.v1"_s } };
    const auto client = net::blockingClient(url, config);
    if (!client)
        return {};
    QList<WsMessage> got = (*client)->receiveAll(1);
    for (const WsMessage &payload : payloads()) {
        (*client)->send(payload);
        got += (*client)->receiveAll(1);
    }
    (*client)->send(WsMessage::text(u"bye"_s));
    const auto end = (*client)->receive();
    if (!end)
        got.append(WsMessage::text(QString::number(end.error().status.code)));
    return got;
}

QList<WsMessage> expected()
{
    return QList<WsMessage> { WsMessage::text(u"welcome"_s) } + payloads()
        + QList<WsMessage> { WsMessage::text(u"4000"_s) };
}
} // namespace

/// One session, through real sockets: recorded by a proxy, then either side is played from the file.
class TestReplayOnline : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"x.session.jsonl"_s);
    net::Server m_server { WsHandler(application) };

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        const auto writer =
            SessionWriter::open(m_path, SessionWriter::Existing::Fail, { .recorder = u"proxy"_s });
        QVERIFY(writer);
        net::Proxy proxy({ .url = m_server.url() }, { .sink = *writer });
        QVERIFY(proxy.start());
        QCOMPARE(runClient(proxy.url(u"/feed?x=1"_s)), expected());
        proxy.stop();
    }

    void theRecordingHoldsEveryByte()
    {
        const auto session = Session::load(m_path);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message));
        QList<WsMessage> sent;
        QList<WsMessage> received;
        for (const SessionEvent &event : session->events) {
            if (event.kind == SessionEvent::Kind::Message)
                (event.from == Side::Client ? sent : received).append(event.message);
        }
        QCOMPARE(sent, payloads() + QList<WsMessage> { WsMessage::text(u"bye"_s) });
        QCOMPARE(received, QList<WsMessage> { WsMessage::text(u"welcome"_s) } + payloads());
        const WsOpened &opened = session->events.front().opened();
        QCOMPARE(opened.request.uri().target(), "/feed?x=1"_ba);
        QCOMPARE(opened.request.header("X-Trace"), "7"_ba);
        QCOMPARE(opened.subprotocol, u"feed.v1"_s);
        QCOMPARE(session->events.back().kind, SessionEvent::Kind::End);
        QCOMPARE(session->events.back().status->code, 4000);
    }

    void theRecordedServerSatisfiesTheSameClient()
    {
        const ReplayReport report;
        net::Server replayed(
            replay::asHandler(Session::load(m_path).value(), {}, { .speed = 1, .report = report }));
        QVERIFY(replayed.start());
        QCOMPARE(runClient(replayed.url(u"/feed?x=1"_s)), expected());
        replayed.stop();
        QVERIFY2(report.verdict().passed(), qPrintable(report.verdict().text()));
    }

    void theRecordedClientIsSatisfiedByTheSameServer()
    {
        const auto verdict = replay::againstClient(
            Session::load(m_path).value(), net::clientFactory(), m_server.url().toString());
        QVERIFY2(verdict, qPrintable(verdict ? QString() : verdict.error().message));
        QVERIFY2(verdict->passed(), qPrintable(verdict->text()));
        QCOMPARE(verdict->messages(), payloads().size() + 1);
    }

    void aServerThatDiesBeforeTheClientClosesIsReported()
    {
        const Session session =
            Session::parse(
                R"({"jackfield":"session","version":1,"startedAt":"2026-11-23T10:00:00Z"}
{"t":0,"conn":1,"event":"open","request":{"target":"/"},"response":{"status":101}}
{"t":1,"conn":1,"event":"message","from":"client","text":"store this"}
{"t":1,"conn":1,"event":"close","from":"client","code":1000})")
                .value();
        net::Server dying { WsHandler([](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([](const WsMessage &) { throw std::runtime_error("no room"); });
            };
        }) };
        QVERIFY(dying.start());
        const auto verdict =
            replay::againstClient(session, net::clientFactory(), dying.url().toString());
        QVERIFY(verdict);
        QCOMPARE(verdict->text(), u"connection 1: expected the close code 1000, got 1011"_s);

        net::Server first { WsHandler([](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &) { socket.close(); });
            };
        }) };
        QVERIFY(first.start());
        const auto same =
            replay::againstClient(session, net::clientFactory(), first.url().toString());
        QVERIFY(same);
        QCOMPARE(same->text(),
                 u"connection 1: expected the close code 1000, got 1000 from the server, "
                 "before the client's own"_s);
    }

    void aChangedValueIsNamed()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        text.replace("\"from\":\"server\",\"json\":{\"value\":10",
                     "\"from\":\"server\",\"json\":{\"value\":11");
        const auto verdict = replay::againstClient(
            Session::parse(text).value(), net::clientFactory(), m_server.url().toString());
        QVERIFY(verdict);
        QCOMPARE(verdict->differences().size(), 1);
        QCOMPARE(verdict->differences().front().where, u"/value"_s);
        QCOMPARE(verdict->differences().front().expected, u"11"_s);
        QCOMPARE(verdict->differences().front().actual, u"10"_s);
    }
};

QTEST_GUILESS_MAIN(TestReplayOnline)
#include "tst_replayonline.moc"
