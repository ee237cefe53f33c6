// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/net/server.h>
#include <jackfield/ws/websocket.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

/// The command conformance.
class TestCliConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server.reset(new Program(Program::cli(
            { u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s, u"--transport"_s, u"qt"_s })));
        m_url = m_server->url();
        QVERIFY(!m_url.isEmpty());
    }
    void cleanupTestCase() { m_server.reset(); }

    void allIsWell()
    {
        const Outcome outcome = run({ u"conformance"_s, m_url, u"--case"_s, u"1"_s, u"--quick"_s });
        QVERIFY2(outcome.exitCode == 0, outcome.said().constData());
        QVERIFY2(outcome.out.contains("16 ok"), outcome.out.constData());
    }

    /// A server that loses each U+FEFF.
    void aFailedCaseIsShownWithItsBytes()
    {
        net::Server server([](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) {
                    socket.send(
                        WsMessage::text(QString(message.text()).remove(QChar::ByteOrderMark)));
                });
            };
        });
        QVERIFY(server.start());
        const Outcome outcome =
            run({ u"conformance"_s, server.url().toString(), u"--case"_s, u"B.2"_s });
        QVERIFY2(outcome.exitCode == 1, outcome.said().constData());
        for (const char *part : { "failed",
                                  "B.2",
                                  "expected: a text message",
                                  "came:",
                                  "> 01 83",
                                  "< 81 06 6f 6e 65 74 77 6f",
                                  "1 failed" })
            QVERIFY2(outcome.out.contains(part), outcome.out.constData());
    }

    void jsonIsOneObjectForEachCase()
    {
        const Outcome outcome = run(
            { u"conformance"_s, m_url, u"--json"_s, u"--case"_s, u"2.1"_s, u"--case"_s, u"2.2"_s });
        QVERIFY2(outcome.exitCode == 0, outcome.said().constData());
        const QByteArrayList lines = outcome.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(JsonValue::parse(lines[0]).value().value(u"id")->toString(), u"2.1"_s);
        QCOMPARE(JsonValue::parse(lines[1]).value().value(u"verdict")->toString(), u"ok"_s);
    }

    void casesAreNamed()
    {
        const Outcome outcome = run({ u"conformance"_s, u"--list"_s, u"--case"_s, u"6.2"_s });
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out.count('\n'), 4);
        QVERIFY(outcome.out.contains("6.2.3"));
    }

    void whatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no URL") << QStringList {} << 2 << "URL"_ba;
        QTest::newRow("no such case")
            << QStringList { u"ws://127.0.0.1:1/"_s, u"--case"_s, u"99"_s } << 2 << "99"_ba;
        QTest::newRow("no URL of a WebSocket")
            << QStringList { u"ftp://127.0.0.1/"_s } << 2 << "ftp"_ba;
        QTest::newRow("nobody listens")
            << QStringList { u"ws://127.0.0.1:%1/"_s.arg(freePort()), u"--case"_s, u"1"_s } << 3
            << "127.0.0.1"_ba;
    }
    void whatIsWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, said);
        const Outcome outcome = run(QStringList { u"conformance"_s } + arguments);
        QVERIFY2(outcome.exitCode == exitCode, outcome.said().constData());
        QVERIFY2(outcome.errors.contains(said), outcome.errors.constData());
    }

private:
    std::unique_ptr<Program> m_server;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestCliConformance)
#include "tst_cli_conformance.moc"
