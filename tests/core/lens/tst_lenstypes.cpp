// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "found.h"

#include <jackfield/lens/cookie.h>
#include <jackfield/lens/form.h>
#include <jackfield/lens/header.h>
#include <jackfield/lens/path.h>
#include <jackfield/lens/query.h>

#include <QRegularExpression>

using namespace std::chrono_literals;

/// A user's own type joins by one trait.
struct Point
{
    int x = 0;
    int y = 0;
    bool operator==(const Point &) const = default;
};

template<>
struct jackfield::lens::TextValue<Point>
{
    static QString type() { return u"point"_s; }
    static std::optional<Point> parse(const QString &text)
    {
        const auto x = TextValue<int>::parse(text.section(u'x', 0, 0));
        const auto y = TextValue<int>::parse(text.section(u'x', 1));
        return x && y ? std::optional(Point { *x, *y }) : std::nullopt;
    }
    static QString print(const Point &point) { return u"%1x%2"_s.arg(point.x).arg(point.y); }
};

namespace {
/// How one type stands in text, with what is no such text.
struct TypeCase
{
    QString text;
    QString bad; ///< null: every text is one
    std::function<void(const TypeCase &)> check;
};

/// What every place must do with a type: read, write, single and all, required, optional and defaulted, valid, absent and
/// malformed.
template<typename Where, typename T>
void checkPlace(const TypeCase &row, const T &value, const lens::TextFormat<T> &format)
{
    const auto raw = Where::template required<QString>("v");
    const Request there = raw(row.text);
    const Request absent = Request::get(u"/"_s);
    const auto required = Where::template required<T>("v", format);
    const auto optional = Where::template optional<T>("v", format);
    const auto defaulted = Where::template defaulted<T>("v", format, value);

    QVERIFY2(required(there) == value, qPrintable(row.text));
    QVERIFY(optional(there) == std::optional(value) && defaulted(there) == value);
    QCOMPARE(codeOf(required.tryGet(absent)), Code::Missing);
    QVERIFY(optional(absent) == std::nullopt && defaulted(absent) == value);
    QCOMPARE(raw(required(value)), format.print(value));
    QVERIFY(required(required(value, there)) == value && optional(optional(value)) == value);
    QVERIFY(optional(optional(std::nullopt, there)) == std::nullopt);
    QVERIFY(required.map([](const T &v) { return v; }, [](const T &v) { return v; })(there)
            == value);
    QCOMPARE(required.meta().type, format.type);
    if (row.bad.isNull())
        return;
    const Request bad = raw(row.bad);
    QCOMPARE(codeOf(required.tryGet(bad)), Code::Invalid);
    QCOMPARE(codeOf(optional.tryGet(bad)), Code::Invalid);
    QCOMPARE(codeOf(defaulted.tryGet(bad)), Code::Invalid);
}

template<typename Where, typename T>
void checkAll(const T &value)
{
    const auto all = Where::template required<QList<T>>("v");
    const Request two = all({ value, value });
    QVERIFY(all(two) == (QList<T> { value, value }));
    QVERIFY((Where::template optional<QList<T>>("v")(Request::get(u"/"_s)) == std::nullopt));
    QVERIFY((Where::template required<T>("v")(two) == value));
}

bool isCookieText(const QString &text)
{
    static const QRegularExpression bad(u"[\\s,;\\\\\"]"_s);
    return !text.contains(bad);
}

template<typename T>
void checkPath(const TypeCase &row, const T &value, const lens::TextFormat<T> &format)
{
    const auto lens = lens::path::required("v", format);
    const auto routed = [](const QString &text) {
        return Request::get(u"/"_s).withRoute({ u"/{v}"_s, { { u"v"_s, text } } });
    };
    QVERIFY(lens(routed(row.text)) == value);
    QVERIFY(lens(lens(value, routed(u"x"_s))) == value);
    if (!row.bad.isNull())
        QCOMPARE(codeOf(lens.tryGet(routed(row.bad))), Code::Invalid);
}

template<typename T>
TypeCase formatted(const QString &text,
                   const T &value,
                   const lens::TextFormat<T> &format,
                   const QString &bad = {})
{
    const auto check = [value, format](const TypeCase &row) {
        checkPlace<lens::query>(row, value, format);
        checkPlace<lens::header>(row, value, format);
        checkPlace<lens::form>(row, value, format);
        // What a cookie cannot hold is another test's.
        if (isCookieText(row.text) && isCookieText(row.bad))
            checkPlace<lens::cookie>(row, value, format);
        checkPath(row, value, format);
    };
    return { text, bad, check };
}

template<typename T>
TypeCase type(const QString &text, const T &value, const QString &bad = {})
{
    TypeCase row = formatted(text, value, lens::textFormat<T>(), bad);
    row.check = [value, check = row.check](const TypeCase &self) {
        check(self);
        checkAll<lens::query>(value);
        checkAll<lens::header>(value);
        checkAll<lens::form>(value);
    };
    return row;
}
} // namespace
Q_DECLARE_METATYPE(TypeCase)

class TestLensTypes : public QObject
{
    Q_OBJECT

public:
    enum class Side { Buy, Sell };
    Q_ENUM(Side)

private Q_SLOTS:
    void L24_typesHaveTheirText_data()
    {
        QTest::addColumn<TypeCase>("type");
        const auto row = [](const char *name, const TypeCase &type) {
            QTest::newRow(name) << type;
        };
        row("L24 int", type(u"-12"_s, -12, u"1.5"_s));
        row("L24 qint8", type(u"-128"_s, qint8(-128), u"128"_s));
        row("L24 quint64", type(u"18446744073709551615"_s, ~quint64(0), u"-1"_s));
        row("L24 an integer has no blanks", type(u"7"_s, 7, u"7\t"_s));
        row("L24 double", type(u"1e-07"_s, 1e-7, u"1,5"_s));
        row("L24 a double's names", type(u"-Infinity"_s, -qInf(), u"-inf"_s));
        row("L24 float", type(u"0.1"_s, 0.1F, u"1e300"_s));
        row("L20 bool", type(u"TRUE"_s, true, u"1"_s));
        row("L24 string", type(u"ä&=+%"_s, u"ä&=+%"_s));
        row("L24 URL", type(u"http://a/b?c=d"_s, QUrl(u"http://a/b?c=d"_s), u"http://[a"_s));
        row("L24 UUID",
            type(u"12345678-9abc-4def-8123-456789abcdef"_s,
                 QUuid(u"12345678-9abc-4def-8123-456789abcdef"_s),
                 u"1234"_s));
        row("L24 the nil UUID", type(u"00000000-0000-0000-0000-000000000000"_s, QUuid(), u"0"_s));
        row("L24 nothing stands behind a UUID",
            type(u"12345678-9abc-4def-8123-456789abcdef"_s,
                 QUuid(u"12345678-9abc-4def-8123-456789abcdef"_s),
                 u"12345678-9abc-4def-8123-456789abcdefXY"_s));
        row("L24 nothing stands behind a date",
            type(u"2026-02-28"_s, QDate(2026, 2, 28), u"2026-02-28'x"_s));
        row("L24 a time zone is no path", type(u"UTC"_s, QTimeZone("UTC"), u"../zoneinfo/UTC"_s));
        row("L24 a long duration",
            type(u"PT277777H46M40S"_s, std::chrono::seconds(1'000'000'000), u"PT1"_s));
        row("L24 date", type(u"2026-02-28"_s, QDate(2026, 2, 28), u"2026-02-30"_s));
        row("L24 time", type(u"03:04:05.006"_s, QTime(3, 4, 5, 6), u"25:00:00"_s));
        row("L24 date and time",
            type(u"2026-01-02T03:04:05.000Z"_s,
                 QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::UTC),
                 u"2026-01-02T"_s));
        row("L24 duration", type(u"PT1H1.5S"_s, std::chrono::milliseconds(3601500), u"1.5"_s));
        row("L24 negative duration", type(u"-PT90M"_s, std::chrono::seconds(-5400), u"PT"_s));
        row("L24 weeks and days", type(u"P1W1D"_s, std::chrono::hours(192), u"P1M"_s));
        row("L24 a duration finer than its type",
            type(u"PT1S"_s, std::chrono::seconds(1), u"PT0.5S"_s));
        row("L24 a duration beyond 64 bits", type(u"PT0S"_s, 0ns, u"P99999999W"_s));
        row("L24 the shortest duration",
            type(u"-PT2562047H47M16.854775807S"_s, -std::chrono::nanoseconds::max(), u"P"_s));
        row("L24 time zone",
            type(u"Europe/London"_s, QTimeZone("Europe/London"), u"Mars/Phobos"_s));
        row("L24 version", type(u"1.2.0"_s, QVersionNumber(1, 2, 0), u"1.2-rc1"_s));
        row("L24 locale",
            type(u"en-GB"_s, QLocale(QLocale::English, QLocale::UnitedKingdom), u"x"_s));
        row("L19 enum", type(u"Sell"_s, Side::Sell, u"sell"_s));
        row("L24 a type of one's own", type(u"3x4"_s, Point { 3, 4 }, u"3"_s));
        row("L21 text that is not empty", formatted(u"a"_s, u"a"_s, lens::nonEmpty()));
        row("L21 text that is not blank", formatted(u"a"_s, u"a"_s, lens::nonBlank(), u"\t"_s));
        row("L22 text like a pattern",
            formatted(u"ab1"_s, u"ab1"_s, lens::matching(u"[a-z]+\\d"_s), u"ab12"_s));
        row("L23 values between commas",
            formatted(u"1,2"_s, QList<int> { 1, 2 }, lens::csv<int>(), u"1,"_s));
        row("L23 empty values stay",
            formatted(u";a;"_s,
                      QStringList { QString(), u"a"_s, QString() },
                      lens::csv<QString>(u";"_s)));
        row("L24 Base64", formatted(u"+/8A"_s, "\xfb\xff\0"_ba, lens::base64(), u"+/8!"_s));
        row("L24 hex digits", formatted(u"00ff"_s, QByteArray("\0\xff", 2), lens::hex(), u"0"_s));
    }
    void L24_typesHaveTheirText()
    {
        QFETCH(TypeCase, type);
        type.check(type);
    }

    void L21_emptyTextIsInvalidWhereItMustNotBe()
    {
        const Request empty = Request::get(u"/?v="_s);
        QCOMPARE(codeOf(lens::query::required("v", lens::nonEmpty()).tryGet(empty)), Code::Invalid);
        QCOMPARE(codeOf(lens::query::required("v", lens::nonBlank()).tryGet(empty)), Code::Invalid);
    }

    void L22_aGroupOfAPatternIsRead()
    {
        const auto lens =
            lens::header::required("Authorization", lens::regexGroup(u"Bearer (\\S+)"_s));
        QCOMPARE(lens(Request::get(u"/"_s).withHeader("Authorization", "Bearer abc")), u"abc"_s);
        QCOMPARE(codeOf(lens.tryGet(Request::get(u"/"_s).withHeader("Authorization", "Basic abc"))),
                 Code::Invalid);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, lens::matching(u"("_s));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, lens::regexGroup(u"a"_s, 1));
    }

    void L23_emptyTextIsNoValue()
    {
        const auto lens = lens::query::required("v", lens::csv<int>());
        QCOMPARE(lens(Request::get(u"/?v="_s)), QList<int>());
        QCOMPARE(lens(QList<int>()).uri().target(), "/?v=");
    }

    void L24_aLocalTimeIsWrittenWithItsOffset()
    {
        const QDateTime local(QDate(2026, 7, 1), QTime(12, 0), QTimeZone(QTimeZone::LocalTime));
        const auto lens = lens::query::required<QDateTime>("at");
        QVERIFY(lens(lens(local)) == local);
        QVERIFY(lens::textFormat<QDateTime>().print(local) != u"2026-07-01T12:00:00.000"_s);
        QCOMPARE(codeOf(lens::query::required<QTimeZone>("z").tryGet(Request::get(u"/?z="_s))),
                 Code::Invalid);
        // Beyond what nanoseconds hold it can be written as nothing that is read again.
        QVERIFY_THROWS_EXCEPTION(
            LensFailure,
            lens::query::required<std::chrono::seconds>("d")(std::chrono::seconds(10'000'000'000)));
    }

    void L24_bothAlphabetsOfBase64AreRead()
    {
        const auto format = lens::base64();
        QCOMPARE(format.parse(u"-_8"_s), "\xfb\xff"_ba);
        QCOMPARE(format.parse(u"+/8="_s), "\xfb\xff"_ba);
        QCOMPARE(format.parse(u"a"_s), std::nullopt);
    }

    void L24_octetsThatAreNoUtf8AreReadAsLatin1()
    {
        const auto lens = lens::header::required<QString>("X");
        QCOMPARE(lens(Request::get(u"/"_s).withHeader("X", "\xe4")), u"ä"_s);
        QCOMPARE(lens(Request::get(u"/"_s).withHeader("X", "\xc3\xa4")), u"ä"_s);
    }

    void L37_aFailureInAResponseIsNoFaultOfTheCaller()
    {
        const auto retry = lens::header::required<int, Response>("Retry-After");
        QCOMPARE(retry(Response(503).header("Retry-After", "5")), 5);
        QCOMPARE(retry(7, Response(503)).header("Retry-After"), "7"_ba);
        const auto result = retry.tryGet(Response(503));
        QCOMPARE(result.error().httpStatus(), 500);
        QCOMPARE(result.error().closeStatus(), WsStatus::InternalError);
        QVERIFY(!result.error().isFaultOfCaller());
    }
};

QTEST_GUILESS_MAIN(TestLensTypes)
#include "tst_lenstypes.moc"
