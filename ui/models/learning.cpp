// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "learning.h"

#include <jackfield/replay/replay.h>
#include <jackfield/session/sessionreader.h>

#include <algorithm>

namespace jackfield::ui {

namespace {
constexpr qsizetype mostLooked = 2000; ///< events of a recording that show what it is like

/// The first events of a recording; nothing if it cannot be read.
std::optional<Session> beginningOf(const QString &path)
{
    auto reader = SessionReader::open(path, SessionReader::Damage::Skip);
    if (!reader)
        return std::nullopt;
    Session session { .header = reader->header(), .events = {}, .notes = {} };
    while (session.events.size() < mostLooked) {
        auto event = reader->next();
        if (!event || !*event)
            break;
        session.events.append(std::move(**event));
    }
    return session;
}
} // namespace

QList<AlikeRecording>
mostAlike(const QString &recording, const QStringList &paths, const std::function<bool()> &isWanted)
{
    QList<AlikeRecording> all;
    const auto own = beginningOf(recording);
    for (const QString &path : paths) {
        if (!own || !isWanted())
            break;
        if (const auto other = path == recording ? std::nullopt : beginningOf(path))
            all.append({ path, replay::likeness(*own, *other) });
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &AlikeRecording::likeness);
    return all;
}

Result<Learning> Learning::of(const QString &first, const QString &second, const Matching &known)
{
    auto mine = Session::load(first);
    if (!mine)
        return std::unexpected(mine.error());
    auto theirs = Session::load(second);
    if (!theirs)
        return std::unexpected(theirs.error());
    Learning learning { .first = std::make_shared<const Session>(*std::move(mine)),
                        .second = std::make_shared<const Session>(*std::move(theirs)),
                        .known = known,
                        .learnt = {},
                        .touched = {} };
    learning.learnt = replay::learn(*learning.first, *learning.second, known);
    for (const Learnt::Reason &reason : std::as_const(learning.learnt.reasons)) {
        Matching alone = reason.alone;
        for (const Matching::Decoding &decoding : known.decodings())
            alone.decode(decoding);
        learning.touched.append(replay::touched(*learning.first, alone));
    }
    return learning;
}

Matching Learning::chosen(const QList<bool> &taken) const
{
    Matching rules;
    for (qsizetype i = 0; i < learnt.reasons.size(); ++i) {
        if (taken.value(i))
            rules.add(learnt.reasons[i].alone);
    }
    return rules;
}

Verdict Learning::rest(const QList<bool> &taken) const
{
    return replay::diff(*first, *second, Matching(known).add(chosen(taken)));
}

} // namespace jackfield::ui
