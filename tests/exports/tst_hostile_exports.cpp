// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../cli/program.h"
#include "hostile.h"
#include "runners.h"

#include <jackfield/exporters/exporter.h>

#include <QDir>
#include <QFileInfo>
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

    /// The same against the installed library, as a user builds it: in the slow suite, for the compiler's sake.
    void compilesAndPassesAsQtTest()
    {
        if (!qEnvironmentVariableIsSet("JACKFIELD_RUNNERS"))
            QSKIP("the slow suite has it");
        QDir().mkpath(projectFile(u"build/exported"_s));
        const QTemporaryDir folder(projectFile(u"build/exported/exported-XXXXXX"_s));
        const auto files = exporter(u"qtest")->run(hostileSession(), { .name = u"hostile"_s });
        QVERIFY(files);
        QVERIFY(write(*files, folder.path()));
        const QString build = QFileInfo(QStringLiteral(JACKFIELD_CLI)).dir().filePath(u".."_s);
        const QString commands =
            u"cmake --install %1 --prefix $PWD/installed > installed.log && "
            "cmake -G Ninja -S . -B b -DCMAKE_PREFIX_PATH=$PWD/installed -DCMAKE_BUILD_TYPE=Debug "
            "&& "
            "cmake --build b && ctest --test-dir b --output-on-failure --no-tests=error"_s.arg(
                build);
        Program made =
            Program::named(u"env"_s, { u"-C"_s, folder.path(), u"bash"_s, u"-c"_s, commands });
        const int exitCode = made.exitCode(600'000);
        QVERIFY2(exitCode == 0, made.said().right(5000).constData());
        QVERIFY(made.said().contains("100% tests passed"));
    }
};

QTEST_GUILESS_MAIN(TestHostileExports)
#include "tst_hostile_exports.moc"
