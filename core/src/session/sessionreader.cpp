// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <jackfield/session/sessionreader.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <cerrno>

namespace jackfield {

namespace {
constexpr qint64 step = 16 << 10;

SessionEvent gap(qint64 bytes, const Error &error)
{
    SessionEvent event;
    event.kind = SessionEvent::Kind::Gap;
    event.bytes = bytes;
    event.text = error.message;
    return event;
}
} // namespace

SessionReader::SessionReader(std::unique_ptr<QIODevice> device, QString name, Damage damage)
    : m_device(std::move(device))
    , m_name(std::move(name))
    , m_damage(damage)
{ }

Result<SessionReader> SessionReader::open(const QString &path, Damage damage)
{
    const auto failed = [&](const QString &why) {
        return failure(Error::Code::Io, QStringLiteral("cannot read %1: %2").arg(path, why), path);
    };
    // A pipe without a writer must not block, and a device may never end.
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
    if (!file->open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return failed(file->errorString());
    }
    return open(std::move(file), path, damage);
}

Result<SessionReader>
SessionReader::open(std::unique_ptr<QIODevice> device, const QString &name, Damage damage)
{
    SessionReader reader(std::move(device), name, damage);
    bool isTorn = false;
    const auto line = reader.readLine(&isTorn);
    if (!line)
        return std::unexpected(line.error());
    auto header = headerFromLine(*line);
    if (!header)
        return std::unexpected(reader.located(header.error()));
    reader.m_header = *std::move(header);
    return reader;
}

Result<std::optional<SessionEvent>> SessionReader::next()
{
    if (m_device->atEnd())
        return std::nullopt;
    bool isTorn = false;
    const auto line = readLine(&isTorn);
    if (!line && m_damage == Damage::Skip && line.error().code == Error::Code::Invalid)
        return gap(m_lineSize, line.error());
    if (!line)
        return std::unexpected(line.error());
    auto event = eventFromLine(*line);
    if (event)
        return *std::move(event);
    if (isTorn) {
        m_notes.append(QStringLiteral("%1:%2: the last line is torn (%3 bytes) and was left out")
                           .arg(m_name)
                           .arg(m_line)
                           .arg(line->size()));
        return std::nullopt;
    }
    if (m_damage == Damage::Fail)
        return std::unexpected(located(event.error()));
    return gap(line->size(), located(event.error()));
}

Result<QByteArray> SessionReader::readLine(bool *isTorn)
{
    ++m_line;
    QByteArray line;
    m_lineSize = 0;
    *isTorn = true;
    while (*isTorn && !m_device->atEnd()) {
        const QByteArray part = m_device->readLine(step);
        if (part.isEmpty())
            break;
        *isTorn = !part.endsWith('\n');
        m_lineSize += part.size();
        if (m_lineSize <= longestLine)
            line += part;
        else
            line.clear();
    }
    if (m_lineSize > longestLine) {
        return std::unexpected(
            located({ Error::Code::Invalid,
                      QStringLiteral("the line has %1 bytes, and %2 are the limit")
                          .arg(m_lineSize)
                          .arg(longestLine),
                      {} }));
    }
    if (line.isEmpty() && !m_device->atEnd()) {
        return failure(Error::Code::Io,
                       QStringLiteral("cannot read %1: %2").arg(m_name, m_device->errorString()),
                       m_name);
    }
    if (!*isTorn)
        line.chop(1);
    if (line.endsWith('\r')) // a checkout that turned LF into CRLF
        line.chop(1);
    return line;
}

Error SessionReader::located(Error error) const
{
    const QString place = QStringLiteral("%1:%2").arg(m_name).arg(m_line);
    return { error.code, place + QLatin1String(": ") + error.message, place };
}

} // namespace jackfield
