// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "plannedvalue_p.h"
#include "replay/bindings_p.h"

#include <algorithm>

namespace jackfield {

using What = PlannedValue::What;

namespace {
bool isContainer(const JsonValue &value)
{
    return value.isArray() || value.isObject();
}

void collect(const PlannedValue &value,
             const JsonPointer &place,
             QList<std::pair<JsonPointer, PlannedValue>> &marks)
{
    if (value.what == What::List || value.what == What::Members) {
        for (qsizetype i = 0; i < value.elements.size(); ++i)
            collect(value.elements[i],
                    value.what == What::List ? place.child(i) : place.child(value.keys[i]),
                    marks);
    } else if (value.what != What::Recorded) {
        marks.append({ place, value });
    }
}

/// What the rules say of one message, by place.
class Marks
{
public:
    Marks() = default;
    Marks(const MessagePlace &place, const ReadMessage &message, PlanContext &context)
        : m_strictness(context.rules.strictness())
    {
        for (const PlaceRule &rule : context.rules.rules()) {
            if (!rule.in.selects(place, message))
                continue;
            for (const JsonPointer &at : rule.places.in(*message.structure()))
                add(rule, at, *message.structure()->at(at), place, context.variables);
            if (rule.kind == PlaceRuleKind::Ignore && rule.places.pointer()
                && context.ignored.contains(*rule.places.pointer()))
                m_absent.append(*rule.places.pointer());
        }
    }

    /// `above`: the mark of what the value is a part of.
    PlannedValue marked(const JsonValue &value,
                        const JsonPointer &at,
                        const PlannedValue *above = nullptr) const;

private:
    void add(const PlaceRule &rule,
             const JsonPointer &at,
             const JsonValue &value,
             const MessagePlace &place,
             PlannedVariables &variables);
    void addAbsent(PlannedValue &object, const JsonPointer &at) const;

    QHash<QString, PlannedValue> m_marks;
    QList<JsonPointer> m_absent; ///< places that may be there, too
    Strictness m_strictness = Strictness::Values;
};

/// Of several rules for a place the one that asks least, else the first.
void Marks::add(const PlaceRule &rule,
                const JsonPointer &at,
                const JsonValue &value,
                const MessagePlace &place,
                PlannedVariables &variables)
{
    const QString key = at.toString();
    const bool isIgnored = rule.kind == PlaceRuleKind::Ignore;
    if (m_marks.contains(key) && !isIgnored)
        return;
    PlannedValue mark { .what = What::SameType, .recorded = value };
    switch (rule.kind) {
    case PlaceRuleKind::Ignore:
        mark.what = What::Ignored;
        break;
    case PlaceRuleKind::Type:
    case PlaceRuleKind::Time:
        break;
    case PlaceRuleKind::Tolerance:
    case PlaceRuleKind::Percent:
        if (!value.isNumber() && !isContainer(value))
            return;
        mark.what = What::Near;
        mark.isPercent = rule.kind == PlaceRuleKind::Percent;
        mark.percent = rule.amount;
        mark.amount = mark.isPercent ? std::abs(value.toDouble()) * rule.amount / 100 : rule.amount;
        break;
    case PlaceRuleKind::Bind:
        if (isContainer(value))
            return;
        mark.what = What::Bound;
        mark.variable = variables.of(rule.name, value, place);
        break;
    }
    m_marks.insert(key, mark);
}

/// Of the same members with one name the last one counts, at the place of the first.
PlannedValue membersOf(const JsonValue &object)
{
    PlannedValue made { .what = What::Members, .recorded = object };
    const auto members = object.members();
    for (const JsonValue::Member &member : members) {
        const qsizetype there = made.keys.indexOf(member.key);
        if (there < 0) {
            made.keys.append(member.key);
            made.elements.append({ .recorded = member.value });
        } else {
            made.elements[there].recorded = member.value;
        }
    }
    return made;
}

void Marks::addAbsent(PlannedValue &object, const JsonPointer &at) const
{
    for (const JsonPointer &place : m_absent) {
        if (place.tokens().size() != at.tokens().size() + 1 || !at.covers(place)
            || object.keys.contains(place.tokens().last()))
            continue;
        object.keys.append(place.tokens().last());
        object.elements.append({ .what = What::Ignored, .recorded = {} });
    }
}

/// What a rule that covers a value says of a part of it.
PlannedValue inherited(const PlannedValue &mark, const JsonValue &value)
{
    PlannedValue own = mark;
    own.recorded = value;
    if (mark.what == What::Near && !value.isNumber())
        return { .recorded = value };
    if (mark.isPercent)
        own.amount = std::abs(value.toDouble()) * mark.percent / 100;
    return own;
}

PlannedValue
Marks::marked(const JsonValue &value, const JsonPointer &at, const PlannedValue *above) const
{
    const auto found = m_marks.constFind(at.toString());
    const PlannedValue *const mark = found != m_marks.constEnd() ? &*found : above;
    const bool goesDown = mark && isContainer(value)
        && (mark->what == What::Near || (mark->what == What::SameType && value.isObject()));
    if (mark && !goesDown)
        return mark == above ? inherited(*above, value) : *mark;
    const bool isLoose = m_strictness == Strictness::Types || m_strictness == Strictness::Shape;
    if (m_strictness == Strictness::Shape && value.isNull())
        return { .what = What::Ignored, .recorded = value };
    if (isLoose && !value.isObject())
        return { .what = What::SameType, .recorded = value };
    PlannedValue made { .recorded = value };
    if (value.isObject()) {
        made = membersOf(value);
        for (qsizetype i = 0; i < made.elements.size(); ++i)
            made.elements[i] = marked(
                made.elements[i].recorded, at.child(made.keys[i]), goesDown ? mark : nullptr);
        addAbsent(made, at);
    } else if (value.isArray()) {
        made.what = What::List;
        const auto elements = value.elements();
        for (const JsonValue &element : elements)
            made.elements.append(
                marked(element, at.child(made.elements.size()), goesDown ? mark : nullptr));
    }
    return made;
}
} // namespace

bool PlannedValue::hasMarks() const
{
    if (what == What::Recorded)
        return false;
    return (what != What::List && what != What::Members)
        || std::ranges::any_of(elements, &PlannedValue::hasMarks);
}

QList<std::pair<JsonPointer, PlannedValue>> PlannedValue::marks() const
{
    QList<std::pair<JsonPointer, PlannedValue>> found;
    collect(*this, {}, found);
    return found;
}

int PlannedVariables::of(const QString &name, const JsonValue &recorded, const MessagePlace &place)
{
    const QString key = QString::number(place.conn) + u' ' + name + QChar::Null
        + QString::fromUtf8(keyOf(recorded));
    if (const auto met = m_met.constFind(key); met != m_met.constEnd())
        return *met;
    const auto index = int(std::ranges::count(m_all, name, &PlannedVariable::name)) + 1;
    m_all.append({ name, index, recorded, place.from == Side::Client });
    m_met.insert(key, int(m_all.size()) - 1);
    return int(m_all.size()) - 1;
}

PlannedValue planned(const JsonValue &value)
{
    return Marks().marked(value, {});
}

PlannedValue planned(const MessagePlace &place, const ReadMessage &message, PlanContext &context)
{
    return Marks(place, message, context).marked(*message.structure(), {});
}

QList<PlannedPiece>
pieces(const MessagePlace &place, const ReadMessage &message, PlanContext &context)
{
    const QByteArray all = message.message().bytes();
    if (!message.structure() || message.notation())
        return { { all } };
    const JsonValue &root = *message.structure();
    struct Place
    {
        qsizetype begin;
        qsizetype size;
        int variable;
    };
    QList<Place> places;
    const qsizetype before = all.indexOf(root.raw()); // blanks around the value
    for (const PlaceRule &rule : context.rules.rules()) {
        if (rule.kind != PlaceRuleKind::Bind || !rule.in.selects(place, message))
            continue;
        for (const JsonPointer &at : rule.places.in(root)) {
            const JsonValue value = *root.at(at);
            if (!value.isArray() && !value.isObject())
                places.append({ value.raw().data() - root.raw().data() + before,
                                value.raw().size(),
                                context.variables.of(rule.name, value, place) });
        }
    }
    std::ranges::stable_sort(places, {}, &Place::begin);
    QList<PlannedPiece> made;
    qsizetype from = 0;
    for (const Place &each : std::as_const(places)) {
        if (each.begin < from) // two rules for one place
            continue;
        if (each.begin > from)
            made.append({ all.sliced(from, each.begin - from) });
        made.append({ {}, each.variable });
        from = each.begin + each.size;
    }
    if (from < all.size() || made.isEmpty())
        made.append({ all.sliced(from) });
    return made;
}

} // namespace jackfield
