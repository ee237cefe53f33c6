// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "wiremockimporter_p.h"

#include <jackfield/http/uri.h>

#include <QRegularExpression>

namespace jackfield::wiremock {

using namespace Qt::StringLiterals;
using namespace interop;

namespace {
using Made = Result<JsonValue>;

Made unsupported(const QString &what)
{
    return failure(Error::Code::Unsupported, u"nothing here asks for "_s + what);
}

/// JSON that stands in the pattern as a value or as a text.
Made embedded(const JsonValue &pattern, const QString &key)
{
    const JsonValue value = memberOf(pattern, key);
    if (!value.isString())
        return value;
    return JsonValue::parse(value.toString().toUtf8()).or_else([&](const Error &error) {
        return unsupported(u"the JSON of %1: %2"_s.arg(key, error.message));
    });
}

/// As Java matches: the whole text.
QString wholeText(const QString &expression)
{
    return u"\\A(?:"_s + expression + u")\\z"_s;
}

/// What is compared: the message, or the value at a place in it.
struct Subject
{
    std::optional<QString> path;

    JsonValue is(const QString &text) const
    {
        return path ? textAt(*path, text) : object(u"text"_s, word(plainText(text)));
    }
    JsonValue matches(const QString &expression) const { return with(u"matches"_s, expression); }
    JsonValue contains(const QString &text) const
    {
        return path ? matches(QRegularExpression::escape(text)) : with(u"contains"_s, text);
    }
    JsonValue equals(const JsonValue &value) const
    {
        return path ? JsonValue::object({ { u"path"_s, word(*path) }, { u"equals"_s, value } })
                    : object(u"json"_s, value);
    }
    /// Of a place: of what is there.
    JsonValue isNot(const JsonValue &condition) const
    {
        return path ? combined(u"all"_s, { object(u"path"_s, word(*path)), negated(condition) })
                    : negated(condition);
    }

private:
    JsonValue with(const QString &key, const QString &value) const
    {
        Members members { { key, word(value) } };
        if (path)
            members.prepend({ u"path"_s, word(*path) });
        return JsonValue::object(members);
    }
};

bool holdsArrays(const JsonValue &value)
{
    if (value.isArray())
        return true;
    for (const auto &[key, child] : value.members()) {
        if (holdsArrays(child))
            return true;
    }
    return false;
}

/// A condition for each value in it that is no object: more members are no matter.
void eachValue(const JsonValue &value, const QStringList &keys, QList<JsonValue> &conditions)
{
    if (!value.isObject()) {
        conditions += Subject { jsonPathOf(keys) }.equals(plainJson(value));
        return;
    }
    for (const auto &[key, child] : value.members())
        eachValue(child, keys + QStringList { key }, conditions);
}

Made jsonEquality(const JsonValue &pattern, const Subject &subject)
{
    const Made json = embedded(pattern, u"equalToJson"_s);
    if (!json)
        return json;
    const JsonValue &wanted = *json;
    if (wanted.raw().contains("${json-unit"))
        return unsupported(u"placeholders of equalToJson"_s);
    if (memberOf(pattern, u"ignoreArrayOrder").toBool() && holdsArrays(wanted))
        return unsupported(u"arrays in any order"_s);
    if (!memberOf(pattern, u"ignoreExtraElements").toBool())
        return subject.equals(plainJson(wanted));
    if (subject.path || !wanted.isObject())
        return unsupported(u"ignoreExtraElements but in an object that is the message"_s);
    QList<JsonValue> conditions { object(u"schema"_s, object(u"type"_s, word(u"object"_s))) };
    eachValue(wanted, {}, conditions);
    if (conditions.size() > 1)
        conditions.removeFirst();
    return combined(u"all"_s, conditions);
}

Made conditionOn(const JsonValue &pattern, const Subject &subject);

Made several(const JsonValue &patterns, const QString &key, const Subject &subject)
{
    QList<JsonValue> conditions;
    for (const JsonValue &each : patterns.elements()) {
        const Made made = conditionOn(each, subject);
        if (!made)
            return made;
        conditions += *made;
    }
    return conditions.isEmpty() ? unsupported(u"an empty list of patterns"_s)
                                : Made(combined(key, conditions));
}

Made atJsonPath(const JsonValue &value)
{
    if (value.isString()) // null is nothing
        return combined(u"all"_s,
                        { object(u"path"_s, word(value.toString())),
                          negated(Subject { value.toString() }.equals(JsonValue())) });
    Members rest;
    for (const auto &[key, child] : value.members()) {
        if (key != u"expression"_s)
            rest.append({ key, child });
    }
    const Subject subject { textOf(value, u"expression") };
    return rest.isEmpty() ? atJsonPath(word(*subject.path))
                          : conditionOn(JsonValue::object(rest), subject);
}

Made jsonSchema(const JsonValue &pattern)
{
    return embedded(pattern, u"matchesJsonSchema"_s).transform([](const JsonValue &schema) {
        return object(u"schema"_s, schema);
    });
}

Made equality(const JsonValue &pattern, const Subject &subject)
{
    const QString text = textOf(pattern, u"equalTo");
    if (memberOf(pattern, u"caseInsensitive").toBool())
        return subject.matches(u"(?i)"_s + wholeText(QRegularExpression::escape(text)));
    return subject.is(text);
}

Made conditionOn(const JsonValue &pattern, const Subject &subject)
{
    const auto value = [&](QStringView key) { return pattern.value(key); };
    if (value(u"equalTo"))
        return equality(pattern, subject);
    if (const auto text = value(u"contains"))
        return subject.contains(text->toString());
    if (const auto text = value(u"doesNotContain"))
        return subject.isNot(subject.contains(text->toString()));
    if (const auto text = value(u"matches"))
        return subject.matches(wholeText(text->toString()));
    if (const auto text = value(u"doesNotMatch"))
        return subject.isNot(subject.matches(wholeText(text->toString())));
    if (value(u"equalToJson"))
        return jsonEquality(pattern, subject);
    if (const auto number = value(u"equalToNumber"); number && subject.path)
        return subject.equals(*number);
    if (const auto list = value(u"and"))
        return several(*list, u"all"_s, subject);
    if (const auto list = value(u"or"))
        return several(*list, u"any"_s, subject);
    if (const auto inner = value(u"not"))
        return conditionOn(*inner, subject).transform([&](const JsonValue &condition) {
            return subject.isNot(condition);
        });
    if (const auto isAbsent = value(u"absent"); isAbsent && isAbsent->toBool() && subject.path)
        return JsonValue::object(
            { { u"path"_s, word(*subject.path) }, { u"exists"_s, JsonValue::boolean(false) } });
    if (!subject.path) {
        if (const auto bytes = value(u"binaryEqualTo"))
            return object(u"base64"_s, *bytes);
        if (const auto path = value(u"matchesJsonPath"))
            return atJsonPath(*path);
        if (value(u"matchesJsonSchema"))
            return jsonSchema(pattern);
    }
    return unsupported(pattern.keys().join(u", "_s));
}

/// A regular expression of paths as a template, where it goes segment by segment.
std::optional<QString> pathTemplateOf(const QString &expression)
{
    static const QRegularExpression literal(u"^(?:[\\w~-]|\\\\\\.)*$"_s);
    static const QRegularExpression ofOneSegment(
        u"^(?:\\[[^\\]]+\\]|\\\\[dw])[+*]?(?:\\{[\\d,]+\\})?$"_s);
    const QString anySegment = u"[^]+"_s; // no expression by itself: its slash would split it
    QStringList segments = QString(expression).replace(u"[^/]+"_s, anySegment).split(u'/');
    qsizetype number = 0;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        QString &segment = segments[i];
        const QString name = u"p%1"_s.arg(++number);
        const bool isLast = i + 1 == segments.size();
        if (literal.match(segment).hasMatch())
            segment.replace(u"\\."_s, u"."_s);
        else if (isLast && (segment == u".*"_s || segment == u".+"_s))
            segment = u"{rest:.*}"_s;
        else if (segment == anySegment)
            segment = u'{' + name + u'}';
        else if (ofOneSegment.match(segment).hasMatch() && !segment.contains(u"[^"_s))
            segment = u'{' + name + u':' + segment + u'}';
        else
            return std::nullopt;
    }
    return segments.join(u'/');
}

/// `{"X-Key": PATTERN}` of headers, query or cookies.
Result<QList<JsonValue>> named(const JsonValue &patterns, const QString &place)
{
    QList<JsonValue> conditions;
    for (const auto &[name, pattern] : patterns.members()) {
        const auto has = [&](const JsonValue &value) {
            return object(u"request"_s, object(place, object(name, value)));
        };
        const auto text = pattern.value(u"equalTo");
        if (text && !memberOf(pattern, u"caseInsensitive").toBool())
            conditions += has(*text);
        else if (memberOf(pattern, u"absent").toBool())
            conditions += negated(has(JsonValue()));
        else
            return failure(Error::Code::Unsupported,
                           u"nothing here asks for %1 of %2 %3"_s.arg(
                               pattern.keys().join(u", "_s), place, name));
    }
    return conditions;
}

Result<QString> pathOf(const JsonValue &pattern, Handshakes &made)
{
    const auto value = [&](QStringView key) { return textOf(pattern, key); };
    if (!value(u"urlPath").isEmpty())
        return value(u"urlPath");
    if (!value(u"urlPathTemplate").isEmpty())
        return value(u"urlPathTemplate");
    if (!value(u"url").isEmpty()) {
        const Uri uri(value(u"url").toUtf8());
        for (const auto &[name, text] : uri.queries())
            made.conditions += object(
                u"request"_s, object(u"query"_s, object(name, word(text.value_or(QString())))));
        return uri.path();
    }
    const QString expression =
        value(u"urlPathPattern").isEmpty() ? value(u"urlPattern") : value(u"urlPathPattern");
    if (expression.isEmpty() || expression == u".*"_s)
        return QString();
    if (const auto path = pathTemplateOf(expression))
        return *path;
    return failure(Error::Code::Unsupported,
                   u"no path template says the regular expression %1"_s.arg(expression));
}
} // namespace

Result<JsonValue> conditionOf(const JsonValue &pattern)
{
    return conditionOn(pattern, {});
}

Result<Handshakes> handshakesOf(const JsonValue &pattern)
{
    static const QStringList known {
        u"urlPath"_s, u"urlPathTemplate"_s, u"url"_s,     u"urlPathPattern"_s, u"urlPattern"_s,
        u"headers"_s, u"queryParameters"_s, u"cookies"_s, u"pathParameters"_s, u"method"_s
    };
    QStringList others = pattern.keys();
    const QString method = textOf(pattern, u"method");
    others.removeIf([&](const QString &key) { return known.contains(key); });
    if (!method.isEmpty() && method != u"GET"_s && method != u"ANY"_s)
        others += u"the method "_s + method;
    if (!others.isEmpty())
        return failure(Error::Code::Unsupported,
                       u"nothing here asks for %1 of a handshake"_s.arg(others.join(u", "_s)));
    Handshakes made;
    const auto path = pathOf(pattern, made);
    if (!path)
        return std::unexpected(path.error());
    if (!path->isEmpty()) {
        const auto parsed = UriTemplate::parse(*path);
        if (!parsed)
            return std::unexpected(parsed.error());
        made.path = *parsed;
    }
    for (const auto &[key, place] : { std::pair(u"headers"_s, u"header"_s),
                                      std::pair(u"queryParameters"_s, u"query"_s),
                                      std::pair(u"cookies"_s, u"cookie"_s),
                                      std::pair(u"pathParameters"_s, u"path"_s) }) {
        const auto conditions = named(memberOf(pattern, key), place);
        if (!conditions)
            return std::unexpected(conditions.error());
        made.conditions += *conditions;
    }
    return made;
}

} // namespace jackfield::wiremock
