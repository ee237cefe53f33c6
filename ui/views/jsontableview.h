// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/jsontablemodel.h>

#include <QWidget>

class QComboBox;
class QFrame;

namespace jackfield::ui {

class UniformTable;

/// An array of a JSON payload as a table: which one is chosen above it. Sorted by a click on a heading; rows are copied as CSV
/// or, for pasting into a spreadsheet, with tabs.
class JsonTableView : public QWidget
{
    Q_OBJECT

public:
    explicit JsonTableView(Look &look, QWidget *parent = nullptr);

    /// False if there is no array in it.
    bool setValue(const JsonValue &value);
    const JsonTableModel &model() const { return m_model; }

Q_SIGNALS:
    /// Another array, or all of it is read.
    void tableChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showArray();
    void openMenu(QPoint position);
    /// Rows of the model: those that are selected, or all.
    QList<qsizetype> elements(bool isAll) const;
    void copy(bool isAll, char separator) const;

    Look &m_look;
    JsonTableModel m_model;
    QList<JsonArrayPlace> m_arrays;
    QFrame *m_bar;
    QComboBox *m_path;
    UniformTable *m_table;
};

} // namespace jackfield::ui
