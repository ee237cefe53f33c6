// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The example of docs/library/routing.md, letter for letter; a test compares the two.
#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;

namespace {
WsHandler saying(const QString &words)
{
    return [words](const Request &) -> WsResponse {
        return [words](const WebSocket &socket) { socket.send(WsMessage::text(words)); };
    };
}
} // namespace

class TestRoutingExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        const WsHandler talk = saying("talk");
        const WsHandler feed = saying("feed");
        const WsHandler oldFeed = saying("old feed");
        const WsHandler refused = [](const Request &) { return refuse(Response(403)); };
        const WsFilter onlyMembers = [](const WsHandler &next) -> WsHandler {
            return [next](const Request &request) {
                return request.header("Member") ? next(request) : refuse(Response(401));
            };
        };
        // clang-format off
        const WsRoutes rooms = websockets({
            route("/{room:[a-z]+}", talk),
            otherwise(refused),
        });
        const WsRoutes table = websockets({
            route("/rooms", then(onlyMembers, rooms)),  // the filter runs for what is below /rooms, and for nothing else
            when(match::host("api.localhost") && match::subprotocol("v2"), route("/feed/{rest:.*}", feed)),
            route("/feed/{rest:.*}", oldFeed),
        });

        qInfo().noquote() << table.describe();                           // every row, in order, and what is wrong with it
        qInfo().noquote() << table.explain(Request::get("/rooms/7"));    // why each row answers this request, or does not
        Q_ASSERT(table.problems().isEmpty());                            // no row is broken, none can never be reached

        const auto path = UriTemplate::parse("/rooms/{room}")->generate({ { "room", "a b/c" } }); // "/rooms/a%20b%2Fc"
        // clang-format on
        QCOMPARE(path.value(), QString("/rooms/a%20b%2Fc"));
        QVERIFY(table.problems().isEmpty());
        const auto said = [&](const Request &request) {
            return testing::testWsClient(WsHandler(table), request)->receive().value_or(
                WsMessage());
        };
        const Request room = Request::get("/rooms/blue");
        QCOMPARE(said(room.withHeader("Member", "1")).text(), QString("talk"));
        QCOMPARE(answer(table, room).refusal().status(), 401);
        QCOMPARE(answer(table, Request::get("/rooms").withHeader("Member", "1")).refusal().status(),
                 403);
        const Request old = Request::get("/feed/a/b").withHeader("Host", "api.localhost:8080");
        QCOMPARE(said(old).text(), QString("old feed"));
        QCOMPARE(said(old.withHeader("Sec-WebSocket-Protocol", "v2")).text(), QString("feed"));
    }
};

QTEST_GUILESS_MAIN(TestRoutingExample)
#include "tst_routing_example.moc"
