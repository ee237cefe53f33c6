// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsontext.h"

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

bool isPunctuation(QChar c)
{
    return QStringView(u"{}[],:\"").contains(c);
}

QString characters(QStringView quoted)
{
    const auto read = JsonValue::parse(quoted.toUtf8());
    return read ? read->toString() : quoted.sliced(1).toString();
}

JsonValue::Type scalarType(QStringView word)
{
    const auto read = JsonValue::parse(word.toUtf8());
    return read ? read->type() : JsonValue::Type::Null;
}
} // namespace

/// Goes through the text once.
class JsonText::Reader
{
public:
    Reader(QStringView text, QList<Value> &values)
        : m_text(text)
        , m_values(values)
    { }

    void read()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (isBlank(c))
                ++m_at;
            else if (c == u'"')
                readString();
            else if (isPunctuation(c))
                readPunctuation(c);
            else
                readScalar();
        }
        while (!m_open.isEmpty())
            close(m_text.size());
    }

private:
    struct Open
    {
        int value;
        qsizetype elements = 0;
        std::optional<Value> name = {}; ///< of a member whose value is to come
        bool hasColon = false;
    };

    bool isInObject() const
    {
        return !m_open.isEmpty() && m_values[m_open.last().value].type == JsonValue::Type::Object;
    }
    bool isNameAwaited() const { return isInObject() && !m_open.last().name; }

    void readString()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != u'"' && m_text[m_at] != u'\n')
            m_at += m_text[m_at] == u'\\' && m_at + 1 < m_text.size() ? 2 : 1;
        m_at = std::min(m_at, m_text.size());
        if (m_at < m_text.size() && m_text[m_at] == u'"')
            ++m_at;
        if (!isNameAwaited()) {
            add({ .type = JsonValue::Type::String, .begin = begin, .end = m_at });
            return;
        }
        m_open.last().name = Value { .nameBegin = begin,
                                     .nameEnd = m_at,
                                     .key = characters(m_text.sliced(begin, m_at - begin)),
                                     .isMissing = true };
        m_open.last().hasColon = false;
    }

    void readScalar()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !isBlank(m_text[m_at]) && !isPunctuation(m_text[m_at]))
            ++m_at;
        if (!isNameAwaited())
            add({ .type = scalarType(m_text.sliced(begin, m_at - begin)),
                  .begin = begin,
                  .end = m_at });
    }

    void readPunctuation(QChar c)
    {
        ++m_at;
        if (c == u'{' || c == u'[') {
            if (isNameAwaited() && !endElement())
                return;
            const int value =
                add({ .type = c == u'{' ? JsonValue::Type::Object : JsonValue::Type::Array,
                      .begin = m_at - 1,
                      .end = m_at });
            if (value >= 0)
                m_open.append(Open { .value = value });
        } else if (c == u':' && isInObject() && m_open.last().name) {
            m_open.last().hasColon = true;
            m_open.last().name->begin = m_open.last().name->end = m_at;
        } else if (c == u',') {
            endMember();
        } else if (c == u'}' || c == u']') {
            if (m_open.isEmpty() || isInObject() != (c == u'}'))
                return;
            m_values[m_open.last().value].isClosed = true;
            close(m_at);
        }
    }

    /// -1: it fits nowhere.
    int add(Value value)
    {
        if (m_open.isEmpty()) {
            if (!m_values.isEmpty())
                return -1;
        } else {
            Open &open = m_open.last();
            value.parent = open.value;
            value.key = QString::number(open.elements);
            if (open.name) {
                value.nameBegin = open.name->nameBegin;
                value.nameEnd = open.name->nameEnd;
                value.key = open.name->key;
                open.name.reset();
            }
            ++open.elements;
        }
        m_values.append(value);
        return int(m_values.size()) - 1;
    }

    /// One without a value is there all the same.
    void endMember()
    {
        if (!isInObject() || !m_open.last().name)
            return;
        Value missing = *std::exchange(m_open.last().name, std::nullopt);
        if (!m_open.last().hasColon)
            missing.begin = missing.end = missing.nameEnd;
        missing.parent = m_open.last().value;
        m_values.append(missing);
    }

    /// Where an element begins, what is not closed since the array is over. False: there is no array.
    bool endElement()
    {
        const bool hasArray = std::ranges::any_of(m_open, [this](const Open &open) {
            return m_values[open.value].type == JsonValue::Type::Array;
        });
        while (hasArray && isInObject())
            close(m_at - 1);
        return hasArray;
    }

    void close(qsizetype end)
    {
        endMember();
        m_values[m_open.takeLast().value].end = end;
    }

    const QStringView m_text;
    QList<Value> &m_values;
    QList<Open> m_open;
    qsizetype m_at = 0;
};

JsonText::JsonText(const QString &text)
    : m_text(text)
{
    Reader(m_text, m_values).read();
}

QList<int> JsonText::childrenOf(int value) const
{
    QList<int> children;
    for (int i = value + 1; i < m_values.size() && m_values[i].begin < m_values[value].end; ++i) {
        if (m_values[i].parent == value)
            children.append(i);
    }
    return children;
}

int JsonText::find(const JsonPointer &place) const
{
    int found = m_values.isEmpty() ? -1 : 0;
    for (const QString &key : place.tokens()) {
        const QList<int> children = found < 0 ? QList<int>() : childrenOf(found);
        const auto same = [&](int child) { return m_values[child].key == key; };
        const auto child = std::find_if(children.rbegin(), children.rend(), same);
        if (child == children.rend())
            return -1;
        found = *child; // of duplicates the one that counts
    }
    return found;
}

JsonPointer JsonText::placeOf(int value) const
{
    QStringList keys;
    for (int at = value; at >= 0 && m_values[at].parent >= 0; at = m_values[at].parent)
        keys.prepend(m_values[at].key);
    JsonPointer place;
    for (const QString &key : keys)
        place = place.child(key);
    return place;
}

int JsonText::around(qsizetype position) const
{
    int found = -1;
    for (int i = 0; i < m_values.size(); ++i) {
        const Value &value = m_values[i];
        const qsizetype begin = value.nameBegin < 0 ? value.begin : value.nameBegin;
        if (begin > position)
            break;
        if (position <= value.end)
            found = i;
    }
    return found;
}

std::optional<JsonText::Slot> JsonText::slotAt(qsizetype position) const
{
    const int inside = around(position);
    if (inside < 0)
        return std::nullopt;
    const Value &value = m_values[inside];
    if (value.nameBegin >= 0 && position <= value.nameEnd)
        return Slot { Slot::Kind::Name, placeOf(value.parent), value.nameBegin, value.nameEnd };
    if (!value.isContainer() && position >= value.begin)
        return Slot { Slot::Kind::Value, placeOf(inside), value.begin, value.end };
    const bool isOnBracket = value.isContainer()
        && (position <= value.begin || (value.isClosed && position == value.end));
    if (isOnBracket)
        return std::nullopt;
    return emptySlotAt(position, inside);
}

/// Between what is written.
std::optional<JsonText::Slot> JsonText::emptySlotAt(qsizetype position, int container) const
{
    while (container >= 0 && !m_values[container].isContainer())
        container = m_values[container].parent;
    qsizetype before = position - 1;
    while (before >= 0 && isBlank(m_text[before]))
        --before;
    if (container < 0 || before < 0)
        return std::nullopt;
    const QChar c = m_text[before];
    const QList<int> children = childrenOf(container);
    if (m_values[container].type == JsonValue::Type::Object) {
        if (c == u'{' || c == u',')
            return Slot { Slot::Kind::Name, placeOf(container), position, position };
        const auto awaited = std::ranges::find_if(children, [&](int child) {
            return m_values[child].isMissing && m_values[child].begin == before + 1;
        });
        if (c != u':' || awaited == children.end())
            return std::nullopt;
        return Slot { Slot::Kind::Value, placeOf(*awaited), position, position };
    }
    if (c != u'[' && c != u',')
        return std::nullopt;
    const auto index =
        std::ranges::count_if(children, [&](int child) { return m_values[child].end <= position; });
    return Slot { Slot::Kind::Value, placeOf(container).child(index), position, position };
}

int JsonText::lineOf(qsizetype position) const
{
    return int(QStringView(m_text).first(position).count(u'\n')) + 1;
}

} // namespace jackfield::ui
