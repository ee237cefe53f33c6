// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/conformance.h>

#include <QSet>
#include <QTest>

using namespace jackfield::wire;
using namespace Qt::StringLiterals;

/// The table of cases.
class TestConformanceCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 517 in all, of which 216 are of compression.
    void familiesAreAsLargeAsAutobahns_data()
    {
        QTest::addColumn<int>("count");
        for (const auto &[family, count] : std::initializer_list<std::pair<const char *, int>> {
                 { "1", 16 },   { "2", 11 },    { "3", 7 },     { "4", 10 },   { "5", 20 },
                 { "6", 145 },  { "6.1", 3 },   { "6.2", 4 },   { "6.3", 2 },  { "6.4", 4 },
                 { "6.6", 11 }, { "6.12", 8 },  { "6.22", 34 }, { "7", 37 },   { "7.7", 13 },
                 { "7.9", 9 },  { "9", 54 },    { "9.3", 9 },   { "9.5", 6 },  { "10", 1 },
                 { "12", 90 },  { "12.5", 18 }, { "13", 126 },  { "13.7", 18 } })
            QTest::newRow(family) << count;
    }
    void familiesAreAsLargeAsAutobahns()
    {
        QFETCH(int, count);
        const QString family = QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(int(casesFor(Role::Server, { family }).size()), count);
        QCOMPARE(int(casesFor(Role::Client, { family }).size()), count);
    }

    void everyCaseHasAnIdOfItsOwnATitleAndAFamilyWithATitle()
    {
        QSet<QString> ids;
        for (const ConformanceCase &one : conformanceCases()) {
            QVERIFY2(!ids.contains(one.id), qPrintable(one.id));
            ids.insert(one.id);
            QVERIFY2(!one.title.isEmpty(), qPrintable(one.id));
            QVERIFY2(!familyTitle(one.family()).isEmpty(), qPrintable(one.id));
            QVERIFY2(!one.expectation().isEmpty(), qPrintable(one.id));
        }
    }

    void aPatternNames_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("one case") << u"6.2.3"_s << QStringList { u"6.2.3"_s };
        QTest::newRow("all below it, not what only begins alike")
            << u"6.1"_s << QStringList { u"6.1.1"_s, u"6.1.2"_s, u"6.1.3"_s };
        QTest::newRow("a wildcard") << u"3.[67]"_s << QStringList { u"3.6"_s, u"3.7"_s };
        QTest::newRow("nothing") << u"8"_s << QStringList {};
    }
    void aPatternNames()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, ids);
        QStringList named;
        for (const ConformanceCase *one : casesFor(Role::Server, { pattern }))
            named.append(one->id);
        QCOMPARE(named, ids);
    }

    void handshakesAreForOneSide()
    {
        QVERIFY(casesFor(Role::Client, { u"H.1"_s }).empty());
        QVERIFY(casesFor(Role::Server, { u"H.2"_s }).empty());
        QVERIFY(casesFor(Role::Server, { u"H.1"_s }).size() > 30);
        QVERIFY(casesFor(Role::Client, { u"H.2"_s }).size() > 20);
    }
};

QTEST_GUILESS_MAIN(TestConformanceCases)
#include "tst_conformance_cases.moc"
