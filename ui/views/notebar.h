// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace jackfield::ui {

class MessageLogModel;

/// The note at the current row of a log, under it; hidden where there is none.
class NoteBar : public QWidget
{
    Q_OBJECT

public:
    /// `log` outlives it.
    NoteBar(Look &look, MessageLogModel &log, QWidget *parent = nullptr);

    /// Shows the note at a row of the store; -1: none.
    void show(qsizetype row);
    /// Has it written.
    void write();

Q_SIGNALS:
    /// It was kept, or given up.
    void left();
    void failed(const QString &problem);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void keep();
    void forgetRow();
    void refresh();

    MessageLogModel &m_log;
    QLabel *m_number;
    QLineEdit *m_text;
    qsizetype m_row = -1;
};

} // namespace jackfield::ui
