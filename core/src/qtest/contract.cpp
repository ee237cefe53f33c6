// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scenarios_p.h"

#include <jackfield/qtest/contract.h>

#include <QTest>

namespace jackfield::testing::contract {

void addRows()
{
    QTest::addColumn<qsizetype>("scenario");
    const auto all = scenarios();
    for (qsizetype i = 0; i < qsizetype(all.size()); ++i)
        QTest::newRow(all[size_t(i)].name) << i;
}

void run(const Connect &connect, const QMap<QString, QString> &expectedFailures)
{
    QFETCH(const qsizetype, scenario);
    const Scenario &row = scenarios()[size_t(scenario)];
    const auto failed = row.run(connect);
    const QString reason = expectedFailures.value(QString::fromUtf8(row.name));
    if (reason.isEmpty())
        QVERIFY2(!failed, qPrintable(failed.value_or(QString())));
    else
        QVERIFY2(failed, qPrintable(QStringLiteral("passes, and was expected to fail: ") + reason));
}

} // namespace jackfield::testing::contract
