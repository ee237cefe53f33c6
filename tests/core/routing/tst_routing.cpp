// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0

#include "named.h"

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestRouting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstRowThatMatchesAnswers_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("answer");
        QTest::newRow("nested prefix") << u"/hello/bob"_s << u"greet name=bob"_s;
        QTest::newRow("nested root") << u"/hello"_s << u"hello"_s;
        QTest::newRow("values of both levels")
            << u"/rooms/7/users/ann"_s << u"user room=7 user=ann"_s;
        QTest::newRow("registration order wins") << u"/a/b"_s << u"literal"_s;
        QTest::newRow("then the place") << u"/a/c"_s << u"place x=c"_s;
        QTest::newRow("the query is not the path") << u"/a/b?x=/y"_s << u"literal"_s;
        QTest::newRow("no match") << u"/nowhere"_s << u"404"_s;
        QTest::newRow("a prefix alone is no match") << u"/rooms"_s << u"404"_s;
    }
    void theFirstRowThatMatchesAnswers()
    {
        QFETCH(QString, target);
        const WsRoutes table = websockets({
            route(
                "/hello",
                websockets({ route("/", named(u"hello"_s)), route("/{name}", named(u"greet"_s)) })),
            route("/rooms/{room}", websockets({ route("/users/{user}", named(u"user"_s)) })),
            route("/a/b", named(u"literal"_s)),
            route("/a/{x}", named(u"place"_s)),
        });
        QVERIFY2(table.problems().isEmpty(), qPrintable(table.problems().value(0).message));
        QTEST(asked(table, Request::get(target)), "answer");
    }

    void conditionsChooseAmongRows()
    {
        const auto chosen = [](const QString &name, const RouteMatcher &condition) {
            return when(condition, route("/x", named(name)));
        };
        const WsRoutes table = websockets({
            chosen(u"v2"_s, match::query(u"v"_s, u"2"_s) && !match::header("Old")),
            chosen(u"chat"_s, match::subprotocol(u"chat"_s)),
            chosen(u"other"_s, match::all()),
        });
        QCOMPARE(asked(table, Request::get(u"/x?v=2"_s)), u"v2"_s);
        QCOMPARE(asked(table, Request::get(u"/x?v=2"_s).withHeader("Old", "1")), u"other"_s);
        QCOMPARE(
            asked(table, Request::get(u"/x"_s).withHeader("Sec-WebSocket-Protocol", "a, chat")),
            u"chat"_s);
        QVERIFY(table.describe().contains(u"/x  query v=2 and not header Old\n"_s));
        QVERIFY(table.explain(Request::get(u"/x"_s)).contains(u"not subprotocol chat"_s));
    }

    void whatIsWrongWithATableIsSaid_data()
    {
        QTest::addColumn<QList<QString>>("templates");
        QTest::addColumn<QString>("where");
        QTest::newRow("the same twice") << QList<QString> { u"/a"_s, u"/a"_s } << u"/a"_s;
        QTest::newRow("hidden by a place") << QList<QString> { u"/{x}"_s, u"/a"_s } << u"/a"_s;
        QTest::newRow("broken template") << QList<QString> { u"/{x"_s } << u"/{x"_s;
        QTest::newRow("R42 no route at all") << QList<QString> {} << QString();
    }
    void whatIsWrongWithATableIsSaid()
    {
        QFETCH(QList<QString>, templates);
        QList<QList<WsRoute>> rows;
        for (const QString &text : std::as_const(templates))
            rows.append(route(text, named(text)));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"route|brace"_s));
        const WsRoutes table = websockets(rows);
        QTest::failOnWarning(); // what is made of it does not say so again
        (void)then(WsFilter(), table.withPolicy({}));
        QCOMPARE(table.problems().size(), 1);
        QTEST(table.problems().first().where, "where");
    }

    void R7_aNameRepeatedOverTwoLevelsIsAProblem()
    {
        const WsRoutes table =
            websockets({ route("/{id}", websockets({ route("/{id}", named(u"x"_s)) })) });
        QCOMPARE(table.problems().size(), 1);
        QCOMPARE(asked(table, Request::get(u"/1/2"_s)), u"404"_s);
    }

    void aGroupsFilterRunsForItsOwnRequestsOnly()
    {
        int runs = 0;
        const WsFilter counting = [&runs](const WsHandler &next) -> WsHandler {
            return [&runs, next](const Request &request) {
                ++runs;
                return next(request);
            };
        };
        const WsRoutes table = websockets({
            route("/in", then(counting, websockets({ route("/{x}", named(u"in"_s)) }))),
            route("/out", named(u"out"_s)),
        });
        QCOMPARE(asked(table, Request::get(u"/out"_s)), u"out"_s);
        QCOMPARE(asked(table, Request::get(u"/nowhere"_s)), u"404"_s);
        QCOMPARE(runs, 0);
        QCOMPARE(asked(table, Request::get(u"/in/1"_s)), u"in x=1"_s);
        QCOMPARE(runs, 1);
    }

    void R31_anotherMethodIs405ForHttp()
    {
        const auto ok = [](const Request &) { return Response(200); };
        const HttpHandler table = routes({ route("/x", Method::Get, ok),
                                           route("/{any}", Method::Put, ok),
                                           route("/x", Method::Put, ok) });
        QCOMPARE(answer(table, Request::get(u"/x"_s)).status(), 200);
        QCOMPARE(answer(table, Request::get(u"/x"_s).withMethod(Method::Put)).status(), 200);
        const Response refusal = answer(table, Request::get(u"/x"_s).withMethod(Method::Post));
        QCOMPARE(refusal.status(), 405);
        QCOMPARE(refusal.header("Allow"), "GET, PUT"_ba);
        QCOMPARE(answer(table, Request::get(u"/y"_s)).status(), 405);
        QCOMPARE(answer(table, Request::get(u"/y/z"_s)).status(), 404);
    }
};

QTEST_GUILESS_MAIN(TestRouting)
#include "tst_routing.moc"
