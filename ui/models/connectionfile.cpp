// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connectionfile.h"

#include "jsonedit.h"
#include "payloadtext.h"

#include <jackfield/json/jsonwriter.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>
#include <array>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
using Auth = ConnectionFile::Auth;

constexpr qint64 newestVersion = 1;

constexpr std::array<std::pair<Auth::Kind, QLatin1StringView>, 4> authKinds { {
    { Auth::Kind::None, "none"_L1 },
    { Auth::Kind::Basic, "basic"_L1 },
    { Auth::Kind::Bearer, "bearer"_L1 },
    { Auth::Kind::ApiKey, "apiKey"_L1 },
} };

bool flagIn(const JsonValue &object, QStringView name)
{
    return member(object, name).toBool();
}

int numberIn(const JsonValue &object, QStringView name, int standard)
{
    return int(member(object, name).toInteger().value_or(standard));
}

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

Auth authFrom(const JsonValue &json)
{
    const auto row = std::ranges::find_if(
        authKinds, [&](const auto &kind) { return textIn(json, u"type") == kind.second; });
    return { .kind = row == authKinds.end() ? Auth::Kind::None : row->first,
             .name = textIn(json, u"name"),
             .secret = textIn(json, u"secret"),
             .isInQuery = textIn(json, u"in") == u"query" };
}

JsonValue jsonOf(const Auth &auth, const JsonValue &before)
{
    JsonEdit json(before);
    json.set(u"type"_s, JsonValue::string(QString(authKinds[size_t(auth.kind)].second)));
    json.setText(u"name"_s, auth.name);
    json.setText(u"secret"_s, auth.secret);
    json.setIf(auth.kind == Auth::Kind::ApiKey,
               u"in"_s,
               JsonValue::string(auth.isInQuery ? u"query"_s : u"header"_s));
    return json.value();
}

JsonValue jsonOf(const ConnectionFile::Tls &tls, const JsonValue &before)
{
    JsonEdit json(before);
    json.setText(u"caFile"_s, tls.caFile);
    json.setText(u"certificateFile"_s, tls.certificateFile);
    json.setText(u"keyFile"_s, tls.keyFile);
    json.setText(u"serverName"_s, tls.serverName);
    json.setFlag(u"doNotVerify"_s, tls.doNotVerify);
    json.setIf(!tls.trusted.isEmpty(), u"trusted"_s, arrayOf(tls.trusted));
    return json.value();
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

ConnectionFile::Message messageFrom(const JsonValue &entry)
{
    const QString name = textIn(entry, u"name");
    if (const auto json = entry.value(u"json"))
        return { name, QString::fromUtf8(prettyJson(json->toJson()).value_or("")) };
    if (entry.contains(u"hex"))
        return { name, textIn(entry, u"hex"), true };
    return { name, textIn(entry, u"text") };
}

QList<ConnectionFile::Message> messagesIn(const JsonValue &whole)
{
    QList<ConnectionFile::Message> messages;
    for (const JsonValue &entry : member(whole, u"messages").elements())
        messages.append(messageFrom(entry));
    return messages;
}

/// As JSON if it is an object or an array, which is how people read it in a diff.
JsonValue jsonOf(const ConnectionFile::Message &message)
{
    const JsonValue name = JsonValue::string(message.name);
    const auto json = JsonValue::parse(message.text.toUtf8());
    const bool isJson = json && !message.isHex && isContainer(*json);
    const QString kind = isJson ? u"json"_s : message.isHex ? u"hex"_s : u"text"_s;
    return JsonValue::object(
        { { u"name"_s, name }, { kind, isJson ? *json : JsonValue::string(message.text) } });
}

/// Those that are as they were stand as they stood, with what is not known of them.
template<typename Entry>
JsonValue
listOf(const QList<Entry> &list, const JsonValue &before, Entry (*read)(const JsonValue &))
{
    QList<JsonValue> elements;
    const QList<JsonValue> entries = before.elements();
    for (const Entry &entry : list) {
        const auto same = std::ranges::find(entries, entry, read);
        elements.append(same == entries.end() ? jsonOf(entry) : *same);
    }
    return JsonValue::array(elements);
}

Error cannotWrite(const QSaveFile &file)
{
    return { Error::Code::Io,
             u"cannot write %1: %2"_s.arg(file.fileName(), file.errorString()),
             file.fileName() };
}
} // namespace

ConnectionFile ConnectionFile::fromJson(const JsonValue &json)
{
    const JsonValue tls = member(json, u"tls");
    const JsonValue options = member(json, u"options");
    const Options standard;
    ConnectionFile file {
        .url = textIn(json, u"url"),
        .subprotocols = textsIn(json, u"subprotocols"),
        .headers = {},
        .auth = authFrom(member(json, u"auth")),
        .tls = { .caFile = textIn(tls, u"caFile"),
                 .certificateFile = textIn(tls, u"certificateFile"),
                 .keyFile = textIn(tls, u"keyFile"),
                 .serverName = textIn(tls, u"serverName"),
                 .doNotVerify = flagIn(tls, u"doNotVerify"),
                 .trusted = textsIn(tls, u"trusted") },
        .options = { .compression = flagIn(options, u"compression"),
                     .reconnects = flagIn(options, u"reconnects"),
                     .keepAlive = numberIn(options, u"keepAlive", standard.keepAlive),
                     .timeout = numberIn(options, u"timeout", standard.timeout),
                     .redirects = numberIn(options, u"redirects", standard.redirects),
                     .proxy = textIn(options, u"proxy") },
        .onOpen = textsIn(json, u"onOpen"),
        .messages = messagesIn(json),
        .whole = json,
    };
    for (const JsonValue &field : member(json, u"headers").elements())
        file.headers.append(fieldFrom(field));
    return file;
}

Result<ConnectionFile> ConnectionFile::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            Error::Code::Io, u"cannot read %1: %2"_s.arg(path, file.errorString()), path);
    const auto whole = JsonValue::parse(file.readAll());
    if (!whole) {
        return failure(Error::Code::Invalid,
                       u"%1 is no JSON, at line:column %2: %3"_s.arg(
                           path, whole.error().where, whole.error().message),
                       path);
    }
    if (textIn(*whole, u"jackfield") != u"connection")
        return failure(Error::Code::Invalid, u"%1 is not a connection file"_s.arg(path), path);
    const qint64 version = member(*whole, u"version").toInteger().value_or(0);
    if (version > newestVersion) {
        return failure(Error::Code::Unsupported,
                       u"%1 was made by a newer Jackfield (version %2)"_s.arg(path).arg(version),
                       path);
    }
    return fromJson(*whole);
}

JsonValue ConnectionFile::toJson() const
{
    JsonEdit json(whole);
    json.set(u"jackfield"_s, JsonValue::string(u"connection"_s));
    json.set(u"version"_s, JsonValue::number(newestVersion));
    json.set(u"url"_s, JsonValue::string(url));
    json.setIf(!subprotocols.isEmpty() || whole.contains(u"subprotocols"),
               u"subprotocols"_s,
               arrayOf(subprotocols));
    json.setIf(!headers.isEmpty() || whole.contains(u"headers"),
               u"headers"_s,
               listOf(headers, member(whole, u"headers"), fieldFrom));
    json.setIf(auth != Auth(), u"auth"_s, jsonOf(auth, member(whole, u"auth")));
    const JsonValue tlsPart = jsonOf(tls, member(whole, u"tls"));
    json.setIf(tlsPart.size() > 0, u"tls"_s, tlsPart);
    const JsonValue optionsPart = jsonOf(options, member(whole, u"options"));
    json.setIf(optionsPart.size() > 0, u"options"_s, optionsPart);
    json.setIf(!onOpen.isEmpty(), u"onOpen"_s, arrayOf(onOpen));
    json.setIf(!messages.isEmpty() || whole.contains(u"messages"),
               u"messages"_s,
               listOf(messages, member(whole, u"messages"), messageFrom));
    return json.value();
}

Result<void> ConnectionFile::save(const QString &path) const
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json::pretty(toJson())) < 0
        || !file.commit())
        return std::unexpected(cannotWrite(file));
    return {};
}

} // namespace jackfield::ui
