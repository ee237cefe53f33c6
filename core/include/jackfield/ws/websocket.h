// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsevent.h>
#include <jackfield/ws/wsresponse.h>

#include <chrono>
#include <memory>

namespace jackfield {

class Connection;
struct KeepAlive;

/// What became of a message that was sent.
enum class SendResult {
    Accepted, ///< handed to the transport
    Buffered, ///< the same, but more than the high-water mark waits for the peer
    Closed, ///< the connection is closing or closed; nothing was sent
    Malformed, ///< text that is not valid Unicode; nothing was sent, `onError` says why
    Queued, ///< of a client that reconnects: kept until there is a connection
    Unsupported, ///< of sendRaw: this transport cannot
    Dropped, ///< a filter let it go, because the peer does not keep up
};

/// One side of a connection: a small handle, copied freely. All copies are the same connection.
/// Callbacks run on the connection's thread, one at a time, in order; messages that come before their first listener wait
/// for it, and so does the end. Listeners add up and are dropped at close.
class WebSocket
{
public:
    using MessageListener = std::function<void(const WsMessage &)>;
    /// `initiator` is the side that closed first; `clean` says whether the closing handshake was completed.
    using CloseListener = std::function<void(const WsStatus &, Side initiator, bool clean)>;
    using ErrorListener = std::function<void(const Error &)>;
    using PayloadListener = std::function<void(const QByteArray &)>;
    using WritableListener = std::function<void()>;

    /// The functions of a handle that `with` can replace; an empty one is left as it was.
    struct Functions
    {
        std::function<SendResult(const WsMessage &)> send = {};
        /// Nothing: without a code.
        std::function<void(const std::optional<WsStatus> &)> close = {};
        std::function<void(const MessageListener &)> onMessage = {};
        /// Runs each listener and timer that is given to the handle, once: what it throws may go on as something else.
        std::function<void(const std::function<void()> &)> run = {};
        /// What request() gives: the request as a handler behind filters and routes was asked with it.
        std::shared_ptr<const Request> request = {};
    };

    explicit WebSocket(std::shared_ptr<Connection> connection);

    /// Thread: any.
    SendResult send(const WsMessage &message) const;
    /// Starts the closing handshake. A code that may not be sent is an error (`onError`), and nothing is sent.
    /// The reason is cut to 123 bytes at a character (RFC 6455 section 5.5). A second call does nothing. Thread: any.
    void close(const WsStatus &status = WsStatus::NormalClosure) const;
    /// Closes with a close frame that has no body. Thread: any.
    void closeWithoutCode() const;
    /// Drops the connection without a closing handshake: the peer sees 1006. Thread: any.
    void abort() const;
    /// The same because of a fault, which `onError` tells first. Thread: any.
    void abort(const Error &fault) const;
    /// Payload: at most 125 bytes, longer ones are an error (`onError`). Thread: any.
    void ping(const QByteArray &payload = {}) const;

    void onMessage(const MessageListener &listener) const;
    /// Called exactly once.
    void onClose(const CloseListener &listener) const;
    void onError(const ErrorListener &listener) const;
    void onPing(const PayloadListener &listener) const;
    void onPong(const PayloadListener &listener) const;
    /// Called when `send` has said Buffered and enough has left since.
    void onWritable(const WritableListener &listener) const;
    /// Sees everything in both directions; does not count as a listener.
    void observe(const WsObserver &observer) const;

    // What servers and clients of Jackfield can do on a stream. Offline, and with an adopted QWebSocket, nothing is done.
    /// Writes bytes as they are, a wrong frame for one; what follows from it is the caller's. Unsupported elsewhere.
    SendResult sendRaw(const QByteArray &bytes) const;
    /// Reads nothing while paused, so that TCP slows the peer down. False elsewhere.
    bool setReadingPaused(bool paused) const;
    /// Whether what the peer sends does not get here now: reading is paused, or so much waits to be sent to it that nothing
    /// more is delivered.
    bool isHeldUp() const;
    /// Leaves pings of the peer unanswered. False elsewhere.
    bool setPongsMuted(bool muted) const;

    /// Runs `task` once, or again and again, on the connection's thread, until the connection closes.
    void after(std::chrono::milliseconds delay, const std::function<void()> &task) const;
    void every(std::chrono::milliseconds interval, const std::function<void()> &task) const;
    /// The time that those timers follow; offline it is the TestClock's. Only differences mean something. Thread: any.
    std::chrono::microseconds elapsed() const;

    /// The opening handshake's request, as the handler was given it: with its route and with what filters before it have
    /// put into its context. (A filter that is not composed by then() is not known to have changed it.)
    const Request &request() const;
    /// The 101 with its headers.
    const Response &response() const;
    /// Of a client: the redirects that it followed to get here, in order.
    const QList<Response> &redirects() const;
    /// Of a client: its server, if it is reached by TLS.
    const std::optional<TlsPeer> &tls() const;
    /// The agreed subprotocol; empty if there is none.
    QString subprotocol() const;
    /// Address and port of the other end; "offline" without a socket.
    QString peer() const;
    /// Unique in this process.
    quint64 id() const;
    Side side() const;
    /// Bytes sent that have not left yet.
    qint64 bufferedBytes() const;
    bool isOpen() const;
    /// The latest time from a ping of keepAlive() to its pong; nothing before the first one. Thread: any.
    std::optional<std::chrono::microseconds> roundTrip() const;

    /// The same connection with single functions replaced: `socket.with({.send = logged})`.
    WebSocket with(Functions functions) const;

private:
    friend void keepAlive(const WebSocket &socket, const KeepAlive &policy);
    void setRoundTrip(std::chrono::microseconds took) const;

    /// `listener` as it runs here.
    template<typename... Arguments>
    std::function<void(Arguments...)> run(const std::function<void(Arguments...)> &listener) const;

    std::shared_ptr<Connection> m_connection;
    std::shared_ptr<const Functions> m_functions;
};

} // namespace jackfield
