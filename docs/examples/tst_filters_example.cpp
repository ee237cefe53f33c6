// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The example of docs/library/filters.md, letter for letter; a test compares the two.
#include <jackfield/filter/filters.h>
#include <jackfield/filter/limits.h>
#include <jackfield/filter/messagefilters.h>
#include <jackfield/filter/requestcheck.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/websocket.h>

#include <QTest>

using namespace jackfield;
using namespace std::chrono_literals;

class TestFiltersExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        const HttpHandler pages = [](const Request &request) {
            if (request.uri().path() == "/broken")
                throw std::runtime_error("it is");
            return Response(200);
        };
        const auto sorry = [](const Request &, const std::exception &exception) {
            return Response(500).body(exception.what());
        };
        const WsHandler chat = [](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            };
        };
        const MessageFilter withoutBlanks = [](const WsMessage &message) {
            return WsMessage::text(message.text().trimmed());
        };
        // clang-format off
        const PolyFilter guard = then(bearerAuth("s3cret"),              // 401 before the handshake, and for HTTP
                                      catchAll({ .refusal = sorry }));   // what a handler throws, of both
        const WsFilter limits = then(limitConnections(100),
                                     then(limitRate({ .messages = Rate { .perSecond = 20, .burst = 40 } }), closeWhenIdle(5min)));
        const PolyHandler app = then(guard, poly(pages, then(then(limits, filterReceived(withoutBlanks)), chat)));
        // clang-format on
        const Request stranger = Request::get("/");
        const Request friendly = stranger.withHeader("Authorization", "Bearer s3cret");
        QCOMPARE(answer(app.http, stranger).status(), 401);
        QCOMPARE(answer(app.ws, stranger).refusal().status(), 401);
        QCOMPARE(answer(app.http, friendly).status(), 200);
        QCOMPARE(answer(app.http, friendly.withUri(Uri("/broken"))).body(), "it is");
        const auto client = testing::testWsClient(app.ws, friendly);
        client->send(WsMessage::text("  a "));
        QCOMPARE(client->receive().value(), WsMessage::text("a"));
        QCOMPARE(client->receive(std::chrono::minutes(6)).error().status.code, quint16(1001));
    }
};

QTEST_GUILESS_MAIN(TestFiltersExample)
#include "tst_filters_example.moc"
