// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparison_p.h"
#include "messagekind_p.h"
#include "timevalue_p.h"

#include <QSet>
#include <algorithm>
#include <cmath>

namespace jackfield {

namespace {
Difference about(Difference::Kind kind, const MessagePlace &place)
{
    Difference difference;
    difference.kind = kind;
    difference.conn = place.conn;
    difference.n = place.n;
    difference.from = place.from;
    return difference;
}

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

bool covers(const QList<JsonPointer> &places, const JsonPointer &place)
{
    return std::ranges::any_of(places, [&](const JsonPointer &each) { return each.covers(place); });
}
} // namespace

QString shown(const WsMessage &message)
{
    return message.isText() ? message.text() : QString::fromLatin1(message.bytes().toHex(' '));
}

/// Two messages that are compared.
struct Comparer::Pair
{
    const MessagePlace &place;
    const TimedMessage &expected;
    const TimedMessage &actual;

    const JsonValue &mine() const { return *expected.read.structure(); }
    const JsonValue &theirs() const { return *actual.read.structure(); }
    bool isJson() const { return expected.read.structure() && actual.read.structure(); }
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
    const Pair pair { place, expected, actual };
    if (pair.isJson()) {
        QList<JsonPointer> boundPlaces;
        QList<Difference> found = bound(pair, bindings, boundPlaces);
        for (const json::Difference &part :
             isSame ? QList<json::Difference>() : json::diff(pair.mine(), pair.theirs())) {
            if (covers(boundPlaces, part.pointer) || isExplained(pair, part))
                continue;
            Difference difference = about(Difference::Kind::Message, place);
            difference.where = part.pointer.toString();
            difference.expected = raw(part.expected);
            difference.actual = raw(part.actual);
            found.append(difference);
        }
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

bool Comparer::accepts(const MessagePlace &place,
                       const TimedMessage &expected,
                       const TimedMessage &actual,
                       Bindings *bindings) const
{
    if (!bindings || !m_binds)
        return compare(place, expected, actual, nullptr).isEmpty();
    Bindings tried = *bindings;
    if (!compare(place, expected, actual, &tried).isEmpty())
        return false;
    *bindings = std::move(tried);
    return true;
}

double Comparer::similarity(const MessagePlace &place,
                            const TimedMessage &expected,
                            const TimedMessage &actual) const
{
    const WsMessage &mine = expected.read.message();
    const WsMessage &theirs = actual.read.message();
    if (mine.mode() != theirs.mode())
        return 0;
    const Pair pair { place, expected, actual };
    if (!pair.isJson())
        return expected.read.structure() || actual.read.structure()
            ? 0
            : sharedEnds(mine.bytes(), theirs.bytes());
    const qsizetype all = countOf(pair.mine()) + countOf(pair.theirs());
    double different = 0;
    for (const Difference &difference : compare(place, expected, actual, nullptr)) {
        const auto pointer = JsonPointer::parse(difference.where).value_or(JsonPointer());
        const auto first = pair.mine().at(pointer);
        const auto second = pair.theirs().at(pointer);
        // What names the kind of a message weighs most, another value of the same type least.
        if (isKindMember(difference.where))
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

/// Compares what is bound, and says where that stands.
QList<Difference>
Comparer::bound(const Pair &pair, Bindings *bindings, QList<JsonPointer> &places) const
{
    QList<Difference> found;
    for (const PlaceRule &rule : m_matching.rules()) {
        if (rule.kind != PlaceRuleKind::Bind || !rule.in.selects(pair.place, pair.expected.read))
            continue;
        for (const JsonPointer &pointer : rule.places.in(pair.mine())) {
            const auto actual = pair.theirs().at(pointer);
            if (!actual)
                continue; // a difference like another one
            places.append(pointer);
            const QByteArray recorded = pair.mine().at(pointer)->toJson();
            if (!bindings)
                continue;
            if (bindings->allows(rule.name, recorded, actual->toJson())) {
                bindings->bind(rule.name, recorded, actual->toJson());
                continue;
            }
            Difference difference = about(Difference::Kind::Message, pair.place);
            difference.where = pointer.toString();
            const auto known = bindings->actualOf(rule.name, recorded);
            difference.expected = QString::fromUtf8(known.value_or(recorded));
            difference.actual = QString::fromUtf8(actual->raw());
            found.append(difference);
        }
    }
    return found;
}

bool Comparer::isExplained(const Pair &pair, const json::Difference &difference) const
{
    return isExplainedByStrictness(difference)
        || std::ranges::any_of(m_matching.rules(), [&](const PlaceRule &rule) {
               return isExplainedBy(pair, rule, difference);
           });
}

bool Comparer::isExplainedByStrictness(const json::Difference &difference) const
{
    const Strictness strictness = m_matching.strictness();
    if (strictness < Strictness::Types)
        return false;
    const auto &[pointer, expected, actual] = difference;
    if (expected && actual) {
        return expected->type() == actual->type()
            || (strictness == Strictness::Shape && (expected->isNull() || actual->isNull()));
    }
    bool isIndex = false;
    if (!pointer.isEmpty())
        (void)pointer.tokens().last().toULongLong(&isIndex);
    return isIndex || (strictness == Strictness::Shape && actual);
}

bool Comparer::isExplainedBy(const Pair &pair,
                             const PlaceRule &rule,
                             const json::Difference &difference) const
{
    const auto &[pointer, expected, actual] = difference;
    if (rule.kind == PlaceRuleKind::Bind || !rule.in.selects(pair.place, pair.expected.read))
        return false;
    if (!covers(rule.places.in(pair.mine()), pointer)
        && !covers(rule.places.in(pair.theirs()), pointer))
        return false;
    if (rule.kind == PlaceRuleKind::Ignore)
        return true;
    if (!expected || !actual)
        return false;
    if (rule.kind == PlaceRuleKind::Type)
        return expected->type() == actual->type();
    if (rule.kind == PlaceRuleKind::Time) {
        const auto mine = momentNamedBy(*expected);
        const auto theirs = momentNamedBy(*actual);
        if (!mine || !theirs)
            return false;
        const auto off = (*mine - pair.expected.at) - (*theirs - pair.actual.at);
        return double(std::abs(off.count())) <= rule.amount * 1000;
    }
    if (!expected->isNumber() || !actual->isNumber())
        return false;
    const double mine = expected->toDouble();
    const double allowed =
        rule.kind == PlaceRuleKind::Percent ? std::abs(mine) * rule.amount / 100 : rule.amount;
    // One bit more than asked for: 0.3 is 0.1 off 0.2, whatever doubles say.
    const double rounding = std::abs(mine) * std::numeric_limits<double>::epsilon() * 4;
    return std::abs(actual->toDouble() - mine) <= allowed + rounding;
}

Difference missing(const MessagePlace &place, const WsMessage &expected, const QString &instead)
{
    Difference difference = about(Difference::Kind::Missing, place);
    difference.expected = shown(expected);
    difference.actual = instead;
    return difference;
}

Difference additional(const MessagePlace &place, const WsMessage &actual)
{
    Difference difference = about(Difference::Kind::Additional, place);
    difference.actual = shown(actual);
    return difference;
}

Difference early(const MessagePlace &place, int ask, const WsMessage &actual)
{
    Difference difference = about(Difference::Kind::Early, place);
    difference.expected = QStringLiteral("it after the client's message %1").arg(ask);
    difference.actual = shown(actual);
    return difference;
}

Difference outOfOrder(const MessagePlace &place, const QString &order, const WsMessage &actual)
{
    Difference difference = about(Difference::Kind::OutOfOrder, place);
    difference.expected = order;
    difference.actual = shown(actual);
    return difference;
}

Difference
late(const MessagePlace &place, std::chrono::milliseconds limit, std::chrono::milliseconds took)
{
    Difference difference = about(Difference::Kind::Late, place);
    difference.expected = QStringLiteral("an answer within %1 ms").arg(limit.count());
    difference.actual = QStringLiteral("%1 ms").arg(took.count());
    return difference;
}

QList<Difference> inOrder(QList<Difference> differences)
{
    // About the connection comes behind its messages, but for what is about its beginning.
    const auto place = [](const Difference &difference) {
        using Kind = Difference::Kind;
        const bool isBeginning = difference.kind == Kind::Handshake
            || difference.kind == Kind::Subprotocol || difference.kind == Kind::Connection;
        const int n =
            difference.n > 0 || isBeginning ? difference.n : std::numeric_limits<int>::max();
        return std::pair(difference.conn, n);
    };
    std::ranges::stable_sort(differences, {}, place);
    return differences;
}

QList<Difference> unplayable(const Session &session)
{
    using Kind = SessionEvent::Kind;
    QSet<int> begun;
    QSet<int> told;
    QList<Difference> found;
    for (const SessionEvent &event : session.events) {
        if (event.kind == Kind::Open || event.kind == Kind::Refused)
            begun.insert(event.conn);
        if (event.kind != Kind::Message || begun.contains(event.conn) || told.contains(event.conn))
            continue;
        told.insert(event.conn);
        found.append(aboutConnection(Difference::Kind::Connection,
                                     event.conn,
                                     QStringLiteral("its handshake before its messages"),
                                     QStringLiteral("none in the session")));
    }
    if (begun.isEmpty() && told.isEmpty()) {
        found.append(aboutConnection(Difference::Kind::Connection,
                                     0,
                                     QStringLiteral("a connection to play"),
                                     QStringLiteral("no connection in the session")));
    }
    return found;
}

Difference
aboutConnection(Difference::Kind kind, int conn, const QString &expected, const QString &actual)
{
    Difference difference = about(kind, { .conn = conn });
    difference.expected = expected;
    difference.actual = actual;
    return difference;
}

} // namespace jackfield
