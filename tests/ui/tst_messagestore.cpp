// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/messagestore.h>

#include <QTest>

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
        const MessageStore::Record *record = &store.at(0);
        for (int i = 0; i < 100'000; ++i)
            store.append(text(QByteArray::number(i)));
        QCOMPARE(store.payload(0).data(), payload);
        QCOMPARE(&store.at(0), record);
        QCOMPARE(store.payload(100'000), "99999");
    }

    void aMessageCostsItsPayloadAndFortyBytes()
    {
        MessageStore store;
        constexpr int count = 200'000;
        const QByteArray payload(100, 'x');
        for (int i = 0; i < count; ++i)
            store.append(text(payload));
        const qint64 whole = store.memory();
        QVERIFY2(whole < count * (payload.size() + 40), qPrintable(QString::number(whole)));
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
