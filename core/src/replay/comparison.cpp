// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparison_p.h"
#include "messagekind_p.h"
#include "timevalue_p.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace jackfield {

namespace {
QString raw(const std::optional<JsonValue> &value)
{
    return value ? QString::fromUtf8(value->raw()) : QString();
}

/// How many values stand in one, itself included.
qsizetype countOf(const JsonValue &value)
{
    qsizetype count = 1;
    if (value.isArray()) {
        for (const JsonValue &element : value.elements())
            count += countOf(element);
    } else if (value.isObject()) {
        for (const JsonValue::Member &member : value.members())
            count += countOf(member.value);
    }
    return count;
}

/// Of the bytes of both, how many they share at the beginning and at the end.
double sharedEnds(const QByteArray &a, const QByteArray &b)
{
    const qsizetype shorter = std::min(a.size(), b.size());
    const qsizetype longer = std::max(a.size(), b.size());
    const auto begin = std::ranges::mismatch(a, b).in1 - a.begin();
    qsizetype end = 0;
    while (end < shorter - begin && a.at(a.size() - 1 - end) == b.at(b.size() - 1 - end))
        ++end;
    return longer == 0 ? 1 : double(begin + end) / double(longer);
}

/// Whether the place names the kind of a message.
bool isKindMember(const QString &pointer)
{
    return pointer.startsWith(u'/') && kindMembers().contains(QStringView(pointer).sliced(1));
}

/// Whether one of `places`, or one above it, is the place.
bool covers(const QSet<QString> &places, const JsonPointer &place)
{
    if (places.isEmpty())
        return false;
    JsonPointer above;
    for (const QString &token : place.tokens()) {
        if (places.contains(above.toString()))
            return true;
        above = above.child(token);
    }
    return places.contains(above.toString());
}

/// Whether a rule for numbers allows them.
bool isNear(const PlaceRule &rule, const JsonValue &expected, const JsonValue &actual)
{
    if (!expected.isNumber() || !actual.isNumber())
        return false;
    const double mine = expected.toDouble();
    const double allowed =
        rule.kind == PlaceRuleKind::Percent ? std::abs(mine) * rule.amount / 100 : rule.amount;
    // One bit more than asked for: 0.3 is 0.1 off 0.2, whatever doubles say.
    const double rounding = std::abs(mine) * std::numeric_limits<double>::epsilon() * 4;
    return std::abs(actual.toDouble() - mine) <= allowed + rounding;
}
} // namespace

/// Two messages that are compared, and where the rules apply to them: found once, when somebody asks.
class Comparer::Pair
{
public:
    Pair(const Matching &matching,
         const MessagePlace &at,
         const TimedMessage &first,
         const TimedMessage &second)
        : place(at)
        , expected(first)
        , actual(second)
        , m_rules(matching.rules())
        , m_places(size_t(m_rules.size()))
    { }

    const JsonValue &mine() const { return *expected.read.structure(); }
    const JsonValue &theirs() const { return *actual.read.structure(); }
    bool isJson() const { return expected.read.structure() && actual.read.structure(); }

    bool isExplained(const json::Difference &difference) const
    {
        for (qsizetype i = 0; i < m_rules.size(); ++i) {
            if (explains(m_rules.at(i), difference) && covers(placesOf(i), difference.pointer))
                return true;
        }
        return false;
    }

    const MessagePlace &place;
    const TimedMessage &expected;
    const TimedMessage &actual;

private:
    /// What the rule says where it applies.
    bool explains(const PlaceRule &rule, const json::Difference &difference) const
    {
        if (rule.kind == PlaceRuleKind::Ignore)
            return true;
        if (!difference.expected || !difference.actual)
            return false;
        switch (rule.kind) {
        case PlaceRuleKind::Ignore:
        case PlaceRuleKind::Bind: // compared by itself
            return true;
        case PlaceRuleKind::Type:
            return difference.expected->type() == difference.actual->type();
        case PlaceRuleKind::Tolerance:
        case PlaceRuleKind::Percent:
            return isNear(rule, *difference.expected, *difference.actual);
        case PlaceRuleKind::Time:
            return isInTime(rule, *difference.expected, *difference.actual);
        }
        return false;
    }
    bool isInTime(const PlaceRule &rule, const JsonValue &first, const JsonValue &second) const
    {
        const auto recorded = momentNamedBy(first);
        const auto live = momentNamedBy(second);
        if (!recorded || !live)
            return false;
        const auto off = (*recorded - expected.at) - (*live - actual.at);
        return double(std::abs(off.count())) <= rule.amount * 1000;
    }
    const QSet<QString> &placesOf(qsizetype i) const
    {
        auto &places = m_places[size_t(i)];
        if (places)
            return *places;
        places.emplace();
        const PlaceRule &rule = m_rules.at(i);
        if (!rule.in.selects(place, expected.read))
            return *places;
        for (const JsonValue *root : { &mine(), &theirs() }) {
            for (const JsonPointer &pointer : rule.places.in(*root))
                places->insert(pointer.toString());
        }
        return *places;
    }

    const QList<PlaceRule> m_rules;
    mutable std::vector<std::optional<QSet<QString>>> m_places; ///< of each rule
};

Comparer::Comparer(Matching matching)
    : m_matching(std::move(matching))
    , m_binds(std::ranges::contains(m_matching.rules(), PlaceRuleKind::Bind, &PlaceRule::kind))
{ }

QList<Difference> Comparer::compare(const MessagePlace &place,
                                    const TimedMessage &expected,
                                    const TimedMessage &actual,
                                    Bindings *bindings) const
{
    const WsMessage &mine = expected.read.message();
    const WsMessage &theirs = actual.read.message();
    const bool isSame = mine == theirs;
    if (isSame && !m_binds)
        return {};
    const Pair pair(m_matching, place, expected, actual);
    if (pair.isJson()) {
        const QList<Difference> found = compareStructures(pair, bindings);
        if (!found.isEmpty() || m_matching.strictness() != Strictness::Exact || isSame
            || pair.mine() != pair.theirs())
            return found;
    }
    const bool sameMode = mine.mode() == theirs.mode();
    if (isSame || isIgnored(pair)
        || (m_matching.strictness() >= Strictness::Types && sameMode
            && !expected.read.structure() == !actual.read.structure()))
        return {};
    Difference difference = about(Difference::Kind::Message, place);
    difference.expected = sameMode ? shown(mine) : describe(mine);
    difference.actual = sameMode ? shown(theirs) : describe(theirs);
    return { difference };
}

QList<Difference> Comparer::compareStructures(const Pair &pair, Bindings *bindings) const
{
    QList<Difference> found = bindings ? compareBound(pair, bindings) : QList<Difference>();
    for (const json::Difference &part : unexplained(pair)) {
        Difference difference = about(Difference::Kind::Message, pair.place);
        difference.where = part.pointer.toString();
        difference.expected = raw(part.expected);
        difference.actual = raw(part.actual);
        found.append(difference);
    }
    return found;
}

bool Comparer::accepts(const MessagePlace &place,
                       const TimedMessage &expected,
                       const TimedMessage &actual,
                       Bindings *bindings) const
{
    if (!bindings || !m_binds)
        return compare(place, expected, actual, nullptr).isEmpty();
    const qsizetype before = bindings->mark();
    const bool isSame = compare(place, expected, actual, bindings).isEmpty();
    if (!isSame)
        bindings->rollBack(before);
    return isSame;
}

double Comparer::similarity(const MessagePlace &place,
                            const TimedMessage &expected,
                            const TimedMessage &actual) const
{
    constexpr qsizetype tooBig = 64 << 10; // to be looked at again and again
    const WsMessage &mine = expected.read.message();
    const WsMessage &theirs = actual.read.message();
    if (mine.mode() != theirs.mode())
        return 0;
    const Pair pair(m_matching, place, expected, actual);
    if (!pair.isJson())
        return expected.read.structure() || actual.read.structure()
            ? 0
            : sharedEnds(mine.bytes(), theirs.bytes());
    if (mine.size() > tooBig || theirs.size() > tooBig)
        return kindOf(place, expected.read).text == kindOf(place, actual.read).text ? 0.5 : 0;
    const qsizetype all = countOf(pair.mine()) + countOf(pair.theirs());
    double different = 0;
    for (const auto &[pointer, first, second] : unexplained(pair)) {
        // What names the kind of a message weighs most, another value of the same type least.
        if (isKindMember(pointer.toString()))
            different += double(all) * 3 / 4;
        else
            different += first && second && first->type() == second->type() ? 1 : 2;
    }
    return std::max(0.0, 1 - different / double(all));
}

/// Whether a rule ignores the whole of it, be it JSON or not.
bool Comparer::isIgnored(const Pair &pair) const
{
    return std::ranges::any_of(m_matching.rules(), [&](const PlaceRule &rule) {
        return rule.kind == PlaceRuleKind::Ignore && rule.places == JsonPlaces()
            && rule.in.selects(pair.place, pair.expected.read);
    });
}

QList<json::Difference> Comparer::unexplained(const Pair &pair) const
{
    QList<json::Difference> left;
    for (const json::Difference &part : json::diff(pair.mine(), pair.theirs())) {
        if (!isExplainedByStrictness(pair, part) && !pair.isExplained(part))
            left.append(part);
    }
    return left;
}

/// Compares what stands at bound places of both.
QList<Difference> Comparer::compareBound(const Pair &pair, Bindings *bindings) const
{
    QList<Difference> found;
    for (const PlaceRule &rule : m_matching.rules()) {
        if (rule.kind != PlaceRuleKind::Bind || !rule.in.selects(pair.place, pair.expected.read))
            continue;
        for (const JsonPointer &pointer : rule.places.in(pair.mine())) {
            const auto actual = pair.theirs().at(pointer);
            if (!actual)
                continue; // a difference like another one
            const JsonValue recorded = *pair.mine().at(pointer);
            if (bindings->allows(rule.name, recorded, *actual)) {
                bindings->bind(rule.name, recorded, *actual);
                continue;
            }
            Difference difference = about(Difference::Kind::Message, pair.place);
            difference.where = pointer.toString();
            const auto known = bindings->actualOf(rule.name, recorded);
            difference.expected = QString::fromUtf8(known.value_or(recorded.toJson()));
            difference.actual = QString::fromUtf8(actual->raw());
            found.append(difference);
        }
    }
    return found;
}

bool Comparer::isExplainedByStrictness(const Pair &pair, const json::Difference &difference) const
{
    const Strictness strictness = m_matching.strictness();
    if (strictness < Strictness::Types)
        return false;
    const auto &[pointer, expected, actual] = difference;
    if (expected && actual) {
        return expected->type() == actual->type()
            || (strictness == Strictness::Shape && (expected->isNull() || actual->isNull()));
    }
    if (strictness == Strictness::Shape && actual)
        return true;
    JsonPointer parent;
    for (const QString &token :
         pointer.tokens().first(std::max<qsizetype>(0, pointer.tokens().size() - 1)))
        parent = parent.child(token);
    const auto array = pair.mine().at(parent);
    return array && array->isArray();
}

} // namespace jackfield
