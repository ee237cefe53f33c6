// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>
#include <vector>

namespace jackfield::ui {

/// How many messages passed when: a few hundred slots of one width, which doubles whenever they do not reach any more.
class Timeline
{
public:
    struct Slot
    {
        quint32 in = 0;
        quint32 out = 0;
        quint64 bytes = 0;
    };
    static constexpr size_t mostSlots = 600;
    static constexpr qint64 narrowest = 10'000; ///< microseconds

    /// A message at `time`, in microseconds since the epoch; one before the first counts as one of the first slot.
    void add(qint64 time, bool isIn, quint32 bytes);

    const std::vector<Slot> &slots() const { return m_slots; }
    /// Of a slot, in microseconds.
    qint64 width() const { return m_width; }
    /// When a slot begins, in microseconds since the epoch.
    qint64 begin(size_t slot) const { return m_start + qint64(slot) * m_width; }
    /// Most messages in a slot.
    quint32 peak() const { return m_peak; }
    /// Most messages in one second; seconds begin with the first message.
    quint32 peakSecond() const { return m_peakSecond; }

private:
    void halve();
    void countSecond(qint64 second);

    std::vector<Slot> m_slots;
    qint64 m_start = 0;
    qint64 m_width = narrowest;
    quint32 m_peak = 0;
    qint64 m_first = 0; ///< message, microseconds since the epoch
    qint64 m_second = 0; ///< the last one with a message, since the first
    quint32 m_inSecond = 0;
    quint32 m_peakSecond = 0;
};

} // namespace jackfield::ui
