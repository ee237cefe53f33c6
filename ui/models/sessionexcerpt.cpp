// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sessionexcerpt.h"

#include "notesfile.h"
#include "problems.h"

#include <jackfield/session/sessionreader.h>

#include <QSet>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
QSet<RowPlace> placesOf(const SessionExcerpt &excerpt)
{
    QSet<RowPlace> places;
    RowCounter counter;
    qsizetype row = 0;
    for (const qsizetype chosen : excerpt.chosen) {
        std::optional<RowPlace> place;
        for (; row <= chosen; ++row) {
            const MessageRows::Record record = excerpt.rows.at(row);
            place = counter.next(record.connection, record.kind);
        }
        if (place)
            places.insert(*place);
    }
    return places;
}

/// What a connection needs to be one, whatever of it was chosen.
bool isFrame(SessionEvent::Kind kind)
{
    using Kind = SessionEvent::Kind;
    return kind == Kind::Open || kind == Kind::Refused || kind == Kind::End
        || kind == Kind::Redacted || kind == Kind::Gap;
}

/// A file of notes that cannot be read has none to copy: it is told of where it is shown.
Result<void>
copyNotes(const QString &source, const QString &target, const QHash<RowPlace, RowPlace> &moved)
{
    const NotesFile notes = NotesFile::load(NotesFile::pathFor(source)).value_or(NotesFile());
    NotesFile copy;
    for (const auto &[place, entry] : notes.entries()) {
        if (moved.contains(place))
            copy.add(moved.value(place), entry);
    }
    return copy.entries().empty() ? Result<void>() : copy.save(NotesFile::pathFor(target));
}
} // namespace

std::vector<qsizetype> SessionExcerpt::without(const MessageRows &rows,
                                               const QList<qsizetype> &removed)
{
    std::vector<qsizetype> kept;
    auto next = removed.begin();
    for (qsizetype row = 0; row < rows.size(); ++row) {
        while (next != removed.end() && *next < row)
            ++next;
        if (next == removed.end() || *next != row)
            kept.push_back(row);
    }
    return kept;
}

Result<qsizetype> SessionExcerpt::write(const QString &target) const
{
    auto reader = SessionReader::open(sourcePath, SessionReader::Damage::Skip);
    if (!reader)
        return std::unexpected(reader.error());
    const QSet<RowPlace> places = placesOf(*this);
    QSet<quint32> connections;
    for (const RowPlace &place : places)
        connections.insert(place.conn);
    Session excerpt { .header = reader->header(), .events = {}, .notes = {} };
    RowCounter counter;
    RowCounter written;
    QHash<RowPlace, RowPlace> moved;
    while (true) {
        auto event = reader->next();
        if (!event)
            return std::unexpected(event.error());
        if (!*event)
            break;
        const auto place = counter.next(quint32((*event)->conn), kindOf(**event));
        const bool isChosen = place && places.contains(*place);
        if (!isChosen && !(keepsOthers && !place)
            && !(isFrame((*event)->kind) && connections.contains(quint32((*event)->conn))))
            continue;
        const auto now = written.next(quint32((*event)->conn), kindOf(**event));
        if (isChosen)
            moved.insert(*place, *now);
        excerpt.events.append(std::move(**event));
    }
    if (moved.isEmpty())
        return failure(Error::Code::Missing,
                       Problems::tr("%1 holds none of them").arg(sourcePath),
                       sourcePath);
    return excerpt.save(target)
        .and_then([&] { return copyNotes(sourcePath, target, moved); })
        .transform([&] { return moved.size(); });
}

} // namespace jackfield::ui
