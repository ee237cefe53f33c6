// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/setcookie.h>
#include <jackfield/ws/compression.h>
#include <jackfield/ws/reconnectpolicy.h>
#include <jackfield/ws/recordable.h>
#include <jackfield/ws/tlspeer.h>
#include <jackfield/ws/transport.h>
#include <jackfield/ws/wsevent.h>

#include <QList>
#include <QString>
#include <QUrl>
#include <chrono>
#include <optional>

namespace jackfield {

/// How a TLS client decides whom to trust, and what it shows of itself. PEM files by path.
struct TlsClientConfig
{
    QString caFile; ///< trusted besides the system's certificates
    QString certificateFile; ///< shown to the server
    QString keyFile;
    /// The only certificates that are trusted, 32 bytes each, whoever issued them, whomever they are for and whenever
    /// they are valid. Empty: those that can be verified.
    QList<QByteArray> pinnedSha256;
    bool doNotVerify = false; ///< trusts anybody
    QString serverName; ///< asked for (SNI) and verified, in the place of the URL's host
};

/// What a client takes from its server; each value is the default of docs/architecture.md.
struct ClientLimits
{
    qint64 messageBytes = recordableBytes; ///< decompressed; above it close 1009; 0: no limit
    qint64 messageFrames = recordableFrames; ///< above it close 1008; 0: no limit
    qint64 highWaterBytes = 1 << 20; ///< unsent: above it `send` says Buffered
    qint64 unsentBytes = 8 << 20; ///< above it the connection is dropped
    qint64 unheardBytes = 16 << 20; ///< messages without a listener; above it close 1008
    std::chrono::milliseconds closeTimeout =
        std::chrono::seconds(5); ///< in a closing handshake nothing leaves for so long: dropped
};

/// A client's side of the opening handshake.
struct ClientConfig
{
    Headers headers; ///< sent besides the handshake's own; a name may stand several times
    QList<QString> subprotocols; ///< in order of preference
    TlsClientConfig tls;
    std::chrono::milliseconds timeout =
        std::chrono::seconds(10); ///< for DNS, TCP, TLS and handshake together
    ClientLimits limits = {};
    WsSink sink; ///< sees the connection, a refused handshake too
    Transport transport = Transport::QtWebSockets;
    std::optional<Compression> compression = {}; ///< what is offered
    QList<Cookie> cookies = {}; ///< sent besides a Cookie header, to the URL's origin only
    int followRedirects = 0; ///< so many at most; then, and with 0 at once, a redirect is a failure
    bool followToPlain = false; ///< also from wss:// to ws://
    /// Where to connect through: http://user:password@host:port (CONNECT), socks5:// (names are resolved here) or
    /// socks5h:// (there). Empty: straight, whatever the system or the environment says.
    QUrl proxy = {};
    std::chrono::milliseconds keepAlive = std::chrono::milliseconds(0); ///< between pings; 0: none
    std::chrono::milliseconds pongTimeout =
        std::chrono::seconds(20); ///< without one, or without a byte taken, the peer is gone: 1006
    ReconnectPolicy reconnect = {}; ///< of net::client; the blocking client connects once
};

/// Why there is no connection.
struct ConnectFailure
{
    enum class Kind {
        Url, ///< the URL or an option is malformed
        Dns, ///< the host is unknown
        Refused, ///< nobody listens there, or the network is unreachable
        Tls, ///< no trust, or the other side does not speak TLS
        Http, ///< an answer that is not 101: see `response`
        Handshake, ///< a 101 that breaks RFC 6455, or no HTTP at all
        Timeout, ///< `message` names the phase that ran out
        Proxy, ///< the proxy cannot be had, or refuses: see `response`
        Lost, ///< it stood, and is not made again
    };

    Kind kind = Kind::Refused;
    QString message; ///< in words: what, why, what to do
    Response response; ///< status 0 if the peer sent none
    Request request = {}; ///< what was sent, or would have been
    QList<Response> redirects = {}; ///< that were followed before
    /// The next attempt would fail as well: a malformed URL, a certificate that is not trusted, an answer like 401 or 404.
    bool isLasting = false;
    std::optional<TlsPeer> tls = {}; ///< of Tls: what the server showed, and what is wrong with it
};

} // namespace jackfield
