// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonnumber_p.h"
#include "jsontape_p.h"
#include "support/utf8_p.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/json/jsonwriter.h>

#include <QHash>
#include <cmath>

namespace jackfield {

namespace {
QByteArrayView view(QByteArrayView text, const JsonNode &node)
{
    return text.sliced(node.begin, node.end - node.begin);
}

QChar escaped(QByteArrayView body, qsizetype &at)
{
    switch (const char c = body[at++]; c) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    case 'u':
        at += 4;
        return QChar(body.sliced(at - 4, 4).toUShort(nullptr, 16));
    default:
        return QLatin1Char(c);
    }
}

/// Calls `visit(node index)` for each element, or `visit(key index)` for each member, until it returns false.
template<typename Visit>
void forEachChild(const JsonDocument &document, quint32 container, const Visit &visit)
{
    const JsonNode &parent = document.nodes[container];
    const bool isObject = parent.type == quint32(JsonValue::Type::Object);
    for (quint32 child = container + 1; child < parent.next;) {
        if (!visit(child))
            return;
        child = document.nodes[isObject ? child + 1 : child].next;
    }
}
} // namespace

QString JsonDocument::characters(const JsonNode &node) const
{
    const QByteArrayView body = view(text, node).sliced(1).chopped(1);
    qsizetype backslash = body.indexOf('\\');
    if (backslash < 0)
        return charactersOf(body);
    QString decoded;
    decoded.reserve(body.size());
    qsizetype at = 0;
    while (backslash >= 0) {
        decoded += charactersOf(body.sliced(at, backslash - at));
        at = backslash + 1;
        decoded += escaped(body, at);
        backslash = body.indexOf('\\', at);
    }
    return decoded += charactersOf(body.sliced(at));
}

JsonValue::JsonValue(std::shared_ptr<const JsonDocument> document, quint32 node)
    : m_document(std::move(document))
    , m_node(node)
{ }

Result<JsonValue> JsonValue::parse(const QByteArray &text, int depth)
{
    return parseJson(text, depth).transform([](JsonDocument document) {
        return JsonValue(std::make_shared<const JsonDocument>(std::move(document)), 0);
    });
}

JsonValue JsonValue::built(QByteArray text)
{
    auto parsed = parse(text, greatestDepth);
    Q_ASSERT_X(parsed, "JsonValue", "a built value is too deep or too long");
    return parsed ? *std::move(parsed) : JsonValue();
}

JsonValue JsonValue::boolean(bool value)
{
    return built(value ? QByteArrayLiteral("true") : QByteArrayLiteral("false"));
}

JsonValue JsonValue::number(qint64 value)
{
    return built(QByteArray::number(value));
}

JsonValue JsonValue::number(double value)
{
    if (!std::isfinite(value))
        return {};
    return built(QByteArray::number(value, 'g', QLocale::FloatingPointShortest));
}

JsonValue JsonValue::string(QStringView text)
{
    return built(json::quoted(text));
}

JsonValue JsonValue::array(const QList<JsonValue> &elements)
{
    QByteArray text = "[";
    for (const JsonValue &element : elements) {
        if (text.size() > 1)
            text += ',';
        text += element.raw();
    }
    return built(text + ']');
}

JsonValue JsonValue::object(const QList<std::pair<QString, JsonValue>> &members)
{
    QByteArray text = "{";
    for (const auto &[key, value] : members) {
        if (text.size() > 1)
            text += ',';
        text += json::quoted(key) + ':';
        text += value.raw();
    }
    return built(text + '}');
}

JsonValue::Type JsonValue::type() const
{
    return m_document ? Type(m_document->nodes[m_node].type) : Type::Null;
}

QByteArrayView JsonValue::raw() const
{
    return m_document ? m_document->raw(m_document->nodes[m_node]) : QByteArrayView("null");
}

QByteArray JsonValue::toJson() const
{
    const QByteArrayView text = raw();
    if (m_document && text.size() == m_document->text.size())
        return m_document->text;
    return text.toByteArray();
}

QString JsonValue::position() const
{
    return m_document ? jsonPosition(m_document->text, m_document->nodes[m_node].begin) : QString();
}

bool JsonValue::toBool(bool fallback) const
{
    return isBool() ? raw().front() == 't' : fallback;
}

double JsonValue::toDouble(double fallback) const
{
    return isNumber() ? jackfield::toDouble(raw()) : fallback;
}

std::optional<qint64> JsonValue::toInteger() const
{
    return isNumber() ? JsonNumber::of(raw()).toInteger() : std::nullopt;
}

QString JsonValue::toString(const QString &fallback) const
{
    return isString() ? m_document->characters(m_document->nodes[m_node]) : fallback;
}

qsizetype JsonValue::size() const
{
    return m_document ? m_document->nodes[m_node].count : 0;
}

JsonValue JsonValue::at(qsizetype index) const
{
    Q_ASSERT_X(isArray() && index >= 0 && index < size(), "JsonValue::at", "no such element");
    JsonValue found;
    forEachChild(*m_document, m_node, [&](quint32 child) {
        if (index-- > 0)
            return true;
        found = JsonValue(m_document, child);
        return false;
    });
    return found;
}

QList<JsonValue> JsonValue::elements() const
{
    QList<JsonValue> all;
    if (!isArray())
        return all;
    all.reserve(size());
    forEachChild(*m_document, m_node, [&](quint32 child) {
        all.append(JsonValue(m_document, child));
        return true;
    });
    return all;
}

QStringList JsonValue::keys() const
{
    QStringList all;
    for (const Member &member : members())
        all.append(member.key);
    return all;
}

QList<JsonValue::Member> JsonValue::members() const
{
    QList<Member> all;
    if (!isObject())
        return all;
    all.reserve(size());
    forEachChild(*m_document, m_node, [&](quint32 key) {
        all.append(
            { m_document->characters(m_document->nodes[key]), JsonValue(m_document, key + 1) });
        return true;
    });
    return all;
}

std::optional<JsonValue> JsonValue::value(QStringView key) const
{
    const auto node = isObject() ? JsonTape(*this).member(m_node, key) : std::nullopt;
    return node ? std::optional(JsonValue(m_document, *node)) : std::nullopt;
}

std::optional<JsonValue> JsonValue::at(const JsonPointer &pointer) const
{
    if (!m_document)
        return pointer.isEmpty() ? std::optional(*this) : std::nullopt;
    const auto node = JsonTape(*this).at(pointer);
    return node ? std::optional(JsonValue(m_document, *node)) : std::nullopt;
}

QString typeName(JsonValue::Type type)
{
    switch (type) {
    case JsonValue::Type::Null:
        return QStringLiteral("null");
    case JsonValue::Type::Bool:
        return QStringLiteral("boolean");
    case JsonValue::Type::Number:
        return QStringLiteral("number");
    case JsonValue::Type::String:
        return QStringLiteral("string");
    case JsonValue::Type::Array:
        return QStringLiteral("array");
    case JsonValue::Type::Object:
        return QStringLiteral("object");
    }
    return {};
}

char *toString(const JsonValue &value)
{
    return qstrdup(value.raw().toByteArray().constData());
}

} // namespace jackfield
