// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "step_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 greatestPause = 86'400'000; // a day

/// `1001` or `{"code": 1001, "reason": "restarting"}`.
WsStatus statusOf(const Node &node)
{
    WsStatus status;
    Node code = node;
    if (node.value().isObject()) {
        node.expectKeys({ u"code"_s, u"reason"_s });
        code = node.required(u"code"_s);
        if (const auto reason = node.member(u"reason"_s))
            status.reason = reason->string();
    }
    status.code = quint16(code.integer(1000, 4999));
    if (!status.isSendable())
        code.fail(u"%1 may not be sent in a close frame"_s.arg(status.code));
    return status;
}

Target targetOf(const Node &node, const Scope &scope)
{
    if (node.value().isObject()) {
        node.expectKeys({ u"room"_s, u"others"_s });
        const auto others = node.member(u"others"_s);
        return { .who = Target::Who::Room,
                 .room = textOf(node.required(u"room"_s), scope),
                 .butSender = others && others->boolean() };
    }
    const QString word = node.string();
    if (word == u"all"_s || word == u"others"_s)
        return { .who = Target::Who::Route, .butSender = word == u"others"_s };
    if (word != u"sender"_s)
        node.fail(u"must be sender, all, others or a room, as in {\"room\": \"blue\"}"_s);
    return {};
}

Step::Set setOf(const Node &node, const Scope &scope)
{
    if (!node.value().isObject())
        node.expectKeys({});
    Step::Set set;
    for (const QString &name : node.value().keys())
        set.variables.append({ name, JsonTemplate(node.required(name), scope) });
    return set;
}

} // namespace

Step Step::readOne(const Node &node, const Scope &scope, const QStringList &besides)
{
    const QStringList actions { u"close"_s, u"join"_s, u"leave"_s, u"set"_s };
    node.expectKeys(MessageTemplate::keys() + actions + QStringList { u"delay"_s, u"to"_s }
                    + besides);
    Step step;
    if (const auto delay = node.member(u"delay"_s))
        step.delay = std::chrono::milliseconds(delay->integer(0, greatestPause));
    QList<Node> found;
    for (const QString &action : actions) {
        if (const auto one = node.member(action))
            found.append(*one);
    }
    const auto to = node.member(u"to"_s);
    if (found.isEmpty() && !MessageTemplate::isIn(node) && node.value().isObject()) {
        node.fail(u"an empty step; one of %1 must stand here"_s.arg(
                      json::enumerated(MessageTemplate::keys() + actions + besides)),
                  Error::Code::Missing);
    }
    if (found.isEmpty()) {
        step.what =
            Step::Say { MessageTemplate::read(node, scope), to ? targetOf(*to, scope) : Target() };
        return step;
    }
    if (found.size() > 1 || MessageTemplate::isIn(node))
        found.last().fail(u"a step does one thing; several are an array of steps"_s);
    if (to)
        to->fail(u"only a message is to somebody"_s);
    if (const auto close = node.member(u"close"_s))
        step.what = statusOf(*close);
    else if (const auto join = node.member(u"join"_s))
        step.what = Step::Join { textOf(*join, scope) };
    else if (const auto leave = node.member(u"leave"_s))
        step.what = Step::Leave { textOf(*leave, scope) };
    else
        step.what = setOf(found.first(), scope);
    return step;
}

QList<Step> Step::read(const Node &node, const Scope &scope)
{
    QList<Step> steps;
    for (const Node &element : node.oneOrMore())
        steps.append(readOne(element, scope, {}));
    return steps;
}

QList<Step> Step::readFarewell(const Node &node, const Scope &scope)
{
    QList<Step> steps;
    for (const Node &element : node.oneOrMore()) {
        steps.append(readOne(element, scope, {}));
        const auto *say = std::get_if<Say>(&steps.last().what);
        if (steps.last().delay.count() > 0)
            element.fail(u"the connection is closed then: it cannot wait"_s);
        if (!say || say->to.who == Target::Who::Sender)
            element.fail(u"the connection is closed then: only messages to all, others or a room "
                         "can follow"_s);
    }
    return steps;
}

} // namespace jackfield::mock
