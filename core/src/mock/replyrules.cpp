// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "condition_p.h"
#include "messagetemplate_p.h"

#include <jackfield/mock/replyrules.h>

namespace jackfield {

using namespace Qt::StringLiterals;
using namespace jackfield::mock;

struct ReplyRules::Made
{
    QString name;
    Condition when;
    MessageTemplate message;
};

ReplyTalk::ReplyTalk(const Request &handshake, const Clock &clock)
    : m_context(std::make_shared<Context>(Context {
          .request = handshake,
          .clock = clock,
          .random = std::make_shared<QRandomGenerator>(QRandomGenerator::securelySeeded()),
          .counters = std::make_shared<Counters>(),
          .state = std::make_shared<mock::Variables>() }))
{ }

Result<void> ReplyRules::add(const Rule &rule, const Variables &variables)
{
    const Scope scope { .names = variables };
    json::Problem whenProblem { .name = rule.file.isEmpty() ? rule.name : rule.file, .first = {} };
    json::Problem messageProblem { .name = rule.name, .first = {} };
    const auto made = std::make_shared<const Made>(
        rule.name,
        Condition::read(Node(rule.when, whenProblem, JsonPointer().child(u"when"_s)), scope),
        MessageTemplate::read(Node(rule.message, messageProblem), scope));
    for (const json::Problem *problem : { &whenProblem, &messageProblem }) {
        if (problem->first)
            return std::unexpected(*problem->first);
    }
    m_rules.append(made);
    return {};
}

std::optional<ReplyRules::Answer> ReplyRules::answer(const WsMessage &message,
                                                     ReplyTalk &talk) const
{
    Context &connection = *talk.m_context;
    ++connection.count;
    if (m_rules.isEmpty())
        return std::nullopt; // nobody asks what it is
    const Received received(message);
    Context context = connection;
    context.message = received.message;
    context.json = received.json;
    for (const auto &rule : m_rules) {
        if (!rule->when.holds(received, context))
            continue;
        rule->when.capture(received, context);
        return Answer { rule->name, rule->message.expand(context) };
    }
    return std::nullopt;
}

} // namespace jackfield
