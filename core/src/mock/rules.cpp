// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "condition_p.h"
#include "conversation_p.h"
#include "handlerkinds_p.h"
#include "watch_p.h"

#include <algorithm>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 unlimited = std::numeric_limits<qint64>::max();

struct Rule
{
    enum class Pick { Turn, Random };

    qsizetype number = 0; ///< in the file, from 1
    QString name;
    Condition when;
    QList<QList<Step>> replies; ///< one of them is played
    Pick pick = Pick::Turn;
    std::optional<Stream> stream;
    qint64 priority = 0;
    qint64 times = unlimited; ///< on one connection

    QString words() const
    {
        return name.isEmpty() ? QString::number(number) : u"%1 (%2)"_s.arg(number).arg(name);
    }
};

struct Rules
{
    QString path;
    QList<Step> greeting;
    std::optional<Stream> stream; ///< behind the greeting, until it ends
    QList<Rule> rules; ///< the first that holds answers
    QList<Step> fallback; ///< if none does
    QList<Step> farewell; ///< when the connection is over
    std::optional<QUrl> upstream; ///< of a proxy: who answers if no rule does
};

QList<Step> steps(const std::optional<Node> &node, const Scope &scope)
{
    return node ? Step::read(*node, scope) : QList<Step>();
}

void readReplies(const Node &node, const Scope &scope, Rule &rule)
{
    const auto several = node.member(u"replies"_s);
    const auto pick = node.member(u"pick"_s);
    if (!several) {
        rule.replies = { steps(node.member(u"reply"_s), scope) };
        if (pick)
            pick->fail(u"there are no 'replies' to pick from"_s);
        return;
    }
    if (node.member(u"reply"_s))
        several->fail(u"a rule has a 'reply' or 'replies', not both"_s);
    for (const Node &one : several->elements())
        rule.replies.append(Step::read(one, scope));
    if (rule.replies.isEmpty())
        several->fail(u"at least one must stand here"_s);
    const QString word = pick ? pick->string() : u"turn"_s;
    if (pick && word != u"turn"_s && word != u"random"_s)
        pick->fail(u"must be 'turn' or 'random'"_s);
    rule.pick = word == u"random"_s ? Rule::Pick::Random : Rule::Pick::Turn;
}

Rule ruleOf(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"name"_s,
                      u"when"_s,
                      u"reply"_s,
                      u"replies"_s,
                      u"pick"_s,
                      u"stream"_s,
                      u"priority"_s,
                      u"times"_s });
    Rule rule { .when = Condition::read(node.required(u"when"_s), scope) };
    readReplies(node, scope, rule);
    if (const auto name = node.member(u"name"_s))
        rule.name = name->string();
    if (const auto stream = node.member(u"stream"_s))
        rule.stream = Stream::read(*stream, scope);
    if (const auto priority = node.member(u"priority"_s))
        rule.priority = priority->integer(-1'000'000, 1'000'000);
    if (const auto times = node.member(u"times"_s))
        rule.times = times->integer(1, unlimited);
    return rule;
}

/// The rules of one connection: what has answered how often.
class RuleBook
{
public:
    RuleBook(std::shared_ptr<const Rules> definition,
             std::shared_ptr<Conversation> conversation,
             const MockSetup &setup)
        : m_definition(std::move(definition))
        , m_conversation(std::move(conversation))
        , m_setup(setup)
        , m_used(size_t(m_definition->rules.size()), 0)
    {
        if (m_definition->upstream)
            m_passOn = setup.services.passOn(*m_definition->upstream, m_conversation->socket());
    }

    void answer(const WsMessage &message)
    {
        if (m_conversation->isSilent())
            return;
        const Received received(message);
        Context context = m_conversation->received(received);
        const bool isForAStream = m_conversation->stopStreams(received);
        for (qsizetype i = 0; i < m_definition->rules.size(); ++i) {
            const Rule &rule = m_definition->rules.at(i);
            if (m_used[size_t(i)] >= rule.times || !rule.when.holds(received, context))
                continue;
            rule.when.capture(received, context);
            if (m_setup.watch)
                m_setup.watch->answered(m_conversation->socket().id(), rule.words());
            return play(rule, m_used[size_t(i)]++, context);
        }
        if (m_passOn)
            return m_passOn(message);
        if (m_definition->fallback.isEmpty() && m_setup.services.missed && !isForAStream)
            tell(received, context);
        m_conversation->play(m_definition->fallback, context);
    }

    void end() { m_conversation->play(m_definition->farewell, m_conversation->context()); }

private:
    void play(const Rule &rule, qint64 used, const Context &context)
    {
        const qsizetype count = rule.replies.size();
        const qsizetype chosen = count == 1 ? 0
            : rule.pick == Rule::Pick::Turn ? qsizetype(used % count)
                                            : context.random->bounded(int(count));
        if (rule.stream)
            m_conversation->play(rule.replies.at(chosen), *rule.stream, context);
        else
            m_conversation->play(rule.replies.at(chosen), context);
    }

    /// Which rule was the nearest to answer, and why it did not.
    void tell(const Received &received, const Context &context) const
    {
        MockMiss miss { .path = m_definition->path,
                        .connection = m_conversation->socket().id(),
                        .message = received.message };
        double most = -1;
        for (qsizetype i = 0; i < m_definition->rules.size(); ++i) {
            const Rule &rule = m_definition->rules.at(i);
            const Mismatch mismatch = rule.when.holds(received, context)
                ? Mismatch { .nearness = 1,
                             .why = u"it has answered as often as it may (times: %1)"_s.arg(
                                 rule.times) }
                : rule.when.mismatch(received, context);
            if (mismatch.nearness > most) {
                most = mismatch.nearness;
                miss.nearest = rule.words();
                miss.why = mismatch.why;
            }
        }
        m_setup.services.missed(miss);
    }

    const std::shared_ptr<const Rules> m_definition;
    const std::shared_ptr<Conversation> m_conversation;
    const MockSetup m_setup;
    std::vector<qint64> m_used; ///< of each rule
    std::function<void(const WsMessage &)> m_passOn; ///< to the server behind a proxy
};

Rules rulesOf(const Node &node, const Scope &scope)
{
    Rules rules { .path = scope.path,
                  .greeting = steps(node.member(u"greeting"_s), scope),
                  .fallback = steps(node.member(u"fallback"_s), scope) };
    if (const auto farewell = node.member(u"farewell"_s))
        rules.farewell = Step::readFarewell(*farewell, scope);
    if (const auto stream = node.member(u"stream"_s))
        rules.stream = Stream::read(*stream, scope);
    if (const auto list = node.member(u"rules"_s)) {
        for (const Node &rule : list->elements()) {
            rules.rules.append(ruleOf(rule, scope));
            rules.rules.last().number = rules.rules.size();
        }
    }
    std::ranges::stable_sort(rules.rules, std::ranges::greater(), &Rule::priority);
    return rules;
}

/// In the order of the file.
QStringList namesOf(const Rules &rules)
{
    QStringList names(rules.rules.size());
    for (const Rule &rule : rules.rules)
        names[rule.number - 1] = rule.words();
    return names;
}

void converse(const std::shared_ptr<const Rules> &rules,
              const MockSetup &setup,
              const Request &request,
              const WebSocket &socket)
{
    const auto conversation = std::make_shared<Conversation>(socket, request, setup);
    const auto book = std::make_shared<RuleBook>(rules, conversation, setup);
    if (rules->stream)
        conversation->play(rules->greeting, *rules->stream, conversation->context());
    else
        conversation->play(rules->greeting, conversation->context());
    socket.onMessage([book](const WsMessage &message) { book->answer(message); });
    if (!rules->farewell.isEmpty())
        socket.onClose([book](const WsStatus &, Side, bool) { book->end(); });
}

MakeHandler handlerOf(Rules rules)
{
    return [rules = std::make_shared<const Rules>(std::move(rules))](
               const MockSetup &setup) -> WsHandler {
        if (setup.watch)
            setup.watch->hasRules(setup, namesOf(*rules));
        return [rules, setup](const Request &request) -> WsResponse {
            if (rules->upstream && !setup.services.passOn)
                return refuse(Response(502).body("a proxy has a server only where it is hosted"));
            return [rules, setup, request](const WebSocket &socket) {
                converse(rules, setup, request, socket);
            };
        };
    };
}
} // namespace

MakeHandler readRules(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"greeting"_s, u"stream"_s, u"rules"_s, u"fallback"_s, u"farewell"_s });
    return handlerOf(rulesOf(node, scope));
}

MakeHandler readProxy(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"to"_s, u"greeting"_s, u"stream"_s, u"rules"_s, u"farewell"_s });
    Rules rules = rulesOf(node, scope);
    const Node to = node.required(u"to"_s);
    const QUrl url(to.string(), QUrl::StrictMode);
    const bool isWebSocket = url.scheme() == u"ws"_s || url.scheme() == u"wss"_s;
    if (!url.isValid() || !isWebSocket || url.host().isEmpty() || url.hasQuery())
        to.fail(u"must be the URL of a server, ws://host:port or wss://..., without a query"_s);
    rules.upstream = url;
    return handlerOf(std::move(rules));
}

} // namespace jackfield::mock
