// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "found.h"

#include <jackfield/lens/composite.h>
#include <jackfield/lens/context.h>
#include <jackfield/lens/cookie.h>
#include <jackfield/lens/form.h>
#include <jackfield/lens/header.h>
#include <jackfield/lens/query.h>
#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>

namespace {
const auto number = lens::query::required<int>("n");
const auto maybe = lens::query::optional<int>("n");
const auto seven = lens::query::defaulted("n", 7);
} // namespace

/// The cases of http4k's lenses, by their numbers, as they are decided here. Bodies, messages and types have their own.
class TestLensCases : public QObject
{
    Q_OBJECT

public:
    enum class Side { Buy, Sell };
    Q_ENUM(Side)

private Q_SLOTS:
    void L1_requiredAndAbsentIsMissing()
    {
        QCOMPARE(codeOf(number.tryGet(get(u"/"_s))), Code::Missing);
        QCOMPARE(textOf(number.tryGet(get(u"/"_s))), u"query 'n' is required"_s);
        QVERIFY_THROWS_EXCEPTION(LensFailure, number(get(u"/"_s)));
    }

    void L2_aMappingThatGivesNothingIsAnEmptyOptional()
    {
        const auto even = number.map([](int n) { return n % 2 ? std::nullopt : std::optional(n); });
        QCOMPARE(even(get(u"/?n=1"_s)), std::nullopt);
        QCOMPARE(even(get(u"/?n=2"_s)), 2);
        QCOMPARE(codeOf(even.tryGet(get(u"/"_s))), Code::Missing);
    }

    void L3_whatAMappingThrowsIsInvalid()
    {
        const auto throwing = number.map([](int) -> int { throw std::runtime_error("too odd"); });
        QCOMPARE(textOf(throwing.tryGet(get(u"/?n=1"_s))), u"query 'n' is not valid: too odd"_s);
        QCOMPARE(codeOf(throwing.tryGet(get(u"/?n=1"_s))), Code::Invalid);
        const auto refusing = number.map([](int) -> int {
            throw HandlerFailure(403, WsStatus::PolicyViolation, u"no"_s, u"of bob"_s);
        });
        QVERIFY_THROWS_EXCEPTION(HandlerFailure, (void)refusing.tryGet(get(u"/?n=1"_s)));
        const auto ours = lens::header::required<QString, Response>("X").map(
            [](const QString &) -> int { throw std::runtime_error("secret"); });
        const auto result = ours.tryGet(Response(200).header("X", "pw"));
        QCOMPARE(result.error().httpStatus(), 500);
        QCOMPARE(result.error().text(), u"internal server error"_s);
        QVERIFY(QByteArrayView(result.error().what()).contains("secret"));
        const auto inner = number.map([](int) -> int { return number(get(u"/"_s)); });
        QCOMPARE(codeOf(inner.tryGet(get(u"/?n=1"_s))), Code::Missing);
    }

    void L4_optionalIsNothingOrInvalid()
    {
        QCOMPARE(maybe(get(u"/"_s)), std::nullopt);
        QCOMPARE(codeOf(maybe.tryGet(get(u"/?n=x"_s))), Code::Invalid);
    }

    void L5_defaultedIsTheDefaultOrInvalid()
    {
        QCOMPARE(seven(get(u"/"_s)), 7);
        QCOMPARE(codeOf(seven.tryGet(get(u"/?n=x"_s))), Code::Invalid);
    }

    void L6_theDefaultMayBeAnotherLensOnTheSameTarget()
    {
        const auto other = lens::query::defaulted("n", lens::query::required<int>("m"));
        QCOMPARE(other(get(u"/?m=3"_s)), 3);
        QCOMPARE(other(get(u"/?m=3&n=4"_s)), 4);
        QCOMPARE(textOf(other.tryGet(get(u"/"_s))), u"query 'm' is required"_s);
    }

    void L7_ofSeveralValuesTheFirstCounts() { QCOMPARE(number(get(u"/?n=1&n=2&n=x"_s)), 1); }

    void L8_allValuesAreRequiredOptionalOrDefaulted()
    {
        using Numbers = QList<int>;
        QCOMPARE(lens::query::required<Numbers>("n")(get(u"/?n=1&m=5&n=2"_s)), (Numbers { 1, 2 }));
        QCOMPARE(codeOf(lens::query::required<Numbers>("n").tryGet(get(u"/"_s))), Code::Missing);
        QCOMPARE(lens::query::optional<Numbers>("n")(get(u"/"_s)), std::nullopt);
        QCOMPARE(lens::query::defaulted("n", Numbers { 9 })(get(u"/"_s)), Numbers { 9 });
        QCOMPARE(lens::query::required<QStringList>("n")(get(u"/?n=&n=b"_s)),
                 (QStringList { QString(), u"b"_s }));
    }

    void L9_oneBadValueOfAllIsInvalid()
    {
        const auto result = lens::query::optional<QList<int>>("n").tryGet(get(u"/?n=1&n=x"_s));
        QCOMPARE(textOf(result), u"query 'n' must be integer, not 'x'"_s);
    }

    void L10_writingReplacesTheValuesOfThatNameAndNothingElse_data()
    {
        QTest::addColumn<Request>("before");
        QTest::addColumn<Request>("after");
        const Request plain = get(u"/"_s);
        const auto headers = [&](const Headers &fields) { return plain.withHeaders(fields); };
        const Request form = plain.withHeader("Content-Type", "application/x-www-form-urlencoded");
        QTest::newRow("L10 query")
            << get(u"/p%20q?a=%7e+x&n=1&b&n=2&&c=#f"_s) << get(u"/p%20q?a=%7e+x&n=5&b&&c=#f"_s);
        QTest::newRow("L10 query, the first one") << get(u"/?"_s) << get(u"/?n=5"_s);
        QTest::newRow("L10 header")
            << headers({ { "A", "1" }, { "N", "2" }, { "B", "\xff" }, { "n", "3" } })
            << headers({ { "A", "1" }, { "n", "5" }, { "B", "\xff" } });
        QTest::newRow("L10 cookie")
            << headers({ { "Cookie", "a=\"1\"; n=2; nn=3" }, { "X", "" }, { "Cookie", "n=4;b=" } })
            << headers({ { "Cookie", "a=\"1\"; nn=3; b=; n=5" }, { "X", "" } });
        QTest::newRow("L10 form") << form.withBody("a=%7e&n=1&b=+&n=2")
                                  << form.withBody("a=%7e&n=5&b=+");
    }
    void L10_writingReplacesTheValuesOfThatNameAndNothingElse()
    {
        QFETCH(Request, before);
        QFETCH(Request, after);
        const QByteArray place = QByteArray(QTest::currentDataTag()).split(' ').at(1);
        const auto lens = place.startsWith("query") ? lens::query::required<int>("n")
            : place == "header"                     ? lens::header::required<int>("n")
            : place == "cookie"                     ? lens::cookie::required<int>("n")
                                                    : lens::form::required<int>("n");
        QCOMPARE(lens(5, before).uri().target(), after.uri().target());
        QCOMPARE(lens(5, before).body(), after.body());
        QVERIFY(lens(5, before) == after);
        QCOMPARE(lens(lens(5, before)), 5);
    }

    void L11_writingNothingTakesTheValueAway()
    {
        QCOMPARE(maybe(std::nullopt, get(u"/?a=1&n=2&n=3"_s)).uri().target(), "/?a=1");
        QCOMPARE(maybe(std::nullopt, get(u"/?n=2"_s)).uri().target(), "/");
        const auto cookie = lens::cookie::optional<int>("n");
        const Request sent = get(u"/"_s).withHeader("Cookie", "n=1");
        QVERIFY(cookie(std::nullopt, sent) == get(u"/"_s));
        const auto header = lens::header::optional<QStringList>("X");
        QVERIFY(header(std::nullopt, get(u"/"_s).withHeader("x", "1")) == get(u"/"_s));
    }

    void L12_withoutAValueIsEmptyText()
    {
        const auto text = lens::query::required<QString>("x");
        QCOMPARE(text(get(u"/?x"_s)), QString());
        QCOMPARE(text(get(u"/?x="_s)), QString());
        QCOMPARE(codeOf(text.tryGet(get(u"/"_s))), Code::Missing);
        QCOMPARE(codeOf(lens::query::required<int>("x").tryGet(get(u"/?x"_s))), Code::Invalid);
        const auto flag = lens::query::flag("x");
        QVERIFY(flag(get(u"/?x"_s)) && !flag(get(u"/"_s)));
        QCOMPARE(flag(true, get(u"/?a"_s)).uri().target(), "/?a&x");
        QCOMPARE(flag(false, get(u"/?a&x"_s)).uri().target(), "/?a");
    }

    void L13_queriesAreDecodedAsForms()
    {
        const auto text = lens::query::required<QString>("a b");
        QCOMPARE(text(get(u"/?a+b=%C3%A4+%2B"_s)), u"ä +"_s);
        QCOMPARE(text(text(u"ä +&="_s)), u"ä +&="_s);
        QCOMPARE(lens::header::required<int>("LIMIT")(get(u"/"_s).withHeader("limit", "3")), 3);
        QCOMPARE(codeOf(lens::query::required<int>("N").tryGet(get(u"/?n=1"_s))), Code::Missing);
    }

    void L19_enumsGoByTheirNames()
    {
        const auto side = lens::query::required<Side>("s");
        QCOMPARE(side(get(u"/?s=Sell"_s)), Side::Sell);
        QCOMPARE(textOf(side.tryGet(get(u"/?s=sell"_s))),
                 u"query 's' must be one of Buy, Sell, not 'sell'"_s);
        QCOMPARE(codeOf(side.tryGet(get(u"/?s=Side::Sell"_s))), Code::Invalid);
        QCOMPARE(side(Side::Buy).uri().target(), "/?s=Buy");
        QVERIFY_THROWS_EXCEPTION(LensFailure, side(Side(7)));
        const auto caseless = lens::query::required("s", lens::caselessEnum<Side>());
        QCOMPARE(caseless(get(u"/?s=sELL"_s)), Side::Sell);
        const auto named = lens::query::required(
            "s", lens::named<Side>({ { u"ask"_s, Side::Sell }, { u"bid"_s, Side::Buy } }));
        QCOMPARE(named(get(u"/?s=ask"_s)), Side::Sell);
        QCOMPARE(named(Side::Buy).uri().target(), "/?s=bid");
        QCOMPARE(textOf(named.tryGet(get(u"/?s=Buy"_s))),
                 u"query 's' must be one of ask, bid, not 'Buy'"_s);
    }

    void L25_malformedCredentialsAreInvalidAndNotShown()
    {
        const auto lens = lens::header::required("Authorization", lens::basicCredentials());
        const Credentials bob { .user = u"bob"_s, .password = u"a:ä"_s };
        QVERIFY(lens(lens(bob)) == bob);
        QVERIFY_THROWS_EXCEPTION(LensFailure,
                                 lens(Credentials { .user = u"a:b"_s, .password = {} }));
        for (const QByteArray bad : { "Basic", "Basic !", "Basic Ym9i", "Bearer Ym9iOmE=" }) {
            const auto result = lens.tryGet(get(u"/"_s).withHeader("Authorization", bad));
            QCOMPARE(textOf(result), u"header 'Authorization' must be Basic credentials"_s);
        }
    }

    void L26_aCompositeGathersWhatItsLensesFind()
    {
        const auto both =
            lens::composite([](int n, const QString &name) { return name.repeated(n); },
                            number,
                            lens::header::required<QString>("Name"));
        QCOMPARE(both(get(u"/?n=2"_s).withHeader("Name", "ab")), u"abab"_s);
        const auto result = both.tryGet(get(u"/?n=x"_s));
        QCOMPARE(textOf(result),
                 u"query 'n' must be integer, not 'x'; header 'Name' is required"_s);
        QCOMPARE(result.error().problems().size(), 2);
        const Request written = lens::with(get(u"/"_s), number.of(3), maybe.of(4));
        QCOMPARE(written.uri().target(), "/?n=4");
    }

    void L27_aMappingMayNameItsType()
    {
        const auto even = number.map(
            [](int n) { return n % 2 ? throw std::domain_error("odd") : n; }, u"even integer"_s);
        QCOMPARE(even.meta().type, u"even integer"_s);
        QCOMPARE(textOf(even.tryGet(get(u"/?n=1"_s))), u"query 'n' must be even integer"_s);
    }

    void L28_theGravestProblemDecides()
    {
        const auto problem = [](Code code, int status = 400) {
            return LensProblem { .meta = {}, .error = { code, {}, {} }, .httpStatus = status };
        };
        const LensProblem missing = problem(Code::Missing);
        const LensProblem invalid = problem(Code::Invalid);
        const LensProblem unsupported = problem(Code::Unsupported, 415);
        QCOMPARE(LensFailure({ missing, invalid }).code(), Code::Invalid);
        QCOMPARE(LensFailure({ invalid, unsupported, missing }).code(), Code::Unsupported);
        QCOMPARE(LensFailure({ invalid, unsupported, missing }).httpStatus(), 415);
        QCOMPARE(LensFailure({ unsupported, problem(Code::Missing, 500) }).httpStatus(), 500);
    }

    void L29_theTextSaysWhatIsWrong()
    {
        QCOMPARE(textOf(number.tryGet(get(u"/"_s))), u"query 'n' is required"_s);
        QCOMPARE(textOf(number.tryGet(get(u"/?n="_s))), u"query 'n' must be integer, not ''"_s);
        const Request json = get(u"/"_s).withHeader("Content-Type", "text/html").withBody("n=1");
        QCOMPARE(textOf(lens::form::required<int>("n").tryGet(json)),
                 u"form 'n' must be application/x-www-form-urlencoded, not 'text/html'"_s);
    }

    void L30_aDescriptionStaysWithItsLens()
    {
        const LensMeta meta = lens::query::defaulted("n", 1).describedAs(u"how many"_s).meta();
        QCOMPARE(meta.description, u"how many"_s);
        QVERIFY(!meta.required && number.meta().required && !maybe.meta().required);
        QCOMPARE(lens::query::required<QList<int>>("n").meta().type, u"list of integer"_s);
        QCOMPARE(number.describedAs(u"d"_s).map([](int n) { return n; }).meta().description,
                 u"d"_s);
    }

    void L31_severalLensesAreAskedAtOnce()
    {
        const auto name = lens::query::required<QString>("name");
        const Request bad = get(u"/?n=x"_s);
        QCOMPARE(lens::feedback(bad, number, name, seven).size(), 3);
        QVERIFY(lens::feedback(get(u"/?n=1&name="_s), number, name, seven).isEmpty());
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens::strict(bad, number, name));
        lens::strict(get(u"/?n=1&name="_s), number, name);
    }

    void L32_anEmptyFieldOfAFormIsAbsent()
    {
        const Request request =
            get(u"/"_s)
                .withHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .withBody("a=&b=1+2&a=%C3%A4");
        QCOMPARE(lens::form::required<QString>("a")(request), u"ä"_s);
        QCOMPARE(lens::form::required<QString>("b")(request), u"1 2"_s);
        QCOMPARE(codeOf(lens::form::required<int>("c").tryGet(request)), Code::Missing);
        QCOMPARE(lens::form::optional<int>("a")(request.withBody("a=")), std::nullopt);
        QCOMPARE(lens::form::required<int>("n")(1).header("Content-Type"),
                 "application/x-www-form-urlencoded"_ba);
    }

    void L33_aCookieIsWrittenUnderTheNameOfItsLens()
    {
        const auto lens = lens::cookie::required<QString>("id");
        QCOMPARE(lens(u"a=b"_s).header("Cookie"), "id=a=b"_ba);
        QCOMPARE(lens(lens(u"ä"_s)), u"ä"_s);
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens(u"a; admin=1"_s));
        const auto header = lens::header::required<QString>("X");
        QVERIFY_THROWS_EXCEPTION(LensFailure, header(u"a\r\nY: b"_s));
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens::header::required<QString>("X:")(u"a"_s));
    }

    void L35_aContextIsTypedAndSurvivesRouting()
    {
        const auto user = lens::context::required<QString>("user");
        const auto other = lens::context::required<QString>("user");
        const Request request = user(u"bob"_s, get(u"/a/b"_s));
        QCOMPARE(user(request.withHeader("A", "b").withUri(Uri("/c"))), u"bob"_s);
        QCOMPARE(codeOf(other.tryGet(request)), Code::Missing);
        QCOMPARE(other.tryGet(request).error().httpStatus(), 500);
        QVERIFY(request == get(u"/a/b"_s));
        const auto greet = [user](const Request &) -> WsResponse {
            return [user](const WebSocket &socket) {
                socket.send(WsMessage::text(user(socket.request())));
            };
        };
        const WsRoutes table = websockets({ route("/a/{x}", greet) });
        QCOMPARE(testing::testWsClient(table, request)->receive()->text(), u"bob"_s);
        QCOMPARE(lens::context::defaulted("n", 3)(request), 3);
        const auto count = lens::context::optional<int>("n");
        QCOMPARE(count(count(std::nullopt, count(2, request))), std::nullopt);
    }

    void L36_aLensIsAConditionOfARoute()
    {
        QVERIFY(number.matches().matches(get(u"/?n=1"_s)));
        QVERIFY(!number.matches().matches(get(u"/?n=x"_s)));
        QVERIFY(!number.matches([](int n) { return n > 1; }).matches(get(u"/?n=1"_s)));
    }
};

QTEST_GUILESS_MAIN(TestLensCases)
#include "tst_lenscases.moc"
