// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "appendfile_p.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <cerrno>
#include <utility>

namespace jackfield {

AppendFile::~AppendFile()
{
    if (m_descriptor < 0)
        return;
    ::fsync(m_descriptor);
    ::close(m_descriptor);
}

AppendFile::AppendFile(AppendFile &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_size(other.m_size)
{ }

AppendFile &AppendFile::operator=(AppendFile &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_size, other.m_size);
    return *this;
}

std::unexpected<Error> AppendFile::failed(const QString &what) const
{
    return failure(Error::Code::Io,
                   QStringLiteral("cannot %1 %2: %3").arg(what, m_path, qt_error_string(errno)),
                   m_path);
}

Result<AppendFile> AppendFile::open(const QString &path, SessionWriter::Existing existing)
{
    AppendFile file;
    file.m_path = path;
    const bool mustBeNew = existing == SessionWriter::Existing::Fail;
    const int flags =
        O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND | O_NONBLOCK | (mustBeNew ? O_EXCL : 0);
    file.m_descriptor = ::open(QFile::encodeName(path).constData(), flags, 0600);
    if (file.m_descriptor < 0 && errno == EEXIST) {
        return failure(
            Error::Code::Io,
            QStringLiteral("%1 exists; append to it, overwrite it or choose another name")
                .arg(path),
            path);
    }
    if (file.m_descriptor < 0)
        return file.failed(QStringLiteral("open"));
    struct stat info = {};
    if (::fstat(file.m_descriptor, &info) != 0)
        return file.failed(QStringLiteral("read"));
    if (!S_ISREG(info.st_mode)) {
        return failure(Error::Code::Io,
                       QStringLiteral("%1 is no regular file; choose another name").arg(path),
                       path);
    }
    if (::flock(file.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return file.failed(QStringLiteral("lock"));
        return failure(Error::Code::Refused,
                       QStringLiteral("%1 is being recorded to by somebody else").arg(path),
                       path);
    }
    if (existing == SessionWriter::Existing::Overwrite && ::ftruncate(file.m_descriptor, 0) != 0)
        return file.failed(QStringLiteral("overwrite"));
    if (::fstat(file.m_descriptor, &info) != 0) // again: now nobody else writes
        return file.failed(QStringLiteral("read"));
    file.m_size = info.st_size;
    return file;
}

Result<void> AppendFile::makePrivate()
{
    struct stat info = {};
    const bool isPrivate =
        ::fstat(m_descriptor, &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    if (!isPrivate && ::fchmod(m_descriptor, S_IRUSR | S_IWUSR) != 0)
        return failed(QStringLiteral("take others' rights to"));
    return {};
}

Result<qint64> AppendFile::cutTornEnd()
{
    constexpr qint64 step = 64 << 10;
    QByteArray chunk;
    qint64 keep = m_size;
    while (keep > 0) {
        const qint64 begin = qMax<qint64>(0, keep - step);
        chunk.resize(keep - begin);
        if (::pread(m_descriptor, chunk.data(), size_t(chunk.size()), begin) != chunk.size())
            return failed(QStringLiteral("read"));
        const qsizetype lineFeed = chunk.lastIndexOf('\n');
        keep = lineFeed < 0 ? begin : begin + lineFeed + 1;
        if (lineFeed >= 0)
            break;
    }
    const qint64 torn = m_size - keep;
    if (torn > 0 && ::ftruncate(m_descriptor, keep) != 0)
        return failed(QStringLiteral("shorten"));
    m_size = keep;
    return torn;
}

Result<void> AppendFile::append(QByteArrayView bytes)
{
    QByteArrayView rest = bytes;
    while (!rest.isEmpty()) {
        const ssize_t written = ::write(m_descriptor, rest.data(), size_t(rest.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            const auto error = failed(QStringLiteral("write to"));
            // A line that is torn stays torn only if even shortening fails; reading drops it then.
            (void)!::ftruncate(m_descriptor, m_size);
            return error;
        }
        rest = rest.sliced(written);
    }
    m_size += bytes.size();
    return {};
}

bool AppendFile::isAtItsPath() const
{
    struct stat ours = {};
    struct stat there = {};
    return ::fstat(m_descriptor, &ours) == 0
        && ::stat(QFile::encodeName(m_path).constData(), &there) == 0 && ours.st_dev == there.st_dev
        && ours.st_ino == there.st_ino;
}

Result<AppendFile> AppendFile::copyTo(const QString &path) const
{
    auto copy = open(path, SessionWriter::Existing::Fail);
    if (!copy)
        return copy;
    if (const auto copied = copyInto(*copy); !copied) {
        QFile::remove(path);
        return std::unexpected(copied.error());
    }
    return copy;
}

Result<void> AppendFile::copyInto(AppendFile &copy) const
{
    constexpr qint64 step = 64 << 10;
    QByteArray chunk;
    for (qint64 begin = 0; begin < m_size; begin += step) {
        chunk.resize(qMin(step, m_size - begin));
        if (::pread(m_descriptor, chunk.data(), size_t(chunk.size()), begin) != chunk.size())
            return failed(QStringLiteral("read"));
        if (const auto written = copy.append(chunk); !written)
            return written;
    }
    return {};
}

} // namespace jackfield
