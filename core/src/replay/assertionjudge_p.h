// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>
#include <jackfield/replay/verdict.h>

#include <array>
#include <memory>
#include <vector>

namespace jackfield {

class ScriptRun;

/// Watches the messages of one connection, both directions, for what is asserted of them. Thread: one at a time.
class AssertionJudge
{
public:
    using Time = std::chrono::microseconds;

    /// A message that was seen.
    struct Seen
    {
        MessagePlace place;
        int ordinal = 0; ///< of its side's messages
        int n = 0; ///< of both sides'
        const ReadMessage &read;
        Time at;
    };
    /// What is not as asserted.
    struct Finding
    {
        QString expected;
        QString actual;
    };
    class Check;

    /// `run`: what the connections of one run share.
    AssertionJudge(int conn, const Matching &matching, const ScriptRun &run);
    AssertionJudge(AssertionJudge &&) noexcept;
    ~AssertionJudge();

    /// The connection is open. `now`: a clock that nobody sets, the one of all times here; any thread.
    void begin(const std::function<Time()> &now, const Request &request);
    /// Its next message.
    void saw(Side from, const ReadMessage &message, Time at);
    /// It is about to end: what comes after `since` may answer, and asks nothing more.
    void askNoMore(Time since);
    /// What is to be said now. `isOver`: nothing will come.
    QList<Difference> found(bool isOver) const;
    /// Until when something must be waited for, if anything must; `patience`: for what has all the time of the connection.
    std::optional<Time> isWaitingUntil(Time patience) const;

private:
    struct Watched
    {
        QString name;
        int index; ///< among all that are asserted
        std::unique_ptr<Check> check;
    };

    const int m_conn;
    std::function<Time()> m_now;
    std::vector<Watched> m_watched;
    std::array<int, 2> m_counts {}; ///< messages of each side
};

} // namespace jackfield
