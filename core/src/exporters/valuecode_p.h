// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codetemplate_p.h"
#include "language_p.h"
#include "testplan/testplan_p.h"

namespace jackfield {

/// Payloads of a plan as data of a language, with the template's texts for what is not compared as it was recorded.
class ValueCode
{
public:
    ValueCode(const Language &language, CodeTemplate &texts, const TestPlan &plan);

    /// A literal of the language.
    Code value(const PlannedValue &value);
    /// ", ignoring("/at"), near("/price", 0.5)": what is behind the JSON of languages that write it as text.
    QByteArray rules(const PlannedValue &value);
    /// The pieces of a message that is sent.
    Code sent(const QList<PlannedPiece> &pieces);
    QByteArray string(QStringView text) const { return m_language.string(text); }
    QByteArray variable(int index) const;
    /// The variables that were written since the last call, in the order in which they were met.
    QList<int> takeUsed();

    /// Whether a program of another language reads the numbers and characters of a value as exactly as we do.
    static bool isReadAlike(const PlannedValue &value, int depth = 0);

private:
    QByteArray scalar(const JsonValue &value) const;
    QByteArray mark(const PlannedValue &value, const JsonPointer &place);

    const Language &m_language;
    CodeTemplate &m_texts;
    QByteArrayList m_names; ///< of the plan's variables
    QList<int> m_used;
};

} // namespace jackfield
