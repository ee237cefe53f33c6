// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QByteArray header =
    R"({"jackfield":"session","version":1,"startedAt":"2026-11-23T10:00:00.000Z"})"
    "\n";
const QByteArray message = R"({"t":1,"conn":1,"event":"message","from":"server","text":"hello"})"
                           "\n";

QString sample(const QString &path)
{
    return projectFile(u"resources/sample-workspace/"_s + path);
}
} // namespace

/// jackfield-cli validate and pack, and what show does with a part of a session.
class TestCliValidate : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString put(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }

private Q_SLOTS:
    void filesWithoutFaultPassInSilence()
    {
        const QString matching = put(
            u"m.matching.json"_s,
            "{\n  \"jackfield\": \"matching\", \"version\": 1,\n  \"ignore\": [\"/time\"]\n}\n");
        const Outcome checked = run({ u"validate"_s,
                                      sample(u"sessions/orders.session.jsonl"_s),
                                      sample(u"mocks/trading.mock.json"_s),
                                      matching,
                                      put(u"empty.session.jsonl"_s, header) });
        QCOMPARE(checked.said(), ""_ba);
        QCOMPARE(checked.exitCode, 0);
    }

    void everyDamagedLineOfASessionIsNamed()
    {
        const QString path =
            put(u"broken.session.jsonl"_s,
                header + message + "{\"t\":1,\"ev\n" + message
                    + "{\"t\":-1,\"conn\":1,\"event\":\"end\"}\n\n" + message + "{\"t\":2,\"co");
        const Outcome checked = run({ u"validate"_s, path });
        QCOMPARE(checked.exitCode, 2);
        QCOMPARE(checked.out, ""_ba);
        const QByteArrayList lines = checked.errors.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        const QByteArray name = path.toUtf8();
        const QByteArrayList begins { name + ":3: JSON: expected",
                                      name + ":5: /t must be",
                                      name + ":6: JSON: expected",
                                      name + ":8: the last line is torn" };
        for (qsizetype i = 0; i < lines.size(); ++i)
            QVERIFY2(lines.at(i).startsWith(begins.at(i)), lines.at(i).constData());
        QVERIFY2(lines.first().endsWith(", at column 11"), lines.first().constData());
    }

    void otherFilesAreNamedWithLineAndColumn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("said"); // behind the file's name
        QTest::newRow("a mock with a comma too many")
            << "{\n \"jackfield\": \"mock\", \"version\": 1,\n}"_ba << ":3:1: "_ba;
        QTest::newRow("a mock whose server is a number")
            << "{\"jackfield\":\"mock\",\"version\":1,\"servers\":[1]}"_ba
            << ":1:44: /servers/0"_ba;
        QTest::newRow("rules of matching from the future")
            << "{\"jackfield\":\"matching\",\"version\":99}"_ba << ":1:35: "_ba;
        QTest::newRow("a version from the future")
            << "{\"jackfield\":\"session\",\"version\":99}\n"_ba << ":1: the session is of"_ba;
        QTest::newRow("a kind that is none")
            << "{\"jackfield\":\"fruit\"}"_ba << ":1: this is no session, mock or matching"_ba;
        QTest::newRow("other JSON") << "[1]"_ba << ":1: this is no session, mock or matching"_ba;
        QTest::newRow("bytes") << "\x00\xff\x12"_ba
                               << ":1: this is no session, mock or matching"_ba;
        QTest::newRow("nothing") << ""_ba << ":1: this is no session, mock or matching"_ba;
    }
    void otherFilesAreNamedWithLineAndColumn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, said);
        const QString path = put(u"x.json"_s, text);
        const Outcome checked = run({ u"validate"_s, path });
        QCOMPARE(checked.exitCode, 2);
        QCOMPARE(checked.errors.count('\n'), 1);
        QVERIFY2(checked.errors.startsWith(QByteArray(path.toUtf8() + said)),
                 checked.errors.constData());
    }

    void oneFileThatFailsDoesNotHideAnother()
    {
        const QString broken = put(u"a"_s, header + "{\n");
        const QString none = m_folder.filePath(u"none"_s);
        const QString fine = put(u"c"_s, header + message);
        const Outcome checked =
            run({ u"validate"_s, none, broken, fine, m_folder.path(), u"/dev/zero"_s });
        QCOMPARE(checked.exitCode, 2);
        QCOMPARE(checked.errors.count('\n'), 4);
        for (const QString &name :
             { none, QString(broken + u":2"_s), m_folder.path(), u"/dev/zero"_s })
            QVERIFY2(checked.errors.contains(name.toUtf8()), checked.errors.constData());
        QCOMPARE(run({ u"validate"_s }).exitCode, 2);
    }

    void aSessionWithNothingToPackIsToldOf()
    {
        const QString path = put(u"small.session.jsonl"_s, header + message);
        const QString out = m_folder.filePath(u"copy.session.jsonl"_s);
        const Outcome packed = run({ u"pack"_s, path, u"-o"_s, out });
        QCOMPARE(packed.exitCode, 0);
        QCOMPARE(packed.out,
                 "no payload has more than 1048576 bytes, so all of them are in " + out.toUtf8()
                     + '\n');
        QCOMPARE(contents(out), contents(path));
    }

    void showSaysFromWhereItCounts()
    {
        const QString path = put(u"counted.session.jsonl"_s, header + message);
        const Outcome from = run({ u"show"_s, path, u"--from"_s, u"0"_s });
        QCOMPARE(from.exitCode, 2);
        QCOMPARE(from.errors, "jackfield-cli: --from counts from 1\n");
        const Outcome count = run({ u"show"_s, path, u"--count=-1"_s });
        QCOMPARE(count.exitCode, 2);
        QCOMPARE(count.errors, "jackfield-cli: --count is 0 or more\n");
    }

    void aBigPayloadIsPackedIntoAFileOfItsOwn()
    {
        QByteArray big = message;
        big.replace("hello", QByteArray(2 << 20, 'x'));
        const QString path = put(u"big.session.jsonl"_s, header + message + big);
        const QString out = m_folder.filePath(u"packed.session.jsonl"_s);
        const Outcome packed = run({ u"pack"_s, path, u"-o"_s, out });
        QVERIFY2(packed.exitCode == 0, packed.said().constData());
        QVERIFY2(packed.out.startsWith("1 payloads, 2097152 bytes, are in "),
                 packed.out.constData());
        QVERIFY(contents(out).size() < 500);
        QCOMPARE(run({ u"show"_s, out, u"--json"_s }).out, QByteArray(message + big));
        QCOMPARE(run({ u"validate"_s, out }).exitCode, 0);
        QCOMPARE(run({ u"pack"_s, path, u"-o"_s, out }).exitCode, 2);
        QVERIFY(QDir(m_folder.filePath(u"packed.payloads"_s)).removeRecursively());
        const Outcome missing = run({ u"validate"_s, out });
        QCOMPARE(missing.exitCode, 2);
        QVERIFY2(missing.errors.contains(":3: its payload, the file "), missing.errors.constData());
    }

    void partsOfASessionAreShownByNumber_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArrayList>("times");
        QTest::addColumn<int>("exitCode");
        const auto row =
            [](const char *name, const QString &options, const QByteArrayList &times, int code) {
                QTest::newRow(name) << options.split(u' ', Qt::SkipEmptyParts) << times << code;
            };
        row("all up to the damage", u""_s, { "1", "2" }, 2);
        row("the first", u"--count 1"_s, { "1" }, 0);
        row("none", u"--count 0"_s, {}, 0);
        row("from the second, two", u"--from 2 --count 1"_s, { "2" }, 0);
        row("from behind the damage", u"--from 4"_s, { "4", "5" }, 0);
        row("more than there are", u"--from 5 --count 10"_s, { "5" }, 0);
        row("behind the end", u"--from 6"_s, {}, 0);
        row("past the damage", u"--from 2 --count 3 --salvage"_s, { "2", "0", "4" }, 0);
        row("from 0", u"--from 0"_s, {}, 2);
        row("a negative count", u"--count -1"_s, {}, 2);
    }
    void partsOfASessionAreShownByNumber()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArrayList, times);
        QByteArray text = header;
        for (const char n : { '1', '2', '3', '4', '5' }) {
            QByteArray line = n == '3' ? "{\"t\":3\n"_ba : message;
            line[5] = n;
            text += line;
        }
        const Outcome shown = run(
            QStringList { u"show"_s, put(u"five.session.jsonl"_s, text), u"--json"_s } + options);
        QTEST(shown.exitCode, "exitCode");
        QByteArrayList seen;
        for (const QByteArray &line : shown.out.split('\n')) {
            if (!line.isEmpty())
                seen.append(line.sliced(5).first(1));
        }
        QCOMPARE(seen, times);
        QVERIFY(shown.exitCode == 0 || !shown.errors.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliValidate)
#include "tst_cli_validate.moc"
