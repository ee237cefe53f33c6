// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/clientconfig.h>
#include <jackfield/ws/websocket.h>

#include <expected>
#include <memory>

namespace jackfield {

/// Why `receive` gave no message.
struct ReceiveEnd
{
    enum class Reason { Closed, Timeout };

    Reason reason = Reason::Closed;
    WsStatus status; ///< of Closed
    std::optional<Response> response; ///< of a client whose handshake was refused
};

/// A client that is asked instead of calling back: the same offline and online, so that one test runs both ways.
/// Destroying it aborts the connection. Thread: one.
class WsClient
{
public:
    /// How a client waits. `advance` lets up to `timeout` pass or returns when something may have come.
    using Advance = std::function<void(std::chrono::milliseconds timeout)>;

    /// Messages and the end, as they came; filled by listeners on the connection's thread.
    class Inbox;

    WsClient(WebSocket socket,
             std::shared_ptr<Inbox> inbox,
             Advance advance,
             std::function<void()> release);
    /// A client whose handshake was refused: closed from the start.
    explicit WsClient(Response refusal);
    ~WsClient();
    Q_DISABLE_COPY_MOVE(WsClient)

    SendResult send(const WsMessage &message);
    void close(const WsStatus &status = WsStatus::NormalClosure);
    void abort();
    void ping(const QByteArray &payload = {});
    /// The next message. Closed is the same answer again when asked again. Offline, waiting advances the TestClock.
    std::expected<WsMessage, ReceiveEnd>
    receive(std::chrono::milliseconds timeout = std::chrono::seconds(5));
    /// When the message came that `receive` gave last: the connection's WebSocket::elapsed(), which may be long ago.
    std::chrono::microseconds arrivedAt() const { return m_arrivedAt; }
    /// `count` messages, or those that came before the end or a time-out (which is for each).
    QList<WsMessage> receiveAll(qsizetype count,
                                std::chrono::milliseconds timeout = std::chrono::seconds(5));
    QString subprotocol() const;
    /// The handle behind it; nothing if the handshake was refused.
    const std::optional<WebSocket> &socket() const { return m_socket; }

private:
    std::optional<WebSocket> m_socket;
    std::shared_ptr<Inbox> m_inbox;
    Advance m_advance;
    std::function<void()> m_release;
    std::optional<Response> m_refusal;
    std::chrono::microseconds m_arrivedAt { 0 };
};

/// Fills from a socket's listeners; waits on a condition variable.
class WsClient::Inbox
{
public:
    Inbox();
    ~Inbox();
    Q_DISABLE_COPY_MOVE(Inbox)

    /// Adds the listeners. Thread: the connection's, in its consumer.
    static void attach(const std::shared_ptr<Inbox> &inbox, const WebSocket &socket);
    /// Blocks until a message or the end is there, or `timeout` is over.
    void wait(std::chrono::milliseconds timeout);
    /// Whether a message or the end is there.
    bool isReady() const;
    /// A message and when it came, the end, or nothing yet.
    using Arrived = std::pair<WsMessage, std::chrono::microseconds>;
    std::optional<std::expected<Arrived, WsStatus>> take();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Connects; what an application that is itself a client is given, so that its tests need no server.
using WsClientFactory = std::function<std::expected<std::unique_ptr<WsClient>, ConnectFailure>(
    const QString &url, const ClientConfig &config)>;

} // namespace jackfield
