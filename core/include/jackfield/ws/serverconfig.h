// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/compression.h>
#include <jackfield/ws/transport.h>
#include <jackfield/ws/wsevent.h>

#include <QList>
#include <QString>
#include <chrono>
#include <optional>

namespace jackfield {

/// A server's certificate and key, PEM files by path. Without files it makes a self-signed one for localhost at each
/// start: clients pin Server::certificateSha256(), or do not verify.
struct TlsServerConfig
{
    QString certificateFile;
    QString keyFile;
};

/// What a server takes from its peers; each value is the default of docs/architecture.md.
struct ServerLimits
{
    static constexpr qint64 usualMessageBytes = 16 << 20;

    std::chrono::milliseconds handshakeTimeout = std::chrono::seconds(10); ///< then 408
    qint64 headBytes = 32 << 10; ///< request line and headers; above it 431
    qint64 bodyBytes = 1 << 20; ///< of an HTTP request; above it 413
    /// Decompressed; above it close 1009; 0: no limit. Not set: usualMessageBytes, at a proxy recordableBytes.
    std::optional<qint64> messageBytes = {};
    qint64 messageFrames = 128 << 10; ///< above it close 1008; 0: no limit
    qint64 highWaterBytes = 1 << 20; ///< unsent, for each peer: above it `send` says Buffered
    qint64 unsentBytes = 8 << 20; ///< for each peer; above it the peer is dropped
    qint64 unheardBytes = 16 << 20; ///< messages without a listener; above it close 1008
    std::chrono::milliseconds sendTimeout = std::chrono::seconds(
        30); ///< a peer that takes no byte for so long while some wait is dropped
    std::chrono::milliseconds closeTimeout =
        std::chrono::seconds(5); ///< in a closing handshake nothing leaves for so long: dropped
    int connections = 10'000; ///< above it 503
};

/// How a server listens. Members are named at the call: `{.port = 9000}`.
struct ServerConfig
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0; ///< 0: any free port
    std::optional<TlsServerConfig> tls = {};
    int workers = 1; ///< threads for sockets and handlers; 0: the caller's thread
    /// HTTP handlers run each on a thread of its own and may wait there, so many at a time; above it 503. 0: they run on the
    /// workers. Before stop() what they wait for must have an end.
    int httpThreads = 0;
    ServerLimits limits = {};
    std::chrono::milliseconds keepAlive = std::chrono::milliseconds(0); ///< between pings; 0: none
    std::chrono::milliseconds pongTimeout =
        std::chrono::seconds(20); ///< after each; a peer without a pong is dropped; 0: for ever
    QList<QString> allowedOrigins = {}; ///< besides loopback origins, e.g. "https://app.example"
    QList<QString> allowedHosts = {}; ///< besides loopback names and the bound address
    WsSink sink = {}; ///< sees every connection, refusals too
    Transport transport = Transport::QtWebSockets;
    std::optional<Compression> compression = {}; ///< exact transport only
};

} // namespace jackfield
