// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "certificate.h"
#include "rawpeer.h"

#include <jackfield/net/client.h>
#include <jackfield/net/proxy.h>
#include <jackfield/net/server.h>

#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Kind = ConnectFailure::Kind;

namespace {
WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

Response hello(const Request &)
{
    return Response(200).body("hello");
}
} // namespace

/// With a certificate made for this run.
class TestTls : public QObject
{
    Q_OBJECT

private:
    const Certificate m_made;
    const QString &m_certificate = m_made.file;
    std::unique_ptr<net::Server> m_server;

    QByteArray fingerprint() const
    {
        return QSslCertificate::fromPath(m_certificate).value(0).digest(QCryptographicHash::Sha256);
    }

private Q_SLOTS:
    void aServerWithoutFilesMakesACertificateOfItsOwn_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::newRow("QtWebSockets") << Transport::QtWebSockets;
        QTest::newRow("exact") << Transport::Exact;
    }
    void aServerWithoutFilesMakesACertificateOfItsOwn()
    {
        QFETCH(const Transport, transport);
        net::Server server(echo, { .tls = TlsServerConfig {}, .transport = transport });
        QVERIFY(server.start());
        QCOMPARE(server.certificateSha256().size(), 32);
        const auto untrusting = net::blockingClient(server.url());
        QVERIFY(!untrusting);
        QCOMPARE(untrusting.error().kind, Kind::Tls);
        const QString fingerprint = QString::fromLatin1(server.certificateSha256().toHex());
        QVERIFY2(untrusting.error().message.contains(fingerprint),
                 qPrintable(untrusting.error().message));
        ClientConfig pinning;
        pinning.tls.pinnedSha256 = { server.certificateSha256() };
        const auto client = net::blockingClient(server.url(), pinning);
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        (*client)->send(WsMessage::text(u"x"_s));
        QCOMPARE((*client)->receive().value(), WsMessage::text(u"x"_s));
        QSslSocket browser; // which offers HTTP/2 too
        QSslConfiguration offer = browser.sslConfiguration();
        offer.setAllowedNextProtocols({ "h2", "http/1.1" });
        offer.setPeerVerifyMode(QSslSocket::VerifyNone);
        browser.setSslConfiguration(offer);
        browser.connectToHostEncrypted(u"127.0.0.1"_s, server.port(), u"localhost"_s);
        QVERIFY(browser.waitForEncrypted(5000));
        QCOMPARE(browser.sslConfiguration().nextNegotiatedProtocol(), "http/1.1"_ba);
        QVERIFY(browser.peerCertificate()
                    .subjectAlternativeNames()
                    .values(QSsl::DnsEntry)
                    .contains(u"localhost"_s));
        net::Server other(echo, { .tls = TlsServerConfig {} });
        QVERIFY(other.start());
        QVERIFY(other.certificateSha256() != server.certificateSha256());
    }

    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        if (!m_made.isThere)
            QSKIP("openssl is not there to make a certificate");
        m_server = std::make_unique<net::Server>(
            poly(hello, echo),
            ServerConfig { .tls = TlsServerConfig { m_certificate, m_made.keyFile } });
        const auto started = m_server->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        QCOMPARE(m_server->url().scheme(), u"wss"_s);
    }

    void aTrustedCertificateConnects_data()
    {
        QTest::addColumn<TlsClientConfig>("tls");
        QTest::newRow("by its authority") << TlsClientConfig { .caFile = m_certificate };
        QTest::newRow("by its fingerprint")
            << TlsClientConfig { .pinnedSha256 = { fingerprint() } };
        QTest::newRow("by asking for no proof") << TlsClientConfig { .doNotVerify = true };
    }
    void aTrustedCertificateConnects()
    {
        QFETCH(const TlsClientConfig, tls);
        const auto client = net::blockingClient(m_server->url(), { .tls = tls });
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        const WsMessage large = WsMessage::binary(QByteArray(8 << 20, 'x'));
        (*client)->send(large);
        QCOMPARE((*client)->receive().value(), large);
        (*client)->close({ 4000, u"bye"_s });
        QCOMPARE((*client)->receive().error().status.code, quint16(4000));
    }

    void whatIsNotTrustedIsSaid_data()
    {
        QTest::addColumn<TlsClientConfig>("tls");
        QTest::addColumn<QString>("message");
        QTest::newRow("a certificate of nobody we know")
            << TlsClientConfig {} << u"of localhost is self-signed"_s;
        QTest::newRow("another fingerprint")
            << TlsClientConfig { .pinnedSha256 = { QByteArray(32, 'x') } }
            << QString::fromLatin1(fingerprint().toHex());
        QTest::newRow("an authority's file that is not there")
            << TlsClientConfig { .caFile = u"/none.pem"_s } << u"/none.pem"_s;
        QTest::newRow("an authority's file without one")
            << TlsClientConfig { .caFile = m_made.keyFile } << u"no PEM certificate"_s;
    }
    void whatIsNotTrustedIsSaid()
    {
        QFETCH(const TlsClientConfig, tls);
        QFETCH(const QString, message);
        const auto client = net::blockingClient(m_server->url(), { .tls = tls });
        QVERIFY(!client);
        QCOMPARE(client.error().kind, Kind::Tls);
        QVERIFY2(client.error().message.contains(message), qPrintable(client.error().message));
    }

    void aPlainClientOnATlsPortIsTold()
    {
        const QByteArray answer =
            askRaw(m_server->port(), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 400 ") && answer.contains("wss"), answer.constData());
        QUrl plain = m_server->url();
        plain.setScheme(u"ws"_s);
        const auto failure = net::blockingClient(plain).error();
        QCOMPARE(failure.kind, Kind::Http);
        QVERIFY2(failure.message.contains(u"TLS"), qPrintable(failure.message));
    }

    void aTlsClientOnAPlainPortIsTold()
    {
        net::Server plain(poly(hello, echo));
        QVERIFY(plain.start());
        QUrl secure = plain.url();
        secure.setScheme(u"wss"_s);
        const auto failure = net::blockingClient(secure).error();
        QCOMPARE(failure.kind, Kind::Tls);
        QVERIFY2(failure.message.contains(u"ws://"), qPrintable(failure.message));
    }

    void httpAndRefusalsGoThroughTls()
    {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(u"127.0.0.1"_s, m_server->port());
        QVERIFY(socket.waitForEncrypted(3000));
        socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        while (socket.waitForReadyRead(3000)) { }
        QVERIFY(socket.readAll().endsWith("\r\n\r\nhello"));
    }

    void aProxySpeaksTlsToTheServer()
    {
        net::Proxy proxy({ .url = m_server->url(), .tls = { .caFile = m_certificate } });
        QVERIFY(proxy.start());
        const auto client = net::blockingClient(proxy.url());
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        (*client)->send(WsMessage::text(u"a"_s));
        QCOMPARE((*client)->receive().value(), WsMessage::text(u"a"_s));

        net::Proxy wary({ .url = m_server->url() });
        QVERIFY(wary.start());
        QCOMPARE(net::blockingClient(wary.url()).error().response.status(), 502);
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
