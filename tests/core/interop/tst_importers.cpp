// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/exporters/exporter.h>
#include <jackfield/interop/importer.h>
#include <jackfield/mock/mockfile.h>
#include <jackfield/replay/replay.h>
#include <jackfield/testing/testclient.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using jackfield::testing::testWsClient;
using namespace Qt::StringLiterals;

namespace {
const QString root = QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/golden/");

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Compares with a file, which JACKFIELD_UPDATE_GOLDEN=1 makes anew.
void compare(const QByteArray &text, const QString &path)
{
    if (qEnvironmentVariableIsSet("JACKFIELD_UPDATE_GOLDEN"))
        QVERIFY(write(path, text));
    QCOMPARE(QString::fromUtf8(text), QString::fromUtf8(contents(path)));
}

/// A row for each folder of root/SUITE/ID.
void foldersOf(const QString &suite)
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("folder");
    for (const Importer &each : importers()) {
        const QString id = QString::fromLatin1(each.id);
        const QDir cases(root + suite + u'/' + id);
        QVERIFY2(!cases.isEmpty(), each.id);
        for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(QString(id + u'/' + name))) << id << cases.filePath(name);
    }
}

/// A folder with "client" in its name describes a client.
Result<Imported> read(const QString &id, const QString &path)
{
    const Side side = path.contains(u"client"_s) ? Side::Client : Side::Server;
    return ImportSource::load(path).and_then([&](const ImportSource &source) {
        return importer(id)->run(source, { .describes = side });
    });
}

/// A file, or the folder of a collection.
QString inputOf(const QString &folder)
{
    if (const QString part = folder + u"/postman/collections/C/F/T.request.yaml"_s;
        QFileInfo::exists(part))
        return part;
    if (QFileInfo(folder, u"input"_s).isDir())
        return folder + u"/input"_s;
    return QDir(folder).filePath(QDir(folder).entryList({ u"input.*"_s }, QDir::Files).value(0));
}

/// What the mock says, where a conversation stands beside it.
void playConversation(const MockFile &mock, const QString &folder)
{
    const QString path = folder + u"/conversation.session.jsonl"_s;
    if (!QFile::exists(path))
        return;
    const auto session = Session::load(path);
    QVERIFY2(session, qPrintable(session ? QString() : session.error().message));
    const Verdict verdict = replay::againstHandler(*session, mock.servers.first().handler());
    QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
    QVERIFY(verdict.messages() > 0);
}

QByteArray lines(const QStringList &sentences)
{
    return sentences.isEmpty() ? QByteArray() : (sentences.join(u'\n') + u'\n').toUtf8();
}
} // namespace

class TestImporters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDialectBecomesADocument_data() { foldersOf(u"importers"_s); }
    void everyDialectBecomesADocument()
    {
        QFETCH(QString, id);
        QFETCH(QString, folder);
        const auto imported = read(id, inputOf(folder));
        QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message));
        compare(lines(imported->report), folder + u"/expected.report.txt"_s);
        if (importer(id)->makes == Importer::Makes::Mock) {
            compare(imported->mock, folder + u"/expected.mock.json"_s);
            const auto mock = MockFile::parse(imported->mock);
            QVERIFY2(mock, qPrintable(mock ? QString() : mock.error().message));
            return playConversation(*mock, folder);
        }
        compare(imported->session.toText(), folder + u"/expected.session.jsonl"_s);
        const auto again = Session::parse(imported->session.toText());
        QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
        QCOMPARE(*again, imported->session);
    }

    void everyMistakeNamesItsFileAndPlace_data() { foldersOf(u"import-invalid"_s); }
    void everyMistakeNamesItsFileAndPlace()
    {
        QFETCH(QString, id);
        QFETCH(QString, folder);
        const auto imported = read(id, inputOf(folder));
        QVERIFY(!imported);
        const QString place = QString(imported.error().where).remove(folder + u'/');
        const QString message = QString(imported.error().message).remove(folder + u'/');
        compare(lines({ place, message }), folder + u"/expected.txt"_s);
        QVERIFY2(message.contains(place), qPrintable(message));
    }

    /// AsyncAPI out and in: the mock knows each message of the client that was recorded.
    void whatIsExportedIsImportedAsAMockThatKnowsIt_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : { u"resources/sample-workspace/sessions/subscribe"_s,
                                     u"tests/golden/exporters/asyncapi/feed/input"_s,
                                     u"tests/golden/exporters/asyncapi/jsonrpc/input"_s,
                                     u"tests/golden/exporters/asyncapi/odd/input"_s,
                                     u"tests/core/mock/samples/graphql"_s,
                                     u"tests/core/mock/samples/socketio"_s,
                                     u"tests/core/mock/kinds/conditions"_s })
            QTest::newRow(qPrintable(path)) << path;
    }
    void whatIsExportedIsImportedAsAMockThatKnowsIt()
    {
        QFETCH(QString, path);
        const auto session =
            Session::load(QStringLiteral(JACKFIELD_SOURCE_DIR "/") + path + u".session.jsonl"_s);
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        const auto files = exporter(u"asyncapi")->run(*session, { .name = u"made"_s });
        const ImportSource source { .name = files->first().name, .bytes = files->first().bytes };
        const Importer *const found = importerOf(source);
        QCOMPARE(found, importer(u"asyncapi"));
        const auto imported = found->run(source, { .describes = Side::Server });
        QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));

        QStringList unknown;
        const auto missed = [&](const MockMiss &miss) {
            unknown += QString::fromUtf8(miss.message.bytes()) + u": "_s + miss.why;
        };
        const auto mock = MockFile::parse(imported->mock);
        const WsHandler handler = mock->servers.first().handler({ .missed = missed });
        int sent = 0;
        for (const QList<SessionEvent> &connection : session->split()) {
            if (connection.isEmpty() || connection.first().kind != SessionEvent::Kind::Open)
                continue;
            const auto client = testWsClient(handler, connection.first().opened().request);
            QVERIFY(client);
            for (const SessionEvent &event : connection) {
                if (event.isWholeMessage() && event.from == Side::Client && ++sent)
                    client->send(event.message);
            }
        }
        QCOMPARE(unknown, QStringList());
        QVERIFY(sent > 0);
    }

    void anEnvironmentOfACollectionIsChosenByItsName()
    {
        const auto source = ImportSource::load(
            root + u"importers/opencollection/folder/input/opencollection.yml"_s);
        QVERIFY2(source, source ? "" : qPrintable(source.error().message));
        const auto urlWith = [&](const QString &environment) {
            const auto imported = importerOf(*source)->run(*source, { .environment = environment });
            return imported ? imported->session.events.first().opened().url
                            : imported.error().message;
        };
        QVERIFY(urlWith(u"Staging"_s).startsWith(u"ws://staging.example.com/feed/"));
        QVERIFY(urlWith(u"Local"_s).startsWith(u"ws://127.0.0.1:9000/feed/"));
        const QString unknown = urlWith(u"Production"_s);
        QVERIFY2(unknown.endsWith(u"has no environment 'Production'; it has Local, Staging"),
                 qPrintable(unknown));
    }

    void aCollectionIsFoundByItsFolderAndByWhatStandsInIt_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("id");
        for (const char *each : { "bruno/collection/input",
                                  "bruno/collection/input/bruno.json",
                                  "opencollection/folder/input",
                                  "postman/folder/input",
                                  "postman/folder/input/postman",
                                  "postman/folder/input/postman/collections/My API",
                                  "postman/folder/input/postman/collections/My API/Feed",
                                  "postman/request/input.request.yaml" }) {
            const QString path = QString::fromUtf8(each);
            QTest::newRow(each) << path << path.section(u'/', 0, 0);
        }
    }
    void aCollectionIsFoundByItsFolderAndByWhatStandsInIt()
    {
        QFETCH(QString, path);
        const QString whole = root + u"importers/"_s + path;
        const auto source = ImportSource::load(QDir::current().relativeFilePath(whole));
        QVERIFY2(source, source ? "" : qPrintable(source.error().message));
        const Importer *const found = importerOf(*source);
        QVERIFY(found);
        QTEST(QString::fromLatin1(found->id), "id");
        QVERIFY(found->run(*source, {}));
    }

    void theTableHasNoDuplicates()
    {
        QStringList ids;
        for (const Importer &each : importers()) {
            ids.append(QString::fromLatin1(each.id));
            QCOMPARE(importer(ids.last()), &each);
            QVERIFY(*each.title && (!*each.suffix || *each.suffix == '.'));
        }
        QCOMPARE(ids.removeDuplicates(), 0);
        QCOMPARE(importer(u"none"), nullptr);
    }

    void aFormatIsFoundByContentAndByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("id");
        QTest::newRow("HAR, by both") << u"a.har"_s << "{\"log\":{}}"_ba << u"har"_s;
        QTest::newRow("HAR, by content")
            << u"a.json"_s << "\xEF\xBB\xBF\n { \"log\" : {}}"_ba << u"har"_s;
        QTest::newRow("HAR, by name") << u"A.HAR"_s << "broken"_ba << u"har"_s;
        QTest::newRow("JSON") << u"a.json"_s << "{\"logs\":{}}"_ba << QString();
        QTest::newRow("a list") << u"a.json"_s << "[\"log\"]"_ba << QString();
        QTest::newRow("nothing") << QString() << ""_ba << QString();
    }
    void aFormatIsFoundByContentAndByName()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        const Importer *const found = importerOf({ .name = name, .bytes = content });
        QTEST(found ? QString::fromLatin1(found->id) : QString(), "id");
    }

    void aFolderWithOneFileIsThatFile()
    {
        const QTemporaryDir folder;
        QCOMPARE(ImportSource::load(folder.path()).error().code, Error::Code::Missing);
        QVERIFY(write(folder.filePath(u"har.har"_s), "{}"));
        QVERIFY(write(folder.filePath(u"1.jsonl"_s), "{\"a\":1}"));
        const auto source = ImportSource::load(folder.path());
        QVERIFY(source);
        QCOMPARE(source->bytes, "{}"_ba);
        QCOMPARE(source->beside(u"1.jsonl"_s).value(), "{\"a\":1}"_ba);
        QCOMPARE(source->beside(u"2.jsonl"_s).error().code, Error::Code::Io);
        QVERIFY(write(folder.filePath(u"other.har"_s), "{}"));
        const auto two = ImportSource::load(folder.path());
        QVERIFY2(two.error().message.contains(u"2 files"), qPrintable(two.error().message));
    }

    void aFolderOfStubsIsImportedAsAWhole()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"message-mappings"_s));
        const auto stub = [](const QByteArray &says) -> QByteArray {
            return "{\"trigger\":{\"type\":\"message\"},\"actions\":[{\"type\":\"send\","
                   "\"message\":{\"body\":{\"data\":\""
                + says + "\"}}}]}";
        };
        QVERIFY(write(folder.filePath(u"message-mappings/1.json"_s), stub("first")));
        QVERIFY(write(folder.filePath(u"message-mappings/2.json"_s),
                      "{\"messageMappings\":[" + stub("second") + ',' + stub("third") + "]}"));
        QVERIFY(write(folder.filePath(u"message-mappings/notes.txt"_s), "no stub"));
        for (const QString &path : { folder.path(), folder.filePath(u"message-mappings"_s) }) {
            const auto source = ImportSource::load(path);
            QVERIFY2(source, source ? "" : qPrintable(source.error().message));
            QCOMPARE(importerOf(*source), importer(u"wiremock"));
            const auto imported = importer(u"wiremock")->run(*source, {});
            QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
            const QByteArray &mock = imported->mock;
            QVERIFY(mock.indexOf("third") < mock.indexOf("second"));
            QVERIFY(mock.indexOf("second") < mock.indexOf("first"));
        }
        QVERIFY(write(folder.filePath(u"message-mappings/3.json"_s), "{"));
        const auto broken = ImportSource::load(folder.path());
        QVERIFY2(broken.error().where.endsWith(u"3.json:1:2"), qPrintable(broken.error().where));
    }

    void whatIsNoRegularFileIsAnError()
    {
        QCOMPARE(ImportSource::load(u"/dev/null"_s).error().code, Error::Code::Io);
        QCOMPARE(ImportSource::load(u"/nowhere/a.har"_s).error().code, Error::Code::Io);
    }
};

QTEST_GUILESS_MAIN(TestImporters)
#include "tst_importers.moc"
