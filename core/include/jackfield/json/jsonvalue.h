// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonpointer.h>

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>
#include <memory>
#include <optional>
#include <utility>

namespace jackfield {

struct JsonDocument;

/// A JSON value that keeps the bytes it was written with: `1.0` stays `1.0`, a 20-digit integer keeps its digits.
/// Immutable and cheap to copy: a place in a document that all its values share. Usable on any thread.
class JsonValue
{
public:
    enum class Type { Null, Bool, Number, String, Array, Object };
    struct Member;

    static constexpr int defaultDepth = 512;
    static constexpr int greatestDepth = 4096;

    /// null
    JsonValue() = default;

    /// Reads one value, strictly by RFC 8259: the whole grammar, valid UTF-8, no byte order mark, nothing behind it.
    /// `depth`: how far arrays and objects may nest, at most `greatestDepth`. Texts up to 1 GiB.
    /// Errors: Invalid, Unsupported (too deep, too long); `where` is "line:column", both from 1, columns in characters.
    static Result<JsonValue> parse(const QByteArray &text, int depth = defaultDepth);

    static JsonValue boolean(bool value);
    static JsonValue number(qint64 value);
    /// The shortest text that reads back as `value`; null for infinities and NaN.
    static JsonValue number(double value);
    /// A lone surrogate becomes an escape.
    static JsonValue string(QStringView text);
    static JsonValue array(const QList<JsonValue> &elements);
    static JsonValue object(const QList<std::pair<QString, JsonValue>> &members);

    Type type() const;
    bool isNull() const { return type() == Type::Null; }
    bool isBool() const { return type() == Type::Bool; }
    bool isNumber() const { return type() == Type::Number; }
    bool isString() const { return type() == Type::String; }
    bool isArray() const { return type() == Type::Array; }
    bool isObject() const { return type() == Type::Object; }

    /// The value as it was written, without blanks around it. Lives as long as any value of the same document.
    QByteArrayView raw() const;
    /// The same as bytes of their own.
    QByteArray toJson() const;
    /// "line:column" of the value in the text it was read from.
    QString position() const;

    bool toBool(bool fallback = false) const;
    /// The nearest double; infinity for numbers beyond all doubles.
    double toDouble(double fallback = 0) const;
    /// The exact value of a whole number (`10`, `1e1` and `10.0` alike); nothing for others and beyond 64 bits.
    std::optional<qint64> toInteger() const;
    /// The characters of a string, escapes resolved; `fallback` for other types.
    QString toString(const QString &fallback = {}) const;

    /// Elements of an array, members of an object (a duplicate counts); 0 for others.
    qsizetype size() const;
    /// The element at `index`. Precondition: an array, `index < size()`. Linear: use `elements` for all.
    JsonValue at(qsizetype index) const;
    QList<JsonValue> elements() const;
    /// In document order, duplicates as they stand. `keys` and `members` of other types are empty.
    QStringList keys() const;
    QList<Member> members() const;
    /// The member of that name; of duplicates the last, as JavaScript does.
    std::optional<JsonValue> value(QStringView key) const;
    bool contains(QStringView key) const { return value(key).has_value(); }
    /// What `pointer` names (RFC 6901).
    std::optional<JsonValue> at(const JsonPointer &pointer) const;

    /// Equal as values: numbers by exact numeric value (1.0 is 1), strings by characters, objects in any order.
    friend bool operator==(const JsonValue &a, const JsonValue &b);

private:
    friend class JsonTape;
    JsonValue(std::shared_ptr<const JsonDocument> document, quint32 node);
    static JsonValue built(QByteArray text);

    std::shared_ptr<const JsonDocument> m_document;
    quint32 m_node = 0;
};

struct JsonValue::Member
{
    QString key;
    JsonValue value;
};

/// "null", "boolean", "number", "string", "array" or "object", for messages.
QString typeName(JsonValue::Type type);
/// What QCOMPARE prints. Caller frees with delete[] (Qt Test's convention).
char *toString(const JsonValue &value);

} // namespace jackfield
