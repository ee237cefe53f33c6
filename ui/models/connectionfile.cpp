// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connectionfile.h"

#include "payloadtext.h"

#include <jackfield/json/jsonvalue.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <algorithm>
#include <array>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int newestVersion = 1;

/// Saved messages, JSON ones with their members in the order of the file.
QList<ConnectionFile::Message> messagesIn(const QByteArray &text)
{
    QList<ConnectionFile::Message> messages;
    const auto whole = JsonValue::parse(text);
    const auto list = whole ? whole->value(u"messages") : std::nullopt;
    for (const JsonValue &entry : list ? list->elements() : QList<JsonValue>()) {
        const QString name = entry.value(u"name").value_or(JsonValue()).toString();
        if (const auto json = entry.value(u"json"))
            messages.append({ name, QString::fromUtf8(prettyJson(json->toJson()).value_or("")) });
        else
            messages.append({ name, entry.value(u"text").value_or(JsonValue()).toString() });
    }
    return messages;
}

using Auth = ConnectionFile::Auth;
constexpr std::array<std::pair<Auth::Kind, QLatin1StringView>, 4> authKinds { {
    { Auth::Kind::None, "none"_L1 },
    { Auth::Kind::Basic, "basic"_L1 },
    { Auth::Kind::Bearer, "bearer"_L1 },
    { Auth::Kind::ApiKey, "apiKey"_L1 },
} };

/// A pair, or what is switched off as an object.
ConnectionFile::Field fieldFrom(const QJsonValue &json)
{
    if (json.isArray())
        return { json[0].toString(), json[1].toString() };
    return { json["name"_L1].toString(), json["value"_L1].toString(), !json["off"_L1].toBool() };
}

QJsonValue toJson(const ConnectionFile::Field &field)
{
    if (field.isOn)
        return QJsonArray { field.name, field.value };
    return QJsonObject { { u"name"_s, field.name },
                         { u"value"_s, field.value },
                         { u"off"_s, true } };
}

Auth authFrom(const QJsonValue &json)
{
    const auto row = std::ranges::find_if(
        authKinds, [&](const auto &kind) { return json["type"_L1].toString() == kind.second; });
    return { .kind = row == authKinds.end() ? Auth::Kind::None : row->first,
             .name = json["name"_L1].toString(),
             .secret = json["secret"_L1].toString(),
             .isInQuery = json["in"_L1].toString() == "query"_L1 };
}

QJsonObject toJson(const Auth &auth)
{
    QJsonObject json { { u"type"_s, nameOf(auth.kind) }, { u"secret"_s, auth.secret } };
    if (auth.kind != Auth::Kind::Bearer)
        json["name"_L1] = auth.name;
    if (auth.kind == Auth::Kind::ApiKey)
        json["in"_L1] = auth.isInQuery ? u"query"_s : u"header"_s;
    return json;
}

/// Members that are as they are without a word are not written.
template<typename Value>
void put(QJsonObject &json, QLatin1StringView name, const Value &value, const Value &standard)
{
    if (value == standard)
        json.remove(name);
    else
        json[name] = value;
}

template<typename Part>
void putPart(QJsonObject &json,
             QLatin1StringView name,
             const Part &part,
             const QJsonObject &written)
{
    if (part == Part())
        json.remove(name);
    else
        json[name] = written;
}

QJsonObject toJson(const ConnectionFile::Tls &tls, QJsonObject json)
{
    const ConnectionFile::Tls standard;
    put(json, "caFile"_L1, tls.caFile, standard.caFile);
    put(json, "certificateFile"_L1, tls.certificateFile, standard.certificateFile);
    put(json, "keyFile"_L1, tls.keyFile, standard.keyFile);
    put(json, "serverName"_L1, tls.serverName, standard.serverName);
    put(json, "doNotVerify"_L1, tls.doNotVerify, standard.doNotVerify);
    return json;
}

QJsonObject toJson(const ConnectionFile::Options &options, QJsonObject json)
{
    const ConnectionFile::Options standard;
    put(json, "compression"_L1, options.compression, standard.compression);
    put(json, "reconnects"_L1, options.reconnects, standard.reconnects);
    put(json, "keepAlive"_L1, options.keepAlive, standard.keepAlive);
    put(json, "timeout"_L1, options.timeout, standard.timeout);
    put(json, "redirects"_L1, options.redirects, standard.redirects);
    put(json, "proxy"_L1, options.proxy, standard.proxy);
    return json;
}

QStringList textsIn(const QJsonValue &json)
{
    return json.toVariant().toStringList();
}
} // namespace

QString nameOf(ConnectionFile::Auth::Kind kind)
{
    return authKinds[size_t(kind)].second;
}

ConnectionFile ConnectionFile::fromJson(const QJsonObject &json)
{
    const QJsonValue tls = json["tls"_L1];
    const QJsonValue options = json["options"_L1];
    const Options standard;
    ConnectionFile file {
        .url = json["url"_L1].toString(),
        .subprotocols = textsIn(json["subprotocols"_L1]),
        .headers = {},
        .auth = authFrom(json["auth"_L1]),
        .tls = { .caFile = tls["caFile"_L1].toString(),
                 .certificateFile = tls["certificateFile"_L1].toString(),
                 .keyFile = tls["keyFile"_L1].toString(),
                 .serverName = tls["serverName"_L1].toString(),
                 .doNotVerify = tls["doNotVerify"_L1].toBool() },
        .options = { .compression = options["compression"_L1].toBool(),
                     .reconnects = options["reconnects"_L1].toBool(),
                     .keepAlive = options["keepAlive"_L1].toInt(),
                     .timeout = options["timeout"_L1].toInt(standard.timeout),
                     .redirects = options["redirects"_L1].toInt(),
                     .proxy = options["proxy"_L1].toString() },
        .onOpen = textsIn(json["onOpen"_L1]),
        .messages = {},
        .whole = json,
    };
    for (const QJsonValue &field : json["headers"_L1].toArray())
        file.headers.append(fieldFrom(field));
    return file;
}

QJsonObject ConnectionFile::toJson() const
{
    QJsonObject json = whole;
    json["jackfield"_L1] = "connection"_L1;
    json["version"_L1] = newestVersion;
    json["url"_L1] = url;
    QJsonArray fields;
    for (const Field &field : headers)
        fields.append(ui::toJson(field));
    json["headers"_L1] = fields;
    json["subprotocols"_L1] = QJsonArray::fromStringList(subprotocols);
    putPart(json, "auth"_L1, auth, ui::toJson(auth));
    putPart(json, "tls"_L1, tls, ui::toJson(tls, whole["tls"_L1].toObject()));
    putPart(json, "options"_L1, options, ui::toJson(options, whole["options"_L1].toObject()));
    putPart(json, "onOpen"_L1, onOpen, {});
    if (!onOpen.isEmpty())
        json["onOpen"_L1] = QJsonArray::fromStringList(onOpen);
    if (!json.contains("messages"_L1) && !messages.isEmpty()) {
        QJsonArray list;
        for (const Message &message : messages)
            list.append(QJsonObject { { u"name"_s, message.name }, { u"text"_s, message.text } });
        json["messages"_L1] = list;
    }
    return json;
}

Result<ConnectionFile> ConnectionFile::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            Error::Code::Io, u"cannot read %1: %2"_s.arg(path, file.errorString()), path);
    QJsonParseError error;
    const QByteArray text = file.readAll();
    const QJsonObject whole = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError || whole["jackfield"_L1] != "connection"_L1)
        return failure(Error::Code::Invalid, u"%1 is not a connection file"_s.arg(path), path);
    if (whole["version"_L1].toInt() > newestVersion) {
        return failure(Error::Code::Unsupported,
                       u"%1 was made by a newer Jackfield (version %2)"_s.arg(path).arg(
                           whole["version"_L1].toInt()),
                       path);
    }
    ConnectionFile connection = fromJson(whole);
    connection.messages = messagesIn(text);
    return connection;
}

Result<void> ConnectionFile::save(const QString &path) const
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(toJson()).toJson()) < 0
        || !file.commit())
        return failure(
            Error::Code::Io, u"cannot write %1: %2"_s.arg(path, file.errorString()), path);
    return {};
}

} // namespace jackfield::ui
