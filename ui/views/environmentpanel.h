// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fieldtable.h"

#include <ui/models/environmentfile.h>

#include <QFrame>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace jackfield::ui {

/// The environments of a workspace and their variables. What is changed is told at once.
class EnvironmentPanel : public QFrame
{
    Q_OBJECT

public:
    explicit EnvironmentPanel(const Look &look, QWidget *parent = nullptr);

    /// Shows them, with the one of that name or the first in front.
    void show(const EnvironmentFile &file, const QString &name);
    EnvironmentFile &file() { return m_file; }

Q_SIGNALS:
    void edited();
    void renamed(const QString &before, const QString &after);
    /// The one of that name is gone, and told of; `before` has it.
    void removed(const QString &name, const jackfield::ui::EnvironmentFile &before);
    void closed();

private:
    void add();
    void remove();
    void choose(int row);
    void store();

    QComboBox *m_choice;
    QLineEdit *m_name;
    QToolButton *m_remove;
    FieldTable *m_table;
    EnvironmentFile m_file;
};

} // namespace jackfield::ui
