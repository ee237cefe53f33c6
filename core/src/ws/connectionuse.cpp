// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a handle asks of its connection.
#include "connection_p.h"

namespace jackfield {

void Connection::report(const Error &error)
{
    received({ .kind = WsEvent::Kind::Error, .from = m_side, .error = error });
}

void Connection::failed(const WsStatus &status, const QString &details)
{
    if (!m_tellsError)
        report({ Error::Code::Invalid, details, {} });
    close(status.isSendable() ? status : WsStatus::InternalError);
}

bool Connection::isConnectionThread()
{
    return runsConnections;
}

bool Connection::isOpen() const
{
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
    if (dropOverfull(buffered) || !handOver(message))
        return SendResult::Closed;
    if (buffered <= m_limits.highWaterBytes)
        return SendResult::Accepted;
    {
        const std::scoped_lock lock(m_mutex);
        m_wantsWritable = true;
        m_waitsForSpace = true;
    }
    // It may have left before anybody wanted to know.
    if (m_transport->bufferedBytes() <= m_limits.highWaterBytes / 2)
        m_transport->post([self = shared_from_this()] { self->bytesWritten(); });
    return SendResult::Buffered;
}

/// False if the connection is not open.
bool Connection::handOver(const WsMessage &message)
{
    if (!m_isObserved && isOpen() && m_transport->sendMessageNow(message))
        return true;
    const std::scoped_lock wire(m_wire);
    if (!isOpen())
        return false;
    if (m_isObserved)
        showLeaving(message);
    m_transport->sendMessage(message);
    return true;
}

void Connection::showLeaving(const WsMessage &message)
{
    if (m_showsFrames) {
        if (const auto frame = m_transport->prepare(message)) {
            for (const WsObserver &observer : std::as_const(m_observers)) {
                if (observer.frame)
                    observer.frame(*frame, m_side);
            }
        }
    }
    leaving({ .kind = WsEvent::Kind::Message, .from = m_side, .message = message });
}

bool Connection::dropOverfull(qint64 buffered)
{
    if (buffered <= m_limits.unsentBytes)
        return false;
    abort({ Error::Code::Refused,
            QStringLiteral("%1 bytes wait for a peer that does not read; it is dropped")
                .arg(buffered),
            {} });
    return true;
}

void Connection::close(const std::optional<WsStatus> &status)
{
    if (status && !status->isSendable()) {
        return report({ Error::Code::Invalid,
                        QStringLiteral("close code %1 may not be sent (RFC 6455 section 7.4)")
                            .arg(status->code),
                        {} });
    }
    {
        const std::scoped_lock wire(m_wire);
        {
            const std::scoped_lock lock(m_mutex);
            if (m_state != State::Open)
                return;
            m_state = State::Closing;
            m_isClear = false;
            m_initiator = m_side;
            m_status = status.value_or(WsStatus::NoStatusReceived);
            m_status.reason = QString::fromUtf8(m_status.reasonBytes());
        }
        std::optional<WsStatus> sent;
        if (status)
            sent = m_status;
        leaving({ .kind = WsEvent::Kind::Close, .from = m_side, .status = sent });
        m_transport->sendClose(sent);
    }
    pauseOrResume();
}

void Connection::abort()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state == State::Ended)
            return;
        m_state = State::Closing;
        m_isClear = false;
        m_initiator = m_initiator.value_or(m_side);
    }
    m_transport->abort();
}

void Connection::abort(const Error &fault)
{
    report(fault);
    abort();
}

void Connection::abandon()
{
    m_abandoned = true;
    abort();
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
    leaving({ .kind = WsEvent::Kind::Ping, .from = m_side, .payload = payload });
    m_transport->sendPing(payload);
}

SendResult Connection::sendRaw(const QByteArray &bytes)
{
    const std::scoped_lock wire(m_wire);
    if (!isOpen())
        return SendResult::Closed;
    if (!m_transport->sendRaw(bytes))
        return SendResult::Unsupported;
    leaving({ .kind = WsEvent::Kind::Frame, .from = m_side, .payload = bytes });
    return SendResult::Accepted;
}

bool Connection::setReadingPaused(bool paused)
{
    const std::scoped_lock pausing(m_pausing);
    {
        const std::scoped_lock lock(m_mutex);
        m_isPausedByUser = paused;
        paused = m_state == State::Open && (paused || m_undeliveredBytes > m_limits.highWaterBytes);
        m_isPaused = paused;
    }
    const bool isDone = m_transport->setReadingPaused(paused);
    if (!isDone) {
        const std::scoped_lock lock(m_mutex);
        m_isPausedByUser = false;
    }
    return isDone;
}

bool Connection::isHeldUp() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isPausedByUser || m_isStalled;
}

void Connection::addMessageListener(const WebSocket::MessageListener &listener)
{
    {
        const std::scoped_lock lock(m_mutex);
        const bool first = m_listeners.message.isEmpty();
        if (!m_end)
            m_listeners.message.append(listener);
        m_isClear = false;
        if (!first || m_unheard.empty())
            return;
        if (m_end) { // too late for a place in the list, not for what came before the end
            m_transport->post(
                [self = shared_from_this(), listener, messages = std::exchange(m_unheard, {})] {
                    for (const WsMessage &message : messages) {
                        if (!self->m_abandoned)
                            self->guarded([&] { listener(message); });
                    }
                });
            return;
        }
        for (; !m_unheard.empty(); m_unheard.pop_back())
            m_received.push_front({ std::move(m_unheard.back()) });
        m_undeliveredBytes += std::exchange(m_unheardBytes, 0);
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

template<typename Listener>
void Connection::keep(QList<Listener> &list, const Listener &listener)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_end)
        list.append(listener);
}

void Connection::addErrorListener(const WebSocket::ErrorListener &listener)
{
    keep(m_listeners.error, listener);
}

void Connection::addPingListener(const WebSocket::PayloadListener &listener)
{
    keep(m_listeners.ping, listener);
}

void Connection::addPongListener(const WebSocket::PayloadListener &listener)
{
    keep(m_listeners.pong, listener);
}

void Connection::addWritableListener(const WebSocket::WritableListener &listener)
{
    keep(m_listeners.writable, listener);
}

void Connection::addObserver(const WsObserver &observer)
{
    const std::scoped_lock wire(m_wire);
    m_observers.append(observer);
    m_isObserved = true;
    if (observer.frame)
        m_showsFrames = true;
}

void Connection::repeat(std::chrono::milliseconds interval,
                        const std::function<void()> &task,
                        bool again)
{
    if (again) // time must pass between two runs
        interval = std::max(interval, std::chrono::milliseconds(1));
    quint64 timer = 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_end)
            return;
        timer = ++m_lastTimer;
        m_timers.emplace(
            timer, Timer { interval, std::make_shared<const std::function<void()>>(task), again });
    }
    scheduleTimer(timer, interval);
}

void Connection::scheduleTimer(quint64 timer, std::chrono::milliseconds delay)
{
    m_transport->schedule(delay, [weak = weak_from_this(), timer] {
        if (const auto self = weak.lock())
            self->fireTimer(timer);
    });
}

void Connection::fireTimer(quint64 timer)
{
    Timer due;
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_timers.find(timer);
        if (found == m_timers.end() || m_state != State::Open)
            return;
        due = found->second;
        if (!due.again)
            m_timers.erase(found);
    }
    m_inTurn = true;
    guarded(*due.task);
    m_inTurn = false;
    flushObservers();
    if (due.again)
        scheduleTimer(timer, due.interval);
}

} // namespace jackfield
