// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/mock/mockfile.h>
#include <jackfield/testing/testclient.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
const QString root = QStringLiteral(JACKFIELD_SOURCE_DIR);

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class TestMockFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongDefinitionIsAnErrorWithItsPlace_data()
    {
        QTest::addColumn<QString>("folder");
        const QDir cases(root + u"/tests/golden/mock-invalid"_s);
        for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(name)) << cases.filePath(name);
    }
    void aWrongDefinitionIsAnErrorWithItsPlace()
    {
        QFETCH(QString, folder);
        const auto file = MockFile::parse(contents(folder + u"/definition.mock.json"_s),
                                          u"definition.mock.json"_s);
        QVERIFY(!file);
        const QByteArray found =
            (file.error().where + u": "_s + file.error().message + u'\n').toUtf8();
        const QString path = folder + u"/expected.txt"_s;
        if (qEnvironmentVariableIsSet("JACKFIELD_UPDATE_GOLDEN")) {
            QFile expected(path);
            QVERIFY(expected.open(QIODevice::WriteOnly));
            expected.write(found);
        }
        QCOMPARE(found, contents(path));
    }

    void everyCutOfADefinitionIsAnErrorToo()
    {
        const QByteArray whole =
            contents(root + u"/resources/sample-workspace/mocks/trading.mock.json"_s);
        QVERIFY(MockFile::parse(whole));
        for (qsizetype size = 0; size < whole.trimmed().size(); ++size)
            QVERIFY(!MockFile::parse(whole.first(size)));
    }

    void aVersionOfTheFutureIsUnsupported()
    {
        const auto file = MockFile::parse(R"({"jackfield":"mock","version":9,"servers":[]})"_ba);
        QCOMPARE(file.error().code, Error::Code::Unsupported);
    }

    void keysForOtherProgramsAreLeftAlone()
    {
        const auto file = MockFile::parse(R"({"$schema":"s","jackfield":"mock","version":1,"x-a":1,
            "servers":[{"name":"s","x-b":{},"routes":[{"path":"/","echo":{"x-c":0}}]}]})"_ba);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QCOMPARE(file->servers.size(), 1);
        QCOMPARE(file->servers.first().routes.first().kind, u"echo"_s);
    }

    void aFileThatCannotBeReadIsAnIoError()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"none.mock.json"_s);
        QCOMPARE(MockFile::load(path).error().code, Error::Code::Io);
        QCOMPARE(MockFile::load(path).error().where, path);
        QCOMPARE(MockFile::load(folder.path()).error().code, Error::Code::Io);
    }

    void aCheckoutWithWindowsLineEndsIsRead()
    {
        QByteArray text = contents(root + u"/resources/sample-workspace/mocks/trading.mock.json"_s);
        QVERIFY(MockFile::parse(text.replace("\n", "\r\n")));
    }

    void theGuideShowsTheExamplesThatAreTested_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &folder : { u"kinds"_s, u"hosted"_s }) {
            const QDir examples(root + u"/tests/core/mock/"_s + folder);
            for (const QString &name : examples.entryList({ u"*.mock.json"_s }))
                QTest::newRow(qPrintable(name)) << examples.filePath(name);
        }
    }
    void theGuideShowsTheExamplesThatAreTested()
    {
        QFETCH(QString, path);
        QVERIFY(MockFile::load(path));
        QVERIFY(QFile::exists(path.chopped(u".mock.json"_s.size()) + u".session.jsonl"_s));
        const QByteArray example = contents(path);
        QVERIFY(!example.isEmpty());
        const QByteArray block = "```json\n" + example + "```\n";
        QVERIFY(contents(root + u"/docs/mocks.md"_s).contains(block));
    }

    void theGuideShowsTheFilesThatExamplesName()
    {
        const QByteArray guide = contents(root + u"/docs/mocks.md"_s);
        for (const QString &name :
             { u"replay.session.jsonl"_s, u"prices.csv"_s, u"auction.js"_s }) {
            const QByteArray file = contents(root + u"/tests/core/mock/kinds/"_s + name);
            QVERIFY(!file.isEmpty());
            QVERIFY(guide.contains(QByteArray(' ' + name.toUtf8() + '\n' + file + "```\n")));
        }
    }

    void anEnvironmentAndGivenValuesTakeThePlaceOfVariables()
    {
        const QString path =
            QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/core/mock/kinds/variables.mock.json");
        const auto server = [&](const MockVariables &variables) {
            const auto file = MockFile::load(path, variables);
            if (!file)
                qFatal("%s", qPrintable(file.error().message));
            return file->servers.first();
        };
        const auto greeting = [](const MockServer &one, const QByteArray &token) {
            const auto client = testing::testWsClient(
                one.handler(),
                Request::get(u"/limits"_s).withHeader("Authorization", "Bearer " + token));
            return client ? client->receive().value().text() : QString();
        };
        QCOMPARE(server({}).port, 9001);
        QCOMPARE(greeting(server({}), "sesame"), u"{\"hello\":\"this is staging\",\"limit\":10}"_s);
        const MockServer tested = server({ .environment = u"test"_s });
        QCOMPARE(tested.name, u"test"_s);
        QCOMPARE(tested.port, 0);
        QCOMPARE(greeting(tested, "sesame"), u"{\"hello\":\"this is test\",\"limit\":2}"_s);
        const MockServer given =
            server({ .environment = u"test"_s,
                     .values = { { u"limit"_s, u"3"_s }, { u"token"_s, u"{{ uuid }}"_s } } });
        QCOMPARE(greeting(given, "{{ uuid }}"), u"{\"hello\":\"this is test\",\"limit\":3}"_s);

        const QString none = MockFile::load(path, { .environment = u"live"_s }).error().message;
        QVERIFY2(none.contains(u"no environment 'live'; there is test or ci"), qPrintable(none));
        const QString unknown =
            MockFile::load(path, { .values = { { u"limits"_s, u"3"_s } } }).error().message;
        QVERIFY2(unknown.contains(u"no variable 'limits'; there is limit, name"),
                 qPrintable(unknown));
    }
};

QTEST_GUILESS_MAIN(TestMockFile)
#include "tst_mockfile.moc"
