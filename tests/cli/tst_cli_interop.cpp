// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <QTest>
#include <csignal>

using namespace Qt::StringLiterals;

namespace {
/// Each peer, with compression and without.
void peers()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<bool>("compresses");
    QTest::newRow("python3-websockets") << u".py"_s << false;
    QTest::newRow("python3-websockets, compressed") << u".py"_s << true;
    QTest::newRow("ws of Node.js") << u".js"_s << false;
    QTest::newRow("ws of Node.js, compressed") << u".js"_s << true;
}
} // namespace

/// Everything that an endpoint may say, to and from implementations of others: fragments with pings between them, empty
/// messages, U+FEFF, 64 MiB, every close code, reasons up to their greatest length.
class TestCliInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerGivesBackWhatAPeerSays_data() { peers(); }
    void aServerGivesBackWhatAPeerSays()
    {
        QFETCH(const QString, suffix);
        QFETCH(const bool, compresses);
        QStringList serve { u"serve"_s,   u"--echo"_s,
                            u"--port"_s,  u"0"_s,
                            u"--limit"_s, u"message-bytes=0"_s,
                            u"--limit"_s, u"unsent-bytes=1000000000"_s };
        if (compresses)
            serve << u"--compress"_s;
        Program server = Program::cli(serve);
        Program client = Program::peer(u"talk_client"_s + suffix,
                                       { server.url(), compresses ? u"deflate"_s : u"plain"_s });
        QVERIFY2(client.exitCode() == 0, client.errors().constData());
        QCOMPARE(client.out(), "all as it was\n"_ba);
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
    }

    void aClientGivesBackWhatAPeerSays_data() { peers(); }
    void aClientGivesBackWhatAPeerSays()
    {
        QFETCH(const QString, suffix);
        QFETCH(const bool, compresses);
        Program server =
            Program::peer(u"talk_server"_s + suffix, { compresses ? u"deflate"_s : u"plain"_s });
        QStringList connect { u"connect"_s, server.url(), u"--echo"_s };
        if (compresses)
            connect << u"--compress"_s;
        Program client = Program::cli(connect);
        client.closeInput();
        QCOMPARE(client.exitCode(), 0);
        QVERIFY2(client.errors().contains("4000 all as it was"), client.errors().constData());
    }

    void everyCloseOfAPeerIsShownAsItWas_data() { peers(); }
    void everyCloseOfAPeerIsShownAsItWas()
    {
        QFETCH(const QString, suffix);
        QFETCH(const bool, compresses);
        Program server =
            Program::peer(u"talk_server"_s + suffix, { compresses ? u"deflate"_s : u"plain"_s });
        const QString url = server.url();
        for (const QString &close :
             { u"1000/0"_s, u"1001/1"_s, u"1011/122"_s, u"3000/123"_s, u"4999/123"_s }) {
            const QStringList parts = close.split(u'/');
            const Outcome outcome =
                run({ u"connect"_s, url + u'/' + close, u"--for"_s, u"60"_s, u"--json"_s });
            QCOMPARE(outcome.exitCode, 0);
            const QByteArray line = "\"event\":\"close\",\"from\":\"server\",\"code\":"
                + parts[0].toLatin1() + ",\"reason\":\"" + QByteArray(parts[1].toInt(), 'x') + '"';
            QVERIFY2(outcome.out.contains(line), outcome.out.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestCliInterop)
#include "tst_cli_interop.moc"
