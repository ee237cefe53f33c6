// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "certificate.h"
#include "net/proxyhandshake_p.h"
#include "rawpeer.h"
#include "relayingproxy.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <QNetworkProxy>
#include <QSslSocket>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ConnectFailure::Kind;

namespace {
WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

QUrl proxyUrl(const ScriptedServer &proxy, const QString &scheme, const QString &userInfo = {})
{
    QUrl url = proxy.url(QString());
    url.setScheme(scheme);
    url.setUserInfo(userInfo);
    return url;
}

QByteArray socksReply(char code)
{
    QByteArray reply("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10);
    reply[1] = code;
    return reply;
}
} // namespace

/// Clients that connect through a proxy of others.
class TestThroughProxy : public QObject
{
    Q_OBJECT

private:
    net::Server m_server { { {}, echo } };

    ConnectFailure failureThrough(const RelayingProxy &behaviour,
                                  const QString &scheme,
                                  const QString &userInfo = {})
    {
        const ScriptedServer proxy(behaviour.script());
        const auto client = net::blockingClient(
            m_server.url(), { .timeout = 5s, .proxy = proxyUrl(proxy, scheme, userInfo) });
        return client ? ConnectFailure { Kind::Url, u"it connected"_s, {} } : client.error();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }

    void messagesGoThroughAProxy_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("userInfo");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QByteArray>("seen"); // by the proxy
        const QString port = QString::number(m_server.port());
        const auto row = [](const char *name,
                            const QString &scheme,
                            const QString &userInfo,
                            const QString &host,
                            const QByteArray &seen) {
            QTest::newRow(name) << scheme << userInfo << host << seen;
        };
        const QString address = u"127.0.0.1"_s;
        const QString localhost = u"localhost"_s;
        const QByteArray octets = QByteArray("\x05\x01\x00\x01\x7f\x00\x00\x01", 8);
        row("CONNECT", u"http"_s, {}, address, "CONNECT 127.0.0.1:" + port.toLatin1());
        row("CONNECT by name", u"http"_s, {}, localhost, "CONNECT localhost:" + port.toLatin1());
        row("CONNECT with a password",
            u"http"_s,
            u"me:p%40ss"_s,
            address,
            "\r\nProxy-Authorization: Basic " + "me:p@ss"_ba.toBase64() + "\r\n");
        row("SOCKS5", u"socks5"_s, {}, address, octets);
        row("SOCKS5 with a name that is resolved here", u"socks5"_s, {}, localhost, octets);
        row("SOCKS5 with a name that is resolved there",
            u"socks5h"_s,
            {},
            localhost,
            QByteArray("\x05\x01\x00\x03\x09localhost", 14));
        row("SOCKS5 with a password", u"socks5"_s, u"me:p%40ss"_s, address, "\x01\x02me\x04p@ss");
    }
    void messagesGoThroughAProxy()
    {
        QFETCH(const QString, scheme);
        QFETCH(const QString, userInfo);
        QFETCH(const QString, host);
        QFETCH(const QByteArray, seen);
        RelayingProxy behaviour;
        if (!userInfo.isEmpty())
            behaviour = { .user = "me", .password = "p@ss" };
        const ScriptedServer proxy(behaviour.script());
        QUrl url = m_server.url();
        url.setHost(host);
        const auto client =
            net::blockingClient(url, { .proxy = proxyUrl(proxy, scheme, userInfo) });
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        (*client)->send(WsMessage::text(u"a"_s));
        QCOMPARE((*client)->receive().value(), WsMessage::text(u"a"_s));
        QCOMPARE(proxy.connections(), 1);
        QVERIFY2(proxy.received().contains(seen), proxy.received().toHex(' ').constData());
        const QByteArray request = (*client)->socket()->request().header("Host").value();
        QCOMPARE(request, (host + u':' + QString::number(m_server.port())).toLatin1());
        QVERIFY(!(*client)->socket()->request().headers().contains("Proxy-Authorization"));
    }

    void tlsGoesThroughAProxy_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("CONNECT") << u"http"_s;
        QTest::newRow("SOCKS5") << u"socks5"_s;
        QTest::newRow("SOCKS5 by name") << u"socks5h"_s;
    }
    void tlsGoesThroughAProxy()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        const Certificate made;
        if (!made.isThere)
            QSKIP("openssl is not there to make a certificate");
        QFETCH(const QString, scheme);
        net::Server server({ {}, echo }, { .tls = TlsServerConfig { made.file, made.keyFile } });
        QVERIFY(server.start());
        const ScriptedServer proxy(RelayingProxy().script());
        QUrl url = server.url();
        url.setHost(u"localhost"_s);
        ClientConfig config { .tls = { .caFile = made.file }, .proxy = proxyUrl(proxy, scheme) };
        const auto client = net::blockingClient(url, config);
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        (*client)->send(WsMessage::text(u"a"_s));
        QCOMPARE((*client)->receive().value(), WsMessage::text(u"a"_s));
        QVERIFY(!proxy.received().contains("GET /"));

        config.tls = {}; // through a proxy nobody is trusted more
        const auto wary = net::blockingClient(url, config);
        QCOMPARE(wary.error().kind, Kind::Tls);
        QVERIFY2(wary.error().message.contains(u"of localhost is self-signed"_s),
                 qPrintable(wary.error().message));
    }

    void aProxyThatRefusesExplainsItself_data()
    {
        QTest::addColumn<RelayingProxy>("behaviour");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("userInfo");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isLasting");
        const auto row = [](const char *name,
                            const RelayingProxy &behaviour,
                            const QString &scheme,
                            const QString &userInfo,
                            const QString &words,
                            bool isLasting) {
            QTest::newRow(name) << behaviour << scheme << userInfo << words << isLasting;
        };
        const RelayingProxy guarded { .user = "me", .password = "p" };
        const auto saying = [](const QByteArray &words) {
            return RelayingProxy { .refusal = words };
        };
        const QString http = u"http"_s;
        const QString socks = u"socks5"_s;
        row("407 to nobody", guarded, http, {}, u"wants a name and password"_s, true);
        row("407 to somebody else", guarded, http, u"me:q"_s, u"does not take the name"_s, true);
        row("403 with a body",
            saying("HTTP/1.1 403 Forbidden\r\n\r\nnot this host"),
            http,
            {},
            u"403 Forbidden; not this host"_s,
            true);
        row("502",
            saying("HTTP/1.1 502 Bad Gateway\r\n\r\n"),
            http,
            {},
            u"502 Bad Gateway"_s,
            false);
        row("no HTTP", saying("hello\r\n\r\n"), http, {}, u"not HTTP"_s, false);
        row("half an answer", saying("HTTP/1.1 200"), http, {}, u"closed the connection"_s, false);
        row("SOCKS5 to nobody", guarded, socks, {}, u"wants a name and password"_s, true);
        row("SOCKS5 to somebody else",
            guarded,
            socks,
            u"me:q"_s,
            u"does not take the name"_s,
            true);
        row("SOCKS5 rules", saying(socksReply(2)), socks, {}, u"rules do not allow"_s, false);
        row("SOCKS5 unreachable", saying(socksReply(4)), socks, {}, u"unreachable"_s, false);
        row("SOCKS5 refused", saying(socksReply(5)), socks, {}, u"nobody listens there"_s, false);
        row("SOCKS4",
            saying(QByteArray("\x00\x5a\x00\x00", 4)),
            socks,
            {},
            u"does not speak"_s,
            false);
    }
    void aProxyThatRefusesExplainsItself()
    {
        QFETCH(const RelayingProxy, behaviour);
        QFETCH(const QString, scheme);
        QFETCH(const QString, userInfo);
        QFETCH(const QString, words);
        const ConnectFailure failure = failureThrough(behaviour, scheme, userInfo);
        QVERIFY2(failure.kind == Kind::Proxy, qPrintable(failure.message));
        QVERIFY2(failure.message.contains(words), qPrintable(failure.message));
        QVERIFY2(failure.message.contains(u"127.0.0.1 port %1"_s.arg(m_server.port())),
                 qPrintable(failure.message));
        QVERIFY(!failure.message.contains(u"me:q"_s)); // no password in words
        QTEST(failure.isLasting, "isLasting");
    }

    /// By TLS it would pass for an answer of the server, a redirect to anywhere for one.
    void whatAProxySaysInTheServersPlaceIsNotHeard_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("ws") << u"ws"_s;
        QTest::newRow("wss") << u"wss"_s;
    }
    void whatAProxySaysInTheServersPlaceIsNotHeard()
    {
        QFETCH(const QString, scheme);
        const ScriptedServer proxy([](QTcpSocket &socket, int, QByteArray &bytes) {
            if (!takeHead(bytes).isEmpty())
                socket.write("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 302 Found\r\nLocation: "
                             "ws://elsewhere/\r\n\r\n");
        });
        const auto client = net::blockingClient(
            QUrl(scheme + u"://server/"_s),
            { .timeout = 5s, .followRedirects = 5, .proxy = proxyUrl(proxy, u"http"_s) });
        QVERIFY(!client);
        QCOMPARE(client.error().kind, Kind::Proxy);
        QVERIFY2(client.error().message.contains(u"not of the server"_s),
                 qPrintable(client.error().message));
        QVERIFY(client.error().redirects.isEmpty());
    }

    void theAnswerOfAnHttpProxyIsKept()
    {
        int refused = 0;
        const ScriptedServer proxy(RelayingProxy { .user = "a", .password = "b" }.script());
        const WsSink sink { .opened = {}, .refused = [&](const WsOpened &) { ++refused; } };
        const auto failure =
            net::blockingClient(m_server.url(),
                                { .sink = sink, .proxy = proxyUrl(proxy, u"http"_s) })
                .error();
        QCOMPARE(failure.response.status(), 407);
        QCOMPARE(failure.response.header("Proxy-Authenticate"), "Basic realm=\"p\""_ba);
        QCOMPARE(failure.response.body(), "who then"_ba);
        QVERIFY(failure.request.headers().contains("Sec-WebSocket-Key"));
        QCOMPARE(refused, 0); // it was not the server
    }

    void aProxyThatIsNotThereIsSaid()
    {
        quint16 port = 0;
        {
            const ScriptedServer gone([](QTcpSocket &, int, QByteArray &) { });
            port = gone.port();
        }
        const auto nobody = net::blockingClient(
            m_server.url(), { .proxy = QUrl(u"http://127.0.0.1:%1"_s.arg(port)) });
        QCOMPARE(nobody.error().kind, Kind::Proxy);
        QVERIFY2(nobody.error().message.contains(u"the proxy 127.0.0.1 port %1"_s.arg(port)),
                 qPrintable(nobody.error().message));
        const auto unknown = net::blockingClient(
            m_server.url(), { .proxy = QUrl(u"socks5://no-such-proxy.invalid"_s) });
        QCOMPARE(unknown.error().kind, Kind::Proxy);
        QVERIFY2(unknown.error().message.contains(u"no-such-proxy.invalid"_s),
                 qPrintable(unknown.error().message));
        const auto unresolved =
            net::blockingClient(QUrl(u"ws://no-such-host.invalid/"_s),
                                { .proxy = QUrl(u"socks5://127.0.0.1:%1"_s.arg(port)) });
        QCOMPARE(unresolved.error().kind, Kind::Dns);
    }

    void aProxyUrlThatIsNoneIsSaid_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url : { "https://a:1",
                                 "socks4://a:1",
                                 "a:1",
                                 "http://",
                                 "127.0.0.1:3128",
                                 "http://a:99999" })
            QTest::newRow(url) << QString::fromLatin1(url);
    }
    void aProxyUrlThatIsNoneIsSaid()
    {
        QFETCH(const QString, url);
        const auto failure = net::blockingClient(m_server.url(), { .proxy = QUrl(url) });
        QVERIFY(!failure);
        QCOMPARE(failure.error().kind, Kind::Url);
        QVERIFY(failure.error().message.contains(u"proxy"_s));
    }

    void noProxyIsUsedUnlessGiven()
    {
        const ScriptedServer proxy(RelayingProxy().script());
        QNetworkProxy::setApplicationProxy(
            { QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port() });
        qputenv("http_proxy", proxyUrl(proxy, u"http"_s).toEncoded());
        QUrl url = m_server.url();
        url.setHost(u"localhost"_s);
        const bool isConnected = net::blockingClient(url).has_value();
        QNetworkProxy::setApplicationProxy(QNetworkProxy::DefaultProxy);
        qunsetenv("http_proxy");
        QVERIFY(isConnected);
        QCOMPARE(proxy.connections(), 0);
    }

    void anAnswerInPiecesIsUnderstood_data()
    {
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QByteArray>("answers");
        QTest::newRow("HTTP") << u"http://p:1"_s
                              << "HTTP/1.1 100 Wait\r\n\r\nHTTP/1.1 200 Open\r\nVia: x\r\n\r\n"_ba;
        QTest::newRow("SOCKS5, an address")
            << u"socks5h://p:1"_s << QByteArray(QByteArray("\x05\x00", 2) + socksReply(0));
        QTest::newRow("SOCKS5, a name and a password")
            << u"socks5h://u:v@p:1"_s
            << QByteArray("\x05\x02\x01\x00\x05\x00\x00\x03\x02hi\x00\x50", 13);
        QTest::newRow("SOCKS5, IPv6")
            << u"socks5h://p:1"_s
            << QByteArray(QByteArray("\x05\x00\x05\x00\x00\x04", 6) + QByteArray(18, 'x'));
    }
    void anAnswerInPiecesIsUnderstood()
    {
        QFETCH(const QString, proxy);
        QFETCH(const QByteArray, answers);
        for (qsizetype cut = 0; cut <= answers.size(); ++cut) {
            auto handshake = net::ProxyHandshake::of(QUrl(proxy), u"host"_s, 80);
            QVERIFY(handshake);
            (void)handshake->greeting();
            QByteArray bytes;
            bool isOpen = false;
            // A SOCKS5 proxy answers step by step, never ahead.
            for (const QByteArray &piece : { answers.first(cut), answers.sliced(cut) }) {
                bytes += piece;
                qsizetype before = -1;
                while (!isOpen && before != bytes.size()) {
                    before = bytes.size();
                    const auto step = handshake->take(bytes, false);
                    QVERIFY2(step, step ? "" : qPrintable(step.error().message));
                    isOpen = step->isOpen;
                }
            }
            QVERIFY2(isOpen, qPrintable(QString::number(cut)));
            QVERIFY(bytes.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestThroughProxy)
#include "tst_throughproxy.moc"
