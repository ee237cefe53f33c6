// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "windowwalk.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/wire/frame.h>
#include <ui/models/messageframes.h>
#include <ui/models/trafficlog.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/uniformtable.h>

#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>

namespace {
/// Echoes, and answers "cut" with a message in three frames.
WsResponse peer(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) {
            using enum wire::Opcode;
            if (message.bytes() != "cut") {
                socket.send(message);
                return;
            }
            socket.sendRaw(wire::encoded({ .opcode = Text, .payload = "Hel", .fin = false })
                           + wire::encoded({ .opcode = Continuation, .payload = {}, .fin = false })
                           + wire::encoded({ .opcode = Continuation, .payload = "lo" }));
        });
    };
}

qsizetype rowOf(const TrafficLog &log, QByteArrayView payload, Side from)
{
    for (qsizetype row = 0; row < log.store().size(); ++row) {
        const auto record = log.store().at(row);
        if (record.isMessage() && record.from() == from && log.store().payload(row) == payload)
            return row;
    }
    return -1;
}

MessageFrames framesIn(const MessageRows &rows, qsizetype row)
{
    return framesOf(rows, row).value_or(MessageFrames());
}
} // namespace

class TestMessageFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainFrameIsMeasuredByTheRfc_data()
    {
        QTest::addColumn<LogEntry>("entry");
        QTest::addColumn<quint8>("opcode");
        QTest::addColumn<quint64>("onWire");
        const auto row = [](const char *name, const LogEntry &entry, int opcode, quint64 onWire) {
            QTest::newRow(name) << entry << quint8(opcode) << onWire;
        };
        const auto text = [](qsizetype size, Side from) {
            return LogEntry { .from = from, .payload = QByteArray(size, 'x') };
        };
        row("empty", text(0, Side::Server), 1, 2);
        row("125 bytes", text(125, Side::Server), 1, 127);
        row("126 bytes", text(126, Side::Server), 1, 130);
        row("65535 bytes", text(65535, Side::Server), 1, 65539);
        row("65536 bytes", text(65536, Side::Server), 1, 65546);
        row("a client masks", text(125, Side::Client), 1, 131);
        row("binary", { .kind = EntryKind::Binary, .payload = "x" }, 2, 3);
        row("a ping", { .kind = EntryKind::Ping, .from = Side::Client, .payload = "x" }, 9, 7);
        row("a pong", { .kind = EntryKind::Pong, .payload = "x" }, 10, 3);
        row("a close", { .kind = EntryKind::Close, .code = 1000, .payload = "bye" }, 8, 7);
        row("a close without a code", { .kind = EntryKind::Close, .code = 1005 }, 8, 2);
    }

    void aPlainFrameIsMeasuredByTheRfc()
    {
        QFETCH(LogEntry, entry);
        MessageStore store;
        store.append(entry);
        const MessageFrames frames = framesIn(store, 0);
        QCOMPARE(frames.frames.size(), 1);
        QTEST(frames.frames.first().frame.opcode, "opcode");
        QTEST(frames.onWire(), "onWire");
        QVERIFY(!frames.isSeen && frames.summary().startsWith(u"one plain frame"));
    }

    void whatWasNoFrameHasNone()
    {
        MessageStore store;
        for (const EntryKind kind : { EntryKind::Open, EntryKind::End, EntryKind::Note }) {
            store.append({ .kind = kind });
            QVERIFY(!framesOf(store, store.size() - 1));
        }
    }

    void fragmentsAndCompressionAreSeen()
    {
        net::Server server(peer, { .transport = Transport::Exact, .compression = Compression() });
        QVERIFY(server.start());
        TrafficLog log(Side::Client);
        ClientConfig config;
        config.transport = Transport::Exact;
        config.compression = Compression();
        config.sink = log.sink();
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"frames.session.jsonl"_s);
        QVERIFY(log.startRecording(path));
        auto client = net::blockingClient(server.url(), config);
        QVERIFY(client);
        const QByteArray packed(1000, 'x');
        for (const QByteArray &message : { QByteArray("cut"), packed }) {
            (*client)->send(WsMessage::text(QString::fromLatin1(message)));
            QVERIFY((*client)->receive());
        }
        QTRY_VERIFY(rowOf(log, packed, Side::Server) > 0);
        log.stopRecording();
        check(log.store(), log);

        // The same from the recording.
        TrafficLog again(Side::Client);
        QSignalSpy loaded(&again, &TrafficLog::loaded);
        QVERIFY(again.load(path));
        QVERIFY(loaded.wait());
        check(again.store(), again);
        show(*again.model(), rowOf(again, "Hello", Side::Server));
    }

private:
    static void check(const MessageRows &rows, const TrafficLog &log)
    {
        const MessageFrames plain = framesIn(rows, rowOf(log, "cut", Side::Client));
        QVERIFY(!plain.isSeen); // too short to be compressed
        QCOMPARE(plain.onWire(), quint64(2 + 4 + 3));

        const MessageFrames cut = framesIn(rows, rowOf(log, "Hello", Side::Server));
        QCOMPARE(cut.frames.size(), 3);
        QVERIFY(cut.isSeen && !cut.isCompressed());
        QCOMPARE(cut.frames[0].frame, (WsFrame { .fin = false, .opcode = 1, .length = 3 }));
        QCOMPARE(cut.frames[1].frame, (WsFrame { .fin = false, .opcode = 0, .length = 0 }));
        QCOMPARE(cut.frames[2].frame, (WsFrame { .fin = true, .opcode = 0, .length = 2 }));
        QCOMPARE(cut.onWire(), quint64(5 + 2 + 4));
        QVERIFY2(cut.summary().startsWith(u"3 frames within "), qPrintable(cut.summary()));

        const QByteArray packed(1000, 'x');
        const MessageFrames sent = framesIn(rows, rowOf(log, packed, Side::Client));
        QVERIFY(sent.isCompressed() && sent.payload() < 100);
        QVERIFY(sent.frames.first().frame.mask);
        QCOMPARE(sent.onWire(), sent.payload() + 6);
        QVERIFY2(sent.summary().contains(u"% of 1000 B"), qPrintable(sent.summary()));
        const MessageFrames came = framesIn(rows, rowOf(log, packed, Side::Server));
        QVERIFY(came.isCompressed() && !came.frames.first().frame.mask);
        const qint64 since =
            rows.at(rowOf(log, packed, Side::Server)).time - came.frames.first().t.count();
        QVERIFY2(since >= 0 && since < 60'000'000, qPrintable(QString::number(since)));
    }

    void show(const MessageLogModel &log, qsizetype row)
    {
        PayloadInspector inspector(m_look, log);
        inspector.resize(700, 300);
        inspector.setVisible(true);
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(PayloadInspector::Frames);
        inspector.show(row);
        const auto *table = inspector.findChild<UniformTable *>(u"payloadFrames"_s);
        QVERIFY(table->isVisible());
        const auto cell = [table](int at, FrameTableModel::Column column) {
            return table->model()->index(at, column).data().toString();
        };
        QCOMPARE(cell(0, FrameTableModel::Opcode), u"1 text"_s);
        QCOMPARE(cell(0, FrameTableModel::After), u"0 µs"_s);
        QCOMPARE(cell(0, FrameTableModel::Fin), u"0"_s);
        QCOMPARE(cell(2, FrameTableModel::Opcode), u"0 continuation"_s);
        QCOMPARE(cell(2, FrameTableModel::Rsv), u"000"_s);
        QCOMPARE(cell(2, FrameTableModel::Mask), u"none"_s);
        QCOMPARE(cell(2, FrameTableModel::OnWire), u"4 B"_s);
        inspector.show(0); // the handshake
        QVERIFY(!table->isVisible());
    }

    Look m_look;
};

QTEST_MAIN(TestMessageFrames)
#include "tst_messageframes.moc"
