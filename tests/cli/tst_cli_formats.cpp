// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <jackfield/session/session.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
QString golden(const QString &path)
{
    return projectFile(u"tests/golden/"_s + path);
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}
} // namespace

/// Sessions to and from formats of others, by the program.
class TestCliFormats : public QObject
{
    Q_OBJECT

    const QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void anExportToHarIsImportedAsTheSameFile_data()
    {
        QTest::addColumn<QString>("session");
        for (const char *name : { "orders", "subscribe" })
            QTest::newRow(name) << projectFile(
                u"resources/sample-workspace/sessions/%1.session.jsonl"_s.arg(QLatin1String(name)));
        QTest::newRow("everything") << golden(u"exporters/har/everything/input.session.jsonl"_s);
    }
    void anExportToHarIsImportedAsTheSameFile()
    {
        QFETCH(QString, session);
        const QString name = QFileInfo(session).fileName().section(u'.', 0, 0);
        const Outcome exported =
            run({ u"export"_s, session, u"--to"_s, u"har"_s, u"-o"_s, m_folder.path() });
        QCOMPARE(exported.out, path(name + u".har\n"_s).toUtf8());
        const QString back = path(name + u".session.jsonl"_s);
        const Outcome imported = run({ u"import"_s, path(name + u".har"_s), u"-o"_s, back });
        QVERIFY2(imported.exitCode == 0, imported.errors.constData());
        QCOMPARE(imported.out, (back + u'\n').toUtf8());
        QCOMPARE(imported.errors, ""_ba);
        QCOMPARE(contents(back), contents(session));
        QCOMPARE(QFile::permissions(back) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void theReportIsOnStandardError()
    {
        const QString output = path(u"chrome.session.jsonl"_s);
        const Outcome imported =
            run({ u"import"_s, golden(u"importers/har/chrome/input.har"_s), u"-o"_s, output });
        QCOMPARE(imported.exitCode, 0);
        QVERIFY2(imported.errors.contains("entry 2 (wss://shop.example/live?room=7"),
                 imported.errors.constData());
        QVERIFY2(imported.errors.contains("left out: 1"), imported.errors.constData());
        QVERIFY(!contents(output).contains("sid=secret"));
        QCOMPARE(run({ u"show"_s, output }).exitCode, 0);
    }

    void secretsAreKeptWhenThatIsAskedFor()
    {
        const QString output = path(u"secrets.session.jsonl"_s);
        const Outcome imported = run({ u"import"_s,
                                       golden(u"importers/har/chrome/input.har"_s),
                                       u"--no-redact"_s,
                                       u"-o"_s,
                                       output });
        QCOMPARE(imported.exitCode, 0);
        QVERIFY(contents(output).contains("sid=secret"));
    }

    void anUnpackedFolderOfPlaywrightIsImported()
    {
        const QString output = path(u"attached.session.jsonl"_s);
        const Outcome imported =
            run({ u"import"_s, golden(u"importers/har/playwright-attach"_s), u"-o"_s, output });
        QVERIFY2(imported.exitCode == 0, imported.errors.constData());
        QCOMPARE(Session::load(output)->events.size(), 3);
    }

    void anExistingSessionIsReplacedOnlyWhenAskedTo()
    {
        const QString output = path(u"existing.session.jsonl"_s);
        QVERIFY(write(output, "precious"));
        const QString input = golden(u"importers/har/mitmproxy/input.har"_s);
        const Outcome refused = run({ u"import"_s, input, u"-o"_s, output });
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.errors.contains("--overwrite"), refused.errors.constData());
        QCOMPARE(contents(output), "precious"_ba);
        QCOMPARE(run({ u"import"_s, input, u"-o"_s, output, u"--overwrite"_s }).exitCode, 0);
        QCOMPARE(Session::load(output)->events.size(), 3);
    }

    void aFormatIsFoundByContentOrNamed()
    {
        const QString input = path(u"recording.json"_s);
        QVERIFY(write(input, contents(golden(u"importers/har/mitmproxy/input.har"_s))));
        QCOMPARE(run({ u"import"_s, input, u"-o"_s, path(u"1.session.jsonl"_s) }).exitCode, 0);
        QVERIFY(write(input, "[1]"));
        const Outcome unknown = run({ u"import"_s, input, u"-o"_s, path(u"2.session.jsonl"_s) });
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY2(unknown.errors.contains("--from har"), unknown.errors.constData());
        const Outcome named =
            run({ u"import"_s, input, u"--from"_s, u"har"_s, u"-o"_s, path(u"2.session.jsonl"_s) });
        QCOMPARE(named.exitCode, 2);
        QVERIFY2(named.errors.contains("recording.json:1:1"), named.errors.constData());
        QVERIFY(!QFile::exists(path(u"2.session.jsonl"_s)));
    }

    void aDescriptionOfAServerBecomesAMock()
    {
        const QString output = path(u"shop.mock.json"_s);
        const QString input = golden(u"importers/mockoon/rules/input.json"_s);
        const Outcome imported = run({ u"import"_s, input, u"-o"_s, output });
        QVERIFY2(imported.exitCode == 0, imported.errors.constData());
        QCOMPARE(imported.out, (output + u'\n').toUtf8());
        QVERIFY2(imported.errors.contains("'counted' was left out"), imported.errors.constData());
        QCOMPARE(contents(output),
                 contents(golden(u"importers/mockoon/rules/expected.mock.json"_s)));
        QCOMPARE(QFile::permissions(output) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QCOMPARE(run({ u"validate"_s, output }).exitCode, 0);
    }

    void anImportAsksWhoseSideAsyncApiDescribes()
    {
        const QString output = path(u"bot.mock.json"_s);
        const QStringList arguments {
            u"import"_s, golden(u"importers/asyncapi/bot-client-3/input.yaml"_s), u"-o"_s, output
        };
        const Outcome asked = run(arguments);
        QCOMPARE(asked.exitCode, 2);
        QVERIFY2(asked.errors.contains("receives hello, reaction, and sends typing"),
                 asked.errors.constData());
        QVERIFY2(asked.errors.contains("--describes client"), asked.errors.constData());
        QVERIFY(!QFile::exists(output));
        QCOMPARE(run(arguments + QStringList { u"--describes"_s, u"client"_s }).exitCode, 0);
        QVERIFY(contents(output).contains("\"name\": \"typing\""));
        QCOMPARE(run(arguments + QStringList { u"--describes"_s, u"server"_s, u"--overwrite"_s })
                     .exitCode,
                 0);
        QVERIFY(contents(output).contains("\"name\": \"reaction\""));
        QCOMPARE(run(arguments + QStringList { u"--describes"_s, u"both"_s }).exitCode, 2);
    }

    void listsNameTheFormats()
    {
        const QByteArray formats = run({ u"import"_s, u"--list"_s }).out;
        for (const char *format : { "har ", "\nasyncapi ", "\nmockoon ", "\nwiremock " })
            QVERIFY2(formats.contains(format), format);
        const QByteArray targets = run({ u"export"_s, u"--list"_s }).out;
        for (const char *target : { "qtest ", "\nhar ", "\ncsv ", "\ntext " })
            QVERIFY2(targets.contains(target), target);
    }

    void aTableIsReadByOthersAsItWas()
    {
        const QString input = golden(u"exporters/csv/everything/input.session.jsonl"_s);
        QCOMPARE(
            run({ u"export"_s, input, u"--to"_s, u"csv"_s, u"-o"_s, m_folder.path() }).exitCode, 0);
        Program reader = Program::peer(u"csv_payloads.py"_s, { path(u"input.csv"_s) });
        QVERIFY2(reader.exitCode() == 0, reader.errors().constData());
        QByteArray expected;
        const auto session = Session::load(input);
        for (const SessionEvent &event : session->events) {
            if (event.kind == SessionEvent::Kind::Message)
                expected += event.message.bytes().toHex() + '\n';
        }
        QCOMPARE(reader.out(), expected);
    }

    void aTranscriptHoldsNothingThatATerminalObeys()
    {
        const QString input = golden(u"exporters/text/everything/input.session.jsonl"_s);
        QCOMPARE(
            run({ u"export"_s, input, u"--to"_s, u"text"_s, u"-o"_s, m_folder.path() }).exitCode,
            0);
        const QByteArray transcript = contents(path(u"input.txt"_s));
        QCOMPARE(transcript.count('\n'), Session::load(input)->events.size() + 1);
        for (const char c : transcript)
            QVERIFY(c == '\n' || quint8(c) >= 0x20);
        QVERIFY(!transcript.contains("\u202e"));
    }
};

QTEST_GUILESS_MAIN(TestCliFormats)
#include "tst_cli_formats.moc"
