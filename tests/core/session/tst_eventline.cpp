// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "session/eventline_p.h"
#include "session/linesource_p.h"

#include <jackfield/session/sessionreader.h>
#include <jackfield/ws/clientconfig.h>
#include <jackfield/ws/recordable.h>

#include <QBuffer>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
// What holds of the largest message holds of one that is so many times smaller, in a line that is as much shorter.
constexpr qint64 scale = 4096;
constexpr qint64 messageBytes = recordableBytes / scale;
constexpr qint64 messageFrames = recordableFrames / scale;
constexpr qint64 longest = SessionReader::longestLine / scale;

SessionEvent messageEvent(const WsMessage &message)
{
    return { .t = std::chrono::milliseconds(7), .conn = 3, .message = message };
}

/// Whether a reader with that limit takes the line.
bool isTaken(const QByteArray &line)
{
    auto device = std::make_unique<QBuffer>();
    device->setData(line + '\n');
    device->open(QIODevice::ReadOnly);
    LineSource lines(std::move(device), longest);
    const auto read = lines.next();
    return read && *read && !(*read)->isTooLong && (*read)->text == line;
}
} // namespace

/// What a line may take: a recording must be readable.
class TestEventLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clientsTakeWhatCanBeRecorded()
    {
        QCOMPARE(ClientLimits().messageBytes, recordableBytes);
        QCOMPARE(ClientLimits().messageFrames, recordableFrames);
    }

    void theLargestMessageFitsWhateverIsInIt_data()
    {
        QTest::addColumn<WsMessage>("message");
        const auto row = [](const char *name, QByteArray pattern) {
            pattern = pattern.repeated(1 + messageBytes / pattern.size()).first(messageBytes);
            QTest::newRow(name) << WsMessage::fromUtf8(pattern);
        };
        QTest::newRow("bytes") << WsMessage::binary(QByteArray(messageBytes, '\x80'));
        row("a text", "words ");
        row("a text of escapes", "\x01");
        row("a text of quotes", "\"");
        row("a text of what cannot be seen", "\xE2\x80\xAE");
        row("a text that is no UTF-8", "\xFF");
        row("JSON", '[' + QByteArray(messageBytes - 2, ' ') + ']');
    }
    void theLargestMessageFitsWhateverIsInIt()
    {
        QFETCH(const WsMessage, message);
        SessionEvent largest = messageEvent(message);
        const SessionFrame frame {
            .t = std::chrono::microseconds(999'999'999'999'999),
            .frame = { .rsv = 7, .opcode = 15, .length = recordableBytes, .mask = 0xFFFFFFFF }
        };
        largest.frames = QList<SessionFrame>(messageFrames, frame);
        largest.partial = true;
        const QByteArray line = lineWithin(largest, longest);
        QVERIFY(isTaken(line));
        const auto read = eventFromLine(line);
        QVERIFY(read);
        QCOMPARE(read->message, message);
        QCOMPARE(read->message.mode(), message.mode());
        QCOMPARE(read->frames, largest.frames);
    }

    /// Who looks into the file should see it.
    void aTextStaysOneAsLongAsItsEscapesMayFit()
    {
        const auto isShown = [](qsizetype size) {
            const auto text = WsMessage::fromUtf8(QByteArray(size, '\x01'));
            const QByteArray line = lineWithin(messageEvent(text), longest);
            return isTaken(line) && line.contains("\"text\":\"\\u0001");
        };
        QVERIFY(isShown(1));
        QVERIFY(isShown(longest / 8));
        QVERIFY(!isShown(longest / 8 + 1));
    }

    /// Of a peer with another limit.
    void whatDoesNotFitIsAGap()
    {
        const SessionEvent large = messageEvent(WsMessage::binary(QByteArray(longest, 'x')));
        const QByteArray line = lineWithin(large, longest);
        QVERIFY(isTaken(line));
        const SessionEvent gap = eventFromLine(line).value();
        QCOMPARE(gap.kind, SessionEvent::Kind::Gap);
        QCOMPARE(gap.t, large.t);
        QCOMPARE(gap.conn, large.conn);
        QCOMPARE(gap.bytes, toLine(large).size() + 1);
        QCOMPARE(gap.text,
                 u"a line of %1 bytes for a message, and %2 are the limit"_s.arg(gap.bytes).arg(
                     longest));
    }

    void aLineMayHaveExactlyTheLimit()
    {
        const SessionEvent bytes = messageEvent(WsMessage::binary("some"));
        const qsizetype fits = toLine(bytes).size() + 1;
        QCOMPARE(lineWithin(bytes, fits), toLine(bytes));
        QCOMPARE(eventFromLine(lineWithin(bytes, fits - 1))->kind, SessionEvent::Kind::Gap);
    }
};

QTEST_GUILESS_MAIN(TestEventLine)
#include "tst_eventline.moc"
