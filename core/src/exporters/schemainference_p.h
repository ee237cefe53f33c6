// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <QSet>

namespace jackfield {

/// A JSON Schema that all values obey that were added, as narrow as what they have in common: types, members that each
/// object has, formats. Objects with very many different names of members are taken for tables. Remembers no value.
class SchemaInference
{
public:
    void add(const JsonValue &value) { add(value, 0); }
    /// `constant`: the member of that name is always the value.
    JsonValue schema(const std::optional<std::pair<QString, JsonValue>> &constant = {}) const;

private:
    void add(const JsonValue &value, int depth);
    void addObject(const JsonValue &value, int depth);

    QStringList m_types; ///< in the order in which they came
    bool m_areWhole = true; ///< the numbers
    QSet<QString> m_formats; ///< that all strings have had
    bool m_hasStrings = false;
    qsizetype m_objects = 0;
    QStringList m_names; ///< of members, in the order in which they came
    QHash<QString, qsizetype> m_seen; ///< in how many objects each was
    QHash<QString, SchemaInference> m_members;
    std::shared_ptr<SchemaInference> m_others; ///< of a table: of all its members
    std::shared_ptr<SchemaInference> m_items;
};

} // namespace jackfield
