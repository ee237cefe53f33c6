// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversation_p.h"
#include "watch_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

struct Conversation::Running
{
    Stream stream;
    Context context; ///< `count`: messages sent so far
    std::chrono::microseconds due {}; ///< when the next is to be sent, by the connection's clock
    qint64 owed = 0; ///< messages that are due and not sent
    bool isOver = false;
};

Conversation::Conversation(WebSocket socket, const Request &request, const MockSetup &setup)
    : m_socket(std::move(socket))
    , m_context(Context::of(request, setup))
    , m_rooms(setup.rooms)
    , m_everyone(m_rooms->everyone(setup.route))
{
    m_context.state =
        setup.watch ? setup.watch->stateOf(m_socket.id()) : std::make_shared<Variables>();
    m_everyone.join(m_socket);
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
    play(steps, context, [self = shared_from_this(), running] {
        running->due = self->m_socket.elapsed();
        self->schedule(running);
    });
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
        void operator()(const Step::Close &what) const
        {
            self.m_socket.close({ what.code, what.reason.expand(context) });
        }
        void operator()(const Step::Join &what) const
        {
            self.m_rooms->join(what.room.expand(context), self.m_socket);
        }
        void operator()(const Step::Leave &what) const
        {
            self.m_rooms->leave(what.room.expand(context), self.m_socket);
        }
        /// What was said in this turn leaves first.
        void operator()(const Step::HalfOpen &) const { self.fallSilent(); }
        void operator()(const Step::Abort &) const
        {
            self.m_isSilent = true;
            self.m_socket.after({}, [socket = self.m_socket] { socket.abort(); });
        }
        void operator()(const Step::Raw &what) const
        {
            if (self.m_socket.sendRaw(what.bytes) != SendResult::Unsupported)
                return;
            if (what.message)
                self.m_socket.send(*what.message);
            else if (!what.isPart)
                self.m_socket.abort();
        }
        void operator()(const Step::Set &what) const
        {
            for (const auto &[name, made] : what.variables)
                context.state->set(name,
                                   JsonValue::parse(made.expand(context)).value_or(JsonValue()));
        }
    };
    if (!m_isSilent)
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
        m_everyone.broadcast(message, except);
        break;
    case Target::Who::Room:
        m_rooms->broadcast(say.to.room.expand(context), message, except);
        break;
    }
}

/// What was said leaves all the same.
void Conversation::fallSilent()
{
    m_isSilent = true;
    m_everyone.leave(m_socket);
    m_rooms->leaveAll(m_socket);
    m_socket.setPongsMuted(true);
    m_socket.setReadingPaused(true);
}

void Conversation::close(const WsStatus &status) const
{
    if (!m_isSilent)
        m_socket.close(status);
}

bool Conversation::stopStreams(const Received &message)
{
    bool isStopped = false;
    m_running.removeIf([&](const std::shared_ptr<Running> &running) {
        Context context = running->context; // of what began it
        context.count = m_context.count;
        const auto &until = running->stream.until;
        if (!running->isOver && until && until->holds(message, context))
            running->isOver = isStopped = true;
        return running->isOver;
    });
    return isStopped;
}

/// By the time at which it was due, not by that at which the last one was sent: so a stream keeps its rate.
void Conversation::schedule(const std::shared_ptr<Running> &running)
{
    const Stream &stream = running->stream;
    running->due += stream.pauseBefore(running->context.count);
    const auto at = running->due + stream.wobble(*m_context.random);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(at - m_socket.elapsed());
    m_socket.after(std::max(left, std::chrono::milliseconds(0)),
                   [self = shared_from_this(), running] { self->tick(running); });
}

/// What is due until now.
void Conversation::tick(const std::shared_ptr<Running> &running)
{
    if (m_isSilent)
        return;
    constexpr qint64 mostInATurn = 10'000;
    constexpr std::chrono::seconds farBehind(1);
    const Stream &stream = running->stream;
    const auto now = m_socket.elapsed();
    if (now - running->due > farBehind)
        running->due = now;
    while (true) {
        running->owed += stream.burst;
        const auto next = running->due + stream.pauseBefore(running->context.count + running->owed);
        if (next > now || running->owed >= mostInATurn)
            break;
        running->due = next;
    }
    pay(running);
}

/// A peer that reads slowly gets it later, all of it.
void Conversation::pay(const std::shared_ptr<Running> &running)
{
    if (m_isSilent)
        return;
    constexpr qint64 enoughWaits = 1 << 20;
    while (!running->isOver && running->owed > 0 && m_socket.bufferedBytes() < enoughWaits) {
        --running->owed;
        sendNext(*running);
        if (running->isOver)
            return play(running->stream.then, running->context);
    }
    if (running->isOver) // a message has ended it
        return;
    if (running->owed == 0)
        return schedule(running);
    m_socket.after(std::chrono::milliseconds(1),
                   [self = shared_from_this(), running] { self->pay(running); });
}

void Conversation::sendNext(Running &running) const
{
    const qint64 number = running.context.count++;
    m_socket.send(running.stream.source->message(number, running.context));
    const qint64 sent = running.context.count;
    running.isOver = sent == running.stream.count || running.stream.source->isLast(number);
}

} // namespace jackfield::mock
