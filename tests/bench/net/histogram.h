// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace jackfield::bench {

/// Durations in nanoseconds, counted in steps of at most 1/64 of their value.
class Histogram
{
public:
    void add(std::uint64_t nanoseconds) { ++m_counts[step(nanoseconds)]; }

    /// The duration that the share `part` (0 to 1) does not exceed, rounded up to its step; 0 when nothing was counted.
    std::uint64_t quantile(double part) const
    {
        std::uint64_t all = 0;
        for (const std::uint64_t count : m_counts)
            all += count;
        if (all == 0)
            return 0;
        const auto rank = std::max<std::uint64_t>(1, std::uint64_t(part * double(all) + 0.5));
        std::uint64_t seen = 0;
        std::size_t i = 0;
        for (; i + 1 < m_counts.size(); ++i) {
            seen += m_counts[i];
            if (seen >= rank)
                break;
        }
        return upperEnd(i);
    }

private:
    static constexpr int linearBits = 6;
    static constexpr std::size_t linear = 1 << linearBits;

    static std::size_t step(std::uint64_t value)
    {
        if (value < linear)
            return value;
        const int shift = std::bit_width(value) - 1 - linearBits;
        return std::size_t(shift) * linear + std::size_t(value >> shift);
    }
    static std::uint64_t upperEnd(std::size_t index)
    {
        if (index < linear)
            return index;
        const auto shift = index / linear - 1;
        return ((std::uint64_t(index % linear) + linear + 1) << shift) - 1;
    }

    std::array<std::uint64_t, (64 - linearBits) * linear + linear> m_counts {};
};

} // namespace jackfield::bench
