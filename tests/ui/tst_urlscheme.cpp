// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/urlscheme.h>

#include <QTest>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

class TestUrlScheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aUrlGetsTheSchemeThatItLacks_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &typed, const QString &expected) {
            QTest::newRow(name) << typed << expected;
        };
        row("loopback", u"127.0.0.1:9101/x?token=abc"_s, u"ws://127.0.0.1:9101/x?token=abc"_s);
        row("loopback without a port", u" localhost/x "_s, u"ws://localhost/x"_s);
        row("loopback by IPv6", u"[::1]/x"_s, u"ws://[::1]/x"_s);
        row("a private address", u"192.168.1.20?a=b"_s, u"ws://192.168.1.20?a=b"_s);
        row("a private address by IPv6", u"[fd00::1]"_s, u"ws://[fd00::1]"_s);
        row("a name of this network", u"printer.local#a"_s, u"ws://printer.local#a"_s);
        row("a name without a dot", u"broker/mqtt"_s, u"ws://broker/mqtt"_s);
        row("a public host", u"echo.example.org/x"_s, u"wss://echo.example.org/x"_s);
        row("a public address", u"8.8.8.8"_s, u"wss://8.8.8.8"_s);
        row("another port", u"example.org:8080"_s, u"ws://example.org:8080"_s);
        row("the port of TLS", u"localhost:443/x"_s, u"wss://localhost:443/x"_s);
        row("a URL in a query", u"example.org/?to=ws://a"_s, u"wss://example.org/?to=ws://a"_s);
        row("http", u"HTTP://example.org/x"_s, u"ws://example.org/x"_s);
        row("https", u"https://example.org/x"_s, u"wss://example.org/x"_s);
        row("a URL that has one", u"wss://127.0.0.1/"_s, u"wss://127.0.0.1/"_s);
        row("a scheme that is none of ours", u"ftp://a"_s, u"ftp://a"_s);
        row("a host in a variable", u"{{ host }}/x"_s, u"ws://{{ host }}/x"_s);
        row("a scheme in a variable", u"{{ base }}/x"_s, u"{{ base }}/x"_s);
        row("a variable that is not there", u"{{ nobody }}/x"_s, u"{{ nobody }}/x"_s);
        row("nothing", u""_s, u""_s);
    }
    void aUrlGetsTheSchemeThatItLacks()
    {
        QFETCH(QString, typed);
        QTEST(withWsScheme(typed,
                           { { u"host"_s, u"127.0.0.1:9000"_s }, { u"base"_s, u"wss://a.org"_s } }),
              "expected");
    }
};

QTEST_GUILESS_MAIN(TestUrlScheme)
#include "tst_urlscheme.moc"
