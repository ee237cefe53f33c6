// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/diallerfaults_p.h"
#include "relayingproxy.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <QTcpServer>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ConnectFailure::Kind;

namespace {
void ignore(QTcpSocket &, int, QByteArray &) { }

/// A port whose backlog is full, so that TCP's handshake gets no answer.
class FullPort
{
public:
    FullPort()
    {
        m_server.setListenBacklogSize(1);
        m_server.listen(QHostAddress::LocalHost);
        m_server.pauseAccepting();
        for (bool isTaken = true; isTaken && m_callers.size() < 16;) {
            auto &caller = m_callers.emplace_back(std::make_unique<QTcpSocket>());
            caller->connectToHost(QHostAddress::LocalHost, port());
            isTaken = caller->waitForConnected(200);
            m_isFull = !isTaken;
        }
    }
    quint16 port() const { return m_server.serverPort(); }
    bool isFull() const { return m_isFull; }

private:
    QTcpServer m_server;
    std::vector<std::unique_ptr<QTcpSocket>> m_callers;
    bool m_isFull = false;
};
} // namespace

/// One time-out for everything, and words for what did not get done.
class TestTimeouts : public QObject
{
    Q_OBJECT

private:
    static void verifyRanOut(const ConnectFailure &failure, const QString &words)
    {
        QVERIFY2(failure.kind == Kind::Timeout, qPrintable(failure.message));
        QVERIFY2(failure.message.startsWith(words)
                     && failure.message.contains(u"did not get done within 50 ms"_s),
                 qPrintable(failure.message));
        QVERIFY(failure.request.headers().contains("Sec-WebSocket-Key"));
    }

private Q_SLOTS:
    void aPhaseThatRanOutNamesItself_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("proxy"); // its scheme
        QTest::addColumn<QString>("words");
        QTest::newRow("the opening handshake")
            << u"ws"_s << QString() << u"The opening handshake"_s;
        QTest::newRow("TLS") << u"wss"_s << QString() << u"TLS with 127.0.0.1"_s;
        QTest::newRow("a proxy") << u"ws"_s << u"http"_s << u"The handshake with the proxy"_s;
        QTest::newRow("a proxy before TLS")
            << u"wss"_s << u"socks5"_s << u"The handshake with the proxy"_s;
    }
    void aPhaseThatRanOutNamesItself()
    {
        QFETCH(const QString, scheme);
        QFETCH(const QString, proxy);
        const ScriptedServer silent(ignore);
        QUrl url = silent.url();
        url.setScheme(scheme);
        ClientConfig config { .timeout = 50ms };
        if (!proxy.isEmpty()) {
            config.proxy = silent.url({});
            config.proxy.setScheme(proxy);
        }
        const auto client = net::blockingClient(url, config);
        QVERIFY(!client);
        QFETCH(const QString, words);
        verifyRanOut(client.error(), words);
    }

    void tlsBehindAProxyIsTheServers()
    {
        const ScriptedServer silent(ignore);
        const ScriptedServer proxy(RelayingProxy().script());
        QUrl url = silent.url();
        url.setScheme(u"wss"_s);
        QUrl way = proxy.url({});
        way.setScheme(u"http"_s);
        const auto failure = net::blockingClient(url, { .timeout = 50ms, .proxy = way }).error();
        verifyRanOut(failure, u"TLS with 127.0.0.1 port %1"_s.arg(silent.port()));
    }

    void tcpThatGetsNoAnswerNamesItself()
    {
        const FullPort full;
        if (!full.isFull())
            QSKIP("this system takes more connections than a backlog holds");
        const auto failure =
            net::blockingClient(QUrl(u"ws://127.0.0.1:%1/"_s.arg(full.port())), { .timeout = 50ms })
                .error();
        verifyRanOut(failure, u"TCP with 127.0.0.1 port"_s);
    }

    void dnsNamesItself()
    {
        const auto failure = net::ranOut(net::DialPhase::Dns, { .host = u"a.example"_s }, 50ms);
        QCOMPARE(failure.kind, Kind::Timeout);
        QCOMPARE(failure.message, u"DNS for a.example did not get done within 50 ms."_s);
    }

    void redirectsShareOneTimeout()
    {
        const ScriptedServer server([](QTcpSocket &socket, int number, QByteArray &bytes) {
            if (const QByteArray head = takeHead(bytes); !head.isEmpty() && number < 3)
                socket.write("HTTP/1.1 302 X\r\nLocation: /" + QByteArray::number(number)
                             + "\r\n\r\n");
        });
        const auto failure =
            net::blockingClient(server.url(u"/x"_s), { .timeout = 50ms, .followRedirects = 9 })
                .error();
        verifyRanOut(failure, u"The opening handshake"_s);
        QVERIFY2(failure.message.contains(u"/x -> "_s), qPrintable(failure.message));
    }

    void ipv6AndNamesOfBothKindsConnect_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("host");
        QTest::newRow("IPv6") << u"::1"_s << u"::1"_s;
        QTest::newRow("a name, on IPv4") << u"127.0.0.1"_s << u"localhost"_s;
    }
    void ipv6AndNamesOfBothKindsConnect()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, host);
        const ScriptedServer server(
            [](QTcpSocket &socket, int, QByteArray &bytes) {
                if (const QByteArray head = takeHead(bytes); !head.isEmpty())
                    socket.write(switchingFor(head));
            },
            QHostAddress(address));
        if (server.port() == 0)
            QSKIP("this machine has no IPv6");
        QUrl url = server.url();
        url.setHost(host);
        const auto client = net::blockingClient(url);
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        const QString written = host.contains(u':') ? u'[' + host + u']' : host;
        QCOMPARE(headerOf(server.received(), "Host"),
                 u"%1:%2"_s.arg(written).arg(server.port()).toLatin1());
    }
};

QTEST_GUILESS_MAIN(TestTimeouts)
#include "tst_timeouts.moc"
