// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <jackfield/session/session.h>
#include <sys/mount.h>

#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// A file system of its own, with little room. It is gone with the object.
class SmallDisk
{
public:
    explicit SmallDisk(const char *size)
        : m_path(m_folder.path().toUtf8())
        , m_isThere(::mount("tmpfs", m_path.constData(), "tmpfs", 0, size) == 0)
    { }
    ~SmallDisk()
    {
        if (m_isThere)
            ::umount(m_path.constData());
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool isThere() const { return m_isThere; }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    QByteArray m_path;
    bool m_isThere;
};
} // namespace

/// What a recording proxy makes of a world that goes wrong. That of a killed one stands in tst_cli_sessions.
class TestCliFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskIsSaidAndHoldsNobodyUp()
    {
        const SmallDisk disk("size=64k");
        if (!disk.isThere())
            QSKIP("mounting a file system takes more rights");
        const QString path = disk.filePath(u"full.session.jsonl"_s);
        Program server = Program::peer(u"payload_server.py"_s);
        Program proxy = Program::cli(
            { u"proxy"_s, u"--listen"_s, u"0"_s, u"--to"_s, server.url(), u"--record"_s, path });
        Program client = Program::peer(u"counting_client.py"_s, { proxy.url() });
        QVERIFY(client.says("started\n"));
        QVERIFY(QTest::qWaitFor([&] { return proxy.errors().contains("No space left"); }, 30'000));
        QVERIFY(!client.isOver());
        const Outcome other =
            run({ u"connect"_s, proxy.url(), u"--send"_s, u"1"_s, u"--expect"_s, u"1"_s });
        QCOMPARE(other.exitCode, 0);
        proxy.signal(SIGTERM);
        QCOMPARE(proxy.exitCode(), 2);
        QVERIFY2(proxy.errors().contains(path.toUtf8()), proxy.errors().constData());
        QCOMPARE(client.exitCode(), 0);

        const auto session = Session::load(path);
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        int sent = 0;
        for (const SessionEvent &event : session->events) {
            if (event.isWholeMessage() && event.from == Side::Client)
                QCOMPARE(event.message, WsMessage::text(u"number %1"_s.arg(sent++)));
        }
        QVERIFY2(sent > 100, "as many as there was room for");
        QVERIFY(sent <= client.out().trimmed().split('\n').last().toInt() + 1);
    }

    void whatHadComeOfAMessageIsKept()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"half.session.jsonl"_s);
        Program server = Program::peer(u"half_server.py"_s);
        Program proxy = Program::cli(
            { u"proxy"_s, u"--listen"_s, u"0"_s, u"--to"_s, server.url(), u"--record"_s, path });
        const Outcome client =
            run({ u"connect"_s, proxy.url(), u"--send"_s, u"go"_s, u"--expect"_s, u"2"_s });
        QCOMPARE(client.exitCode, 4);
        QCOMPARE(client.out, "whole\n"_ba);
        QVERIFY2(client.errors.contains("1006"), client.errors.constData());
        proxy.signal(SIGTERM);
        QCOMPARE(proxy.exitCode(), 0);

        const auto session = Session::load(path);
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        const auto partial = std::ranges::find(session->events, true, &SessionEvent::partial);
        QVERIFY(partial != session->events.end());
        QCOMPARE(partial->from, Side::Server);
        QCOMPARE(partial->message.bytes(), QByteArray(300, 'x'));
        const SessionEvent &end = session->events.last();
        QCOMPARE(end.kind, SessionEvent::Kind::End);
        QCOMPARE(end.from, Side::Server);
        QVERIFY(!end.clean);
        QVERIFY(run({ u"show"_s, path }).out.contains("300"));
    }
};

QTEST_GUILESS_MAIN(TestCliFaults)
#include "tst_cli_faults.moc"
