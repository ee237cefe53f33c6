// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/response.h>
#include <jackfield/support/error.h>
#include <jackfield/ws/tlspeer.h>
#include <jackfield/ws/wsmessage.h>
#include <jackfield/ws/wsstatus.h>

#include <functional>
#include <optional>

namespace jackfield {

/// The two ends of a connection: who sent, who closed.
enum class Side { Client, Server };

inline Side other(Side side)
{
    return side == Side::Client ? Side::Server : Side::Client;
}

/// One frame as it stood on the wire (RFC 6455 section 5.2), without its payload.
struct WsFrame
{
    bool fin = true;
    quint8 rsv = 0; ///< the three reserved bits; RSV1, which is 4, says compressed
    quint8 opcode = 1;
    quint64 length = 0; ///< bytes of the payload on the wire
    std::optional<quint32> mask = {};

    bool operator==(const WsFrame &) const = default;
};

/// What somebody in between, as at a proxy's breakpoint, has done to a message.
enum class WsTouch : quint8 {
    None, ///< nothing
    Changed, ///< it goes on other than it came; of one that was dropped: the next one took its place
    Injected, ///< neither side has sent it
    Lost, ///< it waited there until it could not be delivered any more
};

/// One thing that happened on a connection, as an observer sees it.
struct WsEvent
{
    enum class Kind {
        Message,
        Ping,
        Pong,
        Close, ///< a close frame; `status` is empty if it had no code
        End, ///< the last event of a connection; `from` ended it
        Error,
        Frame, ///< a frame that breaks the protocol, or bytes that were sent raw
        Dropped, ///< a message that somebody in between did not deliver
    };

    Kind kind = Kind::Message;
    Side from = Side::Server;
    WsMessage message; ///< of Message, as it was delivered; of Dropped, as it came
    QByteArray
        payload; ///< of Ping and Pong, at most 125 bytes; of Frame all its bytes, header and mask too
    std::optional<WsStatus> status; ///< of Close and End
    bool clean = true; ///< of End: whether the closing handshake was completed
    Error error; ///< of Error
    bool partial = false; ///< of Message: it was never completed, and this is what had come of it
    WsTouch touch = WsTouch::None; ///< of Message and Dropped
};

/// Sees everything that passes on one connection, in order, before it is delivered or handed to the socket.
/// It must not call back into the connection. Thread: the connection's or, for what another thread sends, that one;
/// never two at a time.
struct WsObserver
{
    std::function<void(const WsEvent &)> event;
    /// What was observed is about to be delivered or to leave: write it now. Optional.
    std::function<void()> flush;
    /// Every frame of data, before the message that it completes. Optional; an adopted QWebSocket shows none.
    std::function<void(const WsFrame &, Side from)> frame;
};

/// The accepted opening handshake.
struct WsOpened
{
    Request request; ///< as it was on the wire
    Response response; ///< the 101 and its headers
    QString subprotocol;
    QString url; ///< what the client asked for, e.g. "ws://127.0.0.1:9000/feed"
    QString upstream; ///< of a proxy: the server behind it
    QList<Response> redirects = {}; ///< of a client: the answers that it followed to this one
    std::optional<TlsPeer> tls = {}; ///< of a client: its server, if it is reached by TLS
};

/// Where servers, clients and proxies report their connections; any member may be empty.
/// Thread: called from the threads of the connections, several at a time for several workers.
struct WsSink
{
    std::function<WsObserver(const WsOpened &)> opened;
    std::function<void(const WsOpened &)> refused; ///< `response` is the refusal

    explicit operator bool() const { return opened || refused; }
};

} // namespace jackfield
