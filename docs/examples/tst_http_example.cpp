// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The example of docs/library/http.md, letter for letter; a test compares the two.
#include <jackfield/http/routematcher.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;

class TestHttpExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        // clang-format off
        const Request request = Request::get("/rooms/blue?tag=a&tag=b+c&quiet")
                                    .withHeader("Accept", "text/html")
                                    .withHeader("Cookie", "theme=dark");
        const QByteArray asked = request.uri().target();                // as it was sent: "/rooms/blue?tag=a&tag=b+c&quiet"
        const QList<QString> tags = request.uri().queryValues("tag");   // "a" and "b c"

        const HttpHandler page = [](const Request &request) {
            return Response(200).header("Content-Type", "text/plain").body(request.uri().path().toUtf8());
        };
        const HttpFilter stamped = [](HttpHandler next) -> HttpHandler {
            return [next](const Request &request) { return next(request).header("Server", "mine"); };
        };
        const Response answered = then(stamped, page)(request);         // a handler is a function: calling it is the test

        const RouteMatcher wanted = match::query("tag", "a") && !match::header("Old");
        qInfo().noquote() << wanted.description() << wanted.matches(request);
        // clang-format on
        QCOMPARE(asked, "/rooms/blue?tag=a&tag=b+c&quiet");
        QCOMPARE(tags, (QList<QString> { "a", "b c" }));
        QCOMPARE(answered.body(), "/rooms/blue");
        QCOMPARE(answered.header("Server"), std::optional<QByteArray>("mine"));
        QVERIFY(wanted.matches(request));
        QCOMPARE(wanted.description(), "query tag=a and not header Old");
    }
};

QTEST_GUILESS_MAIN(TestHttpExample)
#include "tst_http_example.moc"
