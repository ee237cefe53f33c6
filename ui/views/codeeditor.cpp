// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "codeeditor.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int gap = 12; ///< pixels on both sides of a number

qsizetype leadingBlanks(const QString &line)
{
    const auto end =
        std::ranges::find_if_not(line, [](QChar c) { return c == u' ' || c == u'\t'; });
    return end - line.begin();
}
} // namespace

/// The margin; the editor knows where its lines are.
class CodeEditor::Numbers : public QWidget
{
public:
    explicit Numbers(CodeEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    { }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintNumbers(event->rect()); }

private:
    CodeEditor *m_editor;
};

CodeEditor::CodeEditor(Look &look, QWidget *parent)
    : CodeView(look, parent)
    , m_look(look)
    , m_numbers(new Numbers(this))
{
    setLineWrapMode(NoWrap);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEditor::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        dy != 0 ? m_numbers->scroll(0, dy)
                : m_numbers->update(0, area.y(), m_numbers->width(), area.height());
    });
    connect(this, &QPlainTextEdit::textChanged, this, &CodeEditor::look);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeEditor::matchesChanged);
    connect(this, &QPlainTextEdit::cursorPositionChanged, m_numbers, qOverload<>(&QWidget::update));
    connect(&look, &Look::changed, this, &CodeEditor::mark);
    placeNumbers();
}

void CodeEditor::placeNumbers()
{
    const auto digits = QString::number(std::max(99, blockCount())).size();
    const int width = int(digits) * fontMetrics().horizontalAdvance(u'0') + 2 * gap;
    setViewportMargins(width, 0, 0, 0);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), width, inside.height());
}

void CodeEditor::resizeEvent(QResizeEvent *event)
{
    CodeView::resizeEvent(event);
    placeNumbers();
}

void CodeEditor::changeEvent(QEvent *event)
{
    CodeView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_numbers)
        placeNumbers();
}

void CodeEditor::paintNumbers(const QRect &area)
{
    QPainter painter(m_numbers);
    const Theme &theme = m_look.theme();
    painter.fillRect(area, theme.base);
    painter.setFont(font());
    const int current = textCursor().blockNumber();
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= area.bottom(); block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        const bool isWrong = block.blockNumber() + 1 == m_mistake;
        const QRectF row(0, top, m_numbers->width() - gap, height);
        if (isWrong)
            painter.fillRect(QRectF(0, top, m_numbers->width(), height), theme.failureTint);
        painter.setPen(isWrong                              ? theme.failure
                           : block.blockNumber() == current ? theme.ink
                                                            : theme.muted);
        painter.drawText(
            row, int(Qt::AlignRight | Qt::AlignTop), QString::number(block.blockNumber() + 1));
        top += height;
    }
}

void CodeEditor::setMistake(int line)
{
    m_mistake = line;
    m_numbers->update();
    mark();
}

/// What is wrong and what is found, behind the text.
void CodeEditor::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QTextBlock wrong = document()->findBlockByNumber(m_mistake - 1);
    if (m_mistake > 0 && wrong.isValid()) {
        QTextEdit::ExtraSelection line { QTextCursor(wrong), {} };
        line.format.setBackground(m_look.theme().failureTint);
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(line);
    }
    for (const QTextCursor &place : std::as_const(m_found)) {
        QTextEdit::ExtraSelection one { place, {} };
        one.format.setBackground(m_look.theme().warningTint);
        marks.append(one);
    }
    setExtraSelections(marks);
}

void CodeEditor::goToLine(int line)
{
    QTextCursor cursor(document()->findBlockByNumber(std::clamp(line, 1, blockCount()) - 1));
    cursor.movePosition(QTextCursor::EndOfBlock);
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

void CodeEditor::reveal(qsizetype begin, qsizetype end)
{
    QTextCursor cursor(document());
    cursor.setPosition(int(begin));
    cursor.setPosition(int(end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    centerCursor();
}

void CodeEditor::goTo(qsizetype begin, qsizetype end)
{
    reveal(begin, end);
    setFocus();
}

void CodeEditor::replaceCode(const QString &text)
{
    const QString before = code();
    const auto [one, other] = std::ranges::mismatch(before, text);
    const auto start = one - before.begin();
    qsizetype end = 0; // what is the same behind
    const qsizetype most = std::min(before.size(), text.size()) - start;
    while (end < most && before[before.size() - 1 - end] == text[text.size() - 1 - end])
        ++end;
    QTextCursor cursor(document());
    cursor.setPosition(int(start));
    cursor.setPosition(int(before.size() - end), QTextCursor::KeepAnchor);
    cursor.insertText(text.sliced(start, text.size() - end - start));
}

void CodeEditor::find(const QString &wanted)
{
    m_wanted = wanted;
    look();
    const auto next = std::ranges::find_if(m_found, [&](const QTextCursor &place) {
        return place.selectionStart() >= textCursor().selectionStart();
    });
    if (!m_found.isEmpty())
        setTextCursor(next == m_found.end() ? m_found.first() : *next);
}

void CodeEditor::look()
{
    m_found.clear();
    for (QTextCursor place(document()); !m_wanted.isEmpty() && matchCount() < mostMatches();) {
        place = document()->find(m_wanted, place);
        if (place.isNull())
            break;
        m_found.append(place);
    }
    mark();
    Q_EMIT matchesChanged();
}

void CodeEditor::findNext(bool isForward)
{
    if (m_found.isEmpty())
        return;
    const int from = isForward ? textCursor().selectionEnd() : textCursor().selectionStart();
    qsizetype next = 0;
    if (isForward) {
        while (next < m_found.size() && m_found[next].selectionStart() < from)
            ++next;
    } else {
        next = m_found.size() - 1;
        while (next >= 0 && m_found[next].selectionEnd() > from)
            --next;
    }
    setTextCursor(m_found[(next + m_found.size()) % m_found.size()]);
    centerCursor();
}

/// Of one line.
QString CodeEditor::wantedFromSelection() const
{
    const QString selected = textCursor().selectedText();
    return selected.contains(QChar::ParagraphSeparator) ? QString() : selected;
}

qsizetype CodeEditor::currentMatch() const
{
    const QTextCursor cursor = textCursor();
    const auto current = std::ranges::find_if(m_found, [&](const QTextCursor &place) {
        return place.selectionStart() == cursor.selectionStart()
            && place.selectionEnd() == cursor.selectionEnd();
    });
    return current == m_found.end() ? -1 : current - m_found.begin();
}

/// Of the lines that are selected, or blanks up to the next step where the cursor is.
void CodeEditor::indent(bool isBack)
{
    QTextCursor cursor = textCursor();
    if (!isBack && !cursor.hasSelection()) {
        cursor.insertText(QString(m_step - cursor.positionInBlock() % m_step, u' '));
        return;
    }
    QTextBlock block = document()->findBlock(cursor.selectionStart());
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    cursor.beginEditBlock();
    for (; block.isValid() && block.blockNumber() <= last; block = block.next()) {
        QTextCursor line(block);
        if (!isBack && !block.text().isEmpty())
            line.insertText(QString(m_step, u' '));
        for (int i = 0; isBack && i < m_step && block.text().startsWith(u' '); ++i)
            line.deleteChar();
    }
    cursor.endEditBlock();
}

/// As far in as the line above, and a step further behind an opening bracket.
void CodeEditor::newLine()
{
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().first(cursor.positionInBlock());
    QString blanks = before.first(leadingBlanks(before));
    static const QString brackets = u"{[("_s;
    if (const QString trimmed = before.trimmed();
        !trimmed.isEmpty() && brackets.contains(trimmed.back()))
        blanks += QString(m_step, u' ');
    cursor.insertText(u'\n' + blanks);
    ensureCursorVisible();
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (isReadOnly() || !isPlain)
        CodeView::keyPressEvent(event);
    else if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab)
        indent(event->key() == Qt::Key_Backtab);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        newLine();
    else
        CodeView::keyPressEvent(event);
}

} // namespace jackfield::ui
