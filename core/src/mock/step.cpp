// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "faults_p.h"
#include "step_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 greatestPause = 86'400'000; // a day

/// `1001` or `{"code": 1001, "reason": "restarting"}`.
QList<Step> closeOf(const Node &node, const Scope &scope)
{
    Step::Close close;
    Node code = node;
    if (node.value().isObject()) {
        node.expectKeys({ u"code"_s, u"reason"_s });
        code = node.required(u"code"_s);
        if (const auto reason = node.member(u"reason"_s))
            close.reason = textOf(*reason, scope);
    }
    close.code = quint16(code.integer(1000, 4999));
    if (!WsStatus { close.code, {} }.isSendable())
        code.fail(u"%1 may not be sent in a close frame"_s.arg(close.code));
    return { { {}, close } };
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

QList<Step> joinOf(const Node &node, const Scope &scope)
{
    return { { {}, Step::Join { textOf(node, scope) } } };
}

QList<Step> leaveOf(const Node &node, const Scope &scope)
{
    return { { {}, Step::Leave { textOf(node, scope) } } };
}

QList<Step> setOf(const Node &node, const Scope &scope)
{
    if (!node.value().isObject())
        node.expectKeys({});
    Step::Set set;
    for (const QString &name : node.value().keys())
        set.variables.append({ name, JsonTemplate(node.required(name), scope) });
    return { { {}, set } };
}

QList<Step> abortOf(const Node &node, const Scope &)
{
    if (!node.boolean())
        node.fail(u"must be true"_s);
    return { { {}, Step::Abort() } };
}

QList<Step> halfOpenOf(const Node &node, const Scope &)
{
    if (!node.boolean())
        node.fail(u"must be true"_s);
    return { { {}, Step::HalfOpen() } };
}

QList<Step> rawOf(const Node &node, const Scope &)
{
    return { { {}, Step::Raw { bytesOf(node) } } };
}

QList<Step> faultOf(const Node &node, const Scope &)
{
    QStringList names;
    for (const FrameFault &fault : frameFaults()) {
        names += fault.name;
        if (node.string() == fault.name)
            return { { {}, Step::Raw { .bytes = fault.bytes(), .message = fault.message } } };
    }
    node.fail(u"there is no fault '%1'; there is %2"_s.arg(node.string(), json::enumerated(names)));
    return { { {}, Step::Raw() } };
}

/// A text message, one byte of its frame at a time.
QList<Step> dripOf(const Node &node, const Scope &)
{
    node.expectKeys({ u"text"_s, u"every"_s });
    constexpr qsizetype longest = 125;
    const Node text = node.required(u"text"_s);
    const QByteArray payload = text.string().toUtf8();
    if (payload.size() > longest)
        text.fail(u"%1 bytes; %2 are enough"_s.arg(payload.size()).arg(longest));
    const std::chrono::milliseconds every(node.required(u"every"_s).integer(1, greatestPause));
    QList<Step> steps { { {}, Step::Raw { .bytes = "\x81"_ba, .isPart = true } } };
    const QByteArray rest = char(payload.size()) + payload;
    for (const char byte : rest)
        steps.append({ every, Step::Raw { .bytes = QByteArray(1, byte), .isPart = true } });
    std::get<Step::Raw>(steps.last().what).message = WsMessage::fromUtf8(payload);
    return steps;
}

/// What a step can do besides saying something.
struct Action
{
    QLatin1StringView key;
    QList<Step> (*read)(const Node &node, const Scope &scope);
};

constexpr Action allActions[] = {
    { "close"_L1, &closeOf }, { "join"_L1, &joinOf },   { "leave"_L1, &leaveOf },
    { "set"_L1, &setOf },     { "abort"_L1, &abortOf }, { "raw"_L1, &rawOf },
    { "fault"_L1, &faultOf }, { "drip"_L1, &dripOf },   { "halfOpen"_L1, &halfOpenOf },
};

} // namespace

QList<Step> Step::readOne(const Node &node, const Scope &scope, const QStringList &besides)
{
    QStringList actions;
    std::optional<Node> found;
    const Action *action = nullptr;
    for (const Action &each : allActions) {
        actions += each.key;
        const auto one = node.member(each.key);
        if (one && found)
            one->fail(u"a step does one thing; several are an array of steps"_s);
        if (one && !found) {
            found = one;
            action = &each;
        }
    }
    node.expectKeys(MessageTemplate::keys() + actions + QStringList { u"delay"_s, u"to"_s }
                    + besides);
    std::chrono::milliseconds delay {};
    if (const auto given = node.member(u"delay"_s))
        delay = std::chrono::milliseconds(given->integer(0, greatestPause));
    const auto to = node.member(u"to"_s);
    if (!found) {
        if (!MessageTemplate::isIn(node) && node.value().isObject())
            node.fail(u"an empty step; one of %1 must stand here"_s.arg(
                          json::enumerated(MessageTemplate::keys() + actions + besides)),
                      Error::Code::Missing);
        return { { delay,
                   Say { MessageTemplate::read(node, scope),
                         to ? targetOf(*to, scope) : Target() } } };
    }
    if (MessageTemplate::isIn(node))
        found->fail(u"a step does one thing; several are an array of steps"_s);
    if (to)
        to->fail(u"only a message is to somebody"_s);
    QList<Step> steps = action->read(*found, scope);
    steps.first().delay += delay;
    return steps;
}

QList<Step> Step::read(const Node &node, const Scope &scope)
{
    QList<Step> steps;
    for (const Node &element : node.oneOrMore())
        steps += readOne(element, scope, {});
    return steps;
}

QList<Step> Step::readFarewell(const Node &node, const Scope &scope)
{
    QList<Step> steps;
    for (const Node &element : node.oneOrMore()) {
        steps += readOne(element, scope, {});
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
