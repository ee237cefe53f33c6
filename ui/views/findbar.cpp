// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "findbar.h"

#include "styled.h"

#include <ui/models/format.h>

#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

FindBar::FindBar(Look &look, Findable &view, QWidget &widget, const QString &hint, QWidget *parent)
    : QFrame(parent)
    , m_view(view)
    , m_widget(widget)
    , m_wanted(new QLineEdit(this))
    , m_count(quietLabel({}, this))
{
    setObjectName(u"findBar"_s);
    m_wanted->setObjectName(u"findText"_s);
    m_wanted->setPlaceholderText(hint);
    m_wanted->setAccessibleName(hint);
    m_wanted->setFont(look.monospace());
    m_wanted->installEventFilter(this);
    m_count->setObjectName(u"findCount"_s);
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
    add(u"go-up"_s, tr("Previous match (Shift+F3)"), [this] { m_view.findNext(false); });
    add(u"go-down"_s, tr("Next match (F3, Enter)"), [this] { m_view.findNext(true); });
    add(u"window-close"_s, tr("Close (Esc)"), [this] { close(); });
    connect(m_wanted, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_view.find(text);
    });
    hide();
}

void FindBar::open()
{
    show();
    if (const QString selected = m_view.wantedFromSelection(); !selected.isEmpty())
        m_wanted->setText(selected);
    m_wanted->selectAll();
    m_wanted->setFocus();
    m_view.find(m_wanted->text());
}

void FindBar::close()
{
    hide();
    m_view.find({});
    m_widget.setFocus();
}

void FindBar::sayCount()
{
    const size_t count = m_view.matchCount();
    const qsizetype current = m_view.currentMatch();
    const QString all =
        formattedCount(qint64(count)) + (count == m_view.mostMatches() ? u"+"_s : QString());
    if (m_wanted->text().isEmpty())
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("no match"));
    else if (current < 0)
        m_count->setText(all);
    else
        m_count->setText(tr("%1 of %2").arg(formattedCount(current + 1), all));
    setStyled(m_wanted, "invalid", count == 0 && !m_wanted->text().isEmpty());
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_wanted || !isKey)
        return QFrame::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    const bool isReturn = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    const bool isBack = key.matches(QKeySequence::FindPrevious)
        || (isReturn && key.modifiers() & Qt::ShiftModifier);
    const bool isNext = key.matches(QKeySequence::FindNext) || isReturn;
    const bool isEscape = key.key() == Qt::Key_Escape;
    if (!isBack && !isNext && !isEscape && !key.matches(QKeySequence::Find))
        return QFrame::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (isEscape)
        close();
    else if (isBack || isNext)
        m_view.findNext(!isBack);
    else
        m_wanted->selectAll();
    return true;
}

} // namespace jackfield::ui
