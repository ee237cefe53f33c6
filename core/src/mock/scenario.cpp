// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversation_p.h"
#include "handlerkinds_p.h"
#include "scenario_p.h"

#include <limits>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 greatestPause = 86'400'000; // a day

std::chrono::milliseconds timeOf(const Node &node)
{
    return std::chrono::milliseconds(node.integer(1, greatestPause));
}

void readTimeout(const Node &node, const Scope &scope, ScenarioItem::Expect &expect)
{
    const auto within = node.member(u"within"_s);
    if (within)
        expect.within = timeOf(*within);
    if (const auto otherwise = node.member(u"otherwise"_s)) {
        expect.otherwise = ScenarioItem::read(*otherwise, scope);
        if (!within)
            otherwise->fail(u"'within' must say when"_s);
    }
}

ScenarioItem::Expect expectOf(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"expect"_s, u"within"_s, u"otherwise"_s });
    ScenarioItem::Expect expect;
    expect.ways = { { Condition::read(node.required(u"expect"_s), scope),
                      std::make_shared<const QList<ScenarioItem>>() } };
    readTimeout(node, scope, expect);
    return expect;
}

ScenarioItem::Expect branchOf(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"branch"_s, u"within"_s, u"otherwise"_s });
    ScenarioItem::Expect expect;
    const Node ways = node.required(u"branch"_s);
    for (const Node &way : ways.elements()) {
        way.expectKeys({ u"when"_s, u"steps"_s });
        expect.ways.append({ Condition::read(way.required(u"when"_s), scope),
                             ScenarioItem::read(way.required(u"steps"_s), scope) });
    }
    if (expect.ways.isEmpty())
        ways.fail(u"at least one way must stand here"_s);
    readTimeout(node, scope, expect);
    return expect;
}

ScenarioItem::Repeat repeatOf(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"repeat"_s, u"steps"_s, u"until"_s });
    ScenarioItem::Repeat repeat;
    const Node times = node.required(u"repeat"_s);
    if (!times.value().isString())
        repeat.times = times.integer(1, std::numeric_limits<qint64>::max());
    else if (times.string() != u"forever"_s)
        times.fail(u"must be a number or 'forever'"_s);
    repeat.items = ScenarioItem::read(node.required(u"steps"_s), scope);
    if (const auto until = node.member(u"until"_s))
        repeat.until = Condition::read(*until, scope);
    return repeat;
}

QList<ScenarioItem> itemsOf(const Node &node, const Scope &scope)
{
    if (node.member(u"expect"_s))
        return { { expectOf(node, scope) } };
    if (node.member(u"branch"_s))
        return { { branchOf(node, scope) } };
    if (node.member(u"repeat"_s))
        return { { repeatOf(node, scope) } };
    if (const auto wait = node.member(u"wait"_s)) {
        node.expectKeys({ u"wait"_s });
        return { { ScenarioItem::Wait { timeOf(*wait) } } };
    }
    QList<ScenarioItem> items;
    for (const Step &step :
         Step::readOne(node, scope, { u"expect"_s, u"branch"_s, u"repeat"_s, u"wait"_s }))
        items.append({ step });
    return items;
}
} // namespace

ScenarioItems ScenarioItem::read(const Node &node, const Scope &scope)
{
    QList<ScenarioItem> items;
    for (const Node &element : node.oneOrMore())
        items += itemsOf(element, scope);
    return std::make_shared<const QList<ScenarioItem>>(std::move(items));
}

MakeHandler readScenario(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"steps"_s, u"strict"_s, u"farewell"_s });
    const auto strict = node.member(u"strict"_s);
    const auto scenario = std::make_shared<const Scenario>(
        Scenario { .path = scope.path,
                   .items = ScenarioItem::read(node.required(u"steps"_s), scope),
                   .isStrict = strict && strict->boolean() });
    const auto farewell = node.member(u"farewell"_s);
    const QList<Step> last = farewell ? Step::readFarewell(*farewell, scope) : QList<Step>();
    return [scenario, last](const MockSetup &setup) -> WsHandler {
        return [=](const Request &request) -> WsResponse {
            return [=](const WebSocket &socket) {
                const auto conversation = std::make_shared<Conversation>(socket, request, setup);
                const auto player =
                    std::make_shared<ScenarioPlayer>(scenario, conversation, setup.services.missed);
                socket.onMessage([player](const WsMessage &message) { player->came(message); });
                socket.onClose([conversation, last](const WsStatus &, Side, bool) {
                    conversation->play(last, conversation->context());
                });
                player->run();
            };
        };
    };
}

} // namespace jackfield::mock
