// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <jackfield/json/jsonvalue.h>

#include <QTest>
#include <csignal>

using namespace jackfield;
using namespace Qt::StringLiterals;

/// Hosting and connecting, with WebSocket implementations of others at the other end.
class TestCliPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandEchoesComeBackInOrder_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::newRow("python3-websockets") << u"echo_client.py"_s;
        QTest::newRow("ws of Node.js") << u"echo_client.js"_s;
    }
    void tenThousandEchoesComeBackInOrder()
    {
        QFETCH(QString, peer);
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        Program client = Program::peer(peer, { server.url(), u"10000"_s });
        QVERIFY2(client.exitCode() == 0, client.errors().constData());
        QCOMPARE(client.out(), "10000 in order\n"_ba);
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
    }

    void linesOfInputAreSentAndEchoesPrinted()
    {
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        Program client = Program::cli({ u"connect"_s, server.url(), u"--expect"_s, u"10000"_s });
        QByteArray lines;
        for (int n = 0; n < 10'000; ++n)
            lines += "line " + QByteArray::number(n) + '\n';
        client.write(lines);
        client.closeInput();
        QVERIFY2(client.exitCode() == 0, client.errors().constData());
        QCOMPARE(client.out(), lines);
    }

    void aClientThatEchoesServesAPeer()
    {
        Program server = Program::peer(u"payload_server.py"_s);
        Program client = Program::cli({ u"connect"_s,
                                        server.url(),
                                        u"--send"_s,
                                        u"1"_s,
                                        u"--send-hex"_s,
                                        u"0001ff"_s,
                                        u"--send"_s,
                                        u"b"_s,
                                        u"--expect"_s,
                                        u"3"_s });
        client.closeInput();
        QVERIFY2(client.exitCode() == 0, client.errors().constData());
        QCOMPARE(client.out(), "7\n[binary, 3 bytes] ff 01 00\nb\n"_ba);
    }

    void theSampleStreamsTicksToASubscriber()
    {
        Program server =
            Program::cli({ u"serve"_s,
                           projectFile(u"resources/sample-workspace/mocks/trading.mock.json"_s),
                           u"--port"_s,
                           u"0"_s });
        Program client = Program::cli({ u"connect"_s,
                                        server.url() + u"/feed/ACME"_s,
                                        u"--subprotocol"_s,
                                        u"feed.v1"_s,
                                        u"--send"_s,
                                        uR"({"type":"subscribe","id":9})"_s,
                                        u"--await"_s,
                                        u"\"n\":3"_s });
        client.closeInput();
        QVERIFY2(client.exitCode() == 0, client.errors().constData());
        const QByteArrayList lines = client.out().split('\n');
        QCOMPARE(lines.value(0), R"({"type":"welcome","symbol":"ACME"})"_ba);
        QCOMPARE(lines.value(1), R"({"type":"subscribed","id":9})"_ba);
        QVERIFY(lines.value(2).startsWith(R"({"type":"tick","symbol":"ACME","n":1,"price":)"));
        QVERIFY(client.errors().contains("feed.v1"));
    }

    void aMockFileIsReadAgainWhenItChanges()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.mock.json"_s);
        const auto writeMock = [&](const QByteArray &greeting) {
            QFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write(R"({"jackfield":"mock","version":1,"servers":[{"name":"s","routes":[)"
                           R"({"path":"/","rules":{"greeting":)"
                           + greeting + "}}]}]}");
        };
        writeMock(R"({"text":"one"})");
        Program server = Program::cli({ u"serve"_s, path });
        const QStringList connect { u"connect"_s, server.url(), u"--expect"_s, u"1"_s };
        QCOMPARE(run(connect).out, "one\n"_ba);
        writeMock(R"({"txt":"broken"})");
        QTRY_VERIFY(server.errors().contains("the old one stays"));
        QVERIFY(server.errors().contains("unknown key 'txt'"));
        QCOMPARE(run(connect).out, "one\n"_ba);
        writeMock(R"({"text":"two"})");
        QTRY_VERIFY(server.errors().contains("read again"));
        QCOMPARE(run(connect).out, "two\n"_ba);
    }

    void severalServersOfAFileListen()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"two.mock.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"jackfield":"mock","version":1,"servers":[)"
                   R"({"name":"a","routes":[{"path":"/","echo":{}}]},)"
                   R"({"name":"b","routes":[{"path":"/","echo":{}}]}]})");
        file.close();
        Program server = Program::cli({ u"serve"_s, file.fileName() });
        QVERIFY(server.says("listening on "));
        QTRY_COMPARE(server.out().count("listening on ws://127.0.0.1:"), 2);
        QCOMPARE(run({ u"serve"_s, file.fileName(), u"--port"_s, u"9000"_s }).exitCode, 2);
    }

    void whatAPeerSendsCannotSteerTheTerminal()
    {
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        const Outcome outcome = run({ u"connect"_s,
                                      server.url(),
                                      u"--send"_s,
                                      u"a\x1b[31m\u202e\u0085\nb"_s,
                                      u"--expect"_s,
                                      u"1"_s });
        QCOMPARE(outcome.out, "a\\x1b[31m\\u202e\\x85\\nb\n"_ba);
        const Outcome json = run({ u"connect"_s,
                                   server.url(),
                                   u"--send"_s,
                                   u"{\"a\":\"soft\u00adhyphen\u202e\"}"_s,
                                   u"--expect"_s,
                                   u"1"_s,
                                   u"--json"_s });
        QCOMPARE(json.out.count("soft\\u00adhyphen\\u202e"), 2);
        for (const QByteArray &line : json.out.trimmed().split('\n'))
            QVERIFY2(JsonValue::parse(line), line.constData());
    }

    void aUserInTheUrlBecomesBasicAuthorization()
    {
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        QString url = server.url();
        url.replace(u"ws://"_s, u"ws://al%20ice:p%C3%A4ss@"_s);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"user.session.jsonl"_s);
        const Outcome outcome = run({ u"connect"_s, url, u"--record"_s, path, u"--no-redact"_s });
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.errors.count('\n'), 1);
        QVERIFY(!outcome.errors.contains("ice"));
        QVERIFY(contents(path).contains("al ice:p\xc3\xa4ss"_ba.toBase64()));
    }

    void theConnectionsEndDecidesTheExitCode_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no closing handshake") << u"/"_s << 4;
        QTest::newRow("closed for a protocol error") << u"/error"_s << 4;
    }
    void theConnectionsEndDecidesTheExitCode()
    {
        QFETCH(QString, path);
        Program server = Program::peer(u"rude_server.py"_s);
        Program client = Program::cli({ u"connect"_s, server.url() + path });
        QTEST(client.exitCode(), "exitCode");
    }

    void aWrongFrameIsSentByHandAndEveryFrameIsSeen()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"wrong.session.jsonl"_s);
        Program server =
            Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s, u"--record"_s, path });
        const Outcome fragments = run({ u"connect"_s,
                                        server.url(),
                                        u"--raw-hex"_s,
                                        u"01 83 00000000 48616c"_s, // "Hal", and more to come
                                        u"--raw-hex"_s,
                                        u"80 82 0a0b0c0d 6664"_s, // "lo"
                                        u"--expect"_s,
                                        u"1"_s });
        QCOMPARE(fragments.exitCode, 0);
        QCOMPARE(fragments.out, "Hallo\n"_ba);
        const Outcome wrong = run({ u"connect"_s,
                                    server.url(),
                                    u"--raw-hex"_s,
                                    u"810548656c6c6f"_s,
                                    u"--for"_s,
                                    u"20"_s,
                                    u"--json"_s });
        QCOMPARE(wrong.exitCode, 4);
        QVERIFY2(wrong.out.contains(R"("event":"frame","from":"client","base64":"gQVIZWxsbw==")"),
                 wrong.out.constData());
        QVERIFY2(wrong.out.contains(R"("code":1002,"reason":"a frame of a client is not masked")"),
                 wrong.out.constData());
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
        const QByteArray recorded = contents(path);
        QVERIFY2(recorded.contains(R"("event":"frame","from":"client","base64":"gQVIZWxsbw==")"),
                 recorded.constData());
        const Outcome shown = run({ u"show"_s, u"--frames"_s, path });
        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(shown.out.contains("FIN 0 RSV 0 opcode 1, 3 B on the wire, mask 00000000"),
                 shown.out.constData());
        QVERIFY2(shown.out.contains("FIN 1 RSV 0 opcode 0, 2 B on the wire, mask 0a0b0c0d"),
                 shown.out.constData());
        QVERIFY2(shown.out.contains("one plain frame of 5 B"), shown.out.constData());
    }

    void whatIsWaitedForDecidesTheExitCode_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("nothing: closes at once") << QStringList {} << 0;
        QTest::newRow("all messages") << QStringList { u"--expect"_s, u"2"_s } << 0;
        QTest::newRow("too few messages in the time")
            << QStringList { u"--expect"_s, u"3"_s, u"--for"_s, u"0.3"_s } << 1;
        QTest::newRow("a pattern") << QStringList { u"--await"_s, u"^b"_s } << 0;
        QTest::newRow("a pattern that never comes")
            << QStringList { u"--await"_s, u"^c"_s, u"--for"_s, u"0.3"_s } << 1;
        QTest::newRow("patterns in order")
            << QStringList { u"--in-order"_s, u"--await"_s, u"^a"_s, u"--await"_s, u"^b"_s } << 0;
        QTest::newRow("not in that order")
            << QStringList { u"--in-order"_s, u"--await"_s, u"^b"_s, u"--await"_s,
                             u"^a"_s,         u"--for"_s,   u"0.3"_s }
            << 1;
        QTest::newRow("in any order, one message for several")
            << QStringList { u"--await"_s, u"^b"_s, u"--await"_s, u"^a"_s, u"--await"_s, u"b$"_s }
            << 0;
        QTest::newRow("in order, each its own")
            << QStringList { u"--in-order"_s, u"--await"_s, u"^b"_s, u"--await"_s,
                             u"b$"_s,         u"--for"_s,   u"0.3"_s }
            << 1;
        QTest::newRow("an order of nothing") << QStringList { u"--in-order"_s } << 2;
        QTest::newRow("one that must not come")
            << QStringList { u"--none"_s, u"^b"_s, u"--for"_s, u"30"_s } << 1;
        QTest::newRow("for no time") << QStringList { u"--none"_s, u"^b"_s } << 2;
        QTest::newRow("none of those that must not come")
            << QStringList { u"--none"_s, u"^c"_s, u"--expect"_s, u"2"_s } << 0;
        QTest::newRow("too few without those that are ignored")
            << QStringList { u"--expect"_s, u"2"_s, u"--ignore"_s, u"^a"_s, u"--for"_s, u"0.3"_s }
            << 1;
        QTest::newRow("enough without those that are ignored")
            << QStringList { u"--expect"_s, u"1"_s, u"--ignore"_s, u"^a"_s } << 0;
        QTest::newRow("what is ignored is not awaited")
            << QStringList { u"--await"_s, u"^a"_s, u"--ignore"_s, u"^a"_s, u"--for"_s, u"0.3"_s }
            << 1;
        QTest::newRow("nor refused")
            << QStringList { u"--none"_s, u"^a"_s, u"--ignore"_s, u"a"_s, u"--expect"_s, u"1"_s }
            << 0;
        QTest::newRow("only a time") << QStringList { u"--for"_s, u"0.1"_s } << 0;
    }
    void whatIsWaitedForDecidesTheExitCode()
    {
        QFETCH(QStringList, options);
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        const QStringList arguments { u"connect"_s, server.url(), u"--send"_s,
                                      u"a"_s,       u"--send"_s,  u"b"_s };
        QTEST(run(arguments + options).exitCode, "exitCode");
    }

    void aSignalEndsEveryCommandInItsWay_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void aSignalEndsEveryCommandInItsWay()
    {
        QFETCH(int, number);
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        Program first = Program::cli({ u"connect"_s, server.url(), u"--send"_s, u"a"_s });
        Program second = Program::cli({ u"connect"_s, server.url(), u"--send"_s, u"b"_s });
        QVERIFY(first.says("a\n") && second.says("b\n"));
        first.signal(number);
        QCOMPARE(first.exitCode(), 130);
        server.signal(number);
        QCOMPARE(server.exitCode(), 0);
        QCOMPARE(second.exitCode(), 0);
        QVERIFY2(second.errors().contains("1001"), second.errors().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliPeers)
#include "tst_cli_peers.moc"
