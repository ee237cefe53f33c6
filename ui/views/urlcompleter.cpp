// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "urlcompleter.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

UrlCompleter::UrlCompleter(const Look &look, QLineEdit *edit)
    : QCompleter(edit)
    , m_edit(edit)
{
    setModel(&m_known);
    setFilterMode(Qt::MatchContains);
    setCaseSensitivity(Qt::CaseInsensitive);
    popup()->setObjectName(u"urlCompletions"_s);
    popup()->setFont(look.monospace());
    popup()->setAccessibleName(tr("Known URLs and variables"));
    edit->setCompleter(this);
    // Before the edit asks for completions of it.
    connect(edit, &QLineEdit::textEdited, this, &UrlCompleter::fit);
    connect(edit, &QLineEdit::returnPressed, popup(), &QWidget::hide);
}

void UrlCompleter::setSources(const Texts &urls, const Texts &variables)
{
    m_urls = urls;
    m_variables = variables;
}

/// What is offered for what stands before the cursor.
void UrlCompleter::fit()
{
    const int cursor = m_edit->cursorPosition();
    m_variable = VariablePlace::of(m_edit->text().first(cursor), m_edit->text().sliced(cursor));
    if (m_variable) {
        m_known.setStringList(m_variables ? m_variables() : QStringList());
        return;
    }
    QStringList urls = m_found;
    urls.removeAll(m_edit->text()); // it is there already
    m_known.setStringList(urls);
}

QString UrlCompleter::pathFromIndex(const QModelIndex &index) const
{
    const QString text = index.data().toString();
    return m_variable ? m_variable->with(text) : text;
}

QStringList UrlCompleter::splitPath(const QString &path) const
{
    return { m_variable ? m_variable->name : path };
}

/// They may be read from many files: not for each letter.
void UrlCompleter::find()
{
    m_found = m_urls ? m_urls() : QStringList();
    m_found.removeDuplicates();
}

/// Where a popup is made active like a window, nobody else makes the window active again.
void UrlCompleter::giveBack()
{
    if (QApplication::activeWindow() == popup() && !popup()->isVisible())
        m_edit->activateWindow();
}

bool UrlCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusIn
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        find();
    if (watched == popup()
        && (event->type() == QEvent::Hide || event->type() == QEvent::WindowActivate))
        QMetaObject::invokeMethod(this, &UrlCompleter::giveBack, Qt::QueuedConnection);
    const bool isDown =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down;
    if (watched != m_edit || !isDown || m_edit->isReadOnly() || popup()->isVisible())
        return QCompleter::eventFilter(watched, event);
    find();
    fit();
    setCompletionPrefix({});
    complete();
    return true;
}

} // namespace jackfield::ui
