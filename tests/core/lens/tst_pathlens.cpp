// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "found.h"

#include <jackfield/lens/path.h>
#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>

class TestPathLens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void L14_aPathLensSaysThatTheRequestWasNotRouted()
    {
        const auto result = lens::path::required<int>("id").tryGet(get(u"/x/7"_s));
        QCOMPARE(codeOf(result), Code::Missing);
        QCOMPARE(textOf(result), u"path 'id' is required, but the request was not routed"_s);
    }

    void L15_aPathLensSaysThatTheTemplateHasNoSuchName()
    {
        const Request routed = get(u"/x/7"_s).withRoute({ u"/x/{id}"_s, { { u"id"_s, u"7"_s } } });
        QCOMPARE(textOf(lens::path::required<int>("n").tryGet(routed)),
                 u"path 'n' is required, but /x/{id} has no such place"_s);
        QCOMPARE(lens::path::required<int>("id")(routed), 7);
    }

    void L15_theRouteIsThereInAListenerToo()
    {
        const auto id = lens::path::required<int>("id");
        const auto handler = [id](const Request &) -> WsResponse {
            return [id](const WebSocket &socket) {
                socket.onMessage([=](const WsMessage &) {
                    socket.send(WsMessage::text(QString::number(id(socket.request()))));
                });
            };
        };
        const auto client =
            testing::testWsClient(websockets({ route("/x/{id}", handler) }), get(u"/x/7"_s));
        client->send(WsMessage());
        QCOMPARE(client->receive().value(), WsMessage::text(u"7"_s));
    }

    void L16_aFixedPartOfAPathBelongsToTheTemplate()
    {
        const auto accept = [](const Request &) -> WsResponse { return [](const WebSocket &) { }; };
        const WsRoutes table = websockets({ route("/a/b", accept) });
        QVERIFY(testing::upgrade(table, get(u"/a/b"_s)));
        QCOMPARE(testing::upgrade(table, get(u"/a%2Fb"_s)).error().response.status(), 404);
    }

    void L17_pathValuesAreEncodedAndDecoded_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("L17 unreserved") << u"a-b.c_d~9"_s << "/x/a-b.c_d~9/y"_ba;
        QTest::newRow("L17 slash") << u"a/b"_s << "/x/a%2Fb/y"_ba;
        QTest::newRow("L17 other characters") << u"ä%?#"_s << "/x/%C3%A4%25%3F%23/y"_ba;
        QTest::newRow("L18 blanks stay what they are") << u" \t\n"_s << "/x/%20%09%0A/y"_ba;
    }
    void L17_pathValuesAreEncodedAndDecoded()
    {
        QFETCH(QString, value);
        const auto lens = lens::path::required<QString>("v");
        const Request written = lens(value, get(u"/x/{v}/y"_s));
        QTEST(written.uri().target(), "target");
        QString seen;
        const WsRoutes table = websockets({ route("/x/{v}/y", [&](const Request &request) {
            seen = lens(request);
            return WsResponse(std::nullopt);
        }) });
        (void)table(written);
        QCOMPARE(seen, value);
        const Request other = lens(
            value, get(u"/x/1/y?q=%7e"_s).withRoute({ u"/x/{v}/y"_s, { { u"v"_s, u"1"_s } } }));
        QFETCH(QByteArray, target);
        QCOMPARE(other.uri().target(), target + "?q=%7e");
        QCOMPARE(lens(other), value);
    }

    void L17_aPathValueThatHasNoPlaceIsNotLost()
    {
        const auto lens = lens::path::required<QString>("v");
        QCOMPARE(lens(u"1/2"_s, get(u"/{v:.*}?{v}"_s)).uri().target(), "/1/2?{v}");
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens(u"1"_s, get(u"/x/{w}"_s)));
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens(u"1"_s, get(u"/x?{v}"_s)));
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens(u".."_s, get(u"/x/{v}/y"_s)));
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens(u"a/../.."_s, get(u"/{v:.*}"_s)));
        QVERIFY_THROWS_EXCEPTION(LensFailure, lens(QString(), get(u"/x/{v}/y"_s)));
        QCOMPARE(lens(u"b"_s, get(u"/{v:[a-z]?}?q"_s)).uri().target(), "/b?q");
    }

    void L17_ofARoutedPathOneSegmentIsWritten_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("uriTemplate");
        QTest::addColumn<QByteArray>("after"); // empty: it fails
        const auto row =
            [](const char *name, const char *before, const char *uriTemplate, const char *after) {
                QTest::newRow(name)
                    << QByteArray(before) << QString::fromLatin1(uriTemplate) << QByteArray(after);
            };
        row("L17 other octets stay", "/%41/x//%62/?q#f", "/{a}/{v}//b", "/%41/n%2Fm//%62/?q#f");
        row("L17 an open end stays", "/t/a/files/1/", "/t/{v}/**", "/t/n%2Fm/files/1/");
        row("L17 an absolute target", "http://h/t/a", "/t/{v}", "http://h/t/n%2Fm");
        row("L17 a part of a segment", "/t/a.json", "/t/{v}.json", "/t/n%2Fm.json");
        row("L17 a rest", "/t/a/b/c", "/t/{v:.*}", "/t/n/m");
        row("L17 no such place", "/t", "/t/{v}", "");
    }
    void L17_ofARoutedPathOneSegmentIsWritten()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, uriTemplate);
        QFETCH(QByteArray, after);
        const auto lens = lens::path::required<QString>("v");
        const Request request =
            Request(Method::Get, Uri(before))
                .withRoute({ uriTemplate, { { u"a"_s, u"A"_s }, { u"v"_s, u"a"_s } } });
        if (after.isEmpty()) {
            QVERIFY_THROWS_EXCEPTION(LensFailure, lens(u"n/m"_s, request));
            return;
        }
        QCOMPARE(lens(u"n/m"_s, request).uri().target(), after);
        QCOMPARE(lens(lens(u"n/m"_s, request)), u"n/m"_s);
    }
};

QTEST_GUILESS_MAIN(TestPathLens)
#include "tst_pathlens.moc"
