// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "certificate.h"
#include "scriptedserver.h"

#include <jackfield/net/client.h>

#include <QFile>
#include <QSemaphore>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Kind = ConnectFailure::Kind;

namespace {
/// A TLS server that wants to see the certificate `expected`, and answers handshakes with the name and the protocol
/// that it saw. In a thread of its own.
class DemandingServer
{
public:
    DemandingServer(const Certificate &own, const Certificate &expected)
    {
        m_thread.start();
        auto *home = new QObject;
        home->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, home, &QObject::deleteLater);
        QMetaObject::invokeMethod(
            home, [&, home] { listen(home, own, expected); }, Qt::BlockingQueuedConnection);
    }
    ~DemandingServer()
    {
        m_thread.quit();
        m_thread.wait();
    }
    QUrl url() const { return QUrl(u"wss://localhost:%1/"_s.arg(m_port)); }

private:
    void listen(QObject *home, const Certificate &own, const Certificate &expected)
    {
        QFile key(own.keyFile);
        if (!key.open(QIODevice::ReadOnly))
            return;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(own.file));
        tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setCaCertificates(QSslCertificate::fromPath(expected.file));
        tls.setAllowedNextProtocols({ "http/1.1" });
        auto *server = new QSslServer(home);
        server->setSslConfiguration(tls);
        if (server->listen(QHostAddress::LocalHost))
            m_port = server->serverPort();
        QObject::connect(server, &QSslServer::pendingConnectionAvailable, home, [server] {
            auto *socket = qobject_cast<QSslSocket *>(server->nextPendingConnection());
            const auto answer = [socket] {
                QByteArray bytes = socket->readAll();
                const QByteArray head = takeHead(bytes);
                const QSslConfiguration agreed = socket->sslConfiguration();
                if (!head.isEmpty())
                    socket->write(switchingFor(
                        head,
                        "X-Alpn: " + agreed.nextNegotiatedProtocol() + "\r\nX-Client: "
                            + agreed.peerCertificate().digest(QCryptographicHash::Sha256).toHex()
                            + "\r\n"));
            };
            QObject::connect(socket, &QSslSocket::readyRead, socket, answer);
            answer();
        });
    }

    QThread m_thread;
    quint16 m_port = 0;
};
} // namespace

/// What a client shows of itself, and whom it believes, against TLS of others.
class TestClientTls : public QObject
{
    Q_OBJECT

private:
    const Certificate m_server;
    const Certificate m_client;

    static QByteArray fingerprint(const Certificate &made)
    {
        return QSslCertificate::fromPath(made.file).value(0).digest(QCryptographicHash::Sha256);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        if (!m_server.isThere || !m_client.isThere)
            QSKIP("openssl is not there to make certificates");
    }

    void aCertificateIsShownToAServerThatWantsOne_data()
    {
        QTest::addColumn<TlsClientConfig>("tls");
        const auto shown = [this](TlsClientConfig tls) {
            tls.certificateFile = m_client.file;
            tls.keyFile = m_client.keyFile;
            return tls;
        };
        QTest::newRow("with an authority") << shown({ .caFile = m_server.file });
        QTest::newRow("with a fingerprint") << shown({ .pinnedSha256 = { fingerprint(m_server) } });
        QTest::newRow("trusting anybody") << shown({ .doNotVerify = true });
        QFile both(QString(m_server.file + u".both"_s)); // certificate and key in one file
        QVERIFY(both.open(QIODevice::WriteOnly));
        for (const QString &path : { m_client.file, m_client.keyFile }) {
            QFile part(path);
            QVERIFY(part.open(QIODevice::ReadOnly));
            both.write(part.readAll());
        }
        QTest::newRow("with the key in the same file")
            << TlsClientConfig { .caFile = m_server.file, .certificateFile = both.fileName() };
    }
    void aCertificateIsShownToAServerThatWantsOne()
    {
        QFETCH(const TlsClientConfig, tls);
        const DemandingServer server(m_server, m_client);
        const auto client = net::blockingClient(server.url(), { .tls = tls });
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        const Response &answer = (*client)->socket()->response();
        QCOMPARE(answer.header("X-Client"), fingerprint(m_client).toHex());
        QCOMPARE(answer.header("X-Alpn"), "http/1.1"_ba);
    }

    void aServerThatWantsACertificateAndGetsNoneOrAnotherIsSaid_data()
    {
        QTest::addColumn<TlsClientConfig>("tls");
        QTest::newRow("none") << TlsClientConfig { .caFile = m_server.file };
        QTest::newRow("another") << TlsClientConfig { .caFile = m_server.file,
                                                      .certificateFile = m_server.file,
                                                      .keyFile = m_server.keyFile };
    }
    void aServerThatWantsACertificateAndGetsNoneOrAnotherIsSaid()
    {
        QFETCH(const TlsClientConfig, tls);
        const DemandingServer server(m_server, m_client);
        const auto client = net::blockingClient(server.url(), { .tls = tls });
        QVERIFY(!client);
        QVERIFY2(client.error().message.contains(u"wants a client certificate"_s),
                 qPrintable(client.error().message));
    }

    void anAlertForAMissingCertificateIsAFailureOfTls()
    {
        QProcess openssl;
        openssl.start(u"openssl"_s,
                      { u"s_server"_s,
                        u"-accept"_s,
                        u"127.0.0.1:0"_s,
                        u"-cert"_s,
                        m_server.file,
                        u"-key"_s,
                        m_server.keyFile,
                        u"-CAfile"_s,
                        m_client.file,
                        u"-Verify"_s,
                        u"1"_s,
                        u"-verify_return_error"_s });
        const QByteArray sign = "ACCEPT 127.0.0.1:";
        QByteArray out;
        while (!out.contains(sign) && openssl.waitForReadyRead(10'000))
            out += openssl.readAllStandardOutput();
        const qsizetype start = out.indexOf(sign) + sign.size();
        QVERIFY2(out.contains(sign) && out.indexOf('\n', start) > 0, out.constData());
        const QByteArray port = out.sliced(start, out.indexOf('\n', start) - start);
        const QUrl url(u"wss://127.0.0.1:%1/"_s.arg(QString::fromLatin1(port)));
        const auto client = net::blockingClient(url, { .tls = { .caFile = m_server.file } });
        openssl.kill();
        openssl.waitForFinished();
        QVERIFY(!client);
        QVERIFY2(client.error().kind == Kind::Tls, qPrintable(client.error().message));
        QVERIFY2(client.error().message.contains(u"certificate"_s),
                 qPrintable(client.error().message));
    }

    void anUntrustedCertificateIsNamedWithItsFault_data()
    {
        QTest::addColumn<TlsClientConfig>("tls");
        QTest::addColumn<QString>("fault");
        QTest::newRow("of nobody we know") << TlsClientConfig {} << u"self-signed"_s;
        QTest::newRow("of another host")
            << TlsClientConfig { .caFile = m_server.file, .serverName = u"other.example"_s }
            << u"not for other.example"_s;
    }
    void anUntrustedCertificateIsNamedWithItsFault()
    {
        QFETCH(const TlsClientConfig, tls);
        QFETCH(const QString, fault);
        const DemandingServer server(m_server, m_client);
        const auto failure = net::blockingClient(server.url(), { .tls = tls }).error();
        QCOMPARE(failure.kind, Kind::Tls);
        QVERIFY(failure.isLasting);
        QVERIFY(failure.request.headers().contains("Sec-WebSocket-Key"));
        for (const QString &part :
             { fault, u"localhost"_s, QString::fromLatin1(fingerprint(m_server).toHex()) })
            QVERIFY2(failure.message.contains(part), qPrintable(failure.message));
    }

    void aNameForTheServerIsVerifiedInThePlaceOfTheHost()
    {
        const DemandingServer server(m_server, m_client);
        QUrl url = server.url();
        url.setHost(u"127.0.0.1"_s);
        TlsClientConfig tls { .caFile = m_server.file,
                              .certificateFile = m_client.file,
                              .keyFile = m_client.keyFile,
                              .serverName = u"localhost"_s };
        const auto client = net::blockingClient(url, { .tls = tls });
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
    }

    void theClientHelloHasTheNameAndTheProtocol_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("serverName");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("the URL's host") << u"localhost"_s << QString() << "localhost"_ba;
        QTest::newRow("a name of its own")
            << u"127.0.0.1"_s << u"inner.example"_s << "inner.example"_ba;
    }
    void theClientHelloHasTheNameAndTheProtocol()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, serverName);
        QFETCH(const QByteArray, sent);
        const ScriptedServer server([](QTcpSocket &socket, int, QByteArray &) { socket.close(); });
        QUrl url = server.url();
        url.setScheme(u"wss"_s);
        url.setHost(host);
        const auto failure =
            net::blockingClient(url, { .tls = { .serverName = serverName } }).error();
        QCOMPARE(failure.kind, Kind::Tls);
        const QByteArray hello = server.received();
        QVERIFY(hello.startsWith("\x16\x03"));
        QVERIFY(hello.contains(sent));
        QVERIFY(hello.contains("\x08http/1.1"));
        QVERIFY(!hello.contains("\x02h2"));
    }
};

QTEST_GUILESS_MAIN(TestClientTls)
#include "tst_clienttls.moc"
