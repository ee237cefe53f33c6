// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

/// Wrong input is answered with a sentence and the right exit code, never with a crash.
class TestCliInput : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    static void addColumns()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("said");
    }

    /// `line`: the arguments as in a shell; `said`: what stands in the complaint.
    static void row(const char *name, const char *line, int exitCode, const char *said)
    {
        QTest::newRow(name) << QString::fromUtf8(line) << exitCode << QByteArray(said);
    }

    void checkRow() const
    {
        QFETCH(QString, line);
        QFETCH(QByteArray, said);
        const QString sample = projectFile(u"resources/sample-workspace"_s);
        line.replace(u"$dir"_s, m_folder.path());
        line.replace(u"$orders"_s, sample + u"/sessions/orders.session.jsonl"_s);
        line.replace(u"$mock"_s, sample + u"/mocks/trading.mock.json"_s);
        line.replace(u"$nobody"_s, u"ws://127.0.0.1:"_s + freePort());
        const Outcome outcome = run(QProcess::splitCommand(line.replace(u'\'', u'"')));
        QVERIFY2(outcome.errors.contains(said) && !outcome.errors.isEmpty(),
                 outcome.said().constData());
        QTEST(outcome.exitCode, "exitCode");
        QVERIFY(!outcome.out.contains("listening"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QByteArray head = "{\"jackfield\":\"session\",\"version\":1,"
                                "\"startedAt\":\"2026-01-01T00:00:00.000Z\",\"recorder\":\"x\"}\n";
        const QByteArray line =
            "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"client\",\"text\":\"a\"}\n";
        const QByteArray futureHead = QByteArray(head).replace(":1,", ":2,");
        write(u"broken"_s, head + line + line.first(20) + '\n' + line);
        write(u"future"_s, futureHead);
        write(u"broken.har"_s, "{\"log\":\n{\"a\":,}}");
        write(u"good.har"_s, "{\"log\":{\"entries\":[{\"_webSocketMessages\":[]}]}}");
        write(u"broken.mock"_s, "{\"jackfield\":\"mock\",\n\"version\":1,\n\"servers\":[{]}");
        write(u"future.mock"_s, "{\"jackfield\":\"mock\",\"version\":9,\"servers\":[]}");
    }

    void wrongUsageIsAnswered_data()
    {
        addColumns();
        row("no command", "", 2, "required");
        row("an unknown command", "sreve", 2, "there is no command 'sreve'");
        row("an unknown option", "show $orders --jsn", 2, "--jsn");
        row("no URL", "connect", 2, "URL");
        row("a number that is none", "connect ws://x --expect many", 2, "expect");
        row("a URL of something else", "connect ftp://127.0.0.1/", 2, "ws");
        row("no URL at all", "connect ::", 2, "");
        row("a header without colon", "connect $nobody --header Name", 2, "Name: value");
        row("a header with a line end",
            "connect $nobody --header 'A: b\r\nC: d'",
            2,
            "Name: value");
        row("bytes that are none", "connect $nobody --send-hex 0x1", 2, "hexadecimal");
        row("a broken pattern", "connect $nobody --await (", 2, "regular expression");
        row("another broken pattern", "connect $nobody --ignore (", 2, "--ignore");
        row("a fingerprint that is none", "connect $nobody --pin 12", 2, "64 hex digits");
        row("a transport that is not known", "connect $nobody --transport tcp", 2, "exact");
        row("compression by QtWebSockets",
            "serve --echo --transport qt --compress",
            2,
            "QtWebSockets cannot compress");
        row("neither mock nor echo", "serve", 2, "--echo");
        row("both mock and echo", "serve $dir/broken.mock --echo", 2, "echo");
        row("a certificate without its key", "serve --echo --tls --cert x.pem", 2, "--key");
        row("a limit that is no number",
            "serve --echo --limit close-ms=5s",
            2,
            "'close-ms=5s': a limit is a number from 0");
        row("a limit that is not known", "serve --echo --limit messages=1", 2, "message-bytes");
        row("a mode without its session",
            "proxy --listen 0 --to $nobody --mode verify",
            2,
            "--session: the mode 'verify' needs it");
        row("a proxy over QtWebSockets",
            "proxy --listen 0 --to $nobody --transport qt",
            2,
            "--transport");
        row("a proxy that compresses", "proxy --listen 0 --to $nobody --compress", 2, "--compress");
        row("a proxy to no WebSocket URL", "proxy --listen 0 --to ftp://x", 2, "ftp");
        row("a proxy without a port", "proxy --listen localhost --to $nobody", 2, "HOST:PORT");
        row("neither server nor client", "replay $orders", 2, "--as server or --against");
        row("a speed that is none", "replay $orders --as server --speed fast", 2, "not a speed");
        row("a test against nothing", "test $orders", 2, "--mock FILE or --against URL");
        row("a secret without value", "test $orders --against $nobody --secret x", 2, "NAME=VALUE");
        row("an export to nowhere", "export $orders --to qtest", 2, "-o DIR");
        row("an export to nothing known",
            "export $orders --to cobol -o $dir",
            2,
            "no target 'cobol'");
        row("an import to nowhere", "import $dir/broken.har", 2, "-o OUT");
        row("an import from nothing known",
            "import $dir/broken.har --from cobol -o $dir/new",
            2,
            "no format 'cobol'");
    }
    void wrongUsageIsAnswered() { checkRow(); }

    void wrongFilesAreAnswered_data()
    {
        addColumns();
        row("a file to send", "connect $nobody --send-file $dir/none", 2, "none");
        row("a recording", "connect $nobody --record $dir/none/x", 2, "none");
        row("a mock that is not there", "serve $dir/none", 2, "none");
        row("a mock that is a folder", "serve $dir", 2, "");
        row("a broken mock", "serve $dir/broken.mock", 2, "broken.mock:3:13");
        row("a mock of the future", "serve $dir/future.mock", 2, "newer");
        row("a certificate", "serve --echo --tls --cert $dir/none --key $dir/none", 2, "none");
        row("a session that is not there", "show $dir/none", 2, "none");
        row("a session that is a folder", "info $dir", 2, "");
        row("a session that is a mock", "show $dir/future.mock", 2, "");
        row("a session of the future", "show $dir/future", 2, "newer");
        row("a broken line in the middle", "show $dir/broken", 2, "broken:3");
        row("the same, to sum up", "info $dir/broken", 2, "broken:3");
        row("the same, to test", "test $dir/broken --against $nobody", 2, "broken:3");
        row("the same, to replay", "replay $dir/broken --as server", 2, "broken:3");
        row("the same, to compare", "diff $orders $dir/broken", 2, "broken:3");
        row("the same, to export", "export $dir/broken --to qtest -o $dir", 2, "broken:3");
        row("an archive that is not there", "import $dir/none -o $dir/new", 2, "none");
        row("a broken archive", "import $dir/broken.har -o $dir/new", 2, "broken.har:2:6");
        row("an import into no folder", "import $dir/good.har -o $dir/none/new", 2, "none/new");
        row("rules that are not there", "diff $orders $orders --matching $dir/none", 2, "none");
        row("results into nowhere", "test $orders --mock $mock --junit $dir/none/x", 2, "none");
    }
    void wrongFilesAreAnswered() { checkRow(); }

    void peersThatAreNotThereAreSaid_data()
    {
        addColumns();
        row("a host that is not known",
            "connect ws://nowhere.invalid/ --timeout 5",
            3,
            "nowhere.invalid");
        row("a port where nobody listens", "connect $nobody", 3, "Nobody listens");
        row("a replay to nobody", "replay $orders --against $nobody", 3, "Nobody listens");
        row("an address that is not ours", "serve --echo --host 192.0.2.1", 3, "192.0.2.1");
    }
    void peersThatAreNotThereAreSaid() { checkRow(); }

    void salvageReadsPastDamage()
    {
        const QString broken = m_folder.filePath(u"broken"_s);
        const Outcome shown = run({ u"show"_s, broken, u"--salvage"_s });
        QCOMPARE(shown.exitCode, 0);
        QCOMPARE(shown.out.count("message"), 2);
        QVERIFY(shown.out.contains("gap"));
    }

    void aServerOfPlainHttpIsNoWebSocketServer()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                socket->disconnectFromHost();
            });
        });
        const Outcome outcome =
            run({ u"connect"_s, u"ws://127.0.0.1:%1/"_s.arg(server.serverPort()) });
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.errors.contains("200 OK"), outcome.errors.constData());
    }

    void tlsAndPlainPortsDoNotMeet()
    {
        const QString key = m_folder.filePath(u"key.pem"_s);
        const QString certificate = m_folder.filePath(u"cert.pem"_s);
        QCOMPARE(QProcess::execute(u"openssl"_s,
                                   { u"req"_s,
                                     u"-x509"_s,
                                     u"-newkey"_s,
                                     u"ec"_s,
                                     u"-pkeyopt"_s,
                                     u"ec_paramgen_curve:P-256"_s,
                                     u"-nodes"_s,
                                     u"-keyout"_s,
                                     key,
                                     u"-out"_s,
                                     certificate,
                                     u"-days"_s,
                                     u"2"_s,
                                     u"-subj"_s,
                                     u"/CN=localhost"_s,
                                     u"-addext"_s,
                                     u"subjectAltName=IP:127.0.0.1"_s }),
                 0);
        Program plain = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        Program tls = Program::cli({ u"serve"_s,
                                     u"--echo"_s,
                                     u"--port"_s,
                                     u"0"_s,
                                     u"--tls"_s,
                                     u"--cert"_s,
                                     certificate,
                                     u"--key"_s,
                                     key });
        const QString tlsUrl = tls.url();
        QVERIFY(tlsUrl.startsWith(u"wss://"_s));
        const QString plainUrl = plain.url();
        const QStringList send {
            u"--send"_s, u"x"_s, u"--expect"_s, u"1"_s, u"--timeout"_s, u"5"_s
        };
        const auto connect = [&](const QString &url, const QStringList &options = {}) {
            return run(QStringList { u"connect"_s, url } + send + options);
        };
        QCOMPARE(connect(QString(plainUrl).replace(u"ws:"_s, u"wss:"_s)).exitCode, 3);
        QCOMPARE(connect(QString(tlsUrl).replace(u"wss:"_s, u"ws:"_s)).exitCode, 3);
        const Outcome untrusted = connect(tlsUrl);
        QCOMPARE(untrusted.exitCode, 3);
        QVERIFY2(untrusted.errors.contains("certificate"), untrusted.errors.constData());
        QCOMPARE(connect(tlsUrl, { u"--cacert"_s, certificate }).out, "x\n"_ba);
        QCOMPARE(connect(tlsUrl, { u"--insecure"_s }).out, "x\n"_ba);
    }

    void aTakenPortIsSaid()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString port = QString::number(server.serverPort());
        const Outcome outcome = run({ u"serve"_s, u"--echo"_s, u"--port"_s, port });
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.errors.contains(port.toUtf8()), outcome.errors.constData());
    }

    void inputThatIsNotUtf8IsNotSent()
    {
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        Program client = Program::cli({ u"connect"_s, server.url(), u"--expect"_s, u"2"_s });
        client.write("fine\n\xff\n");
        client.closeInput();
        QCOMPARE(client.exitCode(), 2);
        QVERIFY2(client.errors().contains("line 2"), client.errors().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliInput)
#include "tst_cli_input.moc"
