// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QWidget>

class QToolButton;

namespace jackfield::ui {

/// Whether a log is shown as a table or as a conversation. Where there is no room for words, icons stand for them.
class LogSwitch : public QWidget
{
    Q_OBJECT

public:
    explicit LogSwitch(const Look &look, QWidget *parent = nullptr);

    bool isConversation() const;
    /// In their order.
    QList<QWidget *> buttons() const;
    void setConversation(bool on);

    /// Icons instead of words.
    void setCompact(bool on);

    QSize sizeHint() const override;
    /// With icons: it never keeps a log from getting narrow.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed(bool isConversation);

private:
    QToolButton *createButton(const QString &name, const QString &text, const QString &toolTip);
    int wordsWidth(const QToolButton *button) const;

    bool m_isCompact = false;
    QToolButton *m_log;
    QToolButton *m_conversation;
};

} // namespace jackfield::ui
