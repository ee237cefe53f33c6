// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "losses_p.h"
#include "stepcode_p.h"
#include "template_p.h"
#include "testcode_p.h"

#include <jackfield/json/jsonwriter.h>

#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
QList<PlannedTest> connectionByConnection(const QList<PlannedTest> &tests)
{
    QList<PlannedTest> connections;
    for (const PlannedTest &test : tests) {
        for (const int conn : test.connections) {
            PlannedTest own { { conn }, {} };
            std::ranges::copy_if(test.steps, std::back_inserter(own.steps), [&](const auto &step) {
                return step.event.conn == conn;
            });
            connections.append(own);
        }
    }
    return connections;
}

QList<PlannedTest> inOne(const QList<PlannedTest> &tests)
{
    PlannedTest whole;
    for (const PlannedTest &test : tests) {
        whole.connections += test.connections;
        whole.steps += test.steps;
    }
    return whole.steps.isEmpty() ? QList<PlannedTest>() : QList<PlannedTest> { whole };
}

/// The plan as the target plays it.
TestPlan planOf(const TestTarget &target, const Session &session, const ExportOptions &options)
{
    TestPlan plan = TestPlan::of(session, options.rules);
    for (PlannedTest &test : plan.tests) {
        test.steps.removeIf([&](const PlanStep &step) { // nobody waits for what need not come
            return step.isIncidental && step.event.from != target.plays;
        });
    }
    const bool overlap = std::ranges::any_of(
        plan.tests, [](const PlannedTest &test) { return test.connections.size() > 1; });
    if (overlap && target.tests == TestTarget::Tests::Single)
        plan.left.append(u"that connections were open at once"_s);
    if (target.tests == TestTarget::Tests::Single)
        plan.tests = connectionByConnection(plan.tests);
    if (target.tests == TestTarget::Tests::Whole)
        plan.tests = inOne(plan.tests);
    return plan;
}
} // namespace

QByteArray identifier(const QString &name)
{
    QByteArray safe;
    for (const char c : name.toLatin1().toLower())
        safe += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
    while (safe.startsWith('_'))
        safe.remove(0, 1);
    if (safe.isEmpty() || (safe[0] >= '0' && safe[0] <= '9'))
        safe.prepend(safe.isEmpty() ? "session" : "session_");
    return safe;
}

QByteArray camelCase(const QByteArray &identifier)
{
    QByteArray made;
    const QList<QByteArray> words = identifier.split('_');
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    for (const QByteArray &word : words) {
        if (!made.isEmpty() && isDigit(made.back()) && !word.isEmpty() && isDigit(word.front()))
            made += '_';
        made += word.left(1).toUpper() + word.mid(1);
    }
    return made.isEmpty() ? QByteArrayLiteral("Session") : made;
}

Result<QList<ExportedFile>>
testCode(const TestTarget &target, const Session &session, const ExportOptions &options)
{
    const TestPlan plan = planOf(target, session, options);
    if (plan.isEmpty())
        return failure(Error::Code::Missing, u"the session has no connection to make a test of"_s);
    CodeTemplate texts(target.codeTemplate);
    const QByteArray name = identifier(options.name);
    StepCode steps(target, texts, plan, name);
    QByteArrayList tests;
    for (const PlannedTest &test : plan.tests) {
        if (const QByteArray made = steps.test(test); !made.isEmpty())
            tests.append(made.chopped(1));
    }
    const CodeTemplate::Values values { { "name", name },
                                        { "Name", camelCase(name) },
                                        { "server", target.language->string(plan.server) },
                                        { "timeout", QByteArray::number(plan.timeout.count()) },
                                        { "limit", QByteArray::number(plan.limit.count()) },
                                        { "incidentals", steps.incidentals().join('\n') },
                                        { "entries", steps.entries() },
                                        { "count", QByteArray::number(tests.size()) },
                                        { "exports", steps.exports() },
                                        { "own", steps.ownVariables().join(", ") },
                                        { "targetJson", json::quoted(plan.server) },
                                        { "tests", tests.join(target.language->gap) } };
    QList<ExportedFile> files;
    for (const TestTarget::File &file : target.files) {
        const QString fileName = QString::fromLatin1(filled(file.name, values));
        files.append({ fileName, texts.document(file.text, values), file.isUsersOwn });
    }
    if (target.bringsSession)
        files.append({ QString::fromLatin1(name + ".session.jsonl"), session.toText() });
    return files + steps.payloads();
}

QStringList
lostInTestCode(const TestTarget &target, const Session &session, const ExportOptions &options)
{
    const TestPlan plan = planOf(target, session, options);
    CodeTemplate texts(target.codeTemplate);
    StepCode steps(target, texts, plan, identifier(options.name));
    for (const PlannedTest &test : plan.tests)
        steps.test(test);
    return lostInSteps(session, target.plays) + steps.unsaid() + plan.left;
}

} // namespace jackfield
