// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <signal.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The mocks of docs/mocks.md, hosted: other people's clients hear from them what they say offline.
class TestCliMocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHostedExampleSaysWhatItsSessionSays_data()
    {
        QTest::addColumn<QString>("mock");
        QTest::addColumn<QString>("conversation");
        QTest::addColumn<bool>("isOurs");
        for (const auto &[mocks, conversations] :
             { std::pair(u"tests/core/mock/kinds/"_s, u"tests/core/mock/kinds/"_s),
               std::pair(u"resources/sample-workspace/mocks/"_s, u"tests/core/mock/samples/"_s) }) {
            const QDir folder(projectFile(conversations));
            for (const QString &file : folder.entryList({ u"*.session.jsonl"_s })) {
                const QString name = file.chopped(u".session.jsonl"_s.size());
                const QString mock = projectFile(mocks + name + u".mock.json"_s);
                QTest::addRow("%s, our client", qPrintable(name))
                    << mock << folder.filePath(name) << true;
                QTest::addRow("%s, python3-websockets", qPrintable(name))
                    << mock << folder.filePath(name) << false;
            }
        }
        for (const QString &name :
             { u"mockoon/rules"_s, u"wiremock/stubs"_s, u"asyncapi/rpc-3"_s }) {
            const QString folder = projectFile(u"tests/golden/importers/"_s + name);
            QTest::addRow("%s, imported, python3-websockets", qPrintable(name))
                << QString(folder + u"/expected.mock.json"_s)
                << QString(folder + u"/conversation"_s) << false;
        }
    }
    void aHostedExampleSaysWhatItsSessionSays()
    {
        QFETCH(QString, mock);
        QFETCH(QString, conversation);
        QFETCH(bool, isOurs);
        const QString session = conversation + u".session.jsonl"_s;
        const QString matching = conversation + u".matching.json"_s;
        const QStringList rules = QFile::exists(matching) ? QStringList(matching) : QStringList();
        Program server = Program::cli({ u"serve"_s, mock, u"--port"_s, u"0"_s });
        const QString url = server.url();
        if (isOurs) {
            const QStringList options =
                rules.isEmpty() ? rules : QStringList(u"--matching"_s) + rules;
            const Outcome outcome =
                run(QStringList { u"test"_s, u"--against"_s, url, session } + options);
            QVERIFY2(outcome.exitCode == 0, outcome.said().constData());
        } else {
            Program peer =
                Program::peer(u"play_session.py"_s, QStringList { url, session } + rules);
            const int exitCode = peer.exitCode();
            QVERIFY2(exitCode == 0, peer.said().constData());
        }
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
        QByteArrayList complaints = server.errors().split('\n');
        complaints.removeIf([](const QByteArray &line) {
            return line.isEmpty() || line.contains(".js: "); // what a script says with log()
        });
        QCOMPARE(complaints, QByteArrayList());
    }

    /// The example of docs/mocks.md, with an echo in the place of the server that it names.
    void aProxyStandsBeforeAServer()
    {
        Program echo = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        const QString folder = projectFile(u"tests/core/mock/hosted/"_s);
        QByteArray text = contents(folder + u"proxy.mock.json"_s);
        text.replace("ws://127.0.0.1:9002", echo.url().toUtf8());
        const QTemporaryDir temporary;
        const QString path = temporary.filePath(u"proxy.mock.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        Program server = Program::cli({ u"serve"_s, path, u"--port"_s, u"0"_s });
        const QString url = server.url();
        const QString session = folder + u"proxy.session.jsonl"_s;
        const Outcome ours = run({ u"test"_s, u"--against"_s, url, session });
        QVERIFY2(ours.exitCode == 0, ours.said().constData());
        Program peer = Program::peer(u"play_session.py"_s, { url, session });
        const int exitCode = peer.exitCode();
        QVERIFY2(exitCode == 0, peer.said().constData());

        echo.signal(SIGTERM);
        QCOMPARE(echo.exitCode(), 0);
        const Outcome alone = run({ u"connect"_s, url + u"/x"_s, u"--for"_s, u"5"_s });
        QVERIFY2(alone.errors.contains("1014"), alone.errors.constData());
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
        QVERIFY2(server.errors().contains("Nobody listens"), server.errors().constData());
    }

    void aScriptIsReadAgainWhenItChanges()
    {
        const QTemporaryDir folder;
        const auto write = [&](const QString &name, const QByteArray &text) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        };
        write(
            u"a.mock.json"_s,
            R"({"jackfield":"mock","version":1,"servers":[{"name":"s","routes":[{"script":{"file":"a.js"}}]}]})");
        write(u"a.js"_s, "route('/', () => socket => socket.send('one'));");
        Program server = Program::cli({ u"serve"_s, folder.filePath(u"a.mock.json"_s) });
        const QStringList connect { u"connect"_s, server.url(), u"--expect"_s, u"1"_s };
        QCOMPARE(run(connect).out, "one\n"_ba);
        write(u"a.js"_s, "route('/', () => socket => socket.send('broken');");
        QTRY_VERIFY(server.errors().contains("the old one stays"));
        QVERIFY2(server.errors().contains("a.js:1: SyntaxError"), server.errors().constData());
        QCOMPARE(run(connect).out, "one\n"_ba);
        write(u"a.js"_s,
              "route('/', () => socket => { socket.send('two'); log('at last'); nothing(); });");
        QTRY_VERIFY(server.errors().contains("read again"));
        QCOMPARE(run(connect).out, "two\n"_ba);
        QTRY_VERIFY(server.errors().contains("jackfield-cli: a.js: at last\n"));
        QTRY_VERIFY(server.errors().contains(
            "jackfield-cli: a.js:1: ReferenceError: nothing is not defined\n"));
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
    }

    /// What the API does is shown in docs/admin-api.md, which another test runs.
    void theAdminApiWantsAToken()
    {
        const QString mock = projectFile(u"tests/core/mock/kinds/answers.mock.json"_s);
        const QStringList arguments { u"serve"_s, mock, u"--port"_s, u"0"_s, u"--admin"_s, u"0"_s };
        qunsetenv("JACKFIELD_ADMIN_TOKEN");
        const Outcome without = run(arguments);
        QCOMPARE(without.exitCode, 2);
        QVERIFY2(without.errors.startsWith("jackfield-cli: --admin: the environment variable "
                                           "JACKFIELD_ADMIN_TOKEN must have a token"),
                 without.errors.constData());
        QCOMPARE(run({ u"serve"_s, u"--echo"_s, u"--admin"_s, u"0"_s }).exitCode, 2);

        qputenv("JACKFIELD_ADMIN_TOKEN", "sesame");
        Program server = Program::cli(arguments);
        QVERIFY(server.says("admin on http://127.0.0.1:"));
        qunsetenv("JACKFIELD_ADMIN_TOKEN");
        const QByteArray admin = server.out().trimmed().split(' ').last();
        QProcess waiting; // and is answered when the mock ends
        waiting.start(u"curl"_s,
                      { u"-sS"_s,
                        u"-H"_s,
                        u"Authorization: Bearer sesame"_s,
                        u"-d"_s,
                        u"{\"timeout\":600000}"_s,
                        QString::fromLatin1(admin) + u"/v1/wait"_s });
        QVERIFY(waiting.waitForStarted());
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
        QTRY_COMPARE(waiting.state(), QProcess::NotRunning);
    }

    void aFileIsServedInAnEnvironment()
    {
        const QString mock = projectFile(u"tests/core/mock/kinds/variables.mock.json"_s);
        Program server = Program::cli(
            { u"serve"_s, mock, u"--environment"_s, u"test"_s, u"--set"_s, u"token=a=b"_s });
        const QString url = server.url() + u"/limits"_s; // and a free port
        const Outcome said = run({ u"connect"_s,
                                   url,
                                   u"--header"_s,
                                   u"Authorization: Bearer a=b"_s,
                                   u"--expect"_s,
                                   u"1"_s });
        QVERIFY2(said.out.contains("this is test"), said.said().constData());
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
        const QString session = projectFile(u"tests/core/mock/kinds/variables.session.jsonl"_s);
        const QStringList test { u"test"_s, u"--mock"_s, mock, session };
        QCOMPARE(run(test).exitCode, 0);
        QCOMPARE(run(test + QStringList { u"--set"_s, u"name=other"_s }).exitCode, 1);
        for (const QStringList &wrong : { QStringList { u"--set"_s, u"name"_s },
                                          QStringList { u"--set"_s, u"nome=x"_s },
                                          QStringList { u"--environment"_s, u"live"_s } })
            QCOMPARE(run(test + wrong).exitCode, 2);
    }

    void aMessageThatNothingAnswersIsToldOf()
    {
        Program server = Program::cli({ u"serve"_s,
                                        projectFile(u"tests/core/mock/kinds/answers.mock.json"_s),
                                        u"--port"_s,
                                        u"0"_s });
        const QString url = server.url();
        for (int i = 0; i < 2; ++i) {
            QStringList arguments { u"connect"_s, url + u"/bot"_s };
            for (int n = 0; n < 60; ++n)
                arguments += { u"--send"_s, u"jokes"_s };
            QCOMPARE(run(arguments).exitCode, 0);
        }
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
        const QByteArrayList lines = server.errors().trimmed().split('\n');
        QCOMPARE(lines.size(), 101); // and a last word
        QCOMPARE(
            lines.first(),
            "jackfield-cli: /bot: no answer to text 5 B: jokes: the nearest rule is 3, but it is "
            "\"jokes\", not \"joke\""_ba);
        QCOMPARE(lines.last(),
                 "jackfield-cli: of further messages without an answer nothing is said"_ba);
    }
};

QTEST_GUILESS_MAIN(TestCliMocks)
#include "tst_cli_mocks.moc"
