// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/connectionfile.h>
#include <ui/models/connectionrequest.h>
#include <ui/models/workspacemodel.h>

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
bool write(const QString &path, const QByteArray &text = "{}")
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QStringList names(const WorkspaceModel &model, WorkspaceGroup group)
{
    QStringList names;
    const QModelIndex parent = model.indexOf(group);
    for (int row = 0; row < model.rowCount(parent); ++row)
        names.append(model.index(row, 0, parent).data().toString());
    return names;
}
} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(write(path(u"workspace.json"_s),
                      "{\"name\":\"Trading\",\"environments\":[{\"name\":\"local\",\"variables\":{"
                      "\"host\":\"127.0.0.1:9000\"}}]}"));
        QVERIFY(write(path(u"connections/feed.json"_s)));
        QVERIFY(write(path(u"mocks/trading.mock.json"_s)));
        QVERIFY(write(path(u"mocks/notes.txt"_s)));
        QVERIFY(write(path(u"sessions/one.session.jsonl"_s)));
    }

    void groupsHoldTheirFiles()
    {
        WorkspaceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setWorkspace(Workspace(m_folder->path()));
        QCOMPARE(model.workspace().name(), u"Trading"_s);
        QCOMPARE(names(model, WorkspaceGroup::Connections), QStringList({ u"feed"_s }));
        QCOMPARE(names(model, WorkspaceGroup::Mocks), QStringList({ u"trading"_s }));
        QCOMPARE(names(model, WorkspaceGroup::Sessions), QStringList({ u"one"_s }));
    }

    void theTreeFollowsTheFolder()
    {
        WorkspaceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setWorkspace(Workspace(m_folder->path()));
        QVERIFY(write(path(u"sessions/another.session.jsonl"_s)));
        QTRY_COMPARE(names(model, WorkspaceGroup::Sessions),
                     QStringList({ u"another"_s, u"one"_s }));
        QVERIFY(QFile::remove(path(u"sessions/one.session.jsonl"_s)));
        QTRY_COMPARE(names(model, WorkspaceGroup::Sessions), QStringList({ u"another"_s }));
    }

    void aGroupsFolderMayComeLater()
    {
        QDir(path(u"sessions"_s)).removeRecursively();
        WorkspaceModel model;
        model.setWorkspace(Workspace(m_folder->path()));
        QVERIFY(QDir().mkpath(path(u"sessions"_s)));
        QVERIFY(write(path(u"sessions/late.session.jsonl"_s)));
        QTRY_COMPARE(names(model, WorkspaceGroup::Sessions), QStringList({ u"late"_s }));
    }

    void foldersHoldFilesToo()
    {
        QVERIFY(write(path(u"connections/staging/deep/late.json"_s)));
        QVERIFY(write(path(u"connections/alpha.json"_s)));
        QVERIFY(QDir().mkpath(path(u"sessions/one.payloads"_s)));
        WorkspaceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setWorkspace(Workspace(m_folder->path()));
        QCOMPARE(names(model, WorkspaceGroup::Connections),
                 QStringList({ u"staging"_s, u"alpha"_s, u"feed"_s }));
        QCOMPARE(names(model, WorkspaceGroup::Sessions), QStringList { u"one"_s });
        const QModelIndex late = model.indexOf(path(u"connections/staging/deep/late.json"_s));
        QCOMPARE(late.parent().data().toString(), u"deep"_s);
        QVERIFY(late.parent().data(WorkspaceModel::FolderRole).toBool());
        QVERIFY(!late.data(WorkspaceModel::FolderRole).toBool());
        QCOMPARE(model.folderAt(late.parent().parent()), path(u"connections/staging"_s));
        QCOMPARE(model.workspace().filesOf(WorkspaceGroup::Connections),
                 QStringList({ path(u"connections/staging/deep/late.json"_s),
                               path(u"connections/alpha.json"_s),
                               path(u"connections/feed.json"_s) }));
        // They are followed on disk.
        QVERIFY(write(path(u"connections/staging/deep/another.json"_s)));
        QTRY_COMPARE(model.rowCount(late.parent()), 2);
        QVERIFY(QDir(path(u"connections/staging"_s)).removeRecursively());
        QTRY_COMPARE(names(model, WorkspaceGroup::Connections),
                     QStringList({ u"alpha"_s, u"feed"_s }));
    }

    void theOrderIsThatOfTheWorkspaceFile()
    {
        for (const QString &name : { u"a"_s, u"b"_s, u"c"_s })
            QVERIFY(write(path(u"connections/"_s + name + u".json"_s)));
        WorkspaceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setWorkspace(Workspace(m_folder->path()));
        const QString folder = path(u"connections"_s);
        const auto file = [&](const QString &name) { return folder + u'/' + name + u".json"_s; };
        QVERIFY(model.workspace().setOrder(
            folder, { file(u"feed"_s), file(u"c"_s), file(u"b"_s), file(u"a"_s) }));
        model.reload();
        QCOMPARE(names(model, WorkspaceGroup::Connections),
                 QStringList({ u"feed"_s, u"c"_s, u"b"_s, u"a"_s }));
        QCOMPARE(model.workspace().name(), u"Trading"_s);
        QCOMPARE(model.workspace().environments().size(), 1);
        // What is in no order comes behind, by its name; other folders keep theirs.
        QVERIFY(model.workspace().setOrder(folder, { file(u"c"_s) }));
        QVERIFY(model.workspace().setOrder(path(u"mocks"_s), {}));
        QTRY_COMPARE(names(model, WorkspaceGroup::Connections),
                     QStringList({ u"c"_s, u"a"_s, u"b"_s, u"feed"_s }));
        // A file that cannot be read is left as it is.
        QVERIFY(write(path(u"workspace.json"_s), "{\"order\":"));
        QVERIFY(!model.workspace().setOrder(folder, { file(u"a"_s) }));
        QFile left(path(u"workspace.json"_s));
        QVERIFY(left.open(QIODevice::ReadOnly));
        QCOMPARE(left.readAll(), "{\"order\":");
    }

    void whatIsDraggedStaysInItsGroup()
    {
        QVERIFY(write(path(u"connections/staging/deep/late.json"_s)));
        WorkspaceModel model;
        model.setWorkspace(Workspace(m_folder->path()));
        QSignalSpy moves(&model, &WorkspaceModel::moveRequested);
        const auto drop = [&](const QString &what, int row, const QModelIndex &parent) {
            const std::unique_ptr<QMimeData> data(model.mimeData({ model.indexOf(path(what)) }));
            return model.dropMimeData(data.get(), Qt::MoveAction, row, 0, parent);
        };
        const QModelIndex staging = model.indexOf(path(u"connections/staging"_s));
        QVERIFY(drop(u"connections/feed.json"_s, -1, staging));
        QCOMPARE(moves.last(),
                 (QVariantList {
                     path(u"connections/feed.json"_s), path(u"connections/staging"_s), -1 }));
        QVERIFY(!drop(u"mocks/trading.mock.json"_s, 0, staging));
        QVERIFY(!drop(u"connections/staging"_s, 0, model.index(0, 0, staging)));
        QVERIFY(!drop(u"connections/staging"_s, 0, staging));
        QVERIFY(!(model.flags(model.indexOf(path(u"connections/feed.json"_s)))
                  & Qt::ItemIsDropEnabled));
        QCOMPARE(moves.size(), 1);
    }

    void aStatusStandsAtItsFile()
    {
        WorkspaceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setWorkspace(Workspace(m_folder->path()));
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QString mock = path(u"mocks/trading.mock.json"_s);
        model.setStatus(mock, { true, u"9000"_s });
        QCOMPARE(changed.size(), 1);
        QVERIFY(model.indexOf(mock).data(WorkspaceModel::LiveRole).toBool());
        QCOMPARE(model.indexOf(mock).data(WorkspaceModel::DetailRole).toString(), u"9000"_s);
    }

    void aFreePathIsNobodys()
    {
        const Workspace workspace(m_folder->path());
        QCOMPARE(workspace.freePath(WorkspaceGroup::Sessions, u"two"_s),
                 path(u"sessions/two.session.jsonl"_s));
        QCOMPARE(workspace.freePath(WorkspaceGroup::Sessions, u"one"_s),
                 path(u"sessions/one-2.session.jsonl"_s));
    }

    void variablesComeFromTheEnvironment_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("no variable") << u"ws://a/b"_s << u"ws://a/b"_s;
        QTest::newRow("one") << u"ws://{{ host }}/b"_s << u"ws://127.0.0.1:9000/b"_s;
        QTest::newRow("without blanks, twice")
            << u"{{host}}{{host}}"_s << u"127.0.0.1:9000127.0.0.1:9000"_s;
        QTest::newRow("single braces are text") << u"{host}"_s << u"{host}"_s;
        QTest::newRow("one that is not there") << u"{{ nobody }}"_s << QString();
    }

    void variablesComeFromTheEnvironment()
    {
        QFETCH(QString, text);
        const auto environments = Workspace(m_folder->path()).environments();
        QCOMPARE(environments.size(), 1);
        const auto result = expanded(text, environments.first().variables);
        QTEST(result.value_or(QString()), "expected");
        if (!result)
            QCOMPARE(result.error().where, u"nobody"_s);
    }

    void aConnectionFileKeepsWhatItDoesNotKnow()
    {
        const QString file = path(u"connections/feed.json"_s);
        QVERIFY(write(
            file,
            "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"ws://a\",\"color\":\"red\",\n"
            "            \"subprotocols\":[\"v1\"],\"headers\":[[\"K\",\"V\"]],\n"
            "            "
            "\"messages\":[{\"name\":\"Go\",\"json\":{\"z\":1,\"a\":2}},{\"name\":\"Say\",\"text\":"
            "\"hi\"}]}"));
        auto connection = ConnectionFile::load(file);
        QVERIFY(connection);
        QCOMPARE(connection->url, u"ws://a"_s);
        QCOMPARE(connection->subprotocols, QStringList({ u"v1"_s }));
        QCOMPARE(connection->headers.first().value, u"V"_s);
        QCOMPARE(connection->messages.size(), 2);
        QCOMPARE(connection->messages[0].text, u"{\n  \"z\": 1,\n  \"a\": 2\n}"_s);
        QCOMPARE(connection->messages[1].text, u"hi"_s);
        connection->url = u"ws://b"_s;
        QVERIFY(connection->save(file));
        const auto again = ConnectionFile::load(file);
        QCOMPARE(again->url, u"ws://b"_s);
        QCOMPARE(again->whole.value(u"color"_s)->toString(), u"red"_s);
        QCOMPARE(again->messages.size(), 2);
        // For people and for git: members where they were, also of messages.
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(),
                 "{\n  \"jackfield\": \"connection\",\n  \"version\": 1,\n  \"url\": \"ws://b\",\n"
                 "  \"color\": \"red\",\n  \"subprotocols\": [\"v1\"],\n"
                 "  \"headers\": [[\"K\", \"V\"]],\n  \"messages\": [{ \"name\": \"Go\", \"json\": "
                 "{ \"z\": 1, "
                 "\"a\": 2 } }, { \"name\": \"Say\", \"text\": \"hi\" }]\n}\n"_ba);
    }

    void allOfAConnectionComesBack()
    {
        const ConnectionFile connection {
            .url = u"wss://{{ host }}/a?b=c"_s,
            .subprotocols = { u"a"_s, u"b"_s },
            .headers = { { u"X"_s, u"1"_s }, { u"Y"_s, u"2"_s, false } },
            .auth = { .kind = ConnectionFile::Auth::Kind::ApiKey,
                      .name = u"key"_s,
                      .secret = u"{{ secret }}"_s,
                      .isInQuery = true },
            .tls = { u"ca"_s, u"cert"_s, u"key"_s, u"name"_s, true },
            .options = { true, true, 20, 5, 3, u"socks5://p:1"_s },
            .onOpen = { u"Init"_s, u"Then"_s },
            .messages = { { u"Init"_s, u"{}"_s } },
        };
        const QString file = path(u"connections/whole.json"_s);
        QVERIFY(connection.save(file));
        const auto again = ConnectionFile::load(file);
        QVERIFY(again);
        QCOMPARE(again->url, connection.url);
        QCOMPARE(again->subprotocols, connection.subprotocols);
        QVERIFY(again->headers == connection.headers);
        QVERIFY(again->auth == connection.auth);
        QVERIFY(again->tls == connection.tls);
        QVERIFY(again->options == connection.options);
        QCOMPARE(again->onOpen, connection.onOpen);
        QVERIFY(again->messages == connection.messages);
        QVERIFY(again->save(file) && ConnectionFile::load(file)->toJson() == again->toJson());
    }

    void whatIsNotKnownOfAPartStays_data()
    {
        QTest::addColumn<QByteArray>("parts");
        QTest::newRow("a place with more to it")
            << "\"before\": { \"url\": \"http://a\", \"take\": { \"token\": { \"path\": \"$.t\" }, "
               "\"sid\": \"cookie:sid\" } }"_ba;
        QTest::newRow("another kind of authentication")
            << "\"auth\": { \"type\": \"digest\", \"name\": \"ann\", \"realm\": \"r\" }"_ba;
        QTest::newRow("nothing but another kind") << "\"auth\": { \"type\": \"digest\" }"_ba;
        QTest::newRow("another form")
            << "\"auth\": \"{{ login }}\", \"before\": [1], \"tls\": true"_ba;
        QTest::newRow("values of another type")
            << "\"auth\": { \"type\": \"apiKey\", \"name\": 5, \"in\": \"cookie\" }, "
               "\"tls\": { \"caFile\": null, \"doNotVerify\": \"often\", \"trusted\": \"all\" }"_ba;
    }

    void whatIsNotKnownOfAPartStays()
    {
        QFETCH(QByteArray, parts);
        const QString file = path(u"connections/feed.json"_s);
        const QByteArray text = "{\n  \"jackfield\": \"connection\",\n  \"version\": 1,\n"
                                "  \"url\": \"ws://a\", "
            + parts + " }";
        QVERIFY(write(file, text));
        const JsonValue before = *JsonValue::parse(text);
        auto connection = ConnectionFile::load(file);
        QVERIFY(connection && connection->save(file));
        QVERIFY(ConnectionFile::load(file)->whole == before);
    }

    void whatIsNotKnownStaysBesideWhatChanges()
    {
        const auto read = [](const char *json) {
            return ConnectionFile::fromJson(*JsonValue::parse(json));
        };
        ConnectionFile file =
            read("{\"before\":{\"url\":\"a\",\"take\":{\"x\":{\"path\":\"$.x\"},\"y\":\"$.y\"},"
                 "\"once\":true},"
                 "\"auth\":{\"type\":\"apiKey\",\"name\":\"k\",\"in\":\"cookie\",\"secret\":[1]}}");
        file.before.url = u"b"_s;
        file.before.take[1].value = u"$.z"_s;
        file.auth.name = u"l"_s;
        JsonValue written = file.toJson();
        QCOMPARE(
            written.value(u"before"_s)->toJson(),
            "{\"url\":\"b\",\"take\":{\"x\":{\"path\":\"$.x\"},\"y\":\"$.z\"},\"once\":true}"_ba);
        QCOMPARE(written.value(u"auth"_s)->toJson(),
                 "{\"type\":\"apiKey\",\"name\":\"l\",\"in\":\"cookie\",\"secret\":[1]}"_ba);
        // What is switched off leaves nothing that is known.
        file.before = {};
        file.auth = {};
        written = file.toJson();
        QCOMPARE(written.value(u"before"_s)->toJson(), "{\"once\":true}"_ba);
        file = read("{\"auth\":{\"type\":\"basic\",\"name\":\"k\"},\"before\":{\"method\":\"POST\","
                    "\"url\":\"a\"}}");
        file.before = {};
        file.auth = {};
        QVERIFY(!file.toJson().contains(u"auth") && !file.toJson().contains(u"before"));
    }

    void aQueryKeepsWhatIsWritten()
    {
        const QString url = u"ws://{{ host }}:9/a?x=1&y=%20{{ z }}&flag&x=2#top"_s;
        const auto query = queryOf(url);
        QCOMPARE(query.size(), 4);
        QCOMPARE(query[1].value, u"%20{{ z }}"_s);
        QCOMPARE(withQuery(url, query), url);
        QCOMPARE(withQuery(url, {}), u"ws://{{ host }}:9/a#top"_s);
        QCOMPARE(withQuery(u"ws://a"_s, { { u"b"_s, u"c"_s } }), u"ws://a?b=c"_s);
        // What is typed stays in its place; an empty value keeps how it was written.
        QCOMPARE(withQuery(u"ws://a"_s, { { u"b=d"_s, u"c&e#f"_s } }), u"ws://a?b%3Dd=c%26e%23f"_s);
        const QString empty = u"ws://a?x=&y&z=1"_s;
        QCOMPARE(withQuery(empty, queryOf(empty)), empty);
    }

    void aConnectionFileIsChecked_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Error::Code>("code");
        QTest::newRow("no JSON") << QByteArray("{") << Error::Code::Invalid;
        QTest::newRow("something else") << QByteArray("{}") << Error::Code::Invalid;
        QTest::newRow("from the future")
            << QByteArray("{\"jackfield\":\"connection\",\"version\":9}")
            << Error::Code::Unsupported;
    }

    void aConnectionFileIsChecked()
    {
        QFETCH(QByteArray, text);
        QVERIFY(write(path(u"connections/feed.json"_s), text));
        const auto connection = ConnectionFile::load(path(u"connections/feed.json"_s));
        QVERIFY(!connection);
        QTEST(connection.error().code, "code");
    }

    void aCopyLeavesTheUsersFilesAlone()
    {
        const QTemporaryDir target;
        QVERIFY(write(target.filePath(u"workspace.json"_s), "mine"));
        QVERIFY(copyFolder(m_folder->path(), target.path()));
        QVERIFY(QFileInfo::exists(target.filePath(u"mocks/trading.mock.json"_s)));
        QFile kept(target.filePath(u"workspace.json"_s));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), "mine");
        QVERIFY(!copyFolder(u"/nowhere"_s, target.path()));
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
