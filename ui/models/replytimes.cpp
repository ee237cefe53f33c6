// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "replytimes.h"

#include <bit>
#include <cmath>

namespace jackfield::ui {

namespace {
constexpr int subBits = 5;

int bucketOf(qint64 time)
{
    const int shift = std::max(0, std::bit_width(quint64(time)) - (subBits + 1));
    return (shift << subBits) + int(time >> shift);
}

/// The longest time in it.
qint64 longestIn(int bucket)
{
    const int shift = std::max(0, (bucket >> subBits) - 1);
    return ((qint64(bucket - (shift << subBits)) + 1) << shift) - 1;
}

} // namespace

void ReplyTimes::add(const LogEntry &entry)
{
    if (entry.kind != EntryKind::Text)
        return;
    const auto found = m_pairs.add({ .connection = entry.connection,
                                     .from = entry.from,
                                     .time = entry.time,
                                     .payload = entry.payload });
    if (found.isAnswer)
        take(entry.time - found.time);
}

void ReplyTimes::take(qint64 time)
{
    time = std::max<qint64>(0, time);
    ++m_buckets[size_t(bucketOf(time))];
    m_shortest = m_count == 0 ? time : std::min(m_shortest, time);
    m_longest = std::max(m_longest, time);
    ++m_count;
}

qint64 ReplyTimes::within(double part) const
{
    auto left = std::max<qint64>(1, qint64(std::ceil(part * double(m_count))));
    for (size_t bucket = 0; bucket < m_buckets.size() && m_count > 0; ++bucket) {
        left -= m_buckets[bucket];
        if (left <= 0)
            return longestIn(int(bucket));
    }
    return 0;
}

} // namespace jackfield::ui
