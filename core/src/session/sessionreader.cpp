// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/sessionreader.h>

#include <QFile>

namespace jackfield {

SessionReader::SessionReader(std::unique_ptr<QIODevice> device, QString name, Damage damage)
    : m_device(std::move(device))
    , m_name(std::move(name))
    , m_damage(damage)
{ }

Result<SessionReader> SessionReader::open(const QString &path, Damage damage)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly)) {
        return failure(Error::Code::Io,
                       QStringLiteral("cannot read %1: %2").arg(path, file->errorString()),
                       path);
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
    SessionEvent gap;
    gap.kind = SessionEvent::Kind::Gap;
    gap.bytes = line->size();
    gap.text = located(event.error()).message;
    return gap;
}

Result<QByteArray> SessionReader::readLine(bool *isTorn)
{
    ++m_line;
    QByteArray line = m_device->readLine();
    *isTorn = !line.endsWith('\n');
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
