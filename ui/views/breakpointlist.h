// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/breakpoints.h>

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace jackfield::ui {

/// Which messages are held: a filter each, written as that of the log, on or off.
class BreakpointList : public QWidget
{
    Q_OBJECT

public:
    explicit BreakpointList(Look &look, QWidget *parent = nullptr);

    QList<Breakpoint> breakpoints() const;
    void setBreakpoints(const QList<Breakpoint> &breakpoints);
    /// Adds one that is on, unless it is there: then it is switched on.
    void add(const QString &filter);

Q_SIGNALS:
    void edited();

private:
    void addRow(const Breakpoint &breakpoint);
    void addWritten();
    void removeCurrent();
    void check();
    void fit();

    QLineEdit *m_filter;
    QPushButton *m_add;
    QLabel *m_problem;
    QLabel *m_hint;
    QListWidget *m_list;
};

} // namespace jackfield::ui
