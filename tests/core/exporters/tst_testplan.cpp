// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "testplan/testplan_p.h"

#include <jackfield/exporters/exporter.h>

#include <QTest>
#include <algorithm>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
using What = PlannedValue::What;

/// Lines of a session with ' for ", behind its header and the openings of two connections.
Session sessionOf(QByteArray lines)
{
    const QByteArray begin =
        "{'jackfield':'session','version':1,'startedAt':'2026-11-23T10:00:00Z'}\n"
        "{'t':0,'conn':1,'event':'open','request':{'target':'/a'},'response':{'status':101}}\n"
        "{'t':0,'conn':2,'event':'open','request':{'target':'/b'},'response':{'status':101}}\n";
    return Session::parse(QByteArray(begin + lines).replace('\'', '"')).value();
}

Matching rulesOf(QByteArray members)
{
    const QByteArray text = "{'jackfield':'matching','version':1," + members + '}';
    return Matching::parse(QByteArray(text).replace('\'', '"'), u"rules"_s).value();
}

QList<PlanStep> messagesOf(const TestPlan &plan)
{
    QList<PlanStep> found;
    for (const PlannedTest &test : plan.tests)
        std::ranges::copy_if(test.steps, std::back_inserter(found), [](const PlanStep &step) {
            return step.kind == PlanStep::Kind::Message;
        });
    return found;
}

/// The exported text of all files but payloads.
QByteArray exported(const char *target, const Session &session, const Matching &rules)
{
    QByteArray all;
    const auto files = exporter(QString::fromLatin1(target))->run(session, { .rules = &rules });
    for (const ExportedFile &file : files.value_or(QList<ExportedFile>()))
        all += file.bytes;
    return all;
}
} // namespace

/// What a test of a session does, before it is written in any language.
class TestTestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A replay binds within a connection: what another one says of the same value goes as it was recorded.
    void variablesBelongToTheirConnection()
    {
        const Session session =
            sessionOf("{'t':1,'conn':1,'event':'message','from':'server','json':{'token':'t1'}}\n"
                      "{'t':2,'conn':1,'event':'message','from':'client','json':{'token':'t1'}}\n"
                      "{'t':3,'conn':2,'event':'message','from':'client','json':{'token':'t1'}}\n");
        const Matching rules = rulesOf("'bind':[{'name':'token','paths':['/token']}]");
        const TestPlan plan = TestPlan::of(session, &rules);
        QCOMPARE(plan.variables.size(), 2);
        QVERIFY(!plan.variables[0].isClients);
        QVERIFY(plan.variables[1].isClients);
        const QList<PlanStep> messages = messagesOf(plan);
        QCOMPARE(messages[1].sent[1].variable, 0);
        QCOMPARE(messages[2].sent[1].variable, 1);
    }

    void rulesCoverWhatIsBelowTheirPlace()
    {
        const Session session =
            sessionOf("{'t':1,'conn':1,'event':'message','from':'server',"
                      "'json':{'values':[1.5,'x'],'order':{'id':1,'by':{'name':'ada'}}}}\n");
        const Matching rules =
            rulesOf("'tolerances':[{'path':'/values','by':0.5}],'types':['/order']");
        const TestPlan plan = TestPlan::of(session, &rules);
        const PlannedValue value = *messagesOf(plan)[0].value;
        const PlannedValue &values = value.elements[0];
        QCOMPARE(values.what, What::List);
        QCOMPARE(values.elements[0].what, What::Near);
        QCOMPARE(values.elements[0].amount, 0.5);
        QCOMPARE(values.elements[1].what, What::Recorded);
        const PlannedValue &order = value.elements[1];
        QCOMPARE(order.what, What::Members);
        QCOMPARE(order.elements[0].what, What::SameType);
        QCOMPARE(order.elements[1].elements[0].what, What::SameType);
    }

    /// Rules count under "exact", too; what they say nothing of is compared by its bytes.
    void exactIsByValueWhereRulesAre()
    {
        const Session session =
            sessionOf("{'t':1,'conn':1,'event':'message','from':'server','json':{'at':1}}\n"
                      "{'t':2,'conn':1,'event':'message','from':'server','json':{'b':1}}\n");
        const Matching rules =
            rulesOf("'strictness':'exact','ignore':[{'path':'/at','in':{'path':'/at'}}]");
        const TestPlan plan = TestPlan::of(session, &rules);
        QVERIFY(messagesOf(plan)[0].value && messagesOf(plan)[0].value->hasMarks());
        QVERIFY(!messagesOf(plan)[1].value);
        QVERIFY(plan.left.join(u';').contains(u"how JSON is spelt"_s));
    }

    void whatComesAsItLikesIsKnownOfBothSides()
    {
        const Session session =
            sessionOf("{'t':1,'conn':1,'event':'message','from':'client','text':'ping'}\n"
                      "{'t':2,'conn':1,'event':'message','from':'server','base64':'AAE='}\n"
                      "{'t':3,'conn':1,'event':'message','from':'server','text':'rest'}\n");
        const Matching rules =
            rulesOf("'background':[{'text':'ping'},{'from':'server','mode':'binary'}]");
        const TestPlan plan = TestPlan::of(session, &rules);
        const QList<PlanStep> messages = messagesOf(plan);
        QVERIFY(messages[0].isIncidental && messages[1].isIncidental && !messages[2].isIncidental);
        QCOMPARE(std::ranges::count(plan.incidentals, Side::Client, &Incidental::from), 1);
        QVERIFY(std::ranges::any_of(plan.incidentals, &Incidental::isBinary));
        QVERIFY(exported("msw", session, rules).contains("message === 'ping'"));
        QVERIFY(exported("pytest", session, rules).contains("isinstance(message, bytes)"));
    }

    /// Such a condition stands outside of the tests, whose variables it cannot name; and once.
    void conditionsOfMessagesNameNoVariables()
    {
        QByteArray lines;
        for (int i = 0; i < 3; ++i)
            lines +=
                "{'t':1,'conn':1,'event':'message','from':'server','json':{'tick':1,'id':'x'}}\n";
        const Session session = sessionOf(lines);
        const Matching rules = rulesOf("'bind':[{'name':'id','paths':['/id']}],"
                                       "'optional':[{'path':'/tick','matches':'1'}]");
        const QByteArray code = exported("pytest", session, rules);
        QCOMPARE(code.count("is_same(json_of(message)"), 1);
        QVERIFY(code.contains(R"("id": OfType("string"))"));
        QVERIFY(!code.contains("id_1") && !code.contains("id1"));
    }

    void waitsFollowTheRecording()
    {
        const Session quick =
            sessionOf("{'t':5000,'conn':1,'event':'message','from':'server','text':'a'}\n");
        QCOMPARE(TestPlan::of(quick, nullptr).timeout, std::chrono::seconds(10));
        const Session slow =
            sessionOf("{'t':30500,'conn':1,'event':'message','from':'server','text':'a'}\n");
        QCOMPARE(TestPlan::of(slow, nullptr).timeout, std::chrono::seconds(61));
        QCOMPARE(TestPlan::of(slow, nullptr).limit, std::chrono::seconds(92));
    }

    void everyVariableHasANameOfItsOwn()
    {
        const Session session = sessionOf("{'t':1,'conn':1,'event':'message','from':'server',"
                                          "'json':{'a':1,'b':2,'c':3,'d':4}}\n");
        const Matching rules = rulesOf("'bind':[{'name':'\xd0\xbd','paths':['/a']},"
                                       "{'name':'\xd0\xb7','paths':['/b']},"
                                       "{'name':'order-id','paths':['/c']},"
                                       "{'name':'Order id','paths':['/d']}]");
        const QByteArray code = exported("vitest", session, rules);
        QList<QByteArray> names;
        for (const QByteArray &line : code.split('\n')) {
            if (line.contains(" = new Bound("))
                names.append(line.trimmed().split(' ').value(1));
        }
        QCOMPARE(names.size(), 4);
        std::ranges::sort(names);
        QVERIFY2(std::ranges::adjacent_find(names) == names.end(), names.join(' ').constData());
    }

    /// No name of a session is a platform of Go, or a file that it passes over.
    void goRunsEverySession_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name :
             { u"feed_windows"_s, u"_feed"_s, u"\u00e4rger"_s, u"sessions"_s })
            QTest::newRow(qPrintable(name)) << name;
    }
    void goRunsEverySession()
    {
        QFETCH(QString, name);
        const auto files = exporter(u"go")->run(sessionOf({}), { .name = name });
        QVERIFY(files);
        QVERIFY(files->at(0).name.endsWith(u"_session_test.go"_s));
        QVERIFY(!files->at(0).name.startsWith(u'_'));
        QVERIFY(files->at(0).name != files->at(1).name);
    }

    /// Mermaid draws no text of more than 50,000 characters.
    void longDiagramsSayWhatIsLeftOut()
    {
        QByteArray lines;
        for (int i = 0; i < 2000; ++i)
            lines += "{'t':" + QByteArray::number(i)
                + ",'conn':1,'event':'message','from':'server','text':'something longer'}\n";
        const auto files = exporter(u"mermaid")->run(sessionOf(lines), {});
        QVERIFY(files && files->first().bytes.size() < 50'000);
        QVERIFY(files->first().bytes.contains(" more steps\n"));
    }
};

QTEST_GUILESS_MAIN(TestTestPlan)
#include "tst_testplan.moc"
