// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "judge_p.h"
#include "learntplaces_p.h"

#include <jackfield/replay/learn.h>

#include <cmath>

namespace jackfield::replay {

using namespace Qt::StringLiterals;

namespace {
using Place = LearntPlace;
using Seen = LearntPlace::Seen;

class Learner
{
public:
    explicit Learner(const Matching &known)
        : m_known(known)
        , m_exact(known)
    { }

    void look(const Session &first, const Session &second)
    {
        const auto mine = first.split();
        const auto theirs = second.split();
        for (qsizetype i = 0; i < std::min(mine.size(), theirs.size()); ++i) {
            for (const Side from : { Side::Server, Side::Client }) {
                look(expectationsOf(mine.at(i), first.header, from, m_known),
                     expectationsOf(theirs.at(i), second.header, from, m_known));
            }
        }
    }

    Learnt learnt(const Session &first, const Session &second)
    {
        QSet<QString> names;
        for (const PlaceRule &rule : m_known.rules())
            names.insert(rule.name);
        BindingFinder(m_places, m_pairs).run(names);
        Learnt result { .matching = m_known, .reasons = {}, .rest = {} };
        for (const Place &place : m_places)
            addRule(place, result);
        for (const auto &[text, kind] : m_background.asKeyValueRange()) {
            // One message that is like no other is no background: it may be missing.
            Matching alone;
            kind.isOfOne ? alone.optional(kind.selector) : alone.background(kind.selector);
            result.matching.add(alone);
            result.reasons.append({ .rule = (kind.isOfOne ? u"%1: optional, it may be missing"_s
                                                          : u"%1: background, they come and go"_s)
                                                .arg(text),
                                    .count = m_more.value(text),
                                    .alone = alone });
        }
        for (const auto &[text, kind] : m_unordered.asKeyValueRange()) {
            if (m_background.contains(text))
                continue;
            const Matching alone = Matching().unordered(kind.selector);
            result.matching.add(alone);
            result.reasons.append({ .rule = u"%1: in any order"_s.arg(text),
                                    .count = m_moved.value(text),
                                    .alone = alone });
        }
        result.rest = diff(first, second, result.matching);
        return result;
    }

private:
    void look(const QList<Expectation> &expected, const QList<Expectation> &others)
    {
        QList<Arrival> actual;
        for (const Expectation &other : others)
            actual.append({ .message = other.message });
        for (const AlignedPair &row : aligned(expected, actual, m_exact, Bindings())) {
            if (row.expected < 0 || row.actual < 0) {
                const bool isFirst = row.expected >= 0;
                const Expectation &only =
                    isFirst ? expected.at(row.expected) : others.at(row.actual);
                addMissing(only, isFirst);
                continue;
            }
            const Expectation &mine = expected.at(row.expected);
            const Expectation &theirs = others.at(row.actual);
            if (row.isMoved) {
                const MessageKind kind = kindOf(mine.place, mine.message.read);
                m_unordered.insert(kind.text, kind);
                ++m_moved[kind.text];
            }
            compare(mine, theirs);
        }
    }

    void addMissing(const Expectation &only, bool isFirst)
    {
        const MessageKind kind = kindOf(only.place, only.message.read);
        if (kind.isOfOne && !isFirst)
            return; // no rule can name it
        m_background.insert(kind.text, kind);
        ++m_more[kind.text];
    }

    void compare(const Expectation &mine, const Expectation &theirs)
    {
        const JsonValue *first = mine.message.read.structure();
        const JsonValue *second = theirs.message.read.structure();
        const MessageKind kind = kindOf(mine.place, mine.message.read);
        for (const Difference &difference :
             m_exact.compare(mine.place, mine.message, theirs.message, nullptr)) {
            if (!first || !second) {
                see(kind, {}, Seen());
                continue;
            }
            const auto pointer = JsonPointer::parse(difference.where).value_or(JsonPointer());
            see(kind,
                generalised(pointer, first->at(pointer) ? *first : *second),
                { first->at(pointer), second->at(pointer), mine.message.at, theirs.message.at });
        }
        if (first && second)
            m_pairs[kind.text].append({ *first, *second });
    }

    void see(const MessageKind &kind, const QString &path, const Seen &seen)
    {
        const QString key = kind.text + u'\n' + path;
        if (!m_indexes.contains(key)) {
            const auto places = JsonPlaces::parse(path);
            if (!places)
                return; // no rule can say where; the rest of the differences will name it
            m_indexes.insert(key, m_places.size());
            m_places.push_back({ .kind = kind, .path = path, .places = *places, .seen = {} });
        }
        m_places[m_indexes.value(key)].seen.append(seen);
    }

    /// The tolerance that all pairs have three times over, in per cent, since two recordings show little of what may
    /// come; nothing if they are no numbers that stay near.
    static std::optional<double> percentOf(const Place &place)
    {
        constexpr double most = 20;
        double widest = 0;
        for (const Seen &seen : place.seen) {
            if (!seen.first || !seen.second || !seen.first->isNumber() || !seen.second->isNumber()
                || seen.first->toInteger()) // a count or a number of something is no measure
                return std::nullopt;
            const double first = seen.first->toDouble();
            const double off = std::abs(seen.second->toDouble() - first);
            widest = std::max(widest, first == 0 ? most + 1 : off / std::abs(first) * 100);
        }
        return widest > most ? std::nullopt
                             : std::optional(std::max(10.0, std::ceil(widest * 3 - 1e-6)));
    }

    /// Whether messages of other kinds have the place too, so that the rule must leave them alone.
    bool isElsewhere(const Place &place) const
    {
        if (place.kind.isOfOne)
            return true;
        for (const auto &[kind, pairs] : m_pairs.asKeyValueRange()) {
            if (kind != place.kind.text && std::ranges::any_of(pairs, [&](const LearntPair &pair) {
                    return !place.places.in(pair.first).isEmpty();
                }))
                return true;
        }
        return false;
    }

    void addRule(const Place &place, Learnt &result) const
    {
        PlaceRule rule { .places = place.places };
        if (place.isWhole() || isElsewhere(place))
            rule.in = place.kind.selector;
        const bool hasBoth = std::ranges::all_of(
            place.seen, [](const Seen &seen) { return seen.first && seen.second; });
        const bool isSameType = hasBoth && std::ranges::all_of(place.seen, [](const Seen &seen) {
                                    return seen.first->type() == seen.second->type();
                                });
        QString words = u"not compared"_s;
        if (!place.isWhole() && isTime(place)) {
            rule.kind = PlaceRuleKind::Time;
            rule.amount = 5000;
            words = u"a time, as far from its message as it was"_s;
        } else if (!place.binding.isEmpty()) {
            rule.kind = PlaceRuleKind::Bind;
            rule.name = place.binding;
            words = u"bound as '%1', the same wherever it was the same"_s.arg(place.binding);
        } else if (const auto percent =
                       hasBoth && !place.isWhole() ? percentOf(place) : std::nullopt) {
            rule.kind = PlaceRuleKind::Percent;
            rule.amount = *percent;
            words = u"within %1 per cent"_s.arg(*percent);
        } else if (isSameType && !place.isWhole()) {
            rule.kind = PlaceRuleKind::Type;
            words = u"any %1"_s.arg(typeName(place.seen.first().first->type()));
        }
        const QString where = place.isWhole() ? u"the whole"_s : place.path;
        const bool isRestricted = rule.in.toJson().size() > 0;
        const auto raw = [](const std::optional<JsonValue> &value) {
            return value ? QString::fromUtf8(value->raw()) : QString();
        };
        result.reasons.append({ isRestricted ? u"%1 of %2: %3"_s.arg(where, place.kind.text, words)
                                             : u"%1: %2"_s.arg(where, words),
                                int(place.seen.size()),
                                raw(place.seen.first().first),
                                raw(place.seen.first().second),
                                Matching().add(rule) });
        if (!isKnown(result.matching, rule))
            result.matching.add(rule);
    }

    static bool isKnown(const Matching &matching, const PlaceRule &rule)
    {
        return std::ranges::any_of(matching.rules(), [&](const PlaceRule &known) {
            return known.kind == rule.kind && known.places == rule.places && known.name == rule.name
                && known.in.toJson() == rule.in.toJson();
        });
    }

    const Matching m_known;
    const Comparer m_exact;
    std::vector<Place> m_places;
    QHash<QString, size_t> m_indexes; ///< of each kind and path
    QHash<QString, QList<LearntPair>> m_pairs; ///< of each kind
    QMap<QString, MessageKind> m_background;
    QMap<QString, MessageKind> m_unordered;
    QMap<QString, int> m_more;
    QMap<QString, int> m_moved;
};
} // namespace

Learnt learn(const Session &first, const Session &second, const Matching &known)
{
    Learner learner(known);
    learner.look(first, second);
    return learner.learnt(first, second);
}

} // namespace jackfield::replay
