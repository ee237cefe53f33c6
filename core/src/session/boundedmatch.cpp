// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "boundedmatch_p.h"

#include <ctime>

namespace jackfield {

namespace {
constexpr qsizetype piece = 4096; // characters: bounds the places from which one call tries

std::chrono::nanoseconds threadTime()
{
    timespec time = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}
} // namespace

WorkBudget::WorkBudget(std::chrono::milliseconds budget)
    : m_end(threadTime() + budget)
{ }

bool WorkBudget::isSpent() const
{
    return threadTime() > m_end;
}

// The limit holds at each place of a text, and only the interpreter counts every step back.
BoundedMatch::BoundedMatch(const QRegularExpression &expression)
    : m_expression(QLatin1String("(*NO_JIT)(*LIMIT_MATCH=10000)") + expression.pattern(),
                   expression.patternOptions())
{ }

bool BoundedMatch::find(const QString &text,
                        const WorkBudget &budget,
                        const std::function<void(qsizetype, qsizetype)> &take) const
{
    using Type = QRegularExpression::MatchType;
    if (!m_expression.isValid())
        return false;
    for (qsizetype at = 0; at <= text.size();) {
        if (budget.isSpent())
            return false;
        const qsizetype end = std::min(text.size(), at + piece);
        const bool isLast = end == text.size();
        auto match =
            m_expression.matchView(QStringView(text).first(end),
                                   at,
                                   isLast ? Type::NormalMatch : Type::PartialPreferFirstMatch);
        qsizetype next = isLast ? text.size() + 1 : end;
        if (match.hasPartialMatch()) { // the piece may have cut it
            const qsizetype begin = match.capturedStart();
            next = begin + 1;
            match = m_expression.matchView(
                text, begin, Type::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        }
        if (!match.isValid())
            return false;
        if (match.hasMatch()) {
            const int group = match.capturedStart(1) >= 0 ? 1 : 0;
            if (match.capturedLength(group) > 0)
                take(match.capturedStart(group), match.capturedEnd(group));
            next = std::max({ match.capturedEnd(), match.capturedStart() + 1, at + 1 });
        }
        at = next;
    }
    return true;
}

} // namespace jackfield
