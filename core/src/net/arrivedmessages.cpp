// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "arrivedmessages_p.h"

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

void ArrivedMessages::reuse()
{
    if (spares().empty())
        return;
    *this = std::move(spares().back());
    spares().pop_back();
}

void ArrivedMessages::recycle()
{
    if (spares().size() >= keptSpares || m_texts.capacity() > std::size_t(keptCapacity)
        || m_bytes.capacity() > keptCapacity || qsizetype(m_entries.capacity()) > keptCapacity / 16)
        return;
    m_texts.clear();
    m_bytes.resize(0);
    m_entries.clear();
    spares().push_back(std::move(*this));
}

} // namespace jackfield::net
