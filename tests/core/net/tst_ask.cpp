// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptedserver.h"

#include <jackfield/net/ask.h>
#include <jackfield/net/server.h>

#include <QSslSocket>
#include <QTest>
#include <mutex>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ConnectFailure::Kind;

namespace {
using Outcome = std::optional<std::expected<Response, ConnectFailure>>;

/// Asks and waits.
Outcome outcomeOf(const QUrl &url, const Request &request, const ClientConfig &config = {})
{
    Outcome outcome;
    const auto asking =
        net::ask(url, request, config, [&](const auto &answer) { outcome = answer; });
    if (outcome) // not before it has returned
        return std::nullopt;
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }))
        return std::nullopt;
    return outcome;
}
} // namespace

/// One HTTP request with the trust, the time-out and the proxy of a connection.
class TestAsk : public QObject
{
    Q_OBJECT

private:
    std::mutex m_mutex;
    Request m_request;

    Response answer(const Request &request)
    {
        const std::scoped_lock lock(m_mutex);
        m_request = request;
        if (request.uri().path() == u"/moved")
            return Response(302)
                .header("Location", "/login")
                .header("Set-Cookie", "sid=1; HttpOnly")
                .header("Set-Cookie", "lang=en");
        if (request.uri().path() == u"/long")
            return Response(200).body(QByteArray(2 << 20, 'x'));
        if (request.uri().path() == u"/wrong")
            return Response(401).body("who are you?");
        return Response(200).header("X-Token", "abc").body("hello");
    }
    net::Server server(ServerConfig config = {})
    {
        return net::Server(poly([this](const Request &request) { return answer(request); },
                                [](const Request &) { return refuse(Response(404)); }),
                           std::move(config));
    }
    static QUrl http(const net::Server &server, const QString &path)
    {
        QUrl url = server.url().resolved(QUrl(path));
        url.setScheme(url.scheme() == u"wss" ? u"https"_s : u"http"_s);
        return url;
    }

private Q_SLOTS:
    void whatIsAskedArrives()
    {
        net::Server there = server();
        QVERIFY(there.start());
        const auto outcome = outcomeOf(http(there, u"/login?a=1"_s),
                                       Request(Method::Post, {})
                                           .withHeader("Content-Type", "application/json")
                                           .withHeader("X-Client", "test")
                                           .withBody("{\"user\":\"ann\"}"));
        QVERIFY(outcome && outcome->has_value());
        QCOMPARE((*outcome)->status(), 200);
        QCOMPARE((*outcome)->header("X-Token"), "abc"_ba);
        QCOMPARE((*outcome)->body(), "hello"_ba);
        const std::scoped_lock lock(m_mutex);
        QCOMPARE(m_request.method(), Method::Post);
        QCOMPARE(m_request.uri().target(), "/login?a=1"_ba);
        QCOMPARE(m_request.header("X-Client"), "test"_ba);
        QCOMPARE(m_request.header("Content-Type"), "application/json"_ba);
        QCOMPARE(m_request.body(), "{\"user\":\"ann\"}"_ba);
    }

    void anyStatusIsAnAnswerAndRedirectsAreNotFollowed()
    {
        net::Server there = server();
        QVERIFY(there.start());
        const auto wrong = outcomeOf(http(there, u"/wrong"_s), Request(Method::Get, {}));
        QVERIFY(wrong && wrong->has_value());
        QCOMPARE((*wrong)->status(), 401);
        QCOMPARE((*wrong)->body(), "who are you?"_ba);
        const auto moved = outcomeOf(http(there, u"/moved"_s), Request(Method::Get, {}));
        QVERIFY(moved && moved->has_value());
        QCOMPARE((*moved)->status(), 302);
        QCOMPARE(cookiesSetBy(**moved), QList<Cookie>({ { "sid", "1" }, { "lang", "en" } }));
    }

    void whatCannotBeHadIsSaid()
    {
        net::Server there = server();
        QVERIFY(there.start());
        const auto tooLong = outcomeOf(http(there, u"/long"_s), Request(Method::Get, {}));
        QVERIFY(tooLong && !tooLong->has_value());
        QCOMPARE(tooLong->error().kind, Kind::Http);
        const QUrl gone = http(there, u"/login"_s);
        there.stop();
        const auto nobody = outcomeOf(gone, Request(Method::Get, {}));
        QVERIFY(nobody && !nobody->has_value());
        QCOMPARE(nobody->error().kind, Kind::Refused);
        // One that takes the request and says nothing.
        const ScriptedServer silent([](QTcpSocket &, int, QByteArray &) { });
        QUrl url = silent.url();
        url.setScheme(u"http"_s);
        const auto late = outcomeOf(url, Request(Method::Get, {}), { .timeout = 50ms });
        QVERIFY(late && !late->has_value());
        QCOMPARE(late->error().kind, Kind::Timeout);
        QVERIFY2(late->error().message.contains(u"50 ms"), qPrintable(late->error().message));
    }

    void trustIsThatOfTheConnection()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        net::Server there = server({ .tls = TlsServerConfig() });
        QVERIFY(there.start());
        const QUrl url = http(there, u"/login"_s);
        QCOMPARE(url.scheme(), u"https"_s);
        const Request request(Method::Get, {});
        const auto unknown = outcomeOf(url, request);
        QVERIFY(unknown && !unknown->has_value());
        QCOMPARE(unknown->error().kind, Kind::Tls);
        QVERIFY2(unknown->error().message.contains(u"of localhost is self-signed"),
                 qPrintable(unknown->error().message));
        QVERIFY(unknown->error().tls);
        QCOMPARE(unknown->error().tls->chain.value(0).sha256, there.certificateSha256());
        const auto pinned =
            outcomeOf(url, request, { .tls = { .pinnedSha256 = { there.certificateSha256() } } });
        QVERIFY(pinned && pinned->has_value());
        QCOMPARE((*pinned)->status(), 200);
        m_request = {};
        const auto other =
            outcomeOf(url, request, { .tls = { .pinnedSha256 = { QByteArray(32, 'x') } } });
        QVERIFY(other && !other->has_value());
        QVERIFY2(other->error().message.contains(u"not the pinned"),
                 qPrintable(other->error().message));
        QCOMPARE(m_request, Request()); // nothing was sent to it
        QVERIFY(outcomeOf(url, request, { .tls = { .doNotVerify = true } })->has_value());
    }

    void aProxyIsUsedIfItIsNamed()
    {
        net::Server there = server();
        QVERIFY(there.start());
        const ScriptedServer proxy([](QTcpSocket &socket, int, QByteArray &bytes) {
            if (!bytes.contains("\r\n\r\n"))
                return;
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nby proxy!");
            bytes.clear();
        });
        QUrl way = proxy.url();
        way.setScheme(u"http"_s);
        const auto outcome =
            outcomeOf(http(there, u"/login"_s), Request(Method::Get, {}), { .proxy = way });
        QVERIFY(outcome && outcome->has_value());
        QCOMPARE((*outcome)->body(), "by proxy!"_ba);
    }

    void whoLetsGoHearsNothing()
    {
        net::Server there = server();
        QVERIFY(there.start());
        bool isAnswered = false;
        auto asking =
            net::ask(http(there, u"/login"_s), Request(Method::Get, {}), {}, [&](const auto &) {
                isAnswered = true;
            });
        asking.reset();
        // Another answer is there in the meantime.
        QVERIFY(outcomeOf(http(there, u"/login"_s), Request(Method::Get, {})));
        QVERIFY(!isAnswered);
    }
};

QTEST_GUILESS_MAIN(TestAsk)
#include "tst_ask.moc"
