// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "process_p.h"
#include "wire_p.h"

#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFileInfo>
#include <csignal>
#include <cstring>

namespace jackfield::script {

using namespace Qt::StringLiterals;

namespace {
/// Beside the program, where it is built, and where it is installed.
QStringList places()
{
    const QString name = u"jackfield-scripthost"_s;
    const QString given = qEnvironmentVariable("JACKFIELD_SCRIPTHOST");
    if (!given.isEmpty())
        return { given };
    const QDir folder(QFileInfo(QFile::symLinkTarget(u"/proc/self/exe"_s)).absolutePath());
    QStringList places;
    for (const QString &place :
         { u"."_s, u"../bin"_s, u"../libexec/jackfield"_s, u"" JACKFIELD_LIBEXECDIR ""_s })
        places += QDir::cleanPath(folder.absoluteFilePath(place + u'/' + name));
    return places;
}

Result<QByteArray> program()
{
    for (const QString &place : places()) {
        if (QFileInfo(place).isExecutable())
            return QFile::encodeName(place);
    }
    return failure(Error::Code::Io,
                   u"scripts need the program jackfield-scripthost, which is not at %1"_s.arg(
                       places().join(u" or "_s)));
}

/// Of the environment what a program needs to start, and no secrets.
std::vector<char *> harmless()
{
    std::vector<char *> variables;
    for (char **variable = environ; *variable; ++variable) {
        const QByteArrayView text(*variable);
        for (const char *start : { "LD_", "LC_", "LANG", "ASAN_", "LSAN_", "TSAN_", "UBSAN_" }) {
            if (text.startsWith(start))
                variables.push_back(*variable);
        }
    }
    // Or what a long turn leaves behind is collected too late for the memory that it may use.
    static char collectAtOnce[] = "QV4_GC_TIMELIMIT=0";
    variables.push_back(collectAtOnce);
    variables.push_back(nullptr);
    return variables;
}

int millisecondsUntil(std::chrono::steady_clock::time_point due)
{
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(due - std::chrono::steady_clock::now());
    return int(std::clamp<qint64>(left.count(), 0, std::numeric_limits<int>::max()));
}

bool isReady(int socket, short what, std::chrono::steady_clock::time_point due)
{
    pollfd waiting { .fd = socket, .events = what, .revents = 0 };
    int ready = -1;
    do
        ready = poll(&waiting, 1, millisecondsUntil(due));
    while (ready < 0 && errno == EINTR);
    return ready > 0;
}
} // namespace

Result<std::unique_ptr<Process>> Process::start(const Limits &limits)
{
    const auto path = program();
    if (!path)
        return std::unexpected(path.error());
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return failure(Error::Code::Io,
                       u"a script cannot be started: "_s + QString::fromLocal8Bit(strerror(errno)));
    QByteArray name = *path;
    QByteArray time = QByteArray::number(qint64(limits.time.count()));
    QByteArray memory = QByteArray::number(limits.memory);
    char *const arguments[] { name.data(), time.data(), memory.data(), nullptr };
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    pid_t id = 0;
    const std::vector<char *> environment = harmless();
    const int failed =
        posix_spawn(&id, name.constData(), &actions, nullptr, arguments, environment.data());
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failed != 0) {
        close(ends[0]);
        return failure(Error::Code::Io,
                       u"%1 cannot be started: %2"_s.arg(QFile::decodeName(name),
                                                         QString::fromLocal8Bit(strerror(failed))));
    }
    return std::unique_ptr<Process>(new Process(limits, id, ends[0]));
}

Process::~Process()
{
    close(m_socket);
    if (m_id == 0)
        return;
    kill(m_id, SIGKILL);
    waitpid(m_id, nullptr, 0);
}

Result<QByteArrayList> Process::ask(const QByteArray &said)
{
    // It ends a turn itself after twice the time, which is the processor's; this is for one that cannot.
    constexpr std::chrono::seconds grace(10);
    const Due due = std::chrono::steady_clock::now() + 10 * m_limits.time + grace;
    if (m_id == 0 || !write(framed(said), due))
        return ended();
    QByteArrayList told;
    while (true) {
        const auto frame = next(due);
        if (!frame)
            return ended();
        if (Heard(*frame).kind<Tell>() == Tell::Done)
            return told;
        told += *frame;
    }
}

bool Process::hasEnded() const
{
    char byte = 0;
    return m_id == 0 || recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

bool Process::write(QByteArrayView bytes, Due due) const
{
    while (!bytes.isEmpty()) {
        const ssize_t count =
            send(m_socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && errno == EAGAIN && isReady(m_socket, POLLOUT, due))
            continue;
        if (count < 0 && errno != EINTR)
            return false;
        bytes = bytes.sliced(std::max<ssize_t>(count, 0));
    }
    return true;
}

/// The next frame, without its length; nothing: it does not come.
std::optional<QByteArray> Process::next(Due due)
{
    constexpr qsizetype head = 4;
    const auto hasRead = [&](qsizetype size) {
        while (m_unused.size() < size) {
            if (!readMore(due))
                return false;
        }
        return true;
    };
    if (!hasRead(head))
        return std::nullopt;
    quint32 size = 0;
    QDataStream(m_unused.first(head)) >> size;
    if (size > longestFrame || !hasRead(head + qsizetype(size)))
        return std::nullopt;
    const QByteArray frame = m_unused.sliced(head, size);
    m_unused.remove(0, head + qsizetype(size));
    return frame;
}

bool Process::readMore(Due due)
{
    constexpr qsizetype most = 64 << 10;
    if (!isReady(m_socket, POLLIN, due))
        return false;
    const qsizetype before = m_unused.size();
    m_unused.resize(before + most);
    const ssize_t count = recv(m_socket, m_unused.data() + before, most, MSG_DONTWAIT);
    m_unused.resize(before + std::max<ssize_t>(count, 0));
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

/// Why there is nothing more to hear.
std::unexpected<Error> Process::ended()
{
    if (m_id == 0)
        return failure(Error::Code::Io, u"its process has ended"_s);
    // One that ended by itself has done so already, or is about to: its socket was closed by it.
    int status = 0;
    if (isReady(m_socket, POLLIN | POLLHUP, std::chrono::steady_clock::now()))
        waitpid(m_id, &status, 0);
    else if (waitpid(m_id, &status, WNOHANG) == 0) {
        kill(m_id, SIGKILL);
        waitpid(m_id, nullptr, 0);
        status = W_EXITCODE(overdue, 0);
    }
    m_id = 0;
    if (WIFEXITED(status) && WEXITSTATUS(status) == overdue)
        return failure(Error::Code::Io,
                       u"a turn took more than twice the time that it may, and could not be "
                       "interrupted"_s);
    if (WIFEXITED(status) && WEXITSTATUS(status) == outOfMemory)
        return failure(Error::Code::Io,
                       u"it needs more memory than its %1 MiB"_s.arg(m_limits.memory >> 20));
    return failure(Error::Code::Io,
                   u"its process was ended by %1; it may use %2 MiB"_s
                       .arg(WIFSIGNALED(status)
                                ? u"signal %1 (%2)"_s.arg(WTERMSIG(status))
                                      .arg(QString::fromLocal8Bit(strsignal(WTERMSIG(status))))
                                : u"itself with code %1"_s.arg(WEXITSTATUS(status)))
                       .arg(m_limits.memory >> 20));
}

} // namespace jackfield::script
