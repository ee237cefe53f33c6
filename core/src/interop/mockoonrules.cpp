// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handlebars_p.h"
#include "mockoonimporter_p.h"

namespace jackfield::mockoon {

using namespace Qt::StringLiterals;
using namespace interop;

namespace {
using Made = std::optional<JsonValue>;

struct Rule
{
    QString target;
    QString modifier;
    QString value;
    QString op;
};

/// A condition on a value within the message.
Made atPath(const Rule &rule, const QString &path)
{
    const auto with = [&](const QString &key, const JsonValue &value) {
        return JsonValue::object({ { u"path"_s, word(path) }, { key, value } });
    };
    if (rule.op == u"equals"_s)
        return textAt(path, rule.value);
    if (rule.op == u"regex"_s || rule.op == u"regex_i"_s)
        return with(u"matches"_s,
                    word((rule.op == u"regex_i"_s ? u"(?i)"_s : QString()) + rule.value));
    if (rule.op == u"null"_s)
        return combined(
            u"any"_s,
            { with(u"exists"_s, JsonValue::boolean(false)), with(u"equals"_s, JsonValue()) });
    if (rule.op == u"empty_array"_s)
        return with(u"equals"_s, JsonValue::array({}));
    if (rule.op == u"array_includes"_s)
        return textAt(path + u"[*]"_s, rule.value);
    return std::nullopt;
}

/// A condition on the message as a whole.
Made ofBody(const Rule &rule, const JsonValue &environment)
{
    if (rule.op == u"equals"_s)
        return object(u"text"_s, word(plainText(rule.value)));
    if (rule.op == u"regex"_s || rule.op == u"regex_i"_s)
        return object(u"matches"_s,
                      word((rule.op == u"regex_i"_s ? u"(?i)"_s : QString()) + rule.value));
    if (rule.op == u"null"_s)
        return object(u"text"_s, word(QString()));
    if (rule.op == u"valid_json_schema"_s) {
        const auto bucket = bucketOf(environment, rule.value);
        const auto schema = JsonValue::parse(bucket.value_or(rule.value).toUtf8());
        return schema ? Made(object(u"schema"_s, *schema)) : std::nullopt;
    }
    return atPath(rule, u"$"_s);
}

/// A condition on the handshake.
Made ofRequest(const Rule &rule)
{
    static const QHash<QString, QString> places { { u"query"_s, u"query"_s },
                                                  { u"header"_s, u"header"_s },
                                                  { u"cookie"_s, u"cookie"_s },
                                                  { u"params"_s, u"path"_s } };
    const auto place = places.constFind(rule.target);
    if (place == places.constEnd() || rule.modifier.isEmpty())
        return std::nullopt;
    const auto has = [&](const JsonValue &value) {
        return object(u"request"_s, object(*place, object(rule.modifier, value)));
    };
    if (rule.op == u"equals"_s)
        return has(word(rule.value));
    if (rule.op == u"null"_s)
        return negated(has(JsonValue()));
    return std::nullopt;
}

Made ofCount(const Rule &rule)
{
    bool isNumber = false;
    const qint64 count = rule.value.toLongLong(&isNumber);
    if (rule.op != u"equals"_s || !isNumber || count < 1)
        return std::nullopt;
    return object(u"count"_s, JsonValue::number(count));
}

Made conditionOf(const Rule &rule, const JsonValue &environment)
{
    if (rule.target == u"request_number"_s)
        return ofCount(rule);
    if (rule.target != u"body"_s)
        return ofRequest(rule);
    if (rule.modifier.isEmpty())
        return ofBody(rule, environment);
    if (rule.modifier.startsWith(u'$'))
        return atPath(rule, rule.modifier);
    const auto keys = keysOf(rule.modifier);
    return keys ? atPath(rule, jsonPathOf(keys->split(u'.'))) : std::nullopt;
}
} // namespace

std::optional<JsonValue>
conditionOf(const JsonValue &response, const JsonValue &environment, QString &why)
{
    QList<JsonValue> conditions;
    bool isOfText = true; // Mockoon hears no bytes
    for (const JsonValue &each : memberOf(response, u"rules").elements()) {
        const QString op = textOf(each, u"operator");
        const Rule rule { .target = textOf(each, u"target"),
                          .modifier = textOf(each, u"modifier"),
                          .value = textOf(each, u"value"),
                          .op = op.isEmpty() ? u"equals"_s : op };
        const bool isTemplate = rule.value.contains(u"{{"_s);
        const auto made = isTemplate ? std::nullopt : conditionOf(rule, environment);
        if (isTemplate) {
            why = u"the value of a rule is a template: %1"_s.arg(rule.value);
            return std::nullopt;
        }
        if (!made) {
            why = u"nothing here asks for the rule %1 %2 %3"_s
                      .arg(rule.target, rule.modifier, rule.op)
                      .simplified();
            return std::nullopt;
        }
        const bool isInverted = memberOf(each, u"invert").toBool();
        isOfText = isOfText && rule.target == u"body"_s && !isInverted;
        conditions += isInverted ? negated(*made) : *made;
    }
    if (conditions.isEmpty()) {
        why = u"it has no rules, so Mockoon never takes it"_s;
        return std::nullopt;
    }
    const bool isAll = textOf(response, u"rulesOperator") == u"AND"_s;
    const JsonValue anyText = object(u"mode"_s, word(u"text"_s));
    if (isAll && !isOfText)
        conditions.prepend(anyText);
    const JsonValue made = combined(isAll ? u"all"_s : u"any"_s, conditions);
    return isAll || isOfText ? made : combined(u"all"_s, { anyText, made });
}

} // namespace jackfield::mockoon
