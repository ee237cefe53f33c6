// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "logentry.h"
#include "mailbox.h"

#include <jackfield/session/sessionreader.h>

#include <QObject>
#include <memory>
#include <thread>

namespace jackfield::ui {

/// Reads a session file on a thread of its own and hands its rows over in batches, a few ahead of whoever takes them.
class SessionLoader : public QObject
{
    Q_OBJECT

public:
    explicit SessionLoader(SessionReader reader, QObject *parent = nullptr);
    /// Ends reading.
    ~SessionLoader() override;

    void start();

Q_SIGNALS:
    void read(const QList<jackfield::ui::LogEntry> &entries);
    /// All of it was read; `problem` is empty or says what is wrong with it. Nothing follows.
    void finished(const QString &problem);

private:
    struct Queue;
    /// Reads what stands before `end`.
    static void run(const std::stop_token &stop,
                    SessionReader reader,
                    qint64 end,
                    const std::shared_ptr<Queue> &queue);
    void take();

    std::optional<SessionReader> m_reader; ///< until it starts
    const Mailbox m_mailbox;
    const std::shared_ptr<Queue> m_queue;
    std::jthread m_thread;
};

} // namespace jackfield::ui
