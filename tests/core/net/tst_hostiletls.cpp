// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "echo.h"
#include "memory.h"
#include "transports.h"

#include <jackfield/net/client.h>

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Opcode;

namespace {
Echo echo(ServerConfig config)
{
    config.tls = TlsServerConfig {};
    return Echo(std::move(config));
}

bool serves(const Echo &echo)
{
    const auto client = net::blockingClient(echo.server->url(), { .tls = { .doNotVerify = true } });
    if (!client)
        return false;
    (*client)->send(WsMessage::text(u"still there?"_s));
    return (*client)->receive().value_or(WsMessage()).text() == u"still there?";
}

/// What a client says first, up to where it waits for the server.
QByteArray clientHello()
{
    QTcpServer listener;
    listener.listen(QHostAddress::LocalHost);
    QSslSocket client;
    client.connectToHostEncrypted(u"127.0.0.1"_s, listener.serverPort());
    client.waitForConnected(3000);
    listener.waitForNewConnection(3000);
    client.flush();
    QTcpSocket *heard = listener.nextPendingConnection();
    QCoreApplication::processEvents();
    heard->waitForReadyRead(3000);
    return heard->readAll();
}

/// A connection of a peer that speaks TLS, and believes any certificate.
struct SecurePeer : QSslSocket
{
    explicit SecurePeer(const Echo &echo)
    {
        setPeerVerifyMode(QSslSocket::VerifyNone);
        connectToHostEncrypted(u"127.0.0.1"_s, echo.server->port());
        if (!waitForEncrypted(5000))
            qFatal("%s", qPrintable(errorString()));
    }
    /// All that comes until the other side ends the stream, or for ten seconds.
    QByteArray listen()
    {
        QElapsedTimer time;
        time.start();
        QByteArray heard = readAll();
        while (state() == ConnectedState && time.elapsed() < 10'000) {
            waitForReadyRead(100);
            heard += readAll();
        }
        return heard;
    }
    QByteArray shakeHands()
    {
        write(openingHandshake("/"));
        QByteArray heard;
        while (!heard.endsWith("\r\n\r\n") && waitForReadyRead(3000))
            heard += readAll();
        return heard;
    }
};
} // namespace

/// Peers that mean harm, where TLS is between: the same limits hold, and no word of ours is lost.
class TestHostileTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
    }

    /// Cut anywhere, spoilt anywhere or never ended, it takes no place, and the next one is served.
    void handshakesThatComeToNothingAreLeft()
    {
        Echo echo = ::echo({ .limits = { .handshakeTimeout = 200ms, .connections = 4 } });
        const QByteArray hello = clientHello();
        QVERIFY(hello.size() > 100);
        for (qsizetype cut = 0; cut < hello.size(); cut += 1 + hello.size() / 12) {
            Peer gone(echo.server->port());
            gone.say(hello.first(cut));
            gone.vanish();
            QByteArray spoilt = hello;
            spoilt[cut] = char(~spoilt[cut]);
            Peer wrong(echo.server->port());
            wrong.say(spoilt);
            wrong.vanish();
            Peer silent(echo.server->port());
            silent.say(hello.first(cut));
            QVERIFY(silent.isLeft(2500)); // who is answered may take three seconds
        }
        QTRY_VERIFY(serves(echo));
    }

    void endlessHeadsAre431()
    {
        Echo echo = ::echo({});
        SecurePeer peer(echo);
        peer.write("GET / HTTP/1.1\r\nX: " + QByteArray(1 << 20, 'x'));
        QVERIFY(peer.listen().startsWith("HTTP/1.1 431"));
        QVERIFY(serves(echo));
    }

    void slowHeadsAre408()
    {
        Echo echo = ::echo({ .limits = { .handshakeTimeout = 300ms } });
        SecurePeer peer(echo);
        peer.write("GET / HTTP/1.1\r\n");
        QVERIFY(peer.listen().startsWith("HTTP/1.1 408"));
        QVERIFY(serves(echo));
    }

    void whoFloodsAndNeverReadsIsBounded_data() { addTransports(); }
    void whoFloodsAndNeverReadsIsBounded()
    {
        QFETCH(const Transport, transport);
        Echo echo = ::echo(
            { .limits = { .unsentBytes = 4 << 20, .sendTimeout = 500ms }, .transport = transport });
        SecurePeer peer(echo);
        peer.shakeHands();
        peer.setReadBufferSize(1);
        const qint64 before = residentBytes();
        const QByteArray many = masked(Opcode::Binary, QByteArray(1000, 'x')).repeated(1000);
        QElapsedTimer time;
        time.start();
        qint64 sent = 0;
        while (!echo.closed.tryAcquire(1, 20) && time.elapsed() < 20'000) {
            if (peer.bytesToWrite() + peer.encryptedBytesToWrite() < many.size())
                sent += peer.write(many);
            peer.flush();
        }
        QVERIFY2(time.elapsed() < 20'000, qPrintable(u"%1 bytes were taken"_s.arg(sent)));
        QCOMPARE(echo.lastEnd(), u"1006 unclean"_s);
        QVERIFY2(echo.allErrors().contains(u"dropped"_s), qPrintable(echo.allErrors()));
        QVERIFY(residentBytes() - before < 64 << 20);
        QVERIFY(serves(echo));
    }
};

QTEST_GUILESS_MAIN(TestHostileTls)
#include "tst_hostiletls.moc"
