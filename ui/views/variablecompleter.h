// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editcompleter.h"

#include <QStringListModel>

namespace jackfield::ui {

/// Offers the names of variables while one is written behind `{{`.
class VariableCompleter : public EditCompleter
{
    Q_OBJECT

public:
    /// A child of `edit`.
    VariableCompleter(const Look &look, QPlainTextEdit *edit);

    /// Asked for at each letter behind `{{`.
    void setSource(const std::function<QStringList()> &variables) { m_variables = variables; }

protected:
    /// With its closing braces.
    void write(const QModelIndex &chosen) override;

private:
    void look();

    QStringListModel m_known;
    std::function<QStringList()> m_variables;
};

} // namespace jackfield::ui
