// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/awaitedmessages.h>

#include <algorithm>

namespace jackfield {

namespace {
qsizetype indexOf(const QList<AwaitedMessages::Predicate> &predicates, const WsMessage &message)
{
    const auto found =
        std::ranges::find_if(predicates, [&](const AwaitedMessages::Predicate &predicate) {
            return predicate(message);
        });
    return found == predicates.end() ? -1 : found - predicates.begin();
}
} // namespace

AwaitedMessages::AwaitedMessages(Terms terms)
    : m_terms(std::move(terms))
    , m_places(size_t(m_terms.awaited.size()))
{ }

AwaitedMessages::Taken AwaitedMessages::take(const WsMessage &message)
{
    if (indexOf(m_terms.ignoring, message) >= 0)
        return { .outcome = Outcome::Ignored };
    const qsizetype number = m_told++;
    const qsizetype refusal = indexOf(m_terms.refused, message);
    if (refusal >= 0)
        return { .outcome = Outcome::Refused, .refusal = refusal };
    if (!isComplete() && takeAwaited(message, number))
        return { .outcome = Outcome::Awaited };
    return { .outcome = m_terms.nothingElse ? Outcome::Refused : Outcome::Other };
}

bool AwaitedMessages::isComplete() const
{
    const auto isThere = [](const Place &place) { return place.message >= 0; };
    return m_terms.oneIsEnough ? std::ranges::any_of(m_places, isThere)
                               : std::ranges::all_of(m_places, isThere);
}

QList<qsizetype> AwaitedMessages::missing() const
{
    QList<qsizetype> indices;
    for (qsizetype i = 0; i < m_terms.awaited.size() && !isComplete(); ++i) {
        if (messageOf(i) < 0)
            indices.append(i);
    }
    return indices;
}

bool AwaitedMessages::takeAwaited(const WsMessage &message, qsizetype number)
{
    if (m_terms.oneIsEnough) {
        const qsizetype first = indexOf(m_terms.awaited, message);
        if (first >= 0)
            m_places[size_t(first)].message = number;
        return first >= 0;
    }
    if (m_terms.inOrder) {
        const qsizetype next = missing().first();
        if (!m_terms.awaited.at(next)(message))
            return false;
        m_places[size_t(next)].message = number;
        return true;
    }
    return takeAll(message, number);
}

/// In any order: what the message can be, and where that leaves the most to the others.
bool AwaitedMessages::takeAll(const WsMessage &message, qsizetype number)
{
    Place candidate { .message = number, .fits = Fits(m_places.size()) };
    bool isTaken = false;
    for (size_t i = 0; i < m_places.size(); ++i) {
        if (m_terms.mayShare && m_places[i].message >= 0)
            continue;
        candidate.fits[i] = m_terms.awaited.at(qsizetype(i))(message);
        if (m_terms.mayShare && candidate.fits[i]) {
            m_places[i].message = number;
            isTaken = true;
        }
    }
    Fits tried(m_places.size());
    return m_terms.mayShare ? isTaken : place(candidate, tried);
}

/// A message that fits nowhere but where others stand moves them on. One that finds no place never will: those that come
/// later only take more of them.
bool AwaitedMessages::place(const Place &candidate, Fits &tried)
{
    for (size_t i = 0; i < m_places.size(); ++i) {
        if (!candidate.fits[i] || tried[i])
            continue;
        tried[i] = true;
        if (m_places[i].message < 0 || place(m_places[i], tried)) {
            m_places[i] = candidate;
            return true;
        }
    }
    return false;
}

} // namespace jackfield
