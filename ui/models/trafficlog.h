// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "handshakesecrets.h"
#include "messagelogmodel.h"
#include "sessionloader.h"
#include "trafficqueue.h"
#include "traffictap.h"

#include <jackfield/session/sessionwriter.h>

#include <QTimer>
#include <future>

namespace jackfield::ui {

/// One log with all that fills and keeps it: live connections through `sink()`, a session file that is read
/// in the background, the file that survives a restart, the recording that the user asked for.
class TrafficLog : public QObject
{
    Q_OBJECT

public:
    /// `options` are those of what is kept and of recordings; the clock is that of the rows, too.
    explicit TrafficLog(Side local,
                        const RecordingOptions &options = {},
                        QObject *parent = nullptr);
    ~TrafficLog() override;

    MessageLogModel *model() { return &m_model; }
    const MessageStore &store() const { return m_model.store(); }
    /// Those of `options` that stand in the handshakes of live connections.
    HandshakeSecrets &secrets() { return m_secrets; }
    /// As TrafficQueue::markAnswers().
    void markAnswers(const std::function<bool()> &isAnswering) { m_queue.markAnswers(isAnswering); }
    /// As TrafficQueue::lastConnection().
    quint32 lastConnection() const { return m_queue.lastConnection(); }
    /// For clients and servers. What it is told of stands in the file that keeps the log, so it waits until that is open.
    WsSink sink();

    /// Shows a session file; `loaded` follows when all of it is there. Errors: those of SessionReader::open.
    Result<void> load(const QString &path);
    bool isLoading() const { return m_loader != nullptr; }
    /// Shows what `path` holds from an earlier run and writes everything that comes there too. A file that cannot be
    /// read is put aside, and a new one is begun. Errors: Io; those of SessionReader::open. To go on with a file, all of it
    /// is looked through, which is done beside the window; why it cannot be done comes with `keepingFailed`.
    Result<void> keepIn(const QString &path);

    /// The session file that holds all of this log; empty if there is none.
    const QString &path() const { return m_path; }
    /// Writes what of it waits. Error: Io.
    Result<void> flush() const;

    /// Writes what comes from now on, with the handshakes of the open connections. Error: Io.
    Result<void> startRecording(const QString &path);
    void stopRecording();
    bool isRecording() const { return m_recording.has_value(); }
    /// Of the recording that runs, or the last one.
    const QString &recordingPath() const { return m_recordingPath; }
    /// Whether the file of that recording was gone when it was looked for last: each second, and when it stopped.
    bool isRecordingLost() const { return m_isLost; }
    /// Writes all of a recording whose file is gone there; one that runs goes on there. Errors: Io; Missing, if none is lost.
    Result<void> saveLostRecording(const QString &path);

    /// Empties the log and the file that keeps it; a recording stays.
    void clear();

Q_SIGNALS:
    void appended();
    void recordingChanged();
    /// Somebody deleted, moved or replaced the file of the recording that runs.
    void recordingLost();
    /// Nothing is kept of what comes.
    void keepingFailed(const QString &problem);
    /// All of a file was read; `problem` is empty or says what is wrong with it.
    void loaded(const QString &problem);

private:
    struct Recording
    {
        SessionWriter writer;
        int listener;
    };

    /// A writer that hears nothing yet.
    Result<SessionWriter> writer(const QString &path, SessionWriter::Existing existing) const;
    Result<Recording> record(const QString &path, SessionWriter::Existing existing);
    void lookForRecording();
    void finishLoading(const QString &problem);
    void finishOpening();
    void append(const QList<LogEntry> &entries);

    const RecordingOptions m_options;
    const Mailbox m_mailbox;
    MessageLogModel m_model;
    HandshakeSecrets m_secrets;
    TrafficQueue m_queue;
    TrafficTap m_tap;
    std::unique_ptr<SessionLoader> m_loader; ///< while a file is read
    QList<LogEntry> m_waiting; ///< live entries that came while a file was read
    std::future<Result<SessionWriter>> m_opening; ///< of the file that keeps the log
    int m_showing = 0; ///< what is shown, as a listener
    std::optional<Recording> m_keeping;
    std::optional<Recording> m_recording;
    QString m_path;
    QString m_recordingPath;
    bool m_isLost = false;
    std::optional<SessionWriter>
        m_lost; ///< of the last recording: the file that it writes has no name
    QTimer m_looking; ///< while it records
};

} // namespace jackfield::ui
