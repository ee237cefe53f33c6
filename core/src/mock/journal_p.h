// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/mock/journal.h>

#include <condition_variable>
#include <deque>
#include <mutex>

namespace jackfield::mock {

/// What happened at a mock, in its order. Thread: any.
class Journal
{
public:
    explicit Journal(const JournalLimits &limits)
        : m_limits(limits)
    { }

    /// It gets a number.
    quint64 add(JournalEntry entry);
    /// What is only known later, if the entry is still there.
    void note(quint64 number, const std::function<void(JournalEntry &)> &change);
    JournalPage page(quint64 after, qsizetype most) const;
    void clear();
    /// Nobody waits: `until` is nothing.
    JournalFinding find(const JournalFilter &filter,
                        quint64 after,
                        qint64 count,
                        std::optional<std::chrono::steady_clock::time_point> until) const;
    void endWaiting();

private:
    JournalPage lockedPage(quint64 after, qsizetype most) const;

    const JournalLimits m_limits;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_grew;
    std::deque<JournalEntry> m_entries; ///< numbers without gaps
    quint64 m_last = 0; ///< the last number that was given
    quint64 m_cleared = 0; ///< up to it nothing counts as lost
    qint64 m_bytes = 0;
    bool m_isOver = false;
};

} // namespace jackfield::mock
