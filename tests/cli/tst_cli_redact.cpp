// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <jackfield/session/pack.h>

#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
constexpr const char *webToken = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJlMTIz";
const QString login = u"{\"password\":\"hush\\/1\",\"pin\":1234,\"note\":\"k<secret:1>\"}"_s;
} // namespace

/// One recording with secrets in its messages, and what takes them out.
class TestCliRedact : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_plain = path(u"plain"_s);
    Program m_server = Program::cli({ u"serve"_s, u"--echo"_s, u"--port"_s, u"0"_s });
    QString m_url = m_server.url();

    QString path(const QString &name) { return m_folder.filePath(name + u".session.jsonl"_s); }

    Outcome record(const QString &file, const QStringList &more = {})
    {
        return run(QStringList { u"connect"_s,
                                 m_url + u"/?token=hush%2F1"_s,
                                 u"--header"_s,
                                 u"Authorization: Bearer hush/1"_s,
                                 u"--send"_s,
                                 login,
                                 u"--send"_s,
                                 u"t "_s + QString::fromLatin1(webToken),
                                 u"--expect"_s,
                                 u"2"_s,
                                 u"--record"_s,
                                 file }
                   + more);
    }

    Outcome redact(const QStringList &arguments)
    {
        return run(QStringList { u"redact"_s } + arguments);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Outcome recorded = record(m_plain);
        QVERIFY2(recorded.exitCode == 0, recorded.said().constData());
        QVERIFY(contents(m_plain).contains("hush"));
        // One sentence says that something is left, and what to do.
        QCOMPARE(recorded.errors.count("likely credentials stand"), 1);
        QVERIFY(recorded.errors.contains("jackfield-cli redact --scan"));
    }

    void rulesHoldWhileRecording()
    {
        const QString file = path(u"live"_s);
        const Outcome recorded = record(file,
                                        { u"--redact"_s,
                                          u"json:/password"_s,
                                          u"--redact"_s,
                                          u"json:$.pin"_s,
                                          u"--redact"_s,
                                          u"regex:t (\\S+)"_s });
        QVERIFY2(recorded.exitCode == 0, recorded.said().constData());
        QVERIFY2(!recorded.errors.contains("likely"), recorded.errors.constData());
        const QByteArray text = contents(file);
        QVERIFY2(!text.contains("hush") && !text.contains("1234") && !text.contains("eyJ"),
                 text.constData());
        // One secret: the query, the header and the member say the same.
        QVERIFY(text.contains("?token=<secret:1>"));
        QVERIFY(text.contains("Bearer <secret:1>"));
        QCOMPARE(
            text.count(R"({"password":"<secret:1>","pin":"<secret:2>","note":"k<secret::1>"})"), 2);
        QCOMPARE(text.count("t <secret:3>"), 2);
        QCOMPARE(text.count("\"event\":\"redacted\""), 4);
    }

    void aRecordingIsRedactedAfterwards()
    {
        const QString file = path(u"after"_s);
        const Outcome redacted = redact({ m_plain,
                                          u"-o"_s,
                                          file,
                                          u"--redact"_s,
                                          u"json:/password"_s,
                                          u"--redact"_s,
                                          u"entropy"_s });
        QVERIFY2(redacted.exitCode == 0, redacted.said().constData());
        QVERIFY(redacted.out.contains("1  message from client, json:/password"));
        QVERIFY(redacted.out.contains("4 secrets replaced"));
        QVERIFY(!redacted.said().contains("hush"));
        const QByteArray text = contents(file);
        QVERIFY2(!text.contains("hush") && !text.contains("eyJ"), text.constData());
        // What was redacted before keeps its number.
        QVERIFY(text.contains("?token=<secret:1>") && text.contains(R"("password":"<secret:2>")"));
        QCOMPARE(text.count("t <secret:3>"), 2);
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QVERIFY(Session::load(file).has_value());
        const Outcome again = redact({ m_plain, u"-o"_s, file });
        QCOMPARE(again.exitCode, 2);
        QVERIFY(again.errors.contains("--overwrite"));
        // And once more: nothing is left to do.
        const Outcome twice = redact({ file,
                                       u"-o"_s,
                                       file,
                                       u"--overwrite"_s,
                                       u"--redact"_s,
                                       u"json:/password"_s,
                                       u"--redact"_s,
                                       u"entropy"_s });
        QVERIFY2(twice.out.contains("0 secrets replaced"), twice.said().constData());
        QCOMPARE(contents(file), text);
    }

    void nothingOfAPackedSessionIsLeftBesideTheRedactedOne()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"packed.session.jsonl"_s);
        QVERIFY(pack(m_plain, file, 8)->payloads > 0);
        QVERIFY(!contents(file).contains("hush\\/1"));
        const QStringList rules { u"--redact"_s, u"json:/password"_s };
        const Outcome done = redact(QStringList { file, u"-o"_s, file, u"--overwrite"_s } + rules);
        QVERIFY2(done.exitCode == 0, done.said().constData());
        QDirIterator all(folder.path(),
                         QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        int entries = 0;
        for (; all.hasNext(); ++entries)
            QVERIFY2(!contents(all.next()).contains("hush"), qPrintable(all.filePath()));
        QCOMPARE(entries, 1);
        QVERIFY(contents(file).contains(R"("password":"<secret:2>")"));
    }

    void aPreviewWritesNothingAndTellsNoSecret_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("without -o") << QStringList();
        QTest::newRow("--dry-run") << QStringList { u"-o"_s, path(u"dry"_s), u"--dry-run"_s };
    }
    void aPreviewWritesNothingAndTellsNoSecret()
    {
        QFETCH(QStringList, more);
        const Outcome shown = redact(
            QStringList { m_plain, u"--redact"_s, u"json:/password"_s, u"--redact"_s, u"entropy"_s }
            + more);
        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(
            shown.out.contains(
                "event 3, message from client, json:/password: <secret:2> for …(6 characters)"),
            shown.out.constData());
        QVERIFY2(shown.out.contains("<secret:3> for eyJh…(57 characters)"), shown.out.constData());
        QVERIFY(!shown.said().contains("hush") && !shown.said().contains("c2ln"));
        QVERIFY(!QFileInfo::exists(path(u"dry"_s)));
    }

    void aScanFindsWhatIsLeft()
    {
        const Outcome found = redact({ u"--scan"_s, m_plain });
        QCOMPARE(found.exitCode, 1);
        const QByteArray place =
            m_plain.toUtf8() + ":4: JSON member password, message from client (…(7 characters))\n";
        QVERIFY2(found.out.contains(place), found.out.constData());
        QVERIFY(found.out.contains("JSON Web Token, message from server (eyJh…(57 characters))"));
        QVERIFY(!found.out.contains("hush"));
        const QString clean = path(u"clean"_s);
        QCOMPARE(redact({ m_plain,
                          u"-o"_s,
                          clean,
                          u"--redact"_s,
                          u"json:$..password"_s,
                          u"--redact"_s,
                          u"entropy"_s })
                     .exitCode,
                 0);
        const Outcome nothing = redact({ u"--scan"_s, clean });
        QVERIFY2(nothing.exitCode == 0 && nothing.said().isEmpty(), nothing.said().constData());
        QCOMPARE(redact({ u"--scan"_s, clean, m_plain }).exitCode, 1);
        const QString open = path(u"open"_s);
        QCOMPARE(record(open, { u"--no-redact"_s }).exitCode, 0);
        QVERIFY(redact({ u"--scan"_s, open }).out.contains("request header Authorization"));
    }

    void wrongUsageIsToldOf_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const QString nowhere = path(u"nowhere"_s);
        const auto row = [](const char *name,
                            const QStringList &arguments,
                            const QByteArray &said) { QTest::newRow(name) << arguments << said; };
        const QStringList connect { u"connect"_s, u"ws://127.0.0.1:1"_s };
        row("no rule",
            connect + QStringList { u"--record"_s, nowhere, u"--redact"_s, u"foo"_s },
            "json:/POINTER");
        row("both",
            connect
                + QStringList { u"--record"_s,
                                nowhere,
                                u"--redact"_s,
                                u"entropy"_s,
                                u"--no-redact"_s },
            "excludes");
        row("no recording", connect + QStringList { u"--redact"_s, u"entropy"_s }, "--record");
        row("no file", { u"redact"_s, nowhere }, "cannot read");
        row("two files", { u"redact"_s, nowhere, nowhere }, "one FILE");
        row("a scan that writes",
            { u"redact"_s, u"--scan"_s, nowhere, u"-o"_s, nowhere },
            "excludes");
        row("a broken rule",
            { u"redact"_s, nowhere, u"--redact"_s, u"regex:("_s },
            "broken at character");
    }
    void wrongUsageIsToldOf()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QFETCH(QByteArray, said);
        QVERIFY2(outcome.errors.contains(said), outcome.errors.constData());
        QVERIFY(!QFileInfo::exists(path(u"nowhere"_s)));
    }

    void aBrokenFileLeavesNothingBehind()
    {
        const QString broken = path(u"broken"_s);
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contents(m_plain).replace("\"event\":\"close\"", "\"event\":close"));
        file.close();
        const QString output = path(u"from-broken"_s);
        const Outcome outcome = redact({ broken, u"-o"_s, output });
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.errors.contains(QByteArray(broken.toUtf8() + ":")));
        QVERIFY(!QFileInfo::exists(output));
    }
};

QTEST_GUILESS_MAIN(TestCliRedact)
#include "tst_cli_redact.moc"
