// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsondocument_p.h"

#include <jackfield/json/jsonvalue.h>

#include <QHash>
#include <optional>
#include <vector>

namespace jackfield {

/// A value as what stands on its document's tape: for work that would be slow with values.
class JsonTape
{
public:
    /// Precondition: the value was read from a text.
    explicit JsonTape(const JsonValue &value)
        : m_document(*value.m_document)
        , m_root(value.m_node)
        , m_owner(value.m_document)
    { }
    static bool isOf(const JsonValue &value) { return value.m_document != nullptr; }

    quint32 root() const { return m_root; }
    const JsonNode &operator[](quint32 node) const { return m_document.nodes[node]; }
    JsonValue::Type type(quint32 node) const { return JsonValue::Type((*this)[node].type); }
    QByteArrayView raw(quint32 node) const { return m_document.raw((*this)[node]); }
    /// Of a string, without its quotes, escapes as they stand.
    QByteArrayView body(quint32 node) const { return raw(node).sliced(1).chopped(1); }
    bool hasEscapes(quint32 node) const { return body(node).contains('\\'); }
    QString characters(quint32 node) const { return m_document.characters((*this)[node]); }
    JsonValue value(quint32 node) const { return JsonValue(m_owner, node); }

    /// The first child of a container, or key of one, and the next.
    quint32 firstChild(quint32 container) const { return container + 1; }
    quint32 nextElement(quint32 element) const { return (*this)[element].next; }
    quint32 nextKey(quint32 key) const { return (*this)[key + 1].next; }
    quint32 end(quint32 container) const { return (*this)[container].next; }

    /// Whether no two keys are the same, and none has escapes; false as well if there are too many to look.
    bool hasPlainKeys(quint32 object) const;
    /// The nodes of the members by name; of duplicates the last.
    QHash<QString, quint32> members(quint32 object) const;
    /// The member of that name; of duplicates the last.
    std::optional<quint32> member(quint32 object, QStringView name) const;
    /// The index that a pointer's token means, of an element that is there.
    std::optional<qsizetype> indexOf(quint32 array, const QString &token) const;
    /// How many values there are, the root included.
    qsizetype count() const;
    /// What the token names in the container; a scalar has nothing.
    std::optional<quint32> child(quint32 node, const QString &token) const;
    /// What `pointer` names.
    std::optional<quint32> at(const JsonPointer &pointer) const;

private:
    const JsonDocument &m_document;
    quint32 m_root;
    const std::shared_ptr<const JsonDocument> &m_owner;
};

/// Of values that are equal but for what stands at `excluded` places or below, the same number. `excluded`: of this value.
quint64 fingerprint(const JsonValue &value, const QList<JsonPointer> &excluded);

/// Whether two values that are no containers, of the same type, are equal.
bool areEqualScalars(JsonValue::Type type,
                     const JsonTape &mine,
                     quint32 node,
                     const JsonTape &theirs,
                     quint32 other);

/// Goes through two tapes at once.
template<typename Found>
class JsonTapes
{
public:
    /// `found(mine, theirs)`: nodes that differ, nothing for one that is not there; its result: whether to go on.
    JsonTapes(const JsonTape &mine, const JsonTape &theirs, Found found)
        : m_mine(mine)
        , m_theirs(theirs)
        , m_found(std::move(found))
    { }

    bool run() { return compare(m_mine.root(), m_theirs.root()); }
    /// Of what was found: the place.
    JsonPointer place() const
    {
        JsonPointer place;
        for (const Step &step : m_path) {
            place = step.keys ? place.child(step.keys->characters(step.key))
                              : place.child(qsizetype(step.index));
        }
        return place;
    }

private:
    struct Step
    {
        const JsonTape *keys = nullptr; ///< of a member; null: an element
        quint32 key = 0;
        quint32 index = 0;
    };
    using Node = std::optional<quint32>;

    bool compare(quint32 mine, quint32 theirs)
    {
        using Type = JsonValue::Type;
        const Type type = m_mine.type(mine);
        if (type != m_theirs.type(theirs))
            return m_found(Node(mine), Node(theirs));
        switch (type) {
        case Type::Object:
            return haveSameKeys(mine, theirs) ? compareInOrder(mine, theirs)
                                              : compareByName(mine, theirs);
        case Type::Array:
            return compareElements(mine, theirs);
        default:
            return areEqualScalars(type, m_mine, mine, m_theirs, theirs)
                || m_found(Node(mine), Node(theirs));
        }
    }

    bool haveSameKeys(quint32 mine, quint32 theirs) const
    {
        if (m_mine[mine].count != m_theirs[theirs].count)
            return false;
        quint32 other = m_theirs.firstChild(theirs);
        for (quint32 key = m_mine.firstChild(mine); key < m_mine.end(mine);
             key = m_mine.nextKey(key)) {
            if (m_mine.raw(key) != m_theirs.raw(other))
                return false;
            other = m_theirs.nextKey(other);
        }
        return m_mine.hasPlainKeys(mine);
    }

    bool compareInOrder(quint32 mine, quint32 theirs)
    {
        quint32 other = m_theirs.firstChild(theirs);
        for (quint32 key = m_mine.firstChild(mine); key < m_mine.end(mine);
             key = m_mine.nextKey(key)) {
            if (!at({ .keys = &m_mine, .key = key }, key + 1, other + 1))
                return false;
            other = m_theirs.nextKey(other);
        }
        return true;
    }

    bool compareByName(quint32 mine, quint32 theirs)
    {
        const QHash<QString, quint32> first = m_mine.members(mine);
        const QHash<QString, quint32> second = m_theirs.members(theirs);
        QHash<QString, quint32> left = second;
        for (quint32 key = m_mine.firstChild(mine); key < m_mine.end(mine);
             key = m_mine.nextKey(key)) {
            const QString name = m_mine.characters(key);
            const auto own = first.constFind(name);
            if (*own != key + 1)
                continue; // a later one counts
            const Node other = left.contains(name) ? Node(left.take(name)) : Node();
            if (!at({ .keys = &m_mine, .key = key }, *own, other))
                return false;
        }
        for (quint32 key = m_theirs.firstChild(theirs); key < m_theirs.end(theirs);
             key = m_theirs.nextKey(key)) {
            const auto own = left.constFind(m_theirs.characters(key));
            if (own == left.constEnd() || *own != key + 1)
                continue;
            if (!at({ .keys = &m_theirs, .key = key }, Node(), key + 1))
                return false;
        }
        return true;
    }

    bool compareElements(quint32 mine, quint32 theirs)
    {
        quint32 first = m_mine.firstChild(mine);
        quint32 second = m_theirs.firstChild(theirs);
        for (quint32 i = 0; i < std::max(m_mine[mine].count, m_theirs[theirs].count); ++i) {
            const bool isMine = first < m_mine.end(mine);
            const bool isTheirs = second < m_theirs.end(theirs);
            if (!at({ .index = i },
                    isMine ? Node(first) : Node(),
                    isTheirs ? Node(second) : Node()))
                return false;
            first = isMine ? m_mine.nextElement(first) : first;
            second = isTheirs ? m_theirs.nextElement(second) : second;
        }
        return true;
    }

    bool at(const Step &step, Node mine, Node theirs)
    {
        m_path.push_back(step);
        const bool goesOn = mine && theirs ? compare(*mine, *theirs) : m_found(mine, theirs);
        m_path.pop_back();
        return goesOn;
    }

    const JsonTape &m_mine;
    const JsonTape &m_theirs;
    Found m_found;
    std::vector<Step> m_path;
};

} // namespace jackfield
