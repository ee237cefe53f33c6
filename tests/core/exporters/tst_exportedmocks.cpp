// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/exporters/exporter.h>
#include <jackfield/mock/mockfile.h>
#include <jackfield/replay/replay.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

/// A mock that was made of a session answers as it was recorded.
class TestExportedMocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMockOfASessionPlaysIt_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : { u"core/mock/samples/graphql"_s,
                                     u"core/mock/samples/jsonrpc"_s,
                                     u"core/mock/kinds/rules"_s,
                                     u"core/mock/kinds/faults"_s,
                                     u"core/mock/kinds/scenario"_s,
                                     u"golden/exporters/mock/braces/input"_s,
                                     u"golden/exporters/mock/hostile/input"_s })
            QTest::newRow(qPrintable(path)) << path;
    }
    void aMockOfASessionPlaysIt()
    {
        QFETCH(QString, path);
        const auto session = Session::load(QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/") + path
                                           + u".session.jsonl"_s);
        QVERIFY(session);
        const auto files = exporter(u"mock")->run(*session, { .name = u"made"_s });
        QVERIFY(files);
        const auto mock = MockFile::parse(files->first().bytes, u"made"_s);
        QVERIFY2(mock, mock ? "" : qPrintable(mock.error().where + mock.error().message));
        const Verdict verdict = replay::againstHandler(*session, mock->servers.first().handler());
        QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
        QVERIFY(verdict.messages() > 0);
    }

    /// What the golden files do not play, they say.
    void whatIsLostIsSaid_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("words");
        const QByteArray open =
            R"({"t":1,"conn":1,"event":"open","request":{"target":"/a"},"response":{"status":101}})"
            "\n";
        QTest::newRow("a broken frame")
            << open + R"({"t":2,"conn":1,"event":"frame","from":"server","base64":"AAE="})"
            << u"a frame that breaks the protocol"_s;
        QTest::newRow("a gap") << open + R"({"t":2,"conn":1,"event":"gap","bytes":3})"
                               << u"what the recording has lost"_s;
        QTest::newRow("a refusal beside") << open
                + R"({"t":2,"conn":2,"event":"refused","request":{"target":"/a"},"response":{"status":401}})"
                                          << u"a connection was refused as well"_s;
        QTest::newRow("another greeting")
            << open
                + R"({"t":2,"conn":2,"event":"open","request":{"target":"/a?b"},"response":{"status":101}})"
                  "\n"
                  R"({"t":2,"conn":2,"event":"message","from":"server","text":"a"})"
            << u"what connections heard before they had asked, but for the first one"_s;
    }
    void whatIsLostIsSaid()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QString, words);
        const auto session = Session::parse(
            R"({"jackfield":"session","version":1,"startedAt":"2026-11-28T10:00:00Z"})"
            "\n"
            + lines + '\n');
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        const auto files = exporter(u"mock")->run(*session, { .name = u"made"_s });
        QVERIFY(files);
        QVERIFY(MockFile::parse(files->first().bytes, u"made"_s));
        QVERIFY2(files->first().bytes.contains(QByteArray("not carried over: " + words.toUtf8())),
                 files->first().bytes.constData());
    }
};

QTEST_GUILESS_MAIN(TestExportedMocks)
#include "tst_exportedmocks.moc"
