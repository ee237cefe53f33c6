// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connectionjson.h"

#include "jsonedit.h"
#include "payloadtext.h"

#include <algorithm>
#include <array>
#include <functional>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
using Auth = ConnectionFile::Auth;
using Kind = ConnectionFile::Message::Kind;

constexpr std::array<std::pair<Auth::Kind, QLatin1StringView>, 5> authKinds { {
    { Auth::Kind::None, "none"_L1 },
    { Auth::Kind::Basic, "basic"_L1 },
    { Auth::Kind::Bearer, "bearer"_L1 },
    { Auth::Kind::ApiKey, "apiKey"_L1 },
    { Auth::Kind::ClientCredentials, "clientCredentials"_L1 },
} };

/// By what name a message says it, unless it is JSON.
constexpr std::array<std::pair<Kind, QStringView>, 4> contentKeys { {
    { Kind::Text, u"text" },
    { Kind::Hex, u"hex" },
    { Kind::Base64, u"base64" },
    { Kind::File, u"file" },
} };

bool flagIn(const JsonValue &object, QStringView name)
{
    return member(object, name).toBool();
}

int numberIn(const JsonValue &object, QStringView name, int standard)
{
    return int(member(object, name).toInteger().value_or(standard));
}

/// A pair, or what is switched off as an object.
ConnectionFile::Field fieldFrom(const JsonValue &json)
{
    if (json.isArray()) {
        const QList<JsonValue> pair = json.elements();
        return { pair.value(0).toString(), pair.value(1).toString() };
    }
    return { textIn(json, u"name"), textIn(json, u"value"), !flagIn(json, u"off") };
}

JsonValue jsonOf(const ConnectionFile::Field &field)
{
    const JsonValue name = JsonValue::string(field.name);
    const JsonValue value = JsonValue::string(field.value);
    return field.isOn ? JsonValue::array({ name, value })
                      : JsonValue::object({ { u"name"_s, name },
                                            { u"value"_s, value },
                                            { u"off"_s, JsonValue::boolean(true) } });
}

ConnectionFile::Message messageFrom(const JsonValue &entry)
{
    ConnectionFile::Message message { .name = textIn(entry, u"name"),
                                      .text = textIn(entry, u"text"),
                                      .when = member(entry, u"when"),
                                      .isOn = !flagIn(entry, u"off") };
    if (const auto json = entry.value(u"json")) {
        message.text = QString::fromUtf8(prettyJson(json->toJson()).value_or(""));
        return message;
    }
    for (const auto &[kind, key] : contentKeys) {
        if (kind != Kind::Text && entry.contains(key)) {
            message.kind = kind;
            message.text = textIn(entry, key);
        }
    }
    if (message.kind == Kind::File && textIn(entry, u"mode") == u"text")
        message.kind = Kind::TextFile;
    return message;
}

/// What is said: as JSON if it is an object or an array, which is how people read it in a diff.
void setContent(JsonEdit &entry, const ConnectionFile::Message &message)
{
    const bool isTextFile = message.kind == Kind::TextFile;
    const Kind kind = isTextFile ? Kind::File : message.kind;
    const auto json = JsonValue::parse(message.text.toUtf8());
    const bool isJson = json && kind == Kind::Text && isContainer(*json);
    entry.setIf(isJson, u"json"_s, isJson ? *json : JsonValue());
    for (const auto &[one, key] : contentKeys)
        entry.setIf(!isJson && one == kind, key.toString(), JsonValue::string(message.text));
    entry.setIf(isTextFile, u"mode"_s, JsonValue::string(u"text"_s));
}

/// `there`: what had its name before.
JsonValue jsonOf(const ConnectionFile::Message &message, const JsonValue &there)
{
    const ConnectionFile::Message old = messageFrom(there);
    JsonEdit entry(there);
    entry.set(u"name"_s, JsonValue::string(message.name));
    if (!there.isObject() || message.text != old.text || message.kind != old.kind)
        setContent(entry, message);
    if (message.when != old.when)
        entry.setIf(!message.when.isNull(), u"when"_s, message.when);
    entry.setFlag(u"off"_s, !message.isOn);
    return entry.value();
}

/// Those that are as they were stand as they stood, with what is not known of them.
template<typename Entry>
JsonValue listOf(const QList<Entry> &list,
                 const JsonValue &before,
                 Entry (*read)(const JsonValue &),
                 const std::function<JsonValue(const Entry &)> &write)
{
    QList<JsonValue> elements;
    const QList<JsonValue> entries = before.elements();
    for (const Entry &entry : list) {
        const auto same = std::ranges::find(entries, entry, read);
        elements.append(same == entries.end() ? write(entry) : *same);
    }
    return JsonValue::array(elements);
}

/// Places that are as they were stand as they stood.
JsonValue takeOf(const QList<ConnectionFile::Field> &take, const JsonValue &there)
{
    QList<std::pair<QString, JsonValue>> members;
    for (const ConnectionFile::Field &field : take) {
        const auto place = there.value(field.name);
        const bool isSame = place && place->toString() == field.value;
        members.append({ field.name, isSame ? *place : JsonValue::string(field.value) });
    }
    return JsonValue::object(members);
}
} // namespace

QStringList textsIn(const JsonValue &object, QStringView name)
{
    QStringList texts;
    for (const JsonValue &text : member(object, name).elements())
        texts.append(text.toString());
    return texts;
}

JsonValue arrayOf(const QStringList &texts)
{
    QList<JsonValue> elements;
    for (const QString &text : texts)
        elements.append(JsonValue::string(text));
    return JsonValue::array(elements);
}

QList<ConnectionFile::Field> fieldsIn(const JsonValue &object, QStringView name)
{
    QList<ConnectionFile::Field> fields;
    for (const JsonValue &field : member(object, name).elements())
        fields.append(fieldFrom(field));
    return fields;
}

JsonValue jsonOf(const QList<ConnectionFile::Field> &fields, const JsonValue &before)
{
    return listOf<ConnectionFile::Field>(
        fields, before, fieldFrom, [](const ConnectionFile::Field &field) {
            return jsonOf(field);
        });
}

QString unknownAuth(const JsonValue &whole)
{
    const QString type = textIn(member(whole, u"auth"), u"type");
    const bool isKnown =
        std::ranges::any_of(authKinds, [&](const auto &kind) { return type == kind.second; });
    return isKnown ? QString() : type;
}

Auth authFrom(const JsonValue &json)
{
    const auto row = std::ranges::find_if(
        authKinds, [&](const auto &kind) { return textIn(json, u"type") == kind.second; });
    return { .kind = row == authKinds.end() ? Auth::Kind::None : row->first,
             .name = textIn(json, u"name"),
             .secret = textIn(json, u"secret"),
             .isInQuery = textIn(json, u"in") == u"query",
             .tokenUrl = textIn(json, u"tokenUrl"),
             .scope = textIn(json, u"scope"),
             .audience = textIn(json, u"audience"),
             .isInBody = textIn(json, u"in") == u"body" };
}

JsonValue jsonOf(const Auth &auth, const JsonValue &before)
{
    const Auth old = authFrom(before);
    JsonEdit json(before);
    const bool isNone = auth == Auth();
    const QString type = authKinds[size_t(auth.kind)].second;
    if (auth.kind != old.kind || isNone)
        json.setIf(!isNone, u"type"_s, JsonValue::string(type));
    json.setText(u"name"_s, auth.name);
    json.setText(u"secret"_s, auth.secret);
    const bool isToken = auth.kind == Auth::Kind::ClientCredentials;
    json.setText(u"tokenUrl"_s, auth.tokenUrl);
    json.setText(u"scope"_s, auth.scope);
    json.setText(u"audience"_s, auth.audience);
    const QString elsewhere = isToken ? u"body"_s : u"query"_s;
    const bool isElsewhere = isToken ? auth.isInBody : auth.isInQuery;
    if (auth.kind != old.kind || auth.isInQuery != old.isInQuery || auth.isInBody != old.isInBody) {
        json.setIf(isToken || auth.kind == Auth::Kind::ApiKey,
                   u"in"_s,
                   JsonValue::string(isElsewhere ? elsewhere : u"header"_s));
    }
    return json.value();
}

ConnectionFile::Tls tlsFrom(const JsonValue &json)
{
    return { .caFile = textIn(json, u"caFile"),
             .certificateFile = textIn(json, u"certificateFile"),
             .keyFile = textIn(json, u"keyFile"),
             .serverName = textIn(json, u"serverName"),
             .doNotVerify = flagIn(json, u"doNotVerify"),
             .trusted = textsIn(json, u"trusted") };
}

JsonValue jsonOf(const ConnectionFile::Tls &tls, const JsonValue &before)
{
    JsonEdit json(before);
    json.setText(u"caFile"_s, tls.caFile);
    json.setText(u"certificateFile"_s, tls.certificateFile);
    json.setText(u"keyFile"_s, tls.keyFile);
    json.setText(u"serverName"_s, tls.serverName);
    json.setFlag(u"doNotVerify"_s, tls.doNotVerify);
    if (tls.trusted != textsIn(before, u"trusted"))
        json.setIf(!tls.trusted.isEmpty(), u"trusted"_s, arrayOf(tls.trusted));
    return json.value();
}

ConnectionFile::Options optionsFrom(const JsonValue &json)
{
    const ConnectionFile::Options standard;
    return { .compression = flagIn(json, u"compression"),
             .reconnects = flagIn(json, u"reconnects"),
             .keepAlive = numberIn(json, u"keepAlive", standard.keepAlive),
             .timeout = numberIn(json, u"timeout", standard.timeout),
             .redirects = numberIn(json, u"redirects", standard.redirects),
             .proxy = textIn(json, u"proxy") };
}

JsonValue jsonOf(const ConnectionFile::Options &options, const JsonValue &before)
{
    const ConnectionFile::Options standard;
    JsonEdit json(before);
    json.setFlag(u"compression"_s, options.compression);
    json.setFlag(u"reconnects"_s, options.reconnects);
    json.setNumber(u"keepAlive"_s, options.keepAlive, standard.keepAlive);
    json.setNumber(u"timeout"_s, options.timeout, standard.timeout);
    json.setNumber(u"redirects"_s, options.redirects, standard.redirects);
    json.setText(u"proxy"_s, options.proxy);
    return json.value();
}

QList<ConnectionFile::Message> messagesIn(const JsonValue &whole)
{
    QList<ConnectionFile::Message> messages;
    for (const JsonValue &entry : member(whole, u"messages").elements())
        messages.append(messageFrom(entry));
    return messages;
}

JsonValue jsonOf(const QList<ConnectionFile::Message> &messages, const JsonValue &before)
{
    const QList<JsonValue> entries = before.elements();
    return listOf<ConnectionFile::Message>(
        messages, before, messageFrom, [&](const ConnectionFile::Message &message) {
            const auto there = std::ranges::find(
                entries, message.name, [](const JsonValue &one) { return textIn(one, u"name"); });
            return jsonOf(message, there == entries.end() ? JsonValue() : *there);
        });
}

/// Text, or pretty JSON of what is written as an object or an array.
QString bodyFrom(const JsonValue &json)
{
    return isContainer(json) ? QString::fromUtf8(prettyJson(json.toJson()).value_or(""))
                             : json.toString();
}

JsonValue bodyOf(const QString &text)
{
    const auto json = JsonValue::parse(text.toUtf8());
    return json && isContainer(*json) ? *json : JsonValue::string(text);
}

ConnectionFile::Before beforeFrom(const JsonValue &json)
{
    ConnectionFile::Before before { .url = textIn(json, u"url"),
                                    .headers = fieldsIn(json, u"headers"),
                                    .body = bodyFrom(member(json, u"body")),
                                    .take = {} };
    if (json.contains(u"method"))
        before.method = textIn(json, u"method");
    for (const auto &[name, place] : member(json, u"take").members())
        before.take.append({ name, place.toString() });
    return before;
}

JsonValue jsonOf(const ConnectionFile::Before &before, const JsonValue &there)
{
    const ConnectionFile::Before old = beforeFrom(there);
    JsonEdit json(there);
    const bool isNone = before == ConnectionFile::Before();
    if (before.method != old.method || isNone || !there.isObject())
        json.setIf(!isNone, u"method"_s, JsonValue::string(before.method));
    json.setText(u"url"_s, before.url);
    if (before.headers != old.headers)
        json.setIf(!before.headers.isEmpty(),
                   u"headers"_s,
                   jsonOf(before.headers, member(there, u"headers")));
    if (before.body != old.body)
        json.setIf(!before.body.isEmpty(), u"body"_s, bodyOf(before.body));
    if (before.take != old.take)
        json.setIf(!before.take.isEmpty(), u"take"_s, takeOf(before.take, member(there, u"take")));
    return json.value();
}

} // namespace jackfield::ui
