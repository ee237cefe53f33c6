// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <signal.h>

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QDir kinds(projectFile(u"tests/core/mock/kinds"_s));
} // namespace

/// The mocks of docs/mocks.md, hosted: other people's clients hear from them what they say offline.
class TestCliMocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHostedExampleSaysWhatItsSessionSays_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isOurs");
        for (const QString &file : kinds.entryList({ u"*.mock.json"_s })) {
            const QString name = file.chopped(u".mock.json"_s.size());
            QTest::addRow("%s, our client", qPrintable(name)) << name << true;
            QTest::addRow("%s, python3-websockets", qPrintable(name)) << name << false;
        }
    }
    void aHostedExampleSaysWhatItsSessionSays()
    {
        QFETCH(QString, name);
        QFETCH(bool, isOurs);
        const QString session = kinds.filePath(name + u".session.jsonl"_s);
        const QString matching = kinds.filePath(name + u".matching.json"_s);
        const QStringList rules = QFile::exists(matching) ? QStringList(matching) : QStringList();
        Program server = Program::cli(
            { u"serve"_s, kinds.filePath(name + u".mock.json"_s), u"--port"_s, u"0"_s });
        const QString url = server.url();
        if (isOurs) {
            const QStringList options =
                rules.isEmpty() ? rules : QStringList(u"--matching"_s) + rules;
            const Outcome outcome =
                run(QStringList { u"test"_s, u"--against"_s, url, session } + options);
            QVERIFY2(outcome.exitCode == 0, outcome.said().constData());
        } else {
            Program peer =
                Program::peer(u"play_session.py"_s, QStringList { url, session } + rules);
            const int exitCode = peer.exitCode();
            QVERIFY2(exitCode == 0, peer.said().constData());
        }
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
        QCOMPARE(server.errors(), QByteArray());
    }

    void aMessageThatNothingAnswersIsToldOf()
    {
        Program server = Program::cli(
            { u"serve"_s, kinds.filePath(u"answers.mock.json"_s), u"--port"_s, u"0"_s });
        const QString url = server.url();
        for (int i = 0; i < 2; ++i) {
            QStringList arguments { u"connect"_s, url + u"/bot"_s };
            for (int n = 0; n < 60; ++n)
                arguments += { u"--send"_s, u"jokes"_s };
            QCOMPARE(run(arguments).exitCode, 0);
        }
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
        const QByteArrayList lines = server.errors().trimmed().split('\n');
        QCOMPARE(lines.size(), 101); // and a last word
        QCOMPARE(
            lines.first(),
            "jackfield-cli: /bot: no rule for text 5 B: jokes: the nearest is rule 3, but it is "
            "\"jokes\", not \"joke\""_ba);
        QCOMPARE(lines.last(),
                 "jackfield-cli: of further messages without a rule nothing is said"_ba);
    }
};

QTEST_GUILESS_MAIN(TestCliMocks)
#include "tst_cli_mocks.moc"
