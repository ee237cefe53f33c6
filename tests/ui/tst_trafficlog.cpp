// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/recordto.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>
#include <ui/models/trafficlog.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <thread>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

/// A client of an echo whose traffic goes to `log`.
std::unique_ptr<WsClient> clientOf(TrafficLog &log)
{
    return testing::testWsClient(then(recordTo(log.sink()), echo), Request::get(u"/echo"_s));
}

QStringList payloads(const TrafficLog &log)
{
    QStringList texts;
    for (qsizetype row = 0; row < log.store().size(); ++row) {
        if (log.store().at(row).isMessage())
            texts.append(QString::fromUtf8(log.store().payload(row)));
    }
    return texts;
}
} // namespace

class TestTrafficLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPassesBecomesRows()
    {
        TrafficLog log(Side::Client);
        const QAbstractItemModelTester tester(log.model());
        const auto client = clientOf(log);
        client->send(WsMessage::text(u"hello"_s));
        QVERIFY(client->receive());
        QTRY_COMPARE(log.store().size(), 3);
        QCOMPARE(log.store().at(0).kind, EntryKind::Open);
        QCOMPARE(payloads(log), QStringList({ u"hello"_s, u"hello"_s }));
    }

    void aFloodFromAnotherThreadComesInFewBatches()
    {
        TrafficLog log(Side::Client);
        const QSignalSpy batches(&log, &TrafficLog::appended);
        constexpr int count = 50'000;
        std::jthread flood([sink = log.sink()] {
            const WsObserver observer = sink.opened({});
            for (int i = 0; i < count; ++i)
                observer.event({ .message = WsMessage::binary("x") });
        });
        QTRY_COMPARE_WITH_TIMEOUT(log.store().size(), count + 1, 20'000);
        QVERIFY2(batches.size() < count / 100, qPrintable(QString::number(batches.size())));
    }

    void aLogThatIsGoneIsNotTold()
    {
        auto log = std::make_unique<TrafficLog>(Side::Client);
        const WsObserver observer = log->sink().opened({});
        log.reset();
        observer.event({ .message = WsMessage::binary("x") });
    }

    void aKeptLogComesBackAndGoesOn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.session.jsonl"_s);
        {
            TrafficLog log(Side::Client);
            QVERIFY(log.keepIn(path));
            const auto client = clientOf(log);
            client->send(WsMessage::text(u"first"_s));
            QVERIFY(client->receive());
        }
        TrafficLog log(Side::Client);
        QSignalSpy loaded(&log, &TrafficLog::loaded);
        QVERIFY(log.keepIn(path));
        QVERIFY(loaded.wait());
        QCOMPARE(loaded.first().first().toString(), QString());
        QCOMPARE(payloads(log), QStringList({ u"first"_s, u"first"_s }));
        const auto client = clientOf(log);
        client->send(WsMessage::text(u"second"_s));
        QVERIFY(client->receive());
        QTRY_COMPARE(payloads(log).size(), 4);
        QCOMPARE(log.store().at(log.store().size() - 1).connection, 2u);
        QCOMPARE(Session::load(path)->connections().size(), 2);
    }

    /// What comes while the file of an earlier run is read stands in that file, too, and is shown once.
    void whatComesWhileAFileIsReadIsShownOnce()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.session.jsonl"_s);
        constexpr int earlier = 20'000;
        {
            TrafficLog log(Side::Client);
            QVERIFY(log.keepIn(path));
            const WsObserver observer = log.sink().opened({});
            for (int i = 0; i < earlier; ++i)
                observer.event({ .from = Side::Server, .message = WsMessage::text(u"old"_s) });
            observer.flush();
        }
        TrafficLog log(Side::Client);
        QVERIFY(log.keepIn(path));
        QVERIFY(log.isLoading());
        const auto client = clientOf(log);
        client->send(WsMessage::text(u"new"_s));
        QVERIFY(client->receive());
        QTRY_VERIFY(!log.isLoading());
        QTRY_COMPARE(payloads(log).count(u"new"_s), 2); // it and its echo
        QCOMPARE(payloads(log).count(u"old"_s), earlier);
        QCOMPARE(log.store().at(log.store().size() - 1).connection, 2u);
        QCOMPARE(log.store().at(0).connection, 1u);
    }

    void aKeptFileThatCannotBeReadIsPutAside()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.session.jsonl"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no session\n");
        file.close();
        TrafficLog log(Side::Client);
        QVERIFY(!log.keepIn(path));
        const auto client = clientOf(log);
        client->send(WsMessage::text(u"kept all the same"_s));
        QVERIFY(client->receive());
        QCOMPARE(Session::load(path)->events.size(), 3);
        QVERIFY(QFile::exists(path + u".unreadable"_s));
    }

    /// A file that is damaged further on is shown as far as it goes, and not written to.
    void whatCannotBeGoneOnWithIsSaid()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.session.jsonl"_s);
        {
            TrafficLog log(Side::Client);
            QVERIFY(log.keepIn(path));
            const auto client = clientOf(log);
            client->send(WsMessage::text(u"first"_s));
            QVERIFY(client->receive());
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        text.replace(text.lastIndexOf("\"event\""), 7, "oops");
        QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
        file.close();
        TrafficLog log(Side::Client);
        QSignalSpy failed(&log, &TrafficLog::keepingFailed);
        QVERIFY(log.keepIn(path));
        QVERIFY(failed.wait());
        QVERIFY2(failed.first().first().toString().contains(path),
                 qPrintable(failed.first().first().toString()));
        const auto client = clientOf(log);
        client->send(WsMessage::text(u"shown all the same"_s));
        QVERIFY(client->receive());
        QTRY_VERIFY(payloads(log).contains(u"shown all the same"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    /// However often it was emptied: the row of a connection is of the same one in the file.
    void whatIsShownAndWhatIsKeptCountAlikeAfterClearing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.session.jsonl"_s);
        TrafficLog log(Side::Client);
        QVERIFY(log.keepIn(path));
        clientOf(log)->close();
        const auto open = clientOf(log);
        log.clear();
        open->send(WsMessage::text(u"first"_s));
        QVERIFY(open->receive());
        const auto later = clientOf(log);
        later->send(WsMessage::text(u"second"_s));
        QVERIFY(later->receive());
        QTRY_COMPARE(log.store().size(), 6);
        QVERIFY(log.flush());
        const Session kept = Session::load(path).value();
        QCOMPARE(kept.events.size(), 6);
        for (qsizetype row = 0; row < log.store().size(); ++row) {
            QCOMPARE(int(log.store().at(row).connection), kept.events[row].conn);
            QCOMPARE(log.store().at(row).kind, kindOf(kept.events[row]));
        }
        QCOMPARE(log.store().handshakeOf(1), 0);
    }

    void aRecordingBeginsInTheMiddle()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"sessions/rec.session.jsonl"_s);
        TrafficLog log(Side::Client);
        const auto client = clientOf(log);
        client->send(WsMessage::text(u"before"_s));
        QVERIFY(client->receive());
        QVERIFY(log.startRecording(path));
        QVERIFY(log.isRecording());
        client->send(WsMessage::text(u"during"_s));
        QVERIFY(client->receive());
        log.stopRecording();
        client->send(WsMessage::text(u"after"_s));
        QVERIFY(client->receive());

        const Session session = Session::load(path).value();
        QCOMPARE(session.events.size(), 3);
        QCOMPARE(session.events[0].kind, SessionEvent::Kind::Open);
        QCOMPARE(session.events[1].message, WsMessage::text(u"during"_s));
    }

    void aRecordingNeverOverwrites()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"rec.session.jsonl"_s);
        TrafficLog log(Side::Client);
        QVERIFY(log.startRecording(path));
        log.stopRecording();
        const auto again = log.startRecording(path);
        QVERIFY(!again);
        QCOMPARE(again.error().code, Error::Code::Io);
        QVERIFY(!log.isRecording());
    }

    void aRecordingWhoseFolderIsDeletedIsSaidAndSaved()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"sessions/rec.session.jsonl"_s);
        TrafficLog log(Side::Client);
        QVERIFY(log.startRecording(path));
        const auto client = clientOf(log);
        const QSignalSpy lost(&log, &TrafficLog::recordingLost);
        QVERIFY(!log.saveLostRecording(path));
        QVERIFY(QDir(folder.filePath(u"sessions"_s)).removeRecursively());
        QTRY_COMPARE(lost.size(), 1);
        QVERIFY(log.isRecording() && log.isRecordingLost());
        client->send(WsMessage::text(u"meanwhile"_s));
        QVERIFY(client->receive());
        QVERIFY(log.saveLostRecording(path)); // it goes on there
        QVERIFY(log.isRecording() && !log.isRecordingLost());
        QVERIFY(QFile::remove(path)); // and is gone before anybody looked
        log.stopRecording();
        QVERIFY(!log.isRecording() && log.isRecordingLost());
        const QString saved = folder.filePath(u"sessions/again.session.jsonl"_s);
        QVERIFY(log.saveLostRecording(saved));
        QCOMPARE(log.recordingPath(), saved);
        QVERIFY(!log.isRecordingLost());
        QCOMPARE(Session::load(saved)->events.size(), 3);
    }

    void aDamagedLineIsPassedOver()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"bad.session.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-23T10:00:00.000Z\","
            "\"recorder\":\"client\"}\n"
            "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"text\":\"one\"}\n"
            "{\"t\":2,\"conn\":1,\"event\":\"mess\n"
            "{\"t\":3,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"text\":\"two\"}\n");
        file.close();
        TrafficLog log(Side::Client);
        QSignalSpy loaded(&log, &TrafficLog::loaded);
        QVERIFY(log.load(file.fileName()));
        QVERIFY(loaded.wait());
        QCOMPARE(payloads(log), QStringList({ u"one"_s, u"two"_s }));
    }

    void aFileThatIsNoSessionIsSaid()
    {
        TrafficLog log(Side::Client);
        QVERIFY(!log.load(u"/nowhere/x.session.jsonl"_s));
        QVERIFY(!log.isLoading());
    }

    void clearingEmptiesTheKeptFileToo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.session.jsonl"_s);
        TrafficLog log(Side::Client);
        QVERIFY(log.keepIn(path));
        const auto client = clientOf(log);
        client->send(WsMessage::text(u"first"_s));
        QVERIFY(client->receive());
        log.clear();
        QCOMPARE(log.store().size(), 0);
        client->send(WsMessage::text(u"second"_s));
        QVERIFY(client->receive());
        QTRY_COMPARE(payloads(log).size(), 2);
        QCOMPARE(Session::load(path)->events.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestTrafficLog)
#include "tst_trafficlog.moc"
