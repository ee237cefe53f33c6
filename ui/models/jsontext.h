// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <QString>

namespace jackfield::ui {

/// Where the values of a JSON text stand. One that is being written is read as far as it can be understood: what is not closed
/// ends with the text or where the next element begins, a string with its line, and what fits nowhere is passed over. Positions are UTF-16 code units.
class JsonText
{
public:
    struct Value
    {
        JsonValue::Type type = JsonValue::Type::Null; ///< of a scalar that is none: Null
        qsizetype begin = 0; ///< of a member without a value: behind its colon
        qsizetype end = 0; ///< behind it
        qsizetype nameBegin = -1; ///< of a member, with its quotes; -1: it is none
        qsizetype nameEnd = -1;
        QString key; ///< of a member its name, of an element its index
        int parent = -1; ///< index of the container; -1: it is the root
        bool isMissing = false; ///< a member without a value
        bool isClosed = false; ///< of a container: its bracket is there

        bool isContainer() const
        {
            return type == JsonValue::Type::Object || type == JsonValue::Type::Array;
        }
    };

    /// What could be written at a position.
    struct Slot
    {
        enum class Kind { Name, Value };

        Kind kind = Kind::Value;
        JsonPointer place; ///< of a name, the object; of a value, the value itself
        qsizetype begin = 0; ///< what is there already, quotes and all
        qsizetype end = 0;
    };

    explicit JsonText(const QString &text);

    const QString &text() const { return m_text; }
    /// In their order; the first is the root. Empty: there is nothing.
    const QList<Value> &values() const { return m_values; }
    /// Nothing stands there: -1.
    int find(const JsonPointer &place) const;
    JsonPointer placeOf(int value) const;
    QList<int> childrenOf(int value) const;
    /// The innermost value that a position is in, or in the name of; -1: in none.
    int around(qsizetype position) const;
    std::optional<Slot> slotAt(qsizetype position) const;
    /// From 1.
    int lineOf(qsizetype position) const;

private:
    class Reader;

    std::optional<Slot> emptySlotAt(qsizetype position, int container) const;

    QString m_text;
    QList<Value> m_values;
};

// The same text with something else in one place, and not a character changed anywhere else. Nothing: there is no such place.

/// `element` behind the last one of `array`.
std::optional<QString>
withElement(const QString &text, const JsonPointer &array, const JsonValue &element);
/// `value` in the place of the member's, or a new member behind the last one of `object`.
std::optional<QString> withMember(const QString &text,
                                  const JsonPointer &object,
                                  const QString &name,
                                  const JsonValue &value);
/// Without that member or element.
std::optional<QString> without(const QString &text, const JsonPointer &place);

} // namespace jackfield::ui
