// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonmembers_p.h"

#include <jackfield/json/jsonwriter.h>

#include <algorithm>

namespace jackfield {

namespace {
QByteArray member(const QString &name, QByteArrayView json)
{
    return json::quoted(name, json::Escape::Invisible) + ':' + json;
}
} // namespace

void JsonMembers::set(const QString &name, const QByteArray &json)
{
    const auto found = std::ranges::find(m_members, name, &std::pair<QString, QByteArray>::first);
    if (found == m_members.end())
        m_members.append({ name, json });
    else
        found->second = json;
}

void JsonMembers::setString(const QString &name, QStringView text)
{
    set(name, json::quoted(text, json::Escape::Invisible));
}

void JsonMembers::setAll(const JsonValue &object, const QStringList &butThese)
{
    for (const JsonValue::Member &each : object.members()) {
        if (!butThese.contains(each.key))
            set(each.key, each.value.toJson());
    }
}

QByteArray JsonMembers::json() const
{
    QByteArrayList written;
    for (const auto &[name, json] : m_members)
        written.append(member(name, json));
    return '{' + written.join(',') + '}';
}

QByteArray without(const JsonValue &object, QStringList names)
{
    QByteArrayList written;
    for (const JsonValue::Member &each : object.members()) {
        if (!names.removeOne(each.key))
            written.append(member(each.key, each.value.raw()));
    }
    return '{' + written.join(',') + '}';
}

QByteArray linesOf(const QByteArrayList &elements)
{
    return elements.isEmpty() ? QByteArrayLiteral("[]") : "[\n" + elements.join(",\n") + "\n]";
}

} // namespace jackfield
