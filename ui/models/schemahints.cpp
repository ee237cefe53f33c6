// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "schemahints.h"

#include "jsonedit.h"

#include <QFile>
#include <QSet>
#include <algorithm>
#include <array>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int deepest = 16; ///< references and alternatives within each other

JsonValue::Type typeOf(const QString &name)
{
    using Type = JsonValue::Type;
    static const QMap<QString, Type> types {
        { u"object"_s, Type::Object },  { u"array"_s, Type::Array },
        { u"string"_s, Type::String },  { u"number"_s, Type::Number },
        { u"integer"_s, Type::Number }, { u"boolean"_s, Type::Bool }
    };
    return types.value(name, Type::Null);
}

QStringList requiredIn(const JsonValue &schema)
{
    QStringList names;
    for (const JsonValue &name : member(schema, u"required").elements())
        names.append(name.toString());
    return names;
}

/// The members that the object at `place` has already.
QSet<QString> namesAt(const JsonText &text, const JsonPointer &place)
{
    QSet<QString> names;
    const int object = text.find(place);
    for (const int child : object < 0 ? QList<int>() : text.childrenOf(object)) {
        if (text.values()[child].nameBegin >= 0)
            names.insert(text.values()[child].key);
    }
    return names;
}

/// Whether all that is there may stand in such an object.
bool takesAll(const JsonValue &schema, const QSet<QString> &there)
{
    const JsonValue known = member(schema, u"properties");
    if (known.isNull())
        return there.isEmpty() || schema.contains(u"additionalProperties");
    return std::ranges::all_of(
        there, [&](const QString &name) { return name.startsWith(u"x-") || known.contains(name); });
}

/// Names that the schema has for one of several purposes, when what is there serves another one.
QSet<QString> excludedBy(const JsonValue &schema, const QSet<QString> &there)
{
    QList<QStringList> groups;
    for (const JsonValue &one : member(schema, u"oneOf").elements())
        groups.append(requiredIn(one));
    QMap<QString, int> count;
    for (const QStringList &group : std::as_const(groups)) {
        for (const QString &name : group)
            ++count[name];
    }
    QSet<QString> wanted;
    for (const QStringList &group : std::as_const(groups)) {
        const bool isBegun = std::ranges::any_of(
            group, [&](const QString &name) { return count[name] == 1 && there.contains(name); });
        if (isBegun)
            wanted += QSet(group.begin(), group.end());
    }
    QSet<QString> excluded;
    if (wanted.isEmpty())
        return excluded;
    for (auto name = count.keyBegin(); name != count.keyEnd(); ++name) {
        if (!wanted.contains(*name) && !there.contains(*name))
            excluded.insert(*name);
    }
    return excluded;
}
} // namespace

QString SchemaHint::start() const
{
    if (!choices.isEmpty())
        return QString::fromUtf8(choices.first().raw());
    switch (type) {
    case JsonValue::Type::Object:
        return u"{}"_s;
    case JsonValue::Type::Array:
        return u"[]"_s;
    case JsonValue::Type::String:
        return u"\"\""_s;
    case JsonValue::Type::Bool:
        return u"true"_s;
    default:
        return {};
    }
}

const SchemaHints &SchemaHints::ofMocks()
{
    static const SchemaHints hints = [] {
        QFile file(u":/schemas/mock.schema.json"_s);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        Q_ASSERT(isOpen);
        return SchemaHints(JsonValue::parse(file.readAll()).value_or(JsonValue()));
    }();
    return hints;
}

void SchemaHints::expand(const JsonValue &schema,
                         const QString &said,
                         int depth,
                         QList<Plain> &plain) const
{
    if (depth > deepest)
        return;
    const QString own = textIn(schema, u"description");
    const QString words = said.isEmpty() ? own : said;
    if (const QString reference = textIn(schema, u"$ref"); !reference.isEmpty()) {
        const auto place = JsonPointer::parse(reference.sliced(reference.indexOf(u'#') + 1));
        const auto there = place ? m_schema.at(*place) : std::nullopt;
        if (there)
            expand(*there, words, depth + 1, plain);
    }
    if (schema.contains(u"properties") || schema.contains(u"type") || schema.contains(u"enum")
        || schema.contains(u"const") || schema.contains(u"additionalProperties"))
        plain.append({ schema, words });
    for (const QString &key : { u"allOf"_s, u"anyOf"_s, u"oneOf"_s }) {
        for (const JsonValue &one : member(schema, key).elements())
            expand(one, words, depth + 1, plain);
    }
}

QList<SchemaHints::Plain> SchemaHints::expanded(const JsonValue &schema) const
{
    QList<Plain> plain;
    expand(schema, {}, 0, plain);
    return plain;
}

/// What may be said of the place, by what stands in the objects on the way there.
QList<SchemaHints::Plain> SchemaHints::at(const JsonText &text, const JsonPointer &place) const
{
    QList<Plain> here = expanded(m_schema);
    JsonPointer way;
    for (const QString &token : place.tokens()) {
        QSet<QString> there = namesAt(text, way);
        there.remove(token);
        bool isIndex = false;
        token.toInt(&isIndex);
        QList<Plain> below;
        for (const Plain &one : std::as_const(here)) {
            JsonValue next;
            if (const auto named = member(one.schema, u"properties").value(token))
                next = *named;
            else if (isIndex && one.schema.contains(u"items"))
                next = member(one.schema, u"items");
            else if (member(one.schema, u"additionalProperties").isObject())
                next = member(one.schema, u"additionalProperties");
            if (next.isObject() && (isIndex || takesAll(one.schema, there)))
                below += expanded(next);
        }
        here = below;
        way = way.child(token);
    }
    return here;
}

SchemaHint SchemaHints::hint(const QString &name, const QList<Plain> &plain) const
{
    SchemaHint hint { .name = name };
    for (const auto &[one, said] : plain) {
        if (hint.description.isEmpty())
            hint.description = said;
        if (const auto fixed = one.value(u"const"))
            hint.choices.append(*fixed);
        hint.choices += member(one, u"enum").elements();
        const JsonValue type = member(one, u"type");
        const QString word = type.isArray() ? type.at(0).toString() : type.toString();
        if (hint.type != JsonValue::Type::Null || word.isEmpty())
            continue;
        hint.type = typeOf(word);
        hint.isWhole = word == u"integer"_s;
        if (const auto least = one.value(u"minimum"))
            hint.least = least->toDouble();
        if (const auto most = one.value(u"maximum"))
            hint.most = most->toDouble();
    }
    if (hint.type == JsonValue::Type::Null && !hint.choices.isEmpty())
        hint.type = hint.choices.first().type();
    return hint;
}

QList<SchemaHint>
SchemaHints::members(const JsonText &text, const JsonPointer &place, const QString &except) const
{
    QSet<QString> there = namesAt(text, place);
    there.remove(except);
    QSet<QString> excluded;
    const QList<Plain> here = at(text, place);
    for (const Plain &one : here)
        excluded += excludedBy(one.schema, there);
    QList<SchemaHint> hints;
    for (const Plain &one : here) {
        if (!takesAll(one.schema, there))
            continue;
        const QStringList required = requiredIn(one.schema);
        for (const JsonValue::Member &known : member(one.schema, u"properties").members()) {
            if (excluded.contains(known.key)
                || std::ranges::contains(hints, known.key, &SchemaHint::name))
                continue;
            hints.append(hint(known.key, expanded(known.value)));
            if (hints.last().description.isEmpty())
                hints.last().description = textIn(known.value, u"description");
            hints.last().isRequired = required.contains(known.key);
        }
    }
    return hints;
}

SchemaHint SchemaHints::value(const JsonText &text, const JsonPointer &place) const
{
    return hint({}, at(text, place));
}

bool SchemaHints::takesAnyName(const JsonText &text, const JsonPointer &place) const
{
    return std::ranges::any_of(at(text, place), [](const Plain &one) {
        return one.schema.contains(u"additionalProperties")
            || (textIn(one.schema, u"type") == u"object" && !one.schema.contains(u"properties"));
    });
}

QList<SchemaHint> SchemaHints::values(const JsonText &text, const JsonPointer &place) const
{
    QList<SchemaHint> hints;
    for (const Plain &one : at(text, place)) {
        const QString &said = one.description;
        const SchemaHint all = hint({}, { one });
        QList<JsonValue> choices = all.choices;
        if (choices.isEmpty() && all.type == JsonValue::Type::Bool)
            choices = { JsonValue::boolean(true), JsonValue::boolean(false) };
        for (const JsonValue &choice : std::as_const(choices)) {
            const QString written = QString::fromUtf8(choice.raw());
            if (!std::ranges::contains(hints, written, &SchemaHint::name))
                hints.append({ .name = written, .description = said, .type = choice.type() });
        }
    }
    return hints;
}

} // namespace jackfield::ui
