// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/sessionreader.h>
#include <sys/stat.h>

#include <QBuffer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
const QByteArray headerLine =
    R"({"jackfield":"session","version":1,"startedAt":"2026-11-23T10:00:00.000Z","recorder":"proxy"})";
const QByteArray first = R"({"t":1,"conn":1,"event":"message","from":"server","text":"hello"})";
const QByteArray second =
    R"({"t":2,"conn":2,"event":"message","from":"client","json":{"value":10}})";

QByteArray whole()
{
    return headerLine + '\n' + first + '\n' + second + '\n';
}

void put(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}
} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path() const { return m_folder.filePath(u"x.session.jsonl"_s); }

private Q_SLOTS:
    void savingKeepsEveryByte()
    {
        const Session session = Session::parse(whole()).value();
        QCOMPARE(session.events.size(), 2);
        QCOMPARE(session.header.recorder, u"proxy"_s);
        QCOMPARE(session.connections(), QList<int>({ 1, 2 }));
        QCOMPARE(session.split(),
                 QList<QList<SessionEvent>>({ session.eventsOf(1), session.eventsOf(2) }));
        QVERIFY(session.save(path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), whole());
        QCOMPARE(session.toText(), whole());
        QCOMPARE(Session::load(path()).value(), session);
    }

    void onlyTheOwnerMayReadIt()
    {
        put(path(), "old");
        QVERIFY(QFile::setPermissions(path(), QFile::Permissions(0x6644)));
        QVERIFY(Session::parse(whole())->save(path()));
        QCOMPARE(
            QFileInfo(path()).permissions()
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
    }

    void whatCannotBeSavedLeavesTheOldFile()
    {
        const auto saved = Session::parse(whole())->save(m_folder.filePath(u"no/such/folder/x"_s));
        QCOMPARE(saved.error().code, Error::Code::Io);
    }

    void checkoutsWithCarriageReturnsAreTaken()
    {
        QByteArray text = whole();
        text.replace('\n', "\r\n");
        QCOMPARE(Session::parse(text).value(), Session::parse(whole()).value());
    }

    void aFileCutAnywhereKeepsItsWholeLines()
    {
        const QByteArray text = whole();
        const Session all = Session::parse(text).value();
        for (qsizetype cut = headerLine.size(); cut <= text.size(); ++cut) {
            const auto session = Session::parse(text.first(cut), u"x"_s);
            QVERIFY2(session, qPrintable(QString::number(cut)));
            // A last line without its line feed counts if it parses.
            const qsizetype secondEnd = text.size() - 1;
            const qsizetype firstEnd = headerLine.size() + 1 + first.size();
            const qsizetype expected = cut >= secondEnd ? 2 : cut >= firstEnd ? 1 : 0;
            QCOMPARE(session->events, all.events.first(expected));
            const bool isTorn = cut != headerLine.size() && cut != headerLine.size() + 1
                && cut != firstEnd && cut != firstEnd + 1 && cut < secondEnd;
            QCOMPARE(session->notes.size(), isTorn ? 1 : 0);
        }
    }

    void aHeaderCutAnywhereIsNoSession()
    {
        for (qsizetype cut = 0; cut < headerLine.size(); ++cut)
            QCOMPARE(Session::parse(headerLine.first(cut), u"x"_s).error().where, u"x:1"_s);
    }

    void aDamagedLineInTheMiddleIsNamed()
    {
        put(path(), headerLine + '\n' + first + "\n{\"t\":1,\"ev\n" + second + '\n');
        const auto session = Session::load(path());
        QVERIFY(!session);
        QCOMPARE(session.error().code, Error::Code::Invalid);
        QCOMPARE(session.error().where, path() + u":3"_s);
        QVERIFY2(session.error().message.startsWith(path() + u":3: "_s)
                     && session.error().message.endsWith(u", at column 11"_s),
                 qPrintable(session.error().message));
    }

    void salvageReadsPastDamage()
    {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(headerLine + '\n' + first + "\n{\"t\":1,\"ev\n" + second + '\n');
        QVERIFY(buffer->open(QIODevice::ReadOnly));
        auto reader = SessionReader::open(std::move(buffer), u"x"_s, SessionReader::Damage::Skip);
        QVERIFY(reader);
        QCOMPARE(reader->next().value()->message, WsMessage::text(u"hello"_s));
        const SessionEvent gap = reader->next().value().value();
        QCOMPARE(gap.kind, SessionEvent::Kind::Gap);
        QCOMPARE(gap.bytes, 10);
        QCOMPARE(reader->line(), 3);
        QCOMPARE(reader->next().value()->conn, 2);
        QVERIFY(!reader->next().value());
    }

    void linesThatAreLongerThanABlockAreWhole()
    {
        QByteArray text = headerLine + '\n';
        QList<qsizetype> sizes;
        for (const qsizetype size : { 0, 1000, 262'000, 262'100, 262'144, 600'000, 3, 2'000'000 }) {
            sizes.append(size);
            text += "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"text\":\""
                + QByteArray(size, 'x') + "\"}\n";
        }
        put(path(), text);
        auto reader = SessionReader::open(path()).value();
        QCOMPARE(reader.size(), text.size());
        for (const qsizetype size : std::as_const(sizes))
            QCOMPARE(reader.next().value().value().message.size(), size);
        QVERIFY(!reader.next().value());
        QCOMPARE(reader.position(), text.size());
        QCOMPARE(Session::load(path())->toText(), text);
    }

    /// Wherever a block of the reader ends, an empty line behind it is one.
    void anEmptyLineIsDamageWhereverItStands()
    {
        for (qsizetype size = 262'144 - 2; size <= 262'144 + 2; ++size) {
            const QByteArray begin = headerLine + "\n{\"t\":1,\"event\":\"x\",\"y\":\"";
            put(path(),
                begin + QByteArray(size - begin.size() - 3, 'x') + "\"}\n\n" + first + '\n');
            auto reader = SessionReader::open(path()).value();
            QVERIFY(reader.next().value());
            QCOMPARE(reader.next().error().where, path() + u":3"_s);
            QCOMPARE(reader.next().value()->message.text(), u"hello"_s);
            QVERIFY(!reader.next().value());
        }
    }

    void eventsCanBeSkippedUnread()
    {
        put(path(), headerLine + '\n' + first + "\n{\"t\":1,\"ev\n" + second + '\n');
        auto reader = SessionReader::open(path()).value();
        QCOMPARE(reader.skip(2).value(), 2);
        QCOMPARE(reader.line(), 3);
        QCOMPARE(reader.next().value()->conn, 2);
        QCOMPARE(reader.skip(1).value(), 0);
        QCOMPARE(SessionReader::open(path())->skip(10).value(), 3);
    }

    void aVersionFromTheFutureIsRefused()
    {
        QByteArray text = whole();
        text.replace("\"version\":1", "\"version\":2");
        const auto session = Session::parse(text, u"x.session.jsonl"_s);
        QCOMPARE(session.error().code, Error::Code::Unsupported);
        QCOMPARE(session.error().where, u"x.session.jsonl:1"_s);
        QVERIFY(session.error().message.contains(u"version 2"_s));
        QVERIFY(session.error().message.contains(u"newer Jackfield"_s));
    }

    void headersThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty file") << ""_ba;
        QTest::newRow("other JSON") << "{}\n"_ba;
        QTest::newRow("a mock") << "{\"jackfield\":\"mock\",\"version\":1}\n"_ba;
        QTest::newRow("no version")
            << "{\"jackfield\":\"session\",\"startedAt\":\"2026-11-23T10:00:00Z\"}\n"_ba;
        QTest::newRow("no date") << "{\"jackfield\":\"session\",\"version\":1}\n"_ba;
        QTest::newRow("no date but words")
            << "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"now\"}\n"_ba;
        QTest::newRow("bytes") << "\x00\xff\x12"_ba;
    }
    void headersThatAreNone()
    {
        QFETCH(QByteArray, text);
        const auto session = Session::parse(text, u"x"_s);
        QCOMPARE(session.error().code, Error::Code::Invalid);
        QCOMPARE(session.error().where, u"x:1"_s);
    }

    void unknownFieldsOfTheHeaderAreKept()
    {
        const QByteArray text =
            R"({"jackfield":"session","version":1,"startedAt":"2026-11-23T10:00:00.000Z","tags":["a", 1.0]})"
            "\n";
        QCOMPARE(Session::parse(text)->toText(), text);
    }

    void aFileThatIsNotThereIsAnError()
    {
        const auto session = Session::load(m_folder.filePath(u"none"_s));
        QCOMPARE(session.error().code, Error::Code::Io);
        QCOMPARE(session.error().where, m_folder.filePath(u"none"_s));
        QVERIFY(!Session::load(m_folder.path()));
    }

    void onlyRegularFilesAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a device that never ends") << u"/dev/zero"_s;
        QTest::newRow("a pipe that nobody writes to") << m_folder.filePath(u"pipe"_s);
        QTest::newRow("a folder") << m_folder.path();
    }
    void onlyRegularFilesAreRead()
    {
        QFETCH(QString, name);
        if (name.endsWith(u"pipe"_s))
            QCOMPARE(::mkfifo(QFile::encodeName(name).constData(), 0600), 0);
        const auto session = Session::load(name);
        QCOMPARE(session.error().code, Error::Code::Io);
        QCOMPARE(
            session.error().message,
            u"cannot read %1: it is no regular file; give the path of a session file"_s.arg(name));
    }

    void aLineHasALimit()
    {
        put(path(), headerLine + '\n' + first + '\n');
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        constexpr qint64 longest = SessionReader::longestLine + (1 << 20);
        QVERIFY(file.resize(file.size() + longest)); // a hole: no room taken
        QVERIFY(file.seek(file.size()) && file.write('\n' + second + '\n') > 0);
        file.close();
        auto reader = SessionReader::open(path()).value();
        QVERIFY(reader.next().value());
        const auto tooLong = reader.next();
        QCOMPARE(tooLong.error().code, Error::Code::Invalid);
        QCOMPARE(tooLong.error().where, path() + u":3"_s);
        const QString bytes = QString::number(longest + 1); // with its line feed
        QVERIFY2(tooLong.error().message.contains(bytes), qPrintable(tooLong.error().message));
        QCOMPARE(reader.next().value()->conn, 2);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
