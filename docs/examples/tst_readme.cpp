// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The README's example, letter for letter; a test compares the two.
#include <jackfield/lens/path.h>
#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/websocket.h>

#include <QTest>

using namespace jackfield;

class TestReadme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        // clang-format off
        const WsHandler app = websockets({
            route("/hello/{name}", [](const Request &request) -> WsResponse {
                const QString name = lens::path::required<QString>("name")(request);
                return [=](WebSocket socket) {
                    socket.onMessage([=](const WsMessage &message) { socket.send(message); });
                    socket.send(WsMessage::text("hello " + name));
                };
            }),
        });

        const auto offline = testing::testWsClient(app, Request::get("/hello/bob")); // no socket, no thread, no event loop
        QCOMPARE(offline->receive().value(), WsMessage::text("hello bob"));

        net::Server server(poly({}, app), {.port = 0}); // the same, online
        QVERIFY(server.start());
        const auto online = net::blockingClient(server.url("/hello/bob")).value();
        QCOMPARE(online->receive().value(), WsMessage::text("hello bob"));
        // clang-format on
    }
};

QTEST_GUILESS_MAIN(TestReadme)
#include "tst_readme.moc"
