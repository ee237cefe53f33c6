// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "asyncapi_p.h"
#include "mock/schemaguard_p.h"

namespace jackfield::asyncapi {

using namespace Qt::StringLiterals;
using namespace interop;

namespace {
/// What it asks of all members without a name depends on those with a pattern.
bool isOfOtherMembers(const QString &keyword)
{
    static const QStringList keywords { u"additionalProperties"_s,
                                        u"unevaluatedProperties"_s,
                                        u"propertyNames"_s };
    return keywords.contains(keyword);
}

} // namespace

JsonValue References::followed(JsonValue value, JsonPointer *place)
{
    constexpr int most = 32;
    for (int hops = 0; hops < most; ++hops) {
        const auto reference = value.value(u"$ref");
        if (!reference || !reference->isString())
            return value;
        const QString text = reference->toString();
        if (!text.startsWith(u'#')) {
            m_lost +=
                u"the reference %1 to another file was not followed: bundle the files into one"_s
                    .arg(text);
            return {};
        }
        const auto pointer = JsonPointer::parse(
            QString::fromUtf8(QByteArray::fromPercentEncoding(text.sliced(1).toUtf8())));
        const auto target = pointer ? m_root.at(*pointer) : std::nullopt;
        if (!target) {
            lose(u"there is nothing at the reference %1"_s.arg(text));
            return {};
        }
        if (place)
            *place = *pointer;
        value = *target;
    }
    lose(u"references that lead to each other were not followed"_s);
    return {};
}

JsonValue References::filledIn(const JsonValue &schema)
{
    m_under.clear();
    return fill(schema, false, 0);
}

bool References::isTooMuch(int depth, qsizetype bytes)
{
    constexpr int deepest = 32;
    constexpr qsizetype most = qsizetype(2)
        << 20; // of the document's schemas, as they are filled in
    m_filled += bytes + 1;
    if (depth <= deepest && m_filled <= most)
        return false;
    lose(u"its schemas were read %1 levels and %2 MiB deep"_s.arg(deepest).arg(most >> 20));
    return true;
}

void References::lose(const QString &sentence)
{
    if (m_lost.isEmpty() || m_lost.last() != sentence)
        m_lost += sentence;
}

/// `hasNames`: the members of an object are no keywords.
JsonValue References::fill(const JsonValue &value, bool hasNames, int depth)
{
    const bool isLeaf = !value.isArray() && !value.isObject();
    if (isTooMuch(depth, isLeaf ? value.raw().size() : 0))
        return JsonValue::boolean(true);
    QList<JsonValue> elements;
    for (const JsonValue &element : value.elements())
        elements += fill(element, false, depth + 1);
    if (value.isArray())
        return JsonValue::array(elements);
    if (!value.isObject())
        return value;
    if (const auto reference = value.value(u"$ref"); reference && !hasNames) {
        const QString text = reference->toString();
        if (m_under.contains(text)) {
            lose(u"%1 comes back to itself: what is deeper in it is not looked at"_s.arg(text));
            return JsonValue::boolean(true);
        }
        const JsonValue target = followed(value);
        if (target.isNull())
            return JsonValue::boolean(true);
        m_under += text;
        const JsonValue made = fill(target, false, depth + 1);
        m_under.removeLast();
        return made;
    }
    Members members;
    const bool isOpen = !hasNames && value.contains(u"patternProperties");
    for (const auto &[key, child] : value.members()) {
        if (hasNames) {
            members.append({ key, fill(child, false, depth + 1) });
            continue;
        }
        if (isForPeople(key) || (isOpen && isOfOtherMembers(key)))
            continue;
        const JsonValue made = member(key, child, depth);
        if (key != u"not"_s || !made.isBool()) // not what could not be looked at
            members.append({ key, made });
    }
    return JsonValue::object(members);
}

/// What nothing depends on, and what is not evaluated.
bool References::isForPeople(const QString &keyword)
{
    static const QStringList dropped {
        u"title"_s,      u"description"_s, u"$id"_s,       u"$comment"_s,     u"$schema"_s,
        u"deprecated"_s, u"readOnly"_s,    u"writeOnly"_s, u"externalDocs"_s, u"discriminator"_s,
    };
    if (keyword == u"pattern"_s || keyword == u"patternProperties"_s) {
        lose(u"regular expressions of schemas are not checked"_s);
        return true;
    }
    return dropped.contains(keyword) || keyword.startsWith(u"x-"_s);
}

JsonValue References::member(const QString &key, const JsonValue &value, int depth)
{
    if (!mock::holdsValues(key) && key != u"example"_s)
        return fill(value, mock::holdsNames(key), depth + 1);
    return isTooMuch(depth, value.raw().size()) ? JsonValue::array({}) : value;
}

} // namespace jackfield::asyncapi
