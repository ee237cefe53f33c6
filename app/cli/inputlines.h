// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>

class QSocketNotifier;

namespace jackfield::cli {

/// The lines of standard input, as they come, without blocking. Thread: the event loop's.
class InputLines final : public QObject
{
    Q_OBJECT

public:
    explicit InputLines(QObject *parent = nullptr);

    /// Nothing is read while paused: whoever writes to our input has to wait.
    void setPaused(bool paused);

Q_SIGNALS:
    /// A line without its line feed. The last one may have had none.
    void lineRead(const QByteArray &line);
    void ended();

private:
    void read();
    void deliver();

    QSocketNotifier *m_notifier;
    QByteArray m_unread; ///< read from the descriptor, not yet delivered
    bool m_isPaused = false;
    bool m_isOver = false;
};

} // namespace jackfield::cli
