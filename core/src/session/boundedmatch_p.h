// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>
#include <chrono>
#include <functional>

namespace jackfield {

/// The processor time of this thread that may still be spent on one text.
class WorkBudget
{
public:
    explicit WorkBudget(std::chrono::milliseconds budget);
    bool isSpent() const;

private:
    std::chrono::nanoseconds m_end;
};

/// A regular expression that others' texts cannot make run for long: backtracking is limited at every place, long texts
/// are searched piece by piece, and the budget is looked at between the pieces.
class BoundedMatch
{
public:
    explicit BoundedMatch(const QRegularExpression &expression);

    /// Tells `take(begin, end)` of what is secret in each match, in order. False if that was too much work, or the
    /// expression is none.
    bool find(const QString &text,
              const WorkBudget &budget,
              const std::function<void(qsizetype, qsizetype)> &take) const;

private:
    QRegularExpression m_expression;
};

} // namespace jackfield
