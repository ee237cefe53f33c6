// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <csignal>

namespace jackfield::cli {

namespace {
constexpr int signalNumbers[] = { SIGINT, SIGTERM, SIGHUP };
int pipeEnds[2] = { -1, -1 }; // a signal handler reaches nothing else

/// All that is allowed here: one byte into the pipe that the event loop reads.
void noted(int)
{
    const int saved = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
    errno = saved;
}
} // namespace

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Interrupt::read);
    struct sigaction action = {};
    action.sa_handler = &noted;
    action.sa_flags = SA_RESTART | int(SA_RESETHAND);
    for (const int number : signalNumbers)
        ::sigaction(number, &action, nullptr);
}

Interrupt::~Interrupt()
{
    for (const int number : signalNumbers)
        std::signal(number, SIG_DFL);
    delete m_notifier;
    for (int &end : pipeEnds) {
        ::close(end);
        end = -1;
    }
}

void Interrupt::read()
{
    char byte = 0;
    if (::read(pipeEnds[0], &byte, 1) == 1)
        Q_EMIT interrupted();
}

} // namespace jackfield::cli
