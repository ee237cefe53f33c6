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

void run(const Connect &connect, const Exceptions &mustFail, const Exceptions &mayFail)
{
    QFETCH(const qsizetype, scenario);
    const Scenario &row = scenarios()[size_t(scenario)];
    const auto failed = row.run(connect);
    const QString name = QString::fromUtf8(row.name);
    if (const QString reason = mustFail.value(name); !reason.isEmpty())
        QVERIFY2(failed, qPrintable(QStringLiteral("passes, and was expected to fail: ") + reason));
    else if (failed && mayFail.contains(name))
        qInfo().noquote() << *failed << QStringLiteral("(%1)").arg(mayFail.value(name));
    else
        QVERIFY2(!failed, qPrintable(failed.value_or(QString())));
}

} // namespace jackfield::testing::contract
