// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The example of docs/filters.md, letter for letter; a test compares the two.
#include <jackfield/filter/messagefilters.h>
#include <jackfield/filter/requestcheck.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/websocket.h>

#include <QTest>

using namespace jackfield;

class TestFiltersExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        const HttpHandler pages = [](const Request &) { return Response(200); };
        const WsHandler chat = [](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            };
        };
        const MessageFilter withoutBlanks = [](const WsMessage &message) {
            return WsMessage::text(message.text().trimmed());
        };
        // clang-format off
        const PolyHandler app = then(bearerAuth("s3cret"),               // 401 before the handshake, and for HTTP
                                     poly(pages, then(filterReceived(withoutBlanks), chat)));
        // clang-format on
        const Request stranger = Request::get("/");
        const Request friendly = stranger.withHeader("Authorization", "Bearer s3cret");
        QCOMPARE(answer(app.http, stranger).status(), 401);
        QCOMPARE(answer(app.ws, stranger).refusal().status(), 401);
        QCOMPARE(answer(app.http, friendly).status(), 200);
        const auto client = testing::testWsClient(app.ws, friendly);
        client->send(WsMessage::text("  a "));
        QCOMPARE(client->receive().value(), WsMessage::text("a"));
    }
};

QTEST_GUILESS_MAIN(TestFiltersExample)
#include "tst_filters_example.moc"
