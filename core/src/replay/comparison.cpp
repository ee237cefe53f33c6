// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparison_p.h"
#include "json/jsonfinder_p.h"
#include "messagekind_p.h"
#include "spelling_p.h"
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
bool isKindMember(const JsonPointer &pointer)
{
    return pointer.tokens().size() == 1 && kindMembers().contains(pointer.tokens().front());
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

/// Whether the rule's places do not depend on what stands elsewhere, and are not the whole: names, indexes, wildcards.
bool isSteady(const PlaceRule &rule)
{
    static const QRegularExpression steady(
        QStringLiteral("^\\$(\\.\\.?(\\*|[A-Za-z_]\\w*)|(\\.\\.)?\\[(\\*|\\d+|'[^'\\\\]*')\\])+$"));
    return rule.places.pointer() ? !rule.places.pointer()->isEmpty()
                                 : steady.match(rule.places.text()).hasMatch();
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
    { }

    const JsonValue &mine() const { return *expected.read.structure(); }
    const JsonValue &theirs() const { return *actual.read.structure(); }
    bool isJson() const { return expected.read.structure() && actual.read.structure(); }

    bool isExplained(const json::Difference &difference) const
    {
        for (qsizetype i = 0; i < m_rules.size(); ++i) {
            const PlaceRule &rule = m_rules.at(i);
            if (explains(rule, difference) && isPlace(i, difference.pointer))
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
    /// Whether the rule is for the message, and for the place.
    bool isPlace(qsizetype i, const JsonPointer &where) const
    {
        const PlaceRule &rule = m_rules.at(i);
        if (const JsonPointer *pointer = rule.places.pointer())
            return pointer->covers(where) && isFor(i);
        return covers(placesOf(i), where);
    }
    bool isFor(qsizetype i) const
    {
        m_isFor.resize(size_t(m_rules.size()));
        auto &isFor = m_isFor[size_t(i)];
        if (!isFor)
            isFor = m_rules.at(i).in.selects(place, expected.read);
        return *isFor;
    }
    const QSet<QString> &placesOf(qsizetype i) const
    {
        m_places.resize(size_t(m_rules.size()));
        auto &places = m_places[size_t(i)];
        if (places)
            return *places;
        places.emplace();
        const PlaceRule &rule = m_rules.at(i);
        if (!isFor(i))
            return *places;
        for (const JsonValue *root : { &mine(), &theirs() }) {
            for (const JsonPointer &pointer : rule.places.in(*root))
                places->insert(pointer.toString());
        }
        return *places;
    }

    const QList<PlaceRule> m_rules;
    mutable std::vector<std::optional<QSet<QString>>> m_places; ///< of each rule
    mutable std::vector<std::optional<bool>>
        m_isFor; ///< of each rule, whether it selects the message
};

Comparer::Comparer(Matching matching)
    : m_matching(std::move(matching))
    , m_binds(std::ranges::contains(m_matching.rules(), PlaceRuleKind::Bind, &PlaceRule::kind))
    , m_hasFingerprints(m_matching.strictness() < Strictness::Types
                        && std::ranges::all_of(m_matching.rules(), &isSteady))
{ }

QList<Difference> Comparer::compare(const MessagePlace &place,
                                    const TimedMessage &expected,
                                    const TimedMessage &actual,
                                    Bindings *bindings) const
{
    QList<Difference> found;
    each(place, expected, actual, bindings, [&](const Difference &difference) {
        found.append(difference);
        return true;
    });
    return found;
}

bool Comparer::accepts(const MessagePlace &place,
                       const TimedMessage &expected,
                       const TimedMessage &actual,
                       Bindings *bindings) const
{
    Bindings *const own = m_binds ? bindings : nullptr;
    const qsizetype before = own ? own->mark() : 0;
    const bool isSame =
        each(place, expected, actual, own, [](const Difference &) { return false; });
    if (own && !isSame)
        own->rollBack(before);
    return isSame;
}

/// Calls `visit` for what differs, until it returns false; whether it always returned true.
bool Comparer::each(const MessagePlace &place,
                    const TimedMessage &expected,
                    const TimedMessage &actual,
                    Bindings *bindings,
                    const Visit &visit) const
{
    const WsMessage &mine = expected.read.message();
    const WsMessage &theirs = actual.read.message();
    const bool isSame = mine == theirs;
    if (isSame && !m_binds)
        return true;
    const bool sameMode = mine.mode() == theirs.mode();
    const Pair pair(m_matching, place, expected, actual);
    if (pair.isJson() && sameMode) {
        bool isAlike = true;
        const auto seen = [&](const Difference &difference) {
            isAlike = false;
            return visit(difference);
        };
        if ((bindings && !eachBound(pair, *bindings, seen)) || !eachUnexplained(pair, seen))
            return false;
        const bool isTold = !isAlike || m_matching.strictness() != Strictness::Exact || isSame;
        if (isTold
            || (pair.mine() != pair.theirs()
                && (expected.read.notation() || areSpelledAlike(pair.mine(), pair.theirs()))))
            return true;
    }
    if (isSame || isIgnored(pair)
        || (m_matching.strictness() >= Strictness::Types && sameMode
            && !expected.read.structure() == !actual.read.structure()))
        return true;
    Difference difference = about(Difference::Kind::Message, place);
    difference.expected = sameMode ? shown(mine) : describe(mine);
    difference.actual = sameMode ? shown(theirs) : describe(theirs);
    return visit(difference);
}

bool Comparer::eachUnexplained(const Pair &pair, const Visit &visit) const
{
    return json::eachDifference(pair.mine(), pair.theirs(), [&](const json::Difference &part) {
        if (isExplained(pair, part))
            return true;
        Difference difference = about(Difference::Kind::Message, pair.place);
        difference.where = part.pointer.toString();
        difference.expected = raw(part.expected);
        difference.actual = raw(part.actual);
        return visit(difference);
    });
}

quint64 Comparer::fingerprint(const ReadMessage &read) const
{
    if (!m_hasFingerprints)
        return 0;
    const WsMessage &message = read.message();
    const JsonValue *structure = read.structure();
    if (!structure)
        return qHashMulti(1, int(message.mode()), message.bytes()) | 1;
    QList<JsonPointer> excluded;
    for (const PlaceRule &rule : m_matching.rules())
        excluded += rule.places.in(*structure);
    return (jackfield::fingerprint(*structure, excluded) + quint64(message.mode())) | 1;
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
    const qsizetype all = JsonTape(pair.mine()).count() + JsonTape(pair.theirs()).count();
    double different = 0;
    json::eachDifference(pair.mine(), pair.theirs(), [&](const json::Difference &difference) {
        const auto &[pointer, first, second] = difference;
        if (isExplained(pair, difference))
            return true;
        // What names the kind of a message weighs most, another value of the same type least.
        if (isKindMember(pointer))
            different += double(all) * 3 / 4;
        else
            different += first && second && first->type() == second->type() ? 1 : 2;
        return different < double(all);
    });
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

bool Comparer::isExplained(const Pair &pair, const json::Difference &difference) const
{
    return isExplainedByStrictness(pair, difference) || pair.isExplained(difference);
}

/// Compares what stands at bound places of both.
bool Comparer::eachBound(const Pair &pair, Bindings &bindings, const Visit &visit) const
{
    using Value = std::optional<JsonValue>;
    const auto compareAt = [&](const PlaceRule &rule,
                               const JsonPointer &pointer,
                               const Value &recorded,
                               const Value &actual) {
        if (!recorded || !actual)
            return true; // a difference like another one
        if (bindings.allows(rule.name, *recorded, *actual)) {
            bindings.bind(rule.name, *recorded, *actual);
            return true;
        }
        Difference difference = about(Difference::Kind::Message, pair.place);
        difference.where = pointer.toString();
        const auto known = bindings.actualOf(rule.name, *recorded);
        difference.expected = QString::fromUtf8(known.value_or(recorded->toJson()));
        difference.actual = QString::fromUtf8(actual->raw());
        return visit(difference);
    };
    return std::ranges::all_of(m_matching.rules(), [&](const PlaceRule &rule) {
        if (rule.kind != PlaceRuleKind::Bind || !rule.in.selects(pair.place, pair.expected.read))
            return true;
        if (const JsonPointer *pointer = rule.places.pointer())
            return compareAt(rule, *pointer, pair.mine().at(*pointer), pair.theirs().at(*pointer));
        JsonFinder inMine(pair.mine());
        JsonFinder inTheirs(pair.theirs());
        return std::ranges::all_of(rule.places.in(pair.mine()), [&](const JsonPointer &pointer) {
            return compareAt(rule, pointer, inMine.at(pointer), inTheirs.at(pointer));
        });
    });
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
