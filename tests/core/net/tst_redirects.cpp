// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/redirects_p.h"
#include "scriptedserver.h"

#include <jackfield/net/client.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Kind = ConnectFailure::Kind;

namespace {
QByteArray redirect(int status, const QByteArray &location, const QByteArray &more = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Moved\r\nLocation: " + location + "\r\n"
        + more + "Content-Length: 0\r\n\r\n";
}

/// Answers "GET /x" with `answers["/x"]`, anything else with a 101.
ScriptedServer::Script answering(const QMap<QByteArray, QByteArray> &answers)
{
    return [answers](QTcpSocket &socket, int, QByteArray &bytes) {
        const QByteArray head = takeHead(bytes);
        if (head.isEmpty())
            return;
        const auto answer = answers.constFind(head.split(' ').value(1));
        socket.write(answer == answers.cend() ? switchingFor(head, "Set-Cookie: last=1\r\n")
                                              : *answer);
    };
}

std::expected<std::unique_ptr<WsClient>, ConnectFailure> connected(const QUrl &url,
                                                                   const ClientConfig &config)
{
    return net::blockingClient(url, config);
}
} // namespace

class TestRedirects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRedirectIsFollowedWhenAskedFor_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : { 301, 302, 303, 307, 308 })
            QTest::addRow("%d", status) << status;
    }
    void aRedirectIsFollowedWhenAskedFor()
    {
        QFETCH(const int, status);
        const ScriptedServer server(
            answering({ { "/a", redirect(status, "/b?c=d#e", "Set-Cookie: s=1; Path=/\r\n") } }));
        const auto client = connected(server.url(u"/a"_s), { .followRedirects = 1 });
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        QVERIFY(server.received(1).startsWith("GET /b?c=d HTTP/1.1\r\n"));
        const WebSocket &socket = *(*client)->socket();
        QCOMPARE(socket.request().uri().target(), "/b?c=d"_ba);
        QCOMPARE(cookiesSetBy(socket.response()), QList({ Cookie { "last", "1" } }));
        QCOMPARE(socket.redirects().size(), 1);
        QCOMPARE(socket.redirects().first().status(), status);
        QCOMPARE(cookiesSetBy(socket.redirects().first()), QList({ Cookie { "s", "1" } }));

        const auto refused = connected(server.url(u"/a"_s), {});
        QCOMPARE(refused.error().kind, Kind::Http);
        QCOMPARE(refused.error().response.status(), status);
        QVERIFY(refused.error().redirects.isEmpty());
    }

    void aLocationIsTakenAsItIsMeant_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("to");
        const auto row =
            [](const char *name, const char *from, const char *location, const char *to) {
                QTest::newRow(name)
                    << QString::fromLatin1(from) << QByteArray(location) << QString::fromLatin1(to);
            };
        row("a path", "ws://a/x/y", "/z", "ws://a/z");
        row("a relative path", "ws://a/x/y", "z?q", "ws://a/x/z?q");
        row("only a query", "ws://a/x/y", "?q", "ws://a/x/y?q");
        row("another host", "ws://a/x", "//b/z", "ws://b/z");
        row("http", "ws://a/x", "http://b:81/z", "ws://b:81/z");
        row("https", "ws://a/x", "https://b/z", "wss://b/z");
        row("ws", "http://a/x", "ws://b/z", "ws://b/z");
        row("wss", "wss://a/x", "wss://b/z", "wss://b/z");
    }
    void aLocationIsTakenAsItIsMeant()
    {
        QFETCH(const QString, from);
        QFETCH(const QByteArray, location);
        net::Redirects redirects(QUrl(from), { .followRedirects = 1 });
        const auto failure = redirects.follow(Response(302).header("Location", location));
        QVERIFY2(!failure, failure ? qPrintable(failure->message) : "");
        QTEST(redirects.url().toString(), "to");
    }

    void whatIsNotFollowedSaysWhy_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("words");
        QTest::newRow("from TLS to none") << u"wss://a/"_s << "ws://a/b"_ba << u"without TLS"_s;
        QTest::newRow("from TLS to http") << u"wss://a/"_s << "http://a/b"_ba << u"without TLS"_s;
        QTest::newRow("ftp") << u"ws://a/"_s << "ftp://a/"_ba << u"no WebSocket URL"_s;
        QTest::newRow("itself") << u"ws://a/"_s << "/"_ba << u"loop"_s;
        QTest::newRow("itself in other words")
            << u"http://a/x"_s << "ws://a/y/../x"_ba << u"loop"_s;
        QTest::newRow("a broken port") << u"ws://a/"_s << "ws://a:99999/"_ba << u"not followed"_s;
    }
    void whatIsNotFollowedSaysWhy()
    {
        QFETCH(const QString, from);
        QFETCH(const QByteArray, location);
        QFETCH(const QString, words);
        net::Redirects redirects(QUrl(from), { .followRedirects = 5 });
        const auto failure = redirects.follow(Response(302).header("Location", location));
        QVERIFY(failure);
        QCOMPARE(failure->kind, Kind::Http);
        QCOMPARE(failure->response.status(), 302);
        QVERIFY2(failure->message.contains(words), qPrintable(failure->message));
    }

    void tlsIsGivenUpWhenAskedTo()
    {
        net::Redirects redirects(QUrl(u"wss://a/"_s),
                                 { .followRedirects = 1, .followToPlain = true });
        QVERIFY(!redirects.follow(Response(302).header("Location", "ws://a/")));
        QCOMPARE(redirects.url(), QUrl(u"ws://a/"_s));
    }

    void aLoopNamesItsChain()
    {
        const ScriptedServer server(
            answering({ { "/a", redirect(302, "/b") }, { "/b", redirect(302, "/a") } }));
        const auto failure = connected(server.url(u"/a"_s), { .followRedirects = 10 }).error();
        QCOMPARE(failure.kind, Kind::Http);
        const QString chain =
            server.url(u"/a"_s).toString() + u" -> "_s + server.url(u"/b"_s).toString();
        QVERIFY2(failure.message.contains(u"loop"_s) && failure.message.contains(chain),
                 qPrintable(failure.message));
        QCOMPARE(failure.redirects.size(), 1);
        QCOMPARE(server.connections(), 2);
    }

    void noMoreAreFollowedThanAllowed()
    {
        const ScriptedServer server(answering({ { "/a", redirect(302, "/b") },
                                                { "/b", redirect(302, "/c") },
                                                { "/c", redirect(302, "/d") } }));
        const auto failure = connected(server.url(u"/a"_s), { .followRedirects = 2 }).error();
        QVERIFY2(failure.message.contains(u"more than the 2"_s)
                     && failure.message.contains(u"/a -> "_s) && failure.message.contains(u"/c)"_s),
                 qPrintable(failure.message));
        QVERIFY(connected(server.url(u"/a"_s), { .followRedirects = 3 }));
    }

    void aRefusalBehindARedirectNamesTheChain()
    {
        const ScriptedServer server(
            answering({ { "/a", redirect(302, "/b") },
                        { "/b", "HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno" } }));
        const auto failure = connected(server.url(u"/a"_s), { .followRedirects = 1 }).error();
        QCOMPARE(failure.response.status(), 403);
        QCOMPARE(failure.response.body(), "no"_ba);
        QCOMPARE(failure.request.uri().target(), "/b"_ba);
        QVERIFY2(failure.message.contains(u"redirected: "_s), qPrintable(failure.message));
    }

    void cookiesAreSentAndThoseOfARedirectToo()
    {
        const ScriptedServer server(answering(
            { { "/a",
                redirect(302,
                         "/b",
                         "Set-Cookie: session=new; Path=/; HttpOnly\r\nSet-Cookie: elsewhere=1; "
                         "Path=/other\r\nSet-Cookie: secret=1; Secure\r\n") } }));
        const ClientConfig config { .headers = { { "Cookie", "h=0" } },
                                    .cookies = { { "session", "old" }, { "theme", "dark" } },
                                    .followRedirects = 1 };
        QVERIFY(connected(server.url(u"/a"_s), config));
        QCOMPARE(headerOf(server.received(0), "Cookie"), "h=0; session=old; theme=dark"_ba);
        QCOMPARE(headerOf(server.received(1), "Cookie"), "h=0; theme=dark; session=new"_ba);
        QCOMPARE(server.received(1).count("\r\nCookie:"), 1);
    }

    void theSameUrlWithAnotherCookieIsNoLoop()
    {
        const ScriptedServer server([](QTcpSocket &socket, int number, QByteArray &bytes) {
            if (const QByteArray head = takeHead(bytes); !head.isEmpty())
                socket.write(number == 0 ? redirect(302, "/", "Set-Cookie: seen=1\r\n")
                                         : switchingFor(head));
        });
        QVERIFY(connected(server.url(), { .followRedirects = 5 }));
        QCOMPARE(headerOf(server.received(1), "Cookie"), "seen=1"_ba);
    }

    void credentialsStayWithTheirOrigin_data()
    {
        QTest::addColumn<bool>("isSame");
        QTest::newRow("the same origin gets them") << true;
        QTest::newRow("another port does not") << false;
    }
    void credentialsStayWithTheirOrigin()
    {
        QFETCH(const bool, isSame);
        const ScriptedServer other(answering({}));
        const QByteArray elsewhere = other.url(u"/b"_s).toEncoded();
        const ScriptedServer server(answering(
            { { "/a", redirect(307, isSame ? "/b" : elsewhere, "Set-Cookie: r=1\r\n") } }));
        QUrl url = server.url(u"/a"_s);
        url.setUserInfo(u"user:secret"_s);
        const ClientConfig config {
            .headers = { { "Cookie", "h=0" }, { "Host", "name.example" }, { "X-Own", "kept" } },
            .cookies = { { "c", "0" } },
            .followRedirects = 1
        };
        const auto client = connected(url, config);
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        const QByteArray last = isSame ? server.received(1) : other.received(0);
        QVERIFY(last.startsWith("GET /b "));
        QCOMPARE(headerOf(server.received(0), "Authorization"), "Basic dXNlcjpzZWNyZXQ="_ba);
        QCOMPARE(headerOf(last, "Authorization"),
                 isSame ? "Basic dXNlcjpzZWNyZXQ="_ba : QByteArray());
        QCOMPARE(headerOf(last, "Cookie"), isSame ? "h=0; c=0; r=1"_ba : QByteArray());
        QCOMPARE(headerOf(last, "Host") == "name.example", isSame);
        QCOMPARE(headerOf(last, "X-Own"), "kept"_ba);

        const ClientConfig given { .headers = { { "Authorization", "Bearer t" } },
                                   .followRedirects = 1 };
        QVERIFY(connected(server.url(u"/a"_s), given));
        QCOMPARE(headerOf(isSame ? server.received(3) : other.received(1), "Authorization"),
                 isSame ? "Bearer t"_ba : QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestRedirects)
#include "tst_redirects.moc"
