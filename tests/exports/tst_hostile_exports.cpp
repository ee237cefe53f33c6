// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../cli/program.h"
#include "hostile.h"
#include "runners.h"

#include <jackfield/exporters/exporter.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

/// Payloads are data in every language: two hundred sessions as tests, which send the recorded bytes and hear them.
class TestHostileExports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesTheSameBytes_data()
    {
        QTest::addColumn<QString>("target");
        for (const Runner &runner : runners())
            QTest::newRow(qPrintable(runner.target)) << runner.target;
    }
    void carriesTheSameBytes()
    {
        QFETCH(QString, target);
        const Runner runner = runnerOf(target);
        QDir().mkpath(projectFile(runner.below));
        const QTemporaryDir folder(projectFile(runner.below + u"/exported-XXXXXX"_s));
        Session all;
        for (int number = 0; number < 200; ++number) {
            const HostileSession hostile(number);
            const auto files =
                exporter(target)->run(hostile.session, { .name = u"case %1"_s.arg(number) });
            QVERIFY(files);
            QVERIFY(write(*files, folder.path()));
            all.events += hostile.session.events;
        }
        const Ran ran = ranIn(folder.path(), runner, all.toText());
        QVERIFY2(ran.exitCode == 0, ran.said.right(5000).constData());
        QVERIFY2(ran.verdict == 0, ran.heard.left(5000).constData());
    }
};

QTEST_GUILESS_MAIN(TestHostileExports)
#include "tst_hostile_exports.moc"
