// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logentries.h"

#include <ui/models/messagelogmodel.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

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

    void deltasAreFromTheRowShownBefore()
    {
        MessageLogModel model(Side::Client);
        model.append(ticks(30));
        model.setFilter(filter("ten"));
        QCOMPARE(cell(model, 0, MessageLogModel::Delta), QString());
        QCOMPARE(cell(model, 1, MessageLogModel::Delta), QStringLiteral("10 ms"));
        model.setFilter({});
        QCOMPARE(cell(model, 10, MessageLogModel::Delta), QStringLiteral("1.0 ms"));
    }

    void connectionsAreNumbered()
    {
        MessageLogModel model(Side::Server);
        LogEntry second = entry(EntryKind::Text, Side::Client, "b");
        second.connection = 2;
        model.append({ entry(EntryKind::Text, Side::Client, "a") });
        QVERIFY(!model.hasConnections());
        model.append({ second });
        QVERIFY(model.hasConnections());
        QCOMPARE(cell(model, 1, MessageLogModel::Connection), QStringLiteral("2"));
        model.clear();
        QVERIFY(!model.hasConnections());
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

    /// On other threads, while the log grows; every row is found, once, in order.
    void aLongLogIsLookedThroughInTheBackground()
    {
        MessageLogModel model(Side::Client);
        const QAbstractItemModelTester tester(&model);
        model.append(ticks(450'000));
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setFilter(filter("ten"));
        QVERIFY(model.isFiltering());
        for (int i = 0; i < 10; ++i) {
            model.append(ticks(5'000));
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(!model.isFiltering());
        QCOMPARE(model.rowCount(), 50'000);
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.storeRow(row), row * 10);
        QVERIFY(inserted.size() > 1);
    }

    void whoTypesOnEndsTheScanBefore()
    {
        MessageLogModel model(Side::Client);
        const QAbstractItemModelTester tester(&model);
        model.append(ticks(300'000));
        for (const char *text : { "t", "te", "ten", "tenx", "one", "ten" })
            model.setFilter(filter(text));
        QTRY_VERIFY(!model.isFiltering());
        QCOMPARE(model.rowCount(), 30'000);
        model.setFilter(filter("one"));
        model.clear();
        model.append(ticks(20));
        QTRY_VERIFY(!model.isFiltering());
        QCOMPARE(model.rowCount(), 18);
    }

    void filteringGoesOnWhenRowsAreOnDisk()
    {
        MessageLogModel model(Side::Client);
        model.spill().setMemory(0);
        QList<LogEntry> entries = ticks(200'000);
        for (LogEntry &entry : entries)
            entry.payload += QByteArray(30, ' ');
        model.setFilter(filter("ten"));
        model.append(entries);
        QTRY_VERIFY(!model.isFiltering());
        QTRY_VERIFY(model.store().memory() < 3 << 20);
        model.setFilter(filter("/ten +$/"));
        QTRY_VERIFY(!model.isFiltering());
        QCOMPARE(model.rowCount(), 20'000);
    }

    void whatIsSearchedForIsMarkedAndFoundInTurn()
    {
        MessageLogModel model(Side::Client);
        const QAbstractItemModelTester tester(&model);
        model.append(ticks(35));
        QCOMPARE(model.nextMarked(-1, true), -1);
        model.setSearch(filter("ten"));
        QCOMPARE(model.rowCount(), 35);
        QCOMPARE(model.index(10, 0).data(MessageLogModel::MarkedRole).toBool(), true);
        QCOMPARE(model.index(11, 0).data(MessageLogModel::MarkedRole).toBool(), false);
        QCOMPARE(model.nextMarked(-1, true), 0);
        QCOMPARE(model.nextMarked(0, true), 10);
        QCOMPARE(model.nextMarked(15, true), 20);
        QCOMPARE(model.nextMarked(30, true), 0);
        QCOMPARE(model.nextMarked(-1, false), 30);
        QCOMPARE(model.nextMarked(20, false), 10);
        QCOMPARE(model.nextMarked(0, false), 30);
        // With a filter only what is shown counts.
        model.setFilter(filter("one"));
        QCOMPARE(model.nextMarked(-1, true), -1);
        model.setFilter({});
        model.append(ticks(1));
        QCOMPARE(model.marked().rows().size(), 5u);
        model.setSearch({});
        QCOMPARE(model.index(10, 0).data(MessageLogModel::MarkedRole).toBool(), false);
    }

    void whatIsWrittenInSomethingIsReadInCells()
    {
        MessageLogModel model(Side::Client);
        model.addLens(PayloadPath::compile(u"$.a"_s).value());
        model.append(
            { { .connection = 1,
                .kind = EntryKind::Binary,
                .payload = QByteArray::fromHex("82a16101a162c3") },
              { .connection = 1, .kind = EntryKind::Binary, .payload = "\x01\x02" },
              { .connection = 1,
                .kind = EntryKind::Binary,
                .payload = QByteArray::fromHex("81a161da4e20") + QByteArray(20'000, 'x') } });
        const auto cell = [&model](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(cell(0, MessageLogModel::Preview),
                 u"MessagePack \u00b7 { \"a\": 1, \"b\": true }"_s);
        QCOMPARE(cell(0, MessageLogModel::ColumnCount), u"1"_s);
        QCOMPARE(cell(1, MessageLogModel::Preview), u"01 02"_s);
        // Read while painting: of a long one only the bytes, while its column has the value.
        QVERIFY(cell(2, MessageLogModel::Preview).startsWith(u"81 a1 61 da"));
        QVERIFY(cell(2, MessageLogModel::ColumnCount).startsWith(u"xxx"));
    }

    void aFilterFollowsTheNotes()
    {
        MessageLogModel model(Side::Client);
        model.append(entries(10));
        QVERIFY(model.notes().set(3, u"why?"_s));
        model.setFilter(MessageFilter::parse(u"is:noted"_s).value());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.storeRow(0), 3);
        QVERIFY(model.notes().set(7, {}));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.notes().remove(3));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.storeRow(0), 7);
        model.setSearch(MessageFilter::parse(u"is:noted"_s).value());
        QVERIFY(model.notes().remove(7));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.marked().rows().empty());
        QVERIFY(model.notes().set(1, {}));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        model.append(entries(3));
        QCOMPARE(model.rowCount(), 0);
    }

    void aLensIsAColumnOfWhatAPathFinds()
    {
        MessageLogModel model(Side::Client);
        const QAbstractItemModelTester tester(&model);
        model.append({ { .payload = R"({"a":{"b":"x\u0041\u202e"},"n":[1,20]})" },
                       { .payload = R"({"a":{"b":{"c":1}}})" },
                       { .payload = "no JSON" } });
        for (const char *path : { "$.a.b", "$.n[1]", "$..c" })
            model.addLens(PayloadPath::compile(QString::fromLatin1(path)).value());
        const int first = MessageLogModel::ColumnCount;
        QCOMPARE(model.columnCount(), first + 3);
        QCOMPARE(model.headerData(first, Qt::Horizontal, Qt::DisplayRole), QStringLiteral("$.a.b"));
        const auto text = [&](int row, int column) {
            return model.index(row, first + column).data().toString();
        };
        QCOMPARE(text(0, 0), QStringLiteral("xA⟨U+202E⟩"));
        QCOMPARE(text(0, 1), QStringLiteral("20"));
        QCOMPARE(model.index(0, first + 1).data(Qt::TextAlignmentRole).toInt(),
                 int(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute));
        QCOMPARE(text(1, 0), QStringLiteral("{\"c\":1}"));
        QCOMPARE(text(1, 1), QString());
        QCOMPARE(text(1, 2), QStringLiteral("1"));
        QCOMPARE(text(2, 0), QString());
        model.removeLens(1);
        QCOMPARE(model.columnCount(), first + 2);
        QCOMPARE(text(1, 1), QStringLiteral("1"));
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
