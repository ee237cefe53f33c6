// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsontext.h"

#include <QMap>

namespace jackfield::ui {

/// What a JSON Schema says of one member, or of one value.
struct SchemaHint
{
    QString name; ///< of a member; of a value, how it is written
    QString description; ///< in the words of the schema; empty: it has none
    JsonValue::Type type =
        JsonValue::Type::Null; ///< of what can stand there at first; Null: anything
    bool isWhole = false; ///< of a number: without decimals
    bool isRequired = false;
    std::optional<double> least = {}; ///< of a number
    std::optional<double> most = {};
    QList<JsonValue> choices = {}; ///< one of these, if there are any

    /// What is written in its place to begin with: `""`, `{}`, `[]`, the first choice, or nothing.
    QString start() const;
};

/// What a JSON Schema lets stand at places of a text that is being written: to offer it, not to judge it. It knows properties, items,
/// additionalProperties, required, $ref into its own $defs, anyOf, oneOf, allOf, enum, const, type, and descriptions.
class SchemaHints
{
public:
    explicit SchemaHints(const JsonValue &schema)
        : m_schema(schema)
    { }
    /// Of the definitions of mocks.
    static const SchemaHints &ofMocks();

    /// What can be a member of the object at `place`, in the order of the schema: also what is there already. What can not stand
    /// beside that is left out. `except`: a member that is about to get another name.
    QList<SchemaHint>
    members(const JsonText &text, const JsonPointer &place, const QString &except = {}) const;
    /// What `place` itself can be.
    SchemaHint value(const JsonText &text, const JsonPointer &place) const;
    /// Whether members of any name can stand in the object at `place`.
    bool takesAnyName(const JsonText &text, const JsonPointer &place) const;
    /// The values of which one must stand at `place`; empty: there are no such words.
    QList<SchemaHint> values(const JsonText &text, const JsonPointer &place) const;

private:
    /// A schema without references and alternatives, and what is said of it.
    struct Plain
    {
        JsonValue schema;
        QString description;
    };

    void expand(const JsonValue &schema, const QString &said, int depth, QList<Plain> &plain) const;
    QList<Plain> expanded(const JsonValue &schema) const;
    QList<Plain> at(const JsonText &text, const JsonPointer &place) const;
    SchemaHint hint(const QString &name, const QList<Plain> &plain) const;

    JsonValue m_schema;
};

} // namespace jackfield::ui
