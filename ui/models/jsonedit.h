// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <functional>

namespace jackfield::ui {

/// An object with some members replaced where they stand, others added, and what is as it is without a word removed: a file
/// that is written again differs only in what was changed.
class JsonEdit
{
public:
    explicit JsonEdit(const JsonValue &object);

    void set(const QString &name, const JsonValue &value);
    /// Else the member is removed.
    void setIf(bool isWanted, const QString &name, const JsonValue &value);
    // What means the same stays as it was written: 20.0, or what is not understood.
    void setText(const QString &name, const QString &text);
    void setFlag(const QString &name, bool isOn);
    void setNumber(const QString &name, int number, int standard);

    JsonValue value() const { return JsonValue::object(m_members); }

private:
    using Member = std::pair<QString, JsonValue>;

    /// Whether the member is there and `isIt`.
    bool stands(const QString &name, const std::function<bool(const JsonValue &)> &isIt) const;

    QList<Member> m_members;
};

/// Whether it is an object or an array.
inline bool isContainer(const JsonValue &value)
{
    return value.isObject() || value.isArray();
}
/// The member of that name; null if there is none.
JsonValue member(const JsonValue &object, QStringView name);
/// Its characters; nothing if it is no string.
QString textIn(const JsonValue &object, QStringView name);

} // namespace jackfield::ui
