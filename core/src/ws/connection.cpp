// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connection_p.h"

namespace jackfield {

namespace {
quint64 nextId()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

} // namespace

Connection::Connection(Setup setup)
    : m_side(setup.side)
    , m_opened(std::move(setup.opened))
    , m_peer(std::move(setup.peer))
    , m_id(nextId())
    , m_limits(setup.limits)
    , m_transport(std::move(setup.transport))
    , m_observers(std::move(setup.observers))
{ }

void Connection::start(const WsConsumer &consumer)
{
    m_inTurn = true;
    guarded([&] { consumer(WebSocket(shared_from_this())); });
    m_inTurn = false;
    flushObservers();
}

// ---- what the transport tells

void Connection::messageReceived(const WsMessage &message)
{
    received({ .kind = WsEvent::Kind::Message, .from = other(m_side), .message = message });
}

void Connection::pingReceived(const QByteArray &payload)
{
    received({ .kind = WsEvent::Kind::Ping, .from = other(m_side), .payload = payload });
}

void Connection::pongReceived(const QByteArray &payload)
{
    received({ .kind = WsEvent::Kind::Pong, .from = other(m_side), .payload = payload });
}

void Connection::closeReceived(const std::optional<WsStatus> &status)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state == State::Ended)
            return;
        if (!m_initiator) {
            m_initiator = other(m_side);
            m_status = status.value_or(WsStatus::NoStatusReceived);
        }
        m_state = State::Closing;
    }
    received({ .kind = WsEvent::Kind::Close, .from = other(m_side), .status = status });
}

void Connection::errorOccurred(const Error &error)
{
    received({ .kind = WsEvent::Kind::Error, .from = other(m_side), .error = error });
}

void Connection::ownBytesWritten()
{
    if (isOpen())
        dropOverfull(m_transport->bufferedBytes());
}

void Connection::ended(bool clean)
{
    WsEvent end { .kind = WsEvent::Kind::End };
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state == State::Ended)
            return;
        m_state = State::Ended;
        end.from = m_initiator.value_or(other(m_side));
        end.status = clean ? m_status : WsStatus::AbnormalClosure;
        end.clean = clean;
    }
    received(end);
}

void Connection::received(WsEvent event)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state == State::Ended && event.kind != WsEvent::Kind::End)
            return; // the end is the last thing that is seen of a connection
    }
    observe(event);
    {
        const std::scoped_lock lock(m_mutex);
        m_events.push_back(std::move(event));
    }
    wake();
}

void Connection::observe(const WsEvent &event)
{
    const std::scoped_lock wire(m_wire);
    for (const WsObserver &observer : std::as_const(m_observers)) {
        if (observer.event)
            observer.event(event);
    }
}

void Connection::leaving(const WsEvent &event)
{
    for (const WsObserver &observer : std::as_const(m_observers)) {
        if (observer.event)
            observer.event(event);
        if (observer.flush && !m_inTurn)
            observer.flush();
    }
}

void Connection::flushObservers()
{
    const std::scoped_lock wire(m_wire);
    for (const WsObserver &observer : std::as_const(m_observers)) {
        if (observer.flush)
            observer.flush();
    }
}

// ---- delivery, on the connection's thread

void Connection::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_awake)
            return;
        m_awake = true;
    }
    m_transport->post([self = shared_from_this()] { self->drain(); });
}

void Connection::drain()
{
    flushObservers();
    m_inTurn = true;
    bool isFull = false;
    while (!isFull) {
        const auto event = takeNext();
        if (!event)
            break;
        deliver(*event);
        isFull = m_transport->bufferedBytes() > m_limits.highWaterBytes;
    }
    m_inTurn = false;
    flushObservers();
    if (isFull) // what was sent must leave before more is answered
        m_transport->post([self = shared_from_this()] { self->drain(); });
}

std::optional<WsEvent> Connection::takeNext()
{
    bool overfull = false;
    {
        const std::scoped_lock lock(m_mutex);
        while (!m_events.empty()) {
            WsEvent event = std::move(m_events.front());
            m_events.pop_front();
            if (m_abandoned && event.kind != WsEvent::Kind::End)
                continue;
            const bool isMessage = event.kind == WsEvent::Kind::Message;
            if (isMessage && m_initiator == m_side)
                continue; // this side has closed: observed, not delivered
            if (!isMessage || !m_listeners.message.isEmpty())
                return event;
            m_unheardBytes += event.message.size();
            m_unheard.push_back(std::move(event));
            overfull = overfull || m_unheardBytes > m_limits.unheardBytes;
        }
        m_awake = false;
    }
    if (overfull)
        close(
            WsStatus::PolicyViolation.withReason(QStringLiteral("nobody listens to the messages")));
    return std::nullopt;
}

void Connection::deliver(const WsEvent &event)
{
    if (event.kind == WsEvent::Kind::End)
        return finish(event);
    Listeners listeners;
    {
        const std::scoped_lock lock(m_mutex);
        listeners = m_listeners;
    }
    const auto callAll = [this](const auto &functions, const auto &...arguments) {
        for (const auto &function : functions) {
            if (!m_abandoned) // the function before may have done it
                guarded([&] { function(arguments...); });
        }
    };
    switch (event.kind) {
    case WsEvent::Kind::Message:
        return callAll(listeners.message, event.message);
    case WsEvent::Kind::Ping:
        return callAll(listeners.ping, event.payload);
    case WsEvent::Kind::Pong:
        return callAll(listeners.pong, event.payload);
    case WsEvent::Kind::Error:
        return callAll(listeners.error, event.error);
    case WsEvent::Kind::Close:
    case WsEvent::Kind::End:
        return;
    }
}

void Connection::finish(const WsEvent &end)
{
    Listeners last;
    std::map<quint64, Timer> timers;
    {
        const std::scoped_lock lock(m_mutex);
        m_end = end;
        std::swap(last, m_listeners); // a handle captured in its own callback must not leak
        std::swap(timers, m_timers);
    }
    for (const auto &listener : std::as_const(last.close))
        guarded([&] { listener(*end.status, end.from, end.clean); });
}

void Connection::report(const Error &error)
{
    received({ .kind = WsEvent::Kind::Error, .from = m_side, .error = error });
}

} // namespace jackfield
