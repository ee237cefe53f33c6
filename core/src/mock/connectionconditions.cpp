// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "condition_p.h"
#include "requestcondition_p.h"

#include <limits>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
using Test = Condition::Test;
using Made = Condition::Made;

class RequestTest final : public Test
{
public:
    explicit RequestTest(RouteMatcher matcher)
        : m_matcher(std::move(matcher))
    { }
    bool holds(const Received &, const Context &context) const override
    {
        return m_matcher.matches(context.request);
    }
    Mismatch mismatch(const Received &, const Context &) const override
    {
        return { .why = u"the handshake is not: "_s + shownText(m_matcher.description()) };
    }

private:
    const RouteMatcher m_matcher;
};

/// Variables of the connection; null: not set.
class StateTest final : public Test
{
public:
    explicit StateTest(QList<std::pair<QString, JsonTemplate>> wanted)
        : m_wanted(std::move(wanted))
    { }
    bool holds(const Received &, const Context &context) const override
    {
        return !firstOther(context);
    }
    Mismatch mismatch(const Received &, const Context &context) const override
    {
        const auto other = firstOther(context);
        if (!other)
            return {};
        const auto &[name, wanted] = *other;
        return { .why = u"the state '%1' is %2, not %3"_s.arg(
                     name,
                     shownText(QString::fromUtf8(context.variable(name).toJson())),
                     shownText(QString::fromUtf8(wanted.toJson()))) };
    }

private:
    std::optional<std::pair<QString, JsonValue>> firstOther(const Context &context) const
    {
        for (const auto &[name, made] : m_wanted) {
            const JsonValue wanted = JsonValue::parse(made.expand(context)).value_or(JsonValue());
            if (context.variable(name) != wanted)
                return std::pair(name, wanted);
        }
        return std::nullopt;
    }

    const QList<std::pair<QString, JsonTemplate>> m_wanted;
};

/// Which messages of the connection, counted from 1.
class CountTest final : public Test
{
public:
    CountTest(qint64 from, qint64 to, qint64 every)
        : m_from(from)
        , m_to(to)
        , m_every(every)
    { }
    bool holds(const Received &, const Context &context) const override
    {
        return context.count >= m_from && context.count <= m_to
            && (context.count - m_from) % m_every == 0;
    }
    Mismatch mismatch(const Received &, const Context &context) const override
    {
        return { .why = u"it is message %1 of its connection"_s.arg(context.count) };
    }

private:
    const qint64 m_from;
    const qint64 m_to;
    const qint64 m_every;
};

Made readRequest(const Node &node, const Scope &scope)
{
    const auto names = scope.isPast ? std::nullopt : std::optional(scope.pathNames);
    return std::make_shared<RequestTest>(readRequestCondition(node.required(u"request"_s), names));
}

Made readState(const Node &node, const Scope &scope)
{
    const Node state = node.required(u"state"_s);
    if (scope.isPast)
        state.fail(u"what a connection remembered when a message came is not known later"_s);
    if (!state.value().isObject())
        state.expectKeys({});
    QList<std::pair<QString, JsonTemplate>> wanted;
    for (const QString &name : state.value().keys())
        wanted.append({ name, JsonTemplate(state.required(name), scope) });
    return std::make_shared<StateTest>(std::move(wanted));
}

/// `3`, or `{"from": 2, "to": 10, "every": 2}`.
Made readCount(const Node &node, const Scope &scope)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    const Node count = node.required(u"count"_s);
    if (scope.isPast)
        count.fail(u"which message of its connection one was is not known later"_s);
    if (!count.value().isObject()) {
        const qint64 n = count.integer(1, most);
        return std::make_shared<CountTest>(n, n, 1);
    }
    count.expectKeys({ u"from"_s, u"to"_s, u"every"_s });
    const auto at = [&](const QString &key, qint64 otherwise) {
        const auto value = count.member(key);
        return value ? value->integer(1, most) : otherwise;
    };
    const qint64 from = at(u"from"_s, 1);
    const qint64 to = at(u"to"_s, most);
    if (to < from)
        count.fail(u"no number is from %1 to %2"_s.arg(from).arg(to));
    return std::make_shared<CountTest>(from, to, at(u"every"_s, 1));
}
} // namespace

QList<ConditionKind> connectionConditions()
{
    return { { "request"_L1, {}, &readRequest },
             { "state"_L1, {}, &readState },
             { "count"_L1, {}, &readCount } };
}

} // namespace jackfield::mock
