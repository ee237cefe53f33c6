// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline.h"

#include <algorithm>

namespace jackfield::ui {

void Timeline::add(qint64 time, bool isIn, quint32 bytes)
{
    if (m_slots.empty()) {
        m_first = time;
        m_start = time / narrowest * narrowest;
    }
    countSecond((time - m_first) / 1'000'000);
    const qint64 since = std::max<qint64>(0, time - m_start);
    while (since / m_width >= qint64(mostSlots))
        halve();
    const auto slot = size_t(since / m_width);
    if (slot >= m_slots.size())
        m_slots.resize(slot + 1);
    Slot &there = m_slots[slot];
    ++(isIn ? there.in : there.out);
    there.bytes += bytes;
    m_peak = std::max(m_peak, there.in + there.out);
}

/// What comes late counts as one of the last second.
void Timeline::countSecond(qint64 second)
{
    if (second > m_second) {
        m_second = second;
        m_inSecond = 0;
    }
    m_peakSecond = std::max(m_peakSecond, ++m_inSecond);
}

/// Two slots become one.
void Timeline::halve()
{
    m_peak = 0;
    const size_t half = (m_slots.size() + 1) / 2;
    for (size_t i = 0; i < half; ++i) {
        Slot merged = m_slots[2 * i];
        if (2 * i + 1 < m_slots.size()) {
            const Slot &next = m_slots[2 * i + 1];
            merged = { merged.in + next.in, merged.out + next.out, merged.bytes + next.bytes };
        }
        m_slots[i] = merged;
        m_peak = std::max(m_peak, merged.in + merged.out);
    }
    m_slots.resize(half);
    m_width *= 2;
}

} // namespace jackfield::ui
