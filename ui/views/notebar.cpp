// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "notebar.h"

#include "styled.h"

#include <ui/models/format.h>
#include <ui/models/messagelogmodel.h>

#include <QKeyEvent>
#include <QLineEdit>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

NoteBar::NoteBar(Look &look, MessageLogModel &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_number(quietLabel({}, this))
    , m_text(new QLineEdit(this))
{
    setObjectName(u"noteBar"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_text->setObjectName(u"note"_s);
    m_text->setAccessibleName(tr("Note on the selected message"));
    m_text->setPlaceholderText(tr("A bookmark. Write a note here; Enter saves it"));
    m_text->setToolTip(tr("The note on this message (Ctrl+Shift+B). Enter saves it"));
    m_text->addAction(look.icon(u"bookmarks"_s), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(8);
    layout->addWidget(m_number);
    layout->addWidget(m_text, 1);
    connect(&log, &QAbstractItemModel::modelReset, this, &NoteBar::forgetRow);
    connect(&log.notes(), &LogNotes::changed, this, &NoteBar::refresh);
    connect(m_text, &QLineEdit::editingFinished, this, &NoteBar::keep);
    hide();
}

void NoteBar::show(qsizetype row)
{
    if (row == m_row)
        return;
    keep();
    m_text->setModified(false); // of another row, or it was said why not
    m_row = row;
    refresh();
}

/// The log was emptied while a note was written: there is no message any more to keep it at.
void NoteBar::forgetRow()
{
    if (m_row < m_log.store().size())
        return;
    m_text->setModified(false);
    m_row = -1;
    refresh();
}

void NoteBar::write()
{
    if (m_row < 0)
        return;
    setVisible(true);
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void NoteBar::refresh()
{
    if (m_text->isModified())
        return; // what is being written stays
    const auto note = m_row < 0 ? std::nullopt : m_log.notes().at(m_row);
    m_number->setText(u"#%1"_s.arg(formattedCount(m_row + 1)));
    m_text->setText(note.value_or(QString()));
    setVisible(note.has_value());
}

void NoteBar::keep()
{
    if (!m_text->isModified())
        return;
    m_text->setModified(false);
    if (const auto kept = m_log.notes().set(m_row, m_text->text().trimmed()); !kept) {
        m_text->setModified(true);
        Q_EMIT failed(kept.error().message);
    }
}

bool NoteBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        m_text->setModified(false);
        refresh();
        Q_EMIT left();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_log.notes().at(m_row))
            m_text->setModified(true); // without a word it is a bookmark
        keep();
        refresh();
        Q_EMIT left();
        return true;
    default:
        return false;
    }
}

} // namespace jackfield::ui
