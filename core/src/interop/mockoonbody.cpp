// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handlebars_p.h"
#include "mockoonimporter_p.h"

namespace jackfield::mockoon {

using namespace Qt::StringLiterals;
using namespace interop;

namespace {
/// What Mockoon's helpers without arguments make, and its kinds of invented values.
std::optional<QString> inventedAs(const QString &kind)
{
    static const QHash<QString, QString> expressions {
        { u"string.uuid"_s, u"uuid"_s },
        { u"datatype.uuid"_s, u"uuid"_s },
        { u"uuid"_s, u"uuid"_s },
        { u"guid"_s, u"uuid"_s },
        { u"person.firstName"_s, u"fake.firstName"_s },
        { u"firstName"_s, u"fake.firstName"_s },
        { u"person.lastName"_s, u"fake.lastName"_s },
        { u"lastName"_s, u"fake.lastName"_s },
        { u"person.fullName"_s, u"fake.name"_s },
        { u"internet.email"_s, u"fake.email"_s },
        { u"email"_s, u"fake.email"_s },
        { u"location.city"_s, u"fake.city"_s },
        { u"city"_s, u"fake.city"_s },
        { u"lorem.word"_s, u"fake.word"_s },
        { u"datatype.boolean"_s, u"pick true false"_s },
        { u"boolean"_s, u"pick true false"_s },
    };
    const auto found = expressions.constFind(kind);
    return found == expressions.constEnd() ? std::nullopt : std::optional(*found);
}

/// As many decimals as the bounds have; a float has some.
std::optional<QString> numberBetween(QString least, const QString &most, bool isFloat)
{
    if (isFloat && !least.contains(u'.') && !most.contains(u'.'))
        least += u".00"_s;
    bool areNumbers[2] = { false, false };
    (void)least.toDouble(&areNumbers[0]);
    (void)most.toDouble(&areNumbers[1]);
    if (!areNumbers[0] || !areNumbers[1])
        return std::nullopt;
    return u"random "_s + least + u' ' + most;
}

std::optional<QString> invented(const HandlebarsCall &call)
{
    const bool isFaker = call.helper == u"faker"_s;
    const QString kind = isFaker ? call.arguments.value(0) : call.helper;
    if (kind == u"number.int"_s || kind == u"number.float"_s)
        return numberBetween(call.named.value(u"min"_s, u"0"_s),
                             call.named.value(u"max"_s),
                             kind == u"number.float"_s);
    if (kind == u"int"_s || kind == u"float"_s)
        return numberBetween(call.arguments.value(0), call.arguments.value(1), kind == u"float"_s);
    if (call.arguments.size() > (isFaker ? 1 : 0))
        return std::nullopt;
    return inventedAs(kind);
}

/// `{{body 'a.b'}}`, `{{queryParam 'q'}}`: what the peer has said.
std::optional<QString> received(const HandlebarsCall &call)
{
    if (call.arguments.size() > 1) // a value where there is none
        return std::nullopt;
    const QString argument = call.arguments.value(0);
    if (call.helper == u"body"_s || call.helper == u"bodyRaw"_s) {
        const auto keys = keysOf(argument);
        return argument.isEmpty() ? u"text"_s
            : keys                ? std::optional<QString>(u"json."_s + *keys)
                                  : std::nullopt;
    }
    static const QHash<QString, QString> places { { u"queryParam"_s, u"query."_s },
                                                  { u"queryParamRaw"_s, u"query."_s },
                                                  { u"urlParam"_s, u"path."_s },
                                                  { u"header"_s, u"header."_s } };
    const auto place = places.constFind(call.helper);
    if (place == places.constEnd() || argument.isEmpty() || argument.contains(u' '))
        return std::nullopt;
    return *place + argument;
}

std::optional<QString> now(const HandlebarsCall &call)
{
    if (call.helper != u"now"_s || call.arguments.size() > 1)
        return std::nullopt;
    if (call.arguments.isEmpty())
        return u"now"_s;
    const auto format = dateFormat(call.arguments.first());
    return format ? std::optional<QString>(u"now "_s + *format) : std::nullopt;
}

std::optional<QString> meaningOf(const HandlebarsCall &call, const JsonValue &environment)
{
    if (call.helper == u"data"_s && call.arguments.size() == 1) {
        const auto value = bucketOf(environment, call.arguments.first());
        return value && !value->contains(u"{{"_s) ? value : std::nullopt;
    }
    for (const auto &meaning : { &received, &now, &invented }) {
        if (const auto expression = meaning(call))
            return braced(*expression);
    }
    return std::nullopt;
}
} // namespace

std::optional<QString> bucketOf(const JsonValue &environment, const QString &id)
{
    for (const JsonValue &bucket : memberOf(environment, u"data").elements()) {
        if (textOf(bucket, u"id") == id || textOf(bucket, u"uuid") == id
            || textOf(bucket, u"name") == id)
            return textOf(bucket, u"value");
    }
    return std::nullopt;
}

QString bodyOf(const JsonValue &response, const JsonValue &environment, QStringList &lost)
{
    const QString type = textOf(response, u"bodyType");
    QString body = textOf(response, u"body");
    if (type == u"FILE"_s) {
        lost += u"its body is the file %1"_s.arg(textOf(response, u"filePath"));
        return {};
    }
    if (type == u"DATABUCKET"_s) {
        const auto bucket = bucketOf(environment, textOf(response, u"databucketID"));
        if (!bucket)
            lost += u"there is no data bucket '%1'"_s.arg(textOf(response, u"databucketID"));
        body = bucket.value_or(QString());
    }
    if (memberOf(response, u"disableTemplating").toBool())
        return plainText(body);
    const auto converted = fromHandlebars(
        body, [&](const HandlebarsCall &call) { return meaningOf(call, environment); });
    for (const QString &expression : converted.lost)
        lost += u"%1 is left as it stands"_s.arg(expression);
    return converted.text;
}

} // namespace jackfield::mockoon
