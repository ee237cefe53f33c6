// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <jackfield/session/session.h>

#include <QTest>
#include <csignal>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// Every payload of a session, in order: who sent it, and its bytes.
QList<std::pair<Side, WsMessage>> messages(const Session &session)
{
    QList<std::pair<Side, WsMessage>> found;
    for (const SessionEvent &event : session.events) {
        if (event.kind == SessionEvent::Kind::Message)
            found.append({ event.from, event.message });
    }
    return found;
}

QByteArray bigPayload()
{
    QByteArray bytes(1 << 20, Qt::Uninitialized);
    for (qsizetype n = 0; n < bytes.size(); ++n)
        bytes[n] = char(uchar(n * 31 % 251));
    return bytes;
}

QByteArray reversed(QByteArray bytes)
{
    std::ranges::reverse(bytes);
    return bytes;
}
} // namespace

/// One recording by the proxy, and all that can be done with it.
class TestCliSessions : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_session = m_folder.filePath(u"payloads.session.jsonl"_s);

private Q_SLOTS:
    void initTestCase()
    {
        Program server = Program::peer(u"payload_server.py"_s);
        Program proxy = Program::cli({ u"proxy"_s,
                                       u"--listen"_s,
                                       u"0"_s,
                                       u"--to"_s,
                                       server.url(),
                                       u"--record"_s,
                                       m_session });
        Program client = Program::peer(u"payload_client.py"_s, { proxy.url() });
        QVERIFY2(client.exitCode() == 0, client.said().constData());
        proxy.signal(SIGTERM);
        QVERIFY2(proxy.exitCode() == 0, proxy.errors().constData());
    }

    void theProxyRecordsByteForByte()
    {
        const auto session = Session::load(m_session);
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        const auto pair = [](const QString &sent, const QString &answered) {
            return QList<std::pair<Side, WsMessage>> {
                { Side::Client, WsMessage::text(sent) }, { Side::Server, WsMessage::text(answered) }
            };
        };
        QList<std::pair<Side, WsMessage>> expected;
        expected += pair(u"plain text"_s, u"plain text"_s);
        expected += pair(u"{ \"z\" : 1,\"a\":[ 1.0 ,2e3 ],  \"z2\":\"\\u00e4\" }"_s,
                         u"{ \"z\" : 7,\"a\":[ 7.0 ,2e3 ],  \"z2\":\"\\u00e4\" }"_s);
        expected += pair(u"emoji 🎛️ and ä"_s, u"emoji 🎛️ and ä"_s);
        expected += pair({}, {});
        expected.append({ Side::Client, WsMessage::binary(bigPayload()) });
        expected.append({ Side::Server, WsMessage::binary(reversed(bigPayload())) });
        const auto found = messages(*session);
        QCOMPARE(found.size(), expected.size());
        for (qsizetype i = 0; i < found.size(); ++i) {
            QCOMPARE(found.at(i).first, expected.at(i).first);
            QVERIFY2(found.at(i).second == expected.at(i).second, qPrintable(QString::number(i)));
        }
        QVERIFY(contents(m_session).contains(R"("json":{ "z" : 1,"a":[ 1.0 ,2e3 ])"));
        QCOMPARE(session->events.last().kind, SessionEvent::Kind::End);
    }

    void theRecordingStandsInForTheServer()
    {
        Program server = Program::cli({ u"replay"_s,
                                        m_session,
                                        u"--as"_s,
                                        u"server"_s,
                                        u"--port"_s,
                                        u"0"_s,
                                        u"--speed"_s,
                                        u"max"_s });
        Program client = Program::peer(u"payload_client.py"_s, { server.url() });
        QVERIFY2(client.exitCode() == 0, client.errors().constData());
        server.signal(SIGINT);
        QVERIFY2(server.exitCode() == 0, server.said().constData());
    }

    void whatWasNotConsumedFailsTheReplay()
    {
        Program server =
            Program::cli({ u"replay"_s, m_session, u"--as"_s, u"server"_s, u"--port"_s, u"0"_s });
        QVERIFY(!server.url().isEmpty());
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 1);
        QVERIFY(server.out().contains("connection"));
    }

    void theSameServerPassesItsRecording()
    {
        Program server = Program::peer(u"payload_server.py"_s);
        const QString url = server.url();
        const Outcome replayed = run({ u"replay"_s, m_session, u"--against"_s, url });
        QVERIFY2(replayed.exitCode == 0, replayed.said().constData());
        const QString junit = m_folder.filePath(u"ok.xml"_s);
        const Outcome tested =
            run({ u"test"_s, m_session, u"--against"_s, url, u"--junit"_s, junit });
        QVERIFY2(tested.exitCode == 0, tested.said().constData());
        QVERIFY(tested.out.startsWith("ok "));
        QCOMPARE(contents(junit).count("tests=\"1\" failures=\"0\" errors=\"0\""), 2);
    }

    void timesOfAnswersAreComparedWhenAskedFor()
    {
        const auto sessionWith = [this](const QString &name, const QByteArrayList &answers) {
            QByteArray text =
                "{'jackfield':'session','version':1,'startedAt':'2026-11-23T10:00:00Z'}\n"
                "{'t':0,'conn':1,'event':'open','request':{'target':'/'},"
                "'response':{'status':101}}\n";
            for (qsizetype i = 0; i < answers.size(); ++i) {
                const QByteArray line = ",'conn':1,'event':'message','from':'";
                text += "{'t':" + QByteArray::number(100 * i) + line + "client','text':'q'}\n";
                text += "{'t':" + answers.at(i) + line + "server','text':'a'}\n";
            }
            QFile file(m_folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text.replace('\'', '"')) > 0
                ? file.fileName()
                : QString();
        };
        const Outcome compared =
            run({ u"diff"_s,
                  sessionWith(u"fast.session.jsonl"_s, { "10", "110", "220.5" }),
                  sessionWith(u"slow.session.jsonl"_s, { "30", "130", "299" }),
                  u"--timing"_s });
        QCOMPARE(compared.exitCode, 0);
        QCOMPARE(compared.out,
                 "answers: median 10.000 ms, then 30.000 ms; 95 % 20.500 ms, then 99.000 ms; most "
                 "20.500 ms, then 99.000 ms (of 3, then of 3)\n"_ba);
    }

    void anAssertionThatNothingAsksIsComplainedOf()
    {
        const QString rules = m_folder.filePath(u"idle.matching.json"_s);
        QFile file(rules);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("{'jackfield':'matching','version':1,'assertions':["
                              "{'name':'acks','on':{'text':'ordr'},'expect':{}},"
                              "{'on':{'from':'client'},'never':{'text':'nothing like it'}}]}")
                       .replace('\'', '"'));
        file.close();
        const Outcome compared = run({ u"diff"_s, m_session, m_session, u"--matching"_s, rules });
        QCOMPARE(compared.exitCode, 0);
        QCOMPARE(compared.errors,
                 "jackfield-cli: acks: the recording has no message \"ordr\", which an assertion "
                 "waits for\n"_ba);
    }

    void aServerThatIsNotThereIsAnError()
    {
        const QString junit = m_folder.filePath(u"error.xml"_s);
        const QStringList arguments {
            u"test"_s,    m_session, m_session, u"--against"_s, u"ws://127.0.0.1:1"_s,
            u"--junit"_s, junit
        };
        const Outcome tested = run(arguments);
        QCOMPARE(tested.exitCode, 3);
        QCOMPARE(tested.out.count("ERROR "), 2);
        QVERIFY2(tested.out.contains("Nobody listens on 127.0.0.1"), tested.said().constData());
        QCOMPARE(contents(junit).count("tests=\"2\" failures=\"0\" errors=\"2\""), 2);
        QCOMPARE(contents(junit).count("<error type=\"connection\" message=\"Nobody listens"), 2);
        const Outcome json = run(arguments + QStringList { u"--json"_s });
        QCOMPARE(json.out.count("\",\"error\":\"Nobody listens"), 2);
    }

    void aChangedValueIsNamedByItsPointer()
    {
        const QString changed = m_folder.filePath(u"changed.session.jsonl"_s);
        QFile file(changed);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contents(m_session).replace("\"a\":[ 7.0 ,2e3 ]", "\"a\":[ 7.0 ,2e4 ]"));
        file.close();
        Program server = Program::peer(u"payload_server.py"_s);
        const QString junit = m_folder.filePath(u"failed.xml"_s);
        const Outcome tested =
            run({ u"test"_s, changed, u"--against"_s, server.url(), u"--junit"_s, junit });
        QCOMPARE(tested.exitCode, 1);
        QVERIFY2(tested.out.contains("/a/1"), tested.out.constData());
        QVERIFY(contents(junit).contains("failures=\"1\"") && contents(junit).contains("/a/1"));
        const Outcome compared = run({ u"diff"_s, m_session, changed });
        QCOMPARE(compared.exitCode, 1);
        QVERIFY2(compared.out.contains("/a/1"), compared.out.constData());
    }

    void aKilledRecorderLeavesEveryWholeLine_data()
    {
        QTest::addColumn<int>("size"); // of the file, when the recorder is killed
        QTest::newRow("at its beginning") << 1;
        QTest::newRow("after some messages") << 5'000;
        QTest::newRow("after many") << 200'000;
    }
    void aKilledRecorderLeavesEveryWholeLine()
    {
        QFETCH(int, size);
        const QString path = m_folder.filePath(u"killed%1.session.jsonl"_s.arg(size));
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        Program proxy = Program::cli(
            { u"proxy"_s, u"--listen"_s, u"0"_s, u"--to"_s, server.url(), u"--record"_s, path });
        Program client = Program::peer(u"counting_client.py"_s, { proxy.url() });
        QVERIFY(client.says("started\n"));
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path).size() >= size, 30'000);
        proxy.signal(SIGKILL);
        QCOMPARE(client.exitCode(), 0);
        const qint64 counted = client.out().trimmed().split('\n').last().toLongLong();

        const auto session = Session::load(path);
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        qint64 recorded = 0;
        for (const auto &[from, message] : messages(*session)) {
            QCOMPARE(message, WsMessage::text(u"number %1"_s.arg(recorded / 2)));
            ++recorded;
        }
        QVERIFY2(recorded >= 2 * counted, "what was forwarded must be on the disk");
    }

    void aSignalLeavesACompleteFile_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void aSignalLeavesACompleteFile()
    {
        QFETCH(int, number);
        const QString path = m_folder.filePath(u"signal%1.session.jsonl"_s.arg(number));
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        Program proxy = Program::cli(
            { u"proxy"_s, u"--listen"_s, u"0"_s, u"--to"_s, server.url(), u"--record"_s, path });
        Program client = Program::peer(u"counting_client.py"_s, { proxy.url() });
        QVERIFY(client.says("started\n"));
        proxy.signal(number);
        QCOMPARE(proxy.exitCode(), 0);
        QVERIFY(contents(path).endsWith('\n'));
        const auto session = Session::load(path);
        QVERIFY(session);
        QCOMPARE(session->notes, QStringList());
        QCOMPARE(session->events.last().kind, SessionEvent::Kind::End);
    }

    void aRecordingGoesOnWhereItEnded()
    {
        const QString path = m_folder.filePath(u"appended.session.jsonl"_s);
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        const QStringList connect { u"connect"_s,  server.url(), u"--send"_s,   u"x"_s,
                                    u"--expect"_s, u"1"_s,       u"--record"_s, path };
        QCOMPARE(run(connect).exitCode, 0);
        QCOMPARE(run(connect).exitCode, 2); // it exists
        QCOMPARE(run(connect + QStringList { u"--append"_s }).exitCode, 0);
        QCOMPARE(Session::load(path)->connections(), QList<int>({ 1, 2 }));
        QCOMPARE(run(connect + QStringList { u"--overwrite"_s }).exitCode, 0);
        QCOMPARE(Session::load(path)->connections(), QList<int>({ 1 }));
    }

    void aSecretOfTheRecordingIsGivenBackByAnOption()
    {
        const QString path = m_folder.filePath(u"door.session.jsonl"_s);
        Program server = Program::cli({ u"serve"_s,
                                        projectFile(u"tests/core/mock/kinds/refuse.mock.json"_s),
                                        u"--port"_s,
                                        u"0"_s });
        const QString url = server.url();
        const Outcome recorded = run({ u"connect"_s,
                                       url + u"/rooms/blue"_s,
                                       u"--send"_s,
                                       u"x"_s,
                                       u"--expect"_s,
                                       u"1"_s,
                                       u"--record"_s,
                                       path,
                                       u"--header"_s,
                                       u"Authorization: Bearer sesame"_s });
        QVERIFY2(recorded.exitCode == 0, recorded.said().constData());
        QCOMPARE(run({ u"test"_s, path, u"--against"_s, url }).exitCode, 1); // 401
        const Outcome tested =
            run({ u"test"_s, path, u"--against"_s, url, u"--secret"_s, u"secret:1=sesame"_s });
        QVERIFY2(tested.exitCode == 0, tested.said().constData());
    }

    void aLimitOfTheServerHolds()
    {
        Program server = Program::cli(
            { u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s, u"--limit"_s, u"message-bytes=10"_s });
        const Outcome outcome = run(
            { u"connect"_s, server.url(), u"--send"_s, u"12345678901"_s, u"--expect"_s, u"1"_s });
        QVERIFY2(outcome.exitCode != 0 && outcome.out.isEmpty(), outcome.said().constData());
    }

    void secretsDoNotReachTheDisk()
    {
        const QString path = m_folder.filePath(u"secret.session.jsonl"_s);
        Program server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        const QStringList connect { u"connect"_s,  server.url(),
                                    u"--header"_s, u"Authorization: Bearer sesame"_s,
                                    u"--record"_s, path };
        QCOMPARE(run(connect).exitCode, 0);
        QVERIFY(!contents(path).contains("sesame"));
        QVERIFY(contents(path).contains("<secret:1>"));
        QCOMPARE(run(connect + QStringList { u"--overwrite"_s, u"--no-redact"_s }).exitCode, 0);
        QVERIFY(contents(path).contains("Bearer sesame"));
    }
};

QTEST_GUILESS_MAIN(TestCliSessions)
#include "tst_cli_sessions.moc"
