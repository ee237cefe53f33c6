// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "logentry.h"
#include "mailbox.h"

#include <jackfield/support/clock.h>

#include <QElapsedTimer>
#include <QObject>
#include <functional>
#include <memory>

namespace jackfield::ui {

/// Brings what happens on connections' threads to the thread of this object, in batches: however much comes, the
/// thread is woken once in 16 ms.
class TrafficQueue : public QObject
{
    Q_OBJECT

public:
    explicit TrafficQueue(const Clock &clock, QObject *parent = nullptr);

    /// May outlive the queue. Thread: any.
    WsSink sink() const;
    /// Asked on the thread that sends, for each message of this side: whether a saved message answers. Before the first
    /// connection.
    void markAnswers(const std::function<bool()> &isAnswering);
    /// The next connection's number.
    void numberFrom(quint32 connection);
    /// Of the connection that came last; 0: none. Thread: any.
    quint32 lastConnection() const;
    /// Drops what waits, and numbers connections from 1 again.
    void forget();
    /// Hands out what waits, now.
    void flush();

Q_SIGNALS:
    void arrived(const QList<jackfield::ui::LogEntry> &entries);

private:
    void flushSoon();

    struct Inbox;
    const Mailbox m_mailbox;
    const std::shared_ptr<Inbox> m_inbox;
    QElapsedTimer m_sinceFlush;
};

} // namespace jackfield::ui
