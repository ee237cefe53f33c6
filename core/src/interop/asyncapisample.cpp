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
    constexpr qint64 mostCharacters = 1000;
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

/// Any number between its bounds, or one at the bound.
JsonValue number(const JsonValue &schema, bool isWhole)
{
    const auto bound = [&](QStringView key) {
        const auto found = schema.value(key);
        return found && found->isNumber() ? found : std::nullopt;
    };
    const auto least = bound(u"minimum");
    const auto most = bound(u"maximum");
    const bool isStepped = schema.contains(u"multipleOf");
    if (least && most && !isStepped && (!isWhole || (least->toInteger() && most->toInteger())))
        return word(braced(u"random %1 %2"_s.arg(QString::fromUtf8(least->raw()),
                                                 QString::fromUtf8(most->raw()))));
    if (least)
        return *least;
    if (const auto above = bound(u"exclusiveMinimum"))
        return JsonValue::number(std::floor(above->toDouble()) + 1);
    if (isStepped)
        return memberOf(schema, u"multipleOf");
    if (most && most->toDouble() < 1)
        return *most;
    return JsonValue::number(qint64(1));
}

JsonValue list(const JsonValue &schema, int depth)
{
    constexpr qint64 longest = 10;
    const JsonValue items = memberOf(schema, u"items");
    QList<JsonValue> elements;
    for (const JsonValue &each : items.elements()) // a tuple
        elements += sample(each, depth + 1);
    if (items.isArray() || !schema.contains(u"items"))
        return JsonValue::array(elements);
    const qint64 wanted = memberOf(schema, u"minItems").toInteger().value_or(1);
    const qint64 most = memberOf(schema, u"maxItems").toInteger().value_or(longest);
    for (qint64 i = 0; i < qBound(qint64(0), qMin(qMax(wanted, qint64(1)), most), longest); ++i)
        elements += sample(items, depth + 1);
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
