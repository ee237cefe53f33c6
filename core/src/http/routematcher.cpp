// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/routematcher.h>

#include <algorithm>
#include <atomic>

namespace jackfield {

namespace {
quint64 nextId()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

/// As it stands in another one: several parts in brackets.
QString inBrackets(const RouteMatcher &matcher, qsizetype parts)
{
    return parts > 1 ? QLatin1Char('(') + matcher.description() + QLatin1Char(')')
                     : matcher.description();
}
} // namespace

RouteMatcher::RouteMatcher(QString description, Test test)
    : m_parts { { std::move(description), std::move(test), nextId() } }
{ }

RouteMatcher RouteMatcher::describedBy(QString description, Test test)
{
    RouteMatcher matcher;
    matcher.m_parts = { { std::move(description), std::move(test) } };
    return matcher;
}

bool RouteMatcher::matches(const Request &request) const
{
    try {
        return std::ranges::all_of(m_parts, [&](const Part &part) { return part.test(request); });
    } catch (...) { // one row must not break the requests of others
        return false;
    }
}

QString RouteMatcher::description() const
{
    if (isAll())
        return QStringLiteral("all");
    QStringList words;
    for (const Part &part : m_parts)
        words.append(part.description);
    return words.join(QLatin1StringView(" and "));
}

bool RouteMatcher::mayReadRoute() const
{
    return std::ranges::any_of(m_parts, [](const Part &part) { return part.id != 0; });
}

bool RouteMatcher::covers(const RouteMatcher &other) const
{
    return std::ranges::all_of(m_parts, [&](const Part &mine) {
        return std::ranges::any_of(other.m_parts, [&](const Part &theirs) {
            return mine.id == theirs.id && mine.description == theirs.description;
        });
    });
}

RouteMatcher operator&&(const RouteMatcher &a, const RouteMatcher &b)
{
    RouteMatcher both;
    both.m_parts = a.m_parts + b.m_parts;
    return both;
}

RouteMatcher operator||(const RouteMatcher &a, const RouteMatcher &b)
{
    if (a.isAll() || b.isAll())
        return {};
    return { QStringLiteral("(%1 or %2)")
                 .arg(inBrackets(a, a.m_parts.size()), inBrackets(b, b.m_parts.size())),
             [a, b](const Request &request) { return a.matches(request) || b.matches(request); } };
}

RouteMatcher operator!(const RouteMatcher &a)
{
    return { QStringLiteral("not ") + inBrackets(a, a.m_parts.size()),
             [a](const Request &request) { return !a.matches(request); } };
}

} // namespace jackfield
