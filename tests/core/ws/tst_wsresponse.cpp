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

    void theOfflineFactorySendsTheHandshakeOfTheUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("seen"); // empty: refused as a URL
        QTest::newRow("no path") << u"ws://example.com"_s << u"example.com / "_s;
        QTest::newRow("port, path and query")
            << u"ws://example.com:81/a%20b?x=1"_s << u"example.com:81 /a%20b?x=1 "_s;
        QTest::newRow("a password is not a host")
            << u"ws://bob:pw@example.com"_s << u"example.com / Basic Ym9iOnB3"_s;
        QTest::newRow("fragment") << u"ws://example.com/#f"_s << QString();
        QTest::newRow("another scheme") << u"ftp://example.com/"_s << QString();
    }
    void theOfflineFactorySendsTheHandshakeOfTheUrl()
    {
        QFETCH(QString, url);
        QFETCH(QString, seen);
        const WsHandler handler = [](const Request &request) -> WsResponse {
            const QByteArray text = request.header("Host").value_or("") + ' '
                + request.uri().target() + ' ' + request.header("Authorization").value_or("");
            return [text](const WebSocket &socket) { socket.send(WsMessage::fromUtf8(text)); };
        };
        int opened = 0;
        const WsSink sink { .opened = [&opened](const WsOpened &) {
            ++opened;
            return WsObserver {};
        } };
        const auto client = testing::clientFactory(handler)(url, { .sink = sink });
        QCOMPARE(opened, seen.isEmpty() ? 0 : 1);
        if (seen.isEmpty())
            QCOMPARE(client.error().kind, ConnectFailure::Kind::Url);
        else
            QCOMPARE((*client)->receive()->text(), seen);
    }

    void theOfflineFactorySendsCookiesAndOneAuthorization()
    {
        const WsHandler handler = [](const Request &request) -> WsResponse {
            const QByteArray text = request.headers().values("Cookie").join('|') + ' '
                + request.headers().values("Authorization").join('|');
            return [text](const WebSocket &socket) { socket.send(WsMessage::fromUtf8(text)); };
        };
        const ClientConfig config { .headers = { { "Cookie", "a=1" }, { "Authorization", "own" } },
                                    .cookies = { { "b", "2" } } };
        const auto client = testing::clientFactory(handler)(u"ws://bob:pw@example.com/"_s, config);
        QCOMPARE((*client)->receive()->text(), u"a=1; b=2 own"_s);
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
