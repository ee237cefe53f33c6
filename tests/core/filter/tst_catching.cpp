// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/filters.h>
#include <jackfield/filter/requestcheck.h>
#include <jackfield/lens/query.h>
#include <jackfield/testing/testclient.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Listen = std::function<void(const WebSocket &, const std::function<void()> &thrower)>;

namespace {
const Request asked = Request::get(u"/rooms/7"_s);

/// 503 for a logic error, 502 for anything else; 4001 and 4002 later. Both say for which request.
CatchAll deciding()
{
    const auto isLogic = [](const std::exception &e) {
        return dynamic_cast<const std::logic_error *>(&e) != nullptr;
    };
    return { .refusal =
                 [isLogic](const Request &request, const std::exception &e) {
                     return Response(isLogic(e) ? 503 : 502)
                         .header("X-What", e.what())
                         .body(request.uri().target());
                 },
             .closeStatus =
                 [isLogic](const Request &request, const std::exception &e) {
                     return WsStatus { quint16(isLogic(e) ? 4001 : 4002), request.uri().path() };
                 } };
}

/// How a connection ends whose handler is this, and what its server's side is told of errors.
QStringList ending(const WsHandler &handler)
{
    const auto client = testing::testWsClient(handler, asked);
    client->send(WsMessage());
    const auto end = client->receive(10ms);
    if (end || end.error().reason == ReceiveEnd::Reason::Timeout)
        return { u"goes on"_s };
    return { QString::number(end.error().status.code), end.error().status.reason };
}
} // namespace

class TestCatching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAHandlerThrowsIsAnsweredByTheFilter_data()
    {
        QTest::addColumn<std::function<void()>>("thrower");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("what");
        const auto row = [](const char *name,
                            const std::function<void()> &thrower,
                            int status,
                            const QByteArray &what = {}) {
            QTest::newRow(name) << thrower << status << what;
        };
        row("an error", [] { throw std::runtime_error("disk"); }, 502, "disk");
        row("another error", [] { throw std::logic_error("bug"); }, 503, "bug");
        row("something", [] { throw 42; }, 502, "user code threw something unknown");
        row(
            "a failure of its own",
            [] { throw HandlerFailure(418, WsStatus::GoingAway, u"tea"_s); },
            418);
        row("a lens", [] { lens::query::required<int>("n")(asked); }, 400);
        row("nothing", [] { }, 200);
    }
    void whatAHandlerThrowsIsAnsweredByTheFilter()
    {
        QFETCH(const std::function<void()>, thrower);
        QFETCH(const int, status);
        QFETCH(const QByteArray, what);
        const HttpHandler http = [thrower](const Request &) {
            thrower();
            return Response(200);
        };
        const WsHandler ws = [thrower](const Request &) -> WsResponse {
            thrower();
            return refuse(Response(200));
        };
        const PolyHandler both = then(catchAll(deciding()), poly(http, ws));
        const Response response = answer(both.http, asked);
        QCOMPARE(response.status(), status);
        QCOMPARE(response.header("X-What").value_or(QByteArray()), what);
        if (!what.isEmpty())
            QCOMPARE(response.body(), asked.uri().target());
        QCOMPARE(answer(both.ws, asked).refusal(), response);
    }

    void whatIsThrownLaterClosesAsTheFilterSays_data()
    {
        QTest::addColumn<Listen>("listen");
        const auto row = [](const char *name, const Listen &listen) {
            QTest::newRow(name) << listen;
        };
        row("a consumer", [](const WebSocket &, const auto &thrower) { thrower(); });
        row("a message", [](const WebSocket &socket, const auto &thrower) {
            socket.onMessage([thrower](const WsMessage &) { thrower(); });
        });
        row("a timer",
            [](const WebSocket &socket, const auto &thrower) { socket.after(1ms, thrower); });
        row("an error", [](const WebSocket &socket, const auto &thrower) {
            socket.onError([thrower](const Error &) { thrower(); });
            socket.ping(QByteArray(126, 'x'));
        });
        row("a pong", [](const WebSocket &socket, const auto &thrower) {
            socket.onPong([thrower](const QByteArray &) { thrower(); });
            socket.ping();
        });
    }
    void whatIsThrownLaterClosesAsTheFilterSays()
    {
        QFETCH(const Listen, listen);
        const auto ends = [listen](const PolyFilter &filter, const std::function<void()> &thrower) {
            return ending(then(filter, [=](const Request &) -> WsResponse {
                return [=](const WebSocket &socket) { listen(socket, thrower); };
            }));
        };
        const PolyFilter filter = catchAll(deciding());
        const auto disk = [] { throw std::runtime_error("disk"); };
        const auto tea = [] { throw HandlerFailure(418, { 4000, {} }, u"tea"_s); };
        const auto query = [] { lens::query::required<int>("n")(asked); };
        QCOMPARE(ends(filter, disk), QStringList({ u"4002"_s, u"/rooms/7"_s }));
        QCOMPARE(ends(filter, [] { throw std::logic_error("bug"); }).first(), u"4001"_s);
        QCOMPARE(ends(filter, [] { throw 42; }).first(), u"4002"_s);
        QCOMPARE(ends(filter, tea), QStringList({ u"4000"_s, u"tea"_s }));
        QCOMPARE(ends(catchAll({}), disk), QStringList({ u"1011"_s, u""_s }));
        const auto unsendable = [](const Request &, const std::exception &) {
            return WsStatus::AbnormalClosure;
        };
        QCOMPARE(ends(catchAll({ .closeStatus = unsendable }), disk).first(), u"1011"_s);

        const PolyFilter ofLenses =
            catchLensFailure([](const LensFailure &) { return LensAnswer { 422, { 4003, {} } }; });
        QCOMPARE(ends(ofLenses, query).first(), u"4003"_s);
        QCOMPARE(ends(ofLenses, disk).first(), u"1011"_s);
        for (const PolyFilter &both : { then(filter, ofLenses), then(ofLenses, filter) }) {
            QCOMPARE(ends(both, query).first(), u"4003"_s);
            QCOMPARE(ends(both, disk).first(), u"4002"_s);
        }
        QCOMPARE(ends(then(catchAll({}), filter), disk).first(),
                 u"4002"_s); // the inner one decides
    }

    void whatTheExceptionSaysIsForThisSideOnly()
    {
        QStringList errors;
        const WsHandler handler = then(catchAll(deciding()), [&](const Request &) -> WsResponse {
            return [&](const WebSocket &socket) {
                socket.onError([&](const Error &error) { errors << error.message; });
                throw std::runtime_error("password of the disk");
            };
        });
        QCOMPARE(ending(handler), QStringList({ u"4002"_s, u"/rooms/7"_s }));
        QCOMPARE(errors, QStringList { u"password of the disk"_s });
    }

    void aFailedLensOfHttpIsDecidedOnToo()
    {
        const HttpHandler http = [](const Request &request) {
            return Response(lens::query::required<int>("n")(request));
        };
        const auto decide = [](const LensFailure &) { return LensAnswer { .httpStatus = 422 }; };
        const PolyHandler decided = then(catchLensFailure(decide), poly(http, {}));
        QCOMPARE(answer(decided.http, asked).status(), 422);
        QVERIFY(!decided.ws);
    }

    void filtersOfBothSidesComposeWithChecks()
    {
        const HttpHandler http = [](const Request &) -> Response { throw std::runtime_error("x"); };
        const WsHandler ws = [](const Request &) -> WsResponse { throw std::runtime_error("x"); };
        const PolyHandler guarded =
            then(then(bearerAuth("s"), catchAll(deciding())), poly(http, ws));
        QCOMPARE(answer(guarded.http, asked).status(), 401);
        QCOMPARE(answer(guarded.ws, asked).refusal().status(), 401);
        const Request known = asked.withHeader("Authorization", "Bearer s");
        QCOMPARE(answer(guarded.http, known).status(), 502);
        QCOMPARE(answer(guarded.ws, known).refusal().status(), 502);
    }
};

QTEST_GUILESS_MAIN(TestCatching)
#include "tst_catching.moc"
