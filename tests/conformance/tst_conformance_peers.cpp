// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../cli/program.h"
#include "expected.h"

#include <jackfield/net/conformance.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using wire::CaseVerdict;

namespace {
net::ConformanceOptions quick()
{
    return { .isQuick = true,
             .timeout = std::chrono::seconds(10),
             .pause = std::chrono::milliseconds(100) };
}

QList<Known> ofWebsockets()
{
    return dropsWhatCameBefore(u"frames before a fault are dropped with it"_s)
        + QList<Known> {
              { u"6.4"_s, CaseVerdict::NonStrict, u"text is decoded when it is whole"_s },
              { u"7.1.5"_s, CaseVerdict::Failed, u"a close frame within a message is a fault"_s },
              { u"D.10"_s, CaseVerdict::Failed, u"RSV1 of continuations is not looked at"_s },
              { u"L.[12]"_s, CaseVerdict::NonStrict, u"lengths are taken in any form"_s },
              { u"L.[34]"_s, CaseVerdict::Failed, u"lengths are taken in any form"_s },
          };
}

QList<Known> ofWebsocketsServer()
{
    return ofWebsockets()
        + QList<Known> {
              { u"H.1.17"_s, CaseVerdict::NonStrict, u"400 without the version"_s },
              { u"H.1.1[89]"_s, CaseVerdict::Failed, u"Host is not looked at"_s },
              { u"H.1.2[0-8]"_s, CaseVerdict::NonStrict, u"bad HTTP is not answered"_s },
          };
}

QList<Known> ofWs()
{
    return {
        { u"6.4"_s, CaseVerdict::NonStrict, u"text is checked when it is whole"_s },
        { u"L.[12]"_s, CaseVerdict::NonStrict, u"lengths are taken in any form"_s },
        { u"H.2.21"_s, CaseVerdict::Failed, u"the second of an extension is not looked at"_s },
    };
}

QList<Known> ofWsServer()
{
    return ofWs()
        + QList<Known> {
              { u"H.1.[567]"_s, CaseVerdict::Failed, u"400 in the place of declining"_s },
              { u"H.1.17"_s, CaseVerdict::NonStrict, u"400 without the version"_s },
              { u"H.1.1[89]"_s, CaseVerdict::Failed, u"Host is not looked at"_s },
              { u"H.1.20"_s, CaseVerdict::Failed, u"the version of HTTP is not looked at"_s },
          };
}
} // namespace

/// The tester against implementations that many use: what it finds fault with there is a fault of its own, or known.
class TestConformancePeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serversOfOthersPass_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QList<Known>>("known");
        QTest::newRow("python3-websockets") << u"conformance_server.py"_s << ofWebsocketsServer();
        QTest::newRow("ws of Node.js") << u"conformance_server.js"_s << ofWsServer();
    }
    void serversOfOthersPass()
    {
        QFETCH(QString, peer);
        QFETCH(QList<Known>, known);
        Program server = Program::peer(peer);
        const auto results = net::runConformance(QUrl(server.url()), quick());
        QVERIFY2(results, results ? "" : qPrintable(results.error().message));
        QVERIFY(!hasSurprises(wire::Role::Server, *results, known));
    }

    void clientsOfOthersPass_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QList<Known>>("known");
        QTest::newRow("python3-websockets") << u"conformance_client.py"_s << ofWebsockets();
        QTest::newRow("ws of Node.js") << u"conformance_client.js"_s << ofWs();
    }
    void clientsOfOthersPass()
    {
        QFETCH(QString, peer);
        QFETCH(QList<Known>, known);
        std::vector<wire::CaseResult> results;
        net::ConformanceServer server(
            quick(), [&results](const wire::CaseResult &result) { results.push_back(result); });
        QVERIFY(server.start());
        Program client = Program::peer(peer, { server.url().toString() });
        const size_t count = wire::casesFor(wire::Role::Client, {}).size();
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), count, 110'000);
        QVERIFY(!hasSurprises(wire::Role::Client, results, known));
    }
};

QTEST_GUILESS_MAIN(TestConformancePeers)
#include "tst_conformance_peers.moc"
