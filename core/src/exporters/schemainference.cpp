// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "schemainference_p.h"

#include <QRegularExpression>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using Members = QList<std::pair<QString, JsonValue>>;

JsonValue infer(const QList<JsonValue> &values, int depth);

/// What a string looks like, if all look alike.
QString formatOf(const QList<JsonValue> &strings)
{
    static const std::pair<QString, QRegularExpression> formats[] = {
        { u"date-time"_s,
          QRegularExpression(
              u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$"_s) },
        { u"date"_s, QRegularExpression(u"^\\d{4}-\\d\\d-\\d\\d$"_s) },
        { u"uuid"_s,
          QRegularExpression(u"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"_s) },
    };
    for (const auto &[name, expression] : formats) {
        if (std::ranges::all_of(strings, [&](const JsonValue &each) {
                return expression.match(each.toString()).hasMatch();
            }))
            return name;
    }
    return {};
}

/// The members that any of the objects has, in the order in which they came.
void inferObject(const QList<JsonValue> &objects, int depth, Members &schema)
{
    constexpr qsizetype mostNames = 64;
    QStringList names;
    QHash<QString, QList<JsonValue>> values;
    for (const JsonValue &object : objects) {
        for (const auto &[key, value] : object.members()) {
            if (!values.contains(key))
                names += key;
            values[key] += value;
        }
    }
    if (names.size() > mostNames) {
        QList<JsonValue> all;
        for (const QString &name : std::as_const(names))
            all += values[name];
        schema.append({ u"additionalProperties"_s, infer(all, depth + 1) });
        return;
    }
    Members properties;
    QList<JsonValue> required;
    for (const QString &name : std::as_const(names)) {
        properties.append({ name, infer(values[name], depth + 1) });
        if (std::ranges::all_of(objects,
                                [&](const JsonValue &each) { return each.contains(name); }))
            required += JsonValue::string(name);
    }
    if (!required.isEmpty())
        schema.append({ u"required"_s, JsonValue::array(required) });
    if (!properties.isEmpty())
        schema.append({ u"properties"_s, JsonValue::object(properties) });
}

JsonValue infer(const QList<JsonValue> &values, int depth)
{
    constexpr int deepest = 32;
    using Type = JsonValue::Type;
    QList<JsonValue> objects;
    QList<JsonValue> strings;
    QList<JsonValue> items;
    QStringList types;
    bool areWhole = true;
    for (const JsonValue &value : values) {
        QString type = typeName(value.type());
        if (value.type() == Type::Number) {
            areWhole = areWhole && value.toInteger();
            type = u"number"_s;
        }
        if (!types.contains(type))
            types += type;
        if (value.isObject())
            objects += value;
        else if (value.isString())
            strings += value;
        items += value.elements();
    }
    if (areWhole)
        types.replaceInStrings(u"number"_s, u"integer"_s);
    QList<JsonValue> words;
    for (const QString &type : std::as_const(types))
        words += JsonValue::string(type);
    if (words.isEmpty() || depth > deepest)
        return JsonValue::object({});
    Members schema { { u"type"_s, words.size() == 1 ? words.first() : JsonValue::array(words) } };
    if (const QString format = strings.isEmpty() ? QString() : formatOf(strings); !format.isEmpty())
        schema.append({ u"format"_s, JsonValue::string(format) });
    if (!objects.isEmpty())
        inferObject(objects, depth, schema);
    if (!items.isEmpty())
        schema.append({ u"items"_s, infer(items, depth + 1) });
    return JsonValue::object(schema);
}
} // namespace

JsonValue schemaOf(const QList<JsonValue> &values)
{
    return infer(values, 0);
}

} // namespace jackfield
