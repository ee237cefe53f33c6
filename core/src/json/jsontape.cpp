// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonfinder_p.h"
#include "jsonnumber_p.h"
#include "jsontape_p.h"

#include <algorithm>

namespace jackfield {

namespace {
constexpr quint32 fewKeys = 32; ///< that are looked at pair by pair

/// Whether the key of a member is the one that is looked for.
bool isKey(const JsonTape &tape, quint32 key, QStringView name)
{
    if (tape.hasEscapes(key))
        return tape.characters(key) == name;
    const QByteArrayView body = tape.body(key);
    return QAnyStringView::equal(QUtf8StringView(body.data(), body.size()), name);
}

/// Adds up what stands in a value, so that members may stand in any order.
class Fingerprint
{
public:
    Fingerprint(const JsonTape &tape, std::vector<quint32> excluded)
        : m_tape(tape)
        , m_excluded(std::move(excluded))
    {
        std::ranges::sort(m_excluded);
    }

    quint64 of(quint32 node)
    {
        add(node, 1);
        return m_sum;
    }

private:
    using Type = JsonValue::Type;

    void add(quint32 node, size_t place)
    {
        if (std::ranges::binary_search(m_excluded, node))
            return;
        const Type type = m_tape.type(node);
        m_sum += qHashMulti(place, int(type), valueOf(type, node));
        if (type == Type::Array) {
            size_t index = 0;
            for (quint32 child = m_tape.firstChild(node); child < m_tape.end(node);
                 child = m_tape.nextElement(child))
                add(child, qHashMulti(place, index++));
        } else if (type == Type::Object) {
            addMembers(node, place);
        }
    }

    void addMembers(quint32 object, size_t place)
    {
        if (!m_tape.hasPlainKeys(object)) {
            for (const auto &[name, node] : m_tape.members(object).asKeyValueRange())
                add(node, qHashMulti(place, QByteArrayView(name.toUtf8())));
            return;
        }
        for (quint32 key = m_tape.firstChild(object); key < m_tape.end(object);
             key = m_tape.nextKey(key))
            add(key + 1, qHashMulti(place, m_tape.body(key)));
    }

    /// The same for scalars that are equal.
    size_t valueOf(Type type, quint32 node) const
    {
        switch (type) {
        case Type::String:
            return m_tape.hasEscapes(node) ? qHash(QByteArrayView(m_tape.characters(node).toUtf8()))
                                           : qHash(m_tape.body(node));
        case Type::Number:
            return qHash(toDouble(m_tape.raw(node)));
        case Type::Bool:
            return qHash(m_tape.raw(node));
        default:
            return 0;
        }
    }

    const JsonTape &m_tape;
    std::vector<quint32> m_excluded; ///< in order
    quint64 m_sum = 0;
};
} // namespace

bool JsonTape::hasPlainKeys(quint32 object) const
{
    if ((*this)[object].count > fewKeys)
        return false;
    for (quint32 key = firstChild(object); key < end(object); key = nextKey(key)) {
        if (hasEscapes(key))
            return false;
        for (quint32 before = firstChild(object); before < key; before = nextKey(before)) {
            if (raw(before) == raw(key))
                return false;
        }
    }
    return true;
}

QHash<QString, quint32> JsonTape::members(quint32 object) const
{
    QHash<QString, quint32> all;
    all.reserve((*this)[object].count);
    for (quint32 key = firstChild(object); key < end(object); key = nextKey(key))
        all.insert(characters(key), key + 1);
    return all;
}

std::optional<quint32> JsonTape::member(quint32 object, QStringView name) const
{
    std::optional<quint32> found;
    for (quint32 key = firstChild(object); key < end(object); key = nextKey(key)) {
        if (isKey(*this, key, name))
            found = key + 1;
    }
    return found;
}

std::optional<qsizetype> JsonTape::indexOf(quint32 array, const QString &token) const
{
    bool isIndex = false;
    const qsizetype index = token.toLongLong(&isIndex);
    const bool isThere =
        isIndex && index >= 0 && index < (*this)[array].count && token == QString::number(index);
    return isThere ? std::optional(index) : std::nullopt;
}

qsizetype JsonTape::count() const
{
    qsizetype count = end(m_root) - m_root;
    for (quint32 node = m_root; node < end(m_root); ++node)
        count -= type(node) == JsonValue::Type::Object ? (*this)[node].count : 0; // its keys
    return count;
}

std::optional<quint32> JsonTape::child(quint32 node, const QString &token) const
{
    if (type(node) == JsonValue::Type::Object)
        return member(node, token);
    const auto index = type(node) == JsonValue::Type::Array ? indexOf(node, token) : std::nullopt;
    if (!index)
        return std::nullopt;
    quint32 found = firstChild(node);
    for (qsizetype i = 0; i < *index; ++i)
        found = nextElement(found);
    return found;
}

std::optional<quint32> JsonTape::at(const JsonPointer &pointer) const
{
    quint32 node = m_root;
    for (const QString &token : pointer.tokens()) {
        const auto found = child(node, token);
        if (!found)
            return std::nullopt;
        node = *found;
    }
    return node;
}

quint64 fingerprint(const JsonValue &value, const QList<JsonPointer> &excluded)
{
    if (!JsonTape::isOf(value))
        return 0;
    const JsonTape tape(value);
    std::vector<quint32> nodes;
    JsonFinder finder(value);
    for (const JsonPointer &pointer : excluded) {
        if (const auto node = finder.node(pointer))
            nodes.push_back(*node);
    }
    return Fingerprint(tape, std::move(nodes)).of(tape.root());
}

bool areEqualScalars(
    JsonValue::Type type, const JsonTape &mine, quint32 node, const JsonTape &theirs, quint32 other)
{
    const QByteArrayView first = mine.raw(node);
    const QByteArrayView second = theirs.raw(other);
    if (first == second)
        return true;
    if (type == JsonValue::Type::Number)
        return JsonNumber::of(first) == JsonNumber::of(second);
    return type == JsonValue::Type::String && (mine.hasEscapes(node) || theirs.hasEscapes(other))
        && mine.characters(node) == theirs.characters(other);
}

} // namespace jackfield
