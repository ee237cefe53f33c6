// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/sessionrecorder.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
WsOpened opened(const QByteArray &target, const Headers &headers = {})
{
    return { .request = Request(Method::Get, Uri(target)).withHeaders(headers),
             .response = Response(101),
             .subprotocol = {},
             .url = QString::fromUtf8(target),
             .upstream = {} };
}

WsOpened redacted(const WsOpened &plain)
{
    QList<Redactor::Replaced> fresh;
    return Redactor().redacted(plain, &fresh);
}
} // namespace

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headersLoseTheirSecrets_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("Authorization")
            << "Authorization"_ba << "Bearer abc"_ba << "Bearer <secret:1>"_ba;
        QTest::newRow("credentials without a known scheme")
            << "Authorization"_ba << "my abc"_ba << "<secret:1>"_ba;
        QTest::newRow("a scheme alone") << "Authorization"_ba << "Bearer "_ba << "<secret:1>"_ba;
        QTest::newRow("any case") << "aUTHORIZATION"_ba << "x"_ba << "<secret:1>"_ba;
        QTest::newRow("Proxy-Authorization")
            << "Proxy-Authorization"_ba << "Basic QQ=="_ba << "Basic <secret:1>"_ba;
        QTest::newRow("Cookie") << "Cookie"_ba << "sid=1; b=2;c; sid=1; d="_ba
                                << "sid=<secret:1>; b=<secret:2>;<secret:3>; sid=<secret:1>; d="_ba;
        QTest::newRow("a quoted cookie")
            << "Cookie"_ba << "a= \"b\" "_ba << "a= \"<secret:1>\" "_ba;
        QTest::newRow("Set-Cookie") << "Set-Cookie"_ba << "sid=1; Path=/; HttpOnly; x=2; secure"_ba
                                    << "sid=<secret:1>; Path=/; HttpOnly; x=<secret:2>; secure"_ba;
        QTest::newRow("others stay")
            << "Origin"_ba << "http://localhost"_ba << "http://localhost"_ba;
        QTest::newRow("a literal pseudonym is escaped")
            << "X"_ba << "<secret:1>"_ba << "<secret::1>"_ba;
        QTest::newRow("bearer subprotocol")
            << "Sec-WebSocket-Protocol"_ba << "chat, bearer.abc"_ba << "chat, bearer.<secret:1>"_ba;
        QTest::newRow("a cluster's bearer subprotocol")
            << "Sec-WebSocket-Protocol"_ba << "base64url.bearer.authorization.k8s.io.abc, v4"_ba
            << "base64url.bearer.authorization.k8s.io.<secret:1>, v4"_ba;
        const auto row =
            [](const char *name, const char *header, const char *value, const char *kept) {
                QTest::newRow(name) << QByteArray(header) << QByteArray(value) << QByteArray(kept);
            };
        const char *protocol = "Sec-WebSocket-Protocol";
        row("a web token among subprotocols",
            protocol,
            "chat, eyJhbGci.eyJzdWIi.c2ln, v2",
            "chat, <secret:1>, v2");
        row("a web token behind a name", protocol, "jwt.eyJhbGci.eyJzdWIi.c2ln", "jwt.<secret:1>");
        row("32 characters as a subprotocol",
            protocol,
            "v1,ticket.0123456789abcdef0123456789abcdef",
            "v1,ticket.<secret:1>");
        row("names of subprotocols stay",
            protocol,
            "graphql-transport-ws, v12.stomp, com.example.chat.messages.v2.json",
            "graphql-transport-ws, v12.stomp, com.example.chat.messages.v2.json");
        row("a redirection's query",
            "Location",
            "https://h/x?token=abc&y=1",
            "https://h/x?token=<secret:1>&y=1");
        row("a redirection's fragment",
            "Location",
            "/x#access_token=abc&s=?",
            "/x#access_token=<secret:1>&s=?");
        row("user info of the referring page",
            "referer",
            "https://me:pw@h/x",
            "https://<secret:1>@h/x");
        row("the origin's user info", "Origin", "https://me:pw@h", "https://<secret:1>@h");
    }
    void headersLoseTheirSecrets()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const WsOpened result = redacted(opened("/", { { name, value } }));
        QTEST(result.request.header(name).value(), "kept");
    }

    void urlsLoseTheirSecrets_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("kept");
        const auto row = [](const char *name, const char *url, const char *kept) {
            QTest::newRow(name) << QByteArray(url) << QByteArray(kept);
        };
        row("nothing to hide", "ws://h:1/a?limit=3&x=&y", "ws://h:1/a?limit=3&x=&y");
        row("user info", "ws://me:pw@h/a", "ws://<secret:1>@h/a");
        row("an at sign in the path", "ws://h/a@b", "ws://h/a@b");
        row("token", "/a?token=abc&x=1", "/a?token=<secret:1>&x=1");
        row("a word of the name", "/a?X-Api-Key=abc", "/a?X-Api-Key=<secret:1>");
        row("part of the name", "/a?accessToken=abc", "/a?accessToken=<secret:1>");
        row("a short word only as a word", "/a?design=1&sig=2", "/a?design=1&sig=<secret:1>");
        row("an empty value", "/a?token=", "/a?token=");
        row("a web token by its looks", "/a?t=eyJhbGci.eyJzdWIi.c2ln", "/a?t=<secret:1>");
        row("32 characters by their looks",
            "/a?t=0123456789abcdef0123456789abcdef",
            "/a?t=<secret:1>");
        row("the same secret is the same",
            "/a?token=x&key=y&auth=x",
            "/a?token=<secret:1>&key=y&auth=<secret:1>");
        row("a fragment stays", "/a?token=x#f", "/a?token=<secret:1>#f");
        row("a literal pseudonym", "/a?q=<secret:9>", "/a?q=<secret::9>");
    }
    void urlsLoseTheirSecrets()
    {
        QFETCH(QByteArray, url);
        const WsOpened result = redacted(opened(url));
        QTEST(result.request.uri().target(), "kept");
        QCOMPARE(result.url.toUtf8(), result.request.uri().target());
    }

    void aRecordingTellsWhereAPseudonymIsFirstUsed()
    {
        SessionRecorder recorder;
        const WsSink sink = recorder;
        (void)sink.opened(opened("/?token=x", { { "Cookie", "c" } }));
        (void)sink.opened(opened("/?token=x"));
        const Session session = recorder.session();
        QCOMPARE(session.events.size(), 4);
        QCOMPARE(session.events.at(1).text, u"<secret:1>"_s);
        QCOMPARE(session.events.at(1).where, u"request target query token"_s);
        QCOMPARE(session.events.at(2).text, u"<secret:2>"_s);
        QCOMPARE(session.events.at(2).where, u"request header Cookie"_s);
        QVERIFY(!session.toText().contains("token=x"));
        QCOMPARE(Session::parse(session.toText()).value(), session);
    }

    void itCanBeSwitchedOff()
    {
        SessionRecorder recorder({ .redaction = Redaction::none() });
        const WsOpened plain = opened("ws://me:pw@h/?token=<secret:1>", { { "Cookie", "c" } });
        (void)recorder.sink().opened(plain);
        const Session session = recorder.session();
        QCOMPARE(session.events.size(), 1);
        QCOMPARE(session.events.front().opened().request, plain.request);
        QCOMPARE(session.events.front().opened().url, plain.url);
    }
};

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
