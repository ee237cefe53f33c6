// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "named.h"

#include <jackfield/lens/path.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
using Rows = QList<QList<WsRoute>>;

QList<WsRoute> row(const QString &uriTemplate, const QString &name)
{
    return route(uriTemplate, named(name));
}

/// Lets the request through and says that it was there.
WsFilter marking(const QByteArray &mark)
{
    return [mark](const WsHandler &next) -> WsHandler {
        return [mark, next](const Request &request) -> WsResponse {
            return next(request).withHeader("X-Mark", mark);
        };
    };
}

RouteMatcher throwing()
{
    return match::where(u"broken"_s, [](const Request &) -> bool { throw 42; });
}
} // namespace

Q_DECLARE_METATYPE(Rows)

/// Which row answers, and with which values: each decision that a router has to take.
class TestRoutingCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsFindTheirRow_data()
    {
        QTest::addColumn<Rows>("rows");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("answer");
        const auto add = [](const char *name, const Rows &rows, const char *target, QString said) {
            QTest::newRow(name) << rows << QString::fromLatin1(target) << std::move(said);
        };
        const auto one = [](const QString &uriTemplate) {
            return Rows { row(uriTemplate, u"it"_s) };
        };
        const auto below = [](const QString &prefix, const QString &uriTemplate) {
            return Rows { route(prefix, websockets({ row(uriTemplate, u"it"_s) })) };
        };

        const Rows twice { row(u"/a"_s, u"first"_s), row(u"/a"_s, u"second"_s) };
        const Rows placeFirst { row(u"/a/{x}"_s, u"place"_s), row(u"/a/b"_s, u"literal"_s) };
        const Rows literalFirst { row(u"/a/b"_s, u"literal"_s), row(u"/a/{x}"_s, u"place"_s) };
        const Rows prefixes { row(u"/a"_s, u"short"_s), row(u"/a/b"_s, u"long"_s) };
        add("R1 the first of two that are the same", twice, "/a", u"first"_s);
        add("R2 the first, if it is less special", placeFirst, "/a/b", u"place x=b"_s);
        add("the first, if it is more special", literalFirst, "/a/b", u"literal"_s);
        add("and what it leaves is the next one's", literalFirst, "/a/c", u"place x=c"_s);
        add("R3 the whole path, the short one", prefixes, "/a", u"short"_s);
        add("the whole path, the long one", prefixes, "/a/b", u"long"_s);
        add("R37 R41 the whole path, none", prefixes, "/a/b/c", u"404"_s);
        add("R42 none of nothing", {}, "/", u"404"_s);

        add("R4 below a prefix", below(u"/hello"_s, u"/{name}"_s), "/hello/ann", u"it name=ann"_s);
        add("R5 the prefix itself", below(u"/hello"_s, u"/"_s), "/hello", u"it"_s);
        add("the prefix itself, without a slash", below(u"/hello"_s, u""_s), "/hello/", u"it"_s);
        add("the prefix alone is not enough", below(u"/hello"_s, u"/{name}"_s), "/hello", u"404"_s);
        add("R6 a prefix with places",
            below(u"/r/{room:\\d+}"_s, u"/u/{user}"_s),
            "/r/7/u/ann",
            u"it room=7 user=ann"_s);
        add("R8 a prefix that ends with a slash", below(u"/b/c/"_s, u"/d"_s), "/b/c/d", u"it"_s);
        add("several levels",
            { route(
                u"/a"_s,
                websockets({ route(u"/{b}"_s, WsHandler(WsRoutes(below(u"/c"_s, u"/{d}"_s)))) })) },
            "/a/1/c/2",
            u"it b=1 d=2"_s);

        add("R9 slashes at the ends of a template", one(u"///foo//"_s), "/foo", u"it"_s);
        add("slashes at the ends of a path", one(u"foo"_s), "/foo//", u"it"_s);
        add("R10 the root", one(u"/"_s), "/", u"it"_s);
        add("the root without a slash", one(u""_s), "///", u"it"_s);
        add("R11 two slashes inside are not one", one(u"/a/b"_s), "/a//b", u"404"_s);
        add("R12 case counts", one(u"/Foo"_s), "/foo", u"404"_s);

        add("R14 a place is not empty", one(u"/p/{id}"_s), "/p/", u"404"_s);
        add("R13 a place is one segment", one(u"/p/{id}"_s), "/p/1/2", u"404"_s);
        add("R15 a rest is not empty", one(u"/foo/{bar:.*}"_s), "/foo/", u"404"_s);
        add("R16 a rest spans segments", one(u"/foo/{bar:.+}"_s), "/foo/a/b", u"it bar=a/b"_s);
        add("a part of a segment", one(u"/a-{id}.json"_s), "/a-5.json", u"it id=5"_s);
        add("R17 two in a segment", one(u"/{a}-{b}"_s), "/x-y-z", u"it a=x-y b=z"_s);
        add("R18 braces in an expression", one(u"/{id:[a-z]{3}}"_s), "/abc", u"it id=abc"_s);
        add("R19 groups do not shift", one(u"/{x:(b|c)}/{y}"_s), "/b/z", u"it x=b y=z"_s);
        add("R20 an alternation takes all", one(u"/{x:a|ab}"_s), "/ab", u"it x=ab"_s);
        add("R21 a lazy expression takes all", one(u"/{x:.*?}"_s), "/abc", u"it x=abc"_s);
        add("R24 blanks around a name", one(u"/{ id }"_s), "/7", u"it id=7"_s);

        add("R25 values are decoded", one(u"/{x}"_s), "/foo%20bar+%C3%A9", u"it x=foo bar+é"_s);
        add("an encoded slash stays inside", one(u"/{x}/y"_s), "/a%2Fb/y", u"it x=a/b"_s);
        add("dots", one(u"/{x}"_s), "/..", u"400"_s);
        add("encoded dots", one(u"/{x}"_s), "/%2e%2e", u"400"_s);
        add("R26 encoded dots behind an encoded slash", one(u"/{x}"_s), "/a%2F..%2Fetc", u"400"_s);
        add("R27 a bad percent sequence", one(u"/{x}"_s), "/%zz", u"400"_s);
        add("a character that is cut off", one(u"/admin"_s), "/admin%C3", u"400"_s);
        add("a byte order mark is a character", one(u"/admin"_s), "/%EF%BB%BFadmin", u"404"_s);
        add("an expression is not empty", one(u"/p/{y:a*}/b"_s), "/p//b", u"404"_s);
        add("nor a part of a segment", one(u"/x{a:.*}"_s), "/x", u"404"_s);
        add("braces that are escaped", one(u"/{x:\\{\\d+}/y"_s), "/%7B1/y", u"it x={1"_s);
        add("a class with a brace", one(u"/{x:[^\\}]+}/y"_s), "/a/y", u"it x=a"_s);
        add("a bad one where nobody looks", one(u"/{x}"_s), "/%zz/a", u"400"_s);
        add("R28 literals beyond ASCII", one(u"/café/a b"_s), "/caf%C3%A9/a%20b", u"it"_s);
        add("R29 expressions see decoded text", one(u"/{id:[a-z ]+}"_s), "/a%20b", u"it id=a b"_s);
        add("R30 the query is not the path", one(u"/{id:.*}"_s), "/a?b=/c", u"it id=a"_s);
    }
    void pathsFindTheirRow()
    {
        QFETCH(const Rows, rows);
        QFETCH(const QString, target);
        QTEST(asked(websockets(rows), Request::get(target)), "answer");
    }

    void conditionsFindTheirRow_data()
    {
        QTest::addColumn<Rows>("rows");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("answer");
        const RouteMatcher a = match::query(u"a"_s);
        const RouteMatcher b = match::query(u"b"_s);
        const auto left = otherwise(named(u"left"_s));
        const Rows both { when(a, row(u"/x"_s, u"a"_s)), when(b, row(u"/x"_s, u"b"_s)), left };
        QTest::newRow("the first that holds") << both << u"/x?a&b"_s << u"a"_s;
        QTest::newRow("the other one") << both << u"/x?b"_s << u"b"_s;
        QTest::newRow("R32 what is left") << both << u"/x"_s << u"left"_s;
        QTest::newRow("what is left, of any path") << both << u"/y/z"_s << u"left"_s;
        QTest::newRow("R33 what is left, first")
            << Rows { left, row(u"/x"_s, u"x"_s) } << u"/x"_s << u"left"_s;
        const Rows nested { route(u"/p/{n}"_s,
                                  websockets({ when(a && b, row(u"/q"_s, u"q"_s)),
                                               when(a, otherwise(named(u"other"_s))) })) };
        QTest::newRow("R34 nested, all must hold") << nested << u"/p/1/q?a&b"_s << u"q n=1"_s;
        QTest::newRow("nested, one does not") << nested << u"/p/1/q?b"_s << u"404"_s;
        QTest::newRow("what is left below a prefix") << nested << u"/p/1/z?a"_s << u"other n=1"_s;
        QTest::newRow("and the prefix itself") << nested << u"/p/1?a"_s << u"other n=1"_s;
        const Rows alone { route(u"/p"_s, websockets({ when(a, row(u"/"_s, u"p"_s)) })) };
        QTest::newRow("R35 a condition does not widen the path")
            << alone << u"/p/1?a"_s << u"404"_s;
        QTest::newRow("R36 what throws does not hold")
            << Rows { when(throwing(), row(u"/x"_s, u"broken"_s)), row(u"/x"_s, u"x"_s) } << u"/x"_s
            << u"x"_s;
        QTest::newRow("nor does it elsewhere")
            << Rows { when(throwing(), otherwise(named(u"broken"_s))), row(u"/x"_s, u"x"_s) }
            << u"/x"_s << u"x"_s;
        const auto two = websockets(
            { route(u"/b"_s, websockets({ otherwise(named(u"b"_s)) })), row(u"/c"_s, u"c"_s) });
        const Rows deep { route(u"/a"_s, WsHandler(two)) };
        QTest::newRow("what is left two prefixes deep") << deep << u"/a/b/z"_s << u"b"_s;
        QTest::newRow("and not beside it") << deep << u"/a/c"_s << u"c"_s;
        QTest::newRow("nor elsewhere") << deep << u"/a/z"_s << u"404"_s;
        const auto number = lens::path::required<int>("n").matches();
        const Rows typed { when(number, row(u"/{kind}/{n}"_s, u"1"_s)),
                           when(number, row(u"/{n}/{kind}"_s, u"2"_s)) };
        QTest::newRow("a value of the first row's") << typed << u"/x/7"_s << u"1 kind=x n=7"_s;
        QTest::newRow("a value of the second row's") << typed << u"/7/x"_s << u"2 n=7 kind=x"_s;
        QTest::newRow("a bad query is nobody's")
            << Rows { when(match::query(u"q"_s, u"é"_s), row(u"/x"_s, u"q"_s)),
                      row(u"/x"_s, u"x"_s) }
            << u"/x?q=%zz"_s << u"x"_s;
    }
    void conditionsFindTheirRow()
    {
        QFETCH(const Rows, rows);
        QFETCH(const QString, target);
        const WsRoutes table = websockets(rows);
        QTEST(asked(table, Request::get(target)), "answer");
        if (rows.first().first().uriTemplate.text() != u"/**") // which hides what is behind it
            QVERIFY2(table.problems().isEmpty(), qPrintable(table.describe()));
    }

    void aPolicySaysWhatOddPathsAre()
    {
        using Choice = PathPolicy::Choice;
        const WsRoutes table = websockets({ row(u"/{x}"_s, u"it"_s) });
        const WsRoutes mild = table.withPolicy({ .dotSegments = Choice::Keep });
        const WsRoutes strict = table.withPolicy({ .encodedSlashes = Choice::Refuse });
        QCOMPARE(asked(mild, Request::get(u"/%2e%2e"_s)), u"it x=.."_s);
        QCOMPARE(asked(mild, Request::get(u"/a%2Fb"_s)), u"it x=a/b"_s);
        QCOMPARE(asked(strict, Request::get(u"/a%2Fb"_s)), u"400"_s);
        QCOMPARE(asked(strict, Request::get(u"/a%5Cb"_s)), u"it x=a\\b"_s);
        QVERIFY(strict.explain(Request::get(u"/a%2Fb"_s)).startsWith(u"400: a path with encoded"));
    }

    /// A group's filter guards the group's own requests; one before the table guards them all.
    void R38_R39_filtersRunForTheirOwnRequests()
    {
        const WsRoutes table = websockets(
            { route(u"/in"_s, then(marking("group"), websockets({ row(u"/x"_s, u"x"_s) }))),
              row(u"/out"_s, u"out"_s) });
        const auto marks = [](const WsHandler &handler, const QString &target) {
            const WsResponse response = answer(handler, Request::get(target));
            const Headers &headers =
                response.isAccepted() ? response.headers() : response.refusal().headers();
            return headers.values("X-Mark");
        };
        QCOMPARE(marks(table, u"/in/x"_s), QList<QByteArray> { "group" });
        QCOMPARE(marks(table, u"/out"_s), QList<QByteArray> {});
        QCOMPARE(marks(table, u"/in/y"_s), QList<QByteArray> {});
        QCOMPARE(marks(then(marking("all"), WsHandler(table)), u"/in/y"_s),
                 QList<QByteArray> { "all" });
    }

    /// A value that a lens refuses is not another path.
    void R40_aLensFailureIsNoMiss()
    {
        const auto number = lens::path::required<int>("n");
        const WsRoutes table = websockets({ route("/{n}",
                                                  [number](const Request &request) -> WsResponse {
                                                      const auto read = number.tryGet(request);
                                                      return refuse(Response(read ? 200 : 422));
                                                  }),
                                            otherwise(named(u"left"_s)) });
        QCOMPARE(asked(table, Request::get(u"/abc"_s)), u"422"_s);
        const WsRoutes typed = websockets(
            { when(number.matches(), row(u"/{n}"_s, u"number"_s)), otherwise(named(u"left"_s)) });
        QCOMPARE(asked(typed, Request::get(u"/abc"_s)), u"left"_s); // unless it is asked for
        QCOMPARE(asked(typed, Request::get(u"/7"_s)), u"number n=7"_s);
    }
};

QTEST_GUILESS_MAIN(TestRoutingCases)
#include "tst_routingcases.moc"
