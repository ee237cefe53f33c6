// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "damage_p.h"
#include "linesource_p.h"
#include "payloadfile_p.h"

#include <jackfield/session/sessionreader.h>

namespace jackfield {

namespace {
Result<std::optional<LineSource::Line>> nextLine(LineSource &lines, const QString &name)
{
    auto line = lines.next();
    if (line)
        return line;
    return failure(Error::Code::Io,
                   QStringLiteral("cannot read %1: %2").arg(name, line.error().message),
                   name);
}
} // namespace

SessionReader::SessionReader(std::unique_ptr<LineSource> lines, QString name, Damage damage)
    : m_lines(std::move(lines))
    , m_name(std::move(name))
    , m_damage(damage)
{ }

SessionReader::SessionReader(SessionReader &&) noexcept = default;
SessionReader &SessionReader::operator=(SessionReader &&) noexcept = default;
SessionReader::~SessionReader() = default;

Result<SessionReader> SessionReader::open(const QString &path, Damage damage)
{
    auto file = openRegular(path);
    if (!file)
        return std::unexpected(file.error());
    auto reader = open(*std::move(file), path, damage);
    if (reader)
        reader->m_payloads = payloadFolder(path);
    return reader;
}

Result<SessionReader>
SessionReader::open(std::unique_ptr<QIODevice> device, const QString &name, Damage damage)
{
    SessionReader reader(
        std::make_unique<LineSource>(std::move(device), longestLine), name, damage);
    const auto line = nextLine(*reader.m_lines, name);
    if (!line)
        return std::unexpected(line.error());
    reader.m_line = 1;
    const auto text = line->value_or(LineSource::Line());
    if (text.isTooLong)
        return std::unexpected(tooLong(name, 1, text.size));
    auto header = headerFromLine(text.text.toByteArray());
    if (!header)
        return std::unexpected(located(header.error(), name, 1));
    reader.m_header = *std::move(header);
    return reader;
}

Result<std::optional<SessionEvent>> SessionReader::next()
{
    const auto read = nextLine(*m_lines, m_name);
    if (!read)
        return std::unexpected(read.error());
    if (!*read)
        return std::nullopt;
    ++m_line;
    const LineSource::Line &line = **read;
    if (line.isTooLong)
        return damaged(tooLong(m_name, m_line, line.size), line.size);
    auto event = eventFromLine(line.text);
    if (!event && line.isTorn) {
        m_notes.append(tornNote(m_name, m_line, line.text.size()));
        return std::nullopt;
    }
    if (event && isApart(*event))
        event = withPayload(*std::move(event), m_payloads);
    if (event)
        return *std::move(event);
    return damaged(located(event.error(), m_name, m_line), line.text.size());
}

Result<std::optional<SessionEvent>> SessionReader::damaged(const Error &error, qint64 bytes) const
{
    if (m_damage == Damage::Fail)
        return std::unexpected(error);
    return gapOf(error, bytes);
}

Result<void> SessionReader::forEach(const std::function<Result<void>(SessionEvent &&)> &take)
{
    while (true) {
        auto event = next();
        if (!event)
            return std::unexpected(event.error());
        if (!*event)
            return {};
        if (auto taken = take(**std::move(event)); !taken)
            return taken;
    }
}

Result<qint64> SessionReader::skip(qint64 events)
{
    for (qint64 skipped = 0; skipped < events; ++skipped) {
        const auto line = nextLine(*m_lines, m_name);
        if (!line)
            return std::unexpected(line.error());
        if (!*line)
            return skipped;
        ++m_line;
    }
    return events;
}

qint64 SessionReader::position() const
{
    return m_lines->position();
}

qint64 SessionReader::size() const
{
    return m_lines->size();
}

} // namespace jackfield
