// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/connectionfile.h>

#include <QAbstractItemDelegate>
#include <QTableWidget>

namespace jackfield::ui {

/// Names and values to be edited, with an empty row at the end for the next; Delete takes the selected ones away.
class FieldTable : public QTableWidget
{
    Q_OBJECT

public:
    using Fields = QList<ConnectionFile::Field>;

    /// `canSwitch`: whether a row can be kept without being used.
    FieldTable(const Look &look,
               const QString &nameTitle,
               bool canSwitch,
               QWidget *parent = nullptr);

    void setValueTitle(const QString &title);
    Fields fields() const;
    /// Tells nobody.
    void setFields(const Fields &fields);

Q_SIGNALS:
    void edited();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    bool isAtEnd(bool next) const;
    void setRow(int row, const ConnectionFile::Field &field);
    void itemEdited();

    const bool m_canSwitch;
};

} // namespace jackfield::ui
