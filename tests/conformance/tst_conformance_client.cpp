// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "expected.h"

#include <jackfield/net/client.h>
#include <jackfield/net/conformance.h>
#include <jackfield/ws/websocket.h>

#include <QTest>
#include <deque>

using namespace jackfield;
using namespace Qt::StringLiterals;
using wire::CaseVerdict;

namespace {
void echo(const WebSocket &socket)
{
    socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
}
} // namespace

/// What the tester says of net::client.
class TestConformanceClient : public QObject
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
        const auto cases = wire::casesFor(wire::Role::Client, {});
        std::vector<wire::CaseResult> results;
        std::deque<net::Client> clients;
        std::function<void()> next; // begins the next case
        net::ConformanceServer server(
            { .isQuick = isQuick(),
              .timeout = std::chrono::seconds(30), // a loaded machine is no fault
              .pause = std::chrono::milliseconds(100) },
            [&](const wire::CaseResult &result) {
                results.push_back(result);
                QMetaObject::invokeMethod(this, next, Qt::QueuedConnection);
            });
        const auto started = server.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        ClientConfig config { .transport = transport };
        if (transport == Transport::Exact)
            config.compression = Compression { .fromBytes = 0 };
        next = [&] {
            if (clients.size() < cases.size())
                clients.push_back(net::client(server.url(cases[clients.size()]->id), config, echo));
        };
        for (int n = 0; n < 8; ++n)
            next();
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), cases.size(), isQuick() ? 110'000 : 3'500'000);
        QVERIFY(!hasSurprises(wire::Role::Client, results, known));
    }
};

QTEST_GUILESS_MAIN(TestConformanceClient)
#include "tst_conformance_client.moc"
