// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/connectionfile.h>

#include <QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace jackfield::ui {

/// The messages that a connection keeps under names: a menu to take one from, one to keep, order and remove them, and one
/// of those that answer by themselves. A name may be `folder/name`, as deep as one likes.
class SavedMessages : public QWidget
{
    Q_OBJECT

public:
    using Message = ConnectionFile::Message;

    explicit SavedMessages(Look &look, QWidget *parent = nullptr);

    const QList<Message> &messages() const { return m_messages; }
    /// Tells nobody.
    void setMessages(const QList<Message> &messages);
    /// What had the name before is replaced in its place, and answers what that did.
    void keep(const Message &message);
    /// What the message of that name answers by itself from now on; null: nothing.
    void setAnswer(const QString &name, const JsonValue &when);
    /// The menu of those that answer by themselves; hidden while there are none. For who has a place for it.
    QPushButton *answers() const { return m_answers; }
    /// Answers are held back, because there were too many.
    void setPaused(bool on);

Q_SIGNALS:
    void chosen(const jackfield::ui::ConnectionFile::Message &message);
    /// What is written now is to be kept.
    void keepRequested(const QString &name);
    /// It is to be asked what the message of that name answers.
    void answerRequested(const QString &name);
    /// Those that are held back are to be made again.
    void resumeRequested();
    /// By the user.
    void changed();

private:
    void fillChoice();
    void fillKeeping();
    void fillAnswers();
    void addSwitch(QMenu *menu, qsizetype row);
    void addOrdering(QMenu *menu, qsizetype row);
    void countAnswers();
    qsizetype rowOf(const QString &name, qsizetype row) const;
    void move(qsizetype row, int step);
    qsizetype neighbour(qsizetype row, int step) const;
    void changeTo(const QList<Message> &messages);

    QList<Message> m_messages;
    QString m_name; ///< that was kept or chosen last
    QPushButton *m_choice;
    QToolButton *m_keep;
    QPushButton *m_answers;
    bool m_isPaused = false;
};

} // namespace jackfield::ui
