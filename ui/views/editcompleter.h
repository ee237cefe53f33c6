// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QCompleter>

class QPlainTextEdit;

namespace jackfield::ui {

/// Offers what can be written where the cursor of an editor is. Enter and Tab take what is marked, Esc closes the list.
class EditCompleter : public QCompleter
{
    Q_OBJECT

public:
    /// A child of `edit`.
    EditCompleter(const Look &look, QPlainTextEdit *edit);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    QPlainTextEdit *edit() const { return m_edit; }
    /// Shows what of the model begins with, or contains, `prefix`; nothing: hides it.
    void offer(const std::optional<QString> &prefix);
    /// Of the model that is shown. In one step that can be undone.
    virtual void write(const QModelIndex &chosen) = 0;

private:
    QPlainTextEdit *m_edit;
};

} // namespace jackfield::ui
