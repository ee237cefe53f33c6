// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "linesource_p.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace jackfield {

namespace {
constexpr qsizetype firstBlock = 256 << 10;
} // namespace

Result<std::unique_ptr<QFile>> openRegular(const QString &path)
{
    const auto failed = [&](const QString &why) {
        return failure(Error::Code::Io, QStringLiteral("cannot read %1: %2").arg(path, why), path);
    };
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return failed(qt_error_string(errno));
    struct stat info = {};
    if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(descriptor);
        return failed(QStringLiteral("it is no regular file; give the path of a session file"));
    }
    auto file = std::make_unique<QFile>();
    if (!file->open(descriptor,
                    QIODevice::ReadOnly | QIODevice::Unbuffered,
                    QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return failed(file->errorString());
    }
    return file;
}

LineSource::LineSource(std::unique_ptr<QIODevice> device, qint64 longest)
    : m_device(std::move(device))
    , m_longest(longest)
{ }

Result<std::optional<LineSource::Line>> LineSource::next()
{
    while (true) {
        if (const auto end = lineFeed())
            return line(*end, false);
        const auto isMore = fill();
        if (!isMore)
            return std::unexpected(isMore.error());
        if (*isMore)
            continue;
        if (m_begin == m_end && m_dropped == 0)
            return std::nullopt;
        return line(m_end, true);
    }
}

/// Where the next line feed is, among what was read.
std::optional<qsizetype> LineSource::lineFeed()
{
    const char *const from = m_block.constData() + m_searched;
    const void *const found =
        m_end > m_searched ? std::memchr(from, '\n', size_t(m_end - m_searched)) : nullptr;
    if (!found) {
        m_searched = m_end;
        return std::nullopt;
    }
    return m_searched + (static_cast<const char *>(found) - from);
}

/// Reads on; false at the end of the device.
Result<bool> LineSource::fill()
{
    if (m_end - m_begin > m_longest) {
        m_dropped += m_end - m_begin;
        m_begin = m_end;
    }
    const qsizetype kept = m_end - m_begin;
    if (kept > 0 && m_begin > 0)
        std::memmove(m_block.data(), m_block.constData() + m_begin, size_t(kept));
    m_begin = 0;
    m_searched = m_end = kept;
    const qsizetype wanted = qMin(qMax(firstBlock, 2 * kept), m_longest + firstBlock);
    if (m_block.size() < wanted)
        m_block.resize(wanted);
    const qint64 read = m_device->read(m_block.data() + m_end, m_block.size() - m_end);
    if (read < 0)
        return failure(Error::Code::Io, m_device->errorString());
    m_end += read;
    return read > 0;
}

LineSource::Line LineSource::line(qsizetype end, bool isTorn)
{
    Line line;
    line.size = m_dropped + (end - m_begin) + (isTorn ? 0 : 1);
    line.isTooLong = line.size > m_longest;
    if (!line.isTooLong)
        line.text = withoutReturn(QByteArrayView(m_block).sliced(m_begin, end - m_begin));
    line.isTorn = isTorn;
    m_begin = m_searched = isTorn ? end : end + 1;
    m_dropped = 0;
    m_position += line.size;
    return line;
}

} // namespace jackfield
