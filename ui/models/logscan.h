// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mailbox.h"
#include "messagefilter.h"

#include <QObject>

namespace jackfield::ui {

/// Looks through the rows of a log for those that a filter lets pass, on the threads of the pool, and tells what it found
/// on its own thread, in the order of the rows.
class LogScan : public QObject
{
    Q_OBJECT

public:
    explicit LogScan(QObject *parent = nullptr);
    ~LogScan() override;

    /// Looks through what `rows` holds behind `from`; a scan that is under way ends.
    void start(const MessageRows &rows, qsizetype from, const MessageFilter &filter, Side local);
    /// Nothing is told any more.
    void stop();
    bool isRunning() const { return m_state != nullptr; }

Q_SIGNALS:
    /// All rows before `end` were looked through; of those since the last time `rows` pass.
    void found(qsizetype end, const std::vector<quint32> &rows);

private:
    struct State;
    static void scanPiece(const std::shared_ptr<State> &state, size_t piece);
    void deliver(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state; ///< of the scan that runs
    const Mailbox m_mailbox;
};

} // namespace jackfield::ui
