// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "editcompleter.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace jackfield::ui {

namespace {
constexpr int leastWidth = 160;
} // namespace

EditCompleter::EditCompleter(const Look &look, QPlainTextEdit *edit)
    : QCompleter(edit)
    , m_edit(edit)
{
    setWidget(edit);
    setCompletionMode(PopupCompletion);
    setFilterMode(Qt::MatchContains);
    setCaseSensitivity(Qt::CaseInsensitive);
    popup()->setFont(look.monospace());
    popup()->setLayoutDirection(Qt::LeftToRight); // code
    connect(this,
            qOverload<const QModelIndex &>(&QCompleter::activated),
            this,
            [this](const QModelIndex &index) { write(index); });
}

void EditCompleter::offer(const std::optional<QString> &prefix)
{
    if (prefix)
        setCompletionPrefix(*prefix);
    if (!prefix || !m_edit->hasFocus() || completionCount() == 0) {
        popup()->hide();
        return;
    }
    QRect line = m_edit->cursorRect();
    line.translate(m_edit->viewport()->pos());
    line.setWidth(
        std::max(leastWidth,
                 popup()->sizeHintForColumn(0) + popup()->verticalScrollBar()->sizeHint().width()));
    complete(line);
    popup()->setCurrentIndex(completionModel()->index(0, 0));
}

bool EditCompleter::eventFilter(QObject *watched, QEvent *event)
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
            write(index);
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
