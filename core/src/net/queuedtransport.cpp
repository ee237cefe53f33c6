// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "queuedtransport_p.h"

namespace jackfield::net {

void QueuedTransport::sendMessage(const WsMessage &message)
{
    enqueue(message, message.size());
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

void QueuedTransport::drop()
{
    if (isFinished())
        return;
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
    setSocketBytes(0);
    connection->ended(clean);
    if (onEnd)
        onEnd();
}

void QueuedTransport::limitClosing()
{
    schedule(std::chrono::seconds(5), [weak = weak_from_this(), before = bufferedBytes()] {
        const auto self = weak.lock();
        if (!self)
            return;
        if (self->bufferedBytes() < before)
            self->limitClosing();
        else
            self->drop();
    });
}

void QueuedTransport::enqueue(Command command, qint64 bytes)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_queuedBytes += bytes;
        m_queue.push_back(std::move(command));
        if (m_queue.size() > 1)
            return;
    }
    m_loop->post([self = shared_from_this()] { self->work(); });
}

void QueuedTransport::work()
{
    std::deque<Command> commands;
    {
        const std::scoped_lock lock(m_mutex);
        commands.swap(m_queue);
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
    else if (const auto *ping = std::get_if<Ping>(&command))
        writePing(ping->payload);
    else if (const auto *close = std::get_if<Close>(&command))
        writeClose(close->status);
}

} // namespace jackfield::net
