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

/// The messages that a connection keeps under names: a menu to take one from, and one to keep, order and remove them.
/// A name may be `folder/name`, as deep as one likes.
class SavedMessages : public QWidget
{
    Q_OBJECT

public:
    using Message = ConnectionFile::Message;

    explicit SavedMessages(Look &look, QWidget *parent = nullptr);

    const QList<Message> &messages() const { return m_messages; }
    /// Tells nobody.
    void setMessages(const QList<Message> &messages);
    /// What had the name before is replaced in its place.
    void keep(const Message &message);

Q_SIGNALS:
    void chosen(const jackfield::ui::ConnectionFile::Message &message);
    /// What is written now is to be kept.
    void keepRequested(const QString &name);
    /// By the user.
    void changed();

private:
    void fillChoice();
    void fillKeeping();
    void addOrdering(QMenu *menu, qsizetype row);
    void move(qsizetype row, int step);
    qsizetype neighbour(qsizetype row, int step) const;
    void changeTo(const QList<Message> &messages);

    QList<Message> m_messages;
    QString m_name; ///< that was kept or chosen last
    QPushButton *m_choice;
    QToolButton *m_keep;
};

} // namespace jackfield::ui
