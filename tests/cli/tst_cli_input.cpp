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

    QString written(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return path;
    }

private Q_SLOTS:
    void wrongInputIsAnswered_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("said");
        const QByteArray head = "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-01-"
                                "01T00:00:00.000Z\",\"recorder\":\"x\"}\n";
        const QByteArray line =
            "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"client\",\"text\":\"a\"}\n";
        const QString broken =
            written(u"broken.session.jsonl"_s, head + line + line.first(20) + '\n' + line);
        const QString future =
            written(u"future.session.jsonl"_s, QByteArray(head).replace(":1,", ":2,"));
        const QString futureMock =
            written(u"future.mock.json"_s, "{\"jackfield\":\"mock\",\"version\":9,\"servers\":[]}");
        const QString brokenMock = written(
            u"broken.mock.json"_s, "{\"jackfield\":\"mock\",\n\"version\":1,\n\"servers\":[{]}");
        const QString none = m_folder.filePath(u"none"_s);
        const QString orders =
            projectFile(u"resources/sample-workspace/sessions/orders.session.jsonl"_s);
        const QString folder = m_folder.path();

        const auto row =
            [](const char *name, const QStringList &arguments, int exitCode, const char *said) {
                QTest::newRow(name) << arguments << exitCode << QByteArray(said);
            };
        row("no command", {}, 2, "required");
        row("an unknown command", { u"sreve"_s }, 2, "there is no command 'sreve'");
        row("an unknown option", { u"show"_s, orders, u"--jsn"_s }, 2, "--jsn");
        row("no URL", { u"connect"_s }, 2, "URL");
        row("a number that is none",
            { u"connect"_s, u"ws://x"_s, u"--expect"_s, u"many"_s },
            2,
            "expect");
        row("a URL of something else", { u"connect"_s, u"ftp://127.0.0.1/"_s }, 2, "ws");
        row("no URL at all", { u"connect"_s, u"::"_s }, 2, "");
        row("a header without colon",
            { u"connect"_s, u"ws://127.0.0.1:1"_s, u"--header"_s, u"Name"_s },
            2,
            "Name: value");
        row("a header with a line end",
            { u"connect"_s, u"ws://127.0.0.1:1"_s, u"--header"_s, u"A: b\r\nC: d"_s },
            2,
            "Name: value");
        row("bytes that are none",
            { u"connect"_s, u"ws://127.0.0.1:1"_s, u"--send-hex"_s, u"0x1"_s },
            2,
            "hexadecimal");
        row("a file to send that is not there",
            { u"connect"_s, u"ws://127.0.0.1:1"_s, u"--send-file"_s, none },
            2,
            "none");
        row("a broken pattern",
            { u"connect"_s, u"ws://127.0.0.1:1"_s, u"--await"_s, u"("_s },
            2,
            "regular expression");
        row("a fingerprint that is none",
            { u"connect"_s, u"ws://127.0.0.1:1"_s, u"--pin"_s, u"12"_s },
            2,
            "64 hex digits");
        row("a transport that is not there",
            { u"connect"_s, u"ws://127.0.0.1:1"_s, u"--transport"_s, u"exact"_s },
            2,
            "no 'exact' transport yet");
        row("a host that is not known",
            { u"connect"_s, u"ws://nowhere.invalid/"_s, u"--timeout"_s, u"5"_s },
            3,
            "nowhere.invalid");
        row("a port where nobody listens",
            { u"connect"_s, u"ws://127.0.0.1:"_s + freePort() },
            3,
            "Nobody listens");
        row("a recording into a folder that is not there",
            { u"connect"_s, u"ws://127.0.0.1:1"_s, u"--record"_s, none + u"/x"_s },
            2,
            "none");
        row("a mock that is not there", { u"serve"_s, none }, 2, "none");
        row("a mock that is a folder", { u"serve"_s, folder }, 2, "");
        row("a broken mock", { u"serve"_s, brokenMock }, 2, "broken.mock.json:3:13");
        row("a mock of the future", { u"serve"_s, futureMock }, 2, "newer");
        row("neither mock nor echo", { u"serve"_s }, 2, "--echo");
        row("both mock and echo", { u"serve"_s, brokenMock, u"--echo"_s }, 2, "echo");
        row("TLS without a certificate", { u"serve"_s, u"--echo"_s, u"--tls"_s }, 2, "--cert");
        row("a certificate that is not there",
            { u"serve"_s, u"--echo"_s, u"--tls"_s, u"--cert"_s, none, u"--key"_s, none },
            2,
            "none");
        row("a limit that is not known",
            { u"serve"_s, u"--echo"_s, u"--limit"_s, u"messages=1"_s },
            2,
            "message-bytes");
        row("a secret without value",
            { u"test"_s, orders, u"--against"_s, u"ws://127.0.0.1:1"_s, u"--secret"_s, u"x"_s },
            2,
            "NAME=VALUE");
        row("an address that is not ours",
            { u"serve"_s, u"--echo"_s, u"--host"_s, u"192.0.2.1"_s },
            3,
            "192.0.2.1");
        row("a proxy in a mode that is not there",
            { u"proxy"_s,
              u"--listen"_s,
              u"0"_s,
              u"--to"_s,
              u"ws://127.0.0.1:1"_s,
              u"--mode"_s,
              u"verify"_s },
            2,
            "no mode 'verify' yet");
        row("a proxy to no WebSocket URL",
            { u"proxy"_s, u"--listen"_s, u"0"_s, u"--to"_s, u"ftp://x"_s },
            2,
            "ftp");
        row("a proxy without a port",
            { u"proxy"_s, u"--listen"_s, u"localhost"_s, u"--to"_s, u"ws://127.0.0.1:1"_s },
            2,
            "HOST:PORT");
        row("a session that is not there", { u"show"_s, none }, 2, "none");
        row("a session that is a folder", { u"info"_s, folder }, 2, "");
        row("a broken line in the middle", { u"show"_s, broken }, 2, "broken.session.jsonl:3");
        row("the same, to test",
            { u"test"_s, broken, u"--mock"_s, futureMock },
            2,
            "broken.session.jsonl:3");
        row("the same, to compare", { u"diff"_s, orders, broken }, 2, "broken.session.jsonl:3");
        row("a session of the future", { u"show"_s, future }, 2, "newer");
        row("a session that is a mock", { u"show"_s, futureMock }, 2, "");
        row("neither server nor client", { u"replay"_s, orders }, 2, "--as server or --against");
        row("a speed that is none",
            { u"replay"_s, orders, u"--as"_s, u"server"_s, u"--speed"_s, u"fast"_s },
            2,
            "not a speed");
        row("a replay to nobody",
            { u"replay"_s, orders, u"--against"_s, u"ws://127.0.0.1:"_s + freePort() },
            3,
            "Nobody listens");
        row("a test against nothing", { u"test"_s, orders }, 2, "--mock FILE or --against URL");
        row("a test against nobody",
            { u"test"_s, orders, u"--against"_s, u"ws://127.0.0.1:"_s + freePort() },
            3,
            "Nobody listens");
        row("an export to nowhere", { u"export"_s, orders, u"--to"_s, u"qtest"_s }, 2, "-o DIR");
        row("an export to what is not there",
            { u"export"_s, orders, u"--to"_s, u"cobol"_s, u"-o"_s, folder },
            2,
            "no target 'cobol'");
    }
    void wrongInputIsAnswered()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.errors.contains(said) && !outcome.errors.isEmpty(),
                 outcome.errors.constData());
        QTEST(outcome.exitCode, "exitCode");
        QVERIFY(!outcome.out.contains("listening"));
    }

    void salvageReadsPastDamage()
    {
        const QString broken = m_folder.filePath(u"broken.session.jsonl"_s);
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
