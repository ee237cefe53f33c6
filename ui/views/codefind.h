// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace jackfield::ui {

class CodeEditor;

/// Finds in the code above it. Hidden until it is opened.
class CodeFind : public QFrame
{
    Q_OBJECT

public:
    /// `editor` outlives it.
    CodeFind(Look &look, CodeEditor &editor, QWidget *parent = nullptr);

    /// Shows it, with what is selected, if that is on one line.
    void open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void close();
    void sayCount();

    CodeEditor &m_editor;
    QLineEdit *m_wanted;
    QLabel *m_count;
};

} // namespace jackfield::ui
