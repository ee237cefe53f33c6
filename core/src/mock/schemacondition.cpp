// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "condition_p.h"
#include "schemaguard_p.h"

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
    SchemaTest(Schema schema, bool comparesItems)
        : m_schema(std::move(schema))
        , m_comparesItems(comparesItems)
    { }
    bool holds(const Received &received, const Context &) const override
    {
        const auto value = valueOf(received);
        return value && m_schema.is_valid(*value);
    }
    Mismatch mismatch(const Received &received, const Context &) const override
    {
        const auto value = valueOf(received);
        if (!value && received.json)
            return { .why = u"it is too long for uniqueItems: more than %1 bytes"_s.arg(
                         mostToCompare) };
        if (!value)
            return { .why = u"it is no JSON"_s };
        return { .nearness = 0.5, .why = firstMistake(m_schema, *value).value_or(QString()) };
    }

private:
    std::optional<Json> valueOf(const Received &received) const
    {
        if (!received.json || (m_comparesItems && received.message.size() > mostToCompare))
            return std::nullopt;
        try {
            return Json::parse(
                received.message.bytes().toStdString(),
                jsoncons::json_options().max_nesting_depth(JsonValue::greatestDepth));
        } catch (const jsoncons::ser_error &) {
            return std::nullopt; // a lone surrogate
        }
    }

    static constexpr qsizetype mostToCompare = 16 << 10;

    const Schema m_schema;
    const bool m_comparesItems; ///< each with each other one
};

} // namespace

Condition::Made readSchemaCondition(const Node &node, const Scope &)
{
    const Node at = node.required(u"schema"_s);
    if (const auto problem = problemOf(at.value())) {
        at.fail(u"%1: %2"_s.arg(problem->place.toString(), problem->words));
        return nullptr;
    }
    try {
        const Json schema = Json::parse(at.value().toJson().toStdString());
        if (const auto mistake = firstMistake(metaschemaOf(schema), schema)) {
            at.fail(u"no JSON Schema: "_s + *mistake);
            return nullptr;
        }
        return std::make_shared<SchemaTest>(jsoncons::jsonschema::make_json_schema(schema),
                                            comparesItems(at.value()));
    } catch (const std::exception &error) {
        at.fail(u"no JSON Schema: %1"_s.arg(QString::fromUtf8(error.what())));
        return nullptr;
    }
}

} // namespace jackfield::mock
