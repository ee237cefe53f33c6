// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "condition_p.h"

#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonschema/jsonschema.hpp>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
using Json = jsoncons::ojson;
using Schema = jsoncons::jsonschema::json_schema<Json>;

using Message = jsoncons::jsonschema::validation_message;

/// What lies beneath "must be valid against all schemas".
const Message &innermost(const Message &message)
{
    const Message *inner = &message;
    while (!inner->details().empty())
        inner = &inner->details().front();
    return *inner;
}

/// What is wrong first: "/price: Expected number, found string".
std::optional<QString> firstMistake(const Schema &schema, const Json &value)
{
    std::optional<QString> mistake;
    const auto report = [&](const Message &message) {
        const Message &inner = innermost(message);
        const QString place = QString::fromStdString(inner.instance_location().string());
        mistake = u"%1: %2"_s.arg(place.isEmpty() ? u"the value"_s : shownText(place),
                                  shownText(QString::fromStdString(inner.message())));
        return jsoncons::jsonschema::walk_result::abort;
    };
    schema.validate(value, report);
    return mistake;
}

/// What the schema itself must obey.
Schema metaschemaOf(const Json &schema)
{
    const bool isNamed =
        schema.is_object() && schema.contains("$schema") && schema.at("$schema").is_string();
    Json reference(jsoncons::json_object_arg);
    reference["$ref"] = isNamed ? schema.at("$schema").as_string()
                                : jsoncons::jsonschema::schema_version::draft202012();
    return jsoncons::jsonschema::make_json_schema(std::move(reference));
}

/// A message that obeys a JSON Schema, of draft 4 to 2020-12.
class SchemaTest final : public Condition::Test
{
public:
    explicit SchemaTest(Schema schema)
        : m_schema(std::move(schema))
    { }
    bool holds(const Received &received, const Context &) const override
    {
        const auto value = valueOf(received);
        return value && m_schema.is_valid(*value);
    }
    Mismatch mismatch(const Received &received, const Context &) const override
    {
        const auto value = valueOf(received);
        if (!value)
            return { .why = u"it is no JSON"_s };
        return { .nearness = 0.5, .why = firstMistake(m_schema, *value).value_or(QString()) };
    }

private:
    static std::optional<Json> valueOf(const Received &received)
    {
        if (!received.json)
            return std::nullopt;
        try {
            return Json::parse(
                received.message.bytes().toStdString(),
                jsoncons::json_options().max_nesting_depth(JsonValue::greatestDepth));
        } catch (const jsoncons::ser_error &) {
            return std::nullopt; // a lone surrogate
        }
    }

    const Schema m_schema;
};

/// The schema's first regular expression, which would be searched for without a bound.
std::optional<JsonPointer> firstPattern(const JsonValue &schema, const JsonPointer &at)
{
    static const QStringList named {
        u"properties"_s, u"$defs"_s, u"definitions"_s, u"dependentSchemas"_s, u"dependencies"_s
    };
    static const QStringList values { u"const"_s, u"enum"_s, u"default"_s, u"examples"_s };
    const auto below = [&](const JsonValue &value, const JsonPointer &place, bool hasNames) {
        for (const auto &[name, child] : value.members()) {
            const auto found = hasNames ? firstPattern(child, place.child(name)) : std::nullopt;
            if (found)
                return found;
        }
        return hasNames ? std::optional<JsonPointer>() : firstPattern(value, place);
    };
    if (schema.isArray()) {
        qsizetype index = 0;
        for (const JsonValue &element : schema.elements()) {
            if (const auto found = firstPattern(element, at.child(index++)))
                return found;
        }
    }
    if (!schema.isObject())
        return std::nullopt;
    for (const auto &[name, value] : schema.members()) {
        const JsonPointer place = at.child(name);
        if ((name == u"pattern"_s && value.isString()) || name == u"patternProperties"_s)
            return place;
        if (values.contains(name))
            continue;
        if (const auto found = below(value, place, named.contains(name)))
            return found;
    }
    return std::nullopt;
}
} // namespace

Condition::Made readSchemaCondition(const Node &node, const Scope &)
{
    const Node at = node.required(u"schema"_s);
    if (const auto pattern = firstPattern(at.value(), {})) {
        at.fail(u"%1: regular expressions of a schema are not searched for; 'matches' does, beside "
                "it in 'all'"_s.arg(pattern->toString()));
        return nullptr;
    }
    try {
        const Json schema = Json::parse(at.value().toJson().toStdString());
        if (const auto mistake = firstMistake(metaschemaOf(schema), schema)) {
            at.fail(u"no JSON Schema: "_s + *mistake);
            return nullptr;
        }
        return std::make_shared<SchemaTest>(jsoncons::jsonschema::make_json_schema(schema));
    } catch (const std::exception &error) {
        at.fail(u"no JSON Schema: %1"_s.arg(QString::fromUtf8(error.what())));
        return nullptr;
    }
}

} // namespace jackfield::mock
