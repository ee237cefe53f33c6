// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "arrivedmessages_p.h"

#include <utility>

namespace jackfield::net {

namespace {
constexpr qsizetype mostSpare = 4 << 20; ///< bytes for a thread

/// Memory for those that are read in one turn: one grows to what its peer sends at a time, and is used again.
struct Spares
{
    std::vector<ArrivedMessages> all;
    qsizetype bytes = 0;
};

Spares &spares()
{
    static thread_local Spares spares;
    return spares;
}
} // namespace

std::optional<WsMessage> ArrivedMessages::takeFirst()
{
    if (isEmpty())
        return std::nullopt;
    const auto [size, isText] = m_entries[m_next++];
    std::optional<WsMessage> message;
    if (isText) {
        const auto *text = reinterpret_cast<const QChar *>(m_texts.data()) + m_nextText;
        message = WsMessage::fromCheckedText(QString(text, size));
        m_nextText += size;
    } else {
        message = WsMessage::binary(QByteArray(m_bytes.constData() + m_nextByte, size));
        m_nextByte += size;
    }
    if (isEmpty())
        recycle();
    return message;
}

void ArrivedMessages::reuse()
{
    auto &[all, bytes] = spares();
    if (all.empty())
        return;
    *this = std::move(all.back());
    all.pop_back();
    bytes -= capacity();
}

void ArrivedMessages::recycle()
{
    ArrivedMessages used = std::exchange(*this, {});
    used.m_texts.clear();
    used.m_bytes.resize(0);
    used.m_entries.clear();
    used.m_next = 0;
    used.m_nextText = used.m_nextByte = 0;
    auto &[all, bytes] = spares();
    if (bytes + used.capacity() > mostSpare)
        return;
    bytes += used.capacity();
    all.push_back(std::move(used));
}

/// In bytes.
qsizetype ArrivedMessages::capacity() const
{
    return qsizetype(m_texts.capacity() * sizeof(ushort) + m_entries.capacity() * sizeof(Entry))
        + m_bytes.capacity();
}

} // namespace jackfield::net
