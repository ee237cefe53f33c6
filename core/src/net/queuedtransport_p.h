// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "loop_p.h"

#include <jackfield/ws/connection.h>

#include <atomic>
#include <deque>
#include <variant>

namespace jackfield::net {

/// What both transports share: whatever is asked for from any thread waits in one queue and is done on the loop's
/// thread, in order, all of it in the loop's next turn. Keeps its connection alive until the end.
class QueuedTransport : public WsTransport, public std::enable_shared_from_this<QueuedTransport>
{
public:
    void sendMessage(const WsMessage &message) final;
    void sendPing(const QByteArray &payload) final;
    void sendClose(const std::optional<WsStatus> &status) final;
    void abort() final;
    qint64 bufferedBytes() const final { return m_queuedBytes + m_socketBytes; }
    void post(std::function<void()> task) final { m_loop->post(std::move(task)); }
    void schedule(std::chrono::milliseconds delay, std::function<void()> task) final
    {
        m_loop->schedule(delay, std::move(task));
    }

    /// Begins to read. `onEnd` is called once, when the stream is over and the connection knows.
    void start(std::shared_ptr<Connection> connection, std::function<void()> onEnd);
    /// Ends it here and now, if it has not ended. Thread: the loop's.
    void drop();
    /// The same, for an owner that goes: of what has come and was not delivered only the end is.
    void abandon();
    const std::shared_ptr<Connection> &connection() const { return m_connection; }

protected:
    explicit QueuedTransport(std::shared_ptr<Loop> loop)
        : m_loop(std::move(loop))
    { }

    // On the loop's thread.
    virtual void listen() = 0;
    virtual void writeMessage(const WsMessage &message) = 0;
    virtual void writePing(const QByteArray &payload) = 0;
    virtual void writeClose(const std::optional<WsStatus> &status) = 0;
    /// Lets go of the socket, without a word to the peer unless the closing handshake is `clean`.
    virtual void release(bool clean) = 0;

    void setSocketBytes(qint64 bytes) { m_socketBytes = bytes; }
    /// Tells the connection that the stream is over; only the first call counts.
    void finish(bool clean);
    /// The closing handshake must get on: five seconds in which nothing leaves are its end.
    void limitClosing();
    bool isFinished() const { return !m_connection; }
    Loop &loop() const { return *m_loop; }

private:
    struct Ping
    {
        QByteArray payload;
    };
    struct Close
    {
        std::optional<WsStatus> status;
    };
    using Command = std::variant<WsMessage, Ping, Close>;

    void enqueue(Command command, qint64 bytes);
    void work();
    void perform(const Command &command);

    const std::shared_ptr<Loop> m_loop;
    std::shared_ptr<Connection> m_connection; ///< the loop's thread only; empty before and after
    std::function<void()> m_onEnd;
    std::mutex m_mutex; ///< guards the queue
    std::deque<Command> m_queue;
    std::atomic<qint64> m_queuedBytes = 0;
    std::atomic<qint64> m_socketBytes = 0;
};

} // namespace jackfield::net
