// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/models/latestresult.h>
#include <ui/models/learning.h>
#include <ui/views/look.h>

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace jackfield::ui {

/// What a second recording of the same flow teaches: each rule with what suggests it, taken or not, and what would still differ.
/// Nothing is written.
class LearnPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LearnPanel(Look &look, QWidget *parent = nullptr);

    /// Looks for the recording that is most like `recording` among `others`, and learns from it beside what is `known`.
    void start(const QString &recording, const QStringList &others, const Matching &known);
    /// Nothing is computed any more.
    void stop();

Q_SIGNALS:
    /// These rules are wanted, beside those that are known.
    void kept(const jackfield::Matching &rules);
    void left();
    /// A rule was chosen: which messages of the recording it is about, and what it says.
    void ruleChosen(const QList<jackfield::MessagePlace> &messages, const QString &rule);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *createBar(Look &look);
    void offer(const QList<AlikeRecording> &recordings);
    void learn();
    void show(const Result<Learning> &learning);
    void compare();
    void showRest(const Verdict &verdict);
    void say(const QString &text, const QString &tone = {});
    QList<bool> taken() const;
    void choose(int row);

    Look &m_look;
    QString m_recording;
    Matching m_known;
    std::optional<Learning> m_learning;
    QComboBox *m_other;
    QPushButton *m_keep;
    QLabel *m_words;
    QListWidget *m_rules; ///< and below them what would still differ
    LatestResult<QList<AlikeRecording>> m_found { this };
    LatestResult<Result<Learning>> m_learnt { this };
    LatestResult<Verdict> m_compared { this };
};

} // namespace jackfield::ui
