// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../core/net/certificate.h"
#include "expected.h"

#include <jackfield/net/conformance.h>
#include <jackfield/net/server.h>
#include <jackfield/ws/websocket.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using wire::CaseVerdict;

namespace {
WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

net::ConformanceOptions quick()
{
    return { .isQuick = isQuick(),
             .timeout = std::chrono::seconds(30), // a loaded machine is no fault
             .pause = std::chrono::milliseconds(100) };
}
} // namespace

/// What the tester says of net::Server.
class TestConformanceServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCaseIsOkOrKnown_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<QList<Known>>("known");
        QTest::newRow("Qt's transport") << Transport::QtWebSockets << ofQt();
        QTest::newRow("the exact transport") << Transport::Exact << QList<Known> {};
    }
    void everyCaseIsOkOrKnown()
    {
        QFETCH(Transport, transport);
        QFETCH(QList<Known>, known);
        ServerConfig config { .limits = { .messageBytes = 64 << 20, .unsentBytes = 64 << 20 },
                              .transport = transport };
        if (transport == Transport::Exact)
            config.compression = Compression { .fromBytes = 0 };
        net::Server server(WsHandler(echo), config);
        const auto started = server.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        const auto results = net::runConformance(server.url(), quick());
        QVERIFY2(results, results ? "" : qPrintable(results.error().message));
        QVERIFY(!hasSurprises(wire::Role::Server, *results, known));
    }

    void casesArePlayedThroughTls()
    {
        const Certificate certificate;
        if (!certificate.isThere)
            QSKIP("openssl is not there to make a certificate");
        net::Server server(WsHandler(echo),
                           { .tls = TlsServerConfig { certificate.file, certificate.keyFile } });
        QVERIFY(server.start());
        net::ConformanceOptions options = quick();
        options.cases = { u"1.1"_s, u"2.6"_s };
        const auto untrusted = net::runConformance(server.url(), options);
        QVERIFY(!untrusted);
        QCOMPARE(untrusted.error().kind, ConnectFailure::Kind::Tls);
        const auto results =
            net::runConformance(server.url(), options, { .tls = { .doNotVerify = true } });
        QVERIFY2(results, results ? "" : qPrintable(results.error().message));
        QCOMPARE(results->size(), 9U);
        for (const wire::CaseResult &result : *results)
            QVERIFY2(result.verdict == CaseVerdict::Ok, qPrintable(result.id + result.came));
    }

    void nobodyListens()
    {
        net::Server server { WsHandler(echo) };
        QVERIFY(server.start());
        const QUrl url = server.url();
        server.stop();
        const auto results = net::runConformance(url, quick());
        QVERIFY(!results);
        QCOMPARE(results.error().kind, ConnectFailure::Kind::Refused);
    }
};

QTEST_GUILESS_MAIN(TestConformanceServer)
#include "tst_conformance_server.moc"
