// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0

// Runs the script of a mock server, for whoever started it: standard input and output are one socket.
#include "confine.h"
#include "script/limits_p.h"
#include "scriptengine.h"
#include "watchdog.h"

#include <unistd.h>

#include <QCoreApplication>
#include <csignal>
#include <cstdlib>
#include <exception>

using namespace jackfield;
using namespace jackfield::scripthost;

namespace {
bool readAll(char *to, std::size_t size)
{
    while (size > 0) {
        const ssize_t count = ::read(STDIN_FILENO, to, size);
        if (count <= 0)
            return false;
        to += count;
        size -= std::size_t(count);
    }
    return true;
}

bool writeAll(const QByteArray &bytes)
{
    const char *from = bytes.constData();
    std::size_t size = std::size_t(bytes.size());
    while (size > 0) {
        const ssize_t count = ::write(STDOUT_FILENO, from, size);
        if (count <= 0)
            return false;
        from += count;
        size -= std::size_t(count);
    }
    return true;
}

/// The next thing that is said; nothing: nobody is there any more.
std::optional<QByteArray> next()
{
    char length[4];
    if (!readAll(length, sizeof length))
        return std::nullopt;
    quint32 size = 0;
    QDataStream(QByteArray::fromRawData(length, sizeof length)) >> size;
    if (size > script::longestFrame)
        return std::nullopt;
    QByteArray said(qsizetype(size), Qt::Uninitialized);
    if (!readAll(said.data(), size))
        return std::nullopt;
    return said;
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (argc != 3 || isatty(STDIN_FILENO)) {
        fputs("jackfield-scripthost runs the scripts of mock servers; Jackfield starts it.\n",
              stderr);
        return EXIT_FAILURE;
    }
    std::signal(SIGINT, SIG_IGN); // of the terminal: who started it decides
    std::signal(SIGPIPE, SIG_IGN);
    ScriptEngine engine;
    const std::chrono::milliseconds time(std::atoll(argv[1]));
    Watchdog watchdog([&engine] { engine.interrupt(); });
    std::set_terminate([] { std::_Exit(script::outOfMemory); }); // Qt says so with an exception
    confine(std::atoll(argv[2]));
    while (const auto said = next()) {
        const bool isHandshake = said->startsWith(char(script::Ask::Request));
        const auto most = isHandshake ? std::min(time, script::handshakeTime) : time;
        watchdog.begin(most);
        const QByteArray told = engine.answer(*said, most);
        watchdog.end();
        if (!writeAll(told))
            break;
    }
    std::_Exit(EXIT_SUCCESS); // quickly: there is nothing to tidy up
}
