// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"

#include <ui/models/connectionfile.h>
#include <ui/models/latestresult.h>
#include <ui/models/payloadfile.h>
#include <ui/models/senthistory.h>

#include <QTimer>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace jackfield::ui {

class AnswerForm;
class AttachmentView;
class SavedMessages;
class VariableCompleter;

/// Where a message is written and sent. Says while typing whether it is what its mode promises; sends it either way,
/// but for bytes that are none. A file that is dropped here is what is written, if it is a short text, else it stands in its
/// place until it is taken out. So does a text that is too long to be laid out.
class Composer : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { Json, Xml, Text, Hex, Base64 };
    Q_ENUM(Mode)
    using Message = ConnectionFile::Message;

    explicit Composer(Look &look, QWidget *parent = nullptr);

    /// What is wrong with `text`, if it is not what its mode promises; else empty.
    static QString problemOf(const QString &text, Mode mode);

    /// What was set, to the character, as long as nobody has typed: an editor has its own line ends.
    QString text() const;
    void setText(const QString &text);
    /// The same as if somebody had typed it: Ctrl+Z leads back to what was written.
    void replaceText(const QString &text);
    Mode mode() const;
    void setMode(Mode mode);
    SavedMessages *saved() const { return m_saved; }
    /// In which it is said what saved messages answer by themselves.
    AnswerForm *answerForm() const { return m_answerForm; }
    /// What is kept under a name is written there, as if somebody had typed it.
    void fill(const Message &message);
    /// What is written, or the file in its place, as it is sent and kept.
    Message written(const QString &name = {}) const;
    /// What is written, as it is kept under a name: a long text with all of its bytes, and not by the tab's own file. Errors:
    /// as PayloadFile::read(); Unsupported for more than a connection's file should have.
    Result<Message> lasting(const QString &name) const;
    /// The names of variables, which are offered while one is written.
    void setVariables(const std::function<QStringList()> &variables);
    /// A file of the tab, for a text that is too long to be laid out.
    void setLongTextFile(const QString &path) { m_longTextFile = path; }
    /// Paths of messages are within this folder, the workspace's.
    void setFolder(const QString &folder) { m_folder = folder; }
    /// Takes a file as what is written or, if it is no short text, in its place. It is looked at on another thread.
    void takeFile(const QString &path);
    /// A file in the place of what is written.
    void attach(const QString &path, bool isText);
    const AttachmentView *attachment() const { return m_attachment; }
    /// A file is being sent: nothing else is meanwhile.
    void setSending(bool on);
    /// What was sent: it can be had again.
    void remember(const Message &message);
    const SentHistory &history() const { return m_history; }
    void setHistory(const SentHistory &history);
    /// Keeps what is written under a name; what had it before is replaced.
    void saveAs(const QString &name);
    /// Sends what is written now again and again, whatever is written then, as long as sending is possible. The first one
    /// goes after one interval.
    void setRepeating(bool on);
    /// Whether sending is possible now.
    void setReady(bool ready);

Q_SIGNALS:
    void sendRequested(const jackfield::ui::ConnectionFile::Message &message);
    void edited();
    void failed(const QString &problem);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *createBar(Look &look);
    QWidget *createStrip();
    void addShortcut(const QString &keys, void (Composer::*act)());
    static Message::Kind kindOf(Mode mode);
    static Mode modeOf(Message::Kind kind);
    void modeChanged();
    void switchMode();
    void chooseFile();
    void lookAt(const QString &path, const std::function<void(const Result<PayloadFile> &)> &take);
    void showAttached();
    void holdLong(const QString &text);
    void createHistory();
    void createRepeat();
    void setInterval();
    void sendRepeated();
    void repeatNew();
    void fillHistory();
    void showOlder();
    void showNewer();
    void showEntry(const SentHistory::Entry &entry);
    void check();
    void judge();
    QString validWords(const QString &text) const;
    void say(const QString &verdict, const char *tone);
    void send();

    CodeView *m_editor;
    VariableCompleter *m_completer;
    QComboBox *m_mode;
    SavedMessages *m_saved;
    AnswerForm *m_answerForm;
    AttachmentView *m_attachment;
    QToolButton *m_file;
    QPushButton *m_sent;
    QLabel *m_verdict;
    QToolButton *m_repeat;
    QDoubleSpinBox *m_interval;
    QPushButton *m_repeatNew;
    QPushButton *m_send;
    QTimer m_timer;
    std::optional<Message> m_repeated; ///< what is sent again and again
    SentHistory m_history;
    QString m_folder;
    QString m_longTextFile;
    LatestResult<Result<PayloadFile>> m_look { this };
    Mode m_lastMode = Mode::Json; ///< before the user chose another
    bool m_ready = false;
    LatestResult<Result<PayloadFile>> m_hold { this };
    bool m_isSending = false;
    bool m_isHolding = false; ///< a long text is on its way into its file
};

} // namespace jackfield::ui
