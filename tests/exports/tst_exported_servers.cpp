// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../cli/program.h"
#include "hostile.h"

#include <signal.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QString npm = u"build/npm"_s;
constexpr int patience = 120'000; // a browser on a loaded machine

bool writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// A module or page that plays the clients of a session.
QByteArray player(const QByteArray &session)
{
    return contents(projectFile(u"tests/exports/player.js"_s)) + "\nconst session = atob('"
        + session.toBase64()
        + "');\nconst lines = new TextDecoder().decode(Uint8Array.from(session, (c) => "
          "c.charCodeAt(0)));\n";
}
} // namespace

/// The recorded server, as Mock Service Worker and Playwright play it to clients that hear every byte.
class TestExportedServers : public QObject
{
    Q_OBJECT

private:
    /// Exports the flow, or the one that is there, and runs `command` where `files` lie beside it.
    static Program started(const QTemporaryDir &folder,
                           const QString &target,
                           const QHash<QString, QByteArray> &files,
                           const QStringList &command)
    {
        for (auto file = files.cbegin(); file != files.cend(); ++file)
            writeFile(folder.filePath(file.key()), file.value());
        const QString own = folder.filePath(u"flow.session.jsonl"_s);
        const QString session =
            QFileInfo::exists(own) ? own : projectFile(u"tests/exports/flow.session.jsonl"_s);
        run({ u"export"_s, session, u"--to"_s, target, u"-o"_s, folder.path() });
        const QStringList where { u"-C"_s, folder.path(), u"NO_COLOR=1"_s };
        return Program::named(u"env"_s, where + command);
    }

    /// The session with what its clients or its server say changed.
    static QByteArray changed(const QByteArray &from, const QByteArray &to)
    {
        const QByteArray recorded = contents(projectFile(u"tests/exports/flow.session.jsonl"_s));
        return QByteArray(recorded).replace(from, to);
    }

    static void addChanges()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<bool>("passes");
        QTest::newRow("as recorded") << QByteArray("x") << QByteArray("x") << true;
        QTest::newRow("another number") << R"("since":7)"_ba << R"("since":8)"_ba << false;
        QTest::newRow("another text") << "a `template`"_ba << "a `templat`"_ba << false;
        QTest::newRow("other bytes") << R"("AAH/")"_ba << R"("AAH+")"_ba << false;
        QTest::newRow("another code") << R"("code":3001)"_ba << R"("code":3002)"_ba << false;
        QTest::newRow("a value of its own")
            << R"("order":"new")"_ba << R"("order":"old")"_ba << true;
    }

    /// A test that plays the session to `base`, where the exported handlers of the flow or of `files` answer.
    static void playTest(const QByteArray &session,
                         const QString &base,
                         bool passes,
                         QHash<QString, QByteArray> files = {})
    {
        const QTemporaryDir folder(projectFile(npm + u"/exported-XXXXXX"_s));
        const QByteArray test = player(session) + "const base = '" + base.toUtf8()
            + "';\n"
              R"(
            import { afterAll, beforeAll, expect, test } from 'vitest';
            import { setupServer } from 'msw/node';
            import { handlers, surprises, unplayed } from './flow.handlers.js';
            const server = setupServer(...handlers);
            beforeAll(() => server.listen());
            afterAll(() => server.close());
            test('plays', async () => {
              const outcome = await playSession(lines, base).then(() => '', String);
              await new Promise((resolve) => setTimeout(resolve));
              expect([outcome, ...surprises, ...unplayed()]).toEqual(['']);
            }, 100_000);)";
        files.insert(
            { { u"package.json"_s, R"({"type":"module"})" }, { u"flow.test.js"_s, test } });
        Program vitest = started(folder,
                                 u"msw"_s,
                                 files,
                                 { u"NODE_OPTIONS=--experimental-websocket"_s,
                                   projectFile(npm + u"/node_modules/.bin/vitest"_s),
                                   u"run"_s });
        const int exitCode = vitest.exitCode(patience);
        QVERIFY2((exitCode == 0) == passes, vitest.said().right(5000).constData());
        QCOMPARE(vitest.said().contains("1 passed"), passes);
        QCOMPARE(vitest.said().contains("1 failed"), !passes);
    }

    /// A page that plays the session to `base`, and the exported specification of the flow or of `files`.
    static void playPage(const QByteArray &session,
                         const QString &base,
                         const QStringList &environment,
                         bool passes,
                         QHash<QString, QByteArray> files = {})
    {
        const QTemporaryDir folder(projectFile(npm + u"/exported-XXXXXX"_s));
        const QByteArray page = "<!doctype html><meta charset=utf-8><script>" + player(session)
            + "playSession(lines, '" + base.toUtf8() + "');</script>";
        const QByteArray config =
            "import { defineConfig } from '@playwright/test';\n"
            "export default defineConfig({ timeout: 100_000, use: { launchOptions: {\n"
            "  executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] } } });\n";
        files.insert({ { u"page.html"_s, page }, { u"playwright.config.js"_s, config } });
        Program chromium =
            started(folder,
                    u"playwright"_s,
                    files,
                    environment
                        + QStringList { u"PAGE_URL=file://"_s + folder.filePath(u"page.html"_s),
                                        projectFile(npm + u"/node_modules/.bin/playwright"_s),
                                        u"test"_s });
        const int exitCode = chromium.exitCode(patience);
        QVERIFY2((exitCode == 0) == passes, chromium.said().right(5000).constData());
        QCOMPARE(chromium.said().contains("1 passed"), passes);
        QCOMPARE(chromium.said().contains("1 failed"), !passes);
    }

private Q_SLOTS:
    void mockServiceWorker_data() { addChanges(); }
    void mockServiceWorker()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(bool, passes);
        playTest(changed(from, to), u"ws://127.0.0.1:9000"_s, passes);
    }

    /// Payloads that mean harm, to the byte.
    void hostilePayloads_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("msw") << u"msw"_s;
        QTest::newRow("playwright") << u"playwright"_s;
    }
    void hostilePayloads()
    {
        QFETCH(QString, target);
        const QByteArray session = hostileSession().toText();
        const QHash<QString, QByteArray> files { { u"flow.session.jsonl"_s, session } };
        if (target == u"msw")
            playTest(session, u"ws://127.0.0.1:9"_s, true, files);
        else
            playPage(session, u"ws://127.0.0.1:9"_s, {}, true, files);
    }

    void playwright_data() { addChanges(); }
    void playwright()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(bool, passes);
        playPage(changed(from, to), u"ws://127.0.0.1:9"_s, {}, passes);
    }

    /// The page as it was recorded, and its own server.
    void playwrightWithARealServer_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<bool>("passes");
        QTest::newRow("as recorded") << "x"_ba << "x"_ba << true;
        QTest::newRow("another text") << "hello, bob"_ba << "hello, Bob"_ba << false;
        QTest::newRow("another member")
            << R"("room":42,"members")"_ba << R"("room":43,"members")"_ba << false;
        QTest::newRow("other bytes") << R"("AP+ACg==")"_ba << R"("AP+ACw==")"_ba << false;
    }
    void playwrightWithARealServer()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(bool, passes);
        const QTemporaryDir folder;
        const QString served = folder.filePath(u"served.session.jsonl"_s);
        QVERIFY(writeFile(served, changed(from, to)));
        Program server = Program::cli({ u"replay"_s,
                                        served,
                                        u"--as"_s,
                                        u"server"_s,
                                        u"--port"_s,
                                        u"0"_s,
                                        u"--speed"_s,
                                        u"max"_s,
                                        u"--allow-origin"_s,
                                        u"null"_s });
        playPage(changed("x", "x"), server.url(), { u"WS_REAL=1"_s }, passes);
        server.signal(SIGTERM);
        server.exitCode();
    }
};

QTEST_GUILESS_MAIN(TestExportedServers)
#include "tst_exported_servers.moc"
