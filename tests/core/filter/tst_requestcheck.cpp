// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/requestcheck.h>
#include <jackfield/lens/query.h>
#include <jackfield/routing/routing.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(RequestCheck)
Q_DECLARE_METATYPE(Request)

namespace {
WsResponse accepting(const Request &)
{
    return [](const WebSocket &) { };
}

Response greeting(const Request &)
{
    return Response(200).body("hello");
}

Request with(const QByteArray &name, const QByteArray &value)
{
    return Request::get(u"/x?key=secret&other=1"_s).withHeader(name, value);
}

QByteArray basic(const QByteArray &pair)
{
    return "Basic " + pair.toBase64();
}
} // namespace

/// Checks stand before a handler, a socket's and HTTP's alike.
class TestRequestCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotIsRefused_data()
    {
        QTest::addColumn<RequestCheck>("check");
        QTest::addColumn<Request>("request");
        QTest::addColumn<int>("status"); // 200: let through
        QTest::addColumn<QByteArray>("challenge");
        const auto row = [](const char *name,
                            const RequestCheck &check,
                            const Request &request,
                            int status,
                            const QByteArray &challenge = {}) {
            QTest::newRow(name) << check << request << status << challenge;
        };
        const Request plain = Request::get(u"/x"_s);
        const RequestCheck origins = originCheck({ "https://a.example", "https://b.example" });
        row("an origin", origins, with("Origin", "https://B.example"), 200);
        row("no origin", origins, plain, 200);
        row("another origin", origins, with("Origin", "https://a.example.evil"), 403);
        row("a null origin", origins, with("Origin", "null"), 403);
        const RequestCheck hosts = hostCheck({ u"a.example"_s, u"*.b.example"_s });
        row("a host", hosts, with("Host", "A.example:9000"), 200);
        row("a host below", hosts, with("Host", "x.b.example"), 200);
        row("another host", hosts, with("Host", "b.example"), 403);
        row("no host", hosts, plain, 403);

        const RequestCheck bearer = bearerAuth("s3cret");
        const QByteArray invalid = "Bearer error=\"invalid_token\"";
        row("a token", bearer, with("Authorization", "bearer s3cret"), 200);
        row("no token", bearer, plain, 401, "Bearer");
        row("another token", bearer, with("Authorization", "Bearer s3cre"), 401, invalid);
        row("an empty token", bearer, with("Authorization", "Bearer "), 401, invalid);
        row("another scheme", bearer, with("Authorization", basic("a:b")), 401, "Bearer");
        row("two tokens",
            bearer,
            with("Authorization", "Bearer s3cret")
                .withHeaders(
                    { { "Authorization", "Bearer s3cret" }, { "Authorization", "Bearer x" } }),
            401,
            "Bearer");

        const RequestCheck login = basicAuth(u"ann"_s, u"p:äss"_s, u"the \"lab\""_s);
        const QByteArray realm = "Basic realm=\"the \\\"lab\\\"\", charset=\"UTF-8\"";
        row("a password", login, with("Authorization", basic("ann:p:äss")), 200);
        row("another password", login, with("Authorization", basic("ann:p")), 401, realm);
        row("another user", login, with("Authorization", basic("bob:p:äss")), 401, realm);
        row("no password", login, with("Authorization", basic("ann")), 401, realm);
        row("no Base64", login, with("Authorization", "Basic a*b"), 401, realm);
        row("nothing", login, plain, 401, realm);

        const RequestCheck key = apiKeyAuth(lens::query::required<QString>("key"), u"secret"_s);
        row("a key", key, with("X", "1"), 200);
        row("no key", key, plain, 401, "ApiKey");
        row("another key", key, Request::get(u"/?key=x"_s), 401, "ApiKey");
        row("a condition", require(match::query(u"key"_s), Response(418)), plain, 418);
        row("both", then(origins, key), with("Origin", "https://a.example"), 200);
        row("the first of both", then(origins, key), with("Origin", "https://x"), 403);
        row("the second of both", then(origins, key), plain, 401, "ApiKey");
    }
    void whoMayNotIsRefused()
    {
        QFETCH(const RequestCheck, check);
        QFETCH(const Request, request);
        QFETCH(const int, status);
        QFETCH(const QByteArray, challenge);
        const PolyHandler guarded = then(check, poly(greeting, accepting));
        const Response http = answer(guarded.http, request);
        QCOMPARE(http.status(), status);
        QCOMPARE(http.header("WWW-Authenticate").value_or(QByteArray()), challenge);
        const WsResponse ws = answer(guarded.ws, request);
        QCOMPARE(ws.isAccepted() ? 200 : ws.refusal().status(), status);
        if (!ws.isAccepted())
            QCOMPARE(ws.refusal(), http);
    }

    void aCheckGuardsWhateverAFilterDoes()
    {
        const RequestCheck check = bearerAuth("x");
        const Request plain = Request::get(u"/a"_s);
        QCOMPARE(answer(then(check, WsHandler(accepting)), plain).refusal().status(), 401);
        QCOMPARE(answer(then(check, HttpHandler(greeting)), plain).status(), 401);
        const WsRoutes table = then(check, websockets({ route("/a", accepting) }));
        QCOMPARE(answer(table, plain).refusal().status(), 401);
        QCOMPARE(answer(table, Request::get(u"/b"_s)).refusal().status(),
                 404); // a group's own only
        const HttpRoutes pages = then(check, routes({ route("/a", greeting) }));
        QCOMPARE(answer(pages, plain).status(), 401);
    }

    void anEmptySideStaysEmpty()
    {
        QVERIFY(!then(bearerAuth("x"), poly({}, accepting)).http);
        QVERIFY(!then(bearerAuth("x"), poly(greeting, {})).ws);
        const WsFilter sockets = bearerAuth("x");
        const HttpFilter pages = bearerAuth("x");
        QVERIFY(!then(sockets, poly(greeting, {})).ws);
        QVERIFY(!then(pages, poly({}, accepting)).http);
    }
};

QTEST_GUILESS_MAIN(TestRequestCheck)
#include "tst_requestcheck.moc"
