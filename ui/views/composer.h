// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"

#include <jackfield/ws/wsmessage.h>

class QComboBox;
class QLabel;
class QPushButton;

namespace jackfield::ui {

/// Where a message is written and sent. Says while typing whether it is what its mode promises; sends it either way,
/// but for hex that is none.
class Composer : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { Json, Xml, Text, Hex };
    Q_ENUM(Mode)
    struct SavedMessage
    {
        QString name;
        QString text;
    };

    explicit Composer(Look &look, QWidget *parent = nullptr);

    QString text() const { return m_editor->toPlainText(); }
    void setText(const QString &text) { m_editor->setPlainText(text); }
    Mode mode() const;
    void setMode(Mode mode);
    void setSavedMessages(const QList<SavedMessage> &messages);
    /// Whether sending is possible now.
    void setReady(bool ready);

Q_SIGNALS:
    void sendRequested(const jackfield::WsMessage &message);
    void edited();

private:
    QWidget *createBar();
    void check();
    void say(const QString &verdict, const char *tone);
    void send();

    CodeView *m_editor;
    QComboBox *m_mode;
    QComboBox *m_saved;
    QLabel *m_verdict;
    QPushButton *m_send;
    QList<SavedMessage> m_messages;
    bool m_ready = false;
};

} // namespace jackfield::ui
