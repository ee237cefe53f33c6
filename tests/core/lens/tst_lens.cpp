// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/filters.h>
#include <jackfield/lens/path.h>
#include <jackfield/lens/query.h>
#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestLens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQueryIsRequiredOptionalOrDefaulted_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("required"); // -1 missing, -2 invalid
        QTest::addColumn<int>("optional");
        QTest::addColumn<int>("defaulted");
        QTest::newRow("present") << u"/?n=5"_s << 5 << 5 << 5;
        QTest::newRow("absent") << u"/"_s << -1 << -1 << 7;
        QTest::newRow("malformed is never absent") << u"/?n=x"_s << -2 << -2 << -2;
        QTest::newRow("without a value is malformed") << u"/?n"_s << -2 << -2 << -2;
        QTest::newRow("out of range") << u"/?n=99999999999"_s << -2 << -2 << -2;
        QTest::newRow("the first of several") << u"/?n=1&n=2"_s << 1 << 1 << 1;
    }
    void aQueryIsRequiredOptionalOrDefaulted()
    {
        QFETCH(QString, target);
        const Request request = Request::get(target);
        const auto seen = [](const auto &result) {
            return result ? *result : result.error().code() == Error::Code::Missing ? -1 : -2;
        };
        QTEST(seen(lens::query::required<int>("n").tryGet(request)), "required");
        const auto optional = lens::query::optional<int>("n").tryGet(request);
        QTEST(optional ? optional->value_or(-1) : -2, "optional");
        QTEST(seen(lens::query::defaulted("n", 7).tryGet(request)), "defaulted");
    }

    void aFailureSaysWhatWhereAndWhatWasThere()
    {
        const auto result =
            lens::query::required<int>("limit").tryGet(Request::get(u"/?limit=ten"_s));
        QCOMPARE(result.error().error(),
                 (Error { Error::Code::Invalid,
                          u"query 'limit' must be integer, not 'ten'"_s,
                          u"limit"_s }));
        QCOMPARE(result.error().meta().place, u"query"_s);
        QVERIFY_THROWS_EXCEPTION(LensFailure,
                                 lens::query::required<int>("limit")(Request::get(u"/"_s)));
    }

    void aPathLensReadsTheRoutesValues()
    {
        const auto id = lens::path::required<int>("id");
        const Request routed =
            Request::get(u"/x/7"_s).withRoute({ u"/x/{id}"_s, { { u"id"_s, u"7"_s } } });
        QCOMPARE(id(routed), 7);
        QCOMPARE(id.tryGet(Request::get(u"/x/7"_s)).error().code(), Error::Code::Missing);
    }

    void mapSeesThroughAndFailsAsInvalid()
    {
        const auto doubled = lens::query::required<int>("n").map([](int n) {
            if (n < 0)
                throw std::out_of_range("below zero");
            return n * 2.5;
        });
        QCOMPARE(doubled(Request::get(u"/?n=2"_s)), 5.0);
        const auto failed = doubled.tryGet(Request::get(u"/?n=-1"_s));
        QCOMPARE(failed.error().code(), Error::Code::Invalid);
        QVERIFY(failed.error().error().message.contains(u"below zero"_s));
    }

    void typesHaveTheirOwnText()
    {
        const Request request =
            Request::get(u"/?b=true&u=http%3A%2F%2Fx%2Fy&i=12345678901234567890&d=1e3"_s);
        QCOMPARE(lens::query::required<bool>("b")(request), true);
        QCOMPARE(lens::query::required<QUrl>("u")(request), QUrl(u"http://x/y"_s));
        QCOMPARE(lens::query::required<quint64>("i")(request), 12345678901234567890ull);
        QCOMPARE(lens::query::required<double>("d")(request), 1000.0);
        QVERIFY(!lens::query::required<qint8>("i").tryGet(request));
        QVERIFY(!lens::query::required<QUuid>("u").tryGet(request));
    }

    void aFailureInTheHandshakeIs400()
    {
        const WsHandler handler = [](const Request &request) -> WsResponse {
            const int n = lens::query::required<int>("n")(request);
            return
                [n](const WebSocket &socket) { socket.send(WsMessage::text(QString::number(n))); };
        };
        const auto refused = testing::upgrade(handler, Request::get(u"/"_s));
        QCOMPARE(refused.error().response.status(), 400);
        QVERIFY(refused.error().response.body().contains("query 'n' is required"));
        QVERIFY(testing::upgrade(handler, Request::get(u"/?n=1"_s)));
    }

    void aFilterDecidesWhatAFailureBecomes()
    {
        const WsFilter decided = catchLensFailure([](const LensFailure &failure) {
            return LensAnswer { 422, WsStatus { 4022, {} }, u"bad "_s + failure.meta().name };
        });
        const auto lens = lens::query::required<int>("n");
        const WsHandler early = [lens](const Request &request) -> WsResponse {
            (void)lens(request);
            return std::nullopt;
        };
        const auto refused = testing::upgrade(then(decided, early), Request::get(u"/"_s));
        QCOMPARE(refused.error().response.status(), 422);

        const WsHandler late = [lens](const Request &) -> WsResponse {
            return [lens](const WebSocket &socket) {
                socket.onMessage(
                    [lens](const WsMessage &message) { (void)lens(Request::get(message.text())); });
            };
        };
        const auto client = testing::testWsClient(then(decided, late), Request::get(u"/"_s));
        client->send(WsMessage::text(u"/"_s));
        QCOMPARE(client->receive().error().status, (WsStatus { 4022, u"bad n"_s }));
    }
};

QTEST_GUILESS_MAIN(TestLens)
#include "tst_lens.moc"
