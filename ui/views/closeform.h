// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsstatus.h>

#include <QWidget>

class QLineEdit;
class QSpinBox;

namespace jackfield::ui {

/// Code and reason of a close frame, in a menu: Tab goes from one to the other and on to the button, Enter closes anywhere.
class CloseForm : public QWidget
{
    Q_OBJECT

public:
    explicit CloseForm(QWidget *parent = nullptr);

Q_SIGNALS:
    void closeRequested(const jackfield::WsStatus &status);

protected:
    /// A menu takes Tab for the way to its next entry.
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void send();

    QSpinBox *m_code;
    QLineEdit *m_reason;
    QList<QWidget *> m_order;
};

} // namespace jackfield::ui
