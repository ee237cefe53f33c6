// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversation_p.h"
#include "handlerkinds_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
struct Rule
{
    Condition when;
    QList<Step> reply;
    std::optional<Stream> stream;
};

struct Rules
{
    QList<Step> greeting;
    QList<Rule> rules; ///< the first that holds answers
    QList<Step> fallback; ///< if none does
};

QList<Step> steps(const std::optional<Node> &node, const Scope &scope)
{
    return node ? Step::read(*node, scope) : QList<Step>();
}

Rule ruleOf(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"when"_s, u"reply"_s, u"stream"_s });
    Rule rule { .when = Condition::read(node.required(u"when"_s), scope),
                .reply = steps(node.member(u"reply"_s), scope) };
    if (const auto stream = node.member(u"stream"_s))
        rule.stream = Stream::read(*stream, scope);
    return rule;
}

void answer(Conversation &conversation, const Rules &definition, const WsMessage &message)
{
    const Received received(message);
    const Context context = conversation.received(received);
    conversation.stopStreams(received);
    for (const Rule &rule : definition.rules) {
        if (!rule.when.holds(received, context))
            continue;
        if (rule.stream)
            conversation.play(rule.reply, *rule.stream, context);
        else
            conversation.play(rule.reply, context);
        return;
    }
    conversation.play(definition.fallback, context);
}
} // namespace

MakeHandler readRules(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"greeting"_s, u"rules"_s, u"fallback"_s });
    const auto definition =
        std::make_shared<Rules>(Rules { .greeting = steps(node.member(u"greeting"_s), scope),
                                        .fallback = steps(node.member(u"fallback"_s), scope) });
    if (const auto list = node.member(u"rules"_s)) {
        for (const Node &rule : list->elements())
            definition->rules.append(ruleOf(rule, scope));
    }
    return [definition](const MockSetup &setup) -> WsHandler {
        return [definition, setup](const Request &request) -> WsResponse {
            return [definition, setup, request](const WebSocket &socket) {
                const auto conversation = std::make_shared<Conversation>(socket, request, setup);
                conversation->play(definition->greeting, conversation->context());
                socket.onMessage([definition, conversation](const WsMessage &message) {
                    answer(*conversation, *definition, message);
                });
            };
        };
    };
}

} // namespace jackfield::mock
