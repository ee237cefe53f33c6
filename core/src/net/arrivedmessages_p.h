// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsmessage.h>

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

    bool isEmpty() const { return m_entries.empty(); }
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
    /// Gives all to `take`, in their order, and is empty.
    template<typename Take>
    void takeAll(const Take &take)
    {
        ArrivedMessages all = std::exchange(*this, {}); // `take` may add
        const auto *text = reinterpret_cast<const QChar *>(all.m_texts.data());
        const char *bytes = all.m_bytes.constData();
        for (const auto &[size, isText] : all.m_entries) {
            take(isText ? WsMessage::fromCheckedText(QString(text, size))
                        : WsMessage::binary(QByteArray(bytes, size)));
            if (isText)
                text += size;
            else
                bytes += size;
        }
        all.recycle();
    }

    /// Has memory of one that was used before.
    void reuse();

private:
    struct Entry
    {
        qsizetype size;
        bool isText;
    };
    void recycle();

    std::vector<ushort> m_texts;
    QByteArray m_bytes;
    std::vector<Entry> m_entries;
};

} // namespace jackfield::net
