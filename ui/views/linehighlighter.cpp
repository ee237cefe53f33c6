// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "linehighlighter.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void LineHighlighter::setMode(Look &look, CodeMode mode)
{
    const QString name = mode == CodeMode::Json ? u"JSON line"_s
        : mode == CodeMode::Xml                 ? u"XML"_s
                                                : QString();
    setDefinition(look.repository().definitionForName(name));
    setTheme(look.highlighting());
    m_state = {};
}

LineHighlighter::Formats LineHighlighter::jsonLine(const QString &line, bool isInString)
{
    m_state = isInString ? highlightLine(u"\"", {}) : KSyntaxHighlighting::State();
    return nextLine(line);
}

LineHighlighter::Formats LineHighlighter::nextLine(const QString &line)
{
    m_formats.clear();
    if (definition().isValid())
        m_state = highlightLine(line, m_state);
    return std::exchange(m_formats, {});
}

void LineHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length == 0 || !format.hasTextColor(theme()))
        return;
    QTextLayout::FormatRange range { .start = offset, .length = length, .format = {} };
    range.format.setForeground(format.textColor(theme()));
    if (format.isBold(theme()))
        range.format.setFontWeight(QFont::Bold);
    m_formats.append(range);
}

} // namespace jackfield::ui
