// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "session/lineindex_p.h"

#include <jackfield/session/sessionfile.h>
#include <jackfield/session/sessionreader.h>
#include <sys/stat.h>

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
const QByteArray headerLine =
    R"({"jackfield":"session","version":1,"startedAt":"2026-11-23T10:00:00.000Z","recorder":"proxy"})";

/// The n-th line, of a length of its own.
QByteArray message(int n)
{
    return "{\"t\":" + QByteArray::number(n)
        + ",\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"text\":\""
        + QByteArray(n * 7 % 97, 'x') + "\"}";
}

QByteArray messages(int first, int count)
{
    QByteArray text;
    for (int n = first; n < first + count; ++n)
        text += message(n) + '\n';
    return text;
}
} // namespace

class TestSessionFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const QString m_path = m_folder.filePath(u"x.session.jsonl"_s);

    void put(const QByteArray &text) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    void append(const QByteArray &text) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write(text), text.size());
    }
    SessionFile indexed() const
    {
        auto file = SessionFile::open(m_path).value();
        return file.indexAll() ? std::move(file) : SessionFile::open({}).value();
    }

private Q_SLOTS:
    void openingReadsTheHeaderAlone()
    {
        put(headerLine + '\n' + messages(0, 10));
        const auto file = SessionFile::open(m_path);
        QVERIFY(file);
        QCOMPARE(file->header().recorder, u"proxy"_s);
        QCOMPARE(file->path(), m_path);
        QCOMPARE(file->size(), 0);
        QCOMPARE(file->indexedBytes(), 0);
        QCOMPARE(file->bytes(), QFile(m_path).size());
        QVERIFY(!file->isComplete());
    }

    /// More lines than one part of the index holds.
    void anyEventIsReadByItsNumber()
    {
        constexpr int count = 10'000;
        put(headerLine + '\n' + messages(0, count));
        SessionFile file = indexed();
        QVERIFY(file.isComplete());
        QCOMPARE(file.size(), count);
        QRandomGenerator random(20260101);
        for (int i = 0; i < 2000; ++i) {
            const int n = random.bounded(count);
            QCOMPARE(file.event(n).value(), eventFromLine(message(n)).value());
        }
        for (const int n : { 0, 4094, 4095, 4096, count - 1 })
            QCOMPARE(file.event(n)->t, std::chrono::milliseconds(n));
        QVERIFY(file.notes().isEmpty());
    }

    void theFirstEventsAreThereBeforeTheRest()
    {
        put(headerLine + '\n' + messages(0, 1000));
        auto file = SessionFile::open(m_path);
        QVERIFY(file && file->indexMore(2000));
        const qsizetype early = file->size();
        QVERIFY(early > 10 && early < 40);
        QVERIFY(!file->isComplete());
        QCOMPARE(file->event(early - 1)->t, std::chrono::milliseconds(early - 1));
    }

    void stepsOfAnySizeFindTheSame_data()
    {
        QTest::addColumn<qint64>("bytes");
        for (const qint64 bytes : { 1, 2, 7, 64, 1000, 1 << 20 })
            QTest::addRow("%lld bytes", bytes) << bytes;
    }
    void stepsOfAnySizeFindTheSame()
    {
        QFETCH(qint64, bytes);
        put(headerLine + '\n' + messages(0, 50) + message(50));
        auto file = SessionFile::open(m_path).value();
        for (int steps = 0; !file.isComplete(); ++steps)
            QVERIFY(file.indexMore(bytes) && steps < 10'000);
        QCOMPARE(file.size(), 51);
        for (int n = 0; n <= 50; ++n)
            QCOMPARE(file.event(n).value(), eventFromLine(message(n)).value());
    }

    void everyCutOfAFileIsReadAsTheReaderReadsIt()
    {
        const QByteArray text = headerLine + "\r\n" + message(1) + "\r\n" + message(2) + '\n';
        for (qsizetype cut = headerLine.size(); cut <= text.size(); ++cut) {
            put(text.first(cut));
            const Session expected = Session::load(m_path).value();
            SessionFile file = indexed();
            QCOMPARE(file.size(), expected.events.size());
            for (qsizetype i = 0; i < file.size(); ++i)
                QCOMPARE(file.event(i).value(), expected.events.at(i));
            QCOMPARE(file.notes(), expected.notes);
            QCOMPARE(file.header(), expected.header);
        }
    }

    void aDamagedLineIsAGapWithANote()
    {
        put(headerLine + '\n' + message(0) + "\n{\"t\":1,\"ev\n\n" + message(3) + '\n');
        SessionFile file = indexed();
        QCOMPARE(file.size(), 4);
        QCOMPARE(file.event(3)->t, std::chrono::milliseconds(3));
        QVERIFY(file.notes().isEmpty());
        for (int again = 0; again < 2; ++again) {
            QCOMPARE(file.event(2)->kind, SessionEvent::Kind::Gap);
            const SessionEvent gap = file.event(1).value();
            QCOMPARE(gap.kind, SessionEvent::Kind::Gap);
            QCOMPARE(gap.bytes, 10);
            const QStringList notes = file.notes();
            QCOMPARE(notes.size(), 2);
            QCOMPARE(notes.first(), gap.text);
            QVERIFY2(notes.first().startsWith(m_path + u":3: "_s), qPrintable(notes.first()));
            QVERIFY2(notes.last().startsWith(m_path + u":4: "_s), qPrintable(notes.last()));
        }
    }

    void notesAreBounded()
    {
        const int lines = int(SessionFile::mostNotes) + 10;
        put(headerLine + '\n' + QByteArray("{\n").repeated(lines));
        SessionFile file = indexed();
        QCOMPARE(file.size(), lines);
        for (int n = 0; n < lines; ++n)
            QCOMPARE(file.event(n)->kind, SessionEvent::Kind::Gap);
        QCOMPARE(file.notes().size(), SessionFile::mostNotes);
    }

    void aFileThatIsStillWrittenIsFollowed()
    {
        put(headerLine + '\n');
        SessionFile file = indexed();
        QCOMPARE(file.size(), 0);
        QCOMPARE(file.refresh().value(), false);
        int expected = 0;
        // Whole lines, a part of one, its rest, one without its end, and that end with more.
        for (const QByteArray &part : { messages(0, 2),
                                        message(2).first(20),
                                        QByteArray(message(2).sliced(20) + '\n'),
                                        message(3),
                                        QByteArray('\n' + messages(4, 3)) }) {
            append(part);
            QCOMPARE(file.refresh().value(), true);
            QVERIFY(!file.isComplete());
            QVERIFY(file.indexAll());
            const Session whole = Session::load(m_path).value();
            QCOMPARE(file.size(), whole.events.size());
            QCOMPARE(file.notes(), whole.notes);
            for (; expected < file.size(); ++expected)
                QCOMPARE(file.event(expected).value(), eventFromLine(message(expected)).value());
        }
        QCOMPARE(expected, 7);
        QVERIFY(file.notes().isEmpty());
    }

    void aHeaderWithoutALineFeedIsASessionToFollow()
    {
        put(headerLine);
        SessionFile file = indexed();
        QCOMPARE(file.size(), 0);
        QVERIFY(file.isComplete());
        append('\n' + messages(0, 1));
        QVERIFY(file.refresh().value());
        QVERIFY(file.indexAll());
        QCOMPARE(file.size(), 1);
        QCOMPARE(file.event(0)->t, std::chrono::milliseconds(0));
    }

    /// Under a map this would end the program.
    void aFileThatGetsShorterIsAnError()
    {
        put(headerLine + '\n' + messages(0, 3000));
        SessionFile file = indexed();
        auto halfway = SessionFile::open(m_path).value();
        QVERIFY(halfway.indexMore(5000));
        QVERIFY(QFile::resize(m_path, headerLine.size() + 1 + messages(0, 2).size()));
        const auto gone = file.event(2999);
        QCOMPARE(gone.error().code, Error::Code::Io);
        QVERIFY2(gone.error().message.contains(m_path + u": it has become shorter"_s),
                 qPrintable(gone.error().message));
        QCOMPARE(file.event(2998).error().code, Error::Code::Io);
        QCOMPARE(file.refresh().error().code, Error::Code::Io);
        QCOMPARE(halfway.indexAll().error().code, Error::Code::Io);
        QCOMPARE(SessionFile::open(m_path)->bytes(), QFile(m_path).size());
    }

    void aFileThatIsReplacedStaysWhatItWas()
    {
        put(headerLine + '\n' + messages(0, 5));
        SessionFile file = indexed();
        QVERIFY(Session::parse(headerLine + '\n')->save(m_path));
        QCOMPARE(file.refresh().value(), false);
        QCOMPARE(file.event(4).value(), eventFromLine(message(4)).value());
    }

    void whatASessionIsNotIsRefusedAtOnce_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Error::Code>("code");
        QTest::newRow("an empty file") << ""_ba << Error::Code::Invalid;
        QTest::newRow("a mock") << "{\"jackfield\":\"mock\",\"version\":1}\n"_ba
                                << Error::Code::Invalid;
        QTest::newRow("a version from the future")
            << QByteArray(headerLine).replace("\"version\":1", "\"version\":2")
            << Error::Code::Unsupported;
        QTest::newRow("a long first line that is none")
            << QByteArray(300'000, 'x') << Error::Code::Invalid;
    }
    void whatASessionIsNotIsRefusedAtOnce()
    {
        QFETCH(QByteArray, text);
        put(text);
        const auto file = SessionFile::open(m_path);
        QTEST(file.error().code, "code");
        QCOMPARE(file.error().where, m_path + u":1"_s);
        QCOMPARE(file.error(), SessionReader::open(m_path).error());
    }

    void onlyRegularFilesAreRead()
    {
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        for (const QString &name :
             QStringList { u"/dev/zero"_s, pipe, m_folder.path(), m_folder.filePath(u"none"_s) })
            QCOMPARE(SessionFile::open(name).error().code, Error::Code::Io);
    }

    void aLineHasALimit()
    {
        put(headerLine + '\n' + message(0) + '\n');
        QFile hole(m_path); // it takes no room
        QVERIFY(hole.open(QIODevice::ReadWrite));
        QVERIFY(hole.resize(hole.size() + SessionReader::longestLine + 1));
        hole.close();
        append('\n' + message(2) + '\n');
        SessionFile file = indexed();
        QCOMPARE(file.size(), 3);
        const SessionEvent gap = file.event(1).value();
        QCOMPARE(gap.kind, SessionEvent::Kind::Gap);
        QCOMPARE(gap.bytes, SessionReader::longestLine + 2);
        QVERIFY2(file.notes().value(0).contains(u":3: the line has "_s),
                 qPrintable(file.notes().value(0)));
        QCOMPARE(file.event(2)->t, std::chrono::milliseconds(2));
    }

    void anIndexKeepsLinesThatAreGibibytesApart()
    {
        constexpr qint64 gibibyte = qint64(1) << 30;
        LineIndex index;
        QList<qint64> begins;
        for (qint64 i = 0; i < 10'000; ++i)
            begins.append(i < 9'000 ? i * 100 : (i - 8'990) * gibibyte);
        for (const qint64 begin : std::as_const(begins))
            index.append(begin);
        QCOMPARE(index.size(), begins.size());
        for (qsizetype i = 0; i < begins.size(); ++i)
            QCOMPARE(index.at(i), begins.at(i));
        for (qsizetype i = begins.size() - 1; i >= 4000; --i) {
            index.removeLast();
            QCOMPARE(index.at(i - 1), begins.at(i - 1));
        }
        index.append(7);
        QCOMPARE(index.at(4000), 7);
    }
};

QTEST_GUILESS_MAIN(TestSessionFile)
#include "tst_sessionfile.moc"
