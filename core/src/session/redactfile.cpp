// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/pseudonyms.h>
#include <jackfield/session/redactfile.h>
#include <jackfield/session/sessionreader.h>

namespace jackfield {

namespace {
/// The first number that no pseudonym of the file has.
Result<int> firstFreeNumber(const QString &path)
{
    auto reader = SessionReader::open(path);
    if (!reader)
        return std::unexpected(reader.error());
    int used = 0;
    return reader
        ->forEach([&](const SessionEvent &event) -> Result<void> {
            used = std::max(used, pseudonymNumber(event));
            return {};
        })
        .and_then([&] { return nextPseudonym(used); });
}

SessionEvent redactedEvent(const SessionEvent &event, const Redactor::Replaced &replaced)
{
    return { .kind = SessionEvent::Kind::Redacted,
             .t = event.t,
             .conn = event.conn,
             .text = replaced.pseudonym,
             .where = replaced.where };
}
} // namespace

Result<QStringList> redactFile(const QString &path, const Redaction &rules, const RedactFile &take)
{
    const auto number = firstFreeNumber(path);
    if (!number)
        return std::unexpected(number.error());
    auto reader = SessionReader::open(path);
    if (!reader)
        return std::unexpected(reader.error());
    const auto write = [&](const QByteArray &line) {
        return take.write ? take.write(line) : Result<void>();
    };
    qint64 events = 0;
    Redactor redactor(rules, *number, Redactor::Literals::Keep);
    redactor.setListener([&](const Redactor::Replaced &replaced) {
        if (take.found)
            take.found({ events, replaced.where, replaced.pseudonym, replaced.masked });
    });
    if (const auto written = write(toLine(reader->header())); !written)
        return std::unexpected(written.error());
    const auto read = reader->forEach([&](SessionEvent &&event) -> Result<void> {
        ++events;
        QList<Redactor::Replaced> fresh;
        redactor.redact(event, &fresh);
        if (take.redacted)
            take.redacted(event, events);
        auto written = write(toLine(event));
        for (const Redactor::Replaced &replaced : std::as_const(fresh))
            written =
                written.and_then([&] { return write(toLine(redactedEvent(event, replaced))); });
        return written;
    });
    return read.transform([&] { return reader->notes(); });
}

} // namespace jackfield
