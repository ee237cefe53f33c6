// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/handlerfailure.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestWsResponse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAHandlerReturnsBecomesAnAnswer()
    {
        QVERIFY(WsResponse([](const WebSocket &) { }).isAccepted());
        QVERIFY(WsResponse(std::optional<WsConsumer>([](const WebSocket &) { })).isAccepted());
        QCOMPARE(WsResponse(std::nullopt).refusal().status(), 404);
        QCOMPARE(WsResponse(std::optional<WsConsumer>()).refusal().status(), 404);
        QCOMPARE(WsResponse(WsConsumer()).refusal().status(), 404);
        QCOMPARE(refuse(Response(401)).refusal().status(), 401);
    }

    void whatAHandlerThrowsIsARefusal()
    {
        const WsHandler teapot = [](const Request &) -> WsResponse {
            throw HandlerFailure(418, WsStatus::PolicyViolation, u"short and stout"_s);
        };
        const WsResponse refused = answer(teapot, Request::get(u"/"_s));
        QCOMPARE(refused.refusal().status(), 418);
        QVERIFY(refused.refusal().body().contains("short and stout"));

        const WsHandler broken = [](const Request &) -> WsResponse {
            throw std::runtime_error("a secret");
        };
        const WsResponse failed = answer(broken, Request::get(u"/"_s));
        QCOMPARE(failed.refusal().status(), 500);
        QVERIFY(!failed.refusal().body().contains("secret"));
        QCOMPARE(answer(WsHandler(), Request::get(u"/"_s)).refusal().status(), 404);
    }

    void aSubprotocolIsAgreedOnlyIfItWasOffered_data()
    {
        QTest::addColumn<QByteArray>("offered");
        QTest::addColumn<QString>("agreed");
        QTest::newRow("offered") << "chat, feed.v1"_ba << u"feed.v1"_s;
        QTest::newRow("not offered") << "chat"_ba << QString();
        QTest::newRow("nothing offered") << ""_ba << QString();
    }
    void aSubprotocolIsAgreedOnlyIfItWasOffered()
    {
        QFETCH(QByteArray, offered);
        const WsHandler feed = [](const Request &) {
            return WsResponse([](const WebSocket &) { }).withSubprotocol(u"feed.v1"_s);
        };
        const Request request = Request::get(u"/"_s).withHeader("Sec-WebSocket-Protocol", offered);
        QTEST(testing::testWsClient(feed, request)->subprotocol(), "agreed");
    }

    void filtersRunInOrderAndOncePerConnection()
    {
        QStringList log;
        const auto logging = [&log](const QString &name) -> WsFilter {
            return [&log, name](const WsHandler &next) -> WsHandler {
                return [&log, name, next](const Request &request) {
                    log << name + u" in"_s;
                    WsResponse response = next(request);
                    log << name + u" out"_s;
                    return response;
                };
            };
        };
        const WsHandler handler = [&log](const Request &) -> WsResponse {
            log << u"handler"_s;
            return [](const WebSocket &) { };
        };
        testing::testWsClient(then(then(logging(u"a"_s), logging(u"b"_s)), handler),
                              Request::get(u"/"_s));
        QCOMPARE(log, QStringList({ u"a in"_s, u"b in"_s, u"handler"_s, u"b out"_s, u"a out"_s }));
    }
};

QTEST_GUILESS_MAIN(TestWsResponse)
#include "tst_wsresponse.moc"
