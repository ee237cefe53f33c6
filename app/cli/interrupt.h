// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QSocketNotifier;

namespace jackfield::cli {

/// SIGINT, SIGTERM and SIGHUP as a signal of Qt's, while it lives. A second one kills the program as it would without
/// this. One at a time; thread: the event loop's.
class Interrupt final : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;
    Q_DISABLE_COPY_MOVE(Interrupt)

Q_SIGNALS:
    void interrupted();

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace jackfield::cli
