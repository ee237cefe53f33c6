// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/connectionfile.h>
#include <ui/models/replycondition.h>

#include <QFrame>
#include <QMap>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace jackfield::ui {

/// "When a message comes whose ..., send ...": which saved message answers by itself, and what it answers. Says while
/// typing what is wrong with a condition.
class AnswerForm : public QFrame
{
    Q_OBJECT

public:
    using Message = ConnectionFile::Message;

    explicit AnswerForm(Look &look, QWidget *parent = nullptr);

    /// What `{{ NAME }}` in a condition stands for.
    void setVariables(const QMap<QString, QString> &variables);
    /// Asks when the message of that name answers, or the first one. `suggested` is written there if it has no condition.
    void open(const QList<Message> &messages, const QString &name, const ReplyCondition &suggested);
    /// The same, and `suggested` in the place of what the message has.
    void openFor(const QList<Message> &messages, const ReplyCondition &suggested);

Q_SIGNALS:
    /// Null: the message answers no more.
    void kept(const QString &name, const jackfield::JsonValue &when);

protected:
    /// Esc closes it.
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *createRow(const QList<QWidget *> &widgets, QWidget *wide);
    void createFields(Look &look);
    void fill(const QList<Message> &messages, const QString &name);
    void choose();
    void show(const ReplyCondition &condition);
    ReplyCondition written() const;
    void check();
    void keep();

    QList<Message> m_messages;
    ReplyCondition m_suggested;
    QMap<QString, QString> m_variables;
    QLabel *m_lead;
    QComboBox *m_message;
    QLabel *m_preview;
    QComboBox *m_kind;
    QLineEdit *m_path;
    QLineEdit *m_value;
    QLabel *m_verdict;
    QPushButton *m_stop;
    QPushButton *m_keep;
};

} // namespace jackfield::ui
