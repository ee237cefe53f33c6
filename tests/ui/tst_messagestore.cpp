// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/logspill.h>

#include <QTest>
#include <QThreadPool>

using namespace jackfield;
using namespace jackfield::ui;

namespace {
LogEntry text(const QByteArray &payload, Side from = Side::Server)
{
    return {
        .time = 5, .connection = 1, .kind = EntryKind::Text, .from = from, .payload = payload
    };
}
} // namespace

class TestMessageStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatGoesInComesOut()
    {
        MessageStore store;
        store.append({ .time = 123,
                       .connection = 7,
                       .kind = EntryKind::End,
                       .from = Side::Client,
                       .clean = false,
                       .code = 1006,
                       .payload = "gone" });
        QCOMPARE(store.size(), 1);
        const MessageStore::Record &record = store.at(0);
        QCOMPARE(record.time, 123);
        QCOMPARE(record.connection, 7u);
        QCOMPARE(record.kind, EntryKind::End);
        QCOMPARE(record.from(), Side::Client);
        QVERIFY(!record.clean);
        QCOMPARE(record.code, quint16(1006));
        QCOMPARE(store.payload(0), "gone");
    }

    void payloadsOfAnySizeStayWhole_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        QTest::newRow("empty") << qsizetype(0);
        QTest::newRow("one byte") << qsizetype(1);
        QTest::newRow("one byte less than a chunk") << qsizetype((1 << 20) - 1);
        QTest::newRow("a chunk") << qsizetype(1 << 20);
        QTest::newRow("more than a chunk") << qsizetype((1 << 20) + 1);
    }

    void payloadsOfAnySizeStayWhole()
    {
        QFETCH(qsizetype, bytes);
        MessageStore store;
        for (int i = 0; i < 5; ++i)
            store.append(text(QByteArray(bytes, char('a' + i))));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(store.payload(i), QByteArray(bytes, char('a' + i)));
    }

    void whatWasStoredNeverMoves()
    {
        MessageStore store;
        store.append(text("first"));
        const char *payload = store.payload(0).data();
        for (int i = 0; i < 100'000; ++i)
            store.append(text(QByteArray::number(i)));
        QCOMPARE(store.payload(0).data(), payload);
        QCOMPARE(store.payload(100'000), "99999");
    }

    void aMessageCostsItsPayloadAndThirtyTwoBytes()
    {
        MessageStore store;
        constexpr int count = 200'000;
        const QByteArray payload(100, 'x');
        for (int i = 0; i < count; ++i)
            store.append(text(payload));
        const qint64 whole = store.memory();
        QVERIFY2(whole < count * (payload.size() + 32), qPrintable(QString::number(whole)));
    }

    void anEmptyPayloadBehindAFullChunkIsEmpty()
    {
        MessageStore store;
        store.append(text(QByteArray(3 << 20, 'x')));
        store.append(text({}));
        QCOMPARE(store.payload(1), QByteArrayView());
        QCOMPARE(store.payload(0).size(), 3 << 20);
    }

    void theLargestNumbersFit()
    {
        MessageStore store;
        store.append({ .time = std::numeric_limits<qint64>::max(),
                       .connection = (1u << 25) - 1,
                       .kind = EntryKind::Note,
                       .code = 0xffff });
        const MessageStore::Record record = store.at(0);
        QCOMPARE(record.time, std::numeric_limits<qint64>::max());
        QCOMPARE(record.connection, (1u << 25) - 1);
        QCOMPARE(record.kind, EntryKind::Note);
        QCOMPARE(record.code, 0xffff);
    }

    void aCopyShowsWhatThereWas()
    {
        MessageStore store;
        store.append(text("first"));
        const MessageRows copy = store;
        for (int i = 0; i < 50'000; ++i)
            store.append(text(QByteArray::number(i)));
        QCOMPARE(copy.size(), 1);
        QCOMPARE(copy.payload(0), "first");
        store = MessageStore();
        QCOMPARE(copy.payload(0), "first");
    }

    /// All of it can be read as before, by copies from before, too, and little of it is in the heap.
    void olderRowsMoveToDisk()
    {
        MessageStore store;
        LogSpill spill(store);
        QSignalSpy failures(&spill, &LogSpill::failed);
        spill.setMemory(0);
        const auto payload = [](int i) { return QByteArray::number(i).repeated(1 + i % 40); };
        constexpr int count = 100'000;
        for (int i = 0; i < count; ++i) {
            store.append(text(payload(i)));
            spill.relieve();
        }
        const MessageRows copy = store;
        // What is still written to: a chunk and a segment; and the last full segment, whose payloads are in that chunk.
        QTRY_VERIFY2(store.memory() < 3 << 20, qPrintable(QString::number(store.memory())));
        QVERIFY(copy.size() == count && store.size() == count);
        store.release(0, count);
        for (int i = 0; i < count; ++i) {
            QCOMPARE(store.payload(i), payload(i));
            QCOMPARE(copy.payload(i), payload(i));
            QCOMPARE(store.at(i).size, quint32(payload(i).size()));
        }
        QCOMPARE(failures.size(), 0);

        spill.forget();
        store = MessageStore();
        QCOMPARE(copy.payload(7), payload(7));
    }

    void withoutRoomOnDiskRowsStayInMemory()
    {
        const QByteArray cache = qgetenv("XDG_CACHE_HOME");
        qputenv("XDG_CACHE_HOME", "/dev/null");
        MessageStore store;
        LogSpill spill(store);
        QSignalSpy failures(&spill, &LogSpill::failed);
        spill.setMemory(0);
        for (int i = 0; i < 5; ++i)
            store.append(text(QByteArray(1 << 20, char('a' + i))));
        spill.relieve();
        QTRY_COMPARE(failures.size(), 1);
        QVERIFY(failures.first().first().toString().contains(QStringLiteral("stay in memory")));
        QCOMPARE(store.payload(0), QByteArray(1 << 20, 'a'));
        spill.relieve();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(failures.size(), 1);
        if (cache.isNull())
            qunsetenv("XDG_CACHE_HOME");
        else
            qputenv("XDG_CACHE_HOME", cache);
    }

    /// Behind their payloads, so that they move to disk with them and others cost nothing.
    void framesAreKeptBesideThePayload()
    {
        MessageStore store;
        LogSpill spill(store);
        spill.setMemory(0);
        const QList<SessionFrame> frames {
            { .t = std::chrono::microseconds(5),
              .frame = { .fin = false,
                         .rsv = 4,
                         .opcode = 2,
                         .length = 1ULL << 40,
                         .mask = 0x01020304 } },
            { .t = std::chrono::microseconds(7), .frame = { .opcode = 0, .length = 3 } },
        };
        LogEntry framed = text("abc");
        framed.frames = frames;
        for (int i = 0; i < 100'000; ++i) {
            store.append(i % 2 == 0 ? framed : text("plain"));
            spill.relieve();
        }
        framed.payload.clear();
        store.append(framed);
        QTRY_VERIFY2(store.memory() < 3 << 20, qPrintable(QString::number(store.memory())));
        const MessageRows copy = store;
        for (int i = 0; i < 100'000; ++i) {
            QCOMPARE(copy.payload(i), i % 2 == 0 ? "abc" : "plain");
            QCOMPARE(copy.frames(copy.at(i)), i % 2 == 0 ? frames : QList<SessionFrame>());
        }
        QCOMPARE(store.frames(store.at(100'000)), frames);
        framed.frames.resize(5000);
        framed.kind = EntryKind::Close; // a code, no count of frames
        framed.code = 1000;
        store.append(framed);
        QCOMPARE(store.frames(store.at(100'001)).size(), 0);
        QCOMPARE(store.at(100'001).code, 1000);
        framed.kind = EntryKind::Text;
        store.append(framed);
        QCOMPARE(store.frames(store.at(100'002)).size(), MessageRows::mostFrames);
    }

    void onlyMessagesCountAsVolume()
    {
        MessageStore store;
        store.append(text("12345", Side::Client));
        store.append(text("123"));
        store.append({ .kind = EntryKind::Binary, .payload = "1" });
        store.append({ .kind = EntryKind::Ping, .payload = "ping" });
        QCOMPARE(store.volume(Side::Client), (Volume { 1, 5 }));
        QCOMPARE(store.volume(Side::Server), (Volume { 2, 4 }));
    }
};

QTEST_GUILESS_MAIN(TestMessageStore)
#include "tst_messagestore.moc"
