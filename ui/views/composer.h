// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"

#include <ui/models/connectionfile.h>
#include <ui/models/senthistory.h>

#include <QTimer>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace jackfield::ui {

class AnswerForm;
class SavedMessages;

/// Where a message is written and sent. Says while typing whether it is what its mode promises; sends it either way,
/// but for hex that is none.
class Composer : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { Json, Xml, Text, Hex };
    Q_ENUM(Mode)
    using Message = ConnectionFile::Message;

    explicit Composer(Look &look, QWidget *parent = nullptr);

    /// What was set, to the character, as long as nobody has typed: an editor has its own line ends and blanks.
    QString text() const;
    void setText(const QString &text);
    Mode mode() const;
    void setMode(Mode mode);
    SavedMessages *saved() const { return m_saved; }
    /// In which it is said what saved messages answer by themselves.
    AnswerForm *answerForm() const { return m_answerForm; }
    /// What is kept under a name is written there, as if somebody had typed it.
    void fill(const Message &message);
    /// What was sent: it can be had again.
    void remember(const QString &text, bool isHex);
    const SentHistory &history() const { return m_history; }
    void setHistory(const SentHistory &history);
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

private:
    QWidget *createBar(Look &look);
    void addShortcut(const QString &keys, void (Composer::*act)());
    void createHistory();
    void createRepeat();
    void fillHistory();
    void showOlder();
    void showNewer();
    void showEntry(const SentHistory::Entry &entry);
    void check();
    void say(const QString &verdict, const char *tone);
    void send();

    CodeView *m_editor;
    QComboBox *m_mode;
    SavedMessages *m_saved;
    AnswerForm *m_answerForm;
    QPushButton *m_sent;
    QLabel *m_verdict;
    QToolButton *m_repeat;
    QDoubleSpinBox *m_interval;
    QPushButton *m_send;
    QTimer m_timer;
    SentHistory m_history;
    QString m_exact; ///< what was set
    QString m_written; ///< what the editor made of it
    bool m_ready = false;
};

} // namespace jackfield::ui
