// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "loop_p.h"
#include "service_p.h"

#include <jackfield/ws/connection.h>

#include <atomic>
#include <variant>

namespace jackfield::net {

/// What both transports share. Messages and pings from the loop's own thread are written at once, since writing only
/// adds to a buffer; whatever else is asked for, and all that other threads ask for, waits in one queue and is done in
/// the loop's next turn. The connection asks for one thing at a time, so both ways keep one order.
/// Keeps its connection alive until the end.
class QueuedTransport : public WsTransport,
                        public Resident,
                        public std::enable_shared_from_this<QueuedTransport>
{
public:
    void sendMessage(const WsMessage &message) override;
    bool sendMessageNow(const WsMessage &message) override;
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
    /// A peer that lets bytes wait for so long without taking one is dropped; 0: never.
    void setSendTimeout(std::chrono::milliseconds timeout) { m_sendTimeout = timeout; }
    /// A closing handshake in which nothing leaves for so long is over.
    void setCloseTimeout(std::chrono::milliseconds timeout) { m_closeTimeout = timeout; }
    void goAway() final;
    void drop() final;
    /// Drops it, for an owner that goes: of what has come and was not delivered only the end is.
    void abandon();
    const std::shared_ptr<Connection> &connection() const { return m_connection; }

protected:
    explicit QueuedTransport(std::shared_ptr<Loop> loop)
        : m_loop(std::move(loop))
    { }

    // On the loop's thread. The first three add to a buffer and tell nobody anything.
    virtual void writeMessage(const WsMessage &message) = 0;
    virtual void writePing(const QByteArray &payload) = 0;
    virtual void writeBytes(const QByteArray & /*bytes*/) {
    } ///< of who gives some to enqueueBytes()
    virtual void writeClose(const std::optional<WsStatus> &status) = 0;
    virtual void listen() = 0;
    /// Lets go of the socket, without a word to the peer unless the closing handshake is `clean`.
    virtual void release(bool clean) = 0;

    /// Whether what is asked for now may be done now.
    bool isDirect() const { return m_waiting == 0 && m_loop->isCurrent(); }
    /// Does what was asked for and waits.
    void work();
    void enqueueBytes(const QByteArray &bytes) { enqueue(bytes, bytes.size()); }
    void setSocketBytes(qint64 bytes);
    /// Tells the connection that the stream is over; only the first call counts.
    void finish(bool clean);
    /// The closing handshake must get on from here.
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
    using Command = std::variant<WsMessage, Ping, QByteArray, Close>;

    void enqueue(Command command, qint64 bytes);
    void perform(const Command &command);
    void watchSending();

    const std::shared_ptr<Loop> m_loop;
    std::shared_ptr<Connection> m_connection; ///< the loop's thread only; empty before and after
    std::function<void()> m_onEnd;
    std::mutex m_mutex; ///< guards the queue
    std::vector<Command> m_queue;
    std::atomic<int> m_waiting = 0; ///< how many are in it
    std::atomic<qint64> m_queuedBytes = 0;
    std::atomic<qint64> m_socketBytes = 0;
    std::chrono::milliseconds m_sendTimeout { 0 };
    std::chrono::milliseconds m_closeTimeout = std::chrono::seconds(5);
    quint64 m_departures = 0; ///< how often bytes left
    bool m_isWatched = false; ///< the send time-out runs
};

} // namespace jackfield::net
