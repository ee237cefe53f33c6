// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "schemainference_p.h"

#include <QDateTime>
#include <QUuid>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using Members = QList<std::pair<QString, JsonValue>>;

constexpr int deepest = 32;
constexpr qsizetype mostNames = 64;

/// RFC 3339, as JSON Schema wants it.
bool isDateTime(const QString &text)
{
    const qsizetype dateEnd = 10;
    const bool hasZone =
        text.endsWith(u'Z') || text.lastIndexOf(u'+') > dateEnd || text.lastIndexOf(u'-') > dateEnd;
    return text.size() > dateEnd && text.at(dateEnd) == u'T' && hasZone
        && QDateTime::fromString(text, Qt::ISODateWithMs).isValid();
}

QSet<QString> formatsOf(const QString &text)
{
    QSet<QString> formats;
    if (isDateTime(text))
        formats.insert(u"date-time"_s);
    if (QDate::fromString(text, u"yyyy-MM-dd"_s).isValid())
        formats.insert(u"date"_s);
    const QUuid uuid = QUuid::fromString(text);
    if (!uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == text.toLower())
        formats.insert(u"uuid"_s);
    return formats;
}
} // namespace

void SchemaInference::add(const JsonValue &value, int depth)
{
    const QString type = typeName(value.type());
    if (!m_types.contains(type))
        m_types += type;
    if (value.isNumber())
        m_areWhole = m_areWhole && value.toInteger();
    if (value.isString()) {
        const QSet<QString> formats = formatsOf(value.toString());
        m_formats = m_hasStrings ? m_formats & formats : formats;
        m_hasStrings = true;
    }
    if (depth >= deepest)
        return;
    if (value.isObject())
        addObject(value, depth);
    for (const JsonValue &element : value.elements()) {
        if (!m_items)
            m_items = std::make_shared<SchemaInference>();
        m_items->add(element, depth + 1);
    }
}

void SchemaInference::addObject(const JsonValue &value, int depth)
{
    ++m_objects;
    QSet<QString> own; // a duplicate counts once
    for (const auto &[key, child] : value.members()) {
        if (!m_others)
            m_others = std::make_shared<SchemaInference>();
        m_others->add(child, depth + 1);
        if (m_names.size() > mostNames)
            continue;
        if (!m_members.contains(key))
            m_names += key;
        m_members[key].add(child, depth + 1);
        if (!own.contains(key))
            ++m_seen[key];
        own.insert(key);
    }
    if (m_names.size() > mostNames) { // a table: what is of all is enough
        m_members.clear();
        m_seen.clear();
    }
}

JsonValue
SchemaInference::schema(const std::optional<std::pair<QString, JsonValue>> &constant) const
{
    QList<JsonValue> types;
    for (const QString &type : m_types)
        types += JsonValue::string(type == u"number"_s && m_areWhole ? u"integer"_s : type);
    if (types.isEmpty())
        return JsonValue::object({});
    Members made { { u"type"_s, types.size() == 1 ? types.first() : JsonValue::array(types) } };
    if (!m_formats.isEmpty())
        made.append({ u"format"_s, JsonValue::string(*m_formats.begin()) });
    if (m_names.size() > mostNames) {
        made.append({ u"additionalProperties"_s, m_others->schema() });
    } else if (!m_names.isEmpty()) {
        Members properties;
        QList<JsonValue> required;
        for (const QString &name : m_names) {
            const bool isConstant = constant && constant->first == name;
            properties.append(
                { name,
                  isConstant ? JsonValue::object({ { u"type"_s, JsonValue::string(u"string"_s) },
                                                   { u"const"_s, constant->second } })
                             : m_members.value(name).schema() });
            if (m_seen.value(name) == m_objects)
                required += JsonValue::string(name);
        }
        if (!required.isEmpty())
            made.append({ u"required"_s, JsonValue::array(required) });
        made.append({ u"properties"_s, JsonValue::object(properties) });
    }
    if (m_items)
        made.append({ u"items"_s, m_items->schema() });
    return JsonValue::object(made);
}

} // namespace jackfield
