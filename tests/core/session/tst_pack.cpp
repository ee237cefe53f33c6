// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/pack.h>
#include <jackfield/session/sessionfile.h>
#include <jackfield/session/sessionreader.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
SessionEvent event(int n, const WsMessage &message)
{
    return { .t = std::chrono::milliseconds(n), .conn = 1, .message = message };
}

/// Four payloads above 100 bytes, two of them the same, and two below.
Session sample()
{
    const WsMessage bytes = WsMessage::binary(QByteArray(200, '\x01'));
    SessionEvent framed = event(4, WsMessage::fromUtf8(QByteArray(101, 'x')));
    framed.frames = { { .t = {}, .frame = { .rsv = 4, .length = 9 } } };
    return { .header = { .recorder = u"proxy"_s, .unknown = {} },
             .events = { event(1, WsMessage::fromUtf8(QByteArray(100, 'x'))),
                         event(2, bytes),
                         event(3, WsMessage::fromUtf8('[' + QByteArray(150, ' ') + ']')),
                         framed,
                         event(5, WsMessage::text(u"hello"_s)),
                         event(6, bytes),
                         event(7, WsMessage::fromUtf8(QByteArray(150, '\xff'))) },
             .notes = {} };
}
} // namespace

class TestPack : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_packed;

    QDir payloads() const { return QDir(m_folder->filePath(u"packed.payloads"_s)); }
    QStringList payloadNames() const { return payloads().entryList(QDir::Files, QDir::Name); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"x.session.jsonl"_s);
        m_packed = m_folder->filePath(u"packed.session.jsonl"_s);
        QVERIFY(sample().save(m_path));
    }

    void aPackedSessionIsTheSameSession()
    {
        const Packed packed = pack(m_path, m_packed, 100).value();
        QCOMPARE(packed.payloads, 5);
        QCOMPARE(packed.bytes, 200 + 152 + 101 + 200 + 150);
        QCOMPARE(packed.folder, payloads().path());
        QCOMPARE(payloadNames().size(), 4);
        QVERIFY(QFileInfo(m_packed).size() < QFileInfo(m_path).size());
        const Session read = Session::load(m_packed).value();
        QCOMPARE(read, sample());
        SessionFile file = SessionFile::open(m_packed).value();
        QVERIFY(file.indexAll());
        for (qsizetype i = 0; i < file.size(); ++i) {
            QCOMPARE(file.event(i).value(), sample().events.at(i));
            QCOMPARE(file.event(i)->message.mode(), sample().events.at(i).message.mode());
        }
    }

    void onlyTheOwnerMayReadThePayloads()
    {
        QVERIFY(pack(m_path, m_packed, 100));
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther | QFile::ExeGroup;
        QCOMPARE(QFileInfo(m_packed).permissions() & others, QFile::Permissions());
        QCOMPARE(QFileInfo(payloads().path()).permissions() & others, QFile::Permissions());
        for (const QFileInfo &payload : payloads().entryInfoList(QDir::Files))
            QCOMPARE(payload.permissions() & others, QFile::Permissions());
    }

    void aPackedSessionCanBePackedAndUnpackedAgain()
    {
        QVERIFY(pack(m_path, m_packed, 100));
        const QString again = m_folder->filePath(u"again.session.jsonl"_s);
        QCOMPARE(pack(m_packed, again, 160)->payloads, 2);
        QCOMPARE(Session::load(again).value(), sample());
        QVERIFY(Session::load(m_packed)->save(again));
        QFile plain(m_path);
        QFile saved(again);
        QVERIFY(plain.open(QIODevice::ReadOnly) && saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), plain.readAll());
    }

    void aLineOfItsOwnKeepsTheNameOfItsFile()
    {
        for (const char *mode : { "", ",\"mode\":\"text\"" }) {
            const QByteArray line =
                "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"file\":\""
                + QByteArray(64, 'a') + '"' + mode + '}';
            const auto read = eventFromLine(line);
            QVERIFY(read);
            QCOMPARE(toLine(*read), line);
            QCOMPARE(read->message.isText(), *mode != '\0');
        }
    }

    void aPayloadThatIsNotWhatItWasIsADamagedLine_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::addColumn<QString>("said");
        QTest::newRow("missing") << false << u"is not there"_s;
        QTest::newRow("changed") << true << u"its SHA-256 is "_s;
    }
    void aPayloadThatIsNotWhatItWasIsADamagedLine()
    {
        QFETCH(bool, isThere);
        QFETCH(QString, said);
        QVERIFY(pack(m_path, m_packed, 199));
        QCOMPARE(payloadNames().size(), 1);
        const QString payload = payloads().filePath(payloadNames().first());
        QVERIFY(isThere ? QFile::resize(payload, 7) : QFile::remove(payload));

        const auto session = Session::load(m_packed);
        QCOMPARE(session.error().code, Error::Code::Invalid);
        QCOMPARE(session.error().where, m_packed + u":3"_s);
        for (const QString &part : { payload, said })
            QVERIFY2(session.error().message.contains(part), qPrintable(session.error().message));
        auto reader = SessionReader::open(m_packed, SessionReader::Damage::Skip).value();
        QCOMPARE(reader.next().value()->kind, SessionEvent::Kind::Message);
        QCOMPARE(reader.next().value()->kind, SessionEvent::Kind::Gap);
        QCOMPARE(reader.next().value()->kind, SessionEvent::Kind::Message);
        SessionFile file = SessionFile::open(m_packed).value();
        QVERIFY(file.indexAll());
        QCOMPARE(file.event(1)->kind, SessionEvent::Kind::Gap);
        QVERIFY(file.notes().value(0).contains(payload));
    }

    /// The line itself is whole, though no line feed follows: it is not torn.
    void aPayloadOfTheLastLineIsMissedLikeAnother()
    {
        QVERIFY(pack(m_path, m_packed, 100));
        QFile file(m_packed);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray all = file.readAll();
        file.close();
        QVERIFY(QFile::resize(m_packed, all.size() - 1));
        QCOMPARE(Session::load(m_packed).value(), sample());

        const QString last = QString::fromLatin1(
            QCryptographicHash::hash(QByteArray(150, '\xff'), QCryptographicHash::Sha256).toHex());
        QVERIFY(QFile::remove(payloads().filePath(last)));
        const auto session = Session::load(m_packed);
        QCOMPARE(session.error().code, Error::Code::Invalid);
        QCOMPARE(session.error().where, m_packed + u":8"_s);
        QVERIFY2(session.error().message.contains(last), qPrintable(session.error().message));
        auto reader = SessionReader::open(m_packed, SessionReader::Damage::Skip).value();
        QCOMPARE(reader.skip(6).value(), 6);
        QCOMPARE(reader.next().value()->kind, SessionEvent::Kind::Gap);
        QVERIFY(!reader.next().value());
        QCOMPARE(reader.notes(), QStringList());
    }

    void aSessionWithoutAPathHasNoPayloadsBesideIt()
    {
        QVERIFY(pack(m_path, m_packed, 199));
        QFile file(m_packed);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto session = Session::parse(file.readAll(), m_packed);
        QVERIFY2(session.error().message.contains(u"open the session by its path"_s),
                 qPrintable(session.error().message));
    }

    void whatCannotBePackedLeavesNoSession()
    {
        QCOMPARE(pack(m_path, m_path).error().code, Error::Code::Io);
        QCOMPARE(Session::load(m_path).value(), sample());
        QCOMPARE(pack(m_folder->filePath(u"none"_s), m_packed).error().code, Error::Code::Io);
        QVERIFY(!QFileInfo::exists(m_packed));
        QFile damaged(m_path);
        QVERIFY(damaged.open(QIODevice::Append) && damaged.write("{\n\n") > 0);
        damaged.close();
        QCOMPARE(pack(m_path, m_packed, 100).error().where, m_path + u":9"_s);
        QVERIFY(!QFileInfo::exists(m_packed));
    }

    void thePayloadsOfAReplacedSessionAreRemoved()
    {
        QVERIFY(pack(m_path, m_packed, 100));
        const QStringList files = payloadFiles(m_packed).value();
        QCOMPARE(files.size(), 4);
        QCOMPARE(payloadFiles(m_path).value(), QStringList());
        QVERIFY(sample().save(m_packed));
        QVERIFY(removePayloads(m_packed, files));
        QVERIFY(!payloads().exists());
        QCOMPARE(Session::load(m_packed).value(), sample());
        QCOMPARE(payloadFiles(m_folder->filePath(u"none"_s)).error().code, Error::Code::Io);
    }

    void aRelativePathIsTheSameFile()
    {
        QVERIFY(pack(m_path, m_packed, 100));
        const QString relative = QDir::current().relativeFilePath(m_packed);
        const QStringList files = payloadFiles(relative).value();
        QCOMPARE(files.size(), 4);
        QVERIFY(removePayloads(relative, files));
        QVERIFY(!payloads().exists());
    }

    /// Of a session with the same folder, or behind a link.
    void payloadsOfOthersAreLeft()
    {
        QVERIFY(pack(m_path, m_packed, 100));
        const QString plain = m_folder->filePath(u"packed"_s);
        QVERIFY(QFile::copy(m_packed, plain));
        QCOMPARE(payloadFiles(plain).value(), QStringList());
        QVERIFY(QFile::remove(plain));
        const QString other = m_folder->filePath(u"other.session.jsonl"_s);
        QVERIFY(QFile::copy(m_packed, other));
        QVERIFY(QFile::link(payloads().path(), m_folder->filePath(u"other.payloads"_s)));
        QCOMPARE(payloadFiles(other).value(), QStringList());
        QCOMPARE(payloadFiles(m_packed)->size(), 4);
        QVERIFY(removePayloads(other, {}));
        QVERIFY(payloads().exists());
    }

    void whatIsLeftBesideAReplacedSessionIsTold()
    {
        QVERIFY(pack(m_path, m_packed, 100));
        QVERIFY(sample().save(m_packed));
        const auto removed = removePayloads(m_packed, {}); // as after a crash
        QVERIFY2(removed.error().message.contains(payloads().path()),
                 qPrintable(removed.error().message));
        QCOMPARE(payloadNames().size(), 4);
    }

    void aLinkToASessionHasItsPayloads()
    {
        QVERIFY(pack(m_path, m_packed, 199));
        const QString link = m_folder->filePath(u"link.session.jsonl"_s);
        QVERIFY(QFile::link(m_packed, link));
        QCOMPARE(payloadFiles(link).value(),
                 QStringList { payloads().filePath(payloadNames().first()) });
    }

    void nothingBigNeedsNoFolder()
    {
        QCOMPARE(pack(m_path, m_packed)->payloads, 0);
        QVERIFY(!payloads().exists());
        QCOMPARE(Session::load(m_packed).value(), sample());
    }
};

QTEST_GUILESS_MAIN(TestPack)
#include "tst_pack.moc"
