// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonedit.h"

#include <algorithm>

namespace jackfield::ui {

JsonEdit::JsonEdit(const JsonValue &object)
{
    for (const auto &[key, value] : object.members())
        m_members.append({ key, value });
}

void JsonEdit::set(const QString &name, const JsonValue &value)
{
    const auto there = std::ranges::find(m_members, name, &Member::first);
    if (there == m_members.end())
        m_members.append({ name, value });
    else if (!(there->second == value))
        there->second = value;
}

void JsonEdit::setIf(bool isWanted, const QString &name, const JsonValue &value)
{
    if (isWanted)
        set(name, value);
    else
        m_members.removeIf([&](const Member &one) { return one.first == name; });
}

void JsonEdit::setText(const QString &name, const QString &text)
{
    if (!stands(name, [&](const JsonValue &there) { return there.toString() == text; }))
        setIf(!text.isEmpty(), name, JsonValue::string(text));
}

void JsonEdit::setFlag(const QString &name, bool isOn)
{
    if (!stands(name, [&](const JsonValue &there) { return there.toBool() == isOn; }))
        setIf(isOn, name, JsonValue::boolean(true));
}

void JsonEdit::setNumber(const QString &name, int number, int standard)
{
    const auto isIt = [&](const JsonValue &there) {
        return there.toInteger().value_or(standard) == number;
    };
    if (!stands(name, isIt))
        setIf(number != standard, name, JsonValue::number(qint64(number)));
}

bool JsonEdit::stands(const QString &name, const std::function<bool(const JsonValue &)> &isIt) const
{
    const auto there = std::ranges::find(m_members, name, &Member::first);
    return there != m_members.end() && isIt(there->second);
}

JsonValue member(const JsonValue &object, QStringView name)
{
    return object.value(name).value_or(JsonValue());
}

QString textIn(const JsonValue &object, QStringView name)
{
    return member(object, name).toString();
}

} // namespace jackfield::ui
