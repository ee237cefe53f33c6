// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagekind_p.h"

#include <jackfield/replay/learn.h>

#include <QHash>
#include <algorithm>

namespace jackfield::replay {

using namespace Qt::StringLiterals;

namespace {
using Counts = QHash<QString, qint64>;

/// How many messages of each kind, and connections to each path, there are.
Counts kindsOf(const Session &session)
{
    Counts counts;
    for (const SessionEvent &event : session.events) {
        if (event.kind == SessionEvent::Kind::Open)
            ++counts[u"path "_s + event.opened().request.uri().path()];
        if (!event.isWholeMessage())
            continue;
        const MessagePlace place { event.conn, 0, event.from };
        const MessageKind kind = kindOf(place, ReadMessage(event.message));
        const QString side = event.from == Side::Client ? u"client "_s : u"server "_s;
        ++counts[side + (kind.isOfOne ? QString() : kind.text)];
    }
    return counts;
}

bool isAbout(const PlaceRule &rule, const MessagePlace &place, const ReadMessage &message)
{
    if (!rule.in.selects(place, message))
        return false;
    if (rule.places.text().isEmpty())
        return true;
    const auto &json = message.json();
    return json && !rule.places.in(*json).isEmpty();
}

bool isAnySelecting(const QList<MessageSelector> &all,
                    const MessagePlace &place,
                    const ReadMessage &message)
{
    return std::ranges::any_of(
        all, [&](const MessageSelector &one) { return one.selects(place, message); });
}

bool isAbout(const Matching &rules, const MessagePlace &place, const ReadMessage &message)
{
    return std::ranges::any_of(rules.rules(),
                               [&](const PlaceRule &rule) { return isAbout(rule, place, message); })
        || isAnySelecting(rules.optionals(), place, message)
        || isAnySelecting(rules.backgrounds(), place, message)
        || isAnySelecting(rules.unorderedGroups(), place, message);
}
} // namespace

QList<MessagePlace> touched(const Session &session, const Matching &rules)
{
    QList<MessagePlace> places;
    QHash<int, int> numbers; // of the last message of each connection
    for (const SessionEvent &event : session.events) {
        if (!event.isWholeMessage())
            continue;
        const MessagePlace place { event.conn, ++numbers[event.conn], event.from };
        if (isAbout(rules, place, rules.read(place, event.message)))
            places.append(place);
    }
    return places;
}

double likeness(const Session &first, const Session &second)
{
    const Counts mine = kindsOf(first);
    Counts theirs = kindsOf(second);
    qint64 shared = 0;
    qint64 all = 0;
    for (const auto &[kind, count] : mine.asKeyValueRange()) {
        const qint64 other = theirs.take(kind);
        shared += std::min(count, other);
        all += std::max(count, other);
    }
    for (const qint64 other : std::as_const(theirs))
        all += other;
    return all == 0 ? 0 : double(shared) / double(all);
}

} // namespace jackfield::replay
