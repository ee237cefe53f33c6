// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "queuedtransport_p.h"

namespace jackfield::net {

void QueuedTransport::sendMessage(const WsMessage &message)
{
    if (!QueuedTransport::sendMessageNow(message)) // whatever a subclass may not do without a lock
        enqueue(message, message.approximateSize());
}

bool QueuedTransport::sendMessageNow(const WsMessage &message)
{
    if (!isDirect())
        return false;
    if (!isFinished())
        writeMessage(message);
    return true;
}

void QueuedTransport::sendPing(const QByteArray &payload)
{
    enqueue(Ping { payload }, payload.size());
}

void QueuedTransport::sendClose(const std::optional<WsStatus> &status)
{
    enqueue(Close { status }, 0);
}

void QueuedTransport::abort()
{
    m_loop->post([self = shared_from_this()] { self->drop(); });
}

void QueuedTransport::start(std::shared_ptr<Connection> connection, std::function<void()> onEnd)
{
    m_connection = std::move(connection);
    m_onEnd = std::move(onEnd);
    listen();
}

void QueuedTransport::goAway()
{
    if (!isFinished())
        m_connection->close(WsStatus::GoingAway);
}

void QueuedTransport::drop()
{
    finish(false);
}

void QueuedTransport::abandon()
{
    if (isFinished())
        return;
    m_connection->abandon();
    drop();
}

void QueuedTransport::finish(bool clean)
{
    if (isFinished())
        return;
    const auto keep = shared_from_this();
    const auto connection = std::exchange(m_connection, nullptr);
    const auto onEnd = std::exchange(m_onEnd, nullptr);
    release(clean);
    m_socketBytes = 0;
    connection->ended(clean);
    if (onEnd)
        onEnd();
}

void QueuedTransport::limitClosing()
{
    schedule(m_closeTimeout, [weak = weak_from_this(), before = bufferedBytes()] {
        const auto self = weak.lock();
        if (!self)
            return;
        if (self->bufferedBytes() < before)
            self->limitClosing();
        else
            self->drop();
    });
}

void QueuedTransport::setSocketBytes(qint64 bytes)
{
    const qint64 before = m_socketBytes.load(std::memory_order_relaxed);
    m_socketBytes.store(bytes, std::memory_order_release); // only the loop writes it
    if (bytes < before)
        ++m_departures;
    if (bytes > 0 && m_sendTimeout.count() > 0 && !std::exchange(m_isWatched, true))
        watchSending();
}

void QueuedTransport::watchSending()
{
    schedule(m_sendTimeout, [weak = weak_from_this(), before = m_departures] {
        const auto self = weak.lock();
        if (!self || self->isFinished())
            return;
        if (self->m_socketBytes == 0) {
            self->m_isWatched = false;
        } else if (self->m_departures != before) {
            self->watchSending();
        } else {
            self->connection()->errorOccurred(
                { Error::Code::Refused,
                  QStringLiteral(
                      "the peer has taken nothing for %1 ms while %2 bytes wait; it is dropped")
                      .arg(self->m_sendTimeout.count())
                      .arg(self->bufferedBytes()),
                  {} });
            self->drop();
        }
    });
}

void QueuedTransport::enqueue(Command command, qint64 bytes)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_queuedBytes += bytes;
        m_queue.push_back(std::move(command));
        if (++m_waiting > 1)
            return;
    }
    m_loop->post([self = shared_from_this()] { self->work(); });
}

void QueuedTransport::work()
{
    std::vector<Command> commands;
    {
        const std::scoped_lock lock(m_mutex);
        commands.swap(m_queue);
        m_waiting = 0;
        m_queuedBytes = 0; // what is written now counts as the socket's
    }
    for (const Command &command : commands) {
        if (isFinished())
            return;
        perform(command);
    }
}

void QueuedTransport::perform(const Command &command)
{
    if (const auto *message = std::get_if<WsMessage>(&command))
        writeMessage(*message);
    else if (const auto *bytes = std::get_if<QByteArray>(&command))
        writeBytes(*bytes);
    else if (const auto *ping = std::get_if<Ping>(&command))
        writePing(ping->payload);
    else if (const auto *close = std::get_if<Close>(&command))
        writeClose(close->status);
}

} // namespace jackfield::net
