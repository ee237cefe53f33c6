// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../cli/program.h"
#include "runners.h"

#include <QFileInfo>
#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
const QString orders = u"resources/sample-workspace/sessions/orders"_s;
const QString subscribe = u"resources/sample-workspace/sessions/subscribe"_s;
const QString flow = u"tests/exports/flow"_s;

using Change = std::pair<QByteArray, QByteArray>;
} // namespace

/// A recorded session as a test in another language, against the server that was recorded.
class TestExportedTests : public QObject
{
    Q_OBJECT

private:
    static QByteArray recorded(const QString &name)
    {
        return contents(projectFile(name + u".session.jsonl"_s));
    }

private Q_SLOTS:
    void passesAgainstWhatWasRecorded_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("session");
        for (const Runner &runner : runners()) {
            for (const QString &session : { orders, subscribe, flow })
                QTest::newRow(qPrintable(runner.target + u' ' + QFileInfo(session).fileName()))
                    << runner.target << session;
        }
    }
    void passesAgainstWhatWasRecorded()
    {
        QFETCH(QString, target);
        QFETCH(QString, session);
        const Ran ran = ranExported(runnerOf(target), session, recorded(session));
        QVERIFY2(ran.exitCode == 0, ran.said.constData());
        QVERIFY2(ran.verdict == 0, ran.heard.constData());
    }

    void noticesAnotherValue_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("session");
        QTest::addColumn<Change>("change");
        for (const Runner &runner : runners()) {
            const auto row = [&](const char *what, const QString &session, const Change &change) {
                QTest::newRow(qPrintable(runner.target + u": "_s + QLatin1String(what)))
                    << runner.target << session << change;
            };
            row("a number", orders, { R"("accepted","id":2)", R"("accepted","id":3)" });
            row("a member more", flow, { R"("user":"ada")", R"("user":"ada","more":1)" });
            row("a member less", flow, { R"("none":[],)", "" });
            row("true as 1", flow, { R"("is":true)", R"("is":1)" });
            row("beyond the tolerance", flow, { R"("load":0.42)", R"("load":0.93)" });
            row("another type", flow, { R"("at":"2026-11-23T10:00:00.001Z")", R"("at":1)" });
            row("another bound value",
                flow,
                { R"({"type":"bye","session":"s-17")", R"({"type":"bye","session":"s-1")" });
            row("a bound value missing",
                flow,
                { R"({"type":"welcome","session":"s-17",)", R"({"type":"welcome",)" });
            row("a message behind the last",
                flow,
                { R"("text":"hello, bob"})",
                  R"("text":"hello, bob"})"
                  "\n"
                  R"({"t":16.5,"conn":2,"event":"message","from":"server","text":"more"})" });
            row("an end before its time",
                flow,
                { R"("text":"hello, bob"})",
                  R"("text":"hello, bob"})"
                  "\n"
                  R"({"t":16.5,"conn":2,"event":"close","from":"server","code":1011,"reason":""})" });
            row("text", flow, { R"("text":"hello, bob")", R"("text":"hello, Bob")" });
            row("bytes", flow, { R"("AP+ACg==")", R"("AP+ACw==")" });
            row("in a long text", flow, { R"(answer 77)", R"(answer 78)" });
            row("in a long message", flow, { R"(message 33)", R"(message 34)" });
            row("the code of the end", flow, { "4001", "4002" });
            row("the status of a refusal", flow, { R"("status":401)", R"("status":403)" });
            row("the subprotocol", flow, { R"("subprotocol":"chat.v1")", R"("subprotocol":"")" });
        }
    }
    void noticesAnotherValue()
    {
        QFETCH(QString, target);
        QFETCH(QString, session);
        QFETCH(Change, change);
        QByteArray changed = recorded(session);
        QVERIFY(changed.contains(change.first));
        changed.replace(change.first, change.second);
        const Ran ran = ranExported(runnerOf(target), session, changed);
        QVERIFY2(ran.exitCode > 0, ran.said.constData());
        QVERIFY(ran.verdict >= 0);
    }

    void holdsToTheRules_data()
    {
        QTest::addColumn<QString>("target");
        for (const Runner &runner : runners())
            QTest::newRow(qPrintable(runner.target)) << runner.target;
    }
    void holdsToTheRules()
    {
        QFETCH(QString, target);
        const QByteArray changed = withinTheRules(recorded(flow));
        QVERIFY(!changed.isEmpty());
        const Ran ran = ranExported(runnerOf(target), flow, changed);
        QVERIFY2(ran.exitCode == 0, ran.said.constData());
        QVERIFY2(ran.verdict == 0, ran.heard.constData());
    }
};

QTEST_GUILESS_MAIN(TestExportedTests)
#include "tst_exported_tests.moc"
