// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QWidget>

class QSplitter;

namespace jackfield::ui {

class LogPanel;
class Notice;
class PayloadInspector;
class TrafficLog;

/// The layout that every tab has: a bar, a notice, the log, and below it a panel of the tab's own beside the payload.
class TrafficView : public QWidget
{
    Q_OBJECT

public:
    /// Takes `bar` and `panel`.
    TrafficView(
        Look &look, TrafficLog &log, QWidget *bar, QWidget *panel, QWidget *parent = nullptr);

    LogPanel *logPanel() const { return m_logPanel; }
    Notice *notice() const { return m_notice; }
    /// Where the splits are; for `restoreSplits`.
    QByteArray splits() const;
    void restoreSplits(const QByteArray &splits);

Q_SIGNALS:
    void splitMoved();

private:
    void toggleBookmark(qsizetype row);

    TrafficLog &m_log;
    int m_cleared = 0; ///< so many times was the log emptied
    LogPanel *m_logPanel;
    Notice *m_notice;
    PayloadInspector *m_inspector;
    QSplitter *m_rows;
    QSplitter *m_columns;
};

} // namespace jackfield::ui
