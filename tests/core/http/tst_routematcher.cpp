// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/routematcher.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(RouteMatcher)
Q_DECLARE_METATYPE(Request)

namespace {
const RouteMatcher a = match::query(u"a"_s);
const RouteMatcher b = match::query(u"b"_s);

RouteMatcher throwing()
{
    return match::where(u"broken"_s, [](const Request &) -> bool { throw std::bad_alloc(); });
}
} // namespace

/// Conditions on a request.
class TestRouteMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConditionHoldsOrNot_data()
    {
        QTest::addColumn<RouteMatcher>("condition");
        QTest::addColumn<Request>("request");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *name,
                            const RouteMatcher &condition,
                            const Request &request,
                            bool holds) { QTest::newRow(name) << condition << request << holds; };
        const auto asked = [](const QString &target) { return Request::get(target); };
        const auto with = [](const QByteArray &name, const QByteArray &value) {
            return Request::get(u"/"_s).withHeader(name, value);
        };
        row("all", match::all(), asked(u"/"_s), true);
        row("method", match::method(Method::Post), asked(u"/"_s).withMethod(Method::Post), true);
        row("another method", match::method(Method::Post), asked(u"/"_s), false);

        row("query", a, asked(u"/?a=1"_s), true);
        row("query without a value", a, asked(u"/?b&a"_s), true);
        row("no query", a, asked(u"/?A=1"_s), false);
        row("query value, one of two", match::query(u"a"_s, u"2"_s), asked(u"/?a=1&a=2"_s), true);
        row("query value, decoded",
            match::query(u"a"_s, u"é +"_s),
            asked(u"/?a=%C3%A9+%2B"_s),
            true);
        row("another query value", match::query(u"a"_s, u"2"_s), asked(u"/?a=22"_s), false);
        const match::TextTest isLong = [](const QString &value) { return value.size() > 2; };
        row("query that passes", match::query(u"a"_s, isLong), asked(u"/?a=1&a=123"_s), true);
        row("query that does not", match::query(u"a"_s, isLong), asked(u"/?a=12"_s), false);

        row("header", match::header("X-One"), with("x-one", ""), true);
        row("no header", match::header("X-One"), with("X-Two", "1"), false);
        row("header value", match::header("X", "a"), with("X", "a"), true);
        row("header values have case", match::header("X", "a"), with("X", "A"), false);
        const match::BytesTest begins = [](const QByteArray &v) { return v.startsWith("Bearer "); };
        row("header that passes",
            match::header("Authorization", begins),
            with("Authorization", "Bearer x"),
            true);

        row("host", match::host(u"API.example.com"_s), with("Host", "api.example.COM:8080"), true);
        row("another host", match::host(u"example.com"_s), with("Host", "api.example.com"), false);
        row("a host below", match::host(u"*.example.com"_s), with("Host", "a.b.Example.com"), true);
        row("not the host itself",
            match::host(u"*.example.com"_s),
            with("Host", "example.com"),
            false);
        row("nor one that ends so",
            match::host(u"*.ample.com"_s),
            with("Host", "example.com"),
            false);
        row("an address", match::host(u"[::1]"_s), with("Host", "[::1]:80"), true);
        row("no host", match::host(u"example.com"_s), asked(u"/"_s), false);

        row("origin",
            match::origin("https://A.example"),
            with("Origin", "https://a.example"),
            true);
        row("another scheme",
            match::origin("https://a.example"),
            with("Origin", "http://a.example"),
            false);
        row("no origin", match::origin("https://a.example"), asked(u"/"_s), false);
        row("subprotocol",
            match::subprotocol(u"v2"_s),
            with("Sec-WebSocket-Protocol", "v1, v2"),
            true);
        row("no subprotocol",
            match::subprotocol(u"v"_s),
            with("Sec-WebSocket-Protocol", "v1"),
            false);

        const RouteMatcher json = match::accepts("application/JSON");
        row("accepts without saying", json, asked(u"/"_s), true);
        row("accepts it", json, with("Accept", "text/html, application/json;q=0.1"), true);
        row("accepts its kind", json, with("Accept", "application/*"), true);
        row("accepts anything", json, with("Accept", "text/html, */*;q=0.1"), true);
        row("accepts another", json, with("Accept", "text/html"), false);
        row("refuses it", json, with("Accept", "application/json; q=0, */*"), false);
        row("refuses all others", json, with("Accept", "*/*;q=0, application/json"), true);
        row("accepts it, with and without a parameter",
            match::accepts("text/html"),
            with("Accept", "text/html, text/html;level=1;q=0"),
            true);
        row("and the other way round",
            match::accepts("text/html"),
            with("Accept", "text/html;level=1;q=0, text/html"),
            true);
        row("a host below, in Unicode",
            match::host(u"*.b\u00FCcher.de"_s),
            with("Host", "a.xn--bcher-kva.de"),
            true);
        const match::BytesTest isEmpty = [](const QByteArray &body) { return body.isEmpty(); };
        row("body", match::body(isEmpty), asked(u"/"_s), true);
        row("another body", match::body(isEmpty), asked(u"/"_s).withBody("x"), false);

        row("and", a && b, asked(u"/?a&b"_s), true);
        row("and, one only", a && b, asked(u"/?a"_s), false);
        row("or", a || b, asked(u"/?b"_s), true);
        row("or, none", a || b, asked(u"/"_s), false);
        row("not", !a, asked(u"/"_s), true);
        row("not both", !(a && b), asked(u"/?a"_s), true);
        row("what throws", throwing(), asked(u"/"_s), false);
        row("what throws, or", throwing() || a, asked(u"/?a"_s), true);
    }
    void aConditionHoldsOrNot()
    {
        QFETCH(const RouteMatcher, condition);
        QFETCH(const Request, request);
        QTEST(condition.matches(request), "holds");
        QCOMPARE((!condition).matches(request), !condition.matches(request));
    }

    void conditionsSayWhatTheyAre()
    {
        QCOMPARE((a && !match::header("Old")).description(), u"query a and not header Old"_s);
        QCOMPARE(((a && b) || !(a || b)).description(),
                 u"((query a and query b) or not (query a or query b))"_s);
        QCOMPARE(match::all().description(), u"all"_s);
        QCOMPARE((match::all() && a).description(), u"query a"_s);
        QVERIFY((match::all() || a).isAll());
    }

    /// What a table needs to know of rows that hide others.
    void whatCoversWhatIsKnown()
    {
        QVERIFY(match::all().covers(a));
        QVERIFY(!a.covers(match::all()));
        QVERIFY(a.covers(match::query(u"a"_s) && b));
        QVERIFY(!(a && b).covers(a));
        QVERIFY(!a.covers(b));
        QVERIFY(!match::query(u"a"_s, u"b=c"_s).covers(match::query(u"a=b"_s, u"c"_s)));
        const auto always = [](const Request &) { return true; };
        const RouteMatcher own = match::where(u"own"_s, always);
        QVERIFY(own.covers(own && a));
        QVERIFY(!own.covers(match::where(u"own"_s, always))); // another test, by the same name
    }
};

QTEST_GUILESS_MAIN(TestRouteMatcher)
#include "tst_routematcher.moc"
