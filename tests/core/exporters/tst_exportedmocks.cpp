// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/exporters/exporter.h>
#include <jackfield/interop/importer.h>
#include <jackfield/mock/mockfile.h>
#include <jackfield/replay/replay.h>

#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// What clients say that Postman does not change, each after the target of its connection.
QList<std::pair<QString, WsMessage>> saidIn(const Session &session)
{
    QList<std::pair<QString, WsMessage>> said;
    for (const QList<SessionEvent> &connection : session.split()) {
        if (connection.front().kind != SessionEvent::Kind::Open)
            continue;
        const QString target =
            QString::fromUtf8(connection.front().opened().request.uri().pathAndQuery());
        for (const SessionEvent &event : connection) {
            const QByteArray bytes = event.message.bytes();
            const bool isHeld = !event.message.isText()
                || (QUtf8StringView(bytes).isValidUtf8() && !bytes.contains("{{"));
            if (event.isWholeMessage() && event.from == Side::Client && isHeld)
                said.append({ target, event.message });
        }
    }
    return said;
}
} // namespace

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

    /// To another program and back: what its rules can hold is played, and nothing of it was said to be lost.
    void rulesOfOthersComeBack_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("lines");
        const QByteArray text =
            R"({"t":2,"conn":1,"event":"message","from":"client","text":"its { it }\n"})"
            "\n"
            R"({"t":52,"conn":1,"event":"message","from":"server","json":{"a":"${b} {{c}}","d":[1.0]}})"
            "\n"
            R"({"t":60,"conn":1,"event":"message","from":"client","json":{"type":"silent"}})"
            "\n"
            R"({"t":61,"conn":1,"event":"message","from":"client","text":"next"})"
            "\n"
            R"({"t":62,"conn":1,"event":"message","from":"server","text":"answered"})"
            "\n";
        const QByteArray more =
            R"({"t":63,"conn":1,"event":"message","from":"server","base64":"AAH/"})"
            "\n"
            R"({"t":64,"conn":1,"event":"message","from":"client","base64":"/wEA"})"
            "\n"
            R"({"t":65,"conn":1,"event":"message","from":"server","text":"two"})"
            "\n"
            R"({"t":66,"conn":1,"event":"message","from":"server","text":"messages"})"
            "\n";
        QTest::newRow("mockoon") << u"mockoon"_s << text;
        QTest::newRow("wiremock") << u"wiremock"_s
                                  << QByteArray(text + more)
                                         .replace("\"t\":52", "\"t\":3")
                                         .replace("{{c}}", "{c}"); // it says what stands for itself
    }
    void rulesOfOthersComeBack()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, lines);
        const auto session = Session::parse(
            R"({"jackfield":"session","version":1,"startedAt":"2026-11-28T10:00:00Z"})"
            "\n"
            R"({"t":1,"conn":1,"event":"open","request":{"target":"/a/b"},"response":{"status":101}})"
            "\n"
            + lines + R"({"t":99,"conn":1,"event":"end","by":"client","clean":true,"status":1000})"
            + '\n');
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        QCOMPARE(notCarriedOver(*exporter(target), *session), QString());
        const auto files = exporter(target)->run(*session, { .name = u"made"_s });
        QVERIFY(files);
        const ImportSource source { files->first().name, files->first().bytes };
        QCOMPARE(importerOf(source), importer(target));
        const auto imported = importer(target)->run(source, {});
        QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
        QVERIFY2(imported->report.isEmpty(), qPrintable(imported->report.join(u'\n')));
        const auto mock = MockFile::parse(imported->mock, u"made"_s);
        QVERIFY(mock);
        const Verdict verdict = replay::againstHandler(*session, mock->servers.first().handler());
        QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
    }

    /// What the clients say, to Bruno and back.
    void requestsOfOthersComeBack()
    {
        const auto session =
            Session::load(QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/exports/flow.session.jsonl"));
        QVERIFY(session);
        const auto files = exporter(u"bruno")->run(*session, { .name = u"flow"_s });
        QVERIFY(files);
        const QList<QList<SessionEvent>> connections = session->split();
        const QList<qsizetype> opened { 0, 1, 3 }; // one was refused
        for (qsizetype i = 0; i < opened.size(); ++i) {
            const ImportSource source { files->at(i).name, files->at(i).bytes };
            QCOMPARE(importerOf(source), importer(u"bruno"));
            const auto imported = importer(u"bruno")->run(source, {});
            QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
            const QList<SessionEvent> &events = connections[opened[i]];
            QCOMPARE(imported->session.events.front().opened().url, events.front().opened().url);
            QList<WsMessage> said;
            for (const SessionEvent &event : events) {
                const QByteArray bytes = event.message.bytes();
                const bool isHeld = event.message.isText() && !bytes.contains('\r')
                    && bytes == bytes.trimmed(); // Bruno cuts blanks off
                if (event.isWholeMessage() && event.from == Side::Client && isHeld)
                    said.append(event.message);
            }
            QList<WsMessage> back;
            for (const SessionEvent &event : imported->session.events) {
                if (event.isWholeMessage())
                    back.append(event.message);
            }
            QCOMPARE(back, said);
            QVERIFY(!said.isEmpty());
        }
    }

    /// What the clients say, to a folder of Postman and back, whatever stands in it.
    void aCollectionOfPostmanComesBack_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : { u"exports/flow"_s,
                                     u"golden/exporters/text/everything/input"_s,
                                     u"golden/exporters/mock/hostile/input"_s })
            QTest::newRow(qPrintable(path)) << path;
    }
    void aCollectionOfPostmanComesBack()
    {
        QFETCH(QString, path);
        const auto session = Session::load(QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/") + path
                                           + u".session.jsonl"_s);
        QVERIFY(session);
        const auto files = exporter(u"postman")->run(*session, { .name = u"a/b \"c\""_s });
        QVERIFY(files);
        const QTemporaryDir folder;
        QVERIFY(write(*files, folder.path()));
        const auto source = ImportSource::load(folder.path());
        QVERIFY2(source, source ? "" : qPrintable(source.error().message));
        QCOMPARE(importerOf(*source), importer(u"postman"));
        const auto imported =
            importer(u"postman")->run(*source, { .redaction = Redaction::none() });
        QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
        QCOMPARE(saidIn(imported->session), saidIn(*session));
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
