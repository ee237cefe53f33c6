// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/sessionwriter.h>
#include <jackfield/testing/testclock.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <thread>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Existing = SessionWriter::Existing;

namespace {
WsOpened opened(const char *target)
{
    return { .request = Request::get(QString::fromLatin1(target)),
             .response = Response(101),
             .subprotocol = {},
             .url = {},
             .upstream = {} };
}

WsEvent said(Side from, const QByteArray &text)
{
    WsEvent event;
    event.from = from;
    event.message = WsMessage::fromUtf8(text);
    return event;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

/// In a process of its own: records until it is killed, one message a turn. Does not return.
[[noreturn]] void recordForever(const QString &path)
{
    const auto writer = SessionWriter::open(path);
    const WsObserver observer = writer->sink().opened(opened("/forever"));
    for (int i = 0;; ++i) {
        observer.event(
            said(Side::Server, "message " + QByteArray::number(i) + QByteArray(i % 5000, 'x')));
        observer.flush();
    }
}
} // namespace

class TestSessionWriter : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_files = 0;
    testing::TestClock m_clock;

    QString path() const
    {
        return m_folder.filePath(QString::number(m_files) + u".session.jsonl"_s);
    }
    RecordingOptions options() const { return { .recorder = u"test"_s, .clock = m_clock.clock() }; }

private Q_SLOTS:
    void init()
    {
        ++m_files;
        m_clock = {};
    }

    void whatIsRecordedIsReadBack()
    {
        const auto writer = SessionWriter::open(path(), Existing::Fail, options());
        QVERIFY(writer);
        const WsSink sink = *writer;
        const WsObserver one = sink.opened(opened("/one"));
        m_clock.advance(std::chrono::milliseconds(3));
        const WsObserver two = sink.opened(opened("/two"));
        one.event(said(Side::Client, "{\"a\": 1}"));
        two.event({ .kind = WsEvent::Kind::Ping, .from = Side::Client, .payload = "p" });
        one.event(
            { .kind = WsEvent::Kind::Close, .from = Side::Client, .status = WsStatus::GoingAway });
        one.event(
            { .kind = WsEvent::Kind::End, .from = Side::Client, .status = WsStatus::GoingAway });
        one.flush();
        const Session session = Session::load(path()).value();
        QCOMPARE(session.header.recorder, u"test"_s);
        QCOMPARE(session.header.startedAt, m_clock.clock().now().addMSecs(-3));
        QStringList lines;
        for (const SessionEvent &event : session.events)
            lines.append(u"%1 %2 %3"_s.arg(event.t.count()).arg(event.conn).arg(eventName(event)));
        QCOMPARE(lines,
                 QStringList({ u"0 1 open"_s,
                               u"3000 2 open"_s,
                               u"3000 1 message"_s,
                               u"3000 2 ping"_s,
                               u"3000 1 close"_s,
                               u"3000 1 end"_s }));
        QCOMPARE(session.events.at(2).message.bytes(), "{\"a\": 1}"_ba);
    }

    void oneTurnIsOneWriteAtItsFlush()
    {
        const auto writer = SessionWriter::open(path());
        const WsObserver observer = writer->sink().opened(opened("/"));
        observer.flush();
        const qint64 before = QFileInfo(path()).size();
        observer.event(said(Side::Client, "a"));
        observer.event(said(Side::Server, "b"));
        QCOMPARE(QFileInfo(path()).size(), before);
        observer.flush();
        QCOMPARE(Session::load(path())->events.size(), 3);
    }

    void severalThreadsShareAWriter()
    {
        const auto writer = SessionWriter::open(path());
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([sink = writer->sink()] {
                const WsObserver observer = sink.opened(opened("/"));
                for (int i = 0; i < 500; ++i) {
                    observer.event(said(Side::Client, QByteArray::number(i)));
                    if (i % 7 == 0)
                        observer.flush();
                }
            });
        }
        threads.clear();
        QVERIFY(writer->flush());
        const QList<QList<SessionEvent>> connections = Session::load(path())->split();
        QCOMPARE(connections.size(), 4);
        for (const QList<SessionEvent> &events : connections) {
            QCOMPARE(events.size(), 501);
            for (int i = 0; i < 500; ++i)
                QCOMPARE(events.at(i + 1).message.bytes(), QByteArray::number(i));
        }
    }

    void aRefusalIsWrittenAtOnce()
    {
        const auto writer = SessionWriter::open(path());
        WsOpened refusal = opened("/private");
        refusal.response = Response(401).body("token, please");
        writer->sink().refused(refusal);
        const Session session = Session::load(path()).value();
        QCOMPARE(session.events.size(), 1);
        QCOMPARE(session.events.front().kind, SessionEvent::Kind::Refused);
        QCOMPARE(session.events.front().opened().response, refusal.response);
    }

    void onlyTheOwnerMayReadIt()
    {
        QVERIFY(SessionWriter::open(path()));
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFileInfo(path()).permissions() & others, QFile::Permissions());
        put(path() + u"2"_s, "old");
        QVERIFY(QFile::setPermissions(path() + u"2"_s, QFile::Permissions(0x6644)));
        QVERIFY(SessionWriter::open(path() + u"2"_s, Existing::Overwrite));
        QCOMPARE(QFileInfo(path() + u"2"_s).permissions() & others, QFile::Permissions());
        QVERIFY(QFile::setPermissions(path(), QFile::Permissions(0x6644)));
        QVERIFY(SessionWriter::open(path(), Existing::Append));
        QCOMPARE(QFileInfo(path()).permissions() & others, QFile::Permissions());
    }

    void onlyRegularFilesAreWritten()
    {
        for (const Existing existing : { Existing::Append, Existing::Overwrite }) {
            const auto writer = SessionWriter::open(u"/dev/null"_s, existing);
            QCOMPARE(writer.error().code, Error::Code::Io);
        }
    }

    void aFileThatExistsIsAnErrorUnlessAskedFor()
    {
        put(path(), "precious");
        const auto refused = SessionWriter::open(path());
        QCOMPARE(refused.error().code, Error::Code::Io);
        QCOMPARE(contents(path()), "precious"_ba);
        QVERIFY(SessionWriter::open(path(), Existing::Overwrite));
        QVERIFY(Session::load(path()));
    }

    void onlySessionsAreAppendedTo()
    {
        put(path(), "precious, without a line feed");
        const auto refused = SessionWriter::open(path(), Existing::Append);
        QCOMPARE(refused.error().code, Error::Code::Invalid);
        QCOMPARE(contents(path()), "precious, without a line feed"_ba);
    }

    void oneWriterAFile()
    {
        auto writer = SessionWriter::open(path());
        QVERIFY(writer);
        QCOMPARE(SessionWriter::open(path(), Existing::Append).error().code, Error::Code::Refused);
        QCOMPARE(SessionWriter::open(path(), Existing::Overwrite).error().code,
                 Error::Code::Refused);
        writer = std::unexpected(Error());
        QVERIFY(SessionWriter::open(path(), Existing::Append));
    }

    void appendingGoesOnInTimeNumbersAndPseudonyms()
    {
        WsOpened secret = opened("/");
        secret.request = secret.request.withHeader("Cookie", "a=b");
        {
            const auto writer = SessionWriter::open(path(), Existing::Fail, options());
            (void)writer->sink().opened(secret);
        }
        m_clock.advance(std::chrono::seconds(2));
        {
            const auto writer = SessionWriter::open(path(), Existing::Append, options());
            QVERIFY(writer);
            (void)writer->sink().opened(secret);
        }
        const Session session = Session::load(path()).value();
        QCOMPARE(session.connections(), QList<int>({ 1, 2 }));
        QCOMPARE(session.events.size(), 4);
        QCOMPARE(session.events.at(2).t, std::chrono::seconds(2));
        QCOMPARE(session.events.at(1).text, u"<secret:1>"_s);
        QCOMPARE(session.events.at(3).text, u"<secret:2>"_s);
    }

    void aRecordingWithoutNumbersLeftIsNotAppendedTo()
    {
        Session full;
        full.events.append(
            { .kind = SessionEvent::Kind::Redacted, .text = u"<secret:1073741824>"_s });
        QVERIFY(full.save(path()));
        const QByteArray before = contents(path());
        const auto refused = SessionWriter::open(path(), Existing::Append);
        QCOMPARE(refused.error().code, Error::Code::Unsupported);
        QCOMPARE(refused.error().where, path());
        QCOMPARE(contents(path()), before);
    }

    void aTornEndIsCutOffWithAGap()
    {
        {
            const auto writer = SessionWriter::open(path());
            (void)writer->sink().opened(opened("/"));
        }
        const QByteArray intact = contents(path());
        const QByteArray torn = "{\"t\":5,\"conn\":1,\"event\":\"mess";
        for (qsizetype cut = 1; cut <= torn.size(); ++cut) {
            put(path(), intact + torn.first(cut));
            QVERIFY(SessionWriter::open(path(), Existing::Append));
            const Session session = Session::load(path()).value();
            QCOMPARE(session.events.size(), 2);
            QCOMPARE(session.events.at(1).kind, SessionEvent::Kind::Gap);
            QCOMPARE(session.events.at(1).bytes, cut);
        }
    }

    void aTornHeaderIsBegunAnew()
    {
        put(path(), "{\"jackfield\":\"session\",\"ver");
        QVERIFY(SessionWriter::open(path(), Existing::Append));
        const Session session = Session::load(path()).value();
        QCOMPARE(session.events.size(), 1);
        QCOMPARE(session.events.front().kind, SessionEvent::Kind::Gap);
    }

    void aFullDiskLosesWholeLinesAndSaysSo()
    {
        QStringList told;
        const auto writer =
            SessionWriter::open(path(),
                                SessionWriter::Existing::Fail,
                                { .failed = [&](const Error &error) { told += error.message; } });
        const WsObserver observer = writer->sink().opened(opened("/"));
        observer.flush();
        const rlim_t room = rlim_t(QFileInfo(path()).size()) + 100;
        rlimit before = {};
        getrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit tight { room, before.rlim_max };
        setrlimit(RLIMIT_FSIZE, &tight);
        observer.event(said(Side::Client, QByteArray(1000, 'x')));
        const auto failed = writer->flush();
        observer.event(said(Side::Client, QByteArray(500, 'y')));
        const auto again = writer->flush();
        setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(failed.error().code, Error::Code::Io);
        QVERIFY(!again);
        QCOMPARE(told, QStringList { failed.error().message });
        QVERIFY(contents(path()).endsWith('\n'));
        observer.event(said(Side::Client, "after"));
        QVERIFY(writer->flush());
        const Session session = Session::load(path()).value();
        QCOMPARE(session.events.size(), 3);
        QCOMPARE(session.events.at(1).kind, SessionEvent::Kind::Gap);
        QVERIFY(session.events.at(1).bytes > 1500);
        QCOMPARE(session.events.at(2).message.text(), u"after"_s);
    }

    void aFileThatIsDeletedIsNoticedAndSaved_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("where it was") << u"one.session.jsonl"_s;
        QTest::newRow("elsewhere") << u"other.session.jsonl"_s;
    }
    void aFileThatIsDeletedIsNoticedAndSaved()
    {
        QFETCH(QString, target);
        const QTemporaryDir folder;
        const QString first = folder.filePath(u"one.session.jsonl"_s);
        const QString saved = folder.filePath(target);
        const auto writer = SessionWriter::open(first).value();
        const WsObserver observer = writer.sink().opened(opened("/"));
        observer.event(said(Side::Server, "before"));
        observer.flush();
        QVERIFY(writer.isAtItsPath());
        QVERIFY(QFile::remove(first));
        QVERIFY(!writer.isAtItsPath());
        observer.event(said(Side::Server, QByteArray(200'000, 'x')));
        QVERIFY(writer.moveTo(saved));
        QVERIFY(writer.isAtItsPath());
        QCOMPARE(writer.path(), saved);
        QCOMPARE(QFileInfo(saved).permissions() & ~QFile::Permissions(0x7700),
                 QFile::Permissions());
        observer.event(said(Side::Server, "after"));
        observer.flush();
        const Session session = Session::load(saved).value();
        QCOMPARE(session.events.size(), 4);
        QCOMPARE(session.events.at(1).message.text(), u"before"_s);
        QCOMPARE(session.events.at(2).message.bytes().size(), 200'000);
        QCOMPARE(session.events.at(3).message.text(), u"after"_s);
    }

    void aFileThatWasReplacedIsNotOverwritten()
    {
        const auto writer = SessionWriter::open(path()).value();
        const WsObserver observer = writer.sink().opened(opened("/"));
        QVERIFY(QFile::remove(path()));
        put(path(), "somebody else's");
        QVERIFY(!writer.isAtItsPath());
        const auto moved = writer.moveTo(path());
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, Error::Code::Io);
        QCOMPARE(contents(path()), "somebody else's"_ba);
        QVERIFY(writer.moveTo(path() + u".saved"_s)); // nothing was lost
        QCOMPARE(Session::load(path() + u".saved"_s)->events.size(), 1);
    }

    void aKilledWriterLeavesEveryWholeLine_data()
    {
        QTest::addColumn<qint64>("size");
        for (const qint64 size : { 100, 5'000, 70'000, 1'000'000, 5'000'000 })
            QTest::addRow("killed when the file has %lld bytes", size) << size;
    }
    void aKilledWriterLeavesEveryWholeLine()
    {
        QFETCH(qint64, size);
        const pid_t writer = fork();
        if (writer == 0)
            recordForever(path());
        QTRY_VERIFY(QFileInfo(path()).size() >= size);
        kill(writer, SIGKILL);
        int status = 0;
        QCOMPARE(waitpid(writer, &status, 0), writer);
        QVERIFY(WIFSIGNALED(status));

        const Session session = Session::load(path()).value();
        const qsizetype lines = contents(path()).count('\n');
        QVERIFY(session.events.size() >= lines - 1);
        for (qsizetype i = 1; i < session.events.size(); ++i) {
            const QByteArray begin = "message " + QByteArray::number(i - 1);
            QVERIFY(session.events.at(i).message.bytes().startsWith(begin));
        }
        QVERIFY(SessionWriter::open(path(), Existing::Append)); // the lock died with its owner
        QVERIFY(Session::load(path())->events.size() >= session.events.size());
    }
};

QTEST_GUILESS_MAIN(TestSessionWriter)
#include "tst_sessionwriter.moc"
