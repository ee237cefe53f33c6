// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsmessage.h>

#include <optional>
#include <vector>

namespace jackfield::net {

/// Messages between the slot of a QWebSocket, where user code may not run, and the turn in which they are delivered.
/// They lie one behind the other: holding a QString of each would keep so many pieces of memory in use at a time that
/// the allocator leaves its fast path, which costs more than to copy what is short. Thread: one.
class ArrivedMessages
{
public:
    /// Whether to copy it is cheaper than to hold it.
    static bool isShort(qsizetype size) { return size <= 4096; }

    bool isEmpty() const { return m_next == m_entries.size(); }
    void add(const QString &text)
    {
        m_texts.insert(m_texts.end(), text.utf16(), text.utf16() + text.size());
        m_entries.push_back({ text.size(), true });
    }
    void add(const QByteArray &bytes)
    {
        m_bytes += bytes;
        m_entries.push_back({ bytes.size(), false });
    }
    /// Takes the first that was added; nothing when there is none.
    std::optional<WsMessage> takeFirst();
    /// Empty now; has memory of one that was used before.
    void reuse();

private:
    struct Entry
    {
        qsizetype size;
        bool isText;
    };
    void recycle();
    qsizetype capacity() const;

    std::vector<ushort> m_texts;
    QByteArray m_bytes;
    std::vector<Entry> m_entries;
    // What was taken.
    std::size_t m_next = 0;
    qsizetype m_nextText = 0;
    qsizetype m_nextByte = 0;
};

} // namespace jackfield::net
