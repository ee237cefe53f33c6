// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/messagelogmodel.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;

namespace {
LogEntry
entry(EntryKind kind, Side from, const QByteArray &payload, quint16 code = 0, bool clean = true)
{
    return { .time = 0,
             .connection = 1,
             .kind = kind,
             .from = from,
             .clean = clean,
             .code = code,
             .payload = payload };
}

QList<LogEntry> ticks(int count)
{
    QList<LogEntry> entries;
    for (int i = 0; i < count; ++i) {
        const QByteArray payload = i % 10 == 0 ? "ten" : "one";
        entries.append({ .time = i * 1000, .connection = 1, .payload = payload });
    }
    return entries;
}

QString cell(const MessageLogModel &model, int row, MessageLogModel::Column column)
{
    return model.index(row, column).data().toString();
}

MessageFilter filter(const char *text)
{
    return MessageFilter::parse(QString::fromLatin1(text)).value();
}
} // namespace

class TestMessageLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasNeverCompletedIsANote()
    {
        const LogEntry half =
            entryOf(WsEvent { .message = WsMessage::fromUtf8("abc"), .partial = true }, 0, 1);
        QCOMPARE(half.kind, EntryKind::Note);
        QCOMPARE(half.payload,
                 QByteArray("a message that was never completed, of it came 3 bytes: abc"));
    }

    void aBatchIsOneInsertion()
    {
        MessageLogModel model(Side::Client);
        const QAbstractItemModelTester tester(&model);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.append(ticks(500));
        model.append(ticks(10));
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(model.rowCount(), 510);
    }

    void cellsSayWhatPassed_data()
    {
        QTest::addColumn<EntryKind>("kind");
        QTest::addColumn<Side>("from");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("clean");
        QTest::addColumn<QString>("preview");
        QTest::addColumn<MessageLogModel::Tone>("tone");
        using enum EntryKind;
        using enum MessageLogModel::Tone;
        const auto row = [](const char *name,
                            EntryKind kind,
                            Side from,
                            const QByteArray &payload,
                            int code,
                            bool clean,
                            const char *preview,
                            MessageLogModel::Tone tone) {
            QTest::newRow(name) << kind << from << payload << code << clean
                                << QString::fromUtf8(preview) << tone;
        };
        row("a text that came", Text, Side::Server, "hello", 0, true, "hello", Incoming);
        row("a text that went", Text, Side::Client, "hello", 0, true, "hello", Outgoing);
        row("binary is shown in hex", Binary, Side::Client, "\x01\xff", 0, true, "01 ff", Outgoing);
        row("controls are dimmed", Ping, Side::Server, "", 0, true, "", Control);
        row("a good close has its name",
            Close,
            Side::Server,
            "",
            1000,
            true,
            "1000 Normal Closure",
            Control);
        row("a close says its reason",
            Close,
            Side::Server,
            "bye",
            1000,
            true,
            "1000 Normal Closure · bye",
            Control);
        row("a private code has no name", Close, Side::Server, "", 4001, true, "4001", Failure);
        row("an end without handshake is a failure",
            End,
            Side::Server,
            "",
            1006,
            false,
            "1006 Abnormal Closure, without a closing handshake",
            Failure);
        row("a refusal says its status",
            Refused,
            Side::Server,
            "ws://host/private",
            401,
            true,
            "401 Unauthorized · ws://host/private",
            Failure);
        row("nobody's text turns direction",
            Text,
            Side::Server,
            "a\u202eb",
            0,
            true,
            "a⟨U+202E⟩b",
            Incoming);
    }

    void cellsSayWhatPassed()
    {
        QFETCH(EntryKind, kind);
        QFETCH(Side, from);
        QFETCH(QByteArray, payload);
        QFETCH(int, code);
        QFETCH(bool, clean);
        MessageLogModel model(Side::Client);
        const QAbstractItemModelTester tester(&model);
        model.append({ entry(kind, from, payload, quint16(code), clean) });
        QTEST(cell(model, 0, MessageLogModel::Preview), "preview");
        QCOMPARE(cell(model, 0, MessageLogModel::Kind), nameOf(kind));
        const QModelIndex index = model.index(0, MessageLogModel::Direction);
        QFETCH(MessageLogModel::Tone, tone);
        QCOMPARE(MessageLogModel::Tone(index.data(MessageLogModel::ToneRole).toInt()), tone);
        QCOMPARE(index.data().toString(),
                 from == Side::Client ? QStringLiteral("→") : QStringLiteral("←"));
    }

    void aServersLogTurnsTheArrows()
    {
        MessageLogModel model(Side::Server);
        model.append({ entry(EntryKind::Text, Side::Server, "hello") });
        QCOMPARE(cell(model, 0, MessageLogModel::Direction), QStringLiteral("→"));
    }

    void deltasAreFromTheRowBefore()
    {
        MessageLogModel model(Side::Client);
        model.append(ticks(3));
        QCOMPARE(cell(model, 0, MessageLogModel::Delta), QString());
        QCOMPARE(cell(model, 2, MessageLogModel::Delta), QStringLiteral("1.0 ms"));
        QCOMPARE(cell(model, 2, MessageLogModel::Number), QStringLiteral("3"));
    }

    void aFilterShowsWhatPasses()
    {
        MessageLogModel model(Side::Client);
        const QAbstractItemModelTester tester(&model);
        model.append(ticks(100));
        model.setFilter(filter("ten"));
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(model.storeRow(3), 30);
        QCOMPARE(model.rowOf(30), 3);
        QCOMPARE(model.rowOf(31), 4);
        QCOMPARE(model.rowOf(99), -1);
        model.append(ticks(20));
        QCOMPARE(model.rowCount(), 12);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 120);
    }

    void aLongLogIsLookedThroughInSlices()
    {
        MessageLogModel model(Side::Client);
        const QAbstractItemModelTester tester(&model);
        model.append(ticks(450'000));
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setFilter(filter("ten"));
        QVERIFY(model.isFiltering());
        model.append(ticks(10));
        QTRY_VERIFY(!model.isFiltering());
        QCOMPARE(model.rowCount(), 45'001);
        QVERIFY(inserted.size() > 1);
    }

    void clearingLeavesNothing()
    {
        MessageLogModel model(Side::Client);
        const QAbstractItemModelTester tester(&model);
        model.append(ticks(10));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        model.append(ticks(2));
        QCOMPARE(model.rowCount(), 2);
    }
};

QTEST_GUILESS_MAIN(TestMessageLogModel)
#include "tst_messagelogmodel.moc"
