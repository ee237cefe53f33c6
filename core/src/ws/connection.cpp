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
{
    for (const WsObserver &observer : std::as_const(setup.observers))
        addObserver(observer);
}

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
    if (m_state == State::Ended)
        return;
    if (m_isObserved)
        observe({ .kind = WsEvent::Kind::Message, .from = other(m_side), .message = message });
    deliverLater({ message });
}

void Connection::messageArrived(const WsMessage &message)
{
    if (m_isObserved || m_isDelivering || (!m_isClear && !isClear())
        || m_transport->bufferedBytes() > m_limits.highWaterBytes)
        return messageReceived(message);
    m_isDelivering = true;
    callAll(m_heard, message);
    m_isDelivering = false;
    if (m_end)
        m_heard.clear();
    if (std::exchange(m_drainsLater, false))
        drain();
}

/// Whether nothing is in the way of a message that arrives now.
bool Connection::isClear()
{
    const std::scoped_lock lock(m_mutex);
    const bool isClear = m_state == State::Open && !m_awake && m_received.empty()
        && !m_listeners.message.isEmpty() && !m_abandoned;
    if (isClear)
        m_heard = m_listeners.message;
    m_isClear = isClear;
    return isClear;
}

void Connection::frameReceived(const WsFrame &frame)
{
    if (!m_showsFrames)
        return;
    const std::scoped_lock wire(m_wire);
    for (const WsObserver &observer : std::as_const(m_observers)) {
        if (observer.frame)
            observer.frame(frame, other(m_side));
    }
}

void Connection::illegalFrameReceived(const QByteArray &bytes)
{
    received({ .kind = WsEvent::Kind::Frame, .from = other(m_side), .payload = bytes });
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
        m_isClear = false;
    }
    received({ .kind = WsEvent::Kind::Close, .from = other(m_side), .status = status });
}

void Connection::pongAnswered(const QByteArray &payload)
{
    answering({ .kind = WsEvent::Kind::Pong, .from = m_side, .payload = payload });
}

void Connection::closeAnswered(const std::optional<WsStatus> &status)
{
    answering({ .kind = WsEvent::Kind::Close, .from = m_side, .status = status });
}

void Connection::answering(const WsEvent &event)
{
    if (!m_isObserved || m_state == State::Ended)
        return;
    const std::scoped_lock wire(m_wire);
    leaving(event);
}

void Connection::errorOccurred(const Error &error)
{
    received({ .kind = WsEvent::Kind::Error, .from = other(m_side), .error = error });
}

void Connection::ownBytesQueued(qint64 waiting)
{
    if (isOpen())
        dropOverfull(waiting);
}

void Connection::bytesWritten()
{
    if (!m_waitsForSpace || m_transport->bufferedBytes() > m_limits.highWaterBytes / 2)
        return;
    QList<WebSocket::WritableListener> listeners;
    bool wasStalled = false;
    {
        const std::scoped_lock lock(m_mutex);
        m_waitsForSpace = false;
        wasStalled = std::exchange(m_isStalled, false);
        if (std::exchange(m_wantsWritable, false))
            listeners = m_listeners.writable;
    }
    if (wasStalled)
        wake();
    if (!listeners.isEmpty())
        m_transport->post([self = shared_from_this(), listeners] { self->callAll(listeners); });
}

void Connection::ended(bool clean)
{
    WsEvent end { .kind = WsEvent::Kind::End };
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state == State::Ended)
            return;
        m_state = State::Ended;
        m_isClear = false;
        end.from = m_initiator.value_or(other(m_side));
        end.status = clean ? m_status : WsStatus::AbnormalClosure;
        end.clean = clean;
    }
    received(std::move(end));
}

void Connection::received(WsEvent &&event)
{
    // The end is the last thing that is seen of a connection.
    if (m_state == State::Ended && event.kind != WsEvent::Kind::End)
        return;
    if (m_isObserved)
        observe(event);
    deliverLater({ {}, std::make_unique<const WsEvent>(std::move(event)) });
}

void Connection::observe(const WsEvent &event)
{
    const std::scoped_lock wire(m_wire);
    for (const WsObserver &observer : std::as_const(m_observers)) {
        if (observer.event)
            observer.event(event);
    }
}

void Connection::deliverLater(Received &&received)
{
    if (enqueue(std::move(received)))
        m_transport->post([self = shared_from_this()] { self->drain(); });
}

/// Whether a drain is to be posted.
bool Connection::enqueue(Received &&received)
{
    bool isTooMuch = false;
    bool isFirst = false;
    {
        const std::scoped_lock lock(m_mutex);
        const bool isEnd = received.rare && received.rare->kind == WsEvent::Kind::End;
        if (m_state == State::Ended && !isEnd)
            return false;
        if (!received.rare) {
            m_undeliveredBytes += received.message.approximateSize();
            isTooMuch = m_undeliveredBytes > m_limits.highWaterBytes;
        }
        m_received.push_back(std::move(received));
        m_isClear = false;
        isFirst = !std::exchange(m_awake, true);
    }
    if (isTooMuch)
        pauseOrResume();
    return isFirst;
}

/// Reads no more from a peer whose messages wait; one that cannot be paused, does not read, and sends on, is dropped.
void Connection::pauseOrResume()
{
    bool isFlood = false;
    {
        const std::scoped_lock pausing(m_pausing);
        bool pauses = false;
        {
            const std::scoped_lock lock(m_mutex);
            const bool isOpen = m_state == State::Open; // else the answer to a close must be heard
            pauses = isOpen && (m_isPausedByUser || m_undeliveredBytes > m_limits.highWaterBytes);
            isFlood = isOpen && m_isStalled && m_undeliveredBytes > m_limits.unsentBytes;
            if (pauses == m_isPaused && !isFlood)
                return;
            m_isPaused = pauses;
        }
        isFlood = !m_transport->setReadingPaused(pauses) && isFlood;
    }
    if (isFlood)
        dropOverfull(m_limits.unsentBytes + 1);
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
    if (!m_isObserved)
        return;
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
        if (std::exchange(m_awake, true))
            return;
        m_isClear = false;
    }
    m_transport->post([self = shared_from_this()] { self->drain(); });
}

void Connection::drain()
{
    if (m_isDelivering) {
        m_drainsLater = true;
        return;
    }
    flushObservers();
    m_inTurn = true;
    while (const auto due = takeNext(m_transport->bufferedBytes()))
        deliver(*due);
    m_inTurn = false;
    flushObservers();
    pauseOrResume();
}

std::optional<Connection::Due> Connection::takeNext(qint64 buffered)
{
    bool overfull = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (buffered > m_limits.highWaterBytes && !m_received.empty() && m_state != State::Ended) {
            m_isStalled = true; // what was sent must leave before more is answered
            m_waitsForSpace = true;
            m_awake = false;
            return std::nullopt;
        }
        while (!m_received.empty()) {
            Received next = std::move(m_received.front());
            m_received.pop_front();
            const qint64 size = next.rare ? 0 : next.message.approximateSize();
            m_undeliveredBytes -= size;
            if (m_abandoned && !(next.rare && next.rare->kind == WsEvent::Kind::End))
                continue;
            if (next.rare)
                return Due { std::move(next), {} };
            if (m_initiator == m_side)
                continue; // this side has closed: observed, not delivered
            if (!m_listeners.message.isEmpty())
                return Due { std::move(next), m_listeners.message };
            m_unheardBytes += size;
            m_unheard.push_back(std::move(next.message));
            overfull = overfull || m_unheardBytes > m_limits.unheardBytes;
        }
        m_awake = false;
    }
    if (overfull)
        close(
            WsStatus::PolicyViolation.withReason(QStringLiteral("nobody listens to the messages")));
    return std::nullopt;
}

template<typename Function, typename... Arguments>
void Connection::callAll(const QList<Function> &functions, const Arguments &...arguments)
{
    for (const Function &function : functions) {
        if (!m_abandoned) // the function before may have done it
            guarded([&] { function(arguments...); });
    }
}

void Connection::deliver(const Due &due)
{
    if (due.received.rare)
        deliverRare(*due.received.rare);
    else
        callAll(due.listeners, due.received.message);
}

void Connection::deliverRare(const WsEvent &event)
{
    if (event.kind == WsEvent::Kind::End)
        return finish(event);
    Listeners listeners;
    {
        const std::scoped_lock lock(m_mutex);
        listeners = m_listeners;
    }
    if (event.kind == WsEvent::Kind::Ping)
        callAll(listeners.ping, event.payload);
    else if (event.kind == WsEvent::Kind::Pong)
        callAll(listeners.pong, event.payload);
    else if (event.kind == WsEvent::Kind::Error)
        tellError(listeners.error, event.error);
}

/// What a listener of errors throws is not told to it again: that would never end.
void Connection::tellError(const QList<WebSocket::ErrorListener> &listeners, const Error &error)
{
    m_tellsError = true;
    callAll(listeners, error);
    m_tellsError = false;
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
    if (!m_isDelivering)
        m_heard.clear();
    for (const auto &listener : std::as_const(last.close))
        guarded([&] { listener(*end.status, end.from, end.clean); });
}

} // namespace jackfield
