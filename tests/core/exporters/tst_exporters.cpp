// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/exporters/exporter.h>
#include <jackfield/replay/matching.h>
#include <jackfield/support/privatefile.h>

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class TestExporters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// tests/golden/exporters/ID/CASE: input.session.jsonl and the folder expected, made anew by
    /// JACKFIELD_UPDATE_GOLDEN=1.
    void goldenFolders_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("folder");
        const QDir root(QStringLiteral(JACKFIELD_SOURCE_DIR) + u"/tests/golden/exporters"_s);
        for (const Exporter &each : exporters()) {
            const QString id = QString::fromLatin1(each.id);
            const QDir cases(root.filePath(id));
            QVERIFY2(!cases.isEmpty(), each.id);
            for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
                QTest::newRow(qPrintable(id + u'/' + name)) << id << cases.filePath(name);
        }
    }
    void goldenFolders()
    {
        QFETCH(QString, id);
        QFETCH(QString, folder);
        const auto session = Session::load(folder + u"/input.session.jsonl"_s);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message));
        const auto rules = Matching::beside(folder + u"/input.session.jsonl"_s);
        QVERIFY(rules);
        const auto files =
            exporter(id)->run(*session, { .name = QDir(folder).dirName(), .rules = &*rules });
        QVERIFY(files);
        const QString expected = folder + u"/expected"_s;
        if (qEnvironmentVariableIsSet("JACKFIELD_UPDATE_GOLDEN")) {
            QDir(expected).removeRecursively();
            QVERIFY(write(*files, expected));
        }
        QStringList names;
        for (const ExportedFile &file : *files) {
            names.append(file.name);
            QCOMPARE(QString::fromUtf8(file.bytes),
                     QString::fromUtf8(contents(expected + u'/' + file.name)));
        }
        names.sort();
        QStringList there;
        QDirIterator all(expected, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext())
            there.append(QDir(expected).relativeFilePath(all.next()));
        there.sort();
        QCOMPARE(names, there);
    }

    void theTableHasNoDuplicates()
    {
        QStringList ids;
        for (const Exporter &each : exporters()) {
            ids.append(QString::fromLatin1(each.id));
            QCOMPARE(exporter(ids.last()), &each);
            QVERIFY(*each.title);
        }
        QCOMPARE(ids.removeDuplicates(), 0);
        QCOMPARE(exporter(u"none"), nullptr);
    }

    /// What each target has no place for, of a session that has some of everything.
    void whatIsLostIsSaid_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("lost");
        QTest::newRow("a program")
            << u"qtest"_s
            << u"not carried over: 2 pings and pongs, which nothing waits for; 1 message that was "
               "never completed; 1 frame that breaks the protocol; 1 message's way of being cut "
               "into frames, or compressed; 1 place where the recording itself lost something; 1 "
               "handshake's headers with secrets, which were not recorded"_s;
        QTest::newRow("an archive") << u"har"_s << QString();
        QTest::newRow("a table")
            << u"csv"_s
            << u"not carried over: 3 handshakes' headers; 1 message's way of being cut into frames, or compressed"_s;
        QTest::newRow("a transcript") << u"text"_s
                                      << u"not carried over: 3 handshakes' headers; 1 binary "
                                         u"message's bytes behind the first 64; 1 message's way of "
                                         "being cut into frames, or compressed"_s;
        QTest::newRow("a request")
            << u"postman"_s
            << u"not carried over: 3 messages of the server; 1 message of the client that Postman "
               "cannot hold or would change; 2 headers with secrets or that Postman would change; "
               "times, and how connections ended"_s;
        QTest::newRow("a picture")
            << u"svg"_s
            << u"not carried over: what messages hold besides their kind or how they begin; 3 "
               "handshakes' headers"_s;
    }
    void whatIsLostIsSaid()
    {
        QFETCH(QString, id);
        const auto session =
            Session::load(QStringLiteral(JACKFIELD_SOURCE_DIR)
                          + u"/tests/golden/exporters/text/everything/input.session.jsonl"_s);
        QTEST(notCarriedOver(*exporter(id), *session), "lost");
        for (const Exporter &each : exporters())
            QVERIFY(*each.use);
    }

    void aHeaderWithoutItsSecretIsNotSent()
    {
        const auto session = Session::parse(
            "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-28T10:00:00Z\"}\n"
            "{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{\"target\":\"/\",\"headers\":["
            "[\"Cookie\",\"a=<secret:1>\"],[\"X-Kept\",\"kept\"],"
            "[\"Sec-WebSocket-Protocol\",\"v1, <secret:2>\"]]},\"response\":{\"status\":101}}\n");
        QVERIFY(session);
        for (const auto &id : { u"bruno"_s, u"postman"_s }) {
            const auto files = exporter(id)->run(*session, { .name = u"x"_s });
            QVERIFY(files);
            QVERIFY(files->front().bytes.contains("X-Kept"));
            QVERIFY2(!files->front().bytes.contains("<secret:"), files->front().bytes.constData());
            QVERIFY(notCarriedOver(*exporter(id), *session).contains(u"2 headers with secrets"));
        }
    }

    void noNameOfASessionLeadsOutOfTheFolder()
    {
        const auto session =
            Session::load(QStringLiteral(JACKFIELD_SOURCE_DIR)
                          + u"/tests/golden/exporters/text/everything/input.session.jsonl"_s);
        for (const Exporter &each : exporters()) {
            for (const QString &name :
                 { u".."_s, u"."_s, QString(), u"../a"_s, u"/a"_s, u"a\\b"_s }) {
                const auto files = each.run(*session, { .name = name });
                QVERIFY2(files && !files->isEmpty(), each.id);
                for (const ExportedFile &file : *files) {
                    const QString path = QDir::cleanPath(u"/folder/"_s + file.name);
                    QVERIFY2(path == u"/folder/"_s + file.name, qPrintable(file.name));
                    QVERIFY2(!file.name.contains(u'\\'), qPrintable(file.name));
                }
            }
        }
    }

    void whatALongerExportHasLeftIsNamed()
    {
        const QTemporaryDir folder;
        const QList<ExportedFile> longer { { u"p/a/x.yaml"_s, "" },
                                           { u"p/a/.r/m/1.yaml"_s, "1" },
                                           { u"p/a/.r/n/2.yaml"_s, "2" } };
        QVERIFY(write(longer, folder.path()));
        QVERIFY(write({ { u"p/b/y.yaml"_s, "" }, { u"z.py"_s, "" } }, folder.path()));
        QCOMPARE(othersBeside(longer, folder.path()), QStringList());
        QCOMPARE(othersBeside(longer, QDir::current().relativeFilePath(folder.path())),
                 QStringList());
        QCOMPARE(othersBeside(longer.first(1), folder.path()),
                 QStringList({ u"p/a/.r/m/1.yaml"_s, u"p/a/.r/n/2.yaml"_s }));
        QCOMPARE(othersBeside({ { u"other.py"_s, "" } }, folder.path()), QStringList());
        QCOMPARE(othersBeside({ { u"p/c/x.yaml"_s, "" }, { u"z.py"_s, "" } }, folder.path()),
                 QStringList());
        QCOMPARE(othersBeside({}, folder.path()), QStringList());
    }

    void theUsersFilesAreNotOverwritten()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"made/by/us"_s);
        QCOMPARE(write({ { u"a"_s, "1", false }, { u"b"_s, "1", true } }, path).value(),
                 QStringList({ u"a"_s, u"b"_s }));
        QCOMPARE(write({ { u"a"_s, "2", false }, { u"b"_s, "2", true } }, path).value(),
                 QStringList { u"a"_s });
        QCOMPARE(contents(path + u"/a"_s), "2"_ba);
        QCOMPARE(contents(path + u"/b"_s), "1"_ba);
        QCOMPARE(write({}, u"/proc/none"_s).error().code, Error::Code::Io);
    }

    void onlyTheOwnerMayReadWhatWasExported()
    {
        QTemporaryDir folder;
        const QString old = folder.filePath(u"old"_s);
        QFile file(old);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::Permissions(0x6644)));
        file.close();
        QVERIFY(write({ { u"old"_s, "1", false }, { u"new"_s, "1", false } }, folder.path()));
        const auto own = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        for (const QString &path : { old, folder.filePath(u"new"_s) })
            QCOMPARE(QFile::permissions(path), own);
    }

    void aFileThatIsNotCommittedReplacesNothing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(writePrivately(path, "old"));
        {
            auto file = PrivateFile::open(path);
            QVERIFY(file && file->write("new"));
        }
        QCOMPARE(contents(path), "old"_ba);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList { u"a"_s });
        QCOMPARE(writePrivately(u"/proc/none/a"_s, "x").error().where, u"/proc/none/a"_s);
    }

    void whatWasNeverCompletedIsSaidToBeSo_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("text") << u"text"_s << "(never completed) \"xyzzy\""_ba;
        QTest::newRow("csv") << u"csv"_s << "1,,2,server,partial,text,5,xyzzy\r\n"_ba;
        QTest::newRow("qtest") << u"qtest"_s << QByteArray();
    }
    void whatWasNeverCompletedIsSaidToBeSo()
    {
        QFETCH(QString, id);
        QFETCH(QByteArray, line);
        QByteArray text =
            "{'jackfield':'session','version':1,'startedAt':'2026-11-23T10:00:00Z'}\n"
            "{'t':0,'conn':1,'event':'open','request':{'target':'/'},"
            "'response':{'status':101,'headers':[]}}\n"
            "{'t':2,'conn':1,'event':'message','from':'server','text':'xyzzy','partial':true}\n";
        const Session session = Session::parse(text.replace('\'', '"')).value();
        const auto files = exporter(id)->run(session, { .name = u"a"_s });
        QVERIFY(files);
        QByteArray all;
        for (const ExportedFile &file : *files)
            all += file.name.endsWith(u".jsonl") ? QByteArray() : file.bytes;
        QCOMPARE(all.contains("xyzzy"), !line.isEmpty());
        QVERIFY2(all.contains(line), all.constData());
    }

    void aSessionWithoutConnectionsIsAnError()
    {
        QCOMPARE(exporter(u"qtest")->run({}, {}).error().code, Error::Code::Missing);
    }

    void anyNameBecomesAnIdentifier_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::newRow("words") << u"My Feed-1"_s << u"tst_my_feed_1.cpp"_s;
        QTest::newRow("other scripts") << u"\u20ac"_s << u"tst_session.cpp"_s;
        QTest::newRow("a path") << u"../x"_s << u"tst_x.cpp"_s;
        QTest::newRow("nothing") << QString() << u"tst_session.cpp"_s;
    }
    void anyNameBecomesAnIdentifier()
    {
        QFETCH(QString, name);
        Session session;
        SessionEvent refused;
        refused.kind = SessionEvent::Kind::Refused;
        session.events.append(refused);
        QTEST(exporter(u"qtest")->run(session, { .name = name })->front().name, "file");
    }
};

QTEST_GUILESS_MAIN(TestExporters)
#include "tst_exporters.moc"
