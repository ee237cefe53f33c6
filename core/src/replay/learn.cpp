// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "judge_p.h"
#include "messagekind_p.h"
#include "timevalue_p.h"

#include <jackfield/replay/learn.h>

#include <QMap>
#include <cmath>
#include <set>

namespace jackfield::replay {

using namespace Qt::StringLiterals;

namespace {
/// Two values that stand at the same place of two messages that are the same one.
struct Seen
{
    std::optional<JsonValue> first;
    std::optional<JsonValue> second;
    std::chrono::microseconds firstAt { 0 };
    std::chrono::microseconds secondAt { 0 };
};

/// A place in one kind of message where the recordings differ.
struct Place
{
    MessageKind kind;
    QString path; ///< a JSON Pointer, or a JSONPath with [*] for what was an index
    QList<Seen> seen;
    QString binding = {};
};

/// "/items/0/id" as "$.items[*].id"; without an index it stays a pointer.
QString generalised(const JsonPointer &pointer, const JsonValue &root)
{
    QString path = u"$"_s;
    bool hasIndex = false;
    JsonPointer so;
    for (const QString &token : pointer.tokens()) {
        const auto parent = root.at(so);
        const bool isIndex = parent && parent->isArray();
        hasIndex = hasIndex || isIndex;
        path += isIndex ? u"[*]"_s : u"['%1']"_s.arg(QString(token).replace(u'\'', u"\\'"_s));
        so = so.child(token);
    }
    return hasIndex ? path : pointer.toString();
}

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
        findBindings();
        Learnt result { .matching = m_known, .reasons = {}, .rest = {} };
        for (const Place &place : std::as_const(m_places))
            addRule(place, result);
        for (const auto &[text, kind] : m_background.asKeyValueRange()) {
            result.matching.background(kind.selector);
            result.reasons.append(
                { u"%1: background, they come and go"_s.arg(text), m_more.value(text) });
        }
        for (const auto &[text, kind] : m_unordered.asKeyValueRange()) {
            if (m_background.contains(text))
                continue;
            result.matching.unordered(kind.selector);
            result.reasons.append({ u"%1: in any order"_s.arg(text), m_moved.value(text) });
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
        for (const AlignedPair &row : aligned(expected, actual, m_exact)) {
            if (row.expected < 0 || row.actual < 0) {
                const bool isFirst = row.expected >= 0;
                const Expectation &only =
                    isFirst ? expected.at(row.expected) : others.at(row.actual);
                addMissing(only);
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

    void addMissing(const Expectation &only)
    {
        const MessageKind kind = kindOf(only.place, only.message.read);
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
                placeOf(kind, {}).seen.append(Seen());
                continue;
            }
            const auto pointer = JsonPointer::parse(difference.where).value_or(JsonPointer());
            const QString path = generalised(pointer, first->at(pointer) ? *first : *second);
            placeOf(kind, path)
                .seen.append({ first->at(pointer),
                               second->at(pointer),
                               mine.message.at,
                               theirs.message.at });
        }
        if (first && second)
            m_firsts.append(*first);
    }

    Place &placeOf(const MessageKind &kind, const QString &path)
    {
        const QString key = kind.text + u'\n' + path;
        if (!m_indexes.contains(key)) {
            m_indexes.insert(key, m_places.size());
            m_places.append({ kind, path, {} });
        }
        return m_places[m_indexes.value(key)];
    }

    static bool isBindable(const std::optional<JsonValue> &value)
    {
        return value && (value->isString() || value->toInteger());
    }

    /// Places whose values stand for each other: one to one, and one of them in another place too.
    void findBindings()
    {
        QMap<QByteArray, std::set<qsizetype>> wheres; // the places of each recorded value
        QMap<QByteArray, QSet<QByteArray>> partners;
        for (qsizetype i = 0; i < m_places.size(); ++i) {
            const Place &place = m_places.at(i);
            const bool canBind = !place.path.isEmpty() && !isTime(place)
                && std::ranges::all_of(place.seen, [](const Seen &seen) {
                       return isBindable(seen.first) && isBindable(seen.second);
                   });
            for (const Seen &seen : canBind ? place.seen : QList<Seen>()) {
                wheres[seen.first->toJson()].insert(i);
                partners[seen.first->toJson()].insert(seen.second->toJson());
            }
        }
        QMap<QString, int> names;
        for (const auto &[value, places] : wheres.asKeyValueRange()) {
            const bool isSame = partners.value(value).size() == 1;
            if (!isSame || (places.size() < 2 && !isRepeated(value, places)))
                continue;
            QString name;
            for (const qsizetype place : places)
                name = name.isEmpty() ? m_places.at(place).binding : name;
            if (name.isEmpty())
                name = freshName(m_places.at(*places.begin()).path, names);
            for (const qsizetype place : places)
                m_places[place].binding = name;
        }
    }

    /// Whether the value stands more than once at these places.
    bool isRepeated(const QByteArray &value, const std::set<qsizetype> &places) const
    {
        int count = 0;
        for (const qsizetype place : places) {
            for (const Seen &seen : m_places.at(place).seen)
                count += seen.first && seen.first->toJson() == value ? 1 : 0;
        }
        return count > 1;
    }

    static QString freshName(const QString &path, QMap<QString, int> &names)
    {
        static const QRegularExpression others(u"[^A-Za-z0-9_]+"_s);
        const QStringList words = path.split(others, Qt::SkipEmptyParts);
        const QString name = words.isEmpty() ? u"value"_s : words.last();
        const int number = ++names[name];
        return number == 1 ? name : name + QString::number(number);
    }

    static bool isTime(const Place &place)
    {
        constexpr double within = 5e6; // as the rule has it
        return std::ranges::all_of(place.seen, [](const Seen &seen) {
            const auto first = seen.first ? momentNamedBy(*seen.first) : std::nullopt;
            const auto second = seen.second ? momentNamedBy(*seen.second) : std::nullopt;
            return first && second
                && std::abs(double(((*first - seen.firstAt) - (*second - seen.secondAt)).count()))
                <= within;
        });
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

    /// Whether the place is the same in messages of other kinds, so that the rule must leave them alone.
    bool isElsewhere(const Place &place) const
    {
        const auto places = JsonPlaces::parse(place.path).value_or(JsonPlaces());
        for (const JsonValue &message : m_firsts) {
            if (kindOf({}, ReadMessage(WsMessage::fromUtf8(message.toJson()))).text
                    != place.kind.text
                && !places.in(message).isEmpty())
                return true;
        }
        return false;
    }

    void addRule(const Place &place, Learnt &result) const
    {
        PlaceRule rule { .places = JsonPlaces::parse(place.path).value_or(JsonPlaces()) };
        if (place.path.isEmpty() || isElsewhere(place))
            rule.in = place.kind.selector;
        const bool hasBoth = std::ranges::all_of(
            place.seen, [](const Seen &seen) { return seen.first && seen.second; });
        const bool isSameType = hasBoth && std::ranges::all_of(place.seen, [](const Seen &seen) {
                                    return seen.first->type() == seen.second->type();
                                });
        QString words = u"not compared"_s;
        if (!place.path.isEmpty() && isTime(place)) {
            rule.kind = PlaceRuleKind::Time;
            rule.amount = 5000;
            words = u"a time, as far from its message as it was"_s;
        } else if (!place.binding.isEmpty()) {
            rule.kind = PlaceRuleKind::Bind;
            rule.name = place.binding;
            words = u"bound as '%1', the same wherever it was the same"_s.arg(place.binding);
        } else if (const auto percent =
                       hasBoth && !place.path.isEmpty() ? percentOf(place) : std::nullopt) {
            rule.kind = PlaceRuleKind::Percent;
            rule.amount = *percent;
            words = u"within %1 per cent"_s.arg(*percent);
        } else if (isSameType && !place.path.isEmpty()) {
            rule.kind = PlaceRuleKind::Type;
            words = u"any %1"_s.arg(typeName(place.seen.first().first->type()));
        }
        const QString where = place.path.isEmpty() ? u"the whole"_s : place.path;
        const bool isRestricted = rule.in.toJson().size() > 0;
        const auto raw = [](const std::optional<JsonValue> &value) {
            return value ? QString::fromUtf8(value->raw()) : QString();
        };
        result.reasons.append({ isRestricted ? u"%1 of %2: %3"_s.arg(where, place.kind.text, words)
                                             : u"%1: %2"_s.arg(where, words),
                                int(place.seen.size()),
                                raw(place.seen.first().first),
                                raw(place.seen.first().second) });
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
    QList<Place> m_places;
    QHash<QString, qsizetype> m_indexes;
    QList<JsonValue> m_firsts; ///< messages of the first recording that have a partner
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
