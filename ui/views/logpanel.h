// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagelogview.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace jackfield::ui {

class TrafficLog;

/// A log with its filter.
class LogPanel : public QWidget
{
    Q_OBJECT

public:
    LogPanel(Look &look, TrafficLog &log, QWidget *parent = nullptr);

    MessageLogView *view() const { return m_view; }
    QString filter() const;
    void setFilter(const QString &text);
    void focusFilter();
    /// For a log that is only read: it starts at the top, nothing is followed.
    void setStill();
    /// What an empty log says.
    void setHint(const QString &hint);

Q_SIGNALS:
    void filterChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createBar(Look &look);
    void applyFilter();
    void updateCounts();

    TrafficLog &m_log;
    QLineEdit *m_filter;
    QLabel *m_counts;
    QCheckBox *m_follow;
    MessageLogView *m_view;
    QLabel *m_hint;
};

} // namespace jackfield::ui
