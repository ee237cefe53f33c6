// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "assertionjudge_p.h"
#include "scriptrun_p.h"

namespace jackfield {

/// Watches one assertion in one connection.
class AssertionJudge::Check
{
public:
    Check() = default;
    Check(const Check &) = delete;
    Check &operator=(const Check &) = delete;
    virtual ~Check() = default;

    virtual void begin(Time, const Request &) { }
    virtual void saw(const Seen &seen) = 0;
    virtual void askNoMore(Time) { }
    virtual QList<Finding> found(bool isOver, Time now) const = 0;
    virtual std::optional<Time> isWaitingUntil(Time) const { return std::nullopt; }

    /// `index`: of the assertion, among all that are asserted.
    static std::unique_ptr<Check>
    of(const Assertion &assertion, int index, int conn, const ScriptRun &run);
};

/// "the server's 3rd message: {...}"
QString wordsOf(const AssertionJudge::Seen &seen);
/// What a script says of a connection.
std::unique_ptr<AssertionJudge::Check> checkOf(int conn, std::shared_ptr<RunningScript> script);

} // namespace jackfield
