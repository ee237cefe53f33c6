// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/proxysetup.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

class TestProxySetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itComesBackAsItWas()
    {
        const ProxySetup setup { .port = 9001,
                                 .lastPort = 40000,
                                 .preserveHost = true,
                                 .doNotVerify = true,
                                 .caFile = u"/ca.pem"_s,
                                 .breakpoints = { { u"dir:in"_s }, { u"a"_s, false } } };
        QCOMPARE(ProxySetup::fromJson(setup.toJson()), setup);
    }

    void whatIsWrongIsAsInANewOne()
    {
        QCOMPARE(ProxySetup::fromJson({}), ProxySetup());
        QCOMPARE(ProxySetup::fromJson("[1"), ProxySetup());
        QCOMPARE(ProxySetup::fromJson("{\"port\":70000,\"lastPort\":-1}").port, 65535);
    }

    void aUrlIsAServerAndAPath_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("path");
        const auto row =
            [](const char *name, const char *url, const char *server, const char *path) {
                QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(server)
                                    << QString::fromLatin1(path);
            };
        row("nothing behind it", "ws://a:1", "ws://a:1", "");
        row("a path", "wss://a/b/c", "wss://a", "/b/c");
        row("a query", "ws://a/b?c=%20d&e", "ws://a", "/b?c=%20d&e");
        row("a fragment is nobody's", "ws://a/b#c", "ws://a", "/b");
        row("a user", "ws://u:p@a:2/x", "ws://u:p@a:2", "/x");
        row("a variable", " ws://{{ host }}/x ", "ws://h:3", "/x");
        row("IPv6", "ws://[::1]:4/x", "ws://[::1]:4", "/x");
    }
    void aUrlIsAServerAndAPath()
    {
        QFETCH(QString, url);
        const auto place = proxyPlaceOf(url, { { u"host"_s, u"h:3"_s } });
        QVERIFY2(place, qPrintable(place ? QString() : place.error().message));
        QTEST(place->server.toString(QUrl::FullyEncoded), "server");
        QTEST(place->path, "path");
    }
};

QTEST_GUILESS_MAIN(TestProxySetup)
#include "tst_proxysetup.moc"
