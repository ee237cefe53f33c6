// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/accesspolicy_p.h"

#include <QTest>

using namespace jackfield;
using namespace jackfield::net;
using namespace Qt::StringLiterals;

class TestAccessPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostAndOriginDecide_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("origin"); // empty: none
        QTest::addColumn<bool>("passes");
        const auto row =
            [](const char *name, const QByteArray &host, const QByteArray &origin, bool passes) {
                QTest::newRow(name) << host << origin << passes;
            };
        row("a loopback address", "127.0.0.1:9000", "", true);
        row("another loopback address", "127.1.2.3", "", true);
        row("loopback of IPv6", "[::1]:9000", "", true);
        row("localhost", "LocalHost:9000", "", true);
        row("a name below localhost", "app.localhost", "", true);
        row("an allowed host", "dev.example:1", "", true);
        row("a host that begins like localhost", "localhost.example", "", false);
        row("a name of the web", "evil.example", "", false);
        row("another address", "192.0.2.1", "", false);
        row("a loopback address with the highest port", "127.0.0.1:65535", "", true);
        row("a port that is too high", "localhost:65536", "", false);
        row("a port that is no number", "localhost:80x", "", false);
        row("a port with a sign", "localhost:+80", "", false);
        row("a host with a path", "localhost/x", "", false);
        row("a host with a user", "localhost@evil.example", "", false);
        row("an empty host", "", "", false);
        row("a page of this machine", "localhost", "http://localhost:3000", true);
        row("a page of this machine, by IPv6", "localhost", "https://[::1]", true);
        row("an allowed page", "localhost", "https://app.example", true);
        row("a page of the allowed site on another port",
            "localhost",
            "https://app.example:444",
            false);
        row("a page of the web", "localhost", "https://evil.example", false);
        row("a page that hides where it is from", "localhost", "null", false);
        row("a file", "localhost", "file://", false);
    }
    void hostAndOriginDecide()
    {
        QFETCH(const QByteArray, host);
        QFETCH(const QByteArray, origin);
        const AccessPolicy policy({ .allowedOrigins = { u"https://app.example"_s },
                                    .allowedHosts = { u"dev.example"_s } },
                                  QHostAddress::LocalHost);
        Request request = Request::get(u"/"_s).withHeader("Host", host);
        if (!origin.isEmpty())
            request = request.withHeader("Origin", origin);
        const auto refusal = policy.refusal(request);
        QTEST(!refusal, "passes");
        if (refusal)
            QCOMPARE(refusal->status(), 403);
    }

    void aStarAllowsAll()
    {
        const AccessPolicy policy({ .allowedOrigins = { u"*"_s }, .allowedHosts = { u"*"_s } },
                                  QHostAddress::LocalHost);
        QVERIFY(!policy.refusal(
            Request::get(u"/"_s).withHeader("Host", "x.example").withHeader("Origin", "null")));
    }

    void theBoundAddressIsAGoodHost()
    {
        const AccessPolicy policy({ .address = u"192.0.2.7"_s }, QHostAddress(u"192.0.2.7"_s));
        QVERIFY(!policy.refusal(Request::get(u"/"_s).withHeader("Host", "192.0.2.7:80")));
        QVERIFY(policy.refusal(Request::get(u"/"_s).withHeader("Host", "192.0.2.8:80")));
    }
};

QTEST_GUILESS_MAIN(TestAccessPolicy)
#include "tst_accesspolicy.moc"
