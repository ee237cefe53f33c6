// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "testcode_p.h"
#include "valuecode_p.h"

namespace jackfield {

/// Writes the steps of a plan with the texts of a template.
class StepCode
{
public:
    StepCode(const TestTarget &target, CodeTemplate &texts, const TestPlan &plan, QByteArray name);

    /// Empty if the target can do none of its steps.
    QByteArray test(const PlannedTest &test);
    /// A line for each of the tests until now, where the template lists them.
    QByteArray exports() const { return m_exports.chopped(m_exports.isEmpty() ? 0 : 1); }
    /// The variables that this side chooses.
    QByteArrayList ownVariables() const { return m_own; }
    QByteArray entries() const { return m_entries.chopped(m_entries.isEmpty() ? 0 : 1); }
    /// The conditions that messages which come as they like meet, a text each.
    QByteArrayList incidentals();
    /// The files with the payloads that are too long for a line.
    QList<ExportedFile> payloads() const { return m_payloads; }
    /// What the target cannot do, each a part of a sentence.
    QStringList unsaid() const;

private:
    using Values = CodeTemplate::Values;
    /// A message as data: the name of the text for it ("text", "json", "binary", "bytes"), and what it says.
    struct Payload
    {
        QByteArray kind;
        Code code;
        QByteArray rules;
    };

    void write(const PlanStep &step);
    void open(const PlanStep &step);
    void message(const PlanStep &step);
    void closeStep(const PlanStep &step);
    qsizetype group(const QList<PlanStep> &steps, qsizetype from);
    Payload payload(const PlanStep &step);
    Code bytes(const PlanStep &step, const char *kind, const QByteArray &suffix);
    static QByteArray targetOf(const PlanStep &step);
    static QByteArrayList offered(const Headers &recorded);
    QList<Code> options(const WsOpened &opened);
    Code arguments(const PlanStep &step, const QByteArray &path);
    /// Lines of the test. Where the template has no text for them, that is kept.
    void line(const QByteArray &text, Values values, const Code &payload = {});
    QByteArray fitted(const QByteArray &text, Values values, const Code &payload);
    QByteArray client(int conn) const;
    QByteArray textFor(const QByteArray &text, const QByteArray &rules) const;
    Values ruleValues(const QByteArray &rules) const;
    QByteArray variables(const QList<int> &used);
    QByteArray testName(const PlannedTest &test);
    bool isOwn(const PlanStep &step) const { return step.event.from == m_target.plays; }

    const TestTarget &m_target;
    const Language &m_language;
    CodeTemplate &m_texts;
    const TestPlan &m_plan;
    ValueCode m_values;
    QByteArray m_name;
    QByteArray m_body;
    bool m_isSingle = true; ///< the test has one connection
    QSet<QByteArray> m_names; ///< of tests
    QHash<QByteArray, int> m_again; ///< how often a name was wanted again
    QByteArray m_entries;
    QByteArray m_exports;
    QByteArrayList m_own;
    QList<ExportedFile> m_payloads;
    QMap<QByteArray, int> m_unsaid; ///< how often a text was missing
};

} // namespace jackfield
