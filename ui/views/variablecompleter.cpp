// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "variablecompleter.h"

#include <ui/models/variableplace.h>

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int leastWidth = 160;

std::optional<VariablePlace> placeIn(const QPlainTextEdit &edit)
{
    const QTextCursor cursor = edit.textCursor();
    const QString line = cursor.block().text();
    const int at = cursor.positionInBlock();
    return VariablePlace::of(line.first(at), line.sliced(at));
}
} // namespace

VariableCompleter::VariableCompleter(const Look &look, QPlainTextEdit *edit)
    : QCompleter(edit)
    , m_edit(edit)
{
    setModel(&m_known);
    setWidget(edit);
    setCompletionMode(PopupCompletion);
    setFilterMode(Qt::MatchContains);
    setCaseSensitivity(Qt::CaseInsensitive);
    popup()->setObjectName(u"variableCompletions"_s);
    popup()->setFont(look.monospace());
    popup()->setAccessibleName(tr("Variables"));
    connect(edit, &QPlainTextEdit::textChanged, this, &VariableCompleter::offer);
    connect(edit, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!placeIn(*m_edit))
            popup()->hide();
    });
    connect(
        this, qOverload<const QString &>(&QCompleter::activated), this, &VariableCompleter::write);
}

void VariableCompleter::offer()
{
    const auto place = placeIn(*m_edit);
    if (!place || !m_edit->hasFocus() || !m_variables) {
        popup()->hide();
        return;
    }
    m_known.setStringList(m_variables());
    setCompletionPrefix(place->name);
    if (completionCount() == 0) {
        popup()->hide();
        return;
    }
    QRect line = m_edit->cursorRect();
    line.setWidth(
        std::max(leastWidth,
                 popup()->sizeHintForColumn(0) + popup()->verticalScrollBar()->sizeHint().width()));
    complete(line);
    popup()->setCurrentIndex(completionModel()->index(0, 0));
}

/// In one step that can be undone, with its closing braces.
void VariableCompleter::write(const QString &variable)
{
    const auto place = placeIn(*m_edit);
    if (!place)
        return;
    QTextCursor cursor = m_edit->textCursor();
    const QTextBlock block = cursor.block();
    const auto behind = block.text().size() - place->after.size();
    cursor.setPosition(block.position() + int(place->before.size()));
    cursor.setPosition(block.position() + int(behind), QTextCursor::KeepAnchor);
    cursor.insertText(u"{{ "_s + variable + u" }}"_s);
    m_edit->setTextCursor(cursor);
}

bool VariableCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == popup() && event->type() == QEvent::KeyPress) {
        const QModelIndex index = popup()->currentIndex();
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Tab:
            if (key->modifiers() != Qt::NoModifier || !index.isValid())
                break;
            popup()->hide();
            write(index.data().toString());
            return true;
        case Qt::Key_Escape: // which would leave the edit
            popup()->hide();
            return true;
        default:
            break;
        }
    }
    return QCompleter::eventFilter(watched, event);
}

} // namespace jackfield::ui
