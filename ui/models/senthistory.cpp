// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "senthistory.h"

#include "jsonedit.h"

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostEntries = 50;
constexpr qsizetype longestEntry = 64 << 10; ///< characters
} // namespace

void SentHistory::add(const Entry &entry)
{
    m_place = -1;
    if (entry.text.isEmpty() || entry.text.size() > longestEntry)
        return;
    m_entries.removeAll(entry);
    m_entries.prepend(entry);
    if (m_entries.size() > mostEntries)
        m_entries.removeLast();
}

std::optional<SentHistory::Entry> SentHistory::older(const Entry &draft)
{
    if (m_place < 0)
        m_draft = draft;
    // What was just sent stands there still.
    if (m_place < 0 && !m_entries.isEmpty() && m_entries.constFirst() == draft)
        ++m_place;
    if (m_place + 1 >= m_entries.size())
        return std::nullopt;
    return m_entries[++m_place];
}

std::optional<SentHistory::Entry> SentHistory::newer()
{
    if (m_place < 0)
        return std::nullopt;
    --m_place;
    return m_place < 0 ? m_draft : m_entries[m_place];
}

QByteArray SentHistory::toJson() const
{
    QList<JsonValue> entries;
    for (const Entry &entry : m_entries)
        entries.append(JsonValue::object({ { u"text"_s, JsonValue::string(entry.text) },
                                           { u"mode"_s, JsonValue::number(qint64(entry.mode)) } }));
    return m_entries.isEmpty() ? QByteArray() : JsonValue::array(entries).toJson();
}

SentHistory SentHistory::fromJson(const QByteArray &json)
{
    SentHistory history;
    const auto whole = JsonValue::parse(json);
    const QList<JsonValue> entries = whole ? whole->elements() : QList<JsonValue>();
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry)
        history.add(
            { textIn(*entry, u"text"), int(member(*entry, u"mode").toInteger().value_or(0)) });
    return history;
}

} // namespace jackfield::ui
