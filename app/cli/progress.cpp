// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "progress.h"

#include "terminal.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace jackfield::cli {

namespace {
constexpr quint32 lookEvery = 256; // calls: the clock costs more than a short line
constexpr qint64 drawEvery = 100; // milliseconds
constexpr int width = 30; // characters of the bar
constexpr qsizetype longestWhat = 40; // characters
} // namespace

Progress::Progress(const QString &what, bool isWanted)
    : m_what(printable(what.size() > longestWhat ? what.first(longestWhat / 2) + QChar(0x2026)
                               + what.last(longestWhat / 2 - 1)
                                                 : what)
                 .toUtf8())
    , m_isShown(isWanted && ::isatty(STDERR_FILENO) == 1)
{
    m_timer.start();
}

Progress::~Progress()
{
    clear();
}

bool Progress::suitsOutput()
{
    struct stat info = {};
    if (::fstat(STDOUT_FILENO, &info) != 0 || ::isatty(STDOUT_FILENO) == 1)
        return false;
    return S_ISREG(info.st_mode) || S_ISCHR(info.st_mode);
}

void Progress::reached(qint64 done, qint64 total)
{
    if (!m_isShown || ++m_calls % lookEvery != 0 || m_timer.elapsed() < m_next)
        return;
    m_next = m_timer.elapsed() + drawEvery;
    draw(done, total);
}

void Progress::draw(qint64 done, qint64 total)
{
    const double part = total > 0 ? qBound(0.0, double(done) / double(total), 1.0) : 0;
    const QByteArray bar = QByteArray(int(part * width), '#').leftJustified(width, '.');
    const QByteArray line =
        "\r[" + bar + "] " + QByteArray::number(int(part * 100)) + " %  " + m_what + "\x1b[K";
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    m_isDrawn = true;
}

void Progress::clear()
{
    if (m_isDrawn)
        std::fputs("\r\x1b[K", stderr);
    m_isDrawn = false;
}

} // namespace jackfield::cli
