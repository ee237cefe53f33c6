// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/response.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesCompareWithoutCaseAndOrderStays()
    {
        Headers headers { { "A", "1" }, { "b", "2" }, { "a", "3" } };
        QCOMPARE(headers.values("A"), QList<QByteArray>({ "1", "3" }));
        QCOMPARE(headers.value("B"), QByteArray("2"));
        headers.replace("a", "4");
        QCOMPARE(headers.fields(), QList<Headers::Field>({ { "A", "4" }, { "b", "2" } }));
        headers.remove("B");
        QVERIFY(!headers.contains("b"));
    }

    void listsAreSplitAtCommasOverAllFields()
    {
        const Headers headers { { "Connection", "keep-alive, Upgrade" },
                                { "connection", " x ,," } };
        QCOMPARE(headers.listValues("Connection"),
                 QList<QByteArray>({ "keep-alive", "Upgrade", "x" }));
        for (const char *item : { "Keep-Alive", "upgrade", "X" })
            QVERIFY2(headers.lists("CONNECTION", item), item);
        for (const char *other : { "keep", "keep-alive,", "grade", "y" })
            QVERIFY2(!headers.lists("Connection", other), other);
        QVERIFY(!headers.lists("Upgrade", "x"));
    }

    void changesAreCopies()
    {
        const Request plain = Request::get(u"/x"_s);
        const Request changed = plain.withHeader("A", "1").withBody("b");
        QVERIFY(plain.headers().isEmpty());
        QCOMPARE(changed.header("a"), QByteArray("1"));
        QVERIFY(plain != changed);
    }

    void aResponseKnowsTheStandardPhrases()
    {
        QCOMPARE(Response(404).reason(), QByteArray("Not Found"));
        QCOMPARE(Response(404).reason("Gone fishing").reason(), QByteArray("Gone fishing"));
        QCOMPARE(Response(299).reason(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"
