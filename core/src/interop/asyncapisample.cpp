// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "asyncapi_p.h"
#include "handlebars_p.h"

#include <cmath>

namespace jackfield::asyncapi {

using namespace Qt::StringLiterals;
using namespace interop;

namespace {
JsonValue sample(const JsonValue &schema, int depth);

QString typeOf(const JsonValue &schema)
{
    const JsonValue type = memberOf(schema, u"type");
    for (const JsonValue &each : type.elements()) {
        if (each.toString() != u"null"_s)
            return each.toString();
    }
    if (type.isString())
        return type.toString();
    return schema.contains(u"properties") ? u"object"_s
        : schema.contains(u"items")       ? u"array"_s
                                          : QString();
}

JsonValue text(const JsonValue &schema)
{
    static const QHash<QString, QString> formats {
        { u"date-time"_s, u"{{ now }}"_s },      { u"date"_s, u"{{ now yyyy-MM-dd }}"_s },
        { u"time"_s, u"{{ now HH:mm:ss }}"_s },  { u"uuid"_s, u"{{ uuid }}"_s },
        { u"email"_s, u"{{ fake.email }}"_s },   { u"uri"_s, u"https://example.com/"_s },
        { u"url"_s, u"https://example.com/"_s }, { u"ipv4"_s, u"192.0.2.1"_s },
        { u"ipv6"_s, u"2001:db8::1"_s },         { u"hostname"_s, u"example.com"_s },
    };
    constexpr qint64 shortestWord = 4; // of fake.word
    constexpr qint64 longestWord = 7;
    constexpr qint64 mostCharacters = 10'000;
    const auto known = formats.constFind(textOf(schema, u"format"));
    if (known != formats.constEnd())
        return word(*known);
    const qint64 least = memberOf(schema, u"minLength").toInteger().value_or(0);
    const qint64 most = memberOf(schema, u"maxLength").toInteger().value_or(longestWord);
    if (least <= shortestWord && most >= longestWord)
        return word(u"{{ fake.word }}"_s);
    return word(
        QString(qBound(qint64(0), qMax(least, qMin(most, qint64(1))), mostCharacters), u'x'));
}

struct Bound
{
    double value = 0;
    bool isExclusive = false;
};

std::optional<Bound> boundOf(const JsonValue &schema, QStringView inclusive, QStringView exclusive)
{
    if (const auto value = schema.value(exclusive); value && value->isNumber())
        return Bound { value->toDouble(), true };
    if (const auto value = schema.value(inclusive); value && value->isNumber())
        return Bound { value->toDouble(), false };
    return std::nullopt;
}

/// The least multiple of `step` above the lower bound, or the greatest one below the upper.
double stepped(double step, const std::optional<Bound> &low, const std::optional<Bound> &high)
{
    if (low) {
        const double first = std::ceil(low->value / step) * step;
        return low->isExclusive && first <= low->value ? first + step : first;
    }
    if (!high || high->value > step)
        return step;
    const double last = std::floor(high->value / step) * step;
    return high->isExclusive && last >= high->value ? last - step : last;
}

/// Any number between its bounds, or one near a bound.
JsonValue number(const JsonValue &schema, bool isWhole)
{
    const auto low = boundOf(schema, u"minimum", u"exclusiveMinimum");
    const auto high = boundOf(schema, u"maximum", u"exclusiveMaximum");
    const bool isStepped = schema.contains(u"multipleOf");
    const bool isBetween = low && high && !low->isExclusive && !high->isExclusive;
    const JsonValue least = memberOf(schema, u"minimum");
    const JsonValue most = memberOf(schema, u"maximum");
    if (isBetween && !isStepped && (!isWhole || (least.toInteger() && most.toInteger())))
        return word(braced(
            u"random %1 %2"_s.arg(QString::fromUtf8(least.raw()), QString::fromUtf8(most.raw()))));
    const double step = isStepped ? memberOf(schema, u"multipleOf").toDouble(1) : isWhole ? 1 : 0;
    double value = 1;
    if (step > 0)
        value = stepped(step, low, high);
    else if (low && high)
        value = (low->value + high->value) / 2;
    else if (low)
        value = low->isExclusive ? low->value + 1 : low->value;
    else if (high && high->value <= 1)
        value = high->value - 1;
    constexpr double exact = 9e15;
    return value == std::floor(value) && std::abs(value) < exact ? JsonValue::number(qint64(value))
                                                                 : JsonValue::number(value);
}

JsonValue list(const JsonValue &schema, int depth)
{
    constexpr qint64 longest = 100;
    const JsonValue items = memberOf(schema, u"items");
    QList<JsonValue> elements;
    for (const JsonValue &each : items.elements()) // a tuple
        elements += sample(each, depth + 1);
    if (items.isArray() || !schema.contains(u"items"))
        return JsonValue::array(elements);
    const qint64 wanted = memberOf(schema, u"minItems").toInteger().value_or(1);
    const qint64 most = memberOf(schema, u"maxItems").toInteger().value_or(longest);
    const qint64 count = qBound(qint64(0), qMin(qMax(wanted, qint64(1)), most), longest);
    const JsonValue item = sample(items, depth + 1);
    for (qint64 i = 0; i < count; ++i)
        elements += item;
    return JsonValue::array(elements);
}

/// The members of all of them; of one that several have, the last.
JsonValue merged(const QList<JsonValue> &objects)
{
    Members members;
    for (const JsonValue &each : objects) {
        for (const auto &[key, value] : each.members()) {
            members.removeIf([&](const auto &known) { return known.first == key; });
            members.append({ key, value });
        }
    }
    return JsonValue::object(members);
}

std::optional<JsonValue> given(const JsonValue &schema)
{
    for (const QStringView key : { u"const", u"example", u"default" }) {
        if (const auto value = schema.value(key))
            return plainJson(*value);
    }
    for (const QStringView key : { u"examples", u"enum" }) {
        const auto values = memberOf(schema, key).elements();
        if (!values.isEmpty())
            return plainJson(values.first());
    }
    return std::nullopt;
}

JsonValue sample(const JsonValue &schema, int depth)
{
    constexpr int deepest = 24;
    if (depth > deepest)
        return {};
    if (const auto value = given(schema))
        return *value;
    const QString type = typeOf(schema);
    QList<JsonValue> parts;
    for (const QStringView key : { u"oneOf", u"anyOf" }) {
        const auto ways = memberOf(schema, key).elements();
        if (!ways.isEmpty())
            parts += sample(ways.first(), depth + 1);
    }
    for (const JsonValue &each : memberOf(schema, u"allOf").elements())
        parts += sample(each, depth + 1);
    if (type == u"object"_s || (type.isEmpty() && parts.isEmpty())) {
        Members members;
        for (const auto &[name, child] : memberOf(schema, u"properties").members())
            members.append({ name, sample(child, depth + 1) });
        for (const JsonValue &name : memberOf(schema, u"required").elements()) {
            if (!memberOf(schema, u"properties").contains(name.toString()))
                members.append({ name.toString(), word(u"{{ fake.word }}"_s) });
        }
        parts.prepend(JsonValue::object(members));
    }
    if (type == u"string"_s)
        return text(schema);
    if (type == u"integer"_s || type == u"number"_s)
        return number(schema, type == u"integer"_s);
    if (type == u"boolean"_s)
        return JsonValue::boolean(true);
    if (type == u"array"_s)
        return list(schema, depth);
    if (type == u"null"_s || parts.isEmpty())
        return {};
    return parts.size() == 1 ? parts.first() : merged(parts);
}

/// The schema with one of its alternatives.
JsonValue withOnly(const JsonValue &schema, QStringView alternatives, const JsonValue &way)
{
    Members members;
    for (const auto &[key, value] : schema.members())
        members.append({ key, key == alternatives ? JsonValue::array({ way }) : value });
    return JsonValue::object(members);
}

void constants(const JsonValue &schema,
               const QStringList &keys,
               QList<std::pair<QStringList, JsonValue>> &found)
{
    constexpr qsizetype deepest = 4;
    const auto values = memberOf(schema, u"enum").elements();
    if (const auto value = schema.value(u"const"))
        found.append({ keys, *value });
    else if (values.size() == 1)
        found.append({ keys, values.first() });
    if (keys.size() >= deepest)
        return;
    for (const auto &[name, child] : memberOf(schema, u"properties").members())
        constants(child, keys + QStringList { name }, found);
    for (const JsonValue &each : memberOf(schema, u"allOf").elements())
        constants(each, keys, found);
}
} // namespace

QList<JsonValue> samplesOf(const JsonValue &schema)
{
    for (const QStringView key : { u"oneOf", u"anyOf" }) {
        QList<JsonValue> samples;
        for (const JsonValue &way : memberOf(schema, key).elements())
            samples += sample(withOnly(schema, key, way), 0);
        if (!samples.isEmpty() && !given(schema))
            return samples;
    }
    return { sample(schema, 0) };
}

QList<std::pair<QStringList, JsonValue>> constantsOf(const JsonValue &schema)
{
    QList<std::pair<QStringList, JsonValue>> found;
    constants(schema, {}, found);
    return found;
}

} // namespace jackfield::asyncapi
