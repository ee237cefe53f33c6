// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "codeview.h"

#include "variablehighlighter.h"

#include <KSyntaxHighlighting/Definition>
#include <ui/models/payloadfile.h>

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextOption>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
QString definitionName(CodeMode mode)
{
    switch (mode) {
    case CodeMode::Json:
        return u"JSON"_s;
    case CodeMode::Xml:
        return u"XML"_s;
    case CodeMode::Cpp:
        return u"C++"_s;
    case CodeMode::JavaScript:
        return u"JavaScript"_s;
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
    , m_highlighter(new VariableHighlighter(document()))
{
    setLayoutDirection(Qt::LeftToRight); // code, in every language
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    document()->setDefaultTextOption(option);
    look.setMonospace(this);
    const auto setTabs = [this] {
        setTabStopDistance(QFontMetricsF(m_look.monospace()).horizontalAdvance(u' ') * 4);
    };
    setTabs();
    connect(&look, &Look::textSizeChanged, this, setTabs);
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

bool CodeView::canInsertFromMimeData(const QMimeData *source) const
{
    return !source->hasUrls() && QPlainTextEdit::canInsertFromMimeData(source);
}

void CodeView::insertFromMimeData(const QMimeData *source)
{
    if (m_isPasteBounded) {
        const QTextCursor cursor = textCursor();
        const int start = cursor.selectionStart();
        const QString whole = code().replace(start, cursor.selectionEnd() - start, source->text());
        if (!isShortEnough(whole))
            return Q_EMIT pastedTooMuch(whole);
    }
    QPlainTextEdit::insertFromMimeData(source);
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
    setWhole(text);
}

/// The highlighter has it in mind to go on with lines of the text that goes: it must not find them.
void CodeView::setWhole(const QString &text)
{
    QCoreApplication::removePostedEvents(m_highlighter, QEvent::MetaCall);
    setPlainText(text);
}

void CodeView::setFile(const QString &text, const QString &name)
{
    m_mode = CodeMode::Plain;
    m_highlighter->setDefinition(m_look.repository().definitionForFileName(name));
    setWhole(text);
}

QString CodeView::code() const
{
    return document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

QString CodeView::text() const
{
    const QString written = code();
    const auto last = std::ranges::find_last(m_exact, written, &Exact::written);
    return last.empty() ? written : last.front().set;
}

void CodeView::setText(const QString &text)
{
    m_exact.clear();
    setWhole(text);
    m_exact.append({ text, code() });
}

void CodeView::replaceText(const QString &text)
{
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.insertText(text);
    m_exact.append({ text, code() });
    moveCursor(QTextCursor::Start);
}

void CodeView::applyLook()
{
    m_highlighter->setTheme(m_look.highlighting());
    m_highlighter->rehighlight();
}

} // namespace jackfield::ui
