// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "asyncapi_p.h"

#include <algorithm>

namespace jackfield::asyncapi {

using namespace Qt::StringLiterals;
using namespace interop;

namespace {
/// The schema as it is checked: without what only says how a value may look.
JsonValue checkable(const JsonValue &schema, bool hasNames)
{
    static const QStringList dropped { u"examples"_s, u"example"_s, u"default"_s, u"format"_s };
    static const QStringList values { u"const"_s, u"enum"_s, u"required"_s };
    if (schema.isArray()) {
        QList<JsonValue> elements;
        for (const JsonValue &each : schema.elements())
            elements += checkable(each, false);
        return JsonValue::array(elements);
    }
    if (!schema.isObject())
        return schema;
    Members members;
    for (const auto &[key, value] : schema.members()) {
        if (hasNames)
            members.append({ key, checkable(value, false) });
        else if (values.contains(key))
            members.append({ key, plainJson(value) });
        else if (!dropped.contains(key))
            members.append(
                { key, checkable(value, key == u"properties"_s || key == u"definitions"_s) });
    }
    return JsonValue::object(members);
}

/// Schemas of AsyncAPI are of draft 7; it matters where a list of items is a tuple.
JsonValue ofDraft7(const JsonValue &schema)
{
    if (!schema.raw().contains("\"items\":["))
        return schema;
    Members members { { u"$schema"_s, word(u"http://json-schema.org/draft-07/schema#"_s) } };
    for (const auto &[key, value] : schema.members())
        members.append({ key, value });
    return JsonValue::object(members);
}

JsonValue mode(const QString &name)
{
    return object(u"mode"_s, word(name));
}

QString textOfExample(const JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.raw());
}

JsonValue textCondition(const Message &message)
{
    const JsonValue schema = message.schema.value_or(JsonValue());
    QList<JsonValue> texts;
    if (const auto value = schema.value(u"const"))
        texts += *value;
    texts += memberOf(schema, u"enum").elements();
    if (texts.isEmpty())
        return mode(u"text"_s);
    QList<JsonValue> conditions;
    for (const JsonValue &each : texts)
        conditions += object(u"text"_s, word(plainText(textOfExample(each))));
    return combined(u"any"_s, conditions);
}
} // namespace

JsonValue conditionOf(const Message &message)
{
    if (message.form == Message::Form::Binary)
        return mode(u"binary"_s);
    if (message.form == Message::Form::Text)
        return textCondition(message);
    QList<JsonValue> conditions;
    if (message.schema) {
        for (const auto &[keys, value] : constantsOf(*message.schema))
            conditions += JsonValue::object(
                { { u"path"_s, word(jsonPathOf(keys)) }, { u"equals"_s, plainJson(value) } });
        conditions += object(u"schema"_s, ofDraft7(checkable(*message.schema, false)));
        return combined(u"all"_s, conditions);
    }
    for (const Example &example : message.examples)
        conditions += object(u"json"_s, plainJson(example.payload));
    return conditions.isEmpty() ? mode(u"text"_s) : combined(u"any"_s, conditions);
}

QList<JsonValue> stepsOf(const Message &message)
{
    QList<JsonValue> payloads;
    for (const Example &example : message.examples)
        payloads += plainJson(example.payload);
    if (payloads.isEmpty() && message.schema)
        payloads = samplesOf(*message.schema);
    QList<JsonValue> steps;
    for (const JsonValue &payload : std::as_const(payloads)) {
        if (message.form == Message::Form::Json)
            steps += object(u"json"_s, payload);
        else if (message.form == Message::Form::Text)
            steps += object(u"text"_s, word(textOfExample(payload)));
        else
            steps += object(u"base64"_s,
                            word(QString::fromLatin1(textOfExample(payload).toUtf8().toBase64())));
    }
    return steps;
}

} // namespace jackfield::asyncapi
