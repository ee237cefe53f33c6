// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/connection.h>
#include <jackfield/ws/handlerfailure.h>

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
    while (const auto event = takeNext())
        deliver(*event);
    m_inTurn = false;
    flushObservers();
}

std::optional<WsEvent> Connection::takeNext()
{
    bool overfull = false;
    {
        const std::scoped_lock lock(m_mutex);
        while (!m_events.empty()) {
            WsEvent event = std::move(m_events.front());
            m_events.pop_front();
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
        for (const auto &function : functions)
            guarded([&] { function(arguments...); });
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
    {
        const std::scoped_lock lock(m_mutex);
        m_end = end;
        std::swap(last, m_listeners); // a handle captured in its own callback must not leak
    }
    for (const auto &listener : std::as_const(last.close))
        guarded([&] { listener(*end.status, end.from, end.clean); });
}

template<typename Task>
void Connection::guarded(const Task &task)
{
    try {
        task();
    } catch (const HandlerFailure &failure) {
        report({ Error::Code::Invalid, failure.text(), {} });
        close(failure.closeStatus().withReason(failure.text()));
    } catch (const std::exception &failure) {
        report({ Error::Code::Invalid, QString::fromUtf8(failure.what()), {} });
        close(WsStatus::InternalError);
    } catch (...) {
        report({ Error::Code::Invalid, QStringLiteral("user code threw something unknown"), {} });
        close(WsStatus::InternalError);
    }
}

void Connection::report(const Error &error)
{
    received({ .kind = WsEvent::Kind::Error, .from = m_side, .error = error });
}

// ---- what the handle asks

bool Connection::isOpen() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state == State::Open;
}

SendResult Connection::send(const WsMessage &message)
{
    if (!message.isWellFormed()) {
        report(
            { Error::Code::Invalid,
              QStringLiteral(
                  "the text is not valid Unicode (a lone surrogate, or bytes that are not UTF-8) "
                  "and was not sent"),
              {} });
        return SendResult::Malformed;
    }
    const qint64 buffered = m_transport->bufferedBytes();
    if (buffered > m_limits.unsentBytes) {
        report({ Error::Code::Refused,
                 QStringLiteral("%1 bytes wait for a peer that does not read; it is dropped")
                     .arg(buffered),
                 {} });
        abort();
        return SendResult::Closed;
    }
    {
        const std::scoped_lock wire(m_wire);
        if (!isOpen())
            return SendResult::Closed;
        const WsEvent event { .kind = WsEvent::Kind::Message, .from = m_side, .message = message };
        for (const WsObserver &observer : std::as_const(m_observers)) {
            if (observer.event)
                observer.event(event);
            if (observer.flush && !m_inTurn)
                observer.flush();
        }
        m_transport->sendMessage(message);
    }
    return buffered > m_limits.highWaterBytes ? SendResult::Buffered : SendResult::Accepted;
}

void Connection::close(const std::optional<WsStatus> &status)
{
    if (status && !status->isSendable()) {
        return report({ Error::Code::Invalid,
                        QStringLiteral("close code %1 may not be sent (RFC 6455 section 7.4)")
                            .arg(status->code),
                        {} });
    }
    const std::scoped_lock wire(m_wire);
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state != State::Open)
            return;
        m_state = State::Closing;
        m_initiator = m_side;
        m_status = status.value_or(WsStatus::NoStatusReceived);
        m_status.reason = QString::fromUtf8(m_status.reasonBytes());
    }
    std::optional<WsStatus> sent;
    if (status)
        sent = m_status;
    for (const WsObserver &observer : std::as_const(m_observers)) {
        if (observer.event)
            observer.event({ .kind = WsEvent::Kind::Close, .from = m_side, .status = sent });
        if (observer.flush && !m_inTurn)
            observer.flush();
    }
    m_transport->sendClose(sent);
}

void Connection::abort()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state == State::Ended)
            return;
        m_state = State::Closing;
        m_initiator = m_initiator.value_or(m_side);
        m_status = WsStatus::AbnormalClosure;
    }
    m_transport->abort();
}

void Connection::ping(const QByteArray &payload)
{
    if (payload.size() > 125) {
        return report({ Error::Code::Invalid,
                        QStringLiteral("a ping of %1 bytes; RFC 6455 section 5.5 allows 125")
                            .arg(payload.size()),
                        {} });
    }
    const std::scoped_lock wire(m_wire);
    if (!isOpen())
        return;
    for (const WsObserver &observer : std::as_const(m_observers)) {
        if (observer.event)
            observer.event({ .kind = WsEvent::Kind::Ping, .from = m_side, .payload = payload });
    }
    m_transport->sendPing(payload);
}

void Connection::addMessageListener(const WebSocket::MessageListener &listener)
{
    {
        const std::scoped_lock lock(m_mutex);
        const bool first = m_listeners.message.isEmpty();
        if (!m_end)
            m_listeners.message.append(listener);
        if (!first || m_unheard.empty())
            return;
        if (m_end) { // too late for a place in the list, not for what came before the end
            m_transport->post(
                [self = shared_from_this(), listener, events = std::exchange(m_unheard, {})] {
                    for (const WsEvent &event : events)
                        self->guarded([&] { listener(event.message); });
                });
            return;
        }
        for (; !m_unheard.empty(); m_unheard.pop_back())
            m_events.push_front(std::move(m_unheard.back()));
        m_unheardBytes = 0;
    }
    wake();
}

void Connection::addCloseListener(const WebSocket::CloseListener &listener)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_end) {
        m_listeners.close.append(listener);
        return;
    }
    m_transport->post([self = shared_from_this(), listener, end = *m_end] {
        self->guarded([&] { listener(*end.status, end.from, end.clean); });
    });
}

void Connection::addErrorListener(const WebSocket::ErrorListener &listener)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_end)
        m_listeners.error.append(listener);
}

void Connection::addPingListener(const WebSocket::PayloadListener &listener)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_end)
        m_listeners.ping.append(listener);
}

void Connection::addPongListener(const WebSocket::PayloadListener &listener)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_end)
        m_listeners.pong.append(listener);
}

void Connection::addObserver(const WsObserver &observer)
{
    const std::scoped_lock wire(m_wire);
    m_observers.append(observer);
}

void Connection::repeat(std::chrono::milliseconds interval,
                        const std::function<void()> &task,
                        bool again)
{
    if (again) // time must pass between two runs
        interval = std::max(interval, std::chrono::milliseconds(1));
    m_transport->schedule(interval, [weak = weak_from_this(), interval, task, again] {
        const auto self = weak.lock();
        if (!self || !self->isOpen())
            return;
        self->m_inTurn = true;
        self->guarded(task);
        self->m_inTurn = false;
        self->flushObservers();
        if (again)
            self->repeat(interval, task, again);
    });
}

} // namespace jackfield
