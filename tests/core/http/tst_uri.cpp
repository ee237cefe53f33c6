// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/uri.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<QString>)

class TestUri : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePathIsKeptEncoded_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("path");
        QTest::newRow("origin form") << "/a/b?x=1"_ba << u"/a/b"_s;
        QTest::newRow("no path") << "ws://host:80"_ba << u"/"_s;
        QTest::newRow("absolute form") << "ws://host:80/a%20b?q#f"_ba << u"/a%20b"_s;
        QTest::newRow("a URL inside the query is not a scheme") << "/a?u=http://x/y"_ba << u"/a"_s;
        QTest::newRow("R45 an address of IPv6") << "ws://[::1]:80/a"_ba << u"/a"_s;
        QTest::newRow("double slashes stay") << "//a//b"_ba << u"//a//b"_s;
        QTest::newRow("query without path") << "?x"_ba << u"/"_s;
    }
    void thePathIsKeptEncoded()
    {
        QFETCH(QByteArray, target);
        QTEST(Uri(target).path(), "path");
        QCOMPARE(Uri(target).target(), target);
    }

    void queriesAreDecodedByFormRules()
    {
        const Uri uri("/x?a=1+2&b&c=&a=%C3%A9&%zz=%zz"_ba);
        QCOMPARE(uri.queryValues(u"a"_s), QList<QString>({ u"1 2"_s, u"é"_s }));
        QCOMPARE(uri.queryValues(u"b"_s), QList<QString>({ QString() }));
        QCOMPARE(uri.queryValues(u"%zz"_s), QList<QString>({ u"%zz"_s }));
        QVERIFY(!uri.queries().at(1).second.has_value());
        QVERIFY(uri.queries().at(2).second.has_value());
        QVERIFY(uri.queryValues(u"d"_s).isEmpty());
    }

    void anAuthorityHasAHost_data()
    {
        QTest::addColumn<QString>("authority");
        QTest::addColumn<std::optional<QString>>("host");
        const auto row =
            [](const char *name, const QString &authority, std::optional<QString> host) {
                QTest::newRow(name) << authority << std::move(host);
            };
        row("a name", u"Example.com"_s, u"example.com"_s);
        row("and a port", u"example.com:80"_s, u"example.com"_s);
        row("R45 an address of IPv6", u"[::1]"_s, u"::1"_s);
        row("R45 and a port", u"[::1]:80"_s, u"::1"_s);
        row("nothing", u""_s, {});
        row("an open bracket", u"[::1"_s, {});
        row("no port behind the colon", u"a:b"_s, {});
    }
    void anAuthorityHasAHost()
    {
        QFETCH(const QString, authority);
        QTEST(hostOf(authority), "host");
    }

    void badPercentSequencesAreNotDecoded_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("cut off") << "a%2"_ba;
        QTest::newRow("not hexadecimal") << "%g0"_ba;
        QTest::newRow("not UTF-8") << "%ff"_ba;
        QTest::newRow("a character that is cut off") << "a%c3"_ba;
        QTest::newRow("overlong") << "%c0%af"_ba;
    }
    void badPercentSequencesAreNotDecoded()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!percentDecoded(text));
    }
};

QTEST_GUILESS_MAIN(TestUri)
#include "tst_uri.moc"
