// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace jackfield::ui {

/// Chooses what a session is replayed against, and shows the verdict. A difference that is chosen leads to its row.
class ReplayPanel : public QWidget
{
    Q_OBJECT

public:
    struct Finding
    {
        QString text; ///< one sentence
        qsizetype row = -1; ///< in the log's store; -1: it is about no message
    };

    explicit ReplayPanel(Look &look, QWidget *parent = nullptr);

    void setTargets(const QStringList &targets);
    int target() const;
    void showVerdict(bool passed, const QString &text, const QList<Finding> &findings);
    void showProblem(const QString &text);

Q_SIGNALS:
    void replayRequested();
    void rowRequested(qsizetype row);

private:
    QComboBox *m_target;
    QPushButton *m_button;
    QLabel *m_verdict;
    QListWidget *m_findings;
};

} // namespace jackfield::ui
