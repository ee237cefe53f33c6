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
/// Whether clients offer permessage-deflate.
constexpr bool hasDeflate = false;

QList<Known> ofOurs()
{
    QList<Known> known = dropsWhatCameBefore(u"a fault closes before messages are delivered"_s);
    known += {
        { u"6.4"_s, CaseVerdict::NonStrict, u"text is checked when it is whole"_s },
        { u"H.2.16"_s, CaseVerdict::Failed, u"of two Sec-WebSocket-Accept the first is taken"_s },
    };
    for (const QString &family : { u"12"_s, u"13"_s, u"D"_s }) {
        if (!hasDeflate)
            known.append({ family,
                           CaseVerdict::Unimplemented,
                           u"clients do not offer permessage-deflate yet"_s });
    }
    return known;
}

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
    void everyCaseIsOkOrKnown()
    {
        const auto cases = wire::casesFor(wire::Role::Client, {});
        std::vector<wire::CaseResult> results;
        std::deque<net::Client> clients;
        std::function<void()> next; // begins the next case
        net::ConformanceServer server(
            { .isQuick = true,
              .timeout = std::chrono::seconds(30), // a loaded machine is no fault
              .pause = std::chrono::milliseconds(100) },
            [&](const wire::CaseResult &result) {
                results.push_back(result);
                QMetaObject::invokeMethod(this, next, Qt::QueuedConnection);
            });
        const auto started = server.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        next = [&] {
            if (clients.size() < cases.size())
                clients.push_back(net::client(server.url(cases[clients.size()]->id), {}, echo));
        };
        for (int n = 0; n < 8; ++n)
            next();
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), cases.size(), 110'000);
        QVERIFY(!hasSurprises(wire::Role::Client, results, ofOurs()));
    }
};

QTEST_GUILESS_MAIN(TestConformanceClient)
#include "tst_conformance_client.moc"
