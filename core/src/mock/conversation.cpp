// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversation_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

struct Conversation::Running
{
    Stream stream;
    Context context; ///< `count`: messages sent so far
    bool isOver = false;
};

Stream Stream::read(const Node &node, const Scope &scope)
{
    constexpr qint64 day = 86'400'000;
    node.expectKeys(MessageTemplate::keys() + QStringList { u"every"_s, u"count"_s, u"until"_s });
    Stream stream;
    stream.every = std::chrono::milliseconds(node.required(u"every"_s).integer(1, day));
    stream.message = MessageTemplate::read(node, scope);
    if (const auto count = node.member(u"count"_s))
        stream.count = count->integer(1, std::numeric_limits<qint64>::max());
    if (const auto until = node.member(u"until"_s))
        stream.until = Condition::read(*until, scope);
    return stream;
}

Conversation::Conversation(WebSocket socket,
                           Request request,
                           const MockSetup &setup,
                           Company company)
    : m_socket(std::move(socket))
    , m_context { .request = std::move(request),
                  .clock = setup.clock,
                  .random = std::make_shared<QRandomGenerator>(setup.seed()),
                  .state = std::make_shared<Variables>() }
    , m_company(std::move(company))
{
    if (m_company.rooms)
        m_company.everyone.join(m_socket);
}

Context Conversation::received(const Received &message)
{
    ++m_context.count;
    Context context = m_context;
    context.message = message.message;
    context.json = message.json;
    return context;
}

void Conversation::play(QList<Step> steps, const Context &context)
{
    play(std::move(steps), context, {});
}

void Conversation::play(const QList<Step> &steps, const Stream &stream, const Context &context)
{
    const auto running = std::make_shared<Running>(stream, context);
    running->context.count = 0;
    m_running.append(running);
    play(steps, context, [self = shared_from_this(), running] { self->schedule(running); });
}

void Conversation::play(QList<Step> steps,
                        const Context &context,
                        const std::function<void()> &after)
{
    while (!steps.isEmpty()) {
        Step step = steps.takeFirst();
        const auto delay = std::exchange(step.delay, {});
        if (delay.count() > 0) {
            steps.prepend(step);
            const auto self = shared_from_this();
            m_socket.after(delay, [=] { self->play(steps, context, after); });
            return;
        }
        perform(step, context);
    }
    if (after)
        after();
}

void Conversation::perform(const Step &step, const Context &context)
{
    struct Visitor
    {
        Conversation &self;
        const Context &context;

        void operator()(const Step::Say &what) const { self.say(what, context); }
        void operator()(const WsStatus &status) const { self.m_socket.close(status); }
        void operator()(const Step::Join &what) const
        {
            self.m_company.rooms->join(what.room.expand(context), self.m_socket);
        }
        void operator()(const Step::Leave &what) const
        {
            self.m_company.rooms->leave(what.room.expand(context), self.m_socket);
        }
        void operator()(const Step::Set &what) const
        {
            for (const auto &[name, made] : what.variables)
                context.state->insert(name,
                                      JsonValue::parse(made.expand(context)).value_or(JsonValue()));
        }
    };
    std::visit(Visitor { *this, context }, step.what);
}

void Conversation::say(const Step::Say &say, const Context &context)
{
    const WsMessage message = say.message.expand(context);
    const quint64 except = say.to.butSender ? m_socket.id() : 0;
    switch (say.to.who) {
    case Target::Who::Sender:
        m_socket.send(message);
        break;
    case Target::Who::Route:
        m_company.everyone.broadcast(message, except);
        break;
    case Target::Who::Room:
        m_company.rooms->broadcast(say.to.room.expand(context), message, except);
        break;
    }
}

void Conversation::stopStreams(const Received &message)
{
    m_running.removeIf([&](const std::shared_ptr<Running> &running) {
        const auto &until = running->stream.until;
        running->isOver = running->isOver || (until && until->holds(message, running->context));
        return running->isOver;
    });
}

void Conversation::schedule(const std::shared_ptr<Running> &running)
{
    m_socket.after(running->stream.every, [self = shared_from_this(), running] {
        if (running->isOver)
            return;
        ++running->context.count;
        running->isOver = running->context.count == running->stream.count;
        self->m_socket.send(running->stream.message.expand(running->context));
        if (!running->isOver)
            self->schedule(running);
    });
}

} // namespace jackfield::mock
