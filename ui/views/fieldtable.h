// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/connectionfile.h>

#include <QAbstractItemDelegate>
#include <QTableWidget>

class QToolButton;

namespace jackfield::ui {

/// Names and values to be edited, with an empty row at the end for the next; the Delete key, or the button
/// at the end of the current one, deletes rows.
/// Of what stands in the keychain it only shows that it does.
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
    /// An empty one where no row is.
    ConnectionFile::Field fieldAt(int row) const;
    /// In the place of what the row has. Tells nobody.
    void setField(int row, const ConnectionFile::Field &field);
    /// Tells nobody.
    void setFields(const Fields &fields);

Q_SIGNALS:
    void edited();
    /// Over the dots that stand for a secret; they are back already.
    void secretTyped(int row, const QString &value);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;

private:
    bool isAtEnd(bool next) const;
    void setRow(int row, const ConnectionFile::Field &field);
    void itemEdited(QTableWidgetItem *item);
    void deleteRows(QList<int> rows);
    void placeDelete();

    QToolButton *m_delete; ///< over the end of the current row
    const bool m_canSwitch;
};

} // namespace jackfield::ui
