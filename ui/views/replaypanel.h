// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/replayfindings.h>

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace jackfield::ui {

/// Chooses what a session is replayed against, and shows the verdict. A difference that is chosen shows its row, the
/// first one at once; Enter goes there.
class ReplayPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ReplayPanel(Look &look, QWidget *parent = nullptr);

    void setTargets(const QStringList &targets);
    int target() const;
    /// Tells nobody.
    void setTarget(int target);
    /// Nothing was replayed against this target.
    void showNone();
    /// A verdict follows.
    void showRunning();
    void showVerdict(bool passed, const QString &text, const QList<ReplayFinding> &findings);
    void showProblem(const QString &text);

Q_SIGNALS:
    /// Another target was chosen: what is said of the last one is not true of it.
    void targetChanged();
    void replayRequested();
    void rowRequested(qsizetype row);
    /// What is done next is done there.
    void rowEntered(qsizetype row);

private:
    void connectFindings();
    void showQuietly(const QString &words);

    QComboBox *m_target;
    QPushButton *m_button;
    QLabel *m_verdict;
    QListWidget *m_findings;
};

} // namespace jackfield::ui
