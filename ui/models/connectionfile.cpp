// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connectionfile.h"

#include "connectionjson.h"
#include "jsonedit.h"
#include "problems.h"

#include <jackfield/json/jsonwriter.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 newestVersion = 1;

Error cannotWrite(const QSaveFile &file)
{
    return { Error::Code::Io,
             Problems::tr("cannot write %1: %2").arg(file.fileName(), file.errorString()),
             file.fileName() };
}

/// What is as it was read stands as it stood, with what is not known of it.
template<typename Part>
void setPart(JsonEdit &json,
             const QString &name,
             const Part &part,
             Part (*read)(const JsonValue &),
             const JsonValue &there)
{
    if (part == read(there))
        return;
    const JsonValue written = jsonOf(part, there);
    json.setIf(written.size() > 0, name, written);
}
} // namespace

ConnectionFile ConnectionFile::fromJson(const JsonValue &json)
{
    return {
        .url = textIn(json, u"url"),
        .subprotocols = textsIn(json, u"subprotocols"),
        .headers = fieldsIn(json, u"headers"),
        .cookies = fieldsIn(json, u"cookies"),
        .auth = authFrom(member(json, u"auth")),
        .before = beforeFrom(member(json, u"before")),
        .tls = tlsFrom(member(json, u"tls")),
        .options = optionsFrom(member(json, u"options")),
        .onOpen = textsIn(json, u"onOpen"),
        .messages = messagesIn(json),
        .whole = json,
    };
}

Result<ConnectionFile> ConnectionFile::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Io,
                       Problems::tr("cannot read %1: %2").arg(path, file.errorString()),
                       path);
    const auto whole = JsonValue::parse(file.readAll());
    if (!whole) {
        return failure(Error::Code::Invalid,
                       Problems::tr("%1 is no JSON, at line:column %2: %3")
                           .arg(path, whole.error().where, whole.error().message),
                       path);
    }
    if (textIn(*whole, u"jackfield") != u"connection")
        return failure(
            Error::Code::Invalid, Problems::tr("%1 is not a connection file").arg(path), path);
    const qint64 version = member(*whole, u"version").toInteger().value_or(0);
    if (version > newestVersion) {
        return failure(
            Error::Code::Unsupported,
            Problems::tr("%1 was made by a newer Jackfield (version %2)").arg(path).arg(version),
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
               jsonOf(headers, member(whole, u"headers")));
    json.setIf(!cookies.isEmpty() || whole.contains(u"cookies"),
               u"cookies"_s,
               jsonOf(cookies, member(whole, u"cookies")));
    setPart(json, u"auth"_s, auth, authFrom, member(whole, u"auth"));
    setPart(json, u"before"_s, before, beforeFrom, member(whole, u"before"));
    setPart(json, u"tls"_s, tls, tlsFrom, member(whole, u"tls"));
    setPart(json, u"options"_s, options, optionsFrom, member(whole, u"options"));
    json.setIf(!onOpen.isEmpty(), u"onOpen"_s, arrayOf(onOpen));
    json.setIf(!messages.isEmpty() || whole.contains(u"messages"),
               u"messages"_s,
               jsonOf(messages, member(whole, u"messages")));
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
