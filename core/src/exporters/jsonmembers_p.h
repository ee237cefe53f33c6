// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield {

/// The members of a JSON object that is being written, in order; a name stands once.
class JsonMembers
{
public:
    /// `json` in the place of what has this name, or at the end.
    void set(const QString &name, const QByteArray &json);
    void setString(const QString &name, QStringView text);
    void setNumber(const QString &name, qint64 value) { set(name, QByteArray::number(value)); }
    /// All members of `object` but these; nothing if it is no object.
    void setAll(const JsonValue &object, const QStringList &butThese);
    QByteArray json() const;

private:
    QList<std::pair<QString, QByteArray>> m_members;
};

/// `object` without the first member of each of these names, all others as they were written.
QByteArray without(const JsonValue &object, QStringList names);
/// "[a,b]", with a line for each element.
QByteArray linesOf(const QByteArrayList &elements);

} // namespace jackfield
