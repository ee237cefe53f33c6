// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mailbox.h"
#include "messagestore.h"

#include <jackfield/support/error.h>

#include <QObject>

namespace jackfield::ui {

/// Keeps the heap of a store within bounds: older rows move to a file without a name in the user's cache, which is gone
/// with the program however it ends, and are read there when somebody looks. If there is no room for it, they stay.
class LogSpill : public QObject
{
    Q_OBJECT

public:
    /// `store` outlives it.
    explicit LogSpill(MessageStore &store, QObject *parent = nullptr);

    static constexpr qint64 defaultMemory = 256 << 20;
    /// Bytes of heap that rows may take. Two pieces that are written to stay in any case.
    void setMemory(qint64 bytes);
    /// The store has grown.
    void relieve();
    /// The store is about to be emptied.
    void forget();

Q_SIGNALS:
    /// Rows cannot be moved, and will not be until `forget()`.
    void failed(const QString &problem);

private:
    class File;
    struct Job;
    void finish(const std::shared_ptr<Job> &job);

    MessageStore &m_store;
    qint64 m_memory = defaultMemory;
    std::shared_ptr<File> m_file;
    std::shared_ptr<Job> m_job; ///< under way
    bool m_isFailed = false;
    const Mailbox m_mailbox;
};

} // namespace jackfield::ui
