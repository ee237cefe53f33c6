// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../cli/program.h"
#include "hostile.h"
#include "runners.h"

#include <jackfield/exporters/exporter.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
const QString orders = u"resources/sample-workspace/sessions/orders"_s;
const QString subscribe = u"resources/sample-workspace/sessions/subscribe"_s;
const QString flow = u"tests/exports/flow"_s;

QByteArray recorded(const QString &name)
{
    return contents(projectFile(name + u".session.jsonl"_s));
}

bool writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// Vitest, with a test that is one user of k6.
const Runner k6 { u"k6"_s,
                  u"build/npm"_s,
                  { projectFile(u"build/npm/node_modules/.bin/vitest"_s), u"run"_s } };

bool addUserOfK6(const QString &folder, const QString &name)
{
    const QByteArray shim = projectFile(u"tests/exports/k6.js"_s).toUtf8();
    const QByteArray config =
        "import { defineConfig } from 'vitest/config';\n"
        "export default defineConfig({ resolve: { alias: [{ find: /^k6.*/, replacement: '"
        + folder.toUtf8() + "/k6.js' }] } });\n";
    const QByteArray test = "globalThis.__ENV = { WS_URL: process.env.WS_URL };\n"
                            "import { expect, test } from 'vitest';\n"
                            "import { failed } from 'k6';\n"
                            "test('one user', async () => {\n"
                            "  const { default: user } = await import('./"
        + name.toUtf8()
        + ".k6.js');\n"
          "  await user();\n"
          "  expect(failed).toEqual([]);\n"
          "}, 60_000);\n";
    return QFile::copy(QString::fromUtf8(shim), folder + u"/k6.js"_s)
        && writeFile(folder + u"/vitest.config.js"_s, config)
        && writeFile(folder + u"/user.test.js"_s, test);
}
} // namespace

/// Sessions as load: Artillery runs it. k6 is no package; its types know every name, and one user is played on Node.
class TestExportedLoad : public QObject
{
    Q_OBJECT

private:
    /// Sessions that are served as they were recorded, within the rules, and otherwise.
    static void addServers()
    {
        QTest::addColumn<QString>("session");
        QTest::addColumn<QByteArray>("served");
        QTest::addColumn<bool>("passes");
        QTest::newRow("orders") << orders << recorded(orders) << true;
        QTest::newRow("flow") << flow << recorded(flow) << true;
        QTest::newRow("flow, within the rules") << flow << withinTheRules(recorded(flow)) << true;
        const auto row = [](const char *what, const QByteArray &from, const QByteArray &to) {
            QTest::newRow(what) << flow << recorded(flow).replace(from, to) << false;
        };
        row("another text", "hello, bob", "hello, Bob");
        row("a member more", R"("user":"ada")", R"("user":"ada","more":1)");
        row("beyond the tolerance", R"("load":0.42)", R"("load":0.93)");
        row("another type", R"("at":"2026-11-23T10:00:00.001Z")", R"("at":1)");
        row("other bytes", R"("AP+ACg==")", R"("AP+ACw==")");
    }

private Q_SLOTS:
    void k6KnowsEveryName_data()
    {
        QTest::addColumn<QString>("session");
        for (const QString &session : { orders, subscribe, flow })
            QTest::newRow(qPrintable(QFileInfo(session).fileName())) << session;
    }
    void k6KnowsEveryName()
    {
        QFETCH(QString, session);
        const QTemporaryDir folder(projectFile(u"build/npm/exported-XXXXXX"_s));
        const QString file = projectFile(session + u".session.jsonl"_s);
        QCOMPARE(run({ u"export"_s, file, u"--to"_s, u"k6"_s, u"-o"_s, folder.path() }).exitCode,
                 0);
        const QString name = QFileInfo(session).fileName() + u".k6.js"_s;
        const QStringList options =
            u"--noEmit --allowJs --checkJs --strict false --target es2022 --lib es2022,dom "
            "--module esnext --moduleResolution bundler --types k6"_s.split(u' ');
        const QStringList tsc { u"-C"_s,
                                folder.path(),
                                projectFile(u"build/npm/node_modules/.bin/tsc"_s) };
        Program check = Program::named(u"env"_s, tsc + options + QStringList { name });
        const int exitCode = check.exitCode(120'000);
        QVERIFY2(exitCode == 0, check.said().constData());
    }

    void aUserOfK6_data() { addServers(); }
    void aUserOfK6()
    {
        QFETCH(QString, session);
        QFETCH(QByteArray, served);
        QFETCH(bool, passes);
        const QTemporaryDir folder(projectFile(u"build/npm/exported-XXXXXX"_s));
        const QString file = projectFile(session + u".session.jsonl"_s);
        QCOMPARE(run({ u"export"_s, file, u"--to"_s, u"k6"_s, u"-o"_s, folder.path() }).exitCode,
                 0);
        QVERIFY(addUserOfK6(folder.path(), QFileInfo(session).fileName()));
        const Ran ran = ranIn(folder.path(), k6, served);
        QVERIFY2((ran.exitCode == 0) == passes, ran.said.constData());
        QCOMPARE(ran.said.contains("1 failed"), !passes);
    }

    void artilleryPlaysIt_data() { addServers(); }
    void artilleryPlaysIt()
    {
        QFETCH(QString, session);
        QFETCH(QByteArray, served);
        QFETCH(bool, passes);
        const Ran ran = ranExported(runnerOf(u"artillery"_s), session, served);
        QVERIFY2((ran.exitCode == 0) == passes, ran.said.constData());
        QCOMPARE(ran.said.contains("vusers.completed"), passes);
        if (passes)
            QVERIFY2(ran.verdict == 0, ran.heard.constData());
    }

    /// Payloads that mean harm, to the byte.
    void hostilePayloads_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("k6") << u"k6"_s;
        QTest::newRow("artillery") << u"artillery"_s;
    }
    void hostilePayloads()
    {
        QFETCH(QString, target);
        const Runner runner = target == u"k6" ? k6 : runnerOf(target);
        const Session session = hostileSession();
        const QTemporaryDir folder(projectFile(runner.below + u"/exported-XXXXXX"_s));
        const auto files = exporter(target)->run(session, { .name = u"hostile"_s });
        QVERIFY(files);
        QVERIFY(write(*files, folder.path()));
        QVERIFY(target != u"k6" || addUserOfK6(folder.path(), u"hostile"_s));
        const Ran ran = ranIn(folder.path(), runner, session.toText());
        QVERIFY2(ran.exitCode == 0, ran.said.right(5000).constData());
        QVERIFY2(ran.verdict == 0, ran.heard.left(5000).constData());
    }
};

QTEST_GUILESS_MAIN(TestExportedLoad)
#include "tst_exported_load.moc"
