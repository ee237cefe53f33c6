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
} // namespace

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
    ConnectionFile connection { .url = whole["url"_L1].toString(), .whole = whole };
    for (const QJsonValue &name : whole["subprotocols"_L1].toArray())
        connection.subprotocols.append(name.toString());
    for (const QJsonValue &field : whole["headers"_L1].toArray())
        connection.headers.append({ field[0].toString(), field[1].toString() });
    connection.messages = messagesIn(text);
    return connection;
}

Result<void> ConnectionFile::save(const QString &path) const
{
    QJsonObject object = whole;
    object["jackfield"_L1] = "connection"_L1;
    object["version"_L1] = newestVersion;
    object["url"_L1] = url;
    if (!object.contains("messages"_L1) && !messages.isEmpty()) {
        QJsonArray list;
        for (const Message &message : messages)
            list.append(QJsonObject { { u"name"_s, message.name }, { u"text"_s, message.text } });
        object["messages"_L1] = list;
    }
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(object).toJson()) < 0
        || !file.commit())
        return failure(
            Error::Code::Io, u"cannot write %1: %2"_s.arg(path, file.errorString()), path);
    return {};
}

} // namespace jackfield::ui
