// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "codefind.h"

#include "codeeditor.h"
#include "styled.h"

#include <ui/models/format.h>

#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

CodeFind::CodeFind(Look &look, CodeEditor &editor, QWidget *parent)
    : QFrame(parent)
    , m_editor(editor)
    , m_wanted(new QLineEdit(this))
    , m_count(quietLabel({}, this))
{
    setObjectName(u"findBar"_s);
    m_wanted->setObjectName(u"codeFindText"_s);
    m_wanted->setPlaceholderText(tr("Find in the script"));
    m_wanted->setAccessibleName(tr("Find in the script"));
    m_wanted->setFont(look.monospace());
    m_wanted->installEventFilter(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_wanted, 1);
    layout->addWidget(m_count);
    const auto add = [&](const QString &icon, const QString &tip, auto function) {
        auto *button = new QToolButton(this);
        button->setIcon(look.icon(icon));
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        connect(button, &QToolButton::clicked, this, function);
        layout->addWidget(button);
    };
    add(u"go-up"_s, tr("The match before (Shift+F3)"), [this] { m_editor.findNext(false); });
    add(u"go-down"_s, tr("The next match (F3, Enter)"), [this] { m_editor.findNext(true); });
    add(u"window-close"_s, tr("Close (Esc)"), [this] { close(); });
    connect(m_wanted, &QLineEdit::textChanged, &editor, &CodeEditor::find);
    connect(&editor, &CodeEditor::foundChanged, this, &CodeFind::sayCount);
    hide();
}

void CodeFind::open()
{
    show();
    const QString selected = m_editor.textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_wanted->setText(selected);
    m_wanted->selectAll();
    m_wanted->setFocus();
    m_editor.find(m_wanted->text());
}

void CodeFind::close()
{
    hide();
    m_editor.find({});
    m_editor.setFocus();
}

void CodeFind::sayCount()
{
    const qsizetype count = m_editor.found();
    const qsizetype current = m_editor.currentFound();
    const bool isNothing = count == 0 && !m_wanted->text().isEmpty();
    const QString all =
        formattedCount(count) + (count == CodeEditor::mostFound ? u"+"_s : QString());
    m_count->setText(m_wanted->text().isEmpty() ? QString()
                         : isNothing            ? tr("nothing")
                         : current < 0          ? all
                                       : tr("%1 of %2").arg(formattedCount(current + 1), all));
    setStyled(m_wanted, "invalid", isNothing);
}

bool CodeFind::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_wanted || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (key.key() == Qt::Key_Escape)
        close();
    else if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)
        m_editor.findNext(!key.modifiers().testFlag(Qt::ShiftModifier));
    else
        return QFrame::eventFilter(watched, event);
    return true;
}

} // namespace jackfield::ui
