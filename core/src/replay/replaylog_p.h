// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "connectionjudge_p.h"

#include <jackfield/replay/replay.h>

#include <QSet>
#include <mutex>
#include <vector>

namespace jackfield {

/// What several connections report. Thread: any.
class ReplayReport::Log
{
public:
    /// A connection that plays, or has played.
    struct Played
    {
        int conn = 0;
        std::unique_ptr<Judge> judge; ///< of the client's messages; nothing once it is over
        Judgement judgement = {}; ///< once it is over
        QList<Difference> found; ///< about what is no message of the client
    };

    /// The recorded connections that are hoped for.
    void expect(const QList<int> &connections);
    /// One of them was opened; what it is refused with counts as well.
    void opened(int conn);
    /// A connection that plays one of them; valid as long as the log is.
    Played &begin(int conn, Judge judge);
    /// A connection that is compared with one of them as it happens; valid until its end.
    ConnectionJudge &begin(ConnectionJudge judge);
    /// It is over; what was found about it.
    QList<Difference> end(const ConnectionJudge &judge);
    /// Runs `task` while nobody else looks at the log.
    template<typename Task>
    auto locked(const Task &task)
    {
        const std::scoped_lock lock(m_mutex);
        return task();
    }
    /// What is about no connection.
    void found(const Difference &difference);
    Verdict verdict() const;

private:
    mutable std::mutex m_mutex;
    QList<int> m_expected;
    QSet<int> m_opened;
    QList<Difference> m_found;
    std::vector<std::unique_ptr<Played>> m_played;
    std::vector<std::unique_ptr<ConnectionJudge>> m_compared; ///< those that go on
    int m_messages = 0; ///< of those that are over
};

} // namespace jackfield
