// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QCompleter>
#include <QStringListModel>

class QPlainTextEdit;

namespace jackfield::ui {

/// Offers the names of variables while one is written behind `{{`.
class VariableCompleter : public QCompleter
{
    Q_OBJECT

public:
    /// A child of `edit`.
    VariableCompleter(const Look &look, QPlainTextEdit *edit);

    /// Asked for at each letter behind `{{`.
    void setSource(const std::function<QStringList()> &variables) { m_variables = variables; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer();
    void write(const QString &variable);

    QPlainTextEdit *m_edit;
    QStringListModel m_known;
    std::function<QStringList()> m_variables;
};

} // namespace jackfield::ui
