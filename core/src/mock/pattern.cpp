// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "pattern_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

Pattern Pattern::read(const Node &node)
{
    constexpr qsizetype longest = 64 << 10;
    Pattern pattern;
    pattern.m_text = node.string();
    if (pattern.m_text.size() > longest) {
        node.fail(
            u"a regular expression of %1 characters; %2 are enough"_s.arg(pattern.m_text.size())
                .arg(longest));
        return pattern;
    }
    pattern.m_expression = QRegularExpression(u"(*LIMIT_MATCH=100000)"_s + pattern.m_text);
    if (!pattern.m_expression.isValid())
        node.fail(u"a broken regular expression: %1"_s.arg(pattern.m_expression.errorString()));
    return pattern;
}

bool Pattern::capture(const QString &text, Captures &captures) const
{
    const QRegularExpressionMatch match = m_expression.match(text);
    if (!match.hasMatch())
        return false;
    const QStringList names = m_expression.namedCaptureGroups();
    for (int i = 0; i <= m_expression.captureCount(); ++i) {
        if (!match.hasCaptured(i))
            continue;
        captures.insert(QString::number(i), match.captured(i));
        if (!names.value(i).isEmpty())
            captures.insert(names.at(i), match.captured(i));
    }
    return true;
}

} // namespace jackfield::mock
