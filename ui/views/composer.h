// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"

#include <QTimer>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QToolButton;

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
        bool isHex = false;

        bool operator==(const SavedMessage &) const = default;
    };

    explicit Composer(Look &look, QWidget *parent = nullptr);

    /// What was set, to the character, as long as nobody has typed: an editor has its own line ends and blanks.
    QString text() const;
    void setText(const QString &text);
    Mode mode() const;
    void setMode(Mode mode);
    void setSavedMessages(const QList<SavedMessage> &messages);
    const QList<SavedMessage> &savedMessages() const { return m_messages; }
    /// Keeps what is written under a name; what had it before is replaced.
    void saveAs(const QString &name);
    /// Sends again and again, as long as sending is possible.
    void setRepeating(bool on);
    /// Whether sending is possible now.
    void setReady(bool ready);

Q_SIGNALS:
    /// `isHex`: two digits a byte, for a binary message.
    void sendRequested(const QString &text, bool isHex);
    void edited();
    /// By the user.
    void savedMessagesChanged();

private:
    QWidget *createBar(Look &look);
    QToolButton *createSaveButton(Look &look);
    void createRepeat();
    void fillSaveMenu();
    void choose(int row);
    void remove(const QString &name);
    void check();
    void say(const QString &verdict, const char *tone);
    void send();

    CodeView *m_editor;
    QComboBox *m_mode;
    QComboBox *m_saved;
    QLabel *m_verdict;
    QToolButton *m_save;
    QToolButton *m_repeat;
    QDoubleSpinBox *m_interval;
    QPushButton *m_send;
    QTimer m_timer;
    QList<SavedMessage> m_messages;
    QString m_exact; ///< what was set
    QString m_written; ///< what the editor made of it
    QString m_name; ///< of the saved message that was chosen last
    bool m_ready = false;
};

} // namespace jackfield::ui
