// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/settings.h>

#include <QWidget>

class QSplitter;

namespace jackfield::ui {

class LogPanel;
class Notice;
class PayloadInspector;
class TrafficLog;

/// The layout that every page has: a bar, the log, what there is to say, and below it or right of it a panel of the page's own with the
/// payload.
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
    /// The keyboard goes to what is shown of the payload.
    void focusPayload();
    /// Shows what is wanted, where it is wanted.
    void apply(const Panes &panes);

Q_SIGNALS:
    void splitMoved();

private:
    bool areBeside() const;
    void place(bool areBeside);
    QWidget *createLog();
    void tellPicture(const QString &path);
    void toggleBookmark(qsizetype row);

    TrafficLog &m_log;
    int m_cleared = 0; ///< so many times was the log emptied
    LogPanel *m_logPanel;
    Notice *m_notice;
    QWidget *m_panel;
    PayloadInspector *m_inspector;
    QSplitter *m_rows;
    QSplitter *m_columns;
    QByteArray m_otherRows; ///< states of both, as they are when the panes stand in the other place
    QByteArray m_otherColumns;
};

} // namespace jackfield::ui
