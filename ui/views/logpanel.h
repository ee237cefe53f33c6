// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagelogview.h"

#include <ui/models/colourrules.h>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace jackfield::ui {

class LogSwitch;
class NoteBar;
class TimelineView;
class TrafficLog;
class ViewMenu;

/// A log with its filter. The filter hides what does not pass, or marks what does.
class LogPanel : public QWidget
{
    Q_OBJECT

public:
    LogPanel(Look &look, TrafficLog &log, QWidget *parent = nullptr);

    MessageLogView *view() const { return m_view; }
    QString filter() const;
    void setFilter(const QString &text);
    /// Whether rows that pass are marked, and others shown all the same.
    bool isMarking() const;
    void setMarking(bool on);
    /// Goes to the filter, to hide or to mark by it.
    void focusFilter(bool isMarking);
    /// Shows only rows that pass this term, too.
    void addTerm(const QString &term);

    /// Shows only rows of that time, in microseconds since the epoch; with none of any.
    void setTimeRange(const std::optional<std::pair<qint64, qint64>> &range);

    /// The paths of the columns that the user made.
    QStringList columns() const;
    void setColumns(const QStringList &paths);
    /// Adds one; a path that is none is said.
    void addColumn(const QString &path);

    /// Rules by which rows have colours.
    QList<ColourRule> colours() const;
    void setColours(const QList<ColourRule> &rules);
    void addColour(const ColourRule &rule);

    /// Whether runs of heartbeats are folded.
    bool isFolding() const;
    void setFolding(bool on);

    /// Whether the timeline below the rows is wanted.
    void setTimeLineShown(bool on);
    /// Whether the rows are a sequence diagram.
    bool isConversation() const;
    void setConversation(bool on);
    /// Asks for a file and writes what is selected, or all, into it as a picture.
    void savePicture();
    /// The same into that file, in place of what is there, once it is known what answers what in the rows there are.
    void writePicture(const QString &path);

    /// For a log that is only read: it starts at the top, nothing is followed.
    void setStill();
    /// What an empty log says.
    void setHint(const QString &hint);

Q_SIGNALS:
    /// Filter, marking, columns, their widths and which are hidden, colours or folding.
    void settingsChanged();
    /// A note could not be kept, a picture not written.
    void failed(const QString &problem);
    /// A picture is in that file.
    void pictureWritten(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createBar(Look &look);
    void connectConversation();
    void writeOnceKnown(const QString &path, qsizetype known);
    bool filterKey(int key, Qt::KeyboardModifiers modifiers);
    void applyFilter();
    void updateCounts();
    void updateHint();
    void sayUnseen(qint64 count);

    TrafficLog &m_log;
    QLineEdit *m_filter;
    LogSwitch *m_switch;
    QPushButton *m_unseen; ///< how much came since nobody follows, and the way there
    QToolButton *m_mark;
    QLabel *m_counts;
    ViewMenu *m_viewMenu;
    QCheckBox *m_follow;
    MessageLogView *m_view;
    NoteBar *m_note;
    TimelineView *m_timeline;
    bool m_showsTimeLine = true;
    QString m_emptyHint;
    QLabel *m_hint;
    QString m_filterProblem;
    QString m_columnProblem;
};

} // namespace jackfield::ui
