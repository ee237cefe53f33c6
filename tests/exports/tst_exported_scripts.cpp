// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../cli/program.h"
#include "hostile.h"
#include "runners.h"

#include <jackfield/exporters/exporter.h>
#include <jackfield/replay/matching.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
const QString flow = u"tests/exports/flow.session.jsonl"_s;

/// What a shell can say: texts without a NUL.
Session spoken(Session session)
{
    session.events.removeIf([](const SessionEvent &event) {
        return event.kind == SessionEvent::Kind::Message
            && (!event.message.isText() || event.message.bytes().contains('\0'));
    });
    return session;
}

/// What the server missed but for the codes of closes, which the script does not send.
QByteArray missed(const QByteArray &heard)
{
    QByteArrayList lines = heard.split('\n');
    lines.removeIf([](const QByteArray &line) {
        return line.isEmpty() || line.startsWith("listening") || line.contains("close code");
    });
    return lines.join('\n');
}
} // namespace

/// What is exported for terminals, pages and compilers: scripts of a shell, diagrams, Qt Test programs.
class TestExportedScripts : public QObject
{
    Q_OBJECT

private:
    /// Runs the script against a server that plays `served`; websocat is played by a script of Node.
    static Ran ran(const Session &session, const Matching &rules, const QByteArray &served)
    {
        const QTemporaryDir folder;
        const auto files =
            exporter(u"websocat")->run(session, { .name = u"spoken"_s, .rules = &rules });
        if (!files || !write(*files, folder.path()))
            return {};
        QFile program(folder.filePath(u"websocat"_s));
        if (!program.open(QIODevice::WriteOnly))
            return {};
        program.write("#!/bin/sh\nexec node " + projectFile(u"tests/exports/websocat.js"_s).toUtf8()
                      + " \"$@\"\n");
        program.close();
        program.setPermissions(program.permissions() | QFile::ExeOwner);
        const Runner bash { u"websocat"_s,
                            {},
                            { u"PATH="_s + folder.path() + u':' + qEnvironmentVariable("PATH"),
                              u"bash"_s,
                              u"spoken.sh"_s } };
        return ranIn(folder.path(), bash, served);
    }

private Q_SLOTS:
    void theShellPlaysIt_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<bool>("passes");
        QTest::newRow("as recorded") << "x"_ba << "x"_ba << true;
        QTest::newRow("what is ignored") << R"("up":1234)"_ba << R"("up":1235)"_ba << true;
        QTest::newRow("another text") << "hello, bob"_ba << "hello, Bob"_ba << false;
        QTest::newRow("another member") << R"("user":"ada")"_ba << R"("user":"eve")"_ba << false;
        QTest::newRow("another type") << R"("count":2)"_ba << R"("count":"2")"_ba << false;
    }
    void theShellPlaysIt()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(bool, passes);
        const Session session = spoken(Session::load(projectFile(flow)).value());
        const Matching rules = Matching::beside(projectFile(flow)).value();
        const Ran ran = this->ran(session, rules, session.toText().replace(from, to));
        QVERIFY2((ran.exitCode == 0) == passes, ran.said.constData());
        QCOMPARE(ran.said.contains("as it was recorded"), passes);
        if (passes)
            QCOMPARE(missed(ran.heard), QByteArray());
    }

    /// Payloads that mean harm are said to the byte.
    void theShellSaysHarm()
    {
        const Session session = spoken(hostileSession());
        const Ran ran = this->ran(session, {}, session.toText());
        QVERIFY2(ran.exitCode == 0, ran.said.right(3000).constData());
        QCOMPARE(missed(ran.heard), QByteArray());
    }

    void mermaidReadsIt_data()
    {
        QTest::addColumn<bool>("isHostile");
        QTest::newRow("flow") << false;
        QTest::newRow("hostile") << true;
    }
    void mermaidReadsIt()
    {
        QFETCH(bool, isHostile);
        const Session session =
            isHostile ? hostileSession() : Session::load(projectFile(flow)).value();
        const auto files = exporter(u"mermaid")->run(session, { .name = u"flow"_s });
        QVERIFY(files);
        const QTemporaryDir folder(projectFile(u"build/npm/exported-XXXXXX"_s));
        QVERIFY(write(*files, folder.path()));
        const QString script =
            u"import mermaid from 'mermaid'; import { readFileSync } from 'node:fs';"
            "console.log(await mermaid.parse(readFileSync('flow.mmd', 'utf8')));"_s;
        Program node = Program::named(
            u"env"_s,
            { u"-C"_s, folder.path(), u"node"_s, u"--input-type=module"_s, u"-e"_s, script });
        const int exitCode = node.exitCode(60'000);
        QVERIFY2(exitCode == 0, node.said().constData());
        QVERIFY2(node.said().contains("diagramType: 'sequence'"), node.said().constData());
    }

    /// Payloads that mean harm as a Qt Test program against the installed library, as a user builds it.
    void qtTestCompilesAndPasses()
    {
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

QTEST_GUILESS_MAIN(TestExportedScripts)
#include "tst_exported_scripts.moc"
