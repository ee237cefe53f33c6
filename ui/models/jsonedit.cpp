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
    setIf(!text.isEmpty(), name, JsonValue::string(text));
}

void JsonEdit::setFlag(const QString &name, bool isOn)
{
    setIf(isOn, name, JsonValue::boolean(true));
}

void JsonEdit::setNumber(const QString &name, int number, int standard)
{
    const auto there = std::ranges::find(m_members, name, &Member::first);
    // What means the same stays as it was written: 20.0, or what was not understood.
    if (there != m_members.end() && there->second.toInteger().value_or(standard) == number)
        return;
    setIf(number != standard, name, JsonValue::number(qint64(number)));
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
