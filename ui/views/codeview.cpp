// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "codeview.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QKeyEvent>
#include <QTextBlock>
#include <QTextDocument>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostChanges = 2000; ///< lines that are tinted

QString definitionName(CodeMode mode)
{
    switch (mode) {
    case CodeMode::Json:
        return u"JSON"_s;
    case CodeMode::Xml:
        return u"XML"_s;
    case CodeMode::Cpp:
        return u"C++"_s;
    case CodeMode::Diff:
    case CodeMode::Plain:
        break;
    }
    return {};
}
} // namespace

CodeView::CodeView(Look &look, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_look(look)
    , m_highlighter(new KSyntaxHighlighting::SyntaxHighlighter(document()))
{
    setFont(look.monospace());
    setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 4);
    document()->setDocumentMargin(8);
    connect(&look, &Look::changed, this, &CodeView::applyLook);
    applyLook();
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    const bool isBack = event->key() == Qt::Key_Backtab;
    if (event->key() == Qt::Key_Escape || (isReadOnly() && (isBack || event->key() == Qt::Key_Tab)))
        QAbstractScrollArea::focusNextPrevChild(!isBack);
    else
        QPlainTextEdit::keyPressEvent(event);
}

void CodeView::setMode(CodeMode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    m_highlighter->setDefinition(m_look.repository().definitionForName(definitionName(mode)));
}

void CodeView::setCode(const QString &text, CodeMode mode)
{
    setMode(mode);
    setPlainText(text);
    markChanges();
}

/// Lines that begin with a sign of a difference.
void CodeView::markChanges()
{
    QList<QTextEdit::ExtraSelection> selections;
    QTextBlock block = m_mode == CodeMode::Diff ? document()->begin() : QTextBlock();
    for (; block.isValid() && selections.size() < mostChanges; block = block.next()) {
        const QString line = block.text();
        if (!line.startsWith(u'-') && !line.startsWith(u'+'))
            continue;
        const Theme &theme = m_look.theme();
        QTextEdit::ExtraSelection selection { .cursor = QTextCursor(block), .format = {} };
        selection.format.setBackground(line.startsWith(u'-') ? theme.failureTint
                                                             : theme.outgoingTint);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void CodeView::applyLook()
{
    m_highlighter->setTheme(m_look.highlighting());
    m_highlighter->rehighlight();
    markChanges();
}

} // namespace jackfield::ui
