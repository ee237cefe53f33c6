// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/replay.h>

#include <QSet>
#include <mutex>

namespace jackfield {

/// What several connections report. Thread: any.
class ReplayReport::Log
{
public:
    /// The recorded connections that are hoped for.
    void expect(const QList<int> &connections);
    void opened(int conn);
    void compared(const QList<Difference> &differences);
    /// What is about no message of a client.
    void found(const Difference &difference);
    Verdict verdict() const;

private:
    mutable std::mutex m_mutex;
    QList<int> m_expected;
    QSet<int> m_opened;
    QList<Difference> m_found;
    int m_messages = 0;
};

} // namespace jackfield
