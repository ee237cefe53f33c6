// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "connectionjudge_p.h"

#include <jackfield/replay/replay.h>

#include <QSet>
#include <memory>
#include <mutex>
#include <vector>

namespace jackfield {

/// What several connections report. Thread: any. Its own lock is held for moments, that of a connection while a message is
/// compared; who holds the one may wait for the other only in this order.
class ReplayReport::Log
{
public:
    /// A connection of a session that plays the server.
    class Played
    {
    public:
        Played(Judge judge, AssertionJudge assertions)
            : m_judge(std::move(judge))
            , m_assertions(std::move(assertions))
        { }

        /// What is asserted is watched from here on.
        void begin(const std::function<std::chrono::microseconds()> &clock, const Request &request)
        {
            const std::scoped_lock lock(m_mutex);
            m_assertions.begin(clock, request);
        }
        void saw(Side from, const ReadMessage &message, std::chrono::microseconds elapsed)
        {
            const std::scoped_lock lock(m_mutex);
            m_assertions.saw(from, message, elapsed);
        }
        /// What is to be said of all of it.
        Judgement judgement(bool isOver, const QString &instead)
        {
            const std::scoped_lock lock(m_mutex);
            Judgement judgement = m_judge.judgement(isOver, instead);
            judgement.differences += m_assertions.found(isOver);
            return judgement;
        }

        /// Runs `task` on the judge of the client's messages while nobody else looks at it, nor at its bindings.
        template<typename Task>
        auto locked(const Task &task)
        {
            const std::scoped_lock lock(m_mutex);
            return task(m_judge);
        }

    private:
        std::mutex m_mutex;
        Judge m_judge;
        AssertionJudge m_assertions;
    };

    /// A connection that is compared with a recorded one.
    class Compared
    {
    public:
        Compared(int number, ConnectionJudge judge)
            : m_number(number)
            , m_judge(std::move(judge))
        { }

        int number() const { return m_number; }
        template<typename Task>
        auto locked(const Task &task)
        {
            const std::scoped_lock lock(m_mutex);
            return task(m_judge);
        }

    private:
        const int m_number;
        std::mutex m_mutex;
        ConnectionJudge m_judge;
    };

    /// The recorded connections that are hoped for.
    void expect(const QList<int> &connections);
    /// One of them was opened; what it is refused with counts as well.
    void opened(int conn);
    /// A connection that plays one of them, until its end.
    std::shared_ptr<Played> play(Judge judge, AssertionJudge assertions);
    /// It is over: what its judge says then, and what was found about what is no message of the client.
    void end(const std::shared_ptr<Played> &played,
             const Judgement &judgement,
             const QList<Difference> &besides);
    /// A connection that is compared with one of them as it happens, until its end.
    std::shared_ptr<Compared> compare(int number, ConnectionJudge judge);
    /// It is over; what was found about it.
    QList<Difference> end(const std::shared_ptr<Compared> &compared);
    /// What is about no connection.
    void found(const Difference &difference);
    Verdict verdict() const;

private:
    void add(const Judgement &judgement);

    mutable std::mutex m_mutex;
    QList<int> m_expected;
    QSet<int> m_opened;
    QList<Difference> m_found;
    int m_messages = 0; ///< of connections that are over
    std::vector<std::shared_ptr<Played>> m_played; ///< that go on
    std::vector<std::shared_ptr<Compared>> m_compared; ///< that go on
};

} // namespace jackfield
