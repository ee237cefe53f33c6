// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "logentry.h"

#include <jackfield/session/replypairs.h>

#include <array>

namespace jackfield::ui {

/// How long answers took: from a JSON message of the client with an id (`id`, `requestId` and the like) to the first of the
/// server with the same. Pongs answer by themselves, before any program is asked.
class ReplyTimes
{
public:
    void add(const LogEntry &entry);

    qint64 count() const { return m_count; }
    /// What that part of the answers, 0 to 1, took at most, in microseconds and up to 3 % too long; 0 if there is none.
    qint64 within(double part) const;
    /// What the fastest and the slowest took, in microseconds; 0 if there is none.
    qint64 shortest() const { return m_shortest; }
    qint64 longest() const { return m_longest; }

private:
    void take(qint64 time);

    /// Exact up to 63 microseconds, then 32 for each doubling.
    std::array<quint32, 1920> m_buckets {};
    qint64 m_count = 0;
    qint64 m_shortest = 0;
    qint64 m_longest = 0;
    ReplyPairs m_pairs { ReplyPairs::Wanted::ById };
};

} // namespace jackfield::ui
