// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "linefields_p.h"

#include <jackfield/session/session.h>
#include <jackfield/session/sessionreader.h>
#include <jackfield/support/privatefile.h>

#include <QBuffer>
#include <QFile>
#include <QHash>
#include <QSet>
#include <algorithm>
#include <iterator>

namespace jackfield {

bool SessionHeader::operator==(const SessionHeader &other) const
{
    return toLine(*this) == toLine(other);
}

QByteArray toLine(const SessionHeader &header)
{
    LineFields line;
    line.string("jackfield", u"session");
    line.number("version", SessionHeader::newestVersion);
    line.string("startedAt", header.startedAt.toUTC().toString(Qt::ISODateWithMs));
    if (!header.recorder.isEmpty())
        line.string("recorder", header.recorder);
    line.unknown(header.unknown, {});
    return line.end();
}

Result<SessionHeader> headerFromLine(const QByteArray &text)
{
    const auto object = JsonValue::parse(text);
    const auto kind = object ? object->value(u"jackfield") : std::nullopt;
    if (!kind || kind->toString() != QLatin1String("session")) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("this is no session file: its first line must be "
                                      "{\"jackfield\":\"session\",\"version\":1,...}"));
    }
    FieldReader line(*object, {});
    line.take(QStringLiteral("jackfield"));
    const qint64 version = line.integer(QStringLiteral("version")).value_or(0);
    if (version > SessionHeader::newestVersion) {
        return failure(
            Error::Code::Unsupported,
            QStringLiteral("the session is of version %1, and this Jackfield reads up to "
                           "version %2; open it with a newer Jackfield")
                .arg(version)
                .arg(SessionHeader::newestVersion));
    }
    if (version < 1)
        line.fail(QStringLiteral("version"), QStringLiteral("must be a number from 1 on"));
    SessionHeader header;
    const QString startedAt = line.string(QStringLiteral("startedAt"));
    header.startedAt = QDateTime::fromString(startedAt, Qt::ISODateWithMs).toUTC();
    if (!header.startedAt.isValid())
        line.fail(QStringLiteral("startedAt"), QStringLiteral("must be an ISO 8601 date and time"));
    header.recorder = line.string(QStringLiteral("recorder"));
    header.unknown = line.rest();
    if (line.error())
        return std::unexpected(*line.error());
    return header;
}

namespace {
Result<Session> readAll(Result<SessionReader> reader)
{
    if (!reader)
        return std::unexpected(reader.error());
    Session session { .header = reader->header(), .events = {}, .notes = {} };
    while (true) {
        auto event = reader->next();
        if (!event)
            return std::unexpected(event.error());
        if (!*event)
            break;
        session.events.append(**std::move(event));
    }
    session.notes = reader->notes();
    return session;
}
} // namespace

Result<Session> Session::load(const QString &path)
{
    return readAll(SessionReader::open(path));
}

Result<Session> Session::parse(const QByteArray &text, const QString &name)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text);
    if (!buffer->open(QIODevice::ReadOnly))
        return failure(Error::Code::Io, buffer->errorString(), name);
    return readAll(SessionReader::open(std::move(buffer), name));
}

Result<void> Session::save(const QString &path) const
{
    auto file = PrivateFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    auto written = file->write(toLine(header) + '\n');
    for (auto event = events.begin(); written && event != events.end(); ++event)
        written = file->write(toLine(*event) + '\n');
    return written.and_then([&] { return file->commit(); });
}

QByteArray Session::toText() const
{
    QByteArray text = toLine(header) + '\n';
    for (const SessionEvent &event : events)
        text += toLine(event) + '\n';
    return text;
}

QList<int> Session::connections() const
{
    QList<int> numbers;
    QSet<int> seen;
    for (const SessionEvent &event : events) {
        if (event.conn > 0 && !seen.contains(event.conn)) {
            seen.insert(event.conn);
            numbers.append(event.conn);
        }
    }
    return numbers;
}

QList<SessionEvent> Session::eventsOf(int conn) const
{
    QList<SessionEvent> own;
    std::ranges::copy_if(events, std::back_inserter(own), [conn](const SessionEvent &event) {
        return event.conn == conn;
    });
    return own;
}

QList<QList<SessionEvent>> Session::split() const
{
    QList<QList<SessionEvent>> parts;
    QHash<int, qsizetype> indexes;
    for (const SessionEvent &event : events) {
        if (event.conn <= 0)
            continue;
        const qsizetype index = indexes.value(event.conn, parts.size());
        if (index == parts.size()) {
            indexes.insert(event.conn, index);
            parts.emplaceBack();
        }
        parts[index].append(event);
    }
    return parts;
}

} // namespace jackfield
