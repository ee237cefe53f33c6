// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "linefields_p.h"

#include <jackfield/json/jsonwriter.h>

#include <QUtf8StringView>

namespace jackfield {

using json::Escape;

void LineFields::raw(QByteArrayView key, QByteArrayView json)
{
    if (m_text.size() > 1)
        m_text += ',';
    m_text += '"';
    m_text += key;
    m_text += "\":";
    m_text += json;
}

void LineFields::string(QByteArrayView key, QStringView text)
{
    raw(key, json::quoted(text, Escape::Invisible));
}

void LineFields::latin1(QByteArrayView key, QByteArrayView octets)
{
    string(key, QString::fromLatin1(octets));
}

void LineFields::base64(QByteArrayView key, const QByteArray &bytes)
{
    raw(key, QByteArray('"' + bytes.toBase64() + '"'));
}

void LineFields::body(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    if (QUtf8StringView(bytes).isValidUtf8())
        raw("body", json::quotedUtf8(bytes, Escape::Invisible));
    else
        base64("bodyBase64", bytes);
}

void LineFields::headers(const Headers &headers)
{
    QByteArray list;
    for (const auto &[name, value] : headers.fields()) {
        list += (list.isEmpty() ? "[" : ",[")
            + json::quoted(QString::fromLatin1(name), Escape::Invisible) + ','
            + json::quoted(QString::fromLatin1(value), Escape::Invisible) + ']';
    }
    raw("headers", QByteArray('[' + list + ']'));
}

void LineFields::unknown(const QList<UnknownField> &fields, const QString &within)
{
    for (const UnknownField &field : fields) {
        if (field.within != within)
            continue;
        const QByteArray key = json::quoted(field.key, Escape::Invisible);
        raw(QByteArrayView(key).sliced(1).chopped(1), field.value.raw());
    }
}

FieldReader::FieldReader(const JsonValue &object, const QString &within)
    : m_within(within)
{
    if (!object.isObject())
        fail({}, QStringLiteral("must be an object"));
    for (const JsonValue::Member &member : object.members())
        m_fields.append({ within, member.key, member.value });
}

void FieldReader::fail(const QString &key, const QString &what)
{
    JsonPointer place;
    if (!m_within.isEmpty())
        place = place.child(m_within);
    if (!key.isEmpty())
        place = place.child(key);
    const QString name = place.isEmpty() ? QStringLiteral("the line") : place.toString();
    fail({ Error::Code::Invalid, name + QLatin1Char(' ') + what, place.toString() });
}

void FieldReader::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
}

std::optional<JsonValue> FieldReader::take(const QString &key)
{
    std::optional<JsonValue> found;
    m_fields.removeIf([&](const UnknownField &field) {
        if (field.key != key)
            return false;
        found = field.value; // of duplicates the last
        return true;
    });
    return found;
}

std::optional<JsonValue> FieldReader::take(const QString &key, JsonValue::Type type)
{
    auto value = take(key);
    if (!value || value->type() == type)
        return value;
    fail(key, QStringLiteral("must be of type %1").arg(typeName(type)));
    return std::nullopt;
}

QString FieldReader::string(const QString &key, const QString &fallback)
{
    const auto value = take(key, JsonValue::Type::String);
    return value ? value->toString() : fallback;
}

QByteArray FieldReader::octets(const QString &key, const QString &text)
{
    if (std::ranges::any_of(text, [](QChar c) { return c.unicode() > 0xFF; }))
        fail(key, QStringLiteral("holds a character beyond U+00FF; octets are mapped as Latin-1"));
    return text.toLatin1();
}

QByteArray FieldReader::latin1(const QString &key, const QByteArray &fallback)
{
    const auto value = take(key, JsonValue::Type::String);
    return value ? octets(key, value->toString()) : fallback;
}

std::optional<qint64> FieldReader::integer(const QString &key)
{
    const auto value = take(key, JsonValue::Type::Number);
    if (!value)
        return std::nullopt;
    const auto integer = value->toInteger();
    if (!integer)
        fail(key, QStringLiteral("must be a whole number"));
    return integer;
}

bool FieldReader::boolean(const QString &key, bool fallback)
{
    const auto value = take(key, JsonValue::Type::Bool);
    return value ? value->toBool() : fallback;
}

std::optional<QByteArray> FieldReader::base64(const QString &key)
{
    const auto value = take(key, JsonValue::Type::String);
    if (!value)
        return std::nullopt;
    auto decoded = QByteArray::fromBase64Encoding(value->toString().toLatin1(),
                                                  QByteArray::AbortOnBase64DecodingErrors);
    if (decoded)
        return *decoded;
    fail(key, QStringLiteral("is not base64"));
    return std::nullopt;
}

QByteArray FieldReader::body()
{
    if (const auto bytes = base64(QStringLiteral("bodyBase64")))
        return *bytes;
    return string(QStringLiteral("body")).toUtf8();
}

Headers FieldReader::headers()
{
    const QString key = QStringLiteral("headers");
    Headers headers;
    const auto list = take(key, JsonValue::Type::Array);
    const QList<JsonValue> fields = list ? list->elements() : QList<JsonValue>();
    for (const JsonValue &field : fields) {
        if (!field.isArray() || field.size() != 2 || !field.at(0).isString()
            || !field.at(1).isString()) {
            fail(key, QStringLiteral("must hold pairs of a name and a value"));
            break;
        }
        headers.append(octets(key, field.at(0).toString()), octets(key, field.at(1).toString()));
    }
    return headers;
}

std::optional<Side> FieldReader::side(const QString &key)
{
    const auto value = take(key);
    const QString text = value ? value->toString() : QString();
    if (text == QLatin1String("client"))
        return Side::Client;
    if (text == QLatin1String("server"))
        return Side::Server;
    fail(key, QStringLiteral("must be \"client\" or \"server\""));
    return std::nullopt;
}

} // namespace jackfield
