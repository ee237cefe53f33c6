// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "malformed.h"
#include "target.h"

#include <QTest>

class TestMalformed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noMalformedInputBreaksAReader_data()
    {
        QTest::addColumn<int>("target");
        const QList<FuzzTarget> targets = allFuzzTargets();
        for (int i = 0; i < targets.size(); ++i)
            QTest::newRow(targets.at(i).name) << i;
    }
    void noMalformedInputBreaksAReader()
    {
        QFETCH(const int, target);
        const QList<FuzzTarget> targets = allFuzzTargets();
        const QList<QByteArray> valid = corpus(targets.at(target).name);
        QVERIFY(!valid.isEmpty());
        const qint64 share = (rounds() + targets.size() - 1) / targets.size();
        QVERIFY(share > 0);
        Malformed inputs(valid, 20260101 + quint32(target));
        for (qint64 i = 0; i < share; ++i)
            targets.at(target).run(inputs.next()); // ends the program if a rule is broken
    }
};

QTEST_GUILESS_MAIN(TestMalformed)
#include "tst_malformed.moc"
