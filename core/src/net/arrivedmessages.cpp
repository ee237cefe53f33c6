// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "arrivedmessages_p.h"

#include <utility>

namespace jackfield::net {

namespace {
constexpr std::size_t keptSpares = 256; ///< as many as may be read in one turn
constexpr qsizetype keptCapacity = 4 << 10; ///< of each: about 3 MiB for a thread at most

std::vector<ArrivedMessages> &spares()
{
    static thread_local std::vector<ArrivedMessages> spares;
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
    if (spares().empty())
        return;
    *this = std::move(spares().back());
    spares().pop_back();
}

void ArrivedMessages::recycle()
{
    ArrivedMessages used = std::exchange(*this, {});
    if (spares().size() >= keptSpares || used.m_texts.capacity() > std::size_t(keptCapacity)
        || used.m_bytes.capacity() > keptCapacity
        || used.m_entries.capacity() > std::size_t(keptCapacity / 16))
        return;
    used.m_texts.clear();
    used.m_bytes.resize(0);
    used.m_entries.clear();
    used.m_next = 0;
    used.m_nextText = used.m_nextByte = 0;
    spares().push_back(std::move(used));
}

} // namespace jackfield::net
