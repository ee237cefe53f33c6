// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The example of docs/library/servers-and-clients.md, letter for letter; a test compares the two.
#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/session/sessionrecorder.h>

#include <QTest>

using namespace jackfield;

class TestServersAndClientsExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        const HttpHandler page = [](const Request &) { return Response(200).body("page"); };
        // clang-format off
        const WsHandler echo = [](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            };
        };
        SessionRecorder recorder;
        net::Server server(poly(page, echo), {.tls = TlsServerConfig(), .sink = recorder.sink(), .transport = Transport::Exact});
        if (const auto started = server.start(); !started) // port 0, loopback, a certificate of its own
            qFatal().noquote() << started.error().message;

        const ClientConfig config {.tls = {.pinnedSha256 = {server.certificateSha256()}}, .transport = Transport::Exact};
        const auto waiting = net::blockingClient(server.url(), config); // the same WsClient as offline
        waiting.value()->send(WsMessage::text("hello"));
        const auto heard = waiting.value()->receive();

        const net::Client calling = net::client(                        // the same handle as a server's
            server.url(), config, echo(Request()).consumer(),
            [](const ConnectFailure &failure) { qInfo().noquote() << failure.message; });
        // clang-format on
        QCOMPARE(heard.value(), WsMessage::text("hello"));
        QTRY_VERIFY(calling.socket());
        QVERIFY(recorder.session().events.size() >= 3);
    }
};

QTEST_GUILESS_MAIN(TestServersAndClientsExample)
#include "tst_servers_and_clients_example.moc"
