// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The example of docs/library/connections.md, letter for letter; a test compares the two.
#include <jackfield/filter/backpressure.h>
#include <jackfield/lens/path.h>
#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/room.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;
using namespace std::chrono_literals;

class TestConnectionsExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        // clang-format off
        const Room room;
        const WsHandler chat = [room](const Request &request) -> WsResponse {
            const QString name = lens::path::required<QString>("name")(request);       // absent: 400, before the handshake
            return [room, name](const WebSocket &socket) {
                room.join(socket);                                                     // leaves by itself when it closes
                socket.onMessage([=](const WsMessage &message) {
                    room.broadcast(WsMessage::text(name + ": " + message.text()));     // encoded once; who fails keeps it from nobody
                });
                socket.every(30s, [=] { socket.send(WsMessage::text("tick")); });      // until it closes
            };
        };
        const WsHandler app = then(backPressure(Pressure::Drop), chat);                // a peer that does not keep up misses some
        // clang-format on
        const WsRoutes table = websockets({ route("/chat/{name}", app) });
        testing::TestClock clock;
        const auto ann = testing::testWsClient(table, Request::get("/chat/ann"), clock);
        const auto bob = testing::testWsClient(table, Request::get("/chat/bob"), clock);
        ann->send(WsMessage::text("hi"));
        QCOMPARE(bob->receive().value(), WsMessage::text("ann: hi"));
        QCOMPARE(ann->receive().value(), WsMessage::text("ann: hi"));
        clock.advance(30s);
        QCOMPARE(bob->receive().value(), WsMessage::text("tick"));
        ann->close();
        clock.advance(0s);
        QCOMPARE(room.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestConnectionsExample)
#include "tst_connections_example.moc"
