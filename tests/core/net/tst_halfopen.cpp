// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptedserver.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/wire/messagereader.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// Answers the handshake, reads everything, and answers pings for the first `answers` connections.
ScriptedServer::Script readingOnly(int answers)
{
    return [answers](QTcpSocket &socket, int number, QByteArray &bytes) {
        if (const QByteArray head = takeHead(bytes); !head.isEmpty())
            socket.write(switchingFor(head));
        if (number >= answers)
            return;
        wire::MessageReader reader({ .reader = wire::Role::Server });
        QByteArrayView left = bytes;
        bytes.clear(); // a ping comes in one piece here: it is written in one
        while (const auto received = reader.next(left).value_or(std::nullopt))
            if (received->opcode == wire::Opcode::Ping)
                socket.write(
                    wire::encoded({ .opcode = wire::Opcode::Pong, .payload = received->payload }));
    };
}
} // namespace

/// Peers that are there for TCP and do not answer any more.
class TestHalfOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClientNoticesAPeerThatReadsAndNeverAnswers()
    {
        const ScriptedServer server(readingOnly(0));
        QStringList heard;
        const auto client = net::client(
            server.url(), { .keepAlive = 5ms, .pongTimeout = 20ms }, [&](const WebSocket &socket) {
                socket.onError([&](const Error &error) { heard += error.message; });
                socket.onClose([&](const WsStatus &status, Side, bool clean) {
                    heard += u"%1 %2"_s.arg(status.code).arg(clean);
                });
            });
        QTRY_COMPARE(heard.size(), 2);
        QCOMPARE(heard,
                 QStringList(
                     { u"no pong came within 20 ms of a ping; the peer is gone"_s, u"1006 0"_s }));
        QCOMPARE(client.roundTrip(), std::nullopt);
    }

    void aBlockingClientNoticesItToo()
    {
        const ScriptedServer server(readingOnly(0));
        const auto client =
            net::blockingClient(server.url(), { .keepAlive = 5ms, .pongTimeout = 20ms });
        QVERIFY(client);
        QCOMPARE((*client)->receive().error().status, WsStatus::AbnormalClosure);
    }

    void aClientThatReconnectsLeavesSuchAPeer()
    {
        const ScriptedServer server(readingOnly(0));
        int connections = 0;
        QString reason;
        const ReconnectPolicy policy { .isOn = true,
                                       .firstDelay = 1ms,
                                       .onReconnecting = [&](int, auto, const QString &why) {
                                           reason = why;
                                       } };
        const auto client =
            net::client(server.url(),
                        { .keepAlive = 5ms, .pongTimeout = 20ms, .reconnect = policy },
                        [&](const WebSocket &) { ++connections; });
        QTRY_VERIFY(connections >= 2);
        QVERIFY2(reason.contains(u"no pong"_s), qPrintable(reason));
    }

    void roundTripsToAPeerThatAnswersAreMeasured()
    {
        const ScriptedServer server(readingOnly(1));
        int ends = 0;
        const auto client =
            net::client(server.url(),
                        { .keepAlive = 5ms, .pongTimeout = std::chrono::milliseconds(1min) },
                        [&](const WebSocket &socket) {
                            socket.onClose([&](const WsStatus &, Side, bool) { ++ends; });
                        });
        QTRY_VERIFY(client.roundTrip());
        QVERIFY(client.roundTrip()->count() >= 0);
        QTRY_VERIFY(server.received().size() > 400); // many pings later
        QCOMPARE(ends, 0);
    }
};

QTEST_GUILESS_MAIN(TestHalfOpen)
#include "tst_halfopen.moc"
