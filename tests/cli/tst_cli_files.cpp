// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/session/session.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
QString sample(const QString &path)
{
    return projectFile(u"resources/sample-workspace/"_s + path);
}
} // namespace

/// What needs no connection: the sample workspace, and reading, comparing and exporting its sessions.
class TestCliFiles : public QObject
{
    Q_OBJECT

    const QString m_orders = sample(u"sessions/orders.session.jsonl"_s);
    const QString m_subscribe = sample(u"sessions/subscribe.session.jsonl"_s);
    const QString m_mock = sample(u"mocks/trading.mock.json"_s);

private Q_SLOTS:
    void theSamplesSessionsPassAgainstItsMock()
    {
        const Outcome tested = run({ u"test"_s, m_orders, m_subscribe, u"--mock"_s, m_mock });
        QVERIFY2(tested.exitCode == 0, tested.said().constData());
        QCOMPARE(tested.out.count("ok  "), 2);
        Program server = Program::cli({ u"serve"_s, m_mock, u"--port"_s, u"0"_s });
        const Outcome online =
            run({ u"test"_s, m_orders, m_subscribe, u"--against"_s, server.url() });
        QVERIFY2(online.exitCode == 0, online.said().constData());
    }

    void aChangedValueOfTheSampleIsNamedByItsPointer()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"changed.session.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contents(m_orders).replace("\"type\":\"filled\",\"id\":2",
                                              "\"type\":\"filled\",\"id\":3"));
        file.close();
        const Outcome tested = run({ u"test"_s, file.fileName(), u"--mock"_s, m_mock });
        QCOMPARE(tested.exitCode, 1);
        QVERIFY2(tested.out.contains("/id"), tested.out.constData());
        QVERIFY2(tested.out.startsWith("FAIL "), tested.out.constData());
    }

    void theSampleIsTheSameOnEveryCheckout()
    {
        for (const QString &path : { m_orders,
                                     m_subscribe,
                                     m_mock,
                                     sample(u"workspace.json"_s),
                                     sample(u"connections/feed.json"_s) }) {
            const QByteArray bytes = contents(path);
            QVERIFY2(bytes.endsWith('\n') && !bytes.contains('\r'), qPrintable(path));
        }
        QCOMPARE(contents(sample(u".gitattributes"_s)), "* text eol=lf\n"_ba);
        for (const QString &path : { m_orders, m_subscribe })
            QCOMPARE(Session::load(path)->toText(), contents(path));
    }

    void showPrintsEveryEvent()
    {
        const Outcome shown = run({ u"show"_s, m_orders });
        QCOMPARE(shown.exitCode, 0);
        const auto session = Session::load(m_orders);
        QCOMPARE(shown.out.count('\n'), session->events.size());
        QVERIFY(shown.out.contains("-> message {\"type\":\"order\""));
        const Outcome json = run({ u"show"_s, m_orders, u"--json"_s });
        const QByteArray whole = contents(m_orders);
        QCOMPARE(json.out, whole.sliced(whole.indexOf('\n') + 1));
    }

    void infoSumsUp()
    {
        const Outcome info = run({ u"info"_s, m_orders, u"--json"_s });
        QCOMPARE(info.exitCode, 0);
        const auto summary = JsonValue::parse(info.out.trimmed());
        QVERIFY(summary);
        QCOMPARE(summary->value(u"connections")->toInteger(), 1);
        QCOMPARE(summary->value(u"client")->value(u"messages")->toInteger(), 3);
        QCOMPARE(summary->value(u"server")->value(u"messages")->toInteger(), 5);
        QCOMPARE(summary->value(u"latency")->value(u"answers")->toInteger(), 2);
        QCOMPARE(summary->value(u"recorder")->toString(), u"proxy"_s);
        QVERIFY(run({ u"info"_s, m_orders }).out.contains("from client  3 messages"));
    }

    void diffIsSilentAboutTheSame()
    {
        const Outcome same = run({ u"diff"_s, m_orders, m_orders });
        QCOMPARE(same.exitCode, 0);
        QCOMPARE(same.out, ""_ba);
        QCOMPARE(run({ u"diff"_s, m_orders, m_subscribe }).exitCode, 1);
    }

    void exportListsItsTargetsAndWritesFiles()
    {
        const QTemporaryDir folder;
        QVERIFY(run({ u"export"_s, u"--list"_s }).out.startsWith("qtest "));
        const Outcome written =
            run({ u"export"_s, m_orders, u"--to"_s, u"qtest"_s, u"-o"_s, folder.filePath(u"x"_s) });
        QVERIFY2(written.exitCode == 0, written.errors.constData());
        for (const QByteArray &name : written.out.trimmed().split('\n'))
            QVERIFY2(!contents(QString::fromUtf8(name)).isEmpty(), name.constData());
    }

    void helpNamesEveryCommand()
    {
        const Outcome help = run({ u"--help"_s });
        QCOMPARE(help.exitCode, 0);
        const QByteArray guide = contents(projectFile(u"docs/cli.md"_s));
        for (const char *name : { "serve",
                                  "connect",
                                  "proxy",
                                  "replay",
                                  "test",
                                  "diff",
                                  "show",
                                  "info",
                                  "validate",
                                  "pack",
                                  "export" }) {
            QVERIFY2(help.out.contains(QByteArray(QByteArray("  ") + name + ' ')), name);
            QCOMPARE(run({ QString::fromLatin1(name), u"--help"_s }).exitCode, 0);
            QVERIFY2(guide.contains(QByteArray(QByteArray("## ") + name + '\n')), name);
        }
    }

    void theGuideShowsTheOptionsThereAre()
    {
        const QByteArray guide = contents(projectFile(u"docs/cli.md"_s));
        static const QRegularExpression option(u"(?<=\\s|,)(--?[a-z][a-z-]*)"_s);
        for (const QString &name : { u"serve"_s,
                                     u"connect"_s,
                                     u"proxy"_s,
                                     u"replay"_s,
                                     u"test"_s,
                                     u"diff"_s,
                                     u"show"_s,
                                     u"info"_s,
                                     u"validate"_s,
                                     u"pack"_s,
                                     u"export"_s }) {
            const QString help = QString::fromUtf8(run({ name, u"--help"_s }).out);
            for (const QString &line : help.split(u'\n')) {
                const auto match = option.match(line);
                if (!line.startsWith(u"  -"_s) || !match.hasMatch())
                    continue;
                QVERIFY2(guide.contains(QByteArray('`' + match.captured(1).toUtf8()))
                             || match.captured(1) == u"-h"_s,
                         qPrintable(name + u' ' + match.captured(1)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCliFiles)
#include "tst_cli_files.moc"
