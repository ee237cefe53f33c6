// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <jackfield/session/session.h>

#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace jackfield;
using namespace Qt::StringLiterals;

/// What a proxy does with a session besides recording one: the server is python3-websockets.
class TestCliProxyModes : public QObject
{
    Q_OBJECT

private:
    /// What a client hears that says these, each when the one before was answered.
    static Outcome converse(const QString &url, const QByteArrayList &messages)
    {
        Program client = Program::cli({ u"connect"_s, url });
        for (const QByteArray &message : messages) {
            const qsizetype heard = client.out().count('\n');
            client.write(message + '\n');
            if (!QTest::qWaitFor(
                    [&] { return client.out().count('\n') > heard || client.isOver(); }, 30'000))
                break;
        }
        client.closeInput();
        const int exitCode = client.exitCode();
        return { exitCode, client.out(), client.errors() };
    }
    static QStringList proxy(const QStringList &more)
    {
        return QStringList { u"proxy"_s, u"--listen"_s, u"0"_s } + more;
    }
    QStringList withSession(const QString &mode) const
    {
        QStringList arguments { u"--mode"_s, mode, u"--session"_s, m_file };
        if (mode != u"verify")
            arguments << u"--speed"_s << u"max"_s;
        return proxy(arguments);
    }

    /// The messages of each recorded connection.
    QStringList texts() const
    {
        QStringList all;
        const auto session = Session::load(m_file);
        for (const QList<SessionEvent> &events : session ? session->split() : Connections()) {
            QStringList own;
            for (const SessionEvent &event : events) {
                if (event.isWholeMessage())
                    own += event.message.text();
            }
            all += own.join(u' ');
        }
        return all;
    }
    using Connections = QList<QList<SessionEvent>>;

    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(u"talk.session.jsonl"_s);

private Q_SLOTS:
    void init()
    {
        Program server = Program::peer(u"payload_server.py"_s);
        Program recording = Program::cli(
            proxy({ u"--to"_s, server.url(), u"--record"_s, m_file, u"--overwrite"_s }));
        QCOMPARE(converse(recording.url(), { "a1", "b1" }).out, "a7\nb7\n"_ba);
        recording.signal(SIGTERM);
        QCOMPARE(recording.exitCode(), 0);
    }

    void theSessionAnswersInThePlaceOfTheServer()
    {
        Program replaying = Program::cli(withSession(u"replay"_s));
        QCOMPARE(converse(replaying.url(), { "a1", "b1" }).out, "a7\nb7\n"_ba);
        replaying.signal(SIGTERM);
        QCOMPARE(replaying.exitCode(), 0);
        QVERIFY2(replaying.out().contains("as recorded: 1 connection, 2 messages"),
                 replaying.said().constData());
    }

    void whatTheSessionDoesNotHaveIsRefused()
    {
        Program refusing = Program::cli(withSession(u"refuse"_s));
        const QString url = refusing.url();
        const Outcome other = converse(url, { "a1", "other" });
        QCOMPARE(other.out, "a7\n"_ba);
        QVERIFY2(other.errors.contains("1008"), other.errors.constData());
        refusing.signal(SIGTERM);
        QCOMPARE(refusing.exitCode(), 1);
        QVERIFY2(refusing.out().contains("expected b1, got other"), refusing.said().constData());
    }

    void aConnectionThatTheSessionDoesNotHaveIsRefusedAndTold_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("replay") << u"replay"_s;
        QTest::newRow("refuse") << u"refuse"_s;
    }
    void aConnectionThatTheSessionDoesNotHaveIsRefusedAndTold()
    {
        QFETCH(QString, mode);
        Program proxy = Program::cli(withSession(mode));
        const QString url = proxy.url();
        QCOMPARE(converse(url, { "a1", "b1" }).exitCode, 0);
        QVERIFY(converse(url + u"/elsewhere"_s, {}).errors.contains("404"));
        proxy.signal(SIGTERM);
        QCOMPARE(proxy.exitCode(), 1);
        QVERIFY2(proxy.out().endsWith("session: expected none, got a connection to /elsewhere\n"),
                 proxy.said().constData());
    }

    void anOutageIsNotLearnt()
    {
        Program hybrid = Program::cli(withSession(u"hybrid"_s)
                                      + QStringList { u"--to"_s, u"ws://127.0.0.1:1"_s });
        const QByteArray before = contents(m_file);
        QVERIFY(converse(hybrid.url() + u"/new"_s, {}).errors.contains("502"));
        const Outcome partly = converse(hybrid.url(), { "a1", "c1" });
        QCOMPARE(partly.out, "a7\n"_ba);
        QVERIFY2(partly.errors.contains("1014"), partly.errors.constData());
        hybrid.signal(SIGTERM);
        QCOMPARE(hybrid.exitCode(), 0);
        QVERIFY2(hybrid.errors().contains("Nobody listens on 127.0.0.1"),
                 hybrid.said().constData());
        QCOMPARE(contents(m_file), before);
    }

    void theServerAnswersWhatTheSessionDoesNotHave()
    {
        Program server = Program::peer(u"payload_server.py"_s);
        Program hybrid =
            Program::cli(withSession(u"hybrid"_s) + QStringList { u"--to"_s, server.url() });
        const QString url = hybrid.url();
        QCOMPARE(converse(url, { "a1", "c1", "b1" }).out, "a7\nc7\nb7\n"_ba);
        QCOMPARE(converse(url + u"/new"_s, { "d1" }).out, "d7\n"_ba);
        hybrid.signal(SIGTERM);
        QCOMPARE(hybrid.exitCode(), 0);
        QVERIFY2(hybrid.out().endsWith("connections answered by the session: 1, by the server: 1; "
                                       "messages passed to it: 1\n"),
                 hybrid.said().constData());

        QCOMPARE(texts(), QStringList({ u"a1 a7 b1 b7"_s, u"c1 c7"_s, u"d1 d7"_s }));
        server.closeInput();
        QCOMPARE(server.exitCode(), 0);
        Program again = Program::cli(withSession(u"hybrid"_s) // it is there now
                                     + QStringList { u"--to"_s, u"ws://127.0.0.1:1"_s });
        for (int run = 0; run < 3; ++run) // whatever recorded connection it gets
            QCOMPARE(converse(again.url(), { "c1", "a1", "b1", "c1" }).out, "c7\na7\nb7\nc7\n"_ba);
        QCOMPARE(converse(again.url() + u"/new"_s, { "d1" }).out, "d7\n"_ba);
        again.signal(SIGTERM);
        QCOMPARE(again.exitCode(), 0);
        QCOMPARE(texts().size(), 3);
    }

    void aServerIsComparedWithTheSession()
    {
        Program server = Program::peer(u"payload_server.py"_s);
        Program same =
            Program::cli(withSession(u"verify"_s) + QStringList { u"--to"_s, server.url() });
        QCOMPARE(converse(same.url(), { "a1", "b1" }).out, "a7\nb7\n"_ba);
        QVERIFY(same.says("#1 as recorded"));
        same.signal(SIGTERM);
        QCOMPARE(same.exitCode(), 0);
        QVERIFY2(same.out().contains("as recorded: 1 connection, 4 messages"),
                 same.said().constData());

        Program changed = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
        Program other =
            Program::cli(withSession(u"verify"_s) + QStringList { u"--to"_s, changed.url() });
        QCOMPARE(converse(other.url(), { "a1", "b1" }).out, "a1\nb1\n"_ba);
        QVERIFY(other.says("#1 connection 1, message 2 from the server: expected a7, got a1"));
        QCOMPARE(converse(other.url() + u"/elsewhere"_s, {}).out, ""_ba);
        QVERIFY(other.says("#2 session: expected none, got a connection to /elsewhere"));
        Program open = Program::cli({ u"connect"_s, other.url() + u"/stays"_s });
        QVERIFY(other.says("#3 session: expected none, got a connection to /stays"));
        other.signal(SIGTERM);
        QCOMPARE(other.exitCode(), 1);
        QVERIFY2(other.out().endsWith("\n4 differences\n"), other.out().constData());
    }

    void whatAModeNeedsIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no session") << QStringList { u"--mode"_s, u"replay"_s }
                                    << "--session: the mode 'replay' needs it"_ba;
        QTest::newRow("no server")
            << QStringList { u"--mode"_s, u"verify"_s, u"--session"_s, u"x"_s }
            << "--to: the mode 'verify' needs it"_ba;
        QTest::newRow("a server too many")
            << QStringList { u"--mode"_s, u"refuse"_s, u"--session"_s,
                             u"x"_s,      u"--to"_s,   u"ws://localhost:1"_s }
            << "--to: the mode 'refuse' has no use for it"_ba;
        QTest::newRow("a session too many")
            << QStringList { u"--session"_s, u"x"_s, u"--to"_s, u"ws://localhost:1"_s }
            << "--session: the mode 'record' has no use for it"_ba;
        QTest::newRow("rules without a session")
            << QStringList { u"--matching"_s, u"x"_s, u"--to"_s, u"ws://localhost:1"_s }
            << "--matching: the mode 'record' has no use for it"_ba;
        QTest::newRow("no URL") << QStringList { u"--to"_s, u"localhost:1"_s } << "--to: "_ba;
        QTest::newRow("the session itself as recording")
            << QStringList { u"--mode"_s,   u"verify"_s, u"--session"_s,
                             m_file,        u"--to"_s,   u"ws://localhost:1"_s,
                             u"--record"_s, m_file,      u"--overwrite"_s }
            << "is the session that is played"_ba;
        QTest::newRow("a session that is not there")
            << QStringList { u"--mode"_s, u"replay"_s, u"--session"_s, u"/nowhere"_s }
            << "/nowhere"_ba;
    }
    void whatAModeNeedsIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const Outcome outcome = run(proxy(arguments));
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains(words), outcome.errors.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliProxyModes)
#include "tst_cli_proxymodes.moc"
