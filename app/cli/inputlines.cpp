// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "inputlines.h"

#include <unistd.h>

#include <QSocketNotifier>
#include <cerrno>

namespace jackfield::cli {

InputLines::InputLines(QObject *parent)
    : QObject(parent)
    , m_notifier(new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this))
{
    connect(m_notifier, &QSocketNotifier::activated, this, &InputLines::read);
}

void InputLines::setPaused(bool paused)
{
    m_isPaused = paused;
    m_notifier->setEnabled(!paused && !m_isOver);
    if (!paused)
        deliver();
}

void InputLines::read()
{
    QByteArray buffer(1 << 16, Qt::Uninitialized);
    const auto count = ::read(STDIN_FILENO, buffer.data(), size_t(buffer.size()));
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count > 0) {
        m_unread += buffer.first(count);
    } else {
        m_isOver = true;
        m_notifier->setEnabled(false);
    }
    deliver();
}

void InputLines::deliver()
{
    qsizetype begin = 0;
    while (!m_isPaused) {
        const qsizetype end = m_unread.indexOf('\n', begin);
        if (end < 0)
            break;
        Q_EMIT lineRead(m_unread.sliced(begin, end - begin));
        begin = end + 1;
    }
    m_unread.remove(0, begin);
    if (m_isPaused || !m_isOver)
        return;
    if (!m_unread.isEmpty())
        Q_EMIT lineRead(std::exchange(m_unread, {}));
    Q_EMIT ended();
}

} // namespace jackfield::cli
