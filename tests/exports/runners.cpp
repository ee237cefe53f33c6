// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "runners.h"

#include "../cli/program.h"

#include <signal.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 300'000; // the slowest runner with two hundred files

const QString npm = u"build/npm"_s;

QList<Runner> allRunners()
{
    const QString bin = projectFile(npm + u"/node_modules/.bin/"_s);
    return {
        { u"pytest"_s,
          u"build/exported"_s,
          { u"python3"_s, u"-m"_s, u"pytest"_s, u"-q"_s, u"-p"_s, u"no:cacheprovider"_s } },
        { u"vitest"_s, npm, { bin + u"vitest"_s, u"run"_s } },
        { u"artillery"_s,
          u"build/artillery"_s,
          { u"ARTILLERY_DISABLE_TELEMETRY=true"_s,
            u"sh"_s,
            u"-c"_s,
            projectFile(u"build/artillery/node_modules/.bin/artillery"_s)
                + uR"( run --target $WS_URL --overrides '{"config":{"phases":[{"duration":1,"arrivalCount":1}]}}' *.yml)"_s } },
        { u"jest"_s, npm, { bin + u"jest"_s } },
        { u"go"_s,
          u"build/exported"_s,
          { u"GO111MODULE=off"_s,
            u"GOPATH=/usr/share/gocode"_s,
            u"GOCACHE="_s + projectFile(u"build/exported/go"_s),
            u"go"_s,
            u"test"_s,
            u"-count=1"_s } },
    };
}

} // namespace

QList<Runner> runners()
{
    const QString wanted = qEnvironmentVariable("JACKFIELD_RUNNERS", u"pytest"_s);
    QList<Runner> chosen = allRunners();
    chosen.removeIf(
        [names = wanted.split(u',')](const Runner &each) { return !names.contains(each.target); });
    return chosen;
}

Runner runnerOf(const QString &target)
{
    const auto all = allRunners();
    return *std::ranges::find(all, target, &Runner::target);
}

Ran ranIn(const QString &folder, const Runner &runner, const QByteArray &served)
{
    const QTemporaryDir other;
    const QString played = other.filePath(u"served.session.jsonl"_s);
    QFile file(played);
    if (!file.open(QIODevice::WriteOnly) || file.write(served) < 0)
        return { -1, "cannot write " + played.toUtf8() };
    file.close();
    Program server = Program::cli({ u"replay"_s,
                                    played,
                                    u"--as"_s,
                                    u"server"_s,
                                    u"--port"_s,
                                    u"0"_s,
                                    u"--speed"_s,
                                    u"max"_s,
                                    u"--matching"_s,
                                    projectFile(u"tests/exports/exact.matching.json"_s) });
    const QStringList where { u"-C"_s, folder, u"NO_COLOR=1"_s, u"WS_URL="_s + server.url() };
    Program test = Program::named(u"env"_s, where + runner.command);
    const int exitCode = test.exitCode(patience);
    server.signal(SIGTERM);
    const int verdict = server.exitCode();
    return { exitCode, test.said(), verdict, server.said() };
}

Ran ranExported(const Runner &runner, const QString &name, const QByteArray &served)
{
    QDir().mkpath(projectFile(runner.below));
    const QTemporaryDir folder(projectFile(runner.below + u"/exported-XXXXXX"_s));
    const QString session = projectFile(name + u".session.jsonl"_s);
    const Outcome exported =
        run({ u"export"_s, session, u"--to"_s, runner.target, u"-o"_s, folder.path() });
    return exported.exitCode == 0 ? ranIn(folder.path(), runner, served)
                                  : Ran { -1, exported.said() };
}

QByteArray withinTheRules(const QByteArray &recorded)
{
    QList<QByteArray> lines = recorded.split('\n');
    const auto lineWith = [&](const QByteArray &words) {
        return std::ranges::find_if(lines, [&](const auto &line) { return line.contains(words); })
            - lines.begin();
    };
    const qsizetype joined = lineWith(R"("type":"joined")");
    const qsizetype presence = lineWith(R"("type":"presence")");
    // In the other order, with the times where they were, and two that come as they like between them.
    lines[joined].swap(lines[presence]);
    lines[joined].replace(R"("t":8)", R"("t":7)");
    lines[presence].replace(R"("t":7)", R"("t":7.4)");
    lines.insert(presence,
                 R"({"t":7.1,"conn":1,"event":"message","from":"server","text":"by the way"})");
    lines.insert(
        presence,
        R"({"t":7.2,"conn":1,"event":"message","from":"server","json":{"type":"tick","n":2}})");
    QByteArray changed = lines.join('\n');
    for (const auto &[from, to] : QList<std::pair<QByteArray, QByteArray>> {
             { R"("s-17")", R"("other")" },
             { R"("s-18")", R"(18)" },
             { R"("at":"2026-11-23T10:00:00.001Z")", R"("at":"")" },
             { R"("load":0.42)", R"("load":0.52)" },
             { R"("count":2)", R"("count":3)" },
             { R"("node":{"id":"a-1","up":1234})", R"("node":7)" },
             { R"(,"trace":"x-1")", "" },
             { R"("presence",)", R"("presence","trace":true,)" },
         }) {
        if (!changed.contains(from))
            return {};
        changed.replace(from, to);
    }
    return changed;
}
