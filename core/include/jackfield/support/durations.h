// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>
#include <algorithm>
#include <bit>
#include <chrono>
#include <map>

namespace jackfield {

/// How often something took how long: exact up to a second, beyond that to a millionth of itself, so that memory does
/// not grow with their number.
class Durations
{
public:
    using Duration = std::chrono::microseconds;

    void add(Duration duration)
    {
        constexpr int kept = 20; // bits
        const auto value = quint64(std::max<qint64>(0, duration.count()));
        const int dropped = std::max(0, int(std::bit_width(value)) - kept);
        ++m_counts[Duration(qint64(value >> dropped << dropped))];
        m_most = std::max(m_most, duration);
        ++m_count;
    }
    qint64 count() const { return m_count; }
    Duration most() const { return m_most; }
    /// The least of them that so many hundredths do not exceed: the nearest rank. 0 if there is none.
    Duration percentile(int percent) const
    {
        qint64 rank = std::max<qint64>(1, (m_count * percent + 99) / 100);
        for (const auto &[duration, count] : m_counts) {
            rank -= count;
            if (rank <= 0)
                return duration;
        }
        return m_most;
    }

private:
    std::map<Duration, qint64> m_counts;
    Duration m_most { 0 };
    qint64 m_count = 0;
};

} // namespace jackfield
