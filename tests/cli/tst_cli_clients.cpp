// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace Qt::StringLiterals;

/// The options of whatever connects.
class TestCliClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOptionThatIsMalformedIsSaid_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char *name, const QStringList &options, const QByteArray &words) {
            QTest::newRow(name) << options << words;
        };
        row("a cookie without a value", { u"--cookie"_s, u"a"_s }, "NAME=VALUE");
        row("a cookie with a semicolon", { u"--cookie"_s, u"a=b;c"_s }, "';' at character 2");
        row("a proxy of another kind", { u"--proxy"_s, u"ftp://a:1"_s }, "socks5h://");
        row("a proxy without a port", { u"--proxy"_s, u"http://a:x"_s }, "--proxy");
        row("fewer than no redirects", { u"--follow-redirects"_s, u"-1"_s }, "--follow-redirects");
        row("less than no seconds", { u"--keep-alive"_s, u"-1"_s }, "--keep-alive");
    }
    void anOptionThatIsMalformedIsSaid()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QByteArray, words);
        const Outcome outcome = run(QStringList { u"connect"_s, u"ws://127.0.0.1:1/"_s } + options);
        QVERIFY2(outcome.errors.contains(words), outcome.errors.constData());
        QCOMPARE(outcome.exitCode, 2);
    }

    void aProxyThatIsNotThereIsNamed()
    {
        const QString port = freePort();
        const Outcome outcome = run({ u"connect"_s,
                                      u"ws://127.0.0.1:1/"_s,
                                      u"--proxy"_s,
                                      QString(u"socks5://127.0.0.1:"_s + port) });
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.errors.contains(QByteArray("the proxy 127.0.0.1 port " + port.toLatin1())),
                 outcome.errors.constData());
    }

    void aCookieIsSent()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.session.jsonl"_s);
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        const Outcome outcome = run({ u"connect"_s,
                                      server.url(),
                                      u"--cookie"_s,
                                      u"a=b"_s,
                                      u"--cookie"_s,
                                      u"c=d"_s,
                                      u"--keep-alive"_s,
                                      u"10"_s,
                                      u"--record"_s,
                                      path,
                                      u"--no-redact"_s });
        QVERIFY2(outcome.exitCode == 0, outcome.errors.constData());
        QVERIFY2(contents(path).contains("a=b; c=d"), contents(path).constData());
    }

    void aServerThatComesLaterIsWaitedForAndServed()
    {
        const QString port = freePort();
        Program client = Program::cli({ u"connect"_s,
                                        QString(u"ws://127.0.0.1:%1/"_s.arg(port)),
                                        u"--reconnect"_s,
                                        u"--send"_s,
                                        u"hello"_s,
                                        u"--expect"_s,
                                        u"1"_s });
        client.closeInput();
        QTRY_VERIFY(client.errors().contains("Attempt 1 in 0."));
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, port });
        QVERIFY(!server.url().isEmpty());
        QVERIFY2(client.exitCode() == 0, client.errors().constData());
        QCOMPARE(client.out(), "hello\n"_ba);
    }

    void aServerThatGoesIsWaitedForAgain()
    {
        const QString port = freePort();
        const QStringList serve { u"serve"_s, u"--echo"_s, u"--port"_s, port };
        Program first = Program::cli(serve);
        Program client =
            Program::cli({ u"connect"_s, first.url(), u"--reconnect"_s, u"--expect"_s, u"2"_s });
        client.write("one\n");
        QVERIFY(client.says("one\n"));
        first.signal(SIGTERM);
        QCOMPARE(first.exitCode(), 0);
        QTRY_VERIFY(client.errors().contains("Attempt 1 in 0."));
        client.write("two\n"); // waits for the next connection
        client.closeInput();
        Program second = Program::cli(serve);
        QVERIFY(!second.url().isEmpty());
        QVERIFY2(client.exitCode() == 0, client.errors().constData());
        QCOMPARE(client.out(), "one\ntwo\n"_ba);
    }
};

QTEST_GUILESS_MAIN(TestCliClients)
#include "tst_cli_clients.moc"
