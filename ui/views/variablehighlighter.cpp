// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "variablehighlighter.h"

#include <QRegularExpression>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

/// As a number of the same length.
void VariableHighlighter::highlightBlock(const QString &text)
{
    static const QRegularExpression variable(u"{{[^{}]*}}"_s);
    QString standIn = text;
    for (const QRegularExpressionMatch &match : variable.globalMatch(text)) {
        const QString digits(match.capturedLength(), u'1');
        standIn.replace(match.capturedStart(), digits.size(), digits);
    }
    SyntaxHighlighter::highlightBlock(standIn);
}

} // namespace jackfield::ui
